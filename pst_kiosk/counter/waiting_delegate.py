"""How one who waits is painted: number, clock, queue, and since when where he came late; the clock's tone on
the whole row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pst_kiosk.counter.look import INK, SIZES, TYPE
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.rows import Rows
from pst_kiosk.ui.fonts import figures_font, icon_pixmap

_HEIGHT = 60
_LATE = 20
"""How much higher the row of a late arrival is."""
_APART = 8
_PAD = 14
_GLYPH = 18
_GROUNDS = {
    Tone.QUIET: (INK.inset, INK.line, INK.muted),
    Tone.CALM: (INK.inset, INK.line, INK.good_text),
    Tone.WARN: (INK.warn_tint, INK.warn, INK.warn_text),
    Tone.LATE: (INK.danger_tint, INK.danger, INK.danger_text),
}
"""Ground, border and clock colour."""
_GLYPHS = {Tone.WARN: "clock", Tone.LATE: "warning"}


class WaitingDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        rows = index.model()
        assert isinstance(rows, Rows)
        late = _LATE if rows.text(index.row(), "late") else 0
        return QSize(0, _HEIGHT + late + _APART)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rows = index.model()
        assert isinstance(rows, Rows)
        number, alert, note, late, clock, tone = (
            rows.text(index.row(), column) for column in ("number", "alert", "note", "late", "clock", "tone")
        )
        ground, edge, ink = _GROUNDS[Tone(tone)]
        area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -_APART - 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setPen(QPen(QColor(INK.focus if chosen else edge), 2 if chosen else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, SIZES.radius, SIZES.radius)
        inside = area.adjusted(_PAD, 0, -_PAD, 0)
        if late:
            self._below(painter, inside.adjusted(0, inside.height() - _LATE - 6, 0, -6), "", late, ink)
            inside = inside.adjusted(0, 0, 0, -_LATE)
        line = inside.adjusted(0, 6, 0, -24) if alert or note else inside
        self._below(painter, inside.adjusted(0, 34, 0, -6), alert, note, ink)
        left = self._clock(painter, line, clock, Tone(tone), ink)
        self._number(painter, line.adjusted(0, 0, left - line.right() - _APART, 0), number)
        painter.restore()

    def _number(self, painter: QPainter, room: QRectF, number: str) -> None:
        """A word in the place of a number is smaller."""
        painter.setPen(QColor(INK.ink))
        painter.setFont(figures_font(TYPE.title if number[-1:].isdigit() else TYPE.body))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, number)

    def _below(self, painter: QPainter, room: QRectF, alert: str, note: str, ink: str) -> None:
        """What is amiss in the row's own ink, then the rest, shortened where it does not fit."""
        painter.setFont(figures_font(TYPE.caption, QFont.Weight.Medium))
        metrics = painter.fontMetrics()
        for text, colour in ((alert, ink), (f"· {note}" if alert and note else note, INK.muted)):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.setPen(QColor(colour))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            room = room.adjusted(metrics.horizontalAdvance(f"{shown} ") if shown else 0, 0, 0, 0)

    def _clock(self, painter: QPainter, inside: QRectF, clock: str, tone: Tone, ink: str) -> float:
        """Paint it at the right; returns where it begins."""
        quiet = tone is Tone.QUIET
        font = figures_font(TYPE.caption, QFont.Weight.Medium) if quiet else figures_font(TYPE.body)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, right, clock)
        left = inside.right() - painter.fontMetrics().horizontalAdvance(clock)
        if tone in _GLYPHS:
            left -= _GLYPH + 6
            glyph = icon_pixmap(_GLYPHS[tone], _GLYPH, ink, painter.device().devicePixelRatioF())
            painter.drawPixmap(int(left), int(inside.center().y() - _GLYPH / 2), glyph)
        return left
