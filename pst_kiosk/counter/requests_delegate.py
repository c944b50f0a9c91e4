"""How a request is painted in the work list: what it is and its time left, then who asks for what."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from pst_kiosk.counter.look import INK, TYPE
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.toned_row import INKS, paint_box, paint_clock, paint_words
from pst_kiosk.ui.fonts import figures_font

_HEIGHT = 54
_APART = 6
_PAD = 12
_GLYPH = 16


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
        kind, when, line, said = (rows.text(index.row(), at) for at in ("kind", "when", "line", "tone"))
        tone = Tone(said)
        area = QRectF(option.rect).adjusted(1, 1, -1, -_APART - 1)
        inside = area.adjusted(_PAD, 6, -_PAD, -6)
        upper = QRectF(inside.left(), inside.top(), inside.width(), inside.height() / 2)
        lower = upper.translated(0, inside.height() / 2)
        bold, medium = QFont.Weight.Bold, QFont.Weight.Medium
        painter.save()
        paint_box(painter, area, tone, option)
        # Most requests have time: that is no news in green.
        ink = INK.text if tone is Tone.CALM else INKS[tone]
        left = paint_clock(painter, upper, when, tone, figures_font(TYPE.caption, bold), ink, _GLYPH)
        beside = upper.adjusted(0, 0, left - upper.right() - _PAD, 0)
        paint_words(painter, beside, kind, figures_font(TYPE.small, bold), INK.ink)
        paint_words(painter, lower, line, figures_font(TYPE.caption, medium), INK.muted)
        painter.restore()
