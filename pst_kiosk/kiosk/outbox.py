"""The outbox: what a kiosk gives out while it is cut off from the database, kept until that has it.

A number is on the disk before anybody sees it. The outbox also remembers what the kiosk must know to start
and to go on without the database. It is opened, used and closed in a lane of its own.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from pst_kiosk.clocks import steady_seconds
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Draft, sign
from pst_kiosk.domain.late_arrival import LateArrival, LatePrint, Provisions
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.domain.procedure import guest_book_at_kiosk
from pst_kiosk.domain.ticket import number_text, offline_ordinal
from pst_kiosk.domain.ticket_code import new_code
from pst_kiosk.kiosk import outbox_rows as rows
from pst_kiosk.kiosk.outbox_file import as_fault, is_damage, open_file, set_aside
from pst_kiosk.kiosk.true_time import TrueTime

T = TypeVar("T")

NOTE_TIME_EVERY = dt.timedelta(minutes=10)
"""How old the remembered database time may become: each note is a write to the disk."""


class Outbox:
    """One station's outbox; what it keeps belongs to the office of the database at `place`.

    Every method raises `EnvironmentFault` `outbox_unavailable` or `disk_full` where the file cannot be
    used. A damaged file is set aside, and the work goes on with a new one.
    """

    def __init__(
        self,
        path: Path,
        place: str,
        clock: Callable[[], dt.datetime],
        steady: Callable[[], float] = steady_seconds,
    ) -> None:
        self._path = path
        self._place = place
        self.provisions: Provisions | None = None
        """What is known of the office; None before the first contact with the database."""
        self._noted_at: dt.datetime | None = None
        self._connection = open_file(path)
        known = self._whole(lambda connection: rows.known(connection, place))
        if known is not None:
            self.provisions, self._noted_at = known
        self._time = TrueTime(clock, steady, self._noted_at)
        self._whole(lambda connection: rows.give_up_prints(connection, self.now()))

    def close(self) -> None:
        self._connection.close()

    def now(self) -> dt.datetime:
        """The present moment, as well as it is known here."""
        return self._time.now()

    def hear(self, at: dt.datetime, when: float) -> None:
        """The database's time was `at` when the steady clock said `when`."""
        self._time.hear(at, when)
        if self._noted_at is not None and at - self._noted_at >= NOTE_TIME_EVERY:
            self._whole(lambda connection: self._note_time(connection, at))

    def remember(self, provisions: Provisions) -> None:
        """Keep what the database told, over what was known before; its time was heard first."""
        at = self.now()
        code, day = provisions.office.code, service_day(provisions.office, at)

        def work(connection: sqlite3.Connection) -> None:
            rows.store_known(connection, self._place, provisions, at)
            for letter, given in provisions.given.items():
                rows.count_at_least(connection, code, letter, day, given)

        self._whole(work)
        self.provisions, self._noted_at = provisions, at

    def keep(
        self,
        command_id: str,
        service: str,
        language: str,
        draft: Draft,
        assistance: int | None = None,
        recognised: bool = False,
        people: int = 1,
        appointment: str | None = None,
        call_aid: int | None = None,
    ) -> LateArrival:
        """Receive a visitor: his number is given, and on the disk, when this returns.

        `assistance`, `people`, `appointment` and `call_aid` as `Reception.take_number`. Of who was
        `recognised` the draft holds what he changed, and the database alone knows the rest: the officer asks
        for his guest book, and only the assistance he asks for is kept. Repeated with its id it returns the
        same. Raises `Refused` `no_number_offline` where nothing is known of the office, the kiosk has no
        digit, or no numbers left; and `guestbook.Invalid` with every field to correct.
        """
        known = self.provisions
        if known is None or known.digit is None:
            raise Refused("no_number_offline")
        office, digit, chosen = known.office, known.digit, known.office.service(service)
        at, sure = self.now(), self._time.sure
        day = service_day(office, at)
        answers: Draft | None
        if guest_book_at_kiosk(chosen) and not recognised:
            sign(draft, office.guest_book, day)
            answers = draft
        else:
            asked = draft.get("assistance") if recognised else assistance
            answers = None if asked is None else {"assistance": asked}

        def work(connection: sqlite3.Connection) -> LateArrival:
            kept = rows.of_command(connection, command_id)
            if kept is not None:
                return kept
            count = rows.count_one(connection, office.code, chosen.letter, day, sure)
            ordinal = offline_ordinal(digit, count)
            late = LateArrival(
                command_id,
                service,
                ordinal,
                number_text(chosen.letter, ordinal) if chosen.numbered else None,
                new_code(),
                language,
                at,
                not sure,
                answers,
                people=people,
                appointment=appointment,
                call_aid=call_aid,
            )
            rows.put(connection, office.code, late)
            if sure:
                self._note_time(connection, at)
            return late

        return self._whole(work)

    def undelivered(self) -> list[LateArrival]:
        """The office's late arrivals, in the order they came."""
        if self.provisions is None:
            return []
        code = self.provisions.office.code
        return self._whole(lambda connection: rows.of_office(connection, code))

    def delivered(self, command_id: str) -> None:
        """The database has it: nothing of it stays here."""
        self._whole(lambda connection: rows.remove(connection, command_id))
        # Deleted is overwritten, but pages that were split before may hold a second copy.
        with suppress(sqlite3.Error):
            self._connection.execute("VACUUM")

    def begin_print(self, job_id: str, command_id: str, station: str) -> None:
        """Note that a late arrival's ticket is about to be printed."""
        begun = LatePrint(job_id, station, self.now())
        self._whole(lambda connection: rows.begin_print(connection, command_id, begun))

    def end_print(self, job_id: str, state: PrintState, fault: str | None = None) -> bool:
        """Note how a print ended; False where its ticket is delivered, and the print is the database's."""
        at = self.now()
        return self._whole(lambda connection: rows.end_print(connection, job_id, state, fault, at))

    def _note_time(self, connection: sqlite3.Connection, at: dt.datetime) -> None:
        rows.note_time(connection, self._place, at)
        self._noted_at = at

    def _whole(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Do `work` whole or not at all, on the disk when this returns; in a new file where it is damaged."""
        try:
            return self._committed(work)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise as_fault(error) from error
        try:
            self._renew()
            return self._committed(work)
        except (OSError, sqlite3.Error) as error:
            raise as_fault(error) from error

    def _committed(self, work: Callable[[sqlite3.Connection], T]) -> T:
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            done = work(self._connection)
            self._connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")
            raise
        return done

    def _renew(self) -> None:
        self._connection.close()
        self._connection = set_aside(self._path)
        known, at = self.provisions, self._noted_at
        if known is not None and at is not None:
            self._committed(lambda connection: rows.store_known(connection, self._place, known, at))
