"""The service record: what was asked for and what came of it, saved as it is typed."""

from __future__ import annotations

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import button, label, mark
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.record_model import LONGEST, RecordModel
from pst_kiosk.counter.record_wording import OUTCOMES
from pst_kiosk.counter.undo_key import lend_undo_key


class RecordForm(QWidget):
    """Built once, and attached to one visitor's record after the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: RecordModel | None = None
        self._zone: ZoneInfo | None = None
        self._state = label("saved", "", "record-state")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._text = QPlainTextEdit()
        self._text.setObjectName("record-summary")
        self._text.setAccessibleName("Rekam layanan")
        self._text.setPlaceholderText("Apa yang diminta dan apa yang diberikan")
        self._text.setTabChangesFocus(True)
        lend_undo_key(self._text)
        self._text.textChanged.connect(self._write)
        self._outcomes = QButtonGroup(self)
        self._outcomes.setExclusive(False)
        self._lay_out()
        self.attach(None, None)

    def attach(self, model: RecordModel | None, zone: ZoneInfo | None) -> None:
        """Show and change this record from now on, and no other. `zone`: in which its times are told."""
        if self._model is not None:
            self._model.loaded.disconnect(self._fill)
            self._model.replaced.disconnect(self._fill)
            self._model.changed.disconnect(self._show_state)
        self._model, self._zone = None, zone
        self._text.setPlainText("")
        self._state.setText("")
        self.setEnabled(False)
        if model is None:
            return
        self._model = model
        model.loaded.connect(self._fill)
        model.replaced.connect(self._fill)
        model.changed.connect(self._show_state)
        if model.ready:
            self._fill()

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

    def _write(self) -> None:
        if self._model is not None:
            self._model.write(self._text.toPlainText())

    def _fill(self) -> None:
        assert self._model is not None
        had_focus = self.isVisible() and not self.window().focusWidget()
        self.setEnabled(True)
        if self._text.toPlainText() != self._model.summary:
            self._text.setPlainText(self._model.summary)
            self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        self._check()
        if had_focus:
            self.begin()

    def _choose(self, outcome: str) -> None:
        assert self._model is not None
        # Chosen once more, it is no longer chosen.
        self._model.choose(None if self._model.outcome == outcome else outcome)
        self._check()

    def _check(self) -> None:
        assert self._model is not None
        for made in self._outcomes.buttons():
            made.setChecked(made.property("outcome") == self._model.outcome)

    def _show_state(self) -> None:
        model = self._model
        assert model is not None
        mark(self._text, wrong=model.too_long)
        mark(self._state, kind="wrong" if model.too_long else "saved")
        if model.too_long:
            self._state.setText(f"{len(model.summary)} dari {LONGEST} huruf: silakan ringkas agar tersimpan")
        elif model.unsaved:
            self._state.setText("menyimpan")
        elif model.saved_at is not None:
            self._state.setText(f"tersimpan {model.saved_at.astimezone(self._zone):%H.%M.%S}")
