"""A text of several lines that never takes more letters than it may hold."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget


class BoundedText(QPlainTextEdit):
    """What is pasted beyond `most` letters is cut off, and `shortened` says so; what was typed stays."""

    shortened = Signal(int)
    """With the number of letters it holds at most."""

    def __init__(self, name: str, accessible: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setTabChangesFocus(True)
        self._most = most

    def insertFromMimeData(self, source: QMimeData) -> None:
        room = self._room()
        text = source.text()
        if len(text) > room:
            self.shortened.emit(self._most)
        self.insertPlainText(text[:room])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isprintable() and typed and self._room() < len(typed):
            self.shortened.emit(self._most)
            return
        super().keyPressEvent(event)

    def _room(self) -> int:
        """How many letters still fit in the place of what is chosen."""
        chosen = len(self.textCursor().selectedText())
        return max(self._most - (self.document().characterCount() - 1 - chosen), 0)
