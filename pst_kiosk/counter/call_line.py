"""Under a called visitor: what became of the call."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pst_kiosk.counter.alert import Alert
from pst_kiosk.counter.call_note import MEET, CallNote
from pst_kiosk.counter.controls import label
from pst_kiosk.counter.look import GAP, INK
from pst_kiosk.ui.fonts import icon_pixmap

_GLYPH = 18


class CallLine(QWidget):
    """A tick for each thing that happened; a warning where nobody sees the call, or its visitor does not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = self._tick("call-shown", "tampil")
        self._spoken = self._tick("call-spoken", "terdengar")
        self._on_its_way = label("muted", "Panggilan sedang dikirim ke papan", "call-on-its-way")
        self._missing = Alert("call-missing")
        self._unreached = Alert("call-unreached")
        ticks = QHBoxLayout()
        ticks.setSpacing(2 * GAP)
        for part in (self._shown, self._spoken, self._on_its_way):
            ticks.addWidget(part)
        ticks.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(ticks)
        column.addWidget(self._unreached)
        column.addWidget(self._missing)

    def show_note(self, note: CallNote | None) -> None:
        self.setVisible(note is not None)
        if note is not None:
            self._shown.setVisible(note.shown)
            self._spoken.setVisible(note.spoken)
            self._on_its_way.setVisible(not note.shown and not note.missing)
            self._missing.say(note.missing, note.instead)
            self._unreached.say(note.unreached, MEET)

    def _tick(self, name: str, text: str) -> QWidget:
        """A word with its tick after it."""
        made = QWidget()
        made.setObjectName(name)
        made.setAccessibleName(text)
        glyph = QLabel()
        glyph.setPixmap(icon_pixmap("check-circle", _GLYPH, INK.good_text, self.devicePixelRatioF()))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP // 2)
        row.addWidget(label("done", text))
        row.addWidget(glyph)
        return made
