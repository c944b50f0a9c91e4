"""A white card with one soft shadow; every panel of the counter lies on one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pst_kiosk.counter.look import GAP, INK, SHADOW, SIZES

_DEEPEST = 0.07
"""How much ink there is in the shadow at the card's edge."""


class Card(QWidget):
    """Put things into `column`."""

    def __init__(self, name: str, inner: int = 2 * GAP, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*[SHADOW + inner] * 4)
        self.column.setSpacing(GAP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        # Mostly something on the card changes, away from its edge.
        inside = SHADOW + SIZES.radius
        if self.rect().adjusted(inside, inside, -inside, -inside).contains(event.rect()):
            painter.fillRect(event.rect(), QColor(INK.surface))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        # Painted, not a graphics effect: an effect would repaint the whole card at every tick of a clock.
        for out in range(SHADOW):
            painter.setBrush(_between(INK.ground, INK.ink, _DEEPEST * ((out + 1) / SHADOW) ** 2))
            painter.drawRoundedRect(whole.adjusted(out, out, -out, -out), 2 * SHADOW - out, 2 * SHADOW - out)
        painter.setBrush(QColor(INK.surface))
        card = whole.adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.drawRoundedRect(card, SIZES.radius + 2, SIZES.radius + 2)


def _between(ground: str, ink: str, share: float) -> QColor:
    # Opaque: hardly visible transparent colours are rounded into other hues.
    a, b = QColor(ground), QColor(ink)
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * share,
        a.greenF() + (b.greenF() - a.greenF()) * share,
        a.blueF() + (b.blueF() - a.blueF()) * share,
    )
