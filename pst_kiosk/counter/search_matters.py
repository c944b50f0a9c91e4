"""What a visit brought with it, in an officer's words: keys and cards, requests, sales."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pst_kiosk.counter.channels import CHANNELS
from pst_kiosk.counter.loans_words import CARDS
from pst_kiosk.counter.requests_words import KINDS, STATUSES, history_line, moment
from pst_kiosk.counter.search_fact import ERASED, NONE, Fact
from pst_kiosk.dates import short_date
from pst_kiosk.reports.complaint_words import KINDS as COMPLAINT_KINDS
from pst_kiosk.reports.complaint_words import STATUSES as COMPLAINT_STATUSES

if TYPE_CHECKING:
    from pst_kiosk.domain.sale import Sale
    from pst_kiosk.services.request_views import Details
    from pst_kiosk.services.story import ComplaintRead, LoanRead


def loan_facts(loans: Iterable[LoanRead], zone: ZoneInfo) -> Iterator[Fact]:
    """A line for each key and card: when it was given out and came back, and by whom."""
    for loan in loans:
        what = f"Loker {loan.locker}" if loan.locker else f"Kartu {CARDS.get(loan.card or 0, NONE)}"
        value = f"keluar {moment(loan.given_at, zone)}, {loan.given_by}"
        if loan.returned_at is None:
            value += " · belum kembali"
        else:
            value += f" · kembali {moment(loan.returned_at, zone)}, {loan.returned_by}"
        if loan.reason:
            value += f" · {loan.reason}"
        yield Fact(f"loan {loan.id}", "Kartu dan kunci", what, value)


def request_facts(request: Details, zone: ZoneInfo) -> Iterator[Fact]:
    """A request with its history, its documents and its letter."""
    row, state = request.row, request.row.state
    part, key = "Permohonan", f"request {row.id}"
    kind = f"{KINDS[state.kind]} · {CHANNELS[state.channel]} · {STATUSES[state.status]}"
    yield Fact(key, part, "Nomor", f"{row.number} · {kind}")
    yield Fact(f"{key} subject", part, "Perihal", row.subject or ERASED)
    times = f"diterima {moment(state.received_at, zone)}"
    if state.due is not None:
        times += f" · batas {short_date(state.due)}"
    if state.ended_at is not None:
        times += f" · berakhir {moment(state.ended_at, zone)}"
    yield Fact(f"{key} times", part, "Waktu", times)
    for document in request.documents:
        way = "diterima" if document.received else "dikirim"
        taken_back = ", ditarik" if document.withdrawn else ""
        value = f"{document.name or ERASED} · {way} {moment(document.at, zone)}{taken_back}"
        yield Fact(f"document {document.id}", part, "Dokumen", value)
    if request.letter is not None:
        letter = request.letter
        value = f"{letter.about} · kepada {letter.addressee}: {letter.body}"
        yield Fact(f"{key} letter", part, "Surat", " ".join(value.split()))
    for line in request.history:
        yield Fact(f"{key} line {line.revision}", part, "Riwayat", history_line(line, zone))


def complaint_facts(complaints: Iterable[ComplaintRead], zone: ZoneInfo) -> Iterator[Fact]:
    """A line for each complaint, suggestion and input: which one, and how far it is."""
    for complaint in complaints:
        value = f"{complaint.number} · {COMPLAINT_STATUSES[complaint.status]}"
        value += f" · diterima {moment(complaint.received_at, zone)}"
        if complaint.ended_at is not None:
            value += f" · berakhir {moment(complaint.ended_at, zone)}"
        yield Fact(f"complaint {complaint.id}", "Pengaduan", COMPLAINT_KINDS[complaint.kind], value)


def sale_facts(sale: Sale, zone: ZoneInfo) -> Iterator[Fact]:
    """A sale with its items, receipts and history."""
    from pst_kiosk.counter.sale_words import EVENTS, PAYMENTS
    from pst_kiosk.counter.sale_words import STATUSES as STATES
    from pst_kiosk.reports.rupiah import rupiah

    part, key = "Penjualan", f"sale {sale.id}"
    yield Fact(key, part, "Nomor", f"{sale.number} · {STATES[sale.status]} · {rupiah(sale.total)}")
    buyer = f"{sale.buyer or ERASED} · NPWP {sale.npwp}" if sale.npwp else sale.buyer or ERASED
    yield Fact(f"{key} buyer", part, "Pembeli", buyer)
    for place, item in enumerate(sale.items):
        value = f"{item.quantity} {item.unit} · {rupiah(item.amount)}"
        yield Fact(f"{key} item {place}", part, item.name, value)
    for receipt in sale.receipts:
        value = f"{rupiah(receipt.rupiah)} · {PAYMENTS[receipt.payment]} · {moment(receipt.issued_at, zone)}"
        if receipt.voided_at is not None:
            value += f" · batal: {receipt.void_reason}"
        yield Fact(f"receipt {receipt.id}", part, f"Kuitansi {receipt.number}", value)
    for place, line in enumerate(sale.history):
        said = f" – {line.note}" if line.note else ""
        value = f"{moment(line.at, zone)} · {line.officer} · {EVENTS[line.event]}{said}"
        yield Fact(f"{key} line {place}", part, "Riwayat", value)
