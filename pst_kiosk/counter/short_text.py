"""A sentence of a line or two that takes the height it needs, and lets what stands around it shrink.

A wrapped label makes its whole layout depend on the width; a scroll area then gives everything in it the
height it would like best, and scrolls.
"""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from pst_kiosk.counter.controls import label


class ShortText(QWidget):
    def __init__(self, kind: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label(kind, "", name)
        self._label.setWordWrap(True)
        self._label.setParent(self)

    @property
    def text(self) -> str:
        return self._label.text()

    def show_text(self, text: str) -> None:
        self._label.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # None is told (-1) for no text at all.
        height = max(self._label.heightForWidth(self.width()), 0)
        self._label.setGeometry(0, 0, self.width(), height)
        self.setFixedHeight(height)
