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

from pst_kiosk.domain import procedure
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.procedure import Queue, Stage
from pst_kiosk.domain.record import Outcome
from pst_kiosk.domain.steps import Place
from pst_kiosk.domain.survey import SCALE, Element
from pst_kiosk.simulate.answers import answers_of


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
    """Set aside once: while `waiting`, when `called`, or `part` of the way through a `service`."""

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
    outcome: Outcome
    score: int | None
    answers: Mapping[Element, int]


SHARES = {"K": 5.0, "P": 3.0, "J": 1.5, "R": 0.5}
"""How often each service is asked for, by its letter: an assumption for a usual day."""
AT_THE_DOOR = 0.04
"""Visitors who come before the opening and take their number once the door opens."""
DOOR_SECONDS = (3, 90)
HUMPS = ((0.55, 0.22, 0.09), (0.45, 0.66, 0.12))
"""Arrivals over the opening hours: weight, middle and spread of the morning and the afternoon hump."""
NOBODY_IN_THE_LAST = 1 / 15
"""Part of the opening hours before closing in which nobody comes any more: half an hour of a usual day."""
SPREAD = 0.45
"""Spread of service times: log-normal around the usual ones."""
MINUTES_BESIDES = {Place.FRONT_OFFICE: 1.2, Place.CASHIER: 2.0, Place.SERVICE_DESK: 3.0}
"""Assumptions about stages besides the service itself: the guest book, paying, the hand-over."""
OUTCOMES = {Outcome.MET: 85, Outcome.PARTLY: 9, Outcome.NOT_MET: 3, Outcome.REFERRED: 3}


def draw(
    office: Office, visitors: int, seed: int, rates: Rates, opens: dt.datetime, closes: dt.datetime
) -> list[Guest]:
    """The day's visitors in the order they come."""
    guests = [_guest(office, index, seed, rates, opens, closes) for index in range(visitors)]
    return sorted(guests, key=lambda guest: (guest.arrives, guest.index))


def _guest(
    office: Office, index: int, seed: int, rates: Rates, opens: dt.datetime, closes: dt.datetime
) -> Guest:
    # Every draw is made for every visitor, in one order: a changed rate changes nothing else.
    chance = Random(f"{seed}/{index}")  # noqa: S311 - a game, not a secret
    arrives = _arrival(chance, opens, closes)
    (service,) = chance.choices(office.services, [SHARES.get(each.letter, 1.0) for each in office.services])
    others = [each.key for each in office.services if each is not service]
    other = chance.choice(others) if others else None
    minutes = {
        (each.key, stage.key): _usual_minutes(each, stage) * math.exp(chance.gauss(0, SPREAD))
        for each in office.services
        for stage in procedure.stages(each)
    }
    language = "en" if chance.random() < 0.05 else "id"
    people = 1 if chance.random() < 0.93 else chance.randint(2, 8)
    draft = answers_of(chance, index, opens.year, assisted=chance.random() < rates.priority)
    misses, returns = chance.random() < rates.no_show, chance.random() < rates.return_after_no_show
    back = dt.timedelta(minutes=chance.uniform(4, 25))
    held, hold = chance.random() < rates.hold, _hold(chance, service)
    goes_over = chance.random() < rates.transfer
    (outcome,) = chance.choices(list(OUTCOMES), list(OUTCOMES.values()))
    rated, score = chance.random() < rates.rated, chance.choices(SCALE, (1, 4, 35, 60))[0]
    surveyed = chance.random() < rates.surveyed
    answers = {element: chance.choices(SCALE, (1, 5, 44, 50))[0] for element in Element}
    return Guest(
        index=index,
        arrives=arrives,
        service=service.key,
        language=language,
        people=people,
        draft=draft,
        minutes=minutes,
        noticed=chance.uniform(4, 20),
        walks=chance.uniform(8, 40),
        tidying=chance.uniform(5, 45),
        misses_call=misses,
        returns=back if returns else None,
        hold=hold if held else None,
        goes_over_to=other if goes_over else None,
        outcome=outcome,
        score=score if rated else None,
        answers=answers if surveyed else {},
    )


def _arrival(chance: Random, opens: dt.datetime, closes: dt.datetime) -> dt.datetime:
    """When the number is taken: as the door opens, or in the morning's or the afternoon's hump."""
    if chance.random() < AT_THE_DOOR:
        return opens + dt.timedelta(seconds=chance.uniform(*DOOR_SECONDS))
    while True:
        ((_, middle, spread),) = chance.choices(HUMPS, [weight for weight, _, _ in HUMPS])
        part = chance.gauss(middle, spread)
        if 0 < part < 1 - NOBODY_IN_THE_LAST:
            return opens + (closes - opens) * part


def _usual_minutes(service: Service, stage: Stage) -> float:
    """The service itself, the first stage at a service desk, takes the profile's typical time."""
    stages = procedure.stages(service)
    itself = next((each for each in stages if each.place is Place.SERVICE_DESK), stages[-1])
    typical = float(service.typical_minutes)
    return typical if stage == itself else min(MINUTES_BESIDES[stage.place], typical)


def _hold(chance: Random, service: Service) -> Hold:
    """Where nobody is called, nobody is set aside after a call."""
    moments = ("waiting", "called", "service") if service.numbered else ("waiting", "service")
    lasts = dt.timedelta(minutes=chance.uniform(3, 15))
    return Hold(chance.choice(moments), chance.uniform(0.2, 0.8), lasts)
