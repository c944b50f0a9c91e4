"""The calm bar under the header: what was refused, or that the database is away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from pst_kiosk.counter.controls import mark, wrapped
from pst_kiosk.counter.look import GAP, INK
from pst_kiosk.counter.wording import Notice
from pst_kiosk.ui.fonts import icon_pixmap

_GLYPH = 20


class NoticeBar(QFrame):
    """Hidden while there is nothing to say."""

    def __init__(self, name: str = "notice", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "notice")
        self._glyph = QLabel()
        self._text = wrapped("", "", f"{name}-text")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        row.setSpacing(GAP + 4)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        self.setVisible(notice is not None)
        if notice is None:
            return
        mark(self, warns=notice.warns)
        glyph, colour = (
            ("cloud-slash", INK.accent)
            if notice.away
            else ("warning", INK.warn_text)
            if notice.warns
            else ("info", INK.accent)
        )
        self._glyph.setPixmap(icon_pixmap(glyph, _GLYPH, colour, self.devicePixelRatioF()))
        if self._text.text() != notice.text:
            self._text.setText(notice.text)
            self.setAccessibleName(notice.text)
            # Screen readers hear it without losing the place they are at.
            QAccessible.updateAccessibility(QAccessibleEvent(self._text, QAccessible.Event.Alert))
