"""Sales, their items and history, and the receipts with their books."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from uuid_utils import uuid7

from pst_kiosk.db.tables import (
    officer,
    receipt,
    receipt_book,
    sale,
    sale_event,
    sale_item,
    ticket,
    visit,
    visitor,
)
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.sale import Event, Item, Payment, Status

_SALE = select(sale, ticket.c.number.label("ticket_number")).outerjoin(
    ticket, ticket.c.id == sale.c.ticket_id
)
_RECEIPT = select(receipt, officer.c.name.label("issuer")).join(officer, officer.c.id == receipt.c.issued_by)


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


def add_book(
    connection: Connection,
    office: Office,
    identity: str,
    prefix: str,
    first: int,
    last: int,
    at: dt.datetime,
    officer_id: str,
) -> None:
    connection.execute(
        insert(receipt_book).values(
            id=identity,
            office_code=office.code,
            prefix=prefix,
            first=first,
            last=last,
            next=first,
            opened_at=at,
            opened_by=officer_id,
        )
    )


def books(connection: Connection, office: Office) -> list[Any]:
    """In the order they are used up; the finished ones are among them."""
    return list(
        connection.execute(
            select(receipt_book)
            .where(receipt_book.c.office_code == office.code)
            .order_by(receipt_book.c.opened_at, receipt_book.c.id)
        )
    )


def take_leaf(connection: Connection, office: Office, at: dt.datetime) -> Any | None:
    """Take the next leaf of the oldest unfinished book: `book_id`, `prefix`, `ordinal`. None where all books
    are used up.

    The book's row is the lock: until the transaction ends, nobody else takes a leaf of it, and where it does
    not commit, the leaf was not taken.
    """
    unfinished = (receipt_book.c.office_code == office.code) & receipt_book.c.closed_at.is_(None)
    while True:
        book = connection.execute(
            select(receipt_book.c.id)
            .where(unfinished)
            .order_by(receipt_book.c.opened_at, receipt_book.c.id)
            .limit(1)
        ).scalar_one_or_none()
        if book is None:
            return None
        row = connection.execute(
            update(receipt_book)
            .where(receipt_book.c.id == book, unfinished)
            .values(next=receipt_book.c.next + 1)
            .returning(
                receipt_book.c.id.label("book_id"),
                receipt_book.c.prefix,
                receipt_book.c.last,
                (receipt_book.c.next - 1).label("ordinal"),
            )
        ).one_or_none()
        if row is None:  # somebody took its last leaf meanwhile
            continue
        if row.ordinal == row.last:
            connection.execute(update(receipt_book).where(receipt_book.c.id == book).values(closed_at=at))
        return row


def add_receipt(
    connection: Connection,
    office: Office,
    command_id: str,
    leaf: Any,
    number: str,
    sale_id: str,
    rupiah: int,
    payment: Payment,
    at: dt.datetime,
    officer_id: str,
) -> None:
    connection.execute(
        insert(receipt).values(
            id=command_id,
            office_code=office.code,
            book_id=leaf.book_id,
            ordinal=leaf.ordinal,
            number=number,
            sale_id=sale_id,
            command_id=command_id,
            rupiah=rupiah,
            payment=payment.value,
            issued_at=at,
            issued_by=officer_id,
        )
    )


def void(connection: Connection, receipt_id: str, at: dt.datetime, officer_id: str, reason: str) -> None:
    connection.execute(
        update(receipt)
        .where(receipt.c.id == receipt_id)
        .values(voided_at=at, voided_by=officer_id, void_reason=reason)
    )


def receipt_of_command(connection: Connection, command_id: str) -> Any | None:
    return connection.execute(_RECEIPT.where(receipt.c.command_id == command_id)).one_or_none()


def receipts_of(connection: Connection, sale_ids: Iterable[str]) -> list[Any]:
    """The receipts of these sales, void ones too, in the order they were issued."""
    return list(
        connection.execute(
            _RECEIPT.where(receipt.c.sale_id.in_(list(sale_ids))).order_by(receipt.c.issued_at, receipt.c.id)
        )
    )


def last_receipts(connection: Connection, office: Office, most: int) -> list[Any]:
    """The newest receipts, each with its sale's invoice number and buyer."""
    return list(
        connection.execute(
            _RECEIPT.add_columns(sale.c.number.label("invoice"), sale.c.buyer)
            .join(sale, sale.c.id == receipt.c.sale_id)
            .where(receipt.c.office_code == office.code)
            .order_by(receipt.c.issued_at.desc(), receipt.c.id.desc())
            .limit(most)
        )
    )


def overlapping(connection: Connection, office: Office, prefix: str, first: int, last: int) -> bool:
    """Whether some number of a new book is in another one already."""
    same = (
        select(func.count())
        .select_from(receipt_book)
        .where(
            receipt_book.c.office_code == office.code,
            receipt_book.c.prefix == prefix,
            receipt_book.c.first <= last,
            receipt_book.c.last >= first,
        )
    )
    return connection.execute(same).scalar_one() > 0


def book_exists(connection: Connection, book_id: str) -> bool:
    return (
        connection.execute(select(receipt_book.c.id).where(receipt_book.c.id == book_id)).first() is not None
    )
