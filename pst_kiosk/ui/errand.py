"""One thing a visitor asked for, carried to the database until it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


RETRY_MS = 1000
PATIENCE_MS = 3000


class Errand(QObject):
    """Posts the same call, command id included, until there is an answer.

    `answered` carries the result, `refused` the rule or the answers that stand against it; with either the
    errand is over. `away` comes with the fault when the database does not answer, or not soon.
    """

    answered = Signal(object)
    refused = Signal(object)
    away = Signal(object)

    def __init__(
        self, lane: Lane[Services], call: Callable[[Services], Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._call = call
        self._failing = False
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self.post)
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._slow)
        lane.recovered.connect(self._recover)

    def post(self) -> None:
        """Set out; connect to the signals before."""
        self._patience.start()
        self._lane.post(self._call, self._succeeded, self._failed)

    def drop(self) -> None:
        """Nobody waits for the answer any more: tell nothing, send nothing again, and go."""
        self.blockSignals(True)
        self._patience.stop()
        self._retry.stop()
        self.deleteLater()

    def _succeeded(self, result: Any) -> None:
        self._patience.stop()
        self.answered.emit(result)

    def _failed(self, error: Exception) -> None:
        from pst_kiosk.domain.guestbook import Invalid

        self._patience.stop()
        if isinstance(error, Refused | Invalid):
            self.refused.emit(error)
            return
        self._retry.start()
        if not self._failing:
            self._failing = True
            log_fault(__name__, "what a visitor asked for", error)
            self.away.emit(error)

    def _recover(self) -> None:
        if self._retry.isActive():
            self._retry.stop()
            self.post()

    def _slow(self) -> None:
        self.away.emit(EnvironmentFault("database_unavailable"))
