"""The one query a screen shows, read again whenever something changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


RETRY_MS = 1000
PATIENCE_MS = 4000


class LiveRead(QObject):
    """Reads at once after every change, one read at a time.

    A change that comes while a read is under way is answered by exactly one more read after it. `fresh`
    carries each result; `away` comes with the error's code when a read fails, or "slow" when one takes
    longer than `PATIENCE_MS`. A failed read is repeated until one succeeds. When the feed is lost, a read
    tells whether the database is away too.
    """

    fresh = Signal(object)
    away = Signal(str)

    def __init__(
        self,
        lane: "Lane[Services]",
        feed: Feed,
        query: "Callable[[Services], Any]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._query = query
        self._reading = False
        self._again = False
        self._failing = False
        self._resting = False
        self._due = False
        self._first = True
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self.refresh)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._slow)
        feed.changed.connect(self.refresh)
        feed.lost.connect(self.refresh)
        lane.recovered.connect(self._recover)

    def refresh(self) -> None:
        """Read now, or once more after the read that is under way; while it rests, when it goes on."""
        if self._resting:
            self._due = True
            return
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._retry.stop()
        self._patience.start()
        # With the first reading the page itself appears: what is due then waits for that.
        self._lane.post(self._query, self._arrived, self._failed, painted_first=self._first)

    def rest(self) -> None:
        """Nobody looks at what is read: read no more until `go_on`."""
        self._resting = True

    def go_on(self) -> None:
        """Somebody looks again: read now if anything may have changed meanwhile."""
        self._resting = False
        if self._due:
            self._due = False
            self.refresh()

    def _arrived(self, result: Any) -> None:
        self._finished()
        self._failing = False
        self.fresh.emit(result)
        if self._again:
            self._again = False
            self.refresh()

    def _failed(self, error: Exception) -> None:
        self._finished()
        self._again = False
        self._retry.start()
        if not self._failing:
            log_fault(__name__, "reading what the screen shows", error)
        self._failing = True
        self.away.emit(str(getattr(error, "code", type(error).__name__)))

    def _finished(self) -> None:
        self._reading = self._first = False
        self._patience.stop()

    def _recover(self) -> None:
        if self._retry.isActive():
            self.refresh()

    def _slow(self) -> None:
        self.away.emit("slow")
