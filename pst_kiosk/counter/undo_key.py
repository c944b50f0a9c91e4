"""Ctrl+Z takes back what was typed; where nothing was, the last move."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

UNDO_KEY = "Ctrl+Z"


class _Lender(QObject):
    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # A field claims the key for itself before any shortcut sees it, even with nothing to take back.
        if event.type() is not QEvent.Type.ShortcutOverride or self._typed():
            return False
        assert isinstance(event, QKeyEvent)
        lent = event.matches(QKeySequence.StandardKey.Undo)
        if lent:
            event.ignore()
        return lent

    def _typed(self) -> bool:
        field = self._field
        if isinstance(field, QLineEdit):
            return field.isUndoAvailable()
        return field.document().isUndoAvailable()


def lend_undo_key(field: QLineEdit | QPlainTextEdit) -> None:
    """Leave the key to the page while nothing is typed into this field."""
    field.installEventFilter(_Lender(field))
