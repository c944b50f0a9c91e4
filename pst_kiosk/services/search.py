"""Finding visits again, and reading one from its beginning to its end. Who looked is in the audit log."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pst_kiosk.db import officers, visit_search, visit_words, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.recognition import FACTS
from pst_kiosk.db.visit_search import Sought
from pst_kiosk.domain import contacts
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.ticket import number_typed
from pst_kiosk.domain.words import words_of
from pst_kiosk.services.accounts import check_role
from pst_kiosk.services.unit import OfficeUnit

MOST = 200
"""Visits of one answer."""
MOST_OF_A_DAY = 500
"""Of the list of one day: all of a very busy one."""
MOST_WORDS = 6
LONGEST = 200
"""Letters of what is typed into one field."""
OVERSEE = (Role.SUPERVISOR, Role.HEAD, Role.ADMINISTRATOR)
"""Who may look back on visits."""


@dataclass(frozen=True)
class Wanted:
    """What is looked for, as typed; what is empty does not matter. Days are those a visit began on."""

    words: str = ""
    number: str = ""
    contact: str = ""
    service: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True)
class TicketFound:
    id: str
    number: str | None
    service: str
    status: str
    issued_at: dt.datetime


@dataclass(frozen=True)
class VisitFound:
    """A line of the answer. `name` is None where the guest book was not signed, empty where it was erased."""

    id: str
    started_at: dt.datetime
    ended_at: dt.datetime | None
    name: str | None
    institution: str | None
    tickets: tuple[TicketFound, ...]


@dataclass(frozen=True)
class Answer:
    """`more`: there are older ones beyond these."""

    visits: tuple[VisitFound, ...]
    more: bool


@dataclass(frozen=True)
class Line:
    """One thing that happened. `undone`: it was taken back later."""

    seq: int
    at: dt.datetime
    event: str
    number: str | None
    service: str | None
    step: str | None
    desk: str | None
    officer: str | None
    undone: bool


@dataclass(frozen=True)
class Corrected:
    """What stood there, what stands there now, who set it right and why. Both are None once erased."""

    subject: str
    subject_id: str
    field: str
    before: Any
    after: Any
    at: dt.datetime
    officer: str
    reason: str


@dataclass(frozen=True)
class RecordRead:
    ticket_id: str
    number: str | None
    service: str
    channel: str
    summary: str
    outcome: str | None
    referral: str
    officer: str
    saved_at: dt.datetime


@dataclass(frozen=True)
class Story:
    """A visit from its beginning to its end.

    `guest_book` has every field of the guest book with its stored value; it is empty where none was signed.
    """

    visit_id: str
    visitor_id: str | None
    started_at: dt.datetime
    ended_at: dt.datetime | None
    signed_at: dt.datetime | None
    people: int
    identity_shown: bool | None
    guest_book: Mapping[str, Any]
    tickets: tuple[TicketFound, ...]
    lines: tuple[Line, ...]
    records: tuple[RecordRead, ...]
    corrections: tuple[Corrected, ...]


class Search:
    """For those who oversee the office. Each method raises `Refused` `not_your_role`, `officer_unknown`."""

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def find(self, officer_id: str, wanted: Wanted) -> Answer:
        """The newest `MOST` visits for which all that is said holds, of a single day `MOST_OF_A_DAY`.

        Raises `Refused`: `search_too_long`, `search_words` where no word of two letters is among those
        typed, `search_number`, `search_contact`, `search_days`.
        """
        sought = self._sought(wanted)
        self._note(officer_id, "search_visits", ", ".join(_what(wanted)) or "all")
        self._write_down_words()
        with self._unit.database.read() as connection:
            return self._answer(connection, sought)

    def open(self, officer_id: str, visit_id: str) -> Story:
        """A visit's whole story. Raises `Refused` `visit_unknown`."""

        self._note(officer_id, "open_visit", visit_id)
        with self._unit.database.read() as connection:
            return story(connection, self._unit, visit_id)

    def again(self, officer_id: str, visit_id: str) -> Story:
        """The same of a visit that is open already: nothing is noted once more."""
        with self._unit.database.read() as connection:
            check_role(connection, officer_id, OVERSEE)
            return story(connection, self._unit, visit_id)

    def _sought(self, wanted: Wanted) -> Sought:
        if max(map(len, (wanted.words, wanted.number, wanted.contact))) > LONGEST:
            raise Refused("search_too_long", most=LONGEST)
        words = words_of(wanted.words)[:MOST_WORDS]
        if wanted.words.strip() and not words:
            raise Refused("search_words")
        number = number_typed(wanted.number) if wanted.number.strip() else None
        if wanted.number.strip() and number is None:
            raise Refused("search_number")
        first, last = wanted.first or dt.date(2000, 1, 1), wanted.last or dt.date(2999, 12, 31)
        if first > last:
            raise Refused("search_days")
        zone = self._unit.office.tz
        return Sought(
            first=first,
            last=last,
            begins=dt.datetime.combine(first, dt.time(), zone),
            ends=dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), zone),
            words=words,
            number=number,
            contact=_contact(wanted.contact),
            service=wanted.service,
        )

    def _write_down_words(self) -> None:
        """Of the visits signed since somebody searched last."""
        unit = self._unit

        def some(connection: Connection) -> bool:
            return visit_words.write_down(connection, unit.office.code, unit.office.tz, unit.now(connection))

        while self._unit.database.write(some, quiet=True):
            pass

    def _answer(self, connection: Connection, sought: Sought) -> Answer:
        most = MOST_OF_A_DAY if sought.first == sought.last else MOST
        found = visit_search.newest(connection, self._unit.office, sought, most + 1)
        shown = found[:most]
        tickets: dict[str, list[TicketFound]] = defaultdict(list)
        for row in visit_search.tickets_of(connection, shown):
            tickets[row.visit_id].append(_ticket(row))
        return Answer(
            tuple(
                VisitFound(
                    row.id,
                    row.started_at,
                    row.ended_at,
                    row.name,
                    row.institution,
                    tuple(tickets[row.id]),
                )
                for row in visit_search.rows(connection, shown)
            ),
            more=len(found) > most,
        )

    def _note(self, officer_id: str, action: str, subject: str) -> None:
        """Who looks is written down before anything is shown, in a transaction of its own: nobody's work
        waits for a search."""
        unit = self._unit

        def work(connection: Connection) -> None:
            check_role(connection, officer_id, OVERSEE)
            officers.audit(connection, unit.office, unit.now(connection), officer_id, action, subject)

        unit.database.write(work, quiet=True)


def story(connection: Connection, unit: OfficeUnit, visit_id: str) -> Story:
    """Raises `Refused` `visit_unknown`."""
    row = visit_search.visit_and_visitor(connection, unit.office, visit_id)
    if row is None:
        raise Refused("visit_unknown")
    tickets = tuple(map(_ticket, visit_search.tickets_of(connection, [visit_id])))
    lines = visit_search.lines_of(connection, visit_id)
    undone = {line.undoes for line in lines if line.undoes is not None}
    subjects = [visit_id, *(ticket.id for ticket in tickets), *([row.visitor_id] if row.visitor_id else [])]
    guest_book = {field: getattr(row, f"visitor_{field}") for field in FACTS} | {
        field: getattr(row, field) for field in visits.ON_THE_VISIT
    }
    return Story(
        visit_id=visit_id,
        visitor_id=row.visitor_id,
        started_at=row.started_at,
        ended_at=row.ended_at,
        signed_at=row.guest_book_at,
        people=row.people,
        identity_shown=row.identity_shown,
        guest_book=guest_book if row.visitor_id is not None else {},
        tickets=tickets,
        lines=tuple(
            Line(
                line.seq,
                line.at,
                line.event,
                line.number,
                line.service,
                line.step,
                line.desk,
                line.officer,
                line.seq in undone,
            )
            for line in lines
        ),
        records=tuple(
            RecordRead(
                each.ticket_id,
                each.number,
                each.service,
                each.channel,
                each.summary,
                each.outcome,
                each.referral,
                each.officer,
                each.saved_at,
            )
            for each in visit_search.records_of(connection, visit_id)
        ),
        corrections=tuple(
            Corrected(
                each.subject,
                each.subject_id,
                each.field,
                each.before,
                each.after,
                each.at,
                each.officer,
                each.reason,
            )
            for each in visit_search.corrections_of(connection, subjects)
        ),
    )


def _ticket(row: Any) -> TicketFound:
    return TicketFound(row.id, row.number, row.service, row.status, row.issued_at)


def _contact(typed: str) -> tuple[Literal["email", "phone"], str] | None:
    if not typed.strip():
        return None
    try:
        if "@" in typed:
            return "email", contacts.address(typed.strip())
        return "phone", contacts.mobile_number(typed)
    except ValueError:
        raise Refused("search_contact") from None


def _what(wanted: Wanted) -> list[str]:
    """What was said, never what was typed: the audit log holds nothing personal but who looked."""
    said = {
        "words": bool(wanted.words.strip()),
        "number": bool(wanted.number.strip()),
        "contact": bool(wanted.contact.strip()),
        "service": wanted.service is not None,
        "days": wanted.first is not None or wanted.last is not None,
    }
    return [name for name, is_said in said.items() if is_said]
