"""A visitor calls for help: the counters are told, or the visitor is, to go to the front office."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.ui.errand import PATIENCE_MS
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class Called(StrEnum):
    """How far a call for help is."""

    NOT = ""
    ASKING = "asking"
    TOLD = "told"
    COMING = "coming"
    """An officer has taken the call."""
    UNHEARD = "unheard"
    """The database is away, or slow: nobody knows yet."""


@QmlElement
@QmlUncreatable("made by the program")
class HelpModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Each call is sent once; one that is answered late is told late. Until the visitor has read that, he is
    told too when an officer is on the way."""

    changed = Signal()

    def __init__(
        self,
        services: Lane[Services],
        feed: Feed,
        station: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._station = station
        self._state = Called.NOT
        self._request_id = ""
        self._read = LiveRead(services, feed, lambda services: services.help.waits(station()), self)
        self._read.fresh.connect(self._come)
        self._read.rest()
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(lambda: self._tell(Called.UNHEARD))

    @Slot()
    def ask(self) -> None:
        """Call an officer to this kiosk."""
        if self._state is not Called.NOT:
            return
        request_id, station = new_identity(), self._station
        self._request_id = request_id
        self._patience.start()
        self._services.post(
            lambda services: services.help.ask(request_id, station(), "help"),
            lambda _: self._heard(request_id),
            lambda error: self._fail(request_id, error),
        )
        self._tell(Called.ASKING)

    @Slot()
    def close(self) -> None:
        """The visitor has read it, or is gone."""
        self._request_id = ""
        self._patience.stop()
        self._read.rest()
        self._tell(Called.NOT)

    @property
    def at_rest(self) -> bool:
        return self._state is Called.NOT

    def _heard(self, request_id: str) -> None:
        self._end(request_id, Called.TOLD)
        if self._state is Called.TOLD:
            self._read.refresh()
            self._read.go_on()

    def _come(self, waits: bool) -> None:
        if self._state is Called.TOLD and not waits:
            self._read.rest()
            self._tell(Called.COMING)

    def _fail(self, request_id: str, error: Exception) -> None:
        log_fault(__name__, "calling for help", error)
        self._end(request_id, Called.UNHEARD)

    def _end(self, request_id: str, state: Called) -> None:
        if request_id == self._request_id:
            self._patience.stop()
            self._tell(state)

    def _tell(self, state: Called) -> None:
        if state is not self._state:
            self._state = state
            self.changed.emit()

    state = Property(str, lambda self: self._state.value, notify=changed)
