"""The service record: what was asked for and what came of it, saved as it is typed."""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, mark
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.record_model import LONGEST, OUTCOMES, RecordModel
from pst_kiosk.counter.undo_key import lend_undo_key


class RecordForm(QWidget):
    def __init__(self, model: RecordModel, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._zone = zone
        self._state = label("saved", "", "record-state")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._text = QPlainTextEdit()
        self._text.setObjectName("record-summary")
        self._text.setAccessibleName("Rekam layanan")
        self._text.setPlaceholderText("Apa yang diminta dan apa yang diberikan")
        self._text.setTabChangesFocus(True)
        lend_undo_key(self._text)
        self._text.textChanged.connect(lambda: model.write(self._text.toPlainText()))
        self._outcomes = QButtonGroup(self)
        self._outcomes.setExclusive(False)
        self._lay_out()
        model.loaded.connect(self._fill)
        model.changed.connect(self._show_state)
        if model.ready:
            self._fill()
        else:
            self.setEnabled(False)

    def begin(self) -> None:
        self._text.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label("strong", "Rekam layanan"))
        top.addWidget(self._state, 1)
        bottom = QHBoxLayout()
        bottom.setSpacing(GAP)
        bottom.addWidget(label("strong", "Hasil"))
        bottom.addSpacing(2 * GAP)
        for outcome, text in OUTCOMES.items():
            made = button(f"outcome-{outcome}", text, partial(self._choose, outcome), kind="outcome")
            made.setCheckable(True)
            made.setProperty("outcome", outcome)
            self._outcomes.addButton(made)
            bottom.addWidget(made)
        bottom.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self._text, 1)
        column.addSpacing(GAP)
        column.addLayout(bottom)

    def _fill(self) -> None:
        had_focus = self.isVisible() and not self.window().focusWidget()
        self.setEnabled(True)
        if self._text.toPlainText() != self._model.summary:
            self._text.setPlainText(self._model.summary)
            self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        self._check()
        if had_focus:
            self.begin()

    def _choose(self, outcome: str) -> None:
        # Chosen once more, it is no longer chosen.
        self._model.choose(None if self._model.outcome == outcome else outcome)
        self._check()

    def _check(self) -> None:
        for made in self._outcomes.buttons():
            made.setChecked(made.property("outcome") == self._model.outcome)

    def _show_state(self) -> None:
        model = self._model
        mark(self._text, wrong=model.too_long)
        mark(self._state, kind="wrong" if model.too_long else "saved")
        if model.too_long:
            self._state.setText(f"{len(model.summary)} dari {LONGEST} huruf: silakan ringkas agar tersimpan")
        elif model.unsaved:
            self._state.setText("menyimpan")
        elif model.saved_at is not None:
            self._state.setText(f"tersimpan {model.saved_at.astimezone(self._zone):%H.%M.%S}")
