"""Forgetting what a complaint says and by whom. A counter does it by this function alone, of which the audit
log knows before."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, String, bindparam, cast, func, literal, null, or_, select, update

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import Identity, audit_log, complaint, complaint_event, complaint_evidence
from pst_kiosk.domain.office import Office

ERASE = "erase_complaint"
"""What the audit log calls it."""
_COMPLAINT = bindparam("complaint", type_=Identity)
_IS_LOGGED = (
    select(audit_log.c.id)
    .where(audit_log.c.action == ERASE, audit_log.c.subject == cast(_COMPLAINT, String))
    .exists()
)
ERASE_COMPLAINT = Routine(
    ERASE,
    update(complaint)
    .where(complaint.c.id == _COMPLAINT, _IS_LOGGED)
    .values(name=null(), contact=null(), text="", answer=""),
    before=(
        update(complaint_event)
        .where(complaint_event.c.complaint_id == _COMPLAINT, _IS_LOGGED)
        .values(note="", details=null()),
        update(complaint_evidence)
        .where(complaint_evidence.c.complaint_id == _COMPLAINT, _IS_LOGGED)
        .values(name="", content=literal(b""), size=0, digest=""),
    ),
)
"""What is counted stays: kind, channel, service, and when what was done."""


def of_person(
    connection: Connection, office: Office, tickets: Collection[str], contacts: Collection[str]
) -> list[Any]:
    """Complaints about these tickets, or by who is answered at one of these addresses and numbers."""
    mine = or_(
        complaint.c.ticket_id.in_(tickets),
        func.lower(complaint.c.contact).in_([contact.lower() for contact in contacts]),
    )
    asked = select(complaint.c.id, complaint.c.number, complaint.c.ended_at).where(
        complaint.c.office_code == office.code, mine
    )
    return list(connection.execute(asked))


def erase(connection: Connection, complaint_id: str) -> None:
    """Forget what a complaint says and by whom; the audit log says so already."""
    ERASE_COMPLAINT(connection, complaint=complaint_id)
