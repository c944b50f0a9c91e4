"""Requests that wait for this officer's role, are late or due soon, as the work page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.counter.session import Session
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.request_views import Row

LOOK_MS = 5000


class DueRequests(QObject):
    """Looks every five seconds: nobody waits for this, and a call of a visitor never waits behind it."""

    changed = Signal()

    def __init__(
        self,
        lane: Lane[Services],
        session: Session,
        parent: QObject | None = None,
        *,
        look_ms: int = LOOK_MS,
    ) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.role = session.role
        self._officer_id = session.officer_id
        self._lane = lane
        self._looking = False
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Read them, unless they are being read."""
        if not self._looking:
            self._looking = True
            self._lane.post(self._query, self._take, self._fail)

    def _query(self, services: Services) -> tuple[Row, ...]:
        return services.requests.due_soon(self._officer_id)

    def _take(self, rows: tuple[Row, ...]) -> None:
        self._looking = False
        if rows != self.rows:
            self.rows = rows
            self.changed.emit()

    def _fail(self, _: Exception) -> None:
        # That the database is away is said by the page, which reads it all the time.
        self._looking = False
