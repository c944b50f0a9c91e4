"""Finding visits again, and requests and sales that came without one, and reading one from its beginning to
its end. Who looked is in the audit log."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from pst_kiosk.db import matters, officers, visit_search, visit_words
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.visit_search import Sought
from pst_kiosk.domain import contacts
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.ticket import number_typed
from pst_kiosk.domain.words import words_of
from pst_kiosk.services.matters import Matter, Trace, TraceKind, matter
from pst_kiosk.services.roles import check_role
from pst_kiosk.services.story import Story, TicketFound, story, ticket_found
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
class VisitFound:
    """A line of the answer. `name` is None where the guest book was not signed, empty where it was erased."""

    id: str
    started_at: dt.datetime
    ended_at: dt.datetime | None
    name: str | None
    institution: str | None
    tickets: tuple[TicketFound, ...]


@dataclass(frozen=True)
class MatterFound:
    """A request or a sale of somebody who is not among the visitors; `name` is empty where it was erased."""

    trace: Trace
    number: str
    at: dt.datetime
    name: str
    institution: str


@dataclass(frozen=True)
class Answer:
    """`more`: there are older ones beyond these."""

    visits: tuple[VisitFound, ...]
    matters: tuple[MatterFound, ...]
    more: bool


class Search:
    """For those who oversee the office. Each method raises `Refused` `not_your_role`, `officer_unknown`."""

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def find(self, officer_id: str, wanted: Wanted) -> Answer:
        """The newest `MOST` visits for which all that is said holds, of a single day `MOST_OF_A_DAY`; and as
        many of the requests and sales that came without a visit, of the days they came on.

        Raises `Refused`: `search_too_long`, `search_words` where no word of two letters is among those
        typed, `search_number`, `search_contact`, `search_days`.
        """
        sought = self._sought(wanted)
        self._note(officer_id, "search_visits", ", ".join(_what(wanted)) or "all")
        self._write_down_words()
        with self._unit.database.read() as connection:
            return self._answer(connection, sought)

    def find_again(self, officer_id: str, wanted: Wanted) -> Answer:
        """The same answer anew, after something in it was changed here: nothing is noted once more."""
        sought = self._sought(wanted)
        self._write_down_words()
        with self._unit.database.read() as connection:
            check_role(connection, officer_id, OVERSEE)
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

    def open_matter(self, officer_id: str, trace: Trace) -> Matter:
        """A request or a sale that came without a visit.

        Raises `Refused` `request_unknown`, `sale_unknown`.
        """
        self._note(officer_id, f"open_{trace.kind}", trace.id)
        with self._unit.database.read() as connection:
            return matter(connection, self._unit, trace)

    def matter_again(self, officer_id: str, trace: Trace) -> Matter:
        """The same of one that is open already."""
        with self._unit.database.read() as connection:
            check_role(connection, officer_id, OVERSEE)
            return matter(connection, self._unit, trace)

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
            tickets[row.visit_id].append(ticket_found(row))
        others = self._matters(connection, sought, most + 1)
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
            others[:most],
            more=len(found) > most or len(others) > most,
        )

    def _matters(self, connection: Connection, sought: Sought, most: int) -> tuple[MatterFound, ...]:
        if sought.number is not None:
            return ()
        office = self._unit.office
        asked = matters.requests_without_visit(connection, office, sought, most)
        sold = [] if sought.contact else matters.sales_of_others(connection, office, sought, most)
        found = [(TraceKind.REQUEST, row) for row in asked] + [(TraceKind.SALE, row) for row in sold]
        found.sort(key=lambda each: each[1].at, reverse=True)
        return tuple(
            MatterFound(Trace(kind, row.id), row.number, row.at, row.name, row.institution or "")
            for kind, row in found
        )

    def _note(self, officer_id: str, action: str, subject: str) -> None:
        """Who looks is written down before anything is shown, in a transaction of its own: nobody's work
        waits for a search."""
        unit = self._unit

        def work(connection: Connection) -> None:
            check_role(connection, officer_id, OVERSEE)
            officers.audit(connection, unit.office, unit.now(connection), officer_id, action, subject)

        unit.database.write(work, quiet=True)


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
