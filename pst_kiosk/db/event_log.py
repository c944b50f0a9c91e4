"""The event log as it is handed out: one line an event, in the contract's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from pst_kiosk.db.tables import ticket, ticket_event
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import Event


def lines_of_day(connection: Connection, office: Office, day: dt.date) -> Iterator[dict[str, Any]]:
    """A service day's log by `seq`, times in UTC; nothing personal is in it."""
    columns = ticket_event.c
    rows = connection.execute(
        select(
            columns.seq,
            columns.at,
            columns.visit_id,
            columns.ticket_id,
            ticket.c.number,
            columns.service,
            columns.step,
            columns.event,
            columns.desk,
            columns.officer_id,
            columns.details,
            columns.undoes,
        )
        .outerjoin(ticket, ticket.c.id == columns.ticket_id)
        .where(columns.office_code == office.code, columns.service_day == day)
        .order_by(columns.seq)
    )
    for row in rows:
        details = row.details or {}
        line = {
            "seq": row.seq,
            "at": row.at.isoformat(),
            "office": office.code,
            "service_day": day.isoformat(),
            "visit": row.visit_id,
            "ticket": row.ticket_id,
            "number": row.number,
            "service": row.service,
            "step": row.step,
            "event": row.event,
            "desk": row.desk,
            "officer": row.officer_id,
        }
        if row.event == Event.JOINED:
            line |= {
                "priority": details.get("priority", False),
                "appointment_at": details.get("appointment_at"),
            }
        if row.event == Event.DESK_OPENED:
            line["queues"] = details["queues"]
        if row.undoes is not None:
            line["undoes"] = row.undoes
        yield line
