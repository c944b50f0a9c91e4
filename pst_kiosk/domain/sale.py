"""A sale: what it consists of, what it costs, and what may be done with it next.

A price is the one in force on the day the buyer agrees to it, and stays: tariffs change, invoices do not.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.plain_text import plain_line
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.tariffs import SAMPLE_MARK, Tariff

LONGEST_BUYER = 200
LONGEST_BILLING_CODE = 60
LONGEST_GROUND = 200
"""Letters of a legal ground, and of the reason for a void receipt."""
LONGEST_NOTE = 1000
MOST_ITEMS = 50
MOST_OF_ONE = 1_000_000
LONGEST_PREFIX = 12
MOST_IN_BOOK = 99_999
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


def in_force(tariffs: Iterable[Tariff], day: dt.date) -> tuple[Tariff, ...]:
    """The rows of the table that are valid on a day."""
    return tuple(
        tariff
        for tariff in tariffs
        if tariff.valid_from <= day and (tariff.valid_until is None or day <= tariff.valid_until)
    )


def priced(tariffs: Collection[Tariff], lines: Iterable[Line], day: dt.date) -> tuple[Item, ...]:
    """The lines with the prices of `day`.

    Raises `Refused` `tariff_unknown`, `tariff_not_in_force`, `quantity_wrong`, `exemption_without_ground`,
    `text_too_long`, `items_too_many`.
    """
    lines = tuple(lines)
    if len(lines) > MOST_ITEMS:
        raise Refused("items_too_many", most=MOST_ITEMS)
    return tuple(_priced(tariffs, line, day) for line in lines)


def _priced(tariffs: Collection[Tariff], line: Line, day: dt.date) -> Item:
    rows = [tariff for tariff in tariffs if tariff.key == line.tariff]
    if not rows:
        raise Refused("tariff_unknown", tariff=line.tariff)
    valid = in_force(rows, day)
    if not valid:
        raise Refused("tariff_not_in_force", tariff=rows[-1].name, day=day)
    row = valid[0]
    ground = line.exemption
    if ground is not None:
        ground = one_line(ground, "ground", LONGEST_GROUND)
        if not any(letter.isalpha() for letter in ground):
            raise Refused("exemption_without_ground", tariff=row.name)
    item = Item(row.key, row.name, row.unit, row.rupiah, line.quantity, row.legal_basis, ground)
    check_item(item)
    return item


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


def needs_agreement(tariffs: Iterable[Tariff], items: Iterable[Item]) -> bool:
    """Whether abstract and SPPD are needed: microdata or a digital map is among the items."""
    return bool(items_with_agreement(tariffs, items))


def items_with_agreement(tariffs: Iterable[Tariff], items: Iterable[Item]) -> tuple[Item, ...]:
    """The items whose use is agreed upon: microdata and digital maps."""
    bound = {tariff.key for tariff in tariffs if tariff.use_agreed}
    return tuple(item for item in items if item.tariff in bound)


def check_agreed(sale: Sale, tariffs: Collection[Tariff], day: dt.date) -> None:
    """Whether the buyer may agree on `day` to what is written.

    Raises `Refused` `sale_empty`, `npwp_missing`, what `priced` raises, and `price_changed` where the table
    has another price by now: nobody agrees to a price he was not shown.
    """
    if asks_npwp(online=sale.online, private_buyer=sale.private_buyer) and not sale.npwp:
        raise Refused("npwp_missing")
    if not sale.items:
        raise Refused("sale_empty")
    now = priced(tariffs, (item.line for item in sale.items), day)
    for shown, present in zip(sale.items, now, strict=True):
        if shown.rupiah != present.rupiah:
            raise Refused("price_changed", tariff=present.name, was=shown.rupiah, rupiah=present.rupiah)


def check_billed(sale: Sale, tariffs: Collection[Tariff]) -> None:
    """Raises `Refused` `abstract_missing`, `agreement_missing`."""
    if needs_agreement(tariffs, sale.items):
        if sale.abstract_at is None:
            raise Refused("abstract_missing")
        if sale.agreement_at is None:
            raise Refused("agreement_missing")


def check_paid(sale: Sale, payment: Payment) -> None:
    """Raises `Refused` `nothing_to_pay`, `payment_by_transfer`, `transfer_unverified`,
    `payment_not_by_transfer`, `billing_code_missing`."""
    if sale.free:
        raise Refused("nothing_to_pay")
    if sale.foreign_buyer:
        if payment is not Payment.TRANSFER:
            raise Refused("payment_by_transfer")
        if sale.verified_at is None:
            raise Refused("transfer_unverified")
    elif payment is Payment.TRANSFER:
        raise Refused("payment_not_by_transfer")
    if payment is Payment.BANK and not sale.billing_code:
        raise Refused("billing_code_missing")


def check_verified(sale: Sale) -> None:
    """Raises `Refused` `not_foreign`, `proof_missing`."""
    if not sale.foreign_buyer:
        raise Refused("not_foreign")
    if sale.proof_at is None:
        raise Refused("proof_missing")


def asks_npwp(*, online: bool, private_buyer: bool) -> bool:
    """The tax number is asked of private-sector buyers online, and of nobody else."""
    return online and private_buyer


def npwp(typed: str, *, online: bool, private_buyer: bool) -> str:
    """A tax number as typed, or nothing; its digits alone are kept.

    Raises `Refused` `npwp_not_asked`, or `npwp_wrong` unless it has 15 or 16 digits.
    """
    digits = re.sub(r"[\s.\-]", "", one_line(typed, "npwp", 40))
    if not digits:
        return ""
    if not asks_npwp(online=online, private_buyer=private_buyer):
        raise Refused("npwp_not_asked")
    if not re.fullmatch(r"[0-9]{15,16}", digits):
        raise Refused("npwp_wrong")
    return digits


def one_line(typed: str, field: str, most: int, *, needed: str = "") -> str:
    """What was typed, on one line.

    Raises `Refused` `text_too_long`, and `needed` where that is a code and nothing was typed.
    """
    if len(typed) > 20 * most:
        raise Refused("text_too_long", field=field, most=most)
    text = plain_line(typed)
    if len(text) > most:
        raise Refused("text_too_long", field=field, most=most)
    if needed and not text:
        raise Refused(needed, most=most)
    return text


def book_prefix(typed: str) -> str:
    """Raises `Refused` `book_prefix`."""
    prefix = typed.strip()
    if not re.fullmatch(rf"[A-Za-z0-9./\-]{{0,{LONGEST_PREFIX}}}", prefix):
        raise Refused("book_prefix", most=LONGEST_PREFIX)
    return prefix


def check_book(first: int, last: int) -> None:
    """Raises `Refused` `book_numbers`."""
    if not 1 <= first <= last <= MOST_IN_BOOK * 10 or last - first >= MOST_IN_BOOK:
        raise Refused("book_numbers", most=MOST_IN_BOOK)


def receipt_number(prefix: str, ordinal: int) -> str:
    """As it is printed on the leaf: `KW-000041`."""
    return f"{prefix}{ordinal:06d}"


def invoice_number(ordinal: int, year: int) -> str:
    return f"INV-{ordinal:04d}/{year}"
