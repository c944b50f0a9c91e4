"""A sale as the documents get it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.sale import Item, Payment, Receipt, Sale, Status
from pst_kiosk.services.setup import profile_path, read_profile

AT = dt.datetime(2026, 11, 18, 1, 5, tzinfo=dt.UTC)
GROUND = "contoh, bukan tarif resmi"
ITEMS = (
    Item("publikasi", "CONTOH Publikasi tercetak", "eksemplar", 60_000, 2, GROUND),
    Item("data-mikro", "CONTOH Data mikro", "rekaman", 1_000, 1_001, GROUND),
    Item("peta-digital", "CONTOH Peta digital", "desa", 10_000, 3, GROUND, "Pasal 5 peraturan contoh"),
)
RECEIPT = Receipt("r", "KW-000041", 1_121_000, Payment.BANK, AT, "Bendahara Satu")
SALE = Sale(
    id="s",
    number="INV-0007/2026",
    service="penjualan",
    status=Status.PAID,
    revision=6,
    buyer="Siti <b>Rahma</b> & Co.",
    made_at=AT,
    items=ITEMS,
    ticket="J-004",
    billing_code="820260001234567",
    payment=Payment.BANK,
    agreed_at=AT,
    billed_at=AT,
    receipts=(RECEIPT,),
)
OFFICIAL = replace(SALE, items=tuple(replace(item, name=item.name[7:]) for item in ITEMS))
VOID = replace(RECEIPT, voided_at=AT, void_reason="Nama salah tulis")


def office() -> Office:
    return read_profile(profile_path("kota-kupang"))
