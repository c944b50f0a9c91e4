"""Service records, and the jobs of the ticket printers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, String, bindparam, insert, select, update

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import Identity, Utc, print_job, service_record
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


_JOB = print_job.c.id == bindparam("job", type_=Identity)
STATE_OF_PRINT = Routine("state_of_print", select(print_job.c.state).where(_JOB))
QUEUE_PRINT = Routine(
    "queue_print",
    insert(print_job).values(
        id=bindparam("job", type_=Identity),
        office_code=bindparam("office", type_=String),
        ticket_id=bindparam("ticket", type_=Identity),
        station=bindparam("station", type_=String),
        state="queued",
        created_at=bindparam("at", type_=Utc),
    ),
)
END_PRINT = Routine(
    "end_print",
    update(print_job)
    .where(_JOB)
    .values(
        state=bindparam("state", type_=String),
        fault=bindparam("fault", type_=String),
        ended_at=bindparam("at", type_=Utc),
    ),
)


def queue_print(
    connection: Connection, office: Office, job_id: str, ticket_id: str, station: str, at: dt.datetime
) -> None:
    """Note a print that is about to happen; repeating it with the same id is one job."""
    if STATE_OF_PRINT(connection, job=job_id).first() is None:
        QUEUE_PRINT(connection, job=job_id, office=office.code, ticket=ticket_id, station=station, at=at)


def end_print(connection: Connection, job_id: str, fault: str | None, at: dt.datetime) -> None:
    """A job the printer took whole is `sent`; one it refused or broke off is `failed` with its fault."""
    END_PRINT(connection, job=job_id, state="failed" if fault else "sent", fault=fault, at=at)
