"""The procedure's stages, a chip each."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from pst_kiosk.counter.checklist import Item, Progress
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
    """One stage. Where the place is short a stage that is done keeps its tick alone, and a long name is
    shortened; the tooltip has the standard's words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._crowded = False
        self._tick = 0

    def show_item(self, item: Item) -> None:
        self.item = item
        self._tick = _GLYPH if item.progress is Progress.DONE else 0
        self.setObjectName(f"stage-{item.progress}")
        self.setProperty("text", item.name)
        self.setToolTip("\n".join((item.name, *item.steps)))
        self.setAccessibleName(f"{item.name}, {_SAID[item.progress]}")

    def wanted(self, crowded: bool) -> int:
        """The width it would like to have."""
        if crowded and self._tick:
            return _HEIGHT
        beside_tick = self._tick + GAP if self._tick else 0
        name = QFontMetrics(_font(crowded)).horizontalAdvance(self.item.name)
        return name + beside_tick + 3 * GAP

    def take(self, left: int, width: int, crowded: bool) -> None:
        """Stand here, in this width."""
        self._crowded = crowded
        self.setGeometry(left, 0, width, _HEIGHT)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink = _COLOURS[self.item.progress]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(self.rect(), _HEIGHT / 2, _HEIGHT / 2)
        painter.setPen(QColor(ink))
        painter.setFont(_font(self._crowded))
        named = not (self._crowded and self._tick)
        beside_tick = self._tick + GAP if self._tick and named else self._tick
        metrics = painter.fontMetrics()
        room = self.width() - 2 * GAP - beside_tick
        name = metrics.elidedText(self.item.name, Qt.TextElideMode.ElideRight, room) if named else ""
        left = (self.width() - metrics.horizontalAdvance(name) - beside_tick) / 2
        if self._tick:
            done = icon_pixmap("check", _GLYPH, ink, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (_HEIGHT - _GLYPH) / 2), done)
        beside = QRectF(left + beside_tick, 0, self.width(), _HEIGHT)
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, name)


def shares(wanted: list[int], room: int) -> list[int]:
    """How wide each may be: together all of `room`, the widest giving way first where it is short."""
    if not wanted:
        return []
    spare = room - sum(wanted)
    if spare >= 0:
        return [width + spare // len(wanted) for width in wanted]
    widths = sorted(wanted)
    for at, width in enumerate(widths):
        cap = (room - sum(widths[:at])) // (len(widths) - at)
        if width > cap:
            break
    return [min(width, cap) for width in wanted]


def _font(crowded: bool) -> QFont:
    return figures_font(TYPE.caption if crowded else TYPE.small, QFont.Weight.DemiBold)


class StepsStrip(QWidget):
    """It places its chips itself, and keeps them: a layout would show new ones a frame later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Langkah")
        self.setFixedHeight(_HEIGHT)
        self._items: tuple[Item, ...] = ()
        self._chips: list[Chip] = []

    def show_items(self, items: tuple[Item, ...]) -> None:
        if items == self._items:
            return
        self._items = items
        while len(self._chips) < len(items):
            self._chips.append(Chip(self))
        for at, chip in enumerate(self._chips):
            if at < len(items):
                chip.show_item(items[at])
            chip.setVisible(at < len(items))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        chips = self._chips[: len(self._items)]
        room = self.width() - GAP * (len(chips) - 1)
        crowded = sum(chip.wanted(crowded=False) for chip in chips) > room
        left = 0
        for chip, width in zip(chips, shares([chip.wanted(crowded) for chip in chips], room), strict=True):
            chip.take(left, width, crowded)
            left += width + GAP
