"""Visits and the guest book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, func, insert, select, update
from uuid_utils import uuid7

from pst_kiosk.db.identity import derived
from pst_kiosk.db.order import Order
from pst_kiosk.db.tables import ticket, visit, visitor
from pst_kiosk.domain.guestbook import Entry
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import OPEN

ON_THE_VISIT = {"main_use", "means", "assistance"}
"""What a visitor answers for this visit, not for himself."""


def begin(
    order: Order, language: str, people: int, entry: Entry | None, at: dt.datetime, **columns: Any
) -> str:
    """Open a visit of one or several people, begun at `at`, and return its id; `order.store` writes it.

    `entry`: the guest book where it is signed at once. `columns` beyond the usual.
    """
    identity = derived(order.command_id, "visit")
    row = {
        "id": identity,
        "office_code": order.office.code,
        "visitor_id": None,
        "language": language,
        "main_use": None,
        "means": None,
        "assistance": None,
        "call_aid": None,
        "people": people,
        "identity_shown": None,
        "started_at": at,
        "guest_book_at": None,
        "ended_at": None,
        "words_at": None,
        **columns,
    }
    if entry is not None:
        signed = _visitor(order.office, entry, order.at, order.office.guest_book.notice_version)
        order.add(visitor, signed)
        row |= of_visit(entry.model_dump()) | {"visitor_id": signed["id"], "guest_book_at": order.at}
    order.add(visit, row)
    return identity


def sign(
    connection: Connection,
    office: Office,
    visit_id: str,
    entry: Entry,
    at: dt.datetime,
    identity_shown: bool | None,
    notice_version: str,
) -> None:
    """Store the guest book of a visit that has begun; it has a visitor from now on. `notice_version` is the
    privacy notice he was shown."""
    signed = _visitor(office, entry, at, notice_version)
    connection.execute(insert(visitor), signed)
    said = of_visit(entry.model_dump())
    if said["assistance"] is None:
        del said["assistance"]  # what was asked for with the number stays
    connection.execute(
        update(visit)
        .where(visit.c.id == visit_id)
        .values(visitor_id=signed["id"], guest_book_at=at, identity_shown=identity_shown, **said)
    )


def add_visitor(connection: Connection, office: Office, entry: Entry, at: dt.datetime) -> str:
    """Somebody who asks without a visit; his id."""
    row = _visitor(office, entry, at, office.guest_book.notice_version)
    connection.execute(insert(visitor), row)
    return str(row["id"])


def _visitor(office: Office, entry: Entry, at: dt.datetime, notice_version: str) -> dict[str, Any]:
    facts = {field: value for field, value in entry.model_dump().items() if field not in ON_THE_VISIT}
    return {
        "id": str(uuid7()),
        "office_code": office.code,
        "notice_version": notice_version,
        "created_at": at,
        **facts,
    }


def of_visit(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What a visitor answered for this visit; what he left out is None."""
    return {field: answers.get(field) for field in sorted(ON_THE_VISIT)}


def confirm_identity(connection: Connection, visit_id: str) -> None:
    connection.execute(update(visit).where(visit.c.id == visit_id).values(identity_shown=True))


def note_call_aid(connection: Connection, visit_id: str, call_aid: int | None) -> None:
    """The visitor cannot hear a call, or cannot see the board; or he can."""
    connection.execute(update(visit).where(visit.c.id == visit_id).values(call_aid=call_aid))


def find(connection: Connection, visit_id: str) -> Any:
    return connection.execute(select(visit).where(visit.c.id == visit_id)).one()


def end_if_over(connection: Connection, visit_id: str, at: dt.datetime) -> bool:
    """Close the visit once none of its tickets is open; True if that ends it now, False if it goes on or was
    over before."""
    still_open = connection.execute(
        select(func.count()).where(ticket.c.visit_id == visit_id, ticket.c.status.in_(sorted(OPEN)))
    ).scalar_one()
    if still_open:
        return False
    ending = update(visit).where(visit.c.id == visit_id, visit.c.ended_at.is_(None)).values(ended_at=at)
    return connection.execute(ending).rowcount == 1


def reopen(connection: Connection, visit_id: str) -> None:
    """The visit is not over after all."""
    connection.execute(update(visit).where(visit.c.id == visit_id).values(ended_at=None))
