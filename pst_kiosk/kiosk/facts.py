"""What the kiosk was told at one moment; read in a lane."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from pst_kiosk.dates import long_date, weekday, zone_name

if TYPE_CHECKING:
    from pst_kiosk.domain.calendar import OpenState
    from pst_kiosk.domain.forecast import Estimate
    from pst_kiosk.domain.guestbook import Question
    from pst_kiosk.domain.office import Office, Service
    from pst_kiosk.domain.profile_parts import Text
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.services.opening import Services

ByLanguage = Mapping[str, str]


@dataclass(frozen=True)
class Offer:
    """A service whose visit begins at the kiosk; `wait` is None where a visitor is served at once. Cut off
    from the database, nobody knows who is `waiting`: None, and `wait` says nothing."""

    service: Service
    waiting: int | None
    wait: Estimate | None
    guest_book_first: bool
    path: tuple[Text, ...]
    """What awaits the visitor, step by step."""


@dataclass(frozen=True)
class KioskFacts:
    """One reading. All times are in the office's zone."""

    office: Office
    at: dt.datetime
    zone: str
    date: ByLanguage
    is_open: bool
    until: dt.datetime | None
    """When it closes or opens next; None where that is not within reach."""
    until_day: ByLanguage
    offers: tuple[Offer, ...]
    questions: tuple[Question, ...]
    assistance: Mapping[int, ByLanguage]
    """Why priority may be asked for, by code."""
    announcements: tuple[Text, ...] = ()
    institutions: tuple[str, ...] = ()
    """Names the office approved, to be suggested."""
    cut_off: bool = False
    """Told by the outbox, from what it remembers."""
    gives_numbers: bool = True
    """Whether a visitor can be received now; cut off, a kiosk without a digit of its own cannot."""

    @property
    def notice(self) -> Text:
        """What happens with the data, in the office's own words."""
        return self.office.guest_book.notice

    def offer(self, key: str) -> Offer | None:
        return next((offer for offer in self.offers if offer.service.key == key), None)


def read_kiosk(services: Services) -> KioskFacts:
    """The kiosk's one query; in the database's lane."""
    from pst_kiosk.domain.procedure import kiosk_steps

    view = services.welcome()
    offers = [_offer(now.service, now.waiting, now.wait) for now in view.services if kiosk_steps(now.service)]
    facts = _facts(view.office, view.at, view.open, offers)
    return replace(facts, announcements=view.announcements, institutions=view.institutions)


def load_first_tap(services: Services) -> None:
    """Load in the database's lane what the first visitor would wait for."""
    _ = services.reception
    _load_guest_book()


def recall_kiosk(outbox: Outbox) -> KioskFacts | None:
    """The same without the database, None where nothing is remembered; in the outbox's lane."""
    from pst_kiosk.domain.calendar import open_state
    from pst_kiosk.domain.procedure import kiosk_steps

    _load_guest_book()
    known, at = outbox.provisions, outbox.now()
    if known is None:
        return None
    offers = [_offer(service, None, None) for service in known.office.services if kiosk_steps(service)]
    facts = _facts(known.office, at, open_state(known.office, at, known.holidays), offers)
    return replace(facts, cut_off=True, gives_numbers=known.digit is not None)


def _load_guest_book() -> None:
    import email_validator  # noqa: F401 - the rules of an e-mail address, which the window's thread checks


def _offer(service: Service, waiting: int | None, wait: Estimate | None) -> Offer:
    from pst_kiosk.domain.procedure import guest_book_at_kiosk

    return Offer(service, waiting, wait, guest_book_at_kiosk(service), visit_path(service))


def _facts(office: Office, at: dt.datetime, state: OpenState, offers: Iterable[Offer]) -> KioskFacts:
    """Imports Babel at its first use, so it runs in a lane."""
    from pst_kiosk.domain.code_lists import ASSISTANCE
    from pst_kiosk.domain.guestbook import questions

    at = at.astimezone(office.tz)
    until = state.until and state.until.astimezone(office.tz)
    return KioskFacts(
        office=office,
        at=at,
        zone=zone_name(office.tz),
        date=_in_both(long_date, at),
        is_open=state.is_open,
        until=until,
        until_day=_in_both(weekday, until) if until else {},
        offers=tuple(offers),
        questions=questions(office.guest_book),
        assistance={code: {"id": text.id, "en": text.en} for code, text in ASSISTANCE.items()},
    )


def visit_path(service: Service) -> tuple[Text, ...]:
    """The steps a visitor takes notice of: a stage at a desk counts as one, the officer's own as none, nor
    what happens after the visit."""
    from pst_kiosk.domain.procedure import stages
    from pst_kiosk.domain.steps import Kind

    within = {step.key for stage in stages(service) for step in stage.steps[1:]}
    return tuple(
        step.text
        for step in service.steps
        if step.key not in within and not step.request and step.kind is not Kind.RECORD
    )


def to_do_first(service: Service) -> tuple[Text, ...]:
    """What the visitor does elsewhere before being served, such as handing over the ID card."""
    from pst_kiosk.domain.procedure import stages
    from pst_kiosk.domain.steps import Kind, Place

    first = stages(service)[0].key
    before = takewhile(lambda step: step.key != first, service.steps)
    return tuple(step.text for step in before if step.place is not Place.KIOSK and step.kind is not Kind.WAIT)


def _in_both(words: Callable[[dt.date, str], str], moment: dt.datetime) -> ByLanguage:
    return {language: words(moment.date(), language) for language in ("id", "en")}
