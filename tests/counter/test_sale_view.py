"""What the page shows of a sale, to whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from pst_kiosk.counter.sale_view import Paper, SaleView, receipt_row, view_of
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Event, Item, Moment, Payment, Receipt, Sale, Status
from pst_kiosk.domain.tariffs import Tariff

WITA = ZoneInfo("Asia/Makassar")
AT = dt.datetime(2026, 11, 18, 1, 5, tzinfo=dt.UTC)
TABLE = (
    Tariff(
        key="data-mikro",
        name="CONTOH Data mikro",
        unit="rekaman",
        rupiah=1_000,
        valid_from=dt.date(2026, 1, 1),
        legal_basis="contoh",
        use_agreed=True,
        sample=True,
    ),
)
ITEM = Item("data-mikro", "CONTOH Data mikro", "rekaman", 1_000, 1_200, "contoh")
SALE = Sale("s", "INV-0007/2026", "penjualan", Status.DRAFTED, 3, "Siti Rahma", AT, (ITEM,), ticket="J-004")


def view(role: Role = Role.SERVICE_OFFICER, **changed: object) -> SaleView:
    return view_of(replace(SALE, **changed), TABLE, role, WITA)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "officer", "treasurer"),
    [
        (Status.DRAFTED, Event.AGREED, None),
        (Status.AGREED, Event.BILLED, None),
        (Status.BILLED, None, Event.PAID),
        (Status.PAID, Event.HANDED_OVER, None),
        (Status.HANDED_OVER, None, None),
        (Status.CANCELLED, None, None),
    ],
)
def test_each_state_has_one_next_action_and_says_what_is_awaited_of_others(
    status: Status, officer: Event | None, treasurer: Event | None
) -> None:
    for role, expected in ((Role.SERVICE_OFFICER, officer), (Role.TREASURER, treasurer)):
        shown = view(role, status=status).next
        assert shown.event is expected
        assert bool(shown.button) == (expected is not None)
        assert bool(shown.awaited) == (expected is None)


def test_a_transfer_is_verified_before_it_is_taken() -> None:
    foreign = {"status": Status.BILLED, "foreign_buyer": True, "proof_at": AT}
    assert view(Role.TREASURER, **foreign).next.event is Event.VERIFIED
    assert view(Role.TREASURER, **foreign, verified_at=AT).next.event is Event.PAID
    assert view(Role.TREASURER, **foreign).payments == (Payment.TRANSFER,)


def test_what_costs_nothing_goes_from_the_invoice_to_the_buyer() -> None:
    free = view(status=Status.BILLED, items=(replace(ITEM, exemption="Pasal 5"),))
    assert (free.next.event, free.total, free.billing_open) == (Event.HANDED_OVER, "Rp 0", False)


def test_microdata_offers_its_two_papers_until_it_is_billed() -> None:
    assert view().papers == (Paper.INVOICE, Paper.AGREEMENT, Paper.ABSTRACT)
    assert view().documents_open
    assert not view(status=Status.BILLED).documents_open
    other = view(items=(replace(ITEM, tariff="publikasi"),))
    assert not other.needs_documents
    assert other.papers == (Paper.INVOICE,)


def test_a_sample_price_is_named_beside_the_state() -> None:
    assert view().status == "Disusun · tarif CONTOH"
    assert view(items=(replace(ITEM, name="Data mikro"),)).status == "Disusun"


def test_figures_are_grouped_and_an_exemption_is_named() -> None:
    shown = view(items=(ITEM, replace(ITEM, exemption="Pasal 5")))
    assert shown.rows[0][1:] == ("CONTOH Data mikro", "1.200", "rekaman", "Rp 1.000", "Rp 1.200.000")
    assert shown.rows[1][1:] == (
        "CONTOH Data mikro · dibebaskan: Pasal 5",
        "1.200",
        "rekaman",
        "Rp 1.000",
        "Rp 0",
    )


def test_the_history_is_told_in_the_office_s_time_the_newest_first() -> None:
    lines = (
        Moment(AT, Event.OPENED, "Rina Sabuna"),
        Moment(AT, Event.CORRECTED, "Rina Sabuna", "Jumlah keliru"),
    )
    assert view(history=lines).history == (
        "18 Nov 2026 09.05 · diperbaiki · Rina Sabuna: Jumlah keliru",
        "18 Nov 2026 09.05 · dibuka · Rina Sabuna",
    )


def test_a_void_receipt_says_why() -> None:
    receipt = Receipt("r", "KW-000041", 1_200_000, Payment.BANK, AT, "Maria Tefa", AT, "Nama salah tulis")
    assert receipt_row(receipt, "INV-0007/2026", WITA) == (
        "r",
        "KW-000041",
        "18 Nov 2026",
        "Rp 1.200.000",
        "Bank",
        "INV-0007/2026",
        "batal: Nama salah tulis",
    )
