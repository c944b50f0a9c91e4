"""The navy band at the top."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pst_kiosk.counter.controls import label
from pst_kiosk.counter.look import BAND, GAP

LEAVE_KEY = "Alt+Q"


class HeaderBar(QWidget):
    """A title at the left; `add` puts things to the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setProperty("kind", "band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(BAND)
        self.title = label("bandTitle", title, "header-title")
        # A desk with many queues must not widen the window.
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(2 * GAP)
        self._row.addWidget(self.title, 1)

    def add(self, widget: QWidget) -> None:
        self._row.addWidget(widget)
