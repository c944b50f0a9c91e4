"""Taking ratings to the database, while the visitor is thanked already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pst_kiosk.domain.errors import Refused
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


RETRY_MS = 1000


@dataclass(frozen=True)
class _Rating:
    """An answer and the command that stores it, the same however often it is sent."""

    command_id: str
    ticket_id: str
    score: int | None

    def store(self, services: Services) -> None:
        services.feedback.rate(self.command_id, self.ticket_id, self.score)


class Delivery(QObject):
    """Sends each rating until it is stored, or until a rule refuses it (another tablet was faster)."""

    def __init__(self, services: Lane[Services], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = services
        self._unsent: list[_Rating] = []
        self._sending = False
        self._failing = False
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self._next)
        services.recovered.connect(self._next)

    def send(self, ticket_id: str, score: int | None) -> None:
        """Store this answer; None is a skipped rating."""
        self._unsent.append(_Rating(new_identity(), ticket_id, score))
        self._next()

    def _next(self) -> None:
        if self._unsent and not self._sending:
            self._sending = True
            self._lane.post(self._unsent[0].store, self._stored, self._failed)

    def _stored(self, _nothing: None) -> None:
        self._sending = self._failing = False
        del self._unsent[0]
        self._next()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._stored(None)
            return
        self._sending = False
        # To the end, so that one that never succeeds does not hold up the others.
        self._unsent.append(self._unsent.pop(0))
        self._retry.start()
        if not self._failing:
            log_fault(__name__, "storing a rating", error)
        self._failing = True
