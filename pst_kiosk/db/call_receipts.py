"""What the boards did with a call: shown, so that the officer knows it was seen."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, Connection, Date, String, bindparam, exists, func, insert, select

from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import Identity, call_receipt, ticket, ticket_event
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import AT_DESK, Event

_OFFICE = bindparam("office", type_=String)
_STATION = bindparam("station", type_=String)
_CALLS = ticket_event.c.event.in_([Event.CALLED.value, Event.RECALLED.value])
CALL_SHOWN = Routine(
    "call_shown",
    insert(call_receipt).from_select(
        ["office_code", "seq", "station", "shown_at"],
        # Of several calls at one moment the newest stands out, and the desks show the others.
        select(ticket_event.c.office_code, ticket_event.c.seq, _STATION, PRESENT)
        .join(ticket, ticket.c.id == ticket_event.c.ticket_id)
        .where(
            ticket_event.c.office_code == _OFFICE,
            ticket_event.c.service_day == bindparam("day", type_=Date),
            ticket_event.c.seq <= bindparam("seq", type_=BigInteger),
            _CALLS,
            ticket.c.status.in_(sorted(AT_DESK)),
            ticket.c.desk == ticket_event.c.desk,
            ~exists().where(
                call_receipt.c.office_code == ticket_event.c.office_code,
                call_receipt.c.seq == ticket_event.c.seq,
                call_receipt.c.station == _STATION,
            ),
        ),
    ),
)

_LAST_CALL = Statement(
    select(
        ticket_event.c.at,
        func.min(call_receipt.c.shown_at).label("shown_at"),
        func.min(call_receipt.c.spoken_at).label("spoken_at"),
    )
    .outerjoin(
        call_receipt,
        (call_receipt.c.office_code == ticket_event.c.office_code)
        & (call_receipt.c.seq == ticket_event.c.seq),
    )
    .where(ticket_event.c.ticket_id == bindparam("ticket", type_=Identity), _CALLS)
    .group_by(ticket_event.c.seq, ticket_event.c.at)
    .order_by(ticket_event.c.seq.desc())
    .limit(1)
)


def shown(
    connection: Connection, office: Office, day: dt.date, seq: int, station: str, moment: dt.datetime | None
) -> None:
    """Note that a board shows the calls of the day up to this line of the log; repeated, nothing."""
    CALL_SHOWN(connection, office=office.code, day=day, seq=seq, station=station, moment=moment)


def of_last_call(connection: Connection, ticket_id: str) -> Any | None:
    """A ticket's last call or recall: `at`, and since when a board has shown and spoken it (null: none)."""
    return _LAST_CALL(connection, ticket=ticket_id).one_or_none()
