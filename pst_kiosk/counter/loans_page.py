"""The page "Kartu dan kunci": what is out at the left, the lockers at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import button, label, say, wrapped
from pst_kiosk.counter.loans_model import LoansModel
from pst_kiosk.counter.loans_words import CARDS, OUT, thing
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage, Ways, chosen_row, office_table
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.undo_key import UNDO_KEY

_SIDE = 368
_EXPECTED = 176
_LONGEST_REASON = 200
_LONGEST_NAMES = 400


class LoansPage(OfficePage):
    def __init__(self, model: LoansModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._out = office_table("loans-out", OUT, model.out, "who", hidden="id")
        self._back = button("loan-back", "Sudah kembali", self._give_back, kind="answer", key="F5")
        self._undo = button("undo-return", "", model.take_back_return, key=UNDO_KEY)
        self._reason = _line("loan-reason", "Alasan tidak kembali", "kunci hilang", _LONGEST_REASON)
        self._lost = button("loan-lost", "Catat tidak kembali", self._note_lost)
        self._nothing = wrapped("muted", "Semua kartu dan kunci sudah kembali.", "loans-nothing")
        self._expected = office_table(
            "cards-expected", "Belum menitipkan kartu", model.expected, "who", hidden="id"
        )
        self._kinds = [
            button(f"expected-card-{kind}", name, partial(self._take_card, kind), key=f"Alt+{kind}")
            for kind, name in CARDS.items()
        ]
        self._lockers = office_table("lockers", "Loker", model.lockers, "state", hidden="id")
        self._use = button("use-locker", "", self._change_use)
        self._names = _line("locker-names", "Loker baru", "01-20", _LONGEST_NAMES)
        self._add = button("add-lockers", "Tambah", self._add_lockers)
        self._labels = button("locker-labels", "Label…", self._show_labels, key="Ctrl+P", glyph="printer")
        self._expected_card = self._cards_awaited()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self._out_card(), 1)
        left.addWidget(self._expected_card)
        self.panels.addLayout(left, 1)
        self._locker_card = self._lockers_card()
        self.panels.addWidget(self._locker_card)
        self._out.activated.connect(lambda _: self._give_back())
        self._reason.returnPressed.connect(self._lost.click)
        self._names.returnPressed.connect(self._add.click)
        self._chosen = dict.fromkeys((self._out, self._expected, self._lockers), "")
        for table in self._chosen:
            table.selectionModel().selectionChanged.connect(partial(self._note_chosen, table))
        for typed in (self._reason, self._names):
            typed.textChanged.connect(lambda _: self._enable())
        model.changed.connect(self._show)
        model.busyChanged.connect(self._enable)
        model.stored.connect(self._clear)
        model.chosen.connect(self._out.selectRow)
        self._show()

    def begin(self) -> None:
        (self._expected if self._model.expected.rowCount() else self._out).setFocus()

    def _out_card(self) -> Card:
        card = Card("out-card", 2 * GAP)
        returning = QHBoxLayout()
        returning.addWidget(self._back)
        returning.addWidget(self._undo)
        returning.addStretch(1)
        losing = QHBoxLayout()
        losing.addWidget(self._reason, 1)
        losing.addWidget(self._lost)
        card.column.addWidget(label("title", OUT))
        card.column.addWidget(self._nothing)
        card.column.addWidget(self._out, 1)
        card.column.addLayout(returning)
        card.column.addLayout(losing)
        return card

    def _cards_awaited(self) -> Card:
        """Where a card is handed over in passing, at no desk with a queue."""
        card = Card("expected-card", 2 * GAP)
        kinds = QHBoxLayout()
        for made in self._kinds:
            kinds.addWidget(made)
        kinds.addStretch(1)
        self._expected.setFixedHeight(_EXPECTED)
        card.column.addWidget(label("title", "Belum menitipkan kartu identitas"))
        card.column.addWidget(self._expected)
        card.column.addLayout(kinds)
        return card

    def _lockers_card(self) -> Card:
        card = Card("lockers-card", 2 * GAP)
        card.setFixedWidth(_SIDE)
        changing = QHBoxLayout()
        changing.addWidget(self._use)
        changing.addStretch(1)
        changing.addWidget(self._labels)
        adding = QHBoxLayout()
        adding.addWidget(self._names, 1)
        adding.addWidget(self._add)
        card.column.addWidget(label("title", "Loker"))
        card.column.addWidget(self._lockers, 1)
        card.column.addLayout(changing)
        card.column.addLayout(adding)
        for widget in (self._names, self._add):
            widget.setVisible(self._model.keeps)
        return card

    def _show(self) -> None:
        some = self._model.out.rowCount() > 0
        self._out.setVisible(some)
        self._nothing.setVisible(not some)
        self._expected_card.setVisible(self._model.expected.rowCount() > 0)
        self._locker_card.setVisible(self._model.keeps or self._model.lockers.rowCount() > 0)
        for table, row_id in self._chosen.items():
            _choose_again(table, row_id)
        returned = self._model.returned
        self._undo.setVisible(returned is not None)
        if returned is not None:
            say(self._undo, f"Urungkan: {thing(returned)} kembali", UNDO_KEY)
        self._enable()

    def _note_chosen(self, table: QTableView, *_: object) -> None:
        row = chosen_row(table)
        self._chosen[table] = "" if row is None else str(table.model().index(row, 0).data())
        self._enable()

    def _enable(self) -> None:
        ready, out = not self._model.busy, chosen_row(self._out) is not None
        self._back.setEnabled(ready and out)
        self._undo.setEnabled(ready)
        self._reason.setEnabled(self._model.out.rowCount() > 0)
        self._lost.setEnabled(ready and out and bool(self._reason.text().strip()))
        for made in self._kinds:
            made.setEnabled(ready and chosen_row(self._expected) is not None)
        row = chosen_row(self._lockers)
        unused = row is not None and self._model.locker(row).out_of_use
        say(self._use, "Pakai lagi" if unused else "Jangan dipakai dulu")
        self._use.setEnabled(ready and row is not None)
        self._add.setEnabled(ready and bool(self._names.text().strip()))
        self._labels.setEnabled(self._model.lockers.rowCount() > 0)

    def _give_back(self) -> None:
        row = chosen_row(self._out)
        if row is not None:
            self._model.give_back(row)

    def _note_lost(self) -> None:
        row = chosen_row(self._out)
        if row is not None:
            self._model.lost(row, self._reason.text())

    def _take_card(self, kind: int) -> None:
        row = chosen_row(self._expected)
        if row is not None:
            self._model.take_card(row, kind)

    def _change_use(self) -> None:
        row = chosen_row(self._lockers)
        if row is not None:
            self._model.use(row, self._model.locker(row).out_of_use)

    def _add_lockers(self) -> None:
        self._model.add(self._names.text())

    def _show_labels(self) -> None:
        from pst_kiosk.counter.pdf_preview import PdfPreview  # QtPdf is not needed before

        make = self._model.labels()
        if make is not None:
            PdfPreview("Label loker", "label-loker.pdf", make, self).show()

    def _clear(self) -> None:
        self._reason.clear()
        self._names.clear()


def _line(name: str, accessible: str, example: str, most: int) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setPlaceholderText(f"{accessible}: {example}")
    made.setMaxLength(most)
    return made


def _choose_again(table: QTableView, row_id: str) -> None:
    """Whatever else came or went, the same row stays chosen; the only row there is always is."""
    rows = table.model()
    if chosen_row(table) is None and isinstance(rows, Rows):
        row = 0 if rows.rowCount() == 1 else rows.row_of(row_id)
        if row >= 0:
            table.selectRow(row)
