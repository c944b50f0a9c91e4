"""The numbered receipt of a payment."""

from __future__ import annotations

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.sale import Payment, Receipt, Sale
from pst_kiosk.reports.invoice import day, items_table
from pst_kiosk.reports.page import Letterhead, a4, boxed, facts, heading, note, signatures, space, title
from pst_kiosk.reports.rupiah import in_words, rupiah

PAYMENTS = {
    Payment.CASH: "Tunai kepada bendahara",
    Payment.BANK: "Bank dengan kode billing",
    Payment.TRANSFER: "Transfer ke rekening bendahara",
}


def receipt_paper(office: Office, sale: Sale, receipt: Receipt) -> bytes:
    """An A4 PDF. A void receipt says so under its number, with the reason."""
    void = receipt.voided_at is not None
    pieces = [title("Kuitansi", f"Nomor {receipt.number}")]
    if void:
        pieces += [boxed(f"BATAL – {receipt.void_reason}"), space(2)]
    pieces += [
        facts(
            [
                ("Sudah terima dari", sale.buyer),
                ("NPWP", sale.npwp),
                ("Uang sejumlah", rupiah(receipt.rupiah)),
            ]
        ),
        boxed(f"Terbilang: {in_words(receipt.rupiah)}"),
        space(2),
        facts(
            [
                ("Untuk pembayaran", f"Produk statistik menurut invoice {sale.number}"),
                ("Cara pembayaran", PAYMENTS[receipt.payment]),
                ("Kode billing", sale.billing_code if receipt.payment is Payment.BANK else ""),
                ("Tanggal", day(office, receipt.issued_at)),
            ]
        ),
    ]
    if not void:
        # What the invoice says now; of a void receipt it may have been something else.
        pieces += [heading("Rincian"), items_table(sale.items)]
    pieces += [
        note("Nomor kuitansi tidak pernah dipakai dua kali."),
        space(8),
        signatures(("", " "), ("Bendahara", receipt.issued_by)),
    ]
    return a4(Letterhead.of(office), f"Kuitansi {receipt.number}", pieces, sample=sale.sample)
