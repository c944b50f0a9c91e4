"""What the services tell of sales, receipts and their books."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import receipts, sales
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.sale import FEW_RECEIPTS, Event, Item, Moment, Payment, Receipt, Sale, Status

MOST_SHOWN = 300
"""Of sales and receipts in a list."""


@dataclass(frozen=True)
class Book:
    """A book of receipts, used up leaf by leaf."""

    id: str
    prefix: str
    first: int
    last: int
    next: int

    @property
    def left(self) -> int:
        return self.last - self.next + 1


@dataclass(frozen=True)
class Books:
    """The books in the order they are used."""

    all: tuple[Book, ...]

    @property
    def left(self) -> int:
        """Receipts that can still be issued."""
        return sum(book.left for book in self.all)

    @property
    def low(self) -> bool:
        return self.left <= FEW_RECEIPTS


@dataclass(frozen=True)
class Issued:
    """A receipt in the list of all."""

    receipt: Receipt
    sale_id: str
    invoice: str
    buyer: str


@dataclass(frozen=True)
class Asked:
    """An open request for a sale that has none yet. `who` is empty where nobody's name is known."""

    request_id: str
    number: str
    service: str
    who: str


@dataclass(frozen=True)
class Buyer:
    """Who buys, as the form has it. `npwp` as typed."""

    name: str
    private_buyer: bool = False
    npwp: str = ""
    foreign_buyer: bool = False


def by_sale(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(row.sale_id, []).append(row)
    return found


def sale_of_id(connection: Connection, sale_id: str) -> Sale:
    """All of a sale. Raises `Refused` `sale_unknown`."""
    return sale_of(
        sales.find(connection, sale_id),
        sales.items_of(connection, [sale_id]),
        receipts.receipts_of(connection, [sale_id]),
        sales.history_of(connection, sale_id),
    )


def sale_of(row: Any, items: Iterable[Any], receipts: Iterable[Any], history: Iterable[Any] = ()) -> Sale:
    return Sale(
        id=row.id,
        number=row.number,
        service=row.service,
        status=Status(row.status),
        revision=row.revision,
        buyer=row.buyer,
        made_at=row.made_at,
        items=tuple(
            Item(i.tariff, i.name, i.unit, i.rupiah, i.quantity, i.legal_basis, i.exemption) for i in items
        ),
        ticket_id=row.ticket_id,
        ticket=row.ticket_number or "",
        request_id=row.request_id,
        online=row.online,
        private_buyer=row.private_buyer,
        npwp=row.npwp or "",
        foreign_buyer=row.foreign_buyer,
        billing_code=row.billing_code or "",
        payment=row.payment and Payment(row.payment),
        agreed_at=row.agreed_at,
        abstract_at=row.abstract_at,
        agreement_at=row.agreement_at,
        billed_at=row.billed_at,
        proof_at=row.proof_at,
        verified_at=row.verified_at,
        handed_at=row.handed_at,
        receipts=tuple(receipt_of(found) for found in receipts),
        history=tuple(Moment(line.at, Event(line.event), line.officer, line.note) for line in history),
    )


def receipt_of(row: Any) -> Receipt:
    return Receipt(
        id=row.id,
        number=row.number,
        rupiah=row.rupiah,
        payment=Payment(row.payment),
        issued_at=row.issued_at,
        issued_by=row.issuer,
        voided_at=row.voided_at,
        void_reason=row.void_reason or "",
    )
