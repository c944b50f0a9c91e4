"""A framed warning: a sign, what is amiss, and what more there is to say about it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import mark, wrapped
from pst_kiosk.counter.look import INK
from pst_kiosk.ui.fonts import icon_pixmap

_GLYPH = 22
_APART = 12


class Alert(QFrame):
    """Hidden while nothing is amiss. `broken`: a promise is broken; else it only warns."""

    def __init__(self, name: str, broken: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        mark(self, kind="broken" if broken else "notice", warns=not broken)
        glyph = QLabel()
        ink = INK.danger_text if broken else INK.warn_text
        glyph.setPixmap(icon_pixmap("warning", _GLYPH, ink, self.devicePixelRatioF()))
        # Wrapped, too: too long a line would leave the reason below it less height than it needs.
        self._what = wrapped("strong", "", f"{name}-what")
        self._why = wrapped("note", "", f"{name}-why")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._why)
        row = QHBoxLayout(self)
        row.setContentsMargins(*[_APART] * 4)
        row.setSpacing(_APART)
        row.addWidget(glyph)
        row.addLayout(words, 1)
        self.hide()

    def say(self, what: str, why: str = "") -> None:
        """Show this, or nothing where `what` is empty."""
        self._what.setText(what)
        self._why.setText(why)
        self.setVisible(bool(what))
