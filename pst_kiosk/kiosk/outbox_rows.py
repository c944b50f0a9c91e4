"""What stands in the outbox's tables: what is known of the office, the series, the late arrivals."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3

from pydantic import ValidationError

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.late_arrival import LateArrival, LatePrint, Provisions
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.domain.ticket import OFFLINE_MOST
from pst_kiosk.ui.trace import log_line


def store_known(connection: sqlite3.Connection, place: str, provisions: Provisions, at: dt.datetime) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO known (place, profile, holidays, digit, last_at) VALUES (?, ?, ?, ?, ?)",
        (
            place,
            provisions.office.model_dump_json(),
            json.dumps(sorted(day.isoformat() for day in provisions.holidays)),
            provisions.digit,
            at.isoformat(),
        ),
    )


def known(connection: sqlite3.Connection, place: str) -> tuple[Provisions, dt.datetime] | None:
    """What the database at `place` told, and its newest time that was noted; None where nothing is known."""
    row = connection.execute("SELECT * FROM known WHERE place = ?", (place,)).fetchone()
    if row is None:
        return None
    try:
        office = Office.model_validate_json(row["profile"])
        holidays = frozenset(dt.date.fromisoformat(day) for day in json.loads(row["holidays"]))
        return Provisions(office, holidays, row["digit"]), dt.datetime.fromisoformat(row["last_at"])
    except (ValueError, TypeError, ValidationError):
        log_line(__name__, "what the outbox remembers of the office cannot be read by this program")
        return None


def note_time(connection: sqlite3.Connection, place: str, at: dt.datetime) -> None:
    connection.execute("UPDATE known SET last_at = ? WHERE place = ?", (at.isoformat(), place))


def count_one(connection: sqlite3.Connection, office: str, letter: str, day: dt.date, sure: bool) -> int:
    """One more of a series on that day: the how-manieth. Raises `Refused` `no_number_offline`."""
    count = _counted(connection, office, letter, day, sure) + 1
    if count > OFFLINE_MOST:
        raise Refused("no_number_offline", letter=letter)
    _set_count(connection, office, letter, day, sure, count)
    return count


def count_at_least(
    connection: sqlite3.Connection, office: str, letter: str, day: dt.date, given: int
) -> None:
    """The database tells that so many of a series were given that day."""
    count = max(given, _counted(connection, office, letter, day, True))
    _set_count(connection, office, letter, day, True, count)


def _counted(connection: sqlite3.Connection, office: str, letter: str, day: dt.date, sure: bool) -> int:
    """How many of a series were given on that day.

    A series begins anew with a day the database told. While the day is this machine's guess, it goes on:
    the guess may be wrong, and no number may be given twice in a day.
    """
    row = connection.execute(
        "SELECT day, sure, count FROM series WHERE office = ? AND letter = ?", (office, letter)
    ).fetchone()
    if row is None or (sure and row["sure"] and row["day"] != day.isoformat()):
        return 0
    return int(row["count"])


def _set_count(
    connection: sqlite3.Connection, office: str, letter: str, day: dt.date, sure: bool, count: int
) -> None:
    connection.execute(
        "INSERT OR REPLACE INTO series (office, letter, day, sure, count) VALUES (?, ?, ?, ?, ?)",
        (office, letter, day.isoformat(), sure, count),
    )


def put(connection: sqlite3.Connection, office: str, late: LateArrival) -> None:
    connection.execute(
        "INSERT INTO arrival (command_id, office, service, ordinal, number, code, language, issued_at,"
        " time_unsure, draft, people, appointment, call_aid) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            late.command_id,
            office,
            late.service,
            late.ordinal,
            late.number,
            late.code,
            late.language,
            late.issued_at.isoformat(),
            late.time_unsure,
            None if late.draft is None else json.dumps(dict(late.draft)),
            late.people,
            late.appointment,
            late.call_aid,
        ),
    )


def of_command(connection: sqlite3.Connection, command_id: str) -> LateArrival | None:
    row = connection.execute("SELECT * FROM arrival WHERE command_id = ?", (command_id,)).fetchone()
    return None if row is None else _arrival(connection, row)


def of_office(connection: sqlite3.Connection, office: str) -> list[LateArrival]:
    """In the order they came; one that a damaged file has garbled stays where it is."""
    rows = connection.execute("SELECT * FROM arrival WHERE office = ? ORDER BY place", (office,)).fetchall()
    found = []
    for row in rows:
        try:
            found.append(_arrival(connection, row))
        except (ValueError, TypeError):
            log_line(__name__, f"a late arrival in the outbox cannot be read: number {row['number']}")
    return found


def remove(connection: sqlite3.Connection, command_id: str) -> None:
    """Delete a late arrival and its prints."""
    connection.execute("DELETE FROM print WHERE command_id = ?", (command_id,))
    connection.execute("DELETE FROM arrival WHERE command_id = ?", (command_id,))


def begin_print(connection: sqlite3.Connection, command_id: str, begun: LatePrint) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO print (job_id, command_id, station, begun_at, state) VALUES (?, ?, ?, ?, ?)",
        (begun.job_id, command_id, begun.station, begun.begun_at.isoformat(), begun.state),
    )


def end_print(
    connection: sqlite3.Connection, job_id: str, state: PrintState, fault: str | None, at: dt.datetime
) -> bool:
    """Whether the print was there to be ended."""
    ended = connection.execute(
        "UPDATE print SET ended_at = ?, state = ?, fault = ? WHERE job_id = ?",
        (at.isoformat(), state, fault, job_id),
    )
    return ended.rowcount == 1


def give_up_prints(connection: sqlite3.Connection, at: dt.datetime) -> None:
    """Nothing that was begun before goes on: nobody knows whether it is on paper."""
    connection.execute(
        "UPDATE print SET ended_at = ?, state = ? WHERE ended_at IS NULL",
        (at.isoformat(), PrintState.UNKNOWN),
    )


def _arrival(connection: sqlite3.Connection, row: sqlite3.Row) -> LateArrival:
    prints = connection.execute(
        "SELECT * FROM print WHERE command_id = ? ORDER BY begun_at", (row["command_id"],)
    )
    return LateArrival(
        row["command_id"],
        row["service"],
        row["ordinal"],
        row["number"],
        row["code"],
        row["language"],
        dt.datetime.fromisoformat(row["issued_at"]),
        bool(row["time_unsure"]),
        _draft(row["draft"]),
        tuple(_print(print_row) for print_row in prints),
        row["people"],
        row["appointment"],
        row["call_aid"],
    )


def _draft(text: str | None) -> Draft | None:
    """What a damaged file has garbled is an empty draft: the officer fills in the guest book then."""
    if text is None:
        return None
    try:
        draft = json.loads(text)
    except ValueError:
        return {}
    return draft if isinstance(draft, dict) else {}


def _print(row: sqlite3.Row) -> LatePrint:
    ended_at = row["ended_at"] and dt.datetime.fromisoformat(row["ended_at"])
    begun_at = dt.datetime.fromisoformat(row["begun_at"])
    return LatePrint(
        row["job_id"], row["station"], begun_at, ended_at, PrintState(row["state"]), row["fault"]
    )
