"""Compensating visitors for broken promises, in an office whose standard has that."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import compensation, day_counts, document_numbers, officers
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.identity import derived
from pst_kiosk.domain import compensation as rules
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.compensation import Status
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.plain_text import plain_line
from pst_kiosk.domain.procedure import name_of
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.promise import Promise
from pst_kiosk.domain.standard import NOT_STATED, Compensation
from pst_kiosk.services.unit import OfficeUnit

SHOWN = 200
SHOWN_FOR = dt.timedelta(days=90)


@dataclass(frozen=True)
class Owed:
    """A promise broken today for which nothing was offered yet. `number` is None where the standard gives
    none."""

    ticket_id: str
    step: str
    number: str | None
    queue: Text
    deadline: dt.datetime


@dataclass(frozen=True)
class Record:
    """What was offered to whom. Moments are UTC."""

    id: str
    number: str
    ticket_number: str | None
    queue: Text
    deadline: dt.datetime
    contents: str
    status: Status
    offered_at: dt.datetime
    offered_by: str
    settled_at: dt.datetime | None
    settled_by: str
    note: str
    """What was given, or why not."""


class Compensations:
    """Where the standard has no compensation nothing is owed, and `offer` raises `Refused`
    `compensation_none`."""

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit
        self._office = unit.office

    def owed(self) -> tuple[Owed, ...]:
        """What is owed for promises broken today, the longest ago first."""
        if self._office.compensation is None:
            return ()
        with self._unit.database.read() as connection:
            broken = self._broken(connection)
            if not broken:
                return ()
            offered = compensation.waits_offered(connection, [each.ticket for each in broken])
            today = self._unit.today(connection)
            numbers = day_counts.numbers(connection, self._office, today)
        return tuple(
            Owed(
                each.ticket, each.queue[1], numbers.get(each.ticket), self._queue(*each.queue), each.deadline
            )
            for each in broken
            if each.deadline is not None and (each.ticket, each.queue[1]) not in offered
        )

    def records(self) -> tuple[Record, ...]:
        """What was offered within `SHOWN_FOR`, the last one first."""
        with self._unit.database.read() as connection:
            since = self._unit.now(connection) - SHOWN_FOR
            rows = compensation.of_office(connection, self._office, since, SHOWN)
        return tuple(self._record(row) for row in rows)

    def offer(self, command_id: str, officer_id: str, ticket_id: str, step: str) -> Record:
        """Offer the visitor with this ticket what the office gives for the promise it broke in this wait.
        Repeating the command tells the same.

        Raises `Refused`: `compensation_none`, `compensation_contents` while the office has not said what it
        gives, `compensation_not_owed` where no promise was broken or something was offered already,
        `officer_unknown`.
        """
        gives = self._gives()
        if gives.contents == NOT_STATED:
            raise Refused("compensation_contents")
        identity = derived(command_id, "compensation")

        def work(connection: Connection) -> Record:
            if compensation.found(connection, self._office, identity) is None:
                officers.find(connection, officer_id)
                broken = next(
                    (b for b in self._broken(connection) if (b.ticket, b.queue[1]) == (ticket_id, step)), None
                )
                if broken is None or compensation.waits_offered(connection, [ticket_id]) & {
                    (ticket_id, step)
                }:
                    raise Refused("compensation_not_owed")
                self._add(connection, identity, officer_id, broken, gives.contents)
            return self._record(compensation.find(connection, self._office, identity))

        return self._unit.database.write(work)

    def settle(self, identity: str, officer_id: str, accepted: bool, note: str) -> Record:
        """Note what the visitor said; where he accepted, `note` says what he was given.

        Raises `Refused`: `compensation_settled` where he has said otherwise already, `compensation_note`
        (with `most`) where it is missing or too long; `compensation_unknown`, `officer_unknown`.
        """
        words = plain_line(note)
        if len(words) > rules.LONGEST_NOTE or (accepted and not words):
            raise Refused("compensation_note", most=rules.LONGEST_NOTE)

        def work(connection: Connection) -> Record:
            row = compensation.find(connection, self._office, identity)
            officers.find(connection, officer_id)
            wanted = Status.ACCEPTED if accepted else Status.DECLINED
            if (row.status, row.settled_by, row.note) != (wanted, officer_id, words):
                compensation.settle(
                    connection,
                    identity,
                    status=rules.settled(Status(row.status), accepted).value,
                    settled_at=self._unit.now(connection),
                    settled_by=officer_id,
                    note=words,
                )
            return self._record(compensation.find(connection, self._office, identity))

        return self._unit.database.write(work)

    def _gives(self) -> Compensation:
        if self._office.compensation is None:
            raise Refused("compensation_none")
        return self._office.compensation

    def _broken(self, connection: Connection) -> tuple[Promise, ...]:
        at = self._unit.now(connection)
        return rules.owed(self._unit.room.hall(connection, at).promises(at))

    def _add(
        self, connection: Connection, identity: str, officer_id: str, broken: Promise, contents: str
    ) -> None:
        at = self._unit.now(connection)
        year = service_day(self._office, at).year
        ordinal = document_numbers.next_number(connection, self._office, "compensation", year)
        compensation.add(
            connection,
            self._office,
            identity,
            number=f"{ordinal:04}/KOMP/{self._office.code}/{year}",
            ticket_id=broken.ticket,
            service=broken.queue[0],
            step=broken.queue[1],
            rule=broken.rule.value,
            deadline=broken.deadline,
            contents=contents,
            status=Status.OFFERED.value,
            offered_at=at,
            offered_by=officer_id,
            note="",
        )

    def _record(self, row: Any) -> Record:
        return Record(
            row.id,
            row.number,
            row.ticket_number,
            self._queue(row.service, row.step),
            row.deadline,
            row.contents,
            Status(row.status),
            row.offered_at,
            row.offerer,
            row.settled_at,
            row.settler or "",
            row.note,
        )

    def _queue(self, service: str, step: str) -> Text:
        return name_of(self._office, (service, step))
