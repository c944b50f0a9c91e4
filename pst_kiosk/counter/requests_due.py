"""Requests that wait for this officer's role, are late or due soon, as the work page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.counter.session import Session
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.request_views import Row

LOOK_MS = 60_000


class DueRequests(QObject):
    """Read after every change, and each minute: a request falls due without anybody changing it."""

    changed = Signal()

    def __init__(
        self,
        lane: Lane[Services],
        feed: Feed,
        session: Session,
        parent: QObject | None = None,
        *,
        look_ms: int = LOOK_MS,
    ) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.role = session.role
        self._officer_id = session.officer_id
        # That the database is away is said by the page, which reads at the same moments.
        self._read = LiveRead(lane, feed, self._query, self)
        self._read.fresh.connect(self._take)
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self._read.refresh)
        self._timer.start()
        self._read.refresh()

    def _query(self, services: Services) -> tuple[Row, ...]:
        return services.requests.due_soon(self._officer_id)

    def _take(self, rows: tuple[Row, ...]) -> None:
        if rows != self.rows:
            self.rows = rows
            self.changed.emit()
