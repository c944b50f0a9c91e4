"""Numbers given by a kiosk that was cut off, brought into the database. Few statements, and small."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import Connection, Date, Integer, String, bindparam, func, insert, or_, select, update
from uuid_utils import uuid7

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import Identity, Utc, audit_log, ticket, ticket_event
from pst_kiosk.db.tickets import Number
from pst_kiosk.domain.late_arrival import LateArrival
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import OFFLINE_MOST, OFFLINE_SERIES, offline_ordinal

BEYOND = 10_000
"""Ordinals from here on are of tickets whose printed number somebody else has too."""

_OF_DAY = (
    ticket.c.office_code == bindparam("office", type_=String),
    ticket.c.service_day == bindparam("day", type_=Date),
)
LAST_OF_SERIES = Routine(
    "last_of_series",
    select(ticket.c.letter, func.max(ticket.c.ordinal).label("ordinal"))
    .where(
        *_OF_DAY,
        ticket.c.ordinal >= bindparam("first", type_=Integer),
        ticket.c.ordinal <= bindparam("last", type_=Integer),
    )
    .group_by(ticket.c.letter),
)
HOLDERS_OF_NUMBER = Routine(
    "holders_of_number",
    select(ticket.c.ordinal, ticket.c.number).where(
        *_OF_DAY,
        ticket.c.letter == bindparam("letter", type_=String),
        or_(ticket.c.ordinal == bindparam("ordinal", type_=Integer), ticket.c.ordinal >= BEYOND),
    ),
)
RENUMBER = Routine(
    "renumber",
    update(ticket)
    .where(
        bindparam("ordinal", type_=Integer) >= OFFLINE_SERIES,
        # Only its own command makes a kiosk's ticket its own.
        ticket.c.id.in_(
            select(ticket_event.c.ticket_id).where(
                ticket_event.c.command_id == bindparam("command", type_=Identity)
            )
        ),
    )
    .values(
        ordinal=bindparam("ordinal", type_=Integer),
        number=bindparam("number", type_=String),
        code=bindparam("code", type_=String),
    ),
)
NOTE = Routine(
    "note_late_arrival",
    insert(audit_log).values(
        id=bindparam("id", type_=Identity),
        office_code=bindparam("office", type_=String),
        at=bindparam("at", type_=Utc),
        action=bindparam("action", type_=String),
        subject=bindparam("subject", type_=String),
    ),
)
BY_A_KIOSK = (LAST_OF_SERIES, HOLDERS_OF_NUMBER, RENUMBER, NOTE)


def given_on(connection: Connection, office: Office, day: dt.date, digit: int) -> Mapping[str, int]:
    """How many numbers of a kiosk's series are in the database that day, by letter."""
    first = offline_ordinal(digit, 1)
    rows = LAST_OF_SERIES(
        connection, office=office.code, day=day, first=first, last=offline_ordinal(digit, OFFLINE_MOST)
    )
    return {row.letter: row.ordinal - first + 1 for row in rows}


def free_number(
    connection: Connection, office: Office, day: dt.date, letter: str, late: LateArrival
) -> Number:
    """The number as it is printed; with a further letter (`K-9101B`) where somebody else holds it too.

    Two kiosks with one name, or one whose file was lost, may print a number twice: nobody is turned away.
    """
    rows = HOLDERS_OF_NUMBER(connection, office=office.code, day=day, letter=letter, ordinal=late.ordinal)
    ordinals = [row.ordinal for row in rows]
    if late.ordinal not in ordinals:
        return Number(late.ordinal, late.number, late.code)
    text = late.number
    if text is not None:
        text += chr(ord("A") + sum((row.number or "").startswith(text) for row in rows))
    return Number(max(BEYOND - 1, *ordinals) + 1, text, late.code)


def renumber(connection: Connection, command_id: str, number: Number) -> None:
    """Give a ticket, known by the command that made it, another number."""
    RENUMBER(connection, command=command_id, ordinal=number.ordinal, number=number.text, code=number.code)


def note(connection: Connection, office: Office, at: dt.datetime, action: str, subject: str) -> None:
    """A line of the audit that no officer wrote; `subject` holds nothing personal."""
    NOTE(connection, id=str(uuid7()), office=office.code, at=at, action=action, subject=subject)
