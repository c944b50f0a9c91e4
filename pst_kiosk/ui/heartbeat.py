"""A station's signs of life: it is there, in this version, its printer and its clock are so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault
from pst_kiosk.version import program_version

if TYPE_CHECKING:
    from pst_kiosk.printing.printers import Printer
    from pst_kiosk.services.opening import Services

BEAT_MS = 10_000


class Heartbeat(QObject):
    """Reports every ten seconds, and at once when the database is back; one report at a time.

    A report that fails says nothing: the screens tell that the database is away. `reported` carries a
    kiosk's digit (None for other screens).
    """

    reported = Signal(object)

    def __init__(
        self,
        services: Lane[Services],
        feed: Feed,
        role: str,
        name: Callable[[], str],
        clock: Callable[[], dt.datetime],
        printer: Lane[Printer | None] | None = None,
        *,
        beat_ms: int = BEAT_MS,
        parent: QObject | None = None,
    ) -> None:
        """`name` is asked in the lane. `printer`: where this station prints."""
        super().__init__(parent)
        self._services = services
        self._role = role
        self._name = name
        self._clock = clock
        self._printer = printer
        self._printer_state: str | None = None
        self._told: str | None = None
        self._under_way = False
        self._puzzled = False
        self._timer = QTimer(self, interval=beat_ms)
        self._timer.timeout.connect(self.beat)
        feed.restored.connect(self.beat)

    def start(self) -> None:
        """Report now, and from now on."""
        self._timer.start()
        # Loading what prints would hold up the screen that loads now.
        self.reported.connect(self._ask_printer, Qt.ConnectionType.SingleShotConnection)
        self._tell()

    def beat(self) -> None:
        """Report, unless the report before is still under way."""
        self._ask_printer()  # not waited for: a printer that hangs must not hold up the report
        self._tell()

    def _ask_printer(self) -> None:
        if self._printer is not None:
            self._printer.post(_state_of, self._note_printer, lambda _: None)

    def _tell(self) -> None:
        if not self._under_way:
            self._under_way = True
            self._services.post(self._report(), self._done, self._failed)

    def _report(self) -> Callable[[Services], int | None]:
        name, role, printer, clock = self._name, self._role, self._printer_state, self._clock
        self._told = printer
        return lambda services: services.stations.report(name(), role, program_version(), printer, clock)

    def _note_printer(self, state: str | None) -> None:
        self._printer_state = state
        self._tell_printer()

    def _tell_printer(self) -> None:
        if self._printer_state != self._told and not self._under_way:
            self.beat()

    def _done(self, digit: int | None) -> None:
        self._under_way = self._puzzled = False
        self.reported.emit(digit)
        self._tell_printer()  # it may have changed while the report was under way

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        if not isinstance(error, EnvironmentFault) and not self._puzzled:
            self._puzzled = True
            log_fault(__name__, "reporting this station", error)


def _state_of(printer: Printer | None) -> str | None:
    if printer is None:
        return None
    printer.look()
    return printer.state
