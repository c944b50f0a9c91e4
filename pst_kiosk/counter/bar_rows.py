"""Names, bars and values below each other: how far each thing reaches on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from pst_kiosk.counter.controls import label
from pst_kiosk.counter.look import GAP, INK
from pst_kiosk.counter.satisfaction_view import BarShown

_THICK = 12
_SHORTEST = 80


class BarRows(QWidget):
    """As many rows as it is made for; `show_bars` gives them their texts and lengths."""

    def __init__(self, name: str, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(GAP // 2)
        grid.setColumnStretch(1, 1)
        self._names = [label("", "", f"{name}-name-{at}") for at in range(rows)]
        self._bars = [_Bar() for _ in range(rows)]
        self._values = [label("strong", "", f"{name}-value-{at}") for at in range(rows)]
        for at in range(rows):
            self._values[at].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._names[at], at, 0)
            grid.addWidget(self._bars[at], at, 1)
            grid.addWidget(self._values[at], at, 2)

    def show_bars(self, shown: Sequence[BarShown]) -> None:
        for name, bar, value, row in zip(self._names, self._bars, self._values, shown, strict=False):
            name.setText(row.name)
            value.setText(row.text)
            value.setAccessibleName(f"{row.name}: {row.text}")
            bar.show_part(row.part)


class _Bar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part: float | None = None
        self.setMinimumSize(_SHORTEST, _THICK)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_part(self, part: float | None) -> None:
        if part != self._part:
            self._part = part
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(0, (self.height() - _THICK) / 2, self.width(), _THICK)
        painter.setBrush(QColor(INK.line))
        painter.drawRoundedRect(track, _THICK / 2, _THICK / 2)
        if self._part:
            track.setWidth(max(_THICK, self._part * self.width()))
            painter.setBrush(QColor(INK.primary))
            painter.drawRoundedRect(track, _THICK / 2, _THICK / 2)
