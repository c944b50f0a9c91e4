"""What is pasted into a field and does not fit is not taken, and that is said; what stands there stays."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

Say = Callable[[str], object]


def too_much(pasted: int, longest: int) -> str:
    """The sentence: `pasted` characters, where at most `longest` fit."""
    most, much = f"{longest:,}".replace(",", "."), f"{pasted:,}".replace(",", ".")
    return (
        f"Teks {much} huruf tidak ditempel: isian ini memuat {most} huruf. Silakan tempel bagian pentingnya."
    )


class _LineGuard(QObject):
    def __init__(self, field: QLineEdit, say: Say) -> None:
        super().__init__(field)
        self._field = field
        self._say = say

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # The field's own menu and a drop would paste without asking here; keys do all the same.
        if isinstance(event, QContextMenuEvent) or event.type() is QEvent.Type.DragEnter:
            return True
        pastes = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Paste)
        if not pastes or event.type() is not QEvent.Type.KeyPress:
            return False
        field, pasted = self._field, QGuiApplication.clipboard().text()
        longest = field.maxLength()
        fits = len(field.text()) - len(field.selectedText()) + len(pasted) <= longest
        self._say("" if fits else too_much(len(pasted), longest))
        return not fits


def guard_line(field: QLineEdit, say: Say) -> None:
    """Take nothing pasted that is longer than `maxLength` leaves room for; `say` is told why."""
    field.installEventFilter(_LineGuard(field, say))


class GuardedText(QPlainTextEdit):
    """A text that takes nothing pasted or dropped that makes it longer than `longest`."""

    def __init__(self, longest: int, say: Say, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._longest = longest
        self._say = say

    def insertFromMimeData(self, source: QMimeData) -> None:
        pasted, selected = source.text(), self.textCursor().selectedText()
        # Not `toPlainText`, which would copy a long text at every paste.
        present = self.document().characterCount() - 1
        fits = present - len(selected) + len(pasted) <= self._longest
        self._say("" if fits else too_much(len(pasted), self._longest))
        if fits:
            self.insertPlainText(pasted)
