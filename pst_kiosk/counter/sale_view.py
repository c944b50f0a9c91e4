"""What the page shows of one sale, derived from the sale, its tariff table and who looks at it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from zoneinfo import ZoneInfo

from pst_kiosk.counter.sale_words import EVENTS, PAYMENTS, STATUSES
from pst_kiosk.dates import clock_time, short_date
from pst_kiosk.domain import sale as rules
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Event, Payment, Sale, Status
from pst_kiosk.domain.sale_checks import needs_agreement
from pst_kiosk.domain.tariffs import Tariff
from pst_kiosk.reports.rupiah import rupiah


class Paper(StrEnum):
    """A document of a sale."""

    INVOICE = "invoice"
    RECEIPT = "receipt"
    AGREEMENT = "agreement"
    ABSTRACT = "abstract"


@dataclass(frozen=True)
class Next:
    """The one next action, and what is still awaited where this officer has none."""

    event: Event | None = None
    button: str = ""
    awaited: str = ""


@dataclass(frozen=True)
class SaleView:
    heading: str
    status: str
    total: str
    rows: tuple[tuple[str, ...], ...]
    """Position, name, quantity, unit, price, amount."""
    editable: bool
    npwp_asked: bool
    needs_documents: bool
    documents_open: bool
    """Whether abstract and agreement can be ticked."""
    has_abstract: bool
    has_agreement: bool
    billing_open: bool
    proof_open: bool
    has_proof: bool
    verified: str
    next: Next
    payments: tuple[Payment, ...]
    corrects: bool
    cancels: bool
    voids: bool
    papers: tuple[Paper, ...]
    history: tuple[str, ...]
    """The newest first."""


def view_of(sale: Sale, tariffs: Collection[Tariff], role: Role, zone: ZoneInfo) -> SaleView:
    """Nothing here is decided: the rules ask again when something is done."""
    prepares, receives = role in rules.PREPARES, role in rules.RECEIVES
    needs = needs_agreement(tariffs, sale.items)
    early = sale.status in (Status.DRAFTED, Status.AGREED)
    billed = sale.status is Status.BILLED
    verified = sale.verified_at is not None
    return SaleView(
        heading=" · ".join(filter(None, (sale.number, sale.ticket))),
        status=f"{STATUSES[sale.status]} · tarif CONTOH" if sale.sample else STATUSES[sale.status],
        total=rupiah(sale.total),
        rows=tuple(
            (
                str(at),
                f"{item.name} · dibebaskan: {item.exemption}" if item.exemption else item.name,
                f"{item.quantity:,}".replace(",", "."),
                item.unit,
                rupiah(item.rupiah),
                rupiah(item.amount),
            )
            for at, item in enumerate(sale.items)
        ),
        editable=prepares and sale.status is Status.DRAFTED,
        npwp_asked=sale.online,
        needs_documents=needs,
        documents_open=needs and early and (prepares or receives),
        has_abstract=sale.abstract_at is not None,
        has_agreement=sale.agreement_at is not None,
        billing_open=prepares and not sale.free and sale.status in (Status.AGREED, Status.BILLED),
        proof_open=billed and sale.foreign_buyer and (prepares or receives),
        has_proof=sale.proof_at is not None,
        verified="Transfer sudah diperiksa bendahara." if verified else "",
        next=_next(sale, prepares, receives),
        payments=(Payment.TRANSFER,) if sale.foreign_buyer else (Payment.CASH, Payment.BANK),
        corrects=prepares and sale.status in (Status.AGREED, Status.BILLED, Status.HANDED_OVER),
        cancels=prepares and sale.status in (Status.DRAFTED, Status.AGREED, Status.BILLED),
        voids=receives and sale.receipt is not None,
        papers=_papers(sale, needs),
        history=tuple(_line(moment, zone) for moment in reversed(sale.history)),
    )


def _next(sale: Sale, prepares: bool, receives: bool) -> Next:
    match sale.status:
        case Status.DRAFTED if prepares and sale.items:
            return Next(Event.AGREED, "Pembeli setuju")
        case Status.DRAFTED:
            return Next(awaited="Silakan tambahkan barang." if prepares else "Petugas layanan menyusunnya.")
        case Status.AGREED if prepares:
            return Next(Event.BILLED, "Terbitkan invoice")
        case Status.AGREED:
            return Next(awaited="Petugas layanan menerbitkan invoice.")
        case Status.BILLED if sale.free:
            if prepares:
                return Next(Event.HANDED_OVER, "Serahkan produk")
            return Next(awaited="Tidak ada yang perlu dibayar.")
        case Status.BILLED if receives and sale.foreign_buyer and sale.verified_at is None:
            return Next(Event.VERIFIED, "Transfer sudah masuk")
        case Status.BILLED if receives:
            return Next(Event.PAID, "Terima pembayaran")
        case Status.BILLED:
            return Next(awaited="Menunggu pembayaran di bendahara.")
        case Status.PAID if prepares:
            return Next(Event.HANDED_OVER, "Serahkan produk")
        case Status.PAID:
            return Next(awaited="Petugas layanan menyerahkan produknya.")
        case Status.HANDED_OVER:
            return Next(awaited="Selesai: produk sudah di tangan pembeli.")
        case _:
            return Next(awaited="Penjualan ini dibatalkan.")


def _papers(sale: Sale, needs: bool) -> tuple[Paper, ...]:
    offered = [Paper.INVOICE] if sale.items else []
    if sale.receipts:
        offered.append(Paper.RECEIPT)
    if needs:
        offered += [Paper.AGREEMENT, Paper.ABSTRACT]
    return tuple(offered)


def _line(moment: rules.Moment, zone: ZoneInfo) -> str:
    at = moment.at.astimezone(zone)
    said = f": {moment.note}" if moment.note else ""
    return f"{short_date(at.date())} {clock_time(at)} · {EVENTS[moment.event]} · {moment.officer}{said}"


def receipt_row(receipt: rules.Receipt, invoice: str, zone: ZoneInfo) -> tuple[str, ...]:
    """Number, day, amount, way of payment, invoice and, of a void one, why."""
    at = receipt.issued_at.astimezone(zone)
    note = f"batal: {receipt.void_reason}" if receipt.voided_at is not None else ""
    return (
        receipt.id,
        receipt.number,
        short_date(at.date()),
        rupiah(receipt.rupiah),
        PAYMENTS[receipt.payment].split(",")[0],
        invoice,
        note,
    )
