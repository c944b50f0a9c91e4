"""Garbage is collected in the GUI thread alone.

Python's own collector runs in whichever thread happens to allocate, a lane's too; a window it deletes there
takes the program down.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 1000


class Collector(QObject):
    """Takes the collector over for as long as it lives; make it in the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(collect)
        self._timer.start()

    def spare_what_is_loaded(self) -> None:
        """Leave alone what is there now: modules stay as long as the program."""
        gc.freeze()


def collect() -> None:
    """Collect the generations that are due, by Python's own thresholds."""
    due = [
        generation
        for generation, limit in enumerate(gc.get_threshold())
        if gc.get_count()[generation] > limit
    ]
    if due:
        gc.collect(due[-1])
