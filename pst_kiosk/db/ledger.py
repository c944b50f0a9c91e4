"""A day's tickets and visits as they stand, for whoever holds them against the log."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, select

from pst_kiosk.db.tables import ticket, visit
from pst_kiosk.domain.office import Office


def of_day(connection: Connection, office: Office, day: dt.date) -> list[Any]:
    """Every ticket of a day, whatever became of it, with `guest_book_at` and `ended_at` of its visit."""
    return list(
        connection.execute(
            select(ticket, visit.c.guest_book_at, visit.c.ended_at)
            .join(visit, visit.c.id == ticket.c.visit_id)
            .where(ticket.c.office_code == office.code, ticket.c.service_day == day)
        )
    )
