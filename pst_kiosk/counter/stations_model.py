"""The office's stations as a counter watches over them."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.counter.stations_view import Trouble, troubles
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.version import program_version

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.stations import StationNow

LOOK_MS = 5000
SETTLING_MS = 30_000
"""After the database was away, the time in which every station that lives is heard of again."""


class BoardLink(Enum):
    """Whether a board of the office is there to show the calls."""

    UNKNOWN = 0
    """No board of today, or not read yet."""
    ALIVE = 1
    LOST = 2


Reading = tuple["list[StationNow]", ZoneInfo, str]


class StationsModel(QObject):
    """Looks every five seconds: signs of life are announced to nobody."""

    changed = Signal()

    def __init__(
        self,
        lane: Lane[Services],
        feed: Feed,
        parent: QObject | None = None,
        *,
        look_ms: int = LOOK_MS,
        settling_ms: int = SETTLING_MS,
    ) -> None:
        super().__init__(parent)
        self.troubles: tuple[Trouble, ...] = ()
        self.board_there = True
        """Whether any board is alive; so it is taken until the registry was read."""
        self.board = BoardLink.UNKNOWN
        self._lane = lane
        self._away = False
        self._looking = False
        self._settling = QTimer(self, interval=settling_ms, singleShot=True)
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        feed.lost.connect(self._lose)
        feed.restored.connect(self._settle)
        self.look()

    def look(self) -> None:
        """Read the registry, unless it is being read."""
        if not self._looking:
            self._looking = True
            self._lane.post(_read, self._show, self._failed)

    def _show(self, reading: Reading) -> None:
        self._looking = False
        known = not self._away and not self._settling.isActive()
        found = troubles(*reading, believe_down=known)
        board = _board(reading[0]) if known else BoardLink.UNKNOWN
        there = not known or board is BoardLink.ALIVE
        if (found, board, there) != (self.troubles, self.board, self.board_there):
            self.troubles, self.board, self.board_there = found, board, there
            self.changed.emit()

    def _failed(self, _: Exception) -> None:
        # The work page says that the database is away.
        self._looking = False

    def _lose(self, _: str) -> None:
        self._away = True

    def _settle(self) -> None:
        self._away = False
        self._settling.start()


def _board(stations: list[StationNow]) -> BoardLink:
    conditions = {station.condition for station in stations if station.role == "display"}
    if "running" in conditions:
        return BoardLink.ALIVE
    return BoardLink.LOST if "down" in conditions else BoardLink.UNKNOWN


def _read(services: Services) -> Reading:
    return services.stations.all(), services.office.tz, program_version()
