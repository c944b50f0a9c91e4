"""The page "Standar pelayanan": the versions at the left, what the chosen one says at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import label, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_data_form import OfficeDataForm
from pst_kiosk.counter.office_page import OfficePage, Ways, chosen_row, office_table
from pst_kiosk.counter.profile_model import ProfileModel

_SIDE = 436


class ProfilePage(OfficePage):
    def __init__(self, model: ProfileModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._table = office_table("versions", "Versi standar pelayanan", model.rows, "state")
        self._text = QPlainTextEdit()
        self._text.setObjectName("version-text")
        self._text.setAccessibleName("Naskah standar pelayanan")
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self.panels.addWidget(self._list_card())
        self.panels.addWidget(self._text_card(), 1)
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._show())
        model.changed.connect(self._show_read)

    def begin(self) -> None:
        self._table.setFocus()

    def _list_card(self) -> Card:
        card = Card("versions-card", 2 * GAP)
        card.setFixedWidth(_SIDE)
        card.column.addWidget(label("title", "Versi standar pelayanan"))
        card.column.addWidget(self._table, 1)
        card.column.addWidget(OfficeDataForm(self._model))
        card.column.addWidget(
            wrapped(
                "note", "Loket diubah di halaman Loket; selebihnya lewat berkas dan perintah office update."
            )
        )
        return card

    def _text_card(self) -> Card:
        card = Card("version-card", 2 * GAP)
        card.column.addWidget(label("title", "Perubahan dan naskah"))
        card.column.addWidget(self._text, 1)
        return card

    def _show_read(self) -> None:
        if chosen_row(self._table) is None and self._model.texts:
            self._table.selectRow(0)
        self._show()

    def _show(self) -> None:
        row = chosen_row(self._table)
        text = self._model.texts[row] if row is not None else ""
        if text != self._text.toPlainText():
            self._text.setPlainText(text)
