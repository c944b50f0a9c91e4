"""Compensations for broken promises: offered, and what the visitor said."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pst_kiosk.db.tables import compensation, officer, ticket
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office

_offerer, _settler = officer.alias("offerer"), officer.alias("settler")
_ROWS = (
    select(
        compensation,
        ticket.c.number.label("ticket_number"),
        _offerer.c.name.label("offerer"),
        _settler.c.name.label("settler"),
    )
    .join(ticket, ticket.c.id == compensation.c.ticket_id)
    .join(_offerer, _offerer.c.id == compensation.c.offered_by)
    .outerjoin(_settler, _settler.c.id == compensation.c.settled_by)
)


def find(connection: Connection, office: Office, identity: str) -> Any:
    """Raises `Refused` `compensation_unknown`."""
    row = found(connection, office, identity)
    if row is None:
        raise Refused("compensation_unknown")
    return row


def found(connection: Connection, office: Office, identity: str) -> Any:
    """None where there is none."""
    asked = _ROWS.where(compensation.c.office_code == office.code, compensation.c.id == identity)
    return connection.execute(asked).one_or_none()


def of_office(connection: Connection, office: Office, since: dt.datetime, most: int) -> list[Any]:
    """Those offered since then, the last one first."""
    mine = compensation.c.office_code == office.code, compensation.c.offered_at >= since
    asked = _ROWS.where(*mine).order_by(compensation.c.offered_at.desc()).limit(most)
    return list(connection.execute(asked))


def waits_offered(connection: Connection, tickets: list[str]) -> set[tuple[str, str]]:
    """The waits of these tickets, by ticket and step, for which something was offered."""
    asked = select(compensation.c.ticket_id, compensation.c.step).where(compensation.c.ticket_id.in_(tickets))
    return {(row.ticket_id, row.step) for row in connection.execute(asked)}


def add(connection: Connection, office: Office, identity: str, **columns: Any) -> None:
    connection.execute(insert(compensation).values(id=identity, office_code=office.code, **columns))


def settle(connection: Connection, identity: str, **columns: Any) -> None:
    connection.execute(update(compensation).where(compensation.c.id == identity).values(**columns))
