"""Time that runs out on the screen: until a page closes, until a visitor who left is forgotten."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal


class Countdown(QObject):
    """Counts seconds down to `ended`; `ticked` with every second, the first included."""

    ticked = Signal()
    ended = Signal()

    def __init__(self, second_ms: int = 1000, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = 0
        self._timer = QTimer(self, interval=second_ms)
        self._timer.timeout.connect(self._tick)

    @property
    def left(self) -> int:
        """Whole seconds left; 0 while it does not run."""
        return self._left

    def start(self, seconds: int) -> None:
        self._left = seconds
        self._timer.start()
        self.ticked.emit()

    def stop(self) -> None:
        self._timer.stop()
        self._left = 0

    def _tick(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.stop()
            self.ended.emit()
        else:
            self.ticked.emit()


class Idleness(QObject):
    """Notices that nobody touches the screen: first it asks, then the visitor has `left`.

    `changed` comes when it begins to ask, with every second of it, and when it ends.
    """

    changed = Signal()
    left = Signal()

    def __init__(
        self, quiet_ms: int, asking_s: int, second_ms: int = 1000, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._asking_s = asking_s
        self._quiet = QTimer(self, interval=quiet_ms, singleShot=True)
        self._quiet.timeout.connect(self._ask)
        self._asking = Countdown(second_ms, self)
        self._asking.ticked.connect(self.changed)
        self._asking.ended.connect(self.left)

    @property
    def seconds_left(self) -> int:
        """Seconds until the visitor counts as gone; 0 while nobody asks."""
        return self._asking.left

    def touched(self) -> None:
        """Somebody is there; begins to watch where it did not."""
        self._quiet.start()
        self._fall_silent()

    def stop(self) -> None:
        """Watch no more."""
        self._quiet.stop()
        self._fall_silent()

    def _ask(self) -> None:
        self._asking.start(self._asking_s)

    def _fall_silent(self) -> None:
        if self._asking.left:
            self._asking.stop()
            self.changed.emit()
