"""A scanner is a keyboard that types a code and Enter, wherever the visitor is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_PAUSE_MS = 1000
"""A scanner types without pausing; what somebody touched on a keyboard before is no part of a code."""
_LONGEST = 40


class Scanner(QObject):
    """Gathers what is typed outside of any field; `scanned` carries it at the Enter."""

    scanned = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.clear)

    @Slot(str)
    def type(self, text: str) -> None:
        """One key; a carriage return is Enter."""
        if text == "\r":
            code = self._typed
            self.clear()
            if code:
                self.scanned.emit(code)
        elif text.isprintable() and text:
            self._typed = (self._typed + text)[-_LONGEST:]
            self._pause.start()

    def clear(self) -> None:
        """Forget what was typed."""
        self._pause.stop()
        self._typed = ""
