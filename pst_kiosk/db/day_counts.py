"""A service day in numbers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, func, select

from pst_kiosk.db.tables import ticket, visit
from pst_kiosk.domain.office import Office


def numbers(connection: Connection, office: Office, day: dt.date) -> dict[str, str | None]:
    """The day's tickets with their numbers; a number is None where the standard gives none."""
    rows = connection.execute(
        select(ticket.c.id, ticket.c.number).where(
            ticket.c.office_code == office.code, ticket.c.service_day == day
        )
    )
    return {row.id: row.number for row in rows}


def visits(connection: Connection, office: Office, begins: dt.datetime, ends: dt.datetime) -> Any:
    """How many visits began in this time (`begun`), and how many of them are over (`over`)."""
    return connection.execute(
        select(func.count().label("begun"), func.count(visit.c.ended_at).label("over")).where(
            visit.c.office_code == office.code, visit.c.started_at >= begins, visit.c.started_at < ends
        )
    ).one()
