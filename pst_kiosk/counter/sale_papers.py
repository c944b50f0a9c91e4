"""The documents of a sale: their titles, their files' names, and what makes them."""

from __future__ import annotations

from collections.abc import Callable

from pst_kiosk.counter.sale_view import Paper
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.sale import Receipt, Sale

MadePaper = tuple[str, str, Callable[[], bytes]]
"""Title, file name and maker of a document; the maker is for a lane."""


def paper_of(which: Paper, office: Office, sale: Sale) -> MadePaper:
    """A document of a sale; of its receipts the one that counts, else the last."""
    if which is Paper.RECEIPT:
        return receipt_of(office, sale, sale.receipt or sale.receipts[-1])
    number = sale.number.replace("/", "-")
    title = {
        Paper.INVOICE: f"Invoice {sale.number}",
        Paper.AGREEMENT: f"SPPD {sale.number}",
        Paper.ABSTRACT: f"Abstraksi {sale.number}",
    }[which]
    return title, f"{which}-{number}.pdf", lambda: _made(which, office, sale)


def receipt_of(office: Office, sale: Sale, receipt: Receipt) -> MadePaper:
    """A receipt, a void one too."""

    def make() -> bytes:
        from pst_kiosk.reports.receipt import receipt_paper

        return receipt_paper(office, sale, receipt)

    return f"Kuitansi {receipt.number}", f"kuitansi-{receipt.number.replace('/', '-')}.pdf", make


def _made(which: Paper, office: Office, sale: Sale) -> bytes:
    # The documents' library takes long to load, so it is loaded where the document is made.
    from pst_kiosk.reports.agreement import abstract_form, agreement
    from pst_kiosk.reports.invoice import invoice

    makers = {Paper.INVOICE: invoice, Paper.AGREEMENT: agreement, Paper.ABSTRACT: abstract_form}
    return makers[which](office, sale)
