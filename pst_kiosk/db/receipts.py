"""Numbered receipts, and the books they are taken from leaf by leaf."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from pst_kiosk.db.tables import officer, receipt, receipt_book, sale
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.sale import Payment

_RECEIPT = select(receipt, officer.c.name.label("issuer")).join(officer, officer.c.id == receipt.c.issued_by)


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
