"""How a complaint reaches the office, and what its giver learns of it afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, SmallInteger, String, bindparam, exists, insert, literal, select, update

from pst_kiosk.db.routine import Routine, Storing
from pst_kiosk.db.statement import new_row
from pst_kiosk.db.tables import Identity, complaint, complaint_event, document_number, ticket
from pst_kiosk.domain.complaints import BY_THE_VISITOR, Complaint, Event
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office

_OFFICE = bindparam("office", type_=String)
_NUMBERS = (
    document_number.c.office_code == _OFFICE,
    document_number.c.kind == "complaint",
    document_number.c.year == bindparam("year", type_=SmallInteger),
)
NEXT_NUMBER = Routine(
    "next_complaint_number",
    update(document_number)
    .where(*_NUMBERS)
    .values(last=document_number.c.last + 1)
    .returning(document_number.c.last),
    before=(
        insert(document_number).from_select(
            ["office_code", "kind", "year", "last"],
            select(_OFFICE, literal("complaint"), bindparam("year", type_=SmallInteger), literal(0)).where(
                ~exists().where(*_NUMBERS)
            ),
        ),
    ),
)
"""Writers take turns, so the first one of a year is not counted twice."""
OF_COMMAND = Routine(
    "complaint_of_command",
    select(complaint.c.id, complaint.c.number, complaint.c.code).where(
        complaint.c.command_id == bindparam("command", type_=Identity)
    ),
)
SUBJECT_OF_COMPLAINT = Routine(
    "subject_of_complaint",
    select(ticket.c.service).where(
        ticket.c.office_code == _OFFICE, ticket.c.id == bindparam("ticket", type_=Identity)
    ),
)
STATUS_BY_CODE = Routine(
    "complaint_by_code",
    # Neither what was written nor by whom: somebody else may look on.
    select(
        complaint.c.number,
        complaint.c.kind,
        complaint.c.status,
        complaint.c.received_at,
        complaint.c.due,
        complaint.c.answer,
        complaint.c.answered_at,
    ).where(complaint.c.office_code == _OFFICE, complaint.c.code == bindparam("code", type_=String)),
)
_BY_VISITOR = ", ".join(f"'{channel}'" for channel in sorted(BY_THE_VISITOR))
_OF_NEW = "IN (SELECT (row ->> 'id')::uuid FROM jsonb_array_elements($1::jsonb -> 'complaint') row)"
_UNTOUCHED = (*("category", "responsible_id", "valid_evidence", "escalated_at", "answered_at", "ended_at"),)
STORE_COMPLAINT = Storing(
    "store_complaint",
    (complaint, complaint_event),
    # Who writes one at a screen says nothing about what the office did with it.
    {
        "complaint": f"new.channel IN ({_BY_VISITOR}) AND new.status = 'received' AND new.revision = 1"
        " AND new.answer = '' AND " + " AND ".join(f"new.{column} IS NULL" for column in _UNTOUCHED),
        "complaint_event": f"new.complaint_id {_OF_NEW} AND new.event = 'received' AND new.revision = 1"
        " AND new.officer_id IS NULL AND new.note = ''",
    },
    after="",
)
BY_THE_GIVER = (NEXT_NUMBER, OF_COMMAND, SUBJECT_OF_COMPLAINT, STATUS_BY_CODE, STORE_COMPLAINT)
"""What kiosk and tablet execute."""
_STORE_HERE, _STORE_LINE = new_row(complaint), new_row(complaint_event)


def next_number(connection: Connection, office: Office, year: int) -> int:
    """The next number in the register of a year, from 1 on."""
    return int(NEXT_NUMBER(connection, office=office.code, year=year).one().last)


def of_command(connection: Connection, command_id: str) -> Any:
    """Identity, number and code of the complaint a command gave; None where it was not given yet."""
    return OF_COMMAND(connection, command=command_id).one_or_none()


def service_of(connection: Connection, office: Office, ticket_id: str) -> str:
    """What the ticket was for that a complaint is about. Raises `Refused` `ticket_unknown`."""
    found: str | None = SUBJECT_OF_COMPLAINT(connection, office=office.code, ticket=ticket_id).value()
    if found is None:
        raise Refused("ticket_unknown")
    return found


def by_code(connection: Connection, office: Office, code: str) -> Any:
    """What its giver may know of it. Raises `Refused` `complaint_unknown`."""
    row = STATUS_BY_CODE(connection, office=office.code, code=code).one_or_none()
    if row is None:
        raise Refused("complaint_unknown")
    return row


def add(
    connection: Connection,
    office: Office,
    identity: str,
    state: Complaint,
    line: Mapping[str, Any],
    **columns: Any,
) -> None:
    """Store a new complaint with the first line of its history."""
    row = {
        "id": identity,
        "office_code": office.code,
        "answer": "",
        "escalated_at": None,
        "revision": 1,
        **columns_of(state),
        **columns,
    }
    event = {
        "office_code": office.code,
        "complaint_id": identity,
        "revision": 1,
        "event": Event.RECEIVED.value,
        "note": "",
        "details": None,
        **line,
    }
    if state.channel in BY_THE_VISITOR:
        STORE_COMPLAINT(connection, {"complaint": [row], "complaint_event": [event]})
        return
    _STORE_HERE(connection, **row)
    _STORE_LINE(connection, **event)


def columns_of(state: Complaint) -> dict[str, Any]:
    """Where a complaint stands, as its row says it."""
    return {
        "kind": state.kind,
        "channel": state.channel,
        "status": state.status,
        "received_at": state.received_at,
        "due": state.due,
        "category": state.category,
        "valid_evidence": state.valid_evidence,
        "responsible_id": state.responsible_id,
        "answered_at": state.answered_at,
        "ended_at": state.ended_at,
    }
