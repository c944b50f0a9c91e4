"""The invoice of a sale."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from reportlab.platypus import Flowable

from pst_kiosk.dates import long_date
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.sale import Item, Sale
from pst_kiosk.reports.page import (
    Column,
    Letterhead,
    a4,
    boxed,
    facts,
    note,
    signatures,
    space,
    table,
    title,
)
from pst_kiosk.reports.rupiah import in_words, rupiah

_COLUMNS = (
    Column("No", 0.8, "right"),
    Column("Uraian", 4.6),
    Column("Banyak", 1.1, "right"),
    Column("Satuan", 1.9),
    Column("Harga satuan", 2, "right"),
    Column("Jumlah", 2, "right"),
)


def invoice(office: Office, sale: Sale) -> bytes:
    """An A4 PDF. A draft says that it is one; sample prices mark every page."""
    draft = sale.billed_at is None
    pieces = [
        title("Rancangan invoice" if draft else "Invoice", f"Nomor {sale.number}"),
        facts(
            [
                ("Pembeli", sale.buyer),
                ("NPWP", sale.npwp),
                ("Layanan", office.service(sale.service).name.id),
                ("Nomor antrean", sale.ticket),
                ("Tanggal", day(office, sale.billed_at or sale.made_at)),
                ("Harga menurut tarif", day(office, sale.agreed_at) if sale.agreed_at else "hari ini"),
                ("Kode billing", sale.billing_code),
            ]
        ),
        space(),
        items_table(sale.items),
        space(3),
        boxed(f"Terbilang: {in_words(sale.total)}"),
        *_grounds(sale.items),
        note(_how_to_pay(sale)),
        space(8),
        signatures(("Pembeli", sale.buyer), ("Petugas layanan", "")),
    ]
    return a4(Letterhead.of(office), f"Invoice {sale.number}", pieces, sample=sale.sample)


def day(office: Office, moment: dt.datetime) -> str:
    """The office's date of a moment, as documents write it."""
    return long_date(moment.astimezone(office.tz).date())


def items_table(items: Iterable[Item]) -> Flowable:
    """The items with their prices and the total."""
    items = tuple(items)
    rows = [
        (str(at), _name(item), f"{item.quantity:,}".replace(",", "."), item.unit, *_amounts(item))
        for at, item in enumerate(items, start=1)
    ]
    return table(_COLUMNS, rows, [("Jumlah", rupiah(sum(item.amount for item in items)))])


def _name(item: Item) -> str:
    return f"{item.name}\nDibebaskan: {item.exemption}" if item.exemption else item.name


def _amounts(item: Item) -> tuple[str, str]:
    return rupiah(item.rupiah), rupiah(item.amount)


def _grounds(items: Iterable[Item]) -> list[Flowable]:
    """On what the prices stand, each ground once."""
    grounds = dict.fromkeys(item.legal_basis for item in items)
    return [note(f"Dasar tarif: {ground}.") for ground in grounds]


def _how_to_pay(sale: Sale) -> str:
    if sale.free:
        return "Tidak ada yang perlu dibayar."
    if sale.foreign_buyer:
        return "Pembayaran lewat transfer ke rekening bendahara; silakan kirim bukti transfernya."
    return "Pembayaran tunai kepada bendahara, atau lewat bank dengan kode billing."
