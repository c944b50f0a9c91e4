"""What the counter calls the states, moves and payments of a sale."""

from __future__ import annotations

from pst_kiosk.domain.sale import Event, Payment, Status

STATUSES = {
    Status.DRAFTED: "Disusun",
    Status.AGREED: "Disetujui",
    Status.BILLED: "Ditagih",
    Status.PAID: "Dibayar",
    Status.HANDED_OVER: "Diserahkan",
    Status.CANCELLED: "Dibatalkan",
}

EVENTS = {
    Event.OPENED: "dibuka",
    Event.ITEMS: "barang atau pembeli diubah",
    Event.AGREED: "disetujui pembeli",
    Event.ABSTRACT: "abstraksi",
    Event.AGREEMENT: "SPPD",
    Event.BILLED: "invoice diterbitkan",
    Event.PROOF: "bukti transfer",
    Event.VERIFIED: "transfer diperiksa",
    Event.PAID: "dibayar",
    Event.VOIDED: "kuitansi dibatalkan",
    Event.CORRECTED: "diperbaiki",
    Event.HANDED_OVER: "diserahkan",
    Event.CANCELLED: "dibatalkan",
}

PAYMENTS = {
    Payment.CASH: "Tunai",
    Payment.BANK: "Bank, dengan kode billing",
    Payment.TRANSFER: "Transfer ke rekening bendahara",
}
