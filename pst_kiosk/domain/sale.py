"""A sale: what it consists of, what it costs, and what may be done with it next.

A price is the one in force on the day the buyer agrees to it, and stays: tariffs change, invoices do not.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.tariffs import SAMPLE_MARK

MOST_OF_ONE = 1_000_000
FEW_RECEIPTS = 10
"""With no more left the treasurer is told to open a new book."""


class Status(StrEnum):
    DRAFTED = "drafted"
    AGREED = "agreed"
    """The buyer agrees to what it is and to what it costs."""
    BILLED = "billed"
    PAID = "paid"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"


class Event(StrEnum):
    """A line of a sale's history."""

    OPENED = "opened"
    ITEMS = "items"
    AGREED = "agreed"
    ABSTRACT = "abstract"
    """What the data is for, in the buyer's words, is handed over."""
    AGREEMENT = "agreement"
    """The agreement on the data's use (SPPD) is signed."""
    BILLED = "billed"
    PROOF = "proof"
    """The proof of a transfer from abroad has come."""
    VERIFIED = "verified"
    """The treasurer finds the transfer on the account."""
    PAID = "paid"
    VOIDED = "voided"
    """The receipt is void: it keeps its number, and the sale is to be paid anew."""
    CORRECTED = "corrected"
    """The buyer checked and something is not right."""
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"


class Payment(StrEnum):
    CASH = "cash"
    BANK = "bank"
    """With the billing code."""
    TRANSFER = "transfer"
    """To the treasurer's account, from abroad."""


PREPARES = frozenset({Role.SERVICE_OFFICER, Role.SUPERVISOR})
RECEIVES = frozenset({Role.TREASURER})
"""Only the treasurer takes money and has receipts."""
_BY_THE_TREASURER = frozenset({Event.VERIFIED, Event.PAID, Event.VOIDED})
_BY_BOTH = frozenset({Event.ABSTRACT, Event.AGREEMENT, Event.PROOF})

_MOVES: dict[Event, dict[Status, Status]] = {
    Event.ITEMS: {Status.DRAFTED: Status.DRAFTED},
    Event.AGREED: {Status.DRAFTED: Status.AGREED},
    Event.ABSTRACT: {status: status for status in (Status.DRAFTED, Status.AGREED)},
    Event.AGREEMENT: {status: status for status in (Status.DRAFTED, Status.AGREED)},
    # Again, where the state system gives the code later, or another one.
    Event.BILLED: dict.fromkeys((Status.AGREED, Status.BILLED), Status.BILLED),
    Event.PROOF: {Status.BILLED: Status.BILLED},
    Event.VERIFIED: {Status.BILLED: Status.BILLED},
    Event.PAID: {Status.BILLED: Status.PAID},
    Event.VOIDED: dict.fromkeys((Status.PAID, Status.HANDED_OVER), Status.BILLED),
    Event.CORRECTED: {
        Status.AGREED: Status.DRAFTED,
        Status.BILLED: Status.DRAFTED,
        Status.HANDED_OVER: Status.PAID,
    },
    Event.HANDED_OVER: {Status.PAID: Status.HANDED_OVER},
    Event.CANCELLED: dict.fromkeys((Status.DRAFTED, Status.AGREED, Status.BILLED), Status.CANCELLED),
}
OPEN = frozenset({Status.DRAFTED, Status.AGREED, Status.BILLED, Status.PAID})


@dataclass(frozen=True)
class Line:
    """What an officer enters: so many of a row of the tariff table.

    `exemption`: None where the price is charged; else the legal ground of charging nothing.
    """

    tariff: str
    quantity: int
    exemption: str | None = None


@dataclass(frozen=True)
class Item:
    """A line with its price, as the tariff table had it on its day. Amounts are whole rupiah."""

    tariff: str
    name: str
    unit: str
    rupiah: int
    quantity: int
    legal_basis: str
    exemption: str | None = None

    @property
    def amount(self) -> int:
        return 0 if self.exemption else self.rupiah * self.quantity

    @property
    def sample(self) -> bool:
        return self.name.startswith(SAMPLE_MARK)

    @property
    def line(self) -> Line:
        return Line(self.tariff, self.quantity, self.exemption)


@dataclass(frozen=True)
class Receipt:
    """One leaf of a receipt book. A void one stays, with the reason."""

    id: str
    number: str
    rupiah: int
    payment: Payment
    issued_at: dt.datetime
    issued_by: str
    """The treasurer's name."""
    voided_at: dt.datetime | None = None
    void_reason: str = ""


@dataclass(frozen=True)
class Moment:
    """One line of the history."""

    at: dt.datetime
    event: Event
    officer: str
    note: str = ""


@dataclass(frozen=True)
class Sale:
    id: str
    number: str
    """The invoice's."""
    service: str
    status: Status
    revision: int
    buyer: str
    made_at: dt.datetime
    items: tuple[Item, ...] = ()
    ticket_id: str | None = None
    ticket: str = ""
    """The visitor's number of the day, where there is one."""
    request_id: str | None = None
    online: bool = False
    private_buyer: bool = False
    npwp: str = ""
    foreign_buyer: bool = False
    billing_code: str = ""
    payment: Payment | None = None
    agreed_at: dt.datetime | None = None
    abstract_at: dt.datetime | None = None
    agreement_at: dt.datetime | None = None
    billed_at: dt.datetime | None = None
    proof_at: dt.datetime | None = None
    verified_at: dt.datetime | None = None
    handed_at: dt.datetime | None = None
    receipts: tuple[Receipt, ...] = ()
    history: tuple[Moment, ...] = field(default=(), compare=False)

    @property
    def total(self) -> int:
        return total(self.items)

    @property
    def sample(self) -> bool:
        """Whether any of its prices is a sample, of no official worth."""
        return any(item.sample for item in self.items)

    @property
    def receipt(self) -> Receipt | None:
        """The one that counts."""
        return next((receipt for receipt in self.receipts if receipt.voided_at is None), None)

    @property
    def free(self) -> bool:
        """Nothing to pay: no receipt, the product is handed over on the invoice."""
        return bool(self.items) and self.total == 0


def after(status: Status, event: Event, *, free: bool = False) -> Status:
    """The state a sale is in after `event`. Raises `Refused` `sale_not_there` with the state it is in."""
    moves = _MOVES[event]
    if free and event is Event.HANDED_OVER:
        moves = {Status.BILLED: Status.HANDED_OVER}
    if free and event is Event.CORRECTED and status is Status.HANDED_OVER:
        return Status.BILLED
    if status not in moves:
        raise Refused("sale_not_there", status=status.value)
    return moves[status]


def check_role(role: Role, event: Event) -> None:
    """Raises `Refused` `not_treasurer`, `not_sale_officer`."""
    if event in _BY_THE_TREASURER:
        check_treasurer(role)
    elif role not in (PREPARES | RECEIVES if event in _BY_BOTH else PREPARES):
        raise Refused("not_sale_officer")


def check_treasurer(role: Role) -> None:
    """Raises `Refused` `not_treasurer`."""
    if role not in RECEIVES:
        raise Refused("not_treasurer")


def check_item(item: Item) -> None:
    """Raises `Refused` `quantity_wrong` unless 1 to `MOST_OF_ONE`, `price_negative`."""
    if not 1 <= item.quantity <= MOST_OF_ONE:
        raise Refused("quantity_wrong", most=MOST_OF_ONE)
    if item.rupiah < 0:
        raise Refused("price_negative")


def total(items: Iterable[Item]) -> int:
    """In whole rupiah. Raises `Refused` `price_negative`, `quantity_wrong`."""
    items = tuple(items)
    for item in items:
        check_item(item)
    return sum(item.amount for item in items)
