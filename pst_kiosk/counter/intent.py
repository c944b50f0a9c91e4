"""What an officer asked for, on its way to the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

RETRY_MS = 1000


@dataclass(frozen=True)
class _Asked:
    identity: str
    call: Callable[[Services, str], Any]
    then: Callable[[Any], None]
    refused: Callable[[Exception], None]


class Intents(QObject):
    """One intent at a time: a key pressed twice quickly is one intent.

    Each has an identity of its own (a UUIDv7). While the database is away `away` carries the fault's code
    and the intent is sent again every `RETRY_MS`, and at once when it is back, under the same identity:
    nothing happens twice.
    """

    busyChanged = Signal()
    away = Signal(str)

    def __init__(self, lane: Lane[Services], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._asked: _Asked | None = None
        self._retry = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._retry.timeout.connect(self._post)
        lane.recovered.connect(self._recover)

    @property
    def busy(self) -> bool:
        return self._asked is not None

    @property
    def stuck(self) -> bool:
        """Whether the intent waits for a database that is away."""
        return self._retry.isActive()

    def send(
        self,
        call: Callable[[Services, str], Any],
        then: Callable[[Any], None],
        refused: Callable[[Exception], None],
    ) -> None:
        """Run `call` (services, identity) in the lane; its result goes to `then`.

        A rule's "no", or a bug (which is logged), goes to `refused`. Ignored while another is under way.
        """
        if self._asked is None:
            self._asked = _Asked(new_identity(), call, then, refused)
            self.busyChanged.emit()
            self._post()

    def drop(self) -> None:
        """Forget an intent that only waits to be sent again: the officer has changed it meanwhile."""
        if self.stuck:
            self._retry.stop()
            self._end()

    def _post(self) -> None:
        asked = self._asked
        if asked is not None:
            self._lane.post(
                lambda services: asked.call(services, asked.identity),
                self._done,
                self._failed,
                painted_first=True,
            )

    def _recover(self) -> None:
        if self.stuck:
            self._retry.stop()
            self._post()

    def _done(self, result: Any) -> None:
        self._end().then(result)

    def _failed(self, error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            self._retry.start()
            self.away.emit(error.code)
            return
        if not isinstance(error, Refused) and not hasattr(error, "fields"):
            log_fault(__name__, "an officer's intent", error)
        self._end().refused(error)

    def _end(self) -> _Asked:
        asked, self._asked = self._asked, None
        assert asked is not None
        self.busyChanged.emit()
        return asked
