"""The library's page: what a visitor asks for at the left, softcopies and items from storage beside it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QTableView, QVBoxLayout, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import button, label, wrapped
from pst_kiosk.counter.library_model import LibraryModel, PrintedForm
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage, Ways, chosen_row, office_table
from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.stamp_panel import StampPanel
from pst_kiosk.dates import full_date
from pst_kiosk.domain.library import LONGEST_PAGES, LONGEST_PURPOSE, LONGEST_TITLE, Place

_FORM = 304
_PREVIEWED = 64 << 20
"""Bytes; a larger file is not held in memory only to be looked at."""


class LibraryPage(OfficePage):
    def __init__(self, model: LibraryModel, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._ticket: str | None = None
        self._whose = label("title", "", "library-visitor")
        self._title = _field("library-title", "Judul pustaka", LONGEST_TITLE)
        self._pages = _field("library-pages", "Halaman", LONGEST_PAGES)
        self._purpose = _field("library-purpose", "Keperluan", LONGEST_PURPOSE)
        self._note = button("ask-softcopy", "Catat softcopy", self._ask_softcopy, kind="answer", key="Ctrl+S")
        self._fetch = button("ask-item", "Ambil dari penyimpanan", self._ask_item, key="Ctrl+G")
        self._copies = office_table("softcopies", "Softcopy", model.softcopies, "title", hidden="id")
        self._stamp = StampPanel(model)
        self._print = button("print-form", "Cetak formulir", self._print_form, kind="move", key="Ctrl+P")
        self._withdraw = button("withdraw", "Batalkan permintaan", self._drop, kind="move")
        self._items = office_table("items", "Dari penyimpanan", model.items, "title", hidden="id")
        self._moves = {
            place: button(f"item-{place}", text, partial(self._move, place), kind="move")
            for place, text in (
                (Place.FETCHED, "Sudah diambil"),
                (Place.PUT_BACK, "Sudah kembali"),
                (Place.NOT_FOUND, "Tidak ditemukan"),
            )
        }
        self.panels.addWidget(self._form_card())
        lists = QVBoxLayout()
        lists.setSpacing(0)
        lists.addWidget(self._softcopy_card(), 3)
        lists.addWidget(self._storage_card(), 2)
        self.panels.addLayout(lists, 1)
        self._copies_chosen = _Chosen(self._copies, model.softcopies)
        self._items_chosen = _Chosen(self._items, model.items)
        for table in (self._copies, self._items):
            table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        for field in (self._title, self._pages, self._purpose):
            field.textChanged.connect(lambda _: self._enable())
        model.changed.connect(self._show)
        model.busyChanged.connect(self._enable)
        model.forVisitor.connect(self._for_visitor)
        model.noted.connect(self._clear)
        model.stampingChanged.connect(self._enable)
        model.handedOver.connect(self._preview)
        model.formReady.connect(self._show_form)
        self._for_visitor()
        self._show()

    def begin(self) -> None:
        if self._model.ticket_id is None:
            self._copies.setFocus()
        else:
            self._title.setFocus()

    def _form_card(self) -> Card:
        card = Card("library-form", 2 * GAP)
        card.setFixedWidth(_FORM)
        column = card.column
        column.addWidget(self._whose)
        for text, field in (
            ("Judul pustaka", self._title),
            ("Halaman, kosong untuk seluruhnya", self._pages),
            ("Keperluan", self._purpose),
        ):
            column.addWidget(label("label", text))
            column.addWidget(field)
        column.addWidget(self._note)
        column.addWidget(self._fetch)
        column.addWidget(
            wrapped("note", "Dari penyimpanan cukup judulnya: pustaka yang tidak terpajang di ruang baca.")
        )
        column.addStretch(1)
        return card

    def _softcopy_card(self) -> Card:
        card = Card("softcopy-card", 2 * GAP)
        card.column.addLayout(_head("Permintaan softcopy", self._print, self._withdraw))
        card.column.addWidget(self._copies, 1)
        card.column.addWidget(self._stamp)
        return card

    def _storage_card(self) -> Card:
        card = Card("storage-card", 2 * GAP)
        card.column.addLayout(_head("Dari penyimpanan", *self._moves.values()))
        card.column.addWidget(self._items, 1)
        return card

    def _show(self) -> None:
        self._copies_chosen.restore()
        self._items_chosen.restore()
        self._enable()

    def _enable(self) -> None:
        model, ready = self._model, not self._model.busy
        there, titled = model.ticket_id is not None, bool(self._title.text().strip())
        self._whose.setText(_for_whom(model) if there else "Untuk siapa")
        self._note.setEnabled(ready and there and titled and bool(self._purpose.text().strip()))
        self._fetch.setEnabled(ready and there and titled)
        for field in (self._title, self._pages, self._purpose):
            field.setEnabled(there)
            field.setPlaceholderText("" if there else "Buka dari pengunjung yang dilayani")
        row = chosen_row(self._copies)
        copy = None if row is None else model.softcopy(row)
        self._print.setEnabled(ready and copy is not None)
        self._withdraw.setEnabled(ready and copy is not None and copy.stamped_at is None)
        self._stamp.choose(copy)
        at = chosen_row(self._items)
        place = None if at is None else model.item(at).place
        self._moves[Place.FETCHED].setEnabled(ready and place == Place.ASKED)
        self._moves[Place.NOT_FOUND].setEnabled(ready and place == Place.ASKED)
        self._moves[Place.PUT_BACK].setEnabled(ready and place == Place.FETCHED)

    def _for_visitor(self) -> None:
        """The page is opened for a visitor: what was typed for another one goes."""
        if self._model.ticket_id != self._ticket:
            self._ticket = self._model.ticket_id
            self._empty()
        self._enable()
        self._title.setFocus()

    def _clear(self) -> None:
        """What was typed is stored; the new row is chosen."""
        self._empty()
        self._copies_chosen.take_next()
        self._items_chosen.take_next()
        self._title.setFocus()

    def _empty(self) -> None:
        for field in (self._title, self._pages, self._purpose):
            field.clear()

    def _ask_softcopy(self) -> None:
        self._model.ask_softcopy(self._title.text(), self._pages.text(), self._purpose.text())

    def _ask_item(self) -> None:
        self._model.ask_item(self._title.text())

    def _move(self, place: Place) -> None:
        row = chosen_row(self._items)
        if row is not None:
            self._model.move_item(self._model.item(row).id, place)

    def _drop(self) -> None:
        row = chosen_row(self._copies)
        if row is not None:
            self._model.withdraw(self._model.softcopy(row).id)

    def _print_form(self) -> None:
        row = chosen_row(self._copies)
        if row is not None:
            self._model.print_form(self._model.softcopy(row).id)

    def _show_form(self, printed: PrintedForm) -> None:
        name = f"formulir-softcopy-{printed.form.softcopy.number or 'permintaan'}.pdf"
        PdfPreview("Formulir permintaan softcopy", name, partial(_form, printed), self).show()

    def _preview(self, path: str, size: int) -> None:
        """The stamped file is there: it is looked at before it is given away."""
        file = Path(path)
        if self.isVisible() and size <= _PREVIEWED:
            PdfPreview("Softcopy ber-watermark", file.name, file.read_bytes, self).show()


class _Chosen:
    """Which row of a table is chosen, by its id: rows come and go, it stays chosen."""

    def __init__(self, table: QTableView, rows: Rows) -> None:
        self._table = table
        self._rows = rows
        self._id = ""
        self._newest = False
        table.selectionModel().selectionChanged.connect(lambda *_: self._remember())

    def take_next(self) -> None:
        """Choose the last row once there is a new one."""
        self._newest = True

    def restore(self) -> None:
        last = self._rows.rowCount() - 1
        if self._newest and last >= 0 and self._rows.row_of(self._id) != last:
            self._id = self._rows.text(last, "id")
        self._newest = False
        row = self._rows.row_of(self._id)
        if row >= 0 and chosen_row(self._table) != row:
            self._table.selectRow(row)

    def _remember(self) -> None:
        row = chosen_row(self._table)
        if row is not None:
            self._id = self._rows.text(row, "id")


def _head(title: str, *buttons: QPushButton) -> QHBoxLayout:
    """A list's title, with what may be done to the chosen row beside it."""
    row = QHBoxLayout()
    row.setSpacing(GAP)
    row.addWidget(label("title", title), 1)
    for made in buttons:
        row.addWidget(made)
    return row


def _field(name: str, accessible: str, most: int) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setMaxLength(most)
    return made


def _for_whom(model: LibraryModel) -> str:
    return f"Untuk {model.number}" if model.number else "Untuk pengunjung ini"


def _form(printed: PrintedForm) -> bytes:
    """In the preview's lane: setting a document takes a moment."""
    from pst_kiosk.reports.page import Letterhead
    from pst_kiosk.reports.softcopy_form import SoftcopyForm, softcopy_form

    form = printed.form
    return softcopy_form(
        Letterhead.of(printed.office),
        SoftcopyForm(
            number=form.softcopy.number or "",
            day=full_date(form.day),
            name=form.name,
            institution=form.institution,
            contact=form.contact,
            title=form.softcopy.title,
            pages=form.softcopy.pages,
            purpose=form.softcopy.purpose,
            officer=form.softcopy.by,
        ),
    )
