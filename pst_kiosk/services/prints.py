"""What was printed, what was not, and printing it again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import officers, prints, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.services.reception import IssuedTicket, Reception
from pst_kiosk.services.unit import OfficeUnit

ANSWER = dt.timedelta(seconds=30)
"""By then a kiosk that is well has printed what it was asked for."""


@dataclass(frozen=True)
class Unprinted:
    """A job whose ticket is not on paper, or perhaps not; its holder still waits. Nothing personal.

    `sure`: it is known not to be. `asked`: a reprint whose kiosk has not told its end, as it is switched off
    or cut off. `at` is when it was asked for, else when the job ended. `printer` is the fault the kiosk's
    printer has now, as far as anybody can tell; None where it has none any more."""

    job_id: str
    ticket_id: str
    number: str
    service: str
    station: str
    sure: bool
    asked: bool
    at: dt.datetime
    printer: str | None


class Prints:
    def __init__(self, unit: OfficeUnit, reception: Reception) -> None:
        self._unit = unit
        self._reception = reception

    def begin(self, job_id: str, ticket_id: str, station: str) -> None:
        """A ticket is about to be printed; repeated with its id it is one job."""
        unit = self._unit
        self._write(
            lambda connection, at: prints.queue(
                connection, unit.office, job_id, ticket_id, station, at, unit.database.moment()
            )
        )

    def end(self, job_id: str, state: PrintState, fault: str | None = None) -> None:
        """How a print ended; `fault` is the code of what the printer met. What was noted first stays."""
        self._write(lambda connection, at: prints.end(connection, job_id, state, fault, at))

    def give_up(self, station: str) -> None:
        """A station that prints starts: what it had begun before may or may not be on paper."""

        def work(connection: Connection, at: dt.datetime) -> None:
            prints.give_up(connection, self._unit.office, station, self._today_began(connection), at)

        self._write(work)

    def wanted(self, station: str) -> tuple[str, ...]:
        """The reprints this station is asked for, the first asked first."""
        with self._unit.database.read() as connection:
            return tuple(prints.wanted(connection, self._unit.office, station))

    def take(self, job_id: str) -> IssuedTicket | None:
        """Begin a reprint: what to print, with the people ahead now; None where it has ended."""

        def work(connection: Connection) -> IssuedTicket | None:
            taken = prints.take(connection, job_id)
            if taken is None:
                return None
            return self._reception.issued(connection, *taken, self._unit.now(connection))

        return self._unit.database.write(work)

    def unprinted(self) -> tuple[Unprinted, ...]:
        """Today's tickets that failed to print, or may have, or whose kiosk has left a reprint unanswered for
        `ANSWER`, and whose holders still wait; oldest first."""
        with self._unit.database.read() as connection:
            answered_by = self._unit.now(connection) - ANSWER
            rows = prints.unprinted(connection, self._unit.office, self._today_began(connection), answered_by)
        return tuple(_unprinted(row, rows) for row in rows)

    def reprint(self, reprint_id: str, job_id: str, officer_id: str) -> None:
        """Have a ticket printed again where it was to be printed, marked as a reprint.

        Nothing where the job has been seen to, or is a reprint that its kiosk has still to answer: pressed
        twice, or at two counters, it is one reprint. Raises
        `Refused` `ticket_unknown`, and `not_waiting` where its holder needs no paper any more.
        """

        def work(connection: Connection, at: dt.datetime) -> None:
            job = self._job(connection, job_id)
            if job.seen_at is not None or (job.reprint and job.ended_at is None):
                return
            row = tickets.find(connection, job.ticket_id)
            if row.status not in prints.PAPER_NEEDED:
                raise Refused("not_waiting", number=row.number)
            prints.see_to(connection, job.ticket_id, at)
            prints.ask_again(connection, self._unit.office, reprint_id, job, at)
            officers.audit(connection, self._unit.office, at, officer_id, "reprint", job.ticket_id)

        self._write(work)

    def reprint_own(self, reprint_id: str, code: str, station: str) -> None:
        """A ticket's holder has it printed again at the kiosk he stands at, by its code.

        Repeated with its id it is one reprint. Raises `Refused` `ticket_unknown`, also where it needs no
        paper any more.
        """

        def work(connection: Connection) -> None:
            at = self._unit.now(connection)
            day = self._unit.today(connection)
            if not prints.ask_own(connection, self._unit.office, reprint_id, code, station, day, at):
                raise Refused("ticket_unknown")

        self._unit.database.write(work)

    def dismiss(self, job_id: str, officer_id: str) -> None:
        """Nothing needs to be printed again, and what is asked for of the ticket comes to nothing. Raises
        `Refused` `ticket_unknown`."""

        def work(connection: Connection, at: dt.datetime) -> None:
            job = self._job(connection, job_id)
            prints.abandon(connection, job.ticket_id, at)
            prints.see_to(connection, job.ticket_id, at)
            officers.audit(connection, self._unit.office, at, officer_id, "no_reprint", job.ticket_id)

        self._write(work)

    def _job(self, connection: Connection, job_id: str) -> Any:
        job = prints.find(connection, job_id)
        if job is None:
            raise Refused("ticket_unknown")
        return job

    def _write(self, work: Callable[[Connection, dt.datetime], None]) -> None:
        self._unit.database.write(lambda connection: work(connection, self._unit.now(connection)))

    def _today_began(self, connection: Connection) -> dt.datetime:
        return dt.datetime.combine(self._unit.today(connection), dt.time(), self._unit.office.tz)


def _unprinted(row: Any, rows: list[Any]) -> Unprinted:
    newest = [other for other in rows if other.station == row.station][-1]
    return Unprinted(
        row.id,
        row.ticket_id,
        row.number or "",
        row.service,
        row.station,
        row.state in (PrintState.FAILED, PrintState.QUEUED),
        row.ended_at is None,
        row.told_at,
        _fault_now(newest),
    )


def _fault_now(newest: Any) -> str | None:
    """What the printer's station said since its newest job that failed, or that job's own fault."""
    if newest.station_seen_at is not None and newest.station_seen_at > newest.told_at:
        printer = newest.printer
        return printer if printer is not None and printer.startswith("printer_") else None
    fault: str | None = newest.fault
    return fault
