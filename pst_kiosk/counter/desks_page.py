"""The page "Loket": the desks at the left, the chosen one at the right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import Day, Tick, button, label, scrolled, wrapped
from pst_kiosk.counter.desks_model import PLACES, DesksModel
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage, Ways, chosen_row, office_table

_SIDE = 420
_LONGEST = 60


class DesksPage(OfficePage):
    def __init__(self, model: DesksModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._showing = False
        self._day_due = True
        self._chosen = ""
        self._table = office_table("desks", "Loket", model.rows, "services", hidden="key")
        self._standing = label("muted", "", "desks-standing")
        self._add = button("add-desk", "Tambah loket", self._add_desk, glyph="plus")
        self._remove = button("remove-desk", "Hapus loket", self._remove_desk, key="Ctrl+Del", glyph="trash")
        self._drop = button("drop-desks", "Batalkan perubahan", model.drop, glyph="arrow-counter-clockwise")
        self._indonesian = _name("desk-name-id", "Nama loket")
        self._english = _name("desk-name-en", "Nama dalam bahasa Inggris")
        self._services: list[tuple[Tick, str]] = []
        self._service_column = QVBoxLayout()
        self._places = [(Tick(f"desk-place-{place}", name), place) for place, name in PLACES]
        self._day = Day("desks-day", "Berlaku mulai")
        self._publish = button("publish-desks", "Terbitkan", self._send, kind="primary", key="Ctrl+S")
        self.panels.addWidget(self._list_card(), 1)
        self.panels.addWidget(self._form_card())
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self._table.activated.connect(lambda _: self._indonesian.setFocus())
        for name in (self._indonesian, self._english):
            name.textEdited.connect(lambda _: self._take())
        for tick, _place in self._places:
            tick.toggled.connect(lambda _: self._take())
        model.changed.connect(self._show_read)
        model.draftChanged.connect(self._show_draft)
        model.busyChanged.connect(self._enable)
        self._enable()

    def begin(self) -> None:
        self._table.setFocus()

    def _list_card(self) -> Card:
        card = Card("desks-card", 2 * GAP)
        row = QHBoxLayout()
        row.addWidget(self._add)
        row.addWidget(self._remove)
        row.addWidget(self._drop)
        row.addStretch(1)
        card.column.addWidget(label("title", "Loket kantor"))
        card.column.addWidget(self._standing)
        card.column.addWidget(self._table, 1)
        card.column.addLayout(row)
        return card

    def _form_card(self) -> Card:
        card = Card("desk-form", 2 * GAP)
        card.setFixedWidth(_SIDE)
        form = QWidget()
        form.setObjectName("desk-fields")
        form.setAccessibleName("Isian loket")
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, GAP, 0)
        for name in (self._indonesian, self._english):
            column.addWidget(label("label", name.accessibleName()))
            column.addWidget(name)
        column.addWidget(label("label", "Melayani (tanpa centang: semua layanan)"))
        column.addLayout(self._service_column)
        column.addWidget(label("label", "Tempat dalam prosedur"))
        for tick, _place in self._places:
            column.addWidget(tick)
        column.addStretch(1)
        fields = scrolled(form)
        fields.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows its fields
        card.column.addWidget(label("title", "Loket yang dipilih"))
        card.column.addWidget(fields, 1)
        card.column.addWidget(label("label", "Berlaku mulai"))
        card.column.addWidget(self._day)
        card.column.addWidget(self._publish)
        card.column.addWidget(
            wrapped("note", "Menjadi versi baru standar pelayanan. Layar memakainya sendiri sejak hari itu.")
        )
        return card

    def _show_read(self) -> None:
        read = self._model.read
        if read is None:
            return
        first = read.earliest
        self._day.setMinimumDate(QDate(first.year, first.month, first.day))
        if self._day_due:
            self._day_due = False
            self._day.choose(read.earliest)
        if [key for _, key in self._services] != [key for key, _ in read.services]:
            self._offer_services(read.services)
            self._choose()
        self._enable()

    def _offer_services(self, services: tuple[tuple[str, str], ...]) -> None:
        for tick, _ in self._services:
            tick.deleteLater()
        self._services = [(Tick(f"desk-service-{key}", name), key) for key, name in services]
        for tick, _ in self._services:
            tick.toggled.connect(lambda _: self._take())
            self._service_column.addWidget(tick)

    def _show_draft(self) -> None:
        self._standing.setText(self._model.standing)
        if chosen_row(self._table) is None and self._model.draft:
            self._table.selectRow(max(self._model.rows.row_of(self._chosen), 0))
        if not self._showing:
            self._choose()
        self._enable()

    def _choose(self) -> None:
        """The chosen desk comes into the form."""
        row = chosen_row(self._table)
        if row is None:
            return
        desk = self._model.draft[row]
        self._chosen, self._showing = desk.key, True
        for name, said in ((self._indonesian, desk.indonesian), (self._english, desk.english)):
            if name.text() != said:
                name.setText(said)
        for tick, key in self._services:
            tick.setChecked(key in desk.services)
        for tick, place in self._places:
            tick.setChecked(place in desk.places)
        self._showing = False
        self._enable()

    def _take(self) -> None:
        """What stands in the form goes to the chosen desk."""
        row = chosen_row(self._table)
        if row is None or self._showing:
            return
        self._showing = True
        self._model.change(
            row,
            replace(
                self._model.draft[row],
                indonesian=self._indonesian.text(),
                english=self._english.text(),
                services=tuple(key for tick, key in self._services if tick.isChecked()),
                places=tuple(place for tick, place in self._places if tick.isChecked()),
            ),
        )
        self._showing = False
        self._enable()

    def _add_desk(self) -> None:
        self._table.selectRow(self._model.add())
        self._indonesian.setFocus()
        self._indonesian.selectAll()

    def _remove_desk(self) -> None:
        row = chosen_row(self._table)
        if row is None:
            return
        left = [desk.key for desk in self._model.draft if desk.key != self._chosen]
        self._chosen = left[min(row, len(left) - 1)]
        self._model.remove(row)
        self._table.setFocus()

    def _send(self) -> None:
        self._model.publish(self._day.chosen)

    def _enable(self) -> None:
        ready, model = not self._model.busy, self._model
        self._add.setEnabled(ready and model.read is not None)
        self._remove.setEnabled(ready and len(model.draft) > 1 and chosen_row(self._table) is not None)
        self._drop.setEnabled(ready and model.touched)
        self._publish.setEnabled(ready and model.touched and all(desk.whole for desk in model.draft))


def _name(object_name: str, accessible: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(object_name)
    made.setAccessibleName(accessible)
    made.setMaxLength(_LONGEST)
    return made
