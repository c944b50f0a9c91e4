"""The navy band at the top."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from pst_kiosk.counter.look import BAND, GAP
from pst_kiosk.counter.tip import tip

LEAVE_KEY = "Alt+Q"


class HeaderBar(QWidget):
    """A title at the left; `add` puts things to the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setProperty("kind", "band")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(BAND)
        self.title = _Title(title)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(20, 0, 20, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self.title, 1)

    def add(self, widget: QWidget) -> None:
        self._row.addWidget(widget)


class _Title(QLabel):
    """A desk with many queues must not widen the window: where they do not fit, the desk alone is said."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.setObjectName("header-title")
        self.setProperty("kind", "bandTitle")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        whole, metrics, room = self.text(), self.fontMetrics(), self.contentsRect()
        if metrics.horizontalAdvance(whole) <= room.width():
            self.setToolTip("")
            super().paintEvent(event)
            return
        self.setToolTip(tip(whole))
        desk = whole.partition(" · ")[0]
        shown = metrics.elidedText(desk, Qt.TextElideMode.ElideRight, room.width())
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
