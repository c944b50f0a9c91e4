"""The draft of a sale: who buys, and the items, entered by keyboard from the tariff table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import Choice, Tick, button, label
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import chosen_row, office_table
from pst_kiosk.counter.sales_model import SalesModel
from pst_kiosk.domain.sale import MOST_OF_ONE, Line
from pst_kiosk.domain.sale_fields import LONGEST_BUYER, LONGEST_GROUND
from pst_kiosk.reports.rupiah import rupiah
from pst_kiosk.services.sale_views import Buyer

_QUANTITY_WIDTH = 80
_GROUND_WIDTH = 140
_NPWP_WIDTH = 190
_NPWP = 30
_TABLE = 112
_BAD_QUANTITY = "Silakan isi banyaknya dengan angka, 1 sampai 1.000.000."
assert f"{MOST_OF_ONE:,}".replace(",", ".") in _BAD_QUANTITY


class SaleDraft(QWidget):
    """Every item is stored as it is added; who buys is stored with it, and when the buyer agrees."""

    def __init__(self, model: SalesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sale_id = ""
        self._buyer = _line("sale-buyer", "Pembeli", LONGEST_BUYER)
        self._private = Tick("sale-private", "Swasta")
        self._npwp = _line("sale-npwp", "NPWP", _NPWP)
        self._npwp.setFixedWidth(_NPWP_WIDTH)
        self._foreign = Tick("sale-foreign", "Dari luar negeri")
        self._foreign.setToolTip("Membayar lewat transfer ke rekening bendahara")
        self._table = office_table("sale-items", "Barang", model.items, "name", hidden="at")
        self._table.setMinimumHeight(_TABLE)
        self._tariff = Choice("sale-tariff", "Tarif")
        self._quantity = _line("sale-quantity", "Banyak", 12)
        self._quantity.setFixedWidth(_QUANTITY_WIDTH)
        self._ground = _line("sale-ground", "Dasar hukum Rp 0", LONGEST_GROUND)
        self._ground.setPlaceholderText("jika dibebaskan")
        self._ground.setFixedWidth(_GROUND_WIDTH)
        self._add = button("add-item", "Tambah", self._add_item, key="Ctrl+T", glyph="plus")
        self.remove = button("remove-item", "Hapus", self._remove_item, kind="small", key="Ctrl+D")
        self.reprice = button("reprice", "Perbarui harga", self._send_again, kind="small", key="Ctrl+U")
        self._entry = QWidget()
        self._lay_out()
        self._quantity.returnPressed.connect(self._add_item)
        self._ground.returnPressed.connect(self._add_item)
        self._private.toggled.connect(lambda _: self._show_npwp())
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self._table).activated.connect(self.remove.click)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        model.saleChanged.connect(self.render_sale)
        model.done.connect(self._clear_entry)
        model.busyChanged.connect(self._enable)

    @property
    def buyer(self) -> Buyer:
        """As it is typed."""
        private = self._private.isChecked()
        return Buyer(
            self._buyer.text(),
            private_buyer=private,
            npwp=self._npwp.text() if private and self._npwp.isVisibleTo(self) else "",
            foreign_buyer=self._foreign.isChecked(),
        )

    def begin(self) -> None:
        if self._tariff.isVisibleTo(self):
            self._tariff.setFocus()
        else:
            self._table.setFocus()

    def render_sale(self) -> None:
        sale, view = self._model.sale, self._model.view
        if sale is None or view is None:
            return
        if sale.id != self._sale_id or not view.editable:
            # What an officer is typing is not written over by what somebody else stored.
            self._sale_id = sale.id
            self._buyer.setText(sale.buyer)
            self._private.setChecked(sale.private_buyer)
            self._npwp.setText(sale.npwp)
            self._foreign.setChecked(sale.foreign_buyer)
        self._offer_tariffs()
        for field in (self._buyer, self._npwp):
            field.setReadOnly(not view.editable)
        for tick in (self._private, self._foreign):
            tick.setEnabled(view.editable)
        for part in (self._entry, self.remove, self.reprice):
            part.setVisible(view.editable)
        self._show_npwp()
        self._enable()

    def _lay_out(self) -> None:
        who = QHBoxLayout()
        who.setSpacing(2 * GAP)
        who.addLayout(_named(self._buyer), 1)
        self._npwp_part = QWidget()
        self._npwp_part.setLayout(_named(self._npwp))
        who.addWidget(self._npwp_part)
        for tick in (self._private, self._foreign):
            who.addWidget(tick, 0, Qt.AlignmentFlag.AlignBottom)
        fields = QHBoxLayout(self._entry)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(GAP)
        fields.addLayout(_named(self._tariff), 1)
        fields.addLayout(_named(self._quantity))
        fields.addLayout(_named(self._ground))
        fields.addWidget(self._add, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(who)
        column.addWidget(self._table, 1)
        column.addWidget(self._entry)

    def _offer_tariffs(self) -> None:
        self._tariff.offer(
            (f"{tariff.name} – {rupiah(tariff.rupiah)} per {tariff.unit}", tariff.key)
            for tariff in self._model.tariffs
        )

    def _show_npwp(self) -> None:
        view = self._model.view
        self._npwp_part.setVisible(view is not None and view.npwp_asked and self._private.isChecked())

    def _lines(self) -> list[Line]:
        sale = self._model.sale
        return [item.line for item in sale.items] if sale is not None else []

    def _add_item(self) -> None:
        typed = self._quantity.text().strip().replace(".", "")
        if not (typed.isascii() and typed.lstrip("-").isdigit()):
            self._model.say(_BAD_QUANTITY)
            self._quantity.setFocus()
            return
        if self._tariff.currentData() is None or self._model.busy:
            return
        ground = self._ground.text().strip() or None
        added = Line(self._tariff.currentData(), int(typed), ground)
        self._model.set_items([*self._lines(), added], self.buyer)

    def _remove_item(self) -> None:
        at = chosen_row(self._table)
        if at is not None:
            lines = self._lines()
            del lines[at]
            self._model.set_items(lines, self.buyer)

    def _send_again(self) -> None:
        self._model.set_items(self._lines(), self.buyer)

    def _clear_entry(self) -> None:
        self._quantity.clear()
        self._ground.clear()
        if self._entry.isVisible():
            self._tariff.setFocus()

    def _enable(self) -> None:
        ready = not self._model.busy
        self._add.setEnabled(ready and self._tariff.count() > 0)
        self.remove.setEnabled(ready and chosen_row(self._table) is not None)
        self.reprice.setEnabled(ready and bool(self._lines()))


def _line(name: str, accessible: str, most: int) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setMaxLength(most)
    return made


def _named(field: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(label("label", field.accessibleName()))
    column.addWidget(field)
    return column
