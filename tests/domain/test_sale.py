"""The rules of a sale."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain import sale as rules
from pst_kiosk.domain import sale_checks as checks
from pst_kiosk.domain import sale_fields as fields
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Event, Item, Line, Payment, Sale, Status
from pst_kiosk.domain.tariffs import Tariff

AT = dt.datetime(2026, 11, 18, 1, 5, tzinfo=dt.UTC)
OLD = Tariff(
    key="publikasi",
    name="Publikasi",
    unit="eksemplar",
    rupiah=50_000,
    valid_from=dt.date(2024, 1, 1),
    valid_until=dt.date(2025, 12, 31),
    legal_basis="peraturan lama",
)
NEW = OLD.model_copy(
    update={"rupiah": 60_000, "valid_from": dt.date(2026, 1, 1), "valid_until": None, "legal_basis": "baru"}
)
MICRODATA = NEW.model_copy(update={"key": "data-mikro", "name": "Data mikro", "use_agreed": True})
TABLE = (OLD, NEW, MICRODATA)
ITEM = Item("publikasi", "Publikasi", "eksemplar", 60_000, 2, "baru")
SALE = Sale("s", "INV-0001/2026", "penjualan", Status.DRAFTED, 1, "Siti Rahma", AT, items=(ITEM,))


def code(call: object) -> str:
    with pytest.raises(Refused) as refused:
        call()  # type: ignore[operator]
    return refused.value.code


@pytest.mark.parametrize(
    ("day", "rupiah"),
    [
        (dt.date(2024, 1, 1), 50_000),
        (dt.date(2025, 12, 31), 50_000),
        (dt.date(2026, 1, 1), 60_000),
        (dt.date(2036, 1, 1), 60_000),
    ],
)
def test_a_price_is_the_one_in_force_on_its_day(day: dt.date, rupiah: int) -> None:
    (item,) = checks.priced(TABLE, (Line("publikasi", 2),), day)
    assert (item.rupiah, item.amount) == (rupiah, 2 * rupiah)


def test_a_tariff_is_refused_on_a_day_it_is_not_in_force() -> None:
    lines = (Line("publikasi", 1),)
    assert code(lambda: checks.priced(TABLE, lines, dt.date(2023, 12, 31))) == "tariff_not_in_force"
    assert code(lambda: checks.priced((OLD,), lines, dt.date(2026, 1, 1))) == "tariff_not_in_force"


def test_a_negative_price_is_never_added_up() -> None:
    assert code(lambda: rules.total((ITEM, replace(ITEM, rupiah=-1)))) == "price_negative"
    assert code(lambda: rules.total((replace(ITEM, quantity=-1),))) == "quantity_wrong"


@given(st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 10**6), st.booleans()), max_size=50))
def test_the_total_is_what_its_items_cost(drawn: list[tuple[int, int, bool]]) -> None:
    items = [
        replace(ITEM, rupiah=price, quantity=many, exemption="Pasal 5" if free else None)
        for price, many, free in drawn
    ]
    assert rules.total(items) == sum(price * many for price, many, free in drawn if not free)


def test_more_items_than_an_invoice_holds_are_refused() -> None:
    lines = [Line("publikasi", 1)] * 51
    assert code(lambda: checks.priced(TABLE, lines, dt.date(2026, 5, 5))) == "items_too_many"


def test_microdata_needs_abstract_and_agreement_before_it_is_billed() -> None:
    bound = replace(SALE, items=(replace(ITEM, tariff="data-mikro"),))
    assert code(lambda: checks.check_billed(bound, TABLE)) == "abstract_missing"
    assert code(lambda: checks.check_billed(replace(bound, abstract_at=AT), TABLE)) == "agreement_missing"
    checks.check_billed(replace(bound, abstract_at=AT, agreement_at=AT), TABLE)
    checks.check_billed(SALE, TABLE)


@pytest.mark.parametrize(
    ("changed", "payment", "refused"),
    [
        ({}, Payment.TRANSFER, "payment_not_by_transfer"),
        ({}, Payment.BANK, "billing_code_missing"),
        ({"foreign_buyer": True}, Payment.CASH, "payment_by_transfer"),
        ({"foreign_buyer": True}, Payment.TRANSFER, "transfer_unverified"),
        ({"items": (replace(ITEM, exemption="Pasal 5"),)}, Payment.CASH, "nothing_to_pay"),
    ],
)
def test_a_payment_that_does_not_fit_the_buyer_is_refused(
    changed: dict[str, object], payment: Payment, refused: str
) -> None:
    assert code(lambda: checks.check_paid(replace(SALE, **changed), payment)) == refused  # type: ignore[arg-type]


def test_every_move_but_the_legal_ones_is_refused() -> None:
    legal = {
        Event.ITEMS: {Status.DRAFTED},
        Event.AGREED: {Status.DRAFTED},
        Event.ABSTRACT: {Status.DRAFTED, Status.AGREED},
        Event.AGREEMENT: {Status.DRAFTED, Status.AGREED},
        Event.BILLED: {Status.AGREED, Status.BILLED},
        Event.PROOF: {Status.BILLED},
        Event.VERIFIED: {Status.BILLED},
        Event.PAID: {Status.BILLED},
        Event.VOIDED: {Status.PAID, Status.HANDED_OVER},
        Event.CORRECTED: {Status.AGREED, Status.BILLED, Status.HANDED_OVER},
        Event.HANDED_OVER: {Status.PAID},
        Event.CANCELLED: {Status.DRAFTED, Status.AGREED, Status.BILLED},
    }
    assert set(legal) == set(Event) - {Event.OPENED}
    for event, fitting in legal.items():
        for status in Status:
            if status in fitting:
                rules.after(status, event)
            else:
                assert code(lambda s=status, e=event: rules.after(s, e)) == "sale_not_there"


def test_nothing_is_paid_or_voided_but_by_the_treasurer() -> None:
    for event in (Event.VERIFIED, Event.PAID, Event.VOIDED):
        rules.check_role(Role.TREASURER, event)
        for role in set(Role) - {Role.TREASURER}:
            assert code(lambda r=role, e=event: rules.check_role(r, e)) == "not_treasurer"


def test_a_tax_number_keeps_its_digits_alone() -> None:
    number = fields.npwp(" 01.234.567.8-901.000 ", online=True, private_buyer=True)
    assert number == "012345678901000"
    assert fields.npwp("  ", online=False, private_buyer=False) == ""


def test_a_megabyte_is_refused_before_it_is_looked_at() -> None:
    assert code(lambda: fields.one_line("x" * 1_000_000, "buyer", 200)) == "text_too_long"
    assert fields.one_line(" a\n\tb\x00c ", "buyer", 200) == "a bc"
