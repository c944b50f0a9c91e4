"""A visitor calls for help: the counters are told, or the visitor is, to go to the front office."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.kiosk.errand import PATIENCE_MS
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
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
    UNHEARD = "unheard"
    """The database is away, or slow: nobody knows yet."""


@QmlElement
@QmlUncreatable("made by the program")
class HelpModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Each call is sent once; one that is answered late is told late."""

    changed = Signal()

    def __init__(
        self, services: Lane[Services], station: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._station = station
        self._state = Called.NOT
        self._request_id = ""
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
            lambda _: self._end(request_id, Called.TOLD),
            lambda error: self._fail(request_id, error),
        )
        self._tell(Called.ASKING)

    @Slot()
    def close(self) -> None:
        """The visitor has read it, or is gone."""
        self._request_id = ""
        self._patience.stop()
        self._tell(Called.NOT)

    @property
    def at_rest(self) -> bool:
        return self._state is Called.NOT

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
