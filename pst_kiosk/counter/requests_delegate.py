"""How a request is painted in the work list: what it is and its time left, then who asks for what."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pst_kiosk.counter.look import INK, SIZES, TYPE
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.rows import Rows
from pst_kiosk.ui.fonts import figures_font, icon_pixmap

_HEIGHT = 54
_APART = 6
_PAD = 12
_GLYPH = 16
_GROUNDS = {
    Tone.QUIET: (INK.inset, INK.line, INK.muted),
    Tone.CALM: (INK.inset, INK.line, INK.text),
    Tone.WARN: (INK.warn_tint, INK.warn, INK.warn_text),
    Tone.LATE: (INK.danger_tint, INK.danger, INK.danger_text),
}
"""Ground, border and ink of the time left."""
_GLYPHS = {Tone.WARN: "clock", Tone.LATE: "warning"}


class RequestsDelegate(QStyledItemDelegate):
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
        kind, when, line, tone = (rows.text(index.row(), at) for at in ("kind", "when", "line", "tone"))
        ground, edge, ink = _GROUNDS[Tone(tone)]
        area = QRectF(option.rect).adjusted(1, 1, -1, -_APART - 1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(INK.focus if chosen else edge), 2 if chosen else 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(area, SIZES.radius, SIZES.radius)
        inside = area.adjusted(_PAD, 6, -_PAD, -6)
        upper = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        left = self._when(painter, upper, when, Tone(tone), ink)
        beside = upper.adjusted(0, 0, left - upper.right() - _PAD, 0)
        self._text(painter, beside, kind, INK.ink, QFont.Weight.Bold, TYPE.small)
        lower = upper.translated(0, inside.height() / 2)
        self._text(painter, lower, line, INK.muted, QFont.Weight.Medium, TYPE.caption)
        painter.restore()

    def _when(self, painter: QPainter, room: QRectF, when: str, tone: Tone, ink: str) -> float:
        """Paint it at the right; returns where it begins."""
        painter.setFont(figures_font(TYPE.caption, QFont.Weight.Bold))
        painter.setPen(QColor(ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when)
        left = room.right() - painter.fontMetrics().horizontalAdvance(when)
        if tone in _GLYPHS:
            left -= _GLYPH + 5
            glyph = icon_pixmap(_GLYPHS[tone], _GLYPH, ink, painter.device().devicePixelRatioF())
            painter.drawPixmap(int(left), int(room.center().y() - _GLYPH / 2), glyph)
        return left

    def _text(
        self, painter: QPainter, room: QRectF, text: str, ink: str, weight: QFont.Weight, size: int
    ) -> None:
        painter.setFont(figures_font(size, weight))
        painter.setPen(QColor(ink))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
