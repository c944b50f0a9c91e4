"""How one who waits is painted: number, queue, clock; the clock's tone on the whole row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from pst_kiosk.counter.look import INK, SIZES, TYPE
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.rows import Rows
from pst_kiosk.ui.fonts import figures_font, icon_pixmap

_HEIGHT = 60
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
        return QSize(0, _HEIGHT + _APART)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rows = index.model()
        assert isinstance(rows, Rows)
        number, note, clock, tone = (
            rows.text(index.row(), column) for column in ("number", "note", "clock", "tone")
        )
        ground, edge, ink = _GROUNDS[Tone(tone)]
        area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -_APART - 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, SIZES.radius, SIZES.radius)
        inside = area.adjusted(_PAD, 0, -_PAD, 0)
        self._number(painter, inside, number, note)
        self._clock(painter, inside, clock, Tone(tone), ink)
        painter.restore()

    def _number(self, painter: QPainter, inside: QRectF, number: str, note: str) -> None:
        painter.setPen(QColor(INK.ink))
        painter.setFont(figures_font(TYPE.title))
        if not note:
            painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, number)
            return
        painter.drawText(inside.adjusted(0, 8, 0, -24), Qt.AlignmentFlag.AlignVCenter, number)
        painter.setPen(QColor(INK.muted))
        painter.setFont(figures_font(TYPE.caption, QFont.Weight.Medium))
        painter.drawText(inside.adjusted(0, 34, 0, -6), Qt.AlignmentFlag.AlignVCenter, note)

    def _clock(self, painter: QPainter, inside: QRectF, clock: str, tone: Tone, ink: str) -> None:
        quiet = tone is Tone.QUIET
        font = figures_font(TYPE.caption, QFont.Weight.Medium) if quiet else figures_font(TYPE.body)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inside, right, clock)
        if tone in _GLYPHS:
            width = painter.fontMetrics().horizontalAdvance(clock)
            glyph = icon_pixmap(_GLYPHS[tone], _GLYPH, ink, painter.device().devicePixelRatioF())
            painter.drawPixmap(
                int(inside.right() - width - _GLYPH - 6), int(inside.center().y() - _GLYPH / 2), glyph
            )
