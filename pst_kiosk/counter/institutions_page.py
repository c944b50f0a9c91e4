"""The administrator's page of institutions: visitors' spellings at the left, the office's at the right."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import Choice, button, label, say, wrapped
from pst_kiosk.counter.institutions_model import InstitutionsModel
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage, Ways, chosen_row, office_table
from pst_kiosk.domain.guestbook import LONGEST_LINE

_MIDDLE = 340
_CATEGORY = 150


class InstitutionsPage(OfficePage):
    def __init__(self, model: InstitutionsModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._spellings: list[str] = []
        self._instead: str | None = None
        self._restoring = False
        self._proposed = office_table("proposed", "Nama yang ditulis pengunjung", model.proposed, "name")
        self._proposed.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._approved = office_table("approved", "Nama yang disetujui", model.approved, "name", hidden="id")
        heads = self._approved.horizontalHeader()
        heads.setSectionResizeMode(model.approved.column("category"), QHeaderView.ResizeMode.Fixed)
        heads.resizeSection(model.approved.column("category"), _CATEGORY)
        self._title = label("title", "", "institution-form-title")
        self._name = QLineEdit()
        self._name.setObjectName("institution-name")
        self._name.setAccessibleName("Nama instansi")
        self._name.setMaxLength(LONGEST_LINE)
        self._category = Choice("institution-category", "Kategori instansi")
        self._effect = wrapped("note", "", "institution-effect")
        self._approve = button("approve", "Setujui", self._send, kind="primary", key="Ctrl+S")
        self._new = button("new-institution", "Kosongkan isian", self._clear)
        self._correct = button("correct-institution", "Perbaiki", self._take_up, glyph="pencil-simple")
        self._remove = button("remove-institution", "Hapus", self._drop, glyph="trash")
        self.panels.addWidget(self._proposed_card(), 1)
        self.panels.addWidget(self._form_card())
        self.panels.addWidget(self._approved_card(), 1)
        self._proposed.selectionModel().selectionChanged.connect(lambda *_: self._choose_spellings())
        self._proposed.activated.connect(lambda _: self._name.setFocus())
        self._approved.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._approved.activated.connect(lambda _: self._take_up())
        self._name.textChanged.connect(lambda _: self._enable())
        self._name.returnPressed.connect(self._approve.click)
        model.proposed.modelReset.connect(self._restore_spellings)
        model.changed.connect(self._show_read)
        model.approvedOne.connect(self._clear)
        model.busyChanged.connect(self._enable)
        self._clear()

    def begin(self) -> None:
        self._proposed.setFocus()

    def _proposed_card(self) -> Card:
        card = Card("proposed-card", 2 * GAP)
        card.column.addWidget(label("title", "Ditulis pengunjung, belum disetujui"))
        card.column.addWidget(self._proposed, 1)
        card.column.addWidget(
            wrapped("note", "Pilih beberapa ejaan sekaligus dengan Shift atau Ctrl dan panah, lalu Spasi.")
        )
        return card

    def _form_card(self) -> Card:
        card = Card("institution-form", 2 * GAP)
        card.setFixedWidth(_MIDDLE)
        column = card.column
        column.addWidget(self._title)
        column.addWidget(label("label", "Nama instansi"))
        column.addWidget(self._name)
        column.addWidget(label("label", "Kategori"))
        column.addWidget(self._category)
        column.addSpacing(GAP)
        column.addWidget(self._approve)
        column.addWidget(self._effect)
        column.addWidget(self._new)
        column.addStretch(1)
        return card

    def _approved_card(self) -> Card:
        card = Card("approved-card", 2 * GAP)
        row = QHBoxLayout()
        row.addWidget(self._correct)
        row.addWidget(self._remove)
        row.addStretch(1)
        card.column.addWidget(label("title", "Disetujui"))
        card.column.addWidget(self._approved, 1)
        card.column.addLayout(row)
        card.column.addWidget(wrapped("note", "Kios menawarkan nama-nama ini."))
        return card

    @property
    def _merging(self) -> bool:
        """Whether there are visitors' spellings that a name is looked for."""
        return self._instead is None and bool(self._spellings)

    def _show_read(self) -> None:
        if self._category.count() == 0:
            self._offer_categories()
        self._enable()

    def _offer_categories(self) -> None:
        self._category.offer([("–", None), *((text, code) for code, text in self._model.categories.items())])

    def _choose_spellings(self) -> None:
        """What visitors typed comes into the form, unless the officer has typed a name himself."""
        if self._restoring:
            return
        rows = sorted(index.row() for index in self._proposed.selectionModel().selectedRows())
        self._spellings = [self._model.proposed.text(row, "name") for row in rows]
        if self._instead is None and not self._name.isModified():
            self._name.setText(self._spellings[0] if self._spellings else "")
        self._enable()

    def _restore_spellings(self) -> None:
        """Other visitors' names come and go; what is chosen stays chosen."""
        rows, selection = self._model.proposed, QItemSelection()
        found = [row for row in map(rows.row_of, self._spellings) if row >= 0]
        for row in found:
            selection.select(rows.index(row, 0), rows.index(row, rows.columnCount() - 1))
        self._restoring = True
        self._proposed.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._restoring = False
        self._spellings = [rows.text(row, "name") for row in found]

    def _take_up(self) -> None:
        """The chosen approved name comes into the form: for the spellings that are chosen, or, where none is,
        to be corrected."""
        row = chosen_row(self._approved)
        if row is None:
            return
        chosen = self._model.institution(row)
        if not self._merging:
            self._instead, self._spellings = chosen.id, [chosen.name]
        self._name.setText(chosen.name)
        self._name.setModified(True)
        self._category.setCurrentIndex(max(self._category.findData(chosen.category), 0))
        self._name.setFocus()
        self._enable()

    def _clear(self) -> None:
        self._instead, self._spellings = None, []
        self._proposed.clearSelection()
        self._name.clear()
        self._category.setCurrentIndex(0)
        self._proposed.setFocus()
        self._enable()

    def _send(self) -> None:
        self._model.approve(self._name.text(), self._category.currentData(), self._spellings, self._instead)

    def _drop(self) -> None:
        row = chosen_row(self._approved)
        if row is not None:
            self._model.remove(self._model.institution(row).id)

    def _enable(self) -> None:
        ready, some = not self._model.busy, chosen_row(self._approved) is not None
        self._title.setText("Setujui nama" if self._instead is None else "Perbaiki nama")
        self._effect.setText(self._effect_on_guest_books())
        self._approve.setEnabled(ready and bool(self._name.text().strip()))
        say(self._correct, "Pakai nama ini" if self._merging else "Perbaiki")
        self._correct.setEnabled(some)
        self._remove.setEnabled(ready and some)

    def _effect_on_guest_books(self) -> str:
        name = " ".join(self._name.text().split())
        others = [spelling for spelling in self._spellings if spelling != name]
        if not others or not name:
            return ""
        return f"Di buku tamu, {_quoted(others)} menjadi “{name}”."


def _quoted(spellings: list[str]) -> str:
    if len(spellings) > 1:
        return f"{len(spellings)} ejaan"
    return f"“{spellings[0]}”"
