"""What the kiosk was told at one moment; read in the database lane."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pst_kiosk.dates import long_date, weekday, zone_name

if TYPE_CHECKING:
    from pst_kiosk.domain.forecast import Estimate
    from pst_kiosk.domain.guestbook import Question
    from pst_kiosk.domain.office import Office, Service
    from pst_kiosk.domain.profile_parts import Text
    from pst_kiosk.services.opening import Services

ByLanguage = Mapping[str, str]


@dataclass(frozen=True)
class Offer:
    """A service whose number is taken at the kiosk; `wait` is None where a visitor is called at once."""

    service: Service
    waiting: int
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

    @property
    def notice(self) -> Text:
        """What happens with the data, in the office's own words."""
        return self.office.guest_book.notice

    def offer(self, key: str) -> Offer | None:
        return next((offer for offer in self.offers if offer.service.key == key), None)


def read_kiosk(services: Services) -> KioskFacts:
    """The kiosk's one query. Imports Babel at its first use, so it runs in the lane."""
    from pst_kiosk.domain.guestbook import questions

    view = services.reception.welcome()
    office, at = view.office, view.at.astimezone(view.office.tz)
    until = view.open.until and view.open.until.astimezone(office.tz)
    return KioskFacts(
        office=office,
        at=at,
        zone=zone_name(office.tz),
        date=_in_both(long_date, at),
        is_open=view.open.is_open,
        until=until,
        until_day=_in_both(weekday, until) if until else {},
        offers=tuple(
            Offer(now.service, now.waiting, now.wait, "guest_book" in before, visit_path(now.service))
            for now in view.services
            if (before := steps_before_number(now.service)) is not None
        ),
        questions=questions(office.guest_book),
    )


def steps_before_number(service: Service) -> tuple[str, ...] | None:
    """The kinds of what the visitor does at the kiosk before the number; None where it gives no number."""
    from pst_kiosk.domain.procedure import kiosk_steps
    from pst_kiosk.domain.steps import Kind

    kinds = [step.kind for step in kiosk_steps(service)]
    if Kind.TAKE_NUMBER not in kinds:
        return None
    return tuple(kinds[: kinds.index(Kind.TAKE_NUMBER)])


def visit_path(service: Service) -> tuple[Text, ...]:
    """The steps a visitor takes notice of: a stage at a desk counts as one, the officer's own as none."""
    from pst_kiosk.domain.procedure import stages
    from pst_kiosk.domain.steps import Kind

    firsts = {stage.key for stage in stages(service)}
    return tuple(
        step.text
        for step in service.steps
        if step.key in firsts or (not step.at_desk and step.kind is not Kind.RECORD)
    )


def _in_both(words: Callable[[dt.date, str], str], moment: dt.datetime) -> ByLanguage:
    return {language: words(moment.date(), language) for language in ("id", "en")}
