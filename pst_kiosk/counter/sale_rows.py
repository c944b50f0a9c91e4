"""Sales and receipt books as rows of a list, and what is said of them."""

from __future__ import annotations

from pst_kiosk.counter.sale_words import EVENTS, STATUSES
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.sale import Event, Sale
from pst_kiosk.domain.sale_fields import receipt_number
from pst_kiosk.reports.rupiah import rupiah
from pst_kiosk.services.sale_views import Book, Books

_FEW = "Kuitansi tersisa {left}. Bendahara perlu membuka buku baru."
_NONE = "Kuitansi habis. Bendahara perlu membuka buku baru sebelum menerima pembayaran."


def overtaken(error: Exception) -> str:
    """What is said where somebody else, or a new tariff, came between; else nothing."""
    if isinstance(error, Refused) and error.code == "sale_changed":
        events = error.details["events"]
        assert isinstance(events, tuple)
        done = ", ".join(EVENTS[Event(event)] for event in events)
        return (
            f"{error.details['officer']} baru saja mengubah penjualan ini ({done}). Silakan lihat yang "
            "baru, lalu tekan lagi; yang Anda ketik tetap ada."
        )
    if isinstance(error, Refused) and error.code == "price_changed":
        was, now = error.details["was"], error.details["rupiah"]
        assert isinstance(was, int)
        assert isinstance(now, int)
        return (
            f"Tarif {error.details['tariff']} kini {rupiah(now)}, bukan {rupiah(was)}. Silakan sampaikan "
            "kepada pembeli; tekan Perbarui harga, lalu setujui lagi."
        )
    return ""


def books_warning(books: Books) -> str:
    """What is said of receipts that run out."""
    if not books.low:
        return ""
    return _FEW.format(left=books.left) if books.left else _NONE


def sale_row(sale: Sale) -> tuple[str, ...]:
    return sale.id, sale.ticket or sale.number, sale.buyer, STATUSES[sale.status]


def book_row(book: Book) -> tuple[str, ...]:
    number = receipt_number
    numbers = f"{number(book.prefix, book.first)} – {number(book.prefix, book.last)}"
    next_one = number(book.prefix, book.next) if book.left else "habis"
    return book.id, numbers, next_one, str(book.left)
