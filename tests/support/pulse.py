"""The pulse of a GUI thread: a timer of five milliseconds, and the longest it was kept waiting."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5


class Pulse(QObject):
    """Beats from `start` on. `missed` hears of each block of at least `block_ms`: its length, and its end."""

    def __init__(
        self,
        missed: Callable[[float, float], None] | None = None,
        block_ms: float = 25,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.beats = 0
        self.longest_ms = 0.0
        self._missed = missed
        self._block_ms = block_ms
        self._last = 0.0
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin anew."""
        self.beats, self.longest_ms = 0, 0.0
        self._last = time.monotonic()
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        waited_ms = (now - self._last) * 1000 - BEAT_MS
        self._last = now
        self.beats += 1
        self.longest_ms = max(self.longest_ms, waited_ms)
        if self._missed is not None and waited_ms >= self._block_ms:
            self._missed(waited_ms, now)
