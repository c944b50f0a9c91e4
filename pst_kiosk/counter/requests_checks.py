"""The steps of a request as a checklist: done, now, to come; who did them, and how often they came back."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from pst_kiosk.counter.checklist import Progress
from pst_kiosk.counter.look import GAP, INK, TYPE
from pst_kiosk.counter.requests_view import CheckLine
from pst_kiosk.ui.fonts import figures_font, icon_pixmap

_GLYPH = 18
_TALL = 4000
_GLYPHS = {
    Progress.DONE: ("check-circle", INK.good_text),
    Progress.NOW: ("arrow-circle-right", INK.accent),
    Progress.TO_COME: ("circle", INK.muted),
}
_SAID = {Progress.DONE: "selesai", Progress.NOW: "sekarang", Progress.TO_COME: "berikutnya"}
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop


class Checks(QWidget):
    """A line a step; lines are kept and filled anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("request-checks")
        self.setAccessibleName("Langkah")
        self._lines: list[_Check] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2 + 2)
        self._column.addStretch(1)

    def show_lines(self, lines: tuple[CheckLine, ...]) -> None:
        while len(self._lines) < len(lines):
            self._lines.append(_Check())
            self._column.insertWidget(len(self._lines) - 1, self._lines[-1])
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(lines))
            if at < len(lines):
                line.show_line(lines[at])


class _Check(QWidget):
    """Painted: it must know its height exactly, and labels that wrap only guess theirs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = CheckLine("", "", Progress.TO_COME)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_line(self, line: CheckLine) -> None:
        self._line = line
        self.setObjectName(f"check-{line.progress}")
        self.setProperty("text", line.text)
        self.setAccessibleName(", ".join(filter(None, (line.text, _SAID[line.progress], line.more))))
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        return round(sum(room.height() for room, _, _ in self._texts(width)) + 0.5)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        glyph, ink = _GLYPHS[self._line.progress]
        painter.drawPixmap(QPointF(0, 1), icon_pixmap(glyph, _GLYPH, ink, self.devicePixelRatioF()))
        for (room, font, colour), text in zip(
            self._texts(self.width()), (self._line.text, self._line.more), strict=False
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            painter.drawText(room, int(_WRAPPED), text)

    def _texts(self, width: int) -> list[tuple[QRectF, QFont, str]]:
        """Where the step and what is said of it stand, in which letters and ink."""
        now = self._line.progress is Progress.NOW
        parts = [(self._line.text, figures_font(TYPE.small, _weight(now)), INK.ink if now else INK.text)]
        if self._line.more:
            parts.append((self._line.more, figures_font(TYPE.caption, _weight(False)), INK.muted))
        left, found, top = _GLYPH + GAP, [], 0.0
        for text, font, ink in parts:
            room = QRectF(left, top, width - left, _TALL)
            needed = QFontMetricsF(font).boundingRect(room, int(_WRAPPED), text).height()
            found.append((QRectF(left, top, width - left, needed), font, ink))
            top += needed
        return found


def _weight(strong: bool) -> QFont.Weight:
    return QFont.Weight.Bold if strong else QFont.Weight.Medium
