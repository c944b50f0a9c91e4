"""What a row with a time running out is painted of: its box in the tone's colours, its clock at the right,
and words that are shortened where they do not fit."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from pst_kiosk.counter.look import INK, SIZES
from pst_kiosk.counter.promise import Tone
from pst_kiosk.ui.fonts import icon_pixmap

INKS = {
    Tone.QUIET: INK.muted,
    Tone.CALM: INK.good_text,
    Tone.WARN: INK.warn_text,
    Tone.LATE: INK.danger_text,
}
"""Of the clock."""
_BOXES = {
    Tone.QUIET: (INK.inset, INK.line),
    Tone.CALM: (INK.inset, INK.line),
    Tone.WARN: (INK.warn_tint, INK.warn),
    Tone.LATE: (INK.danger_tint, INK.danger),
}
"""Ground and border."""
_GLYPHS = {Tone.WARN: "clock", Tone.LATE: "warning"}
_BESIDE = 6


def paint_box(painter: QPainter, area: QRectF, tone: Tone, option: QStyleOptionViewItem) -> None:
    """The row's ground and border; a chosen row's border is the keyboard's."""
    ground, edge = _BOXES[tone]
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(INK.focus if chosen else edge), 2 if chosen else 1))
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(area, SIZES.radius, SIZES.radius)


def paint_clock(
    painter: QPainter, room: QRectF, text: str, tone: Tone, font: QFont, ink: str, glyph: int
) -> float:
    """At the right, with the tone's sign of `glyph` pixels before it; returns where it begins."""
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
    left = room.right() - painter.fontMetrics().horizontalAdvance(text)
    if tone in _GLYPHS:
        left -= glyph + _BESIDE
        sign = icon_pixmap(_GLYPHS[tone], glyph, ink, painter.device().devicePixelRatioF())
        painter.drawPixmap(int(left), int(room.center().y() - glyph / 2), sign)
    return left


def paint_words(painter: QPainter, room: QRectF, text: str, font: QFont, ink: str) -> float:
    """At the left; returns how wide they came out, shortened where they do not fit."""
    if not text:
        return 0.0
    painter.setFont(font)
    painter.setPen(QColor(ink))
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
    return float(metrics.horizontalAdvance(shown))
