"""A window that does nothing any more is ended, so that whoever supervises the program opens it anew."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
import traceback
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QObject, QTimer

from pst_kiosk.ui.supervisor import ALIVE, tell_supervisor

HUNG = 70
"""The exit code of a program whose window hung (`EX_SOFTWARE`)."""
LIMIT_S = 10
_LAST_RESORT = 3
"""Times the limit, after which the program ends even where no Python can run."""
_WRITING_S = 1.0


class Watchdog(QObject):
    """The window's pulse, and a thread that feels it; make and start it in the GUI thread.

    The thread counts its own turns, not the time: while the machine sleeps, or the process is stopped by a
    debugger, it has none either. Where a debugger traces the program nothing is ended.
    """

    def __init__(self, limit_s: float = LIMIT_S, turn_s: float = 1.0, parent: QObject | None = None) -> None:
        """`turn_s`: seconds between two beats, and between two looks."""
        super().__init__(parent)
        self._limit_s = limit_s
        self._turn_s = turn_s
        self._missed = 0
        self._window_thread = threading.get_ident()
        self._stopped = threading.Event()
        self._timer = QTimer(self, interval=round(turn_s * 1000))
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Watch from now on."""
        self._beat()
        self._timer.start()
        threading.Thread(target=self._watch, name="watchdog", daemon=True).start()

    def stop(self) -> None:
        """The window is about to close: from now on it may be still."""
        self._timer.stop()
        self._stopped.set()
        faulthandler.cancel_dump_traceback_later()

    def _beat(self) -> None:
        self._missed = 0
        tell_supervisor(ALIVE)
        # A call that never gives Python's lock back (a pattern that does not end) stops our thread too.
        with suppress(OSError, AttributeError, ValueError):  # nowhere to write to
            faulthandler.dump_traceback_later(_LAST_RESORT * self._limit_s, exit=True)

    def _watch(self) -> None:
        while not self._stopped.wait(self._turn_s):
            self._missed += 1
            if self._missed * self._turn_s > self._limit_s and sys.gettrace() is None:
                self._end()

    def _end(self) -> NoReturn:
        # In a thread of its own: the window may hang because nobody reads what is written here.
        writing = threading.Thread(target=self._tell, daemon=True)
        writing.start()
        writing.join(_WRITING_S)
        os._exit(HUNG)

    def _tell(self) -> None:
        """One line, past the log's lock, which the window may hold."""
        stack = place_of(self._window_thread)
        line = f"pst-kiosk: the window did nothing for {self._limit_s:g} s; the program ends. {stack}\n"
        with suppress(OSError):
            os.write(2, line.encode(errors="replace"))


def place_of(thread: int) -> str:
    """Where a thread is: files and lines, innermost first; no values, which may be a visitor's."""
    frame = sys._current_frames().get(thread)
    if frame is None:
        return ""
    calls = reversed(traceback.extract_stack(frame))
    return " < ".join(f"{Path(call.filename).name}:{call.lineno}" for call in calls)
