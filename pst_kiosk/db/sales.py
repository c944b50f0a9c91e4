"""Sales, their items and history, and the receipts with their books."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from uuid_utils import uuid7

from pst_kiosk.db.tables import (
    officer,
    sale,
    sale_event,
    sale_item,
    ticket,
    visit,
    visitor,
)
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.sale import Event, Item, Status

_SALE = select(sale, ticket.c.number.label("ticket_number")).outerjoin(
    ticket, ticket.c.id == sale.c.ticket_id
)


def done(connection: Connection, command_id: str) -> str | None:
    """The sale a command was about; None where it was not carried out yet."""
    return connection.execute(
        select(sale_event.c.sale_id).where(sale_event.c.command_id == command_id)
    ).scalar_one_or_none()


def add(connection: Connection, office: Office, identity: str, **columns: Any) -> None:
    connection.execute(insert(sale).values(id=identity, office_code=office.code, revision=1, **columns))


def find(connection: Connection, sale_id: str) -> Any:
    """Raises `Refused` `sale_unknown`."""
    row = connection.execute(_SALE.where(sale.c.id == sale_id)).one_or_none()
    if row is None:
        raise Refused("sale_unknown")
    return row


def open_of_ticket(connection: Connection, ticket_id: str) -> str | None:
    """The sale of a ticket that is not over yet, the oldest where there are several."""
    return connection.execute(
        select(sale.c.id)
        .where(sale.c.ticket_id == ticket_id, sale.c.ended_at.is_(None))
        .order_by(sale.c.made_at, sale.c.id)
        .limit(1)
    ).scalar_one_or_none()


def last_of_ticket(connection: Connection, ticket_id: str) -> str | None:
    return connection.execute(
        select(sale.c.id)
        .where(sale.c.ticket_id == ticket_id)
        .order_by(sale.c.made_at.desc(), sale.c.id.desc())
        .limit(1)
    ).scalar_one_or_none()


def open_of_request(connection: Connection, request_id: str) -> str | None:
    return connection.execute(
        select(sale.c.id)
        .where(sale.c.request_id == request_id, sale.c.ended_at.is_(None))
        .order_by(sale.c.made_at, sale.c.id)
        .limit(1)
    ).scalar_one_or_none()


def requests_with_one(connection: Connection, office: Office) -> set[str]:
    """The requests that have a sale, cancelled ones left out."""
    rows = connection.execute(
        select(sale.c.request_id).where(
            sale.c.office_code == office.code,
            sale.c.request_id.is_not(None),
            sale.c.status != Status.CANCELLED.value,
        )
    )
    return set(rows.scalars())


def of_office(connection: Connection, office: Office, ended_since: dt.datetime, most: int) -> list[Any]:
    """Those that are open, and those that ended since; the newest first."""
    return list(
        connection.execute(
            _SALE.where(
                sale.c.office_code == office.code,
                sale.c.ended_at.is_(None) | (sale.c.ended_at >= ended_since),
            )
            .order_by(sale.c.made_at.desc(), sale.c.id.desc())
            .limit(most)
        )
    )


def change(connection: Connection, sale_id: str, revision: int, **columns: Any) -> bool:
    """Write columns of a sale and count its revision; False where it is not at `revision` any more."""
    done = connection.execute(
        update(sale)
        .where(sale.c.id == sale_id, sale.c.revision == revision)
        .values(revision=revision + 1, **columns)
    )
    return done.rowcount == 1


def replace_items(connection: Connection, office: Office, sale_id: str, items: Sequence[Item]) -> None:
    connection.execute(delete(sale_item).where(sale_item.c.sale_id == sale_id))
    for position, item in enumerate(items, start=1):
        connection.execute(
            insert(sale_item).values(
                id=str(uuid7()),
                office_code=office.code,
                sale_id=sale_id,
                position=position,
                tariff=item.tariff,
                name=item.name,
                unit=item.unit,
                rupiah=item.rupiah,
                quantity=item.quantity,
                legal_basis=item.legal_basis,
                exemption=item.exemption,
            )
        )


def items_of(connection: Connection, sale_ids: Collection[str]) -> list[Any]:
    """The items of these sales, each sale's in their order."""
    return list(
        connection.execute(
            select(sale_item)
            .where(sale_item.c.sale_id.in_(sale_ids))
            .order_by(sale_item.c.sale_id, sale_item.c.position)
        )
    )


def note(
    connection: Connection,
    office: Office,
    sale_id: str,
    command_id: str,
    at: dt.datetime,
    event: Event,
    officer_id: str,
    text: str,
    details: dict[str, Any],
) -> None:
    """Append a line to a sale's history."""
    connection.execute(
        insert(sale_event).values(
            id=str(uuid7()),
            office_code=office.code,
            sale_id=sale_id,
            command_id=command_id,
            at=at,
            event=event.value,
            officer_id=officer_id,
            note=text,
            details=details,
        )
    )


def history_of(connection: Connection, sale_id: str) -> list[Any]:
    """From the first line to the last, in the order of the revisions they led to, each with its officer's
    name."""
    rows = connection.execute(
        select(sale_event, officer.c.name.label("officer"))
        .join(officer, officer.c.id == sale_event.c.officer_id)
        .where(sale_event.c.sale_id == sale_id)
    )
    return sorted(rows, key=lambda row: int(row.details["revision"]))


def buyer_of_ticket(connection: Connection, ticket_id: str) -> Any | None:
    """The visitor of a ticket (`id`, `name`, `institution`); None while nobody has signed for it."""
    return connection.execute(
        select(visitor.c.id, visitor.c.name, visitor.c.institution)
        .join(visit, visit.c.visitor_id == visitor.c.id)
        .join(ticket, ticket.c.visit_id == visit.c.id)
        .where(ticket.c.id == ticket_id)
    ).one_or_none()
