"""Setting right what was written down.

A counter changes a guest book by this function alone, and it changes nothing of which no trace is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)
from uuid_utils import uuid7

from pst_kiosk.db.recognition import FACTS
from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import (
    Identity,
    correction,
    data_need,
    service_record,
    visit,
    visitor,
)
from pst_kiosk.domain.office import Office

_VISITOR = bindparam("visitor", type_=Identity)
CORRECT_VISITOR = Routine(
    "correct_visitor",
    update(visitor)
    .where(
        visitor.c.id == _VISITOR,
        select(correction.c.id)
        .where(
            correction.c.command_id == bindparam("command", type_=Identity),
            correction.c.subject_id == _VISITOR,
        )
        .exists(),
    )
    .values({field: bindparam(field, type_=visitor.c[field].type) for field in FACTS}),
)


def is_done(connection: Connection, command_id: str) -> bool:
    """Whether a command has corrected something already."""
    asked = select(correction.c.id).where(correction.c.command_id == command_id)
    return connection.execute(asked).first() is not None


def note(
    connection: Connection,
    office: Office,
    command_id: str,
    officer_id: str,
    at: dt.datetime,
    reason: str,
    changes: Sequence[tuple[str, str, str, Any, Any]],
) -> None:
    """Append corrections: (subject, its id, field, what stood there, what stands there now)."""
    connection.execute(
        insert(correction),
        [
            {
                "id": str(uuid7()),
                "office_code": office.code,
                "command_id": command_id,
                "at": at,
                "officer_id": officer_id,
                "subject": subject,
                "subject_id": subject_id,
                "field": field,
                "before": before,
                "after": after,
                "reason": reason,
            }
            for subject, subject_id, field, before, after in changes
        ],
    )


def correct_visitor(
    connection: Connection, command_id: str, visitor_id: str, facts: Mapping[str, Any]
) -> None:
    """Write all facts of a visitor, whose corrections were noted by this command."""
    CORRECT_VISITOR(connection, command=command_id, visitor=visitor_id, **facts)


def correct_visit(connection: Connection, visit_id: str, values: Mapping[str, Any]) -> None:
    connection.execute(update(visit).where(visit.c.id == visit_id).values(**values))


def correct_record(connection: Connection, ticket_id: str, values: Mapping[str, Any]) -> None:
    """It is another revision then, and to be retyped anew."""
    connection.execute(
        update(service_record)
        .where(service_record.c.ticket_id == ticket_id)
        .values(revision=service_record.c.revision + 1, recorded_at=None, recorded_by=None, **values)
    )


def correct_need(connection: Connection, need_id: str, values: Mapping[str, Any]) -> None:
    """Its record is another revision then, as above."""
    changing = update(data_need).where(data_need.c.id == need_id).values(**values)
    ticket_id = connection.execute(changing.returning(data_need.c.ticket_id)).scalar_one()
    correct_record(connection, ticket_id, {})


def visitors_of_person(connection: Connection, office: Office, visitor_id: str) -> list[str]:
    """Every guest book this person has signed: of the same name, with the same address or number."""
    me = connection.execute(select(visitor).where(visitor.c.id == visitor_id)).one()
    contacts = [
        visitor.c[field] == getattr(me, field)
        for field in ("email", "phone")
        if getattr(me, field) is not None
    ]
    if not (contacts and me.name):
        return [visitor_id]
    same_name = func.lower(visitor.c.name) == func.lower(literal(me.name))
    asked = select(visitor.c.id).where(visitor.c.office_code == office.code, same_name, or_(*contacts))
    return list(dict.fromkeys([visitor_id, *connection.execute(asked).scalars()]))


def visits_of(connection: Connection, visitors: Sequence[str]) -> list[str]:
    """The visits these signed for, the oldest first."""
    asked = select(visit.c.id).where(visit.c.visitor_id.in_(visitors)).order_by(visit.c.started_at)
    return list(connection.execute(asked).scalars())
