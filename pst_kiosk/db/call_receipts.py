"""What the boards did with a call: shown and spoken, so that the officer knows."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, Connection, String, bindparam, exists, func, insert, select, update

from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import Identity, call_receipt, ticket_event
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import Event

_CALLS = ticket_event.c.event.in_([Event.CALLED.value, Event.RECALLED.value])
_RECEIPT = (
    call_receipt.c.office_code == bindparam("office", type_=String),
    call_receipt.c.seq == bindparam("seq", type_=BigInteger),
    call_receipt.c.station == bindparam("station", type_=String),
)
CALL_SHOWN = Routine(
    "call_shown",
    insert(call_receipt).from_select(
        ["office_code", "seq", "station", "shown_at"],
        select(
            ticket_event.c.office_code, ticket_event.c.seq, bindparam("station", type_=String), PRESENT
        ).where(
            ticket_event.c.office_code == bindparam("office", type_=String),
            ticket_event.c.seq == bindparam("seq", type_=BigInteger),
            _CALLS,
            ~exists().where(*_RECEIPT),
        ),
    ),
)
CALL_SPOKEN = Routine(
    "call_spoken",
    update(call_receipt).where(*_RECEIPT, call_receipt.c.spoken_at.is_(None)).values(spoken_at=PRESENT),
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


def shown(connection: Connection, office: Office, seq: int, station: str, moment: dt.datetime | None) -> None:
    """Note that a board shows the call of this line of the log; repeated, nothing."""
    CALL_SHOWN(connection, office=office.code, seq=seq, station=station, moment=moment)


def spoken(
    connection: Connection, office: Office, seq: int, station: str, moment: dt.datetime | None
) -> None:
    """Note that a board that shows the call has spoken it; repeated, nothing."""
    CALL_SPOKEN(connection, office=office.code, seq=seq, station=station, moment=moment)


def of_last_call(connection: Connection, ticket_id: str) -> Any | None:
    """A ticket's last call or recall: `at`, and since when a board has shown and spoken it (null: none)."""
    return _LAST_CALL(connection, ticket=ticket_id).one_or_none()
