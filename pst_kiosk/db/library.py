"""The library's softcopies asked for by form, and items asked for from storage."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, Select, Table, and_, insert, or_, select, update

from pst_kiosk.db.tables import officer, softcopy, storage_fetch, ticket, visit, visitor
from pst_kiosk.domain.office import Office

_WHO = officer.c.name.label("by")
_NUMBER = ticket.c.number


def _of(kind: Table) -> Select[Any]:
    """Rows of a kind, with the ticket's number and the name of the officer who wrote them down."""
    return (
        select(kind, _NUMBER, _WHO)
        .join(ticket, ticket.c.id == kind.c.ticket_id)
        .join(officer, officer.c.id == kind.c.asked_by)
        .order_by(kind.c.asked_at, kind.c.id)
    )


def softcopies(
    connection: Connection, office: Office, since: dt.datetime, done_since: dt.datetime
) -> list[Any]:
    """Those asked for from `since` on that are open or were asked for from `done_since` on; not the
    withdrawn ones."""
    shown = or_(softcopy.c.stamped_at.is_(None), softcopy.c.stamped_at >= done_since)
    mine = and_(softcopy.c.office_code == office.code, softcopy.c.asked_at >= since)
    return list(connection.execute(_of(softcopy).where(mine, softcopy.c.withdrawn_at.is_(None), shown)))


def fetches(connection: Connection, office: Office, done_since: dt.datetime) -> list[Any]:
    """Items that are not back in storage, or came back or were not found from `done_since` on."""
    ended_today = or_(
        and_(storage_fetch.c.put_back_at.is_(None), storage_fetch.c.not_found_at.is_(None)),
        storage_fetch.c.put_back_at >= done_since,
        storage_fetch.c.not_found_at >= done_since,
    )
    return list(
        connection.execute(_of(storage_fetch).where(storage_fetch.c.office_code == office.code, ended_today))
    )


def find_softcopy(connection: Connection, identity: str) -> Any | None:
    return connection.execute(_of(softcopy).where(softcopy.c.id == identity)).one_or_none()


def find_fetch(connection: Connection, identity: str) -> Any | None:
    return connection.execute(_of(storage_fetch).where(storage_fetch.c.id == identity)).one_or_none()


def add_softcopy(connection: Connection, office: Office, **columns: Any) -> None:
    connection.execute(insert(softcopy).values(office_code=office.code, **columns))


def add_fetch(connection: Connection, office: Office, **columns: Any) -> None:
    connection.execute(insert(storage_fetch).values(office_code=office.code, **columns))


def change_softcopy(connection: Connection, identity: str, **columns: Any) -> None:
    connection.execute(update(softcopy).where(softcopy.c.id == identity).values(**columns))


def change_fetch(connection: Connection, identity: str, **columns: Any) -> None:
    connection.execute(update(storage_fetch).where(storage_fetch.c.id == identity).values(**columns))


def asker(connection: Connection, ticket_id: str) -> Any:
    """Who holds a ticket, as the guest book says; its columns are None before it is signed."""
    return connection.execute(
        select(
            *(ticket.c.number, ticket.c.service, visit.c.started_at, visitor.c.name),
            *(visitor.c.institution, visitor.c.email, visitor.c.phone),
        )
        .join(visit, visit.c.id == ticket.c.visit_id)
        .outerjoin(visitor, visitor.c.id == visit.c.visitor_id)
        .where(ticket.c.id == ticket_id)
    ).one()
