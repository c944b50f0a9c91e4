"""The procedure's checklist: a chip a stage, and what the standard asks for now."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pst_kiosk.counter.checklist import Item, Progress
from pst_kiosk.counter.controls import wrapped
from pst_kiosk.counter.look import GAP, INK, TYPE
from pst_kiosk.ui.fonts import figures_font, icon_pixmap

_HEIGHT = 34
_GLYPH = 18
_COLOURS = {
    Progress.DONE: (INK.good_tint, INK.good_text),
    Progress.NOW: (INK.tint, INK.accent),
    Progress.TO_COME: (INK.ground, INK.muted),
}
"""Ground and ink."""
_SAID = {Progress.DONE: "selesai", Progress.NOW: "sekarang", Progress.TO_COME: "berikutnya"}


class Chip(QWidget):
    """One stage. Its name is shortened where the place is short; the tooltip has the standard's words."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self._item = item
        self.setObjectName(f"step-{item.progress}")
        self.setProperty("text", item.name)
        self.setFixedHeight(_HEIGHT)
        self.setToolTip("\n".join(item.steps))
        self.setAccessibleName(f"{item.name}, {_SAID[item.progress]}")

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = _COLOURS[self._item.progress]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.rect(), _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(QColor(ink))
        painter.setFont(figures_font(TYPE.small, QFont.Weight.DemiBold))
        glyph = _GLYPH + 6 if self._item.progress is Progress.DONE else 0
        metrics = painter.fontMetrics()
        name = metrics.elidedText(
            self._item.name, Qt.TextElideMode.ElideRight, self.width() - 2 * GAP - glyph
        )
        left = (self.width() - metrics.horizontalAdvance(name) - glyph) / 2
        if glyph:
            done = icon_pixmap("check", _GLYPH, ink, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (_HEIGHT - _GLYPH) / 2), done)
        beside = QRectF(left + glyph, 0, self.width(), _HEIGHT)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, name)


class StepsStrip(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Langkah")
        self._items: tuple[Item, ...] = ()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(GAP)
        self._now = wrapped("note", "", "step-now")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(self._chips)
        column.addWidget(self._now)

    def show_items(self, items: tuple[Item, ...]) -> None:
        if items == self._items:
            return
        self._items = items
        for chip in self.findChildren(Chip):
            self._chips.removeWidget(chip)
            chip.deleteLater()
        for item in items:
            self._chips.addWidget(Chip(item), 1)
        now = next(item for item in items if item.progress is Progress.NOW)
        words = " · ".join(now.steps)
        asked = f"\nSyarat: {'; '.join(now.documents)}" if now.documents else ""
        self._now.setText(words + asked)
