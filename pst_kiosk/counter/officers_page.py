"""The page "Petugas": officers and their roles, a new one, a new PIN shown once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import Choice, button, label, say, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.menus import Menu, question
from pst_kiosk.counter.office_page import OfficePage, Ways, chosen_row, office_table
from pst_kiosk.counter.officers_model import OfficersModel

_SIDE = 380


class OfficersPage(OfficePage):
    def __init__(self, model: OfficersModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._chosen = ""
        self._table = office_table("officers", "Petugas", model.rows, "name")
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self._reset = button("reset-pin", "Buat PIN baru", self._reset_pin, glyph="key")
        self._other_role = button(
            "change-role", "Ganti peran", self._offer_roles, glyph="identification-badge"
        )
        self._active = button("set-active", "Nonaktifkan", self._ask_active, glyph="prohibit")
        self._name = QLineEdit()
        self._name.setObjectName("officer-name")
        self._name.setAccessibleName("Nama petugas baru")
        self._name.returnPressed.connect(self._add)
        self._role = Choice("officer-role", "Peran petugas baru")
        self._add_button = button("add-officer", "Tambah petugas", self._add, kind="primary")
        self._pin = self._pin_card()
        self.panels.addWidget(self._list_card(), 1)
        self.panels.addWidget(self._add_card())
        model.changed.connect(self._offer)
        model.added.connect(self._name.clear)
        model.pinChanged.connect(self._show_pin)
        model.busyChanged.connect(self._enable)
        self._enable()

    def begin(self) -> None:
        self._table.setFocus()

    def _list_card(self) -> Card:
        card = Card("officers-card", 2 * GAP)
        row = QHBoxLayout()
        row.addWidget(self._reset)
        row.addWidget(self._other_role)
        row.addWidget(self._active)
        row.addWidget(wrapped("note", "Dengan PIN baru, PIN yang lama tidak berlaku lagi."), 1)
        card.column.addWidget(label("title", "Daftar petugas"))
        card.column.addWidget(self._table, 1)
        card.column.addLayout(row)
        return card

    def _add_card(self) -> Card:
        card = Card("add-card", 2 * GAP)
        card.setFixedWidth(_SIDE)
        column = card.column
        column.addWidget(label("title", "Petugas baru"))
        column.addWidget(label("label", "Nama"))
        column.addWidget(self._name)
        column.addWidget(label("label", "Peran"))
        column.addWidget(self._role)
        column.addSpacing(GAP)
        column.addWidget(self._add_button)
        column.addSpacing(2 * GAP)
        column.addWidget(self._pin)
        column.addStretch(1)
        return card

    def _pin_card(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("new-pin-card")
        frame.setProperty("kind", "pin")
        self._pin_of = wrapped("strong", "", "new-pin-of")
        self._digits = label("pinDigits", "", "new-pin")
        self._digits.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        column = QVBoxLayout(frame)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.addWidget(self._pin_of)
        column.addWidget(self._digits)
        column.addWidget(wrapped("", "Catat sekarang; PIN ini tidak ditampilkan lagi."))
        column.addWidget(button("pin-noted", "Sudah dicatat", self._model.forget_pin))
        frame.hide()
        return frame

    def _offer(self) -> None:
        if self._role.count() == 0:
            self._role.offer((name, role) for role, name in self._model.roles.items() if self._may_give(role))
            self._role.setCurrentIndex(max(self._role.findData("service_officer"), 0))
        self._keep_selection()
        self._enable()

    def _keep_selection(self) -> None:
        """The officer who was chosen stays chosen when another row comes; else the first one is."""
        names = [officer.name for officer in self._model.officers]
        if not self._table.selectionModel().hasSelection() and names:
            self._table.selectRow(names.index(self._chosen) if self._chosen in names else 0)

    def _add(self) -> None:
        if self._add_button.isEnabled():
            self._model.add(self._name.text(), self._role.currentData())

    def _reset_pin(self) -> None:
        self._model.reset_pin(self._table.currentIndex().row())

    def _offer_roles(self) -> None:
        """A menu of the roles, under its button."""
        row = chosen_row(self._table)
        if row is None:
            return
        officer = self._model.officers[row]
        menu = Menu("roles-menu", f"Peran {officer.name}", self)
        for role, name in self._model.roles.items():
            if self._may_give(role):
                menu.offer(name, partial(self._model.set_role, row, role), enabled=role != officer.role)
        menu.open_under(self._other_role)

    def _ask_active(self) -> None:
        row = chosen_row(self._table)
        if row is None:
            return
        officer = self._model.officers[row]
        if not officer.active:
            self._model.set_active(row, True)
            return
        question(
            "deactivate-question",
            f"Nonaktifkan {officer.name}? Catatan pekerjaannya tetap.",
            "Ya, tidak dapat masuk lagi",
            partial(self._model.set_active, row, False),
            self,
        ).open_under(self._active)

    def _may_give(self, role: str) -> bool:
        return role != "administrator" or self._model.may_appoint_administrators

    def _choose(self) -> None:
        chosen = self._table.selectionModel().selectedRows()
        if chosen:
            self._chosen = self._model.officers[chosen[0].row()].name
        self._enable()

    def _show_pin(self) -> None:
        shown = self._model.new_pin
        self._pin.setVisible(shown is not None)
        self._pin_of.setText(f"PIN baru {shown.officer}" if shown else "")
        self._digits.setText(" ".join((shown.pin[:3], shown.pin[3:])) if shown else "")

    def _enable(self) -> None:
        ready = not self._model.busy and bool(self._model.officers)
        self._add_button.setEnabled(ready)
        row = chosen_row(self._table)
        officer = self._model.officers[row] if row is not None else None
        self._reset.setEnabled(ready and officer is not None and officer.active)
        self._other_role.setEnabled(ready and officer is not None and officer.active)
        self._active.setEnabled(ready and officer is not None)
        say(self._active, "Nonaktifkan" if officer is None or officer.active else "Aktifkan lagi")
