"""The pulse of a GUI thread: a timer of five milliseconds, and the longest it was kept waiting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

BEAT_MS = 5
_SCHEDULE = Path("/proc/thread-self/schedstat")
"""Where Linux tells how long this thread could have run and had no processor."""


class Pulse(QObject):
    """Beats from `start` on. `missed` hears of each block of at least `block_ms`: its length, and its end.

    Time in which other programs had the processor is no block: it is the machine's, not the window's.
    """

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
        self._last = self._withheld = 0.0
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin anew."""
        self.beats, self.longest_ms = 0, 0.0
        self._last, self._withheld = time.monotonic(), _withheld()
        self._timer.start()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """What is done within is not the window's doing."""
        began = time.monotonic()
        yield
        self._last += time.monotonic() - began

    def _beat(self) -> None:
        now, withheld = time.monotonic(), _withheld()
        blocked_ms = (now - self._last - (withheld - self._withheld)) * 1000 - BEAT_MS
        self._last, self._withheld = now, withheld
        self.beats += 1
        self.longest_ms = max(self.longest_ms, blocked_ms)
        if self._missed is not None and blocked_ms >= self._block_ms:
            self._missed(blocked_ms, now)


def _withheld() -> float:
    """Seconds this thread waited for a processor so far; 0 where the system does not tell."""
    try:
        return int(_SCHEDULE.read_text(encoding="ascii").split()[1]) / 1e9
    except OSError:
        return 0.0
