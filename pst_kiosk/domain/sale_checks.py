"""What a sale costs on a day, and whether it is ready for its next move."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.sale import Item, Line, Payment, Sale, check_item
from pst_kiosk.domain.sale_fields import LONGEST_GROUND, asks_npwp, one_line
from pst_kiosk.domain.tariffs import Tariff

MOST_ITEMS = 50


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
