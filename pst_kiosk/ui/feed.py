"""The feed: tells a screen, in the GUI thread, that something in the database changed."""

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pst_kiosk.ui.trace import log_fault

_SLICE_S = 0.25
_REOPEN_AFTER_S = 0.5
_STOP_PATIENCE_S = 2.0


class ChangeSource(Protocol):
    """Blocks until something changed; opened, used and closed in the feed's thread."""

    def wait(self, timeout: float) -> bool:
        """True when something changed, False after `timeout` seconds without a change."""

    def close(self) -> None: ...


class Feed(QObject):
    """Waits for changes in a thread of its own, with a source of its own.

    `changed` comes once for a burst, and every `heal_ms` in case a change was missed. When the source
    fails, `lost` carries the error's code (or kind) once; the feed reopens it every 0.5 s, then comes
    `restored`, followed by `changed`.
    """

    changed = Signal()
    lost = Signal(str)
    restored = Signal()

    _noticed = Signal()
    _failed = Signal(str)
    _reopened = Signal()

    def __init__(
        self,
        open_source: Callable[[], ChangeSource],
        *,
        heal_ms: int = 5000,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open = open_source
        self._stopping = threading.Event()
        self._announced = threading.Event()
        queued = Qt.ConnectionType.QueuedConnection
        self._noticed.connect(self._announce, queued)
        self._failed.connect(self.lost, queued)
        self._reopened.connect(self._restore, queued)
        self._healing = QTimer(self, interval=heal_ms)
        self._healing.timeout.connect(self.changed)
        self._thread = threading.Thread(target=self._watch, name="feed", daemon=True)

    def start(self) -> None:
        """Begin to watch; connect to the signals before."""
        self._healing.start()
        self._thread.start()

    def stop(self) -> None:
        """Stop watching and close the source; after 2 s leave whatever happens."""
        self._stopping.set()
        self._healing.stop()
        if self._thread.ident is not None:
            self._thread.join(_STOP_PATIENCE_S)

    def _announce(self) -> None:
        self._announced.clear()
        if not self._stopping.is_set():
            self.changed.emit()

    def _restore(self) -> None:
        self.restored.emit()
        self.changed.emit()

    def _watch(self) -> None:
        failing = False
        while not self._stopping.is_set():
            try:
                source = self._open()
                if failing:
                    self._reopened.emit()
                    failing = False
                self._follow(source)
            except Exception as error:
                if not failing:
                    log_fault(__name__, "the change feed", error)
                    self._failed.emit(str(getattr(error, "code", type(error).__name__)))
                failing = True
                self._stopping.wait(_REOPEN_AFTER_S)

    def _follow(self, source: ChangeSource) -> None:
        try:
            while not self._stopping.is_set():
                if source.wait(_SLICE_S) and not self._announced.is_set():
                    self._announced.set()
                    self._noticed.emit()
        finally:
            source.close()
