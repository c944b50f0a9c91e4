"""Who comes on a simulated day: made-up visitors, each drawn from a generator of its own.

A visitor's draws depend on the seed and the visitor's place in the day alone, never on what desks do, so the
same seed with another number of desks serves the same visitors.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from pst_kiosk.domain import code_lists, procedure
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.steps import Place
from pst_kiosk.domain.survey import SCALE, Element


@dataclass(frozen=True)
class Rates:
    """Shares of visitors, from 0 to 1."""

    priority: float = 0.06
    no_show: float = 0.04
    hold: float = 0.03
    transfer: float = 0.02
    return_after_no_show: float = 0.5
    rated: float = 0.6
    surveyed: float = 0.35


@dataclass(frozen=True)
class Hold:
    """Set aside once: while waiting, when called or `part` of the way through a service."""

    when: str
    part: float
    lasts: dt.timedelta


@dataclass(frozen=True)
class Guest:
    index: int
    arrives: dt.datetime
    service: str
    language: str
    people: int
    draft: Draft
    minutes: Mapping[Queue, float]
    """How long each stage of each service takes with this visitor."""
    noticed: float
    """Seconds until a free desk sees that this visitor waits."""
    walks: float
    """Seconds from the call to the desk."""
    tidying: float
    """Seconds the officer needs after this visitor before calling the next."""
    misses_call: bool
    returns: dt.timedelta | None
    hold: Hold | None
    goes_over_to: str | None
    """The service the visitor is transferred to from the first desk; None for most."""
    score: int | None
    answers: Mapping[Element, int]


SHARES = {"K": 5.0, "P": 3.0, "J": 1.5, "R": 0.5}
"""How often each service is asked for, by its letter: an assumption for a usual day."""
HUMPS = ((0.55, 0.22, 0.09), (0.45, 0.66, 0.12))
"""Arrivals over the opening hours: weight, middle and spread of the morning and the afternoon hump."""
SPREAD = 0.45
"""Spread of service times: log-normal around the typical ones."""
SHORT_MINUTES = 4.0
"""What front office, cashier and hand-over usually take; the first service desk takes the typical time."""
NAMES = (
    "Ayu",
    "Budi",
    "Citra",
    "Dewi",
    "Eko",
    "Fitri",
    "Gilang",
    "Hana",
    "Indra",
    "Joko",
    "Kartika",
    "Lukman",
)
FAMILIES = ("Wijaya", "Santoso", "Rahmawati", "Nainggolan", "Tamba", "Lestari", "Pratama", "Siregar")


def draw(
    office: Office, visitors: int, seed: int, rates: Rates, opens: dt.datetime, closes: dt.datetime
) -> list[Guest]:
    """The day's visitors in the order they come."""
    guests = [_guest(office, index, seed, rates, opens, closes) for index in range(visitors)]
    return sorted(guests, key=lambda guest: (guest.arrives, guest.index))


def _guest(
    office: Office, index: int, seed: int, rates: Rates, opens: dt.datetime, closes: dt.datetime
) -> Guest:
    # Every draw is made for every visitor, in one order: a changed rate changes nobody else.
    chance = Random(f"{seed}/{index}")  # noqa: S311 - a game, not a secret
    arrives = _arrival(chance, opens, closes)
    services = [service.key for service in office.services]
    shares = [SHARES.get(service.letter, 1.0) for service in office.services]
    (service,) = chance.choices(services, shares)
    others = [key for key in services if key != service]
    other = chance.choice(others or services)
    minutes = {queue: _minutes(chance, office, queue) for queue in procedure.queues(office)}
    language = "en" if chance.random() < 0.05 else "id"
    people = 1 if chance.random() < 0.93 else chance.randint(2, 8)
    assisted = chance.random() < rates.priority
    draft = _draft(chance, index, opens.year, assisted)
    misses, returns = chance.random() < rates.no_show, chance.random() < rates.return_after_no_show
    back = dt.timedelta(minutes=chance.uniform(4, 25))
    held = chance.random() < rates.hold
    hold = Hold(
        chance.choice(("waiting", "called", "service")),
        chance.uniform(0.2, 0.8),
        dt.timedelta(minutes=chance.uniform(3, 15)),
    )
    goes_over = chance.random() < rates.transfer and bool(others)
    score = chance.choices(SCALE, (1, 4, 35, 60))[0]
    answers = {element: chance.choices(SCALE, (1, 5, 44, 50))[0] for element in Element}
    return Guest(
        index=index,
        arrives=arrives,
        service=service,
        language=language,
        people=people,
        draft=draft,
        minutes=minutes,
        noticed=chance.uniform(4, 20),
        walks=chance.uniform(12, 55),
        tidying=chance.uniform(8, 60),
        misses_call=misses,
        returns=back if returns else None,
        hold=hold if held else None,
        goes_over_to=other if goes_over else None,
        score=score if chance.random() < rates.rated else None,
        answers=answers if chance.random() < rates.surveyed else {},
    )


def _arrival(chance: Random, opens: dt.datetime, closes: dt.datetime) -> dt.datetime:
    """From a little before opening until half an hour before closing, with a hump in the morning and one in
    the afternoon."""
    earliest, latest = opens - dt.timedelta(minutes=8), closes - dt.timedelta(minutes=30)
    while True:
        _, middle, spread = chance.choices(HUMPS, [weight for weight, _, _ in HUMPS])[0]
        arrives = opens + (closes - opens) * chance.gauss(middle, spread)
        if earliest <= arrives <= latest:
            return arrives


def _minutes(chance: Random, office: Office, queue: Queue) -> float:
    """Front office and cashier are short; the service desk takes the profile's typical time."""
    service = office.service(queue[0])
    usual = float(service.typical_minutes)
    at_desks = [stage.key for stage in procedure.stages(service) if stage.place is Place.SERVICE_DESK]
    if queue[1] != at_desks[0]:
        usual = min(SHORT_MINUTES, usual)
    return usual * math.exp(chance.gauss(0, SPREAD))


def _draft(chance: Random, index: int, year: int, assisted: bool) -> Draft:
    name = f"{chance.choice(NAMES)} {chance.choice(FAMILIES)}"
    draft: dict[str, str | int | None] = {
        "name": name,
        "email": f"tamu{index}@example.org",
        "phone": f"0812{chance.randint(10_000_000, 99_999_999)}",
        "sex": chance.choice(list(code_lists.SEX)),
        "birth_year": str(year - chance.randint(17, 70)),
        "education": chance.choice(list(code_lists.EDUCATION)),
        "job": chance.choice(list(code_lists.JOB)),
        "institution_category": chance.choice(list(code_lists.INSTITUTION_CATEGORY)),
        "institution": f"Instansi Contoh {chance.randint(1, 40)}",
        "main_use": chance.choice(list(code_lists.MAIN_USE)),
        "means": chance.choice(list(code_lists.MEANS)),
    }
    assistance = chance.choice(list(code_lists.ASSISTANCE))
    return draft | {"assistance": assistance} if assisted else draft
