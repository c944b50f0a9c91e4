"""What officers ticked off the checklists of visits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select

from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import Identity, step_tick, ticket
from pst_kiosk.domain.office import Office

_TICKS = Statement(
    select(step_tick.c.ordinal, step_tick.c.command_id, step_tick.c.step, step_tick.c.back)
    .where(step_tick.c.ticket_id == bindparam("ticket", type_=Identity))
    .order_by(step_tick.c.ordinal)
)


def of_ticket(connection: Connection, ticket_id: str) -> list[Any]:
    """Every tick and way back of a ticket, in order."""
    return list(_TICKS(connection, ticket=ticket_id))


def lock(connection: Connection, ticket_id: str) -> None:
    """Let nobody else tick for this ticket until the transaction ends."""
    connection.execute(select(ticket.c.id).where(ticket.c.id == ticket_id).with_for_update())


def add(
    connection: Connection,
    office: Office,
    ticket_id: str,
    command_id: str,
    officer_id: str,
    steps: Sequence[str],
    back: bool,
    first: int,
    at: dt.datetime,
) -> None:
    """Write down ticks of these steps, or a way back to one, from the ordinal `first` on."""
    connection.execute(
        insert(step_tick),
        [
            {
                "ticket_id": ticket_id,
                "ordinal": ordinal,
                "office_code": office.code,
                "command_id": command_id,
                "step": step,
                "back": back,
                "at": at,
                "officer_id": officer_id,
            }
            for ordinal, step in enumerate(steps, first)
        ],
    )
