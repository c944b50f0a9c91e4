"""What the treasurer does: transfers found, money taken, receipts issued and voided, their books opened."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pst_kiosk.db import officers, receipts
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import sale as rules
from pst_kiosk.domain import sale_checks
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Event, Payment, Receipt, Sale
from pst_kiosk.domain.sale_fields import LONGEST_GROUND, book_prefix, check_book, one_line, receipt_number
from pst_kiosk.services.sale_moves import do, take_back
from pst_kiosk.services.sale_views import MOST_SHOWN, Book, Books, Issued, receipt_of
from pst_kiosk.services.unit import OfficeUnit


class Payments:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def books(self) -> Books:
        with self._unit.database.read() as connection:
            return self._books(connection)

    def receipts(self) -> tuple[Issued, ...]:
        """The newest `MOST_SHOWN`, void ones too."""
        with self._unit.database.read() as connection:
            rows = receipts.last_receipts(connection, self._unit.office, MOST_SHOWN)
        return tuple(Issued(receipt_of(row), row.sale_id, row.invoice, row.buyer) for row in rows)

    def verify(self, command_id: str, sale_id: str, officer_id: str) -> Sale:
        """The treasurer found the transfer from abroad on the account.

        Raises `Refused` `not_treasurer`, `sale_not_there`, `not_foreign`, `proof_missing`.
        """

        def columns(_: Connection, sale: Sale, at: dt.datetime) -> dict[str, Any]:
            sale_checks.check_verified(sale)
            return {"verified_at": at, "verified_by": officer_id}

        return do(self._unit, command_id, sale_id, officer_id, Event.VERIFIED, columns)

    def pay(self, command_id: str, sale_id: str, officer_id: str, payment: Payment) -> Receipt:
        """The treasurer has the money: payment and receipt number commit together.

        Raises `Refused` `not_treasurer`, `sale_not_there`, `receipts_used_up`, and what
        `domain.sale_checks.check_paid` raises.
        """

        def columns(connection: Connection, sale: Sale, at: dt.datetime) -> dict[str, Any]:
            sale_checks.check_paid(sale, payment)
            leaf = receipts.take_leaf(connection, self._unit.office, at)
            if leaf is None:
                raise Refused("receipts_used_up")
            receipts.add_receipt(
                connection,
                self._unit.office,
                command_id,
                leaf,
                receipt_number(leaf.prefix, leaf.ordinal),
                sale.id,
                sale.total,
                payment,
                at,
                officer_id,
            )
            return {"payment": payment.value, "paid_at": at}

        do(self._unit, command_id, sale_id, officer_id, Event.PAID, columns)
        with self._unit.database.read() as connection:
            return receipt_of(receipts.receipt_of_command(connection, command_id))

    def void(self, command_id: str, sale_id: str, officer_id: str, reason: str) -> Sale:
        """The treasurer voids the receipt, which keeps its number; the sale is to be paid anew.

        Raises `Refused` `not_treasurer`, `sale_not_there`, `reason_missing`, `text_too_long`.
        """

        def columns(connection: Connection, sale: Sale, at: dt.datetime) -> dict[str, Any]:
            said = one_line(reason, "reason", LONGEST_GROUND, needed="reason_missing")
            receipt = sale.receipt
            if receipt is None:
                raise Refused("sale_not_there", status=sale.status.value)
            receipts.void(connection, receipt.id, at, officer_id, said)
            take_back(connection, self._unit, command_id, sale, officer_id, said)
            return {"payment": None, "paid_at": None, "handed_at": None, "handed_by": None}

        return do(self._unit, command_id, sale_id, officer_id, Event.VOIDED, columns, note=reason)

    def open_book(self, command_id: str, officer_id: str, prefix: str, first: int, last: int) -> Books:
        """A new book of numbered receipts; it is used after those before it.

        Raises `Refused` `not_treasurer`, `book_prefix`, `book_numbers`, `book_overlaps`.
        """

        def work(connection: Connection) -> Books:
            if not receipts.book_exists(connection, command_id):
                rules.check_treasurer(Role(officers.find(connection, officer_id).role))
                named = book_prefix(prefix)
                check_book(first, last)
                office, at = self._unit.office, self._unit.now(connection)
                if receipts.overlapping(connection, office, named, first, last):
                    raise Refused("book_overlaps")
                receipts.add_book(connection, office, command_id, named, first, last, at, officer_id)
                officers.audit(connection, office, at, officer_id, "open_receipt_book", command_id)
            return self._books(connection)

        return self._unit.database.write(work)

    def _books(self, connection: Connection) -> Books:
        return Books(
            tuple(
                Book(row.id, row.prefix, row.first, row.last, row.next)
                for row in receipts.books(connection, self._unit.office)
            )
        )
