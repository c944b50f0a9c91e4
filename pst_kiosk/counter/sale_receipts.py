"""The issued receipts, and the books they come from."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import chosen_row, office_table
from pst_kiosk.counter.sales_model import SalesModel
from pst_kiosk.domain.sale_fields import LONGEST_PREFIX

_NUMBER_WIDTH = 110
_BOOKS = 130
_BAD_NUMBERS = "Silakan isi nomor pertama dan terakhir dengan angka."


class SaleReceipts(QWidget):
    """Receipts are read by everybody who sells; books are opened by the treasurer."""

    def __init__(self, model: SalesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.table = office_table("receipts", "Kuitansi", model.receipts, "note", hidden="id")
        books = office_table("receipt-books", "Buku kuitansi", model.book_rows, "numbers", hidden="id")
        books.setFixedHeight(_BOOKS)
        self._prefix = _field("book-prefix", "Awalan", LONGEST_PREFIX)
        self._first = _field("book-first", "Nomor pertama", 6)
        self._last = _field("book-last", "Nomor terakhir", 6)
        self._open = button("open-book", "Buka buku", self._send, key="Ctrl+O", glyph="book-open")
        form = QWidget()
        fields = QHBoxLayout(form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setSpacing(GAP)
        for field in (self._prefix, self._first, self._last):
            part = QVBoxLayout()
            part.setSpacing(3)
            part.addWidget(label("label", field.accessibleName()))
            part.addWidget(field)
            fields.addLayout(part)
        foot = QVBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._open)
        fields.addLayout(foot)
        fields.addStretch(1)
        self._read = button("read-receipt", "Lihat dan cetak", self._look, key="Ctrl+L", glyph="file-text")
        again = QHBoxLayout()
        again.addWidget(self._read)
        again.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label("title", "Kuitansi yang terbit"))
        column.addWidget(self.table, 1)
        column.addLayout(again)
        column.addWidget(label("title", "Buku kuitansi"))
        column.addWidget(books)
        column.addWidget(form)
        form.setVisible(model.receives)
        column.addWidget(
            wrapped("note", "Nomor tidak pernah dilewati atau dipakai dua kali; yang batal tetap tercatat.")
        )
        self.table.activated.connect(lambda _: self._look())
        model.bookOpened.connect(self._clear)
        model.busyChanged.connect(lambda: self._open.setEnabled(not model.busy))

    def begin(self) -> None:
        self.table.setFocus()

    def _look(self) -> None:
        at = chosen_row(self.table)
        if at is not None:
            self._model.find_receipt(self._model.receipts.text(at, "id"))

    def _send(self) -> None:
        first, last = self._first.text().strip(), self._last.text().strip()
        if not all(typed.isascii() and typed.isdigit() for typed in (first, last)):
            self._model.say(_BAD_NUMBERS)
            return
        self._model.open_book(self._prefix.text(), int(first), int(last))

    def _clear(self) -> None:
        for field in (self._prefix, self._first, self._last):
            field.clear()


def _field(name: str, accessible: str, most: int) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setMaxLength(most)
    made.setFixedWidth(_NUMBER_WIDTH)
    return made
