"""Service records."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pst_kiosk.db.tables import service_record
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.record import ServiceRecord


def load(connection: Connection, ticket_id: str) -> ServiceRecord | None:
    row = connection.execute(
        select(service_record).where(service_record.c.ticket_id == ticket_id)
    ).one_or_none()
    return None if row is None else ServiceRecord(summary=row.summary, outcome=row.outcome)


def save(
    connection: Connection,
    office: Office,
    row: Any,
    officer_id: str,
    desk: str,
    record: ServiceRecord,
    at: dt.datetime,
) -> None:
    """Write the record of a ticket (`row`), over an earlier version of it; it is who wrote last's."""
    text = {
        "officer_id": officer_id,
        "desk": desk,
        "summary": record.summary,
        "outcome": record.outcome and record.outcome.value,
        "saved_at": at,
    }
    done = connection.execute(
        update(service_record).where(service_record.c.ticket_id == row.id).values(**text)
    )
    if done.rowcount == 0:
        connection.execute(
            insert(service_record).values(
                ticket_id=row.id,
                office_code=office.code,
                service=row.service,
                channel="in_person",
                **text,
            )
        )
