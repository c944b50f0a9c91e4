"""How one who waits is painted: number, clock, queue, and since when where he came late; the clock's tone on
the whole row."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from pst_kiosk.counter.look import INK, TYPE
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.toned_row import INKS, paint_box, paint_clock, paint_words
from pst_kiosk.ui.fonts import figures_font

_HEIGHT = 60
_LATE = 20
"""How much higher the row of a late arrival is."""
_APART = 8
_PAD = 14
_GLYPH = 18


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
        number, alert, note, late, clock, said = (
            rows.text(index.row(), column) for column in ("number", "alert", "note", "late", "clock", "tone")
        )
        tone = Tone(said)
        area = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -_APART - 0.5)
        painter.save()
        paint_box(painter, area, tone, option)
        inside = area.adjusted(_PAD, 0, -_PAD, 0)
        if late:
            self._below(painter, inside.adjusted(0, inside.height() - _LATE - 6, 0, -6), "", late, tone)
            inside = inside.adjusted(0, 0, 0, -_LATE)
        line = inside.adjusted(0, 6, 0, -24) if alert or note else inside
        self._below(painter, inside.adjusted(0, 34, 0, -6), alert, note, tone)
        quiet = figures_font(TYPE.caption, QFont.Weight.Medium)
        font = quiet if tone is Tone.QUIET else figures_font(TYPE.body)
        left = paint_clock(painter, line, clock, tone, font, INKS[tone], _GLYPH)
        # A word in the place of a number is smaller.
        size = TYPE.title if number[-1:].isdigit() else TYPE.body
        beside = line.adjusted(0, 0, left - line.right() - _APART, 0)
        paint_words(painter, beside, number, figures_font(size), INK.ink)
        painter.restore()

    def _below(self, painter: QPainter, room: QRectF, alert: str, note: str, tone: Tone) -> None:
        """What is amiss in the row's own ink, then the rest."""
        font = figures_font(TYPE.caption, QFont.Weight.Medium)
        width = paint_words(painter, room, f"{alert} " if alert else "", font, INKS[tone])
        more = f"· {note}" if alert and note else note
        paint_words(painter, room.adjusted(width, 0, 0, 0), more, font, INK.muted)
