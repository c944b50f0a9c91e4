"""The page of sales: those that are open at the left, beside them the one that is worked on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import Choice, button, label, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage, Ways, chosen_row, office_table
from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.counter.sale_detail import SaleDetail
from pst_kiosk.counter.sale_receipts import SaleReceipts
from pst_kiosk.counter.sale_view import Paper
from pst_kiosk.counter.sales_model import SalesModel
from pst_kiosk.domain.sale_fields import LONGEST_BUYER

_SIDE = 388
_NO_SALE = "Silakan pilih penjualan dari daftar."


class SalesPage(OfficePage):
    def __init__(self, model: SalesModel, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._warning = wrapped("wrong", "", "receipts-warning")
        self._list = office_table("sales", "Penjualan", model.rows, "buyer", hidden="id")
        self._request = Choice("new-sale-request", "Permohonan")
        self._buyer = QLineEdit()
        self._buyer.setObjectName("new-sale-buyer")
        self._buyer.setAccessibleName("Nama pembeli")
        self._buyer.setPlaceholderText("Nama pembeli, jika bukan pemohon")
        self._buyer.setMaxLength(LONGEST_BUYER)
        self._new = button("new-sale", "Penjualan baru", self._open_new, key="Ctrl+N", glyph="plus")
        self._show_sale = button("show-sale", "Penjualan", self._to_sale, key="Alt+1")
        self._show_receipts = button("show-receipts", "Kuitansi", self._to_receipts, key="Alt+2")
        self._detail = SaleDetail(model, self._preview)
        self._receipts = SaleReceipts(model)
        self._empty = wrapped("muted", _NO_SALE, "no-sale")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.panels.addWidget(self._list_card())
        self.panels.addWidget(self._side_card(), 1)
        self._list.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self._list.activated.connect(lambda _: self._to_sale())
        self._buyer.returnPressed.connect(self._open_new)
        model.changed.connect(self._render)
        model.saleChanged.connect(self._show_if_empty)
        model.opened.connect(self._begin_sale)
        model.busyChanged.connect(self._render)
        model.receiptIssued.connect(lambda: self._preview(Paper.RECEIPT))
        model.receiptFound.connect(self._show_paper)

    def begin(self) -> None:
        if self._model.sale is None:
            self._list.setFocus()
        else:
            self._detail.begin()

    def _list_card(self) -> Card:
        card = Card("sales-card")
        card.setFixedWidth(_SIDE)
        ways = QHBoxLayout()
        ways.addWidget(self._show_sale, 1)
        ways.addWidget(self._show_receipts, 1)
        fresh = QVBoxLayout()
        fresh.setSpacing(GAP)
        fresh.addWidget(self._request)
        fresh.addWidget(self._buyer)
        fresh.addWidget(self._new)
        self._fresh = QWidget()
        self._fresh.setLayout(fresh)
        fresh.setContentsMargins(0, 0, 0, 0)
        card.column.addLayout(ways)
        card.column.addWidget(self._warning)
        card.column.addWidget(label("title", "Penjualan terbuka dan hari ini"))
        card.column.addWidget(self._list, 1)
        card.column.addWidget(self._fresh)
        self._fresh.setVisible(self._model.prepares)
        return card

    def _side_card(self) -> Card:
        card = Card("sale-card", 2 * GAP)
        self._side = QStackedLayout()
        # Before it has widgets: it shows the first one at once, and without a parent in a window of its own.
        card.column.addLayout(self._side)
        for part in (self._empty, self._detail, self._receipts):
            self._side.addWidget(part)
        return card

    def _render(self) -> None:
        self._warning.setText(self._model.warning)
        self._warning.setVisible(bool(self._model.warning))
        self._new.setEnabled(not self._model.busy)
        asked = ((" · ".join(filter(None, (one.number, one.who))), one) for one in self._model.asked)
        self._request.offer([("Tanpa permohonan dan nomor antrean", None), *asked])

    def _choose(self) -> None:
        at = chosen_row(self._list)
        if at is not None:
            self._model.choose(self._model.rows.text(at, "id"))

    def _open_new(self) -> None:
        self._model.open(self._request.currentData(), self._buyer.text())

    def _show_if_empty(self) -> None:
        """A sale chosen in the list comes beside it; the keyboard stays in the list."""
        if self._side.currentWidget() is self._empty or self._list.hasFocus():
            self._side.setCurrentWidget(self._detail)

    def _begin_sale(self) -> None:
        self._buyer.clear()
        self._to_sale()

    def _to_sale(self) -> None:
        if self._model.sale is None:
            self._side.setCurrentWidget(self._empty)
            self._list.setFocus()
        else:
            self._side.setCurrentWidget(self._detail)
            self._detail.begin()

    def _to_receipts(self) -> None:
        self._side.setCurrentWidget(self._receipts)
        self._receipts.begin()

    def _preview(self, paper: Paper) -> None:
        found = self._model.paper(paper)
        if found is not None:
            self._show_paper(found)

    def _show_paper(self, found: tuple[str, str, Callable[[], bytes]]) -> None:
        title, file_name, make = found
        PdfPreview(title, file_name, make, self).show()
