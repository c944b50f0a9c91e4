"""Late arrivals on their way from the outbox to the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.domain.late_arrival import LateArrival
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.services.opening import Services


RETRY_MS = 1000


class Delivery(QObject):
    """Delivers one after the other, in the order they came, again and again until they are delivered.

    One the database refuses for a reason waiting does not mend stays in the outbox until the program is
    started again, and holds up nobody behind it.
    """

    def __init__(self, services: Lane[Services], outbox: Lane[Outbox], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._outbox = outbox
        self._under_way = False
        self._looked = self._expected = False
        self._left: set[str] = set()
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self.begin)
        self.pending = False
        """Whether somebody waits in the outbox: whoever comes now comes after."""

    def expect(self) -> None:
        """Somebody is about to be put into the outbox, by the next job of its lane."""
        self.pending = self._expected = True

    def begin(self) -> None:
        """Deliver what waits; nothing where nothing does, or a delivery is under way."""
        if not self._under_way and (self.pending or not self._looked):
            self._under_way = True
            self._retry.stop()
            self._look()

    def _look(self, _nothing: None = None) -> None:
        self._expected = False
        self._outbox.post(lambda outbox: outbox.undelivered(), self._deliver_first, self._stop)

    def _deliver_first(self, waiting: list[LateArrival]) -> None:
        self._looked = True
        first = next((late for late in waiting if late.command_id not in self._left), None)
        if first is None and self._expected:
            self._look()
        elif first is None:
            self.pending = self._under_way = False
        else:
            self._deliver(first)

    def _deliver(self, late: LateArrival) -> None:
        self.pending = True

        def deliver(services: Services) -> tuple[LateArrival, Exception | None]:
            try:
                services.late_arrivals.deliver(late)
            except EnvironmentFault:
                raise
            except Exception as error:
                return late, error
            return late, None

        self._services.post(deliver, self._ended, self._stop)

    def _ended(self, outcome: tuple[LateArrival, Exception | None]) -> None:
        late, error = outcome
        if error is None:
            self._outbox.post(lambda outbox: outbox.delivered(late.command_id), self._look, self._stop)
        else:
            log_fault(__name__, f"delivering number {late.number}", error)
            self._left.add(late.command_id)
            self._look()

    def _stop(self, _error: Exception) -> None:
        self._under_way = False
        self._retry.start()
