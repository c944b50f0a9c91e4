"""Files that show that a complaint is right, kept with it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from pst_kiosk.db.statement import Statement
from pst_kiosk.db.tables import Identity, complaint_evidence, officer
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office

_FILES = Statement(
    # Not what is in them: a list is read often.
    select(
        complaint_evidence.c.id,
        complaint_evidence.c.name,
        complaint_evidence.c.media_type,
        complaint_evidence.c.size,
        complaint_evidence.c.digest,
        complaint_evidence.c.at,
        complaint_evidence.c.withdrawn_at,
        officer.c.name.label("officer"),
    )
    .join(officer, officer.c.id == complaint_evidence.c.officer_id)
    .where(complaint_evidence.c.complaint_id == bindparam("complaint", type_=Identity))
    .order_by(complaint_evidence.c.at, complaint_evidence.c.id)
)


def of_complaint(connection: Connection, complaint_id: str) -> list[Any]:
    """The evidence, without its content."""
    return list(_FILES(connection, complaint=complaint_id))


def add(connection: Connection, office: Office, identity: str, **columns: Any) -> None:
    connection.execute(insert(complaint_evidence).values(id=identity, office_code=office.code, **columns))


def find(connection: Connection, office: Office, evidence_id: str) -> Any:
    """A file with its content. Raises `Refused` `evidence_unknown`."""
    row = connection.execute(
        select(complaint_evidence).where(
            complaint_evidence.c.office_code == office.code,
            complaint_evidence.c.id == evidence_id,
            complaint_evidence.c.withdrawn_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        raise Refused("evidence_unknown")
    return row


def withdraw(connection: Connection, complaint_id: str, evidence_id: str, at: dt.datetime) -> Any:
    """Mark a file as taken back and let its content go; its row, or None where there is none that counts."""
    return connection.execute(
        update(complaint_evidence)
        .where(
            complaint_evidence.c.id == evidence_id,
            complaint_evidence.c.complaint_id == complaint_id,
            complaint_evidence.c.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=at, content=b"")
        .returning(complaint_evidence.c.name)
    ).one_or_none()
