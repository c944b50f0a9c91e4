"""The welcoming page's view model: reads after every change, ticks the clock."""

from __future__ import annotations

import datetime as dt
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.kiosk.facts import KioskFacts, read_kiosk
from pst_kiosk.kiosk.home import Home, ServiceTile, home
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import INDONESIAN
from pst_kiosk.ui.live_read import LiveRead
from pst_kiosk.ui.rows import KeyedRows

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_MINUTE_MS = 60_000


@QmlElement
@QmlUncreatable("made by the program")
class HomeModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """The services and their present wait; `connection_changed` when the database goes or is back."""

    changed = Signal()
    connection_changed = Signal()

    def __init__(self, services: Lane[Services], feed: Feed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.facts: KioskFacts | None = None
        """The newest reading."""
        self.fault: EnvironmentFault | None = None
        """Why the newest reading did not come."""
        self._read_at = 0.0
        self._language = INDONESIAN
        self._shown = Home()
        self._tiles = KeyedRows(ServiceTile, self)
        self._read = LiveRead(services, feed, read_kiosk, self)
        self._read.fresh.connect(self._take)
        self._read.away.connect(self._lose)
        self._tick = QTimer(self, singleShot=True)
        self._tick.timeout.connect(self._derive)

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self._read.refresh()

    def speak(self, language: str) -> None:
        self._language = language
        self._derive()

    def _take(self, facts: KioskFacts) -> None:
        self.facts = facts
        self._read_at = time.monotonic()
        self._derive()
        if self.fault is not None:
            self.fault = None
            self.connection_changed.emit()

    def _lose(self, code: str) -> None:
        code = "database_unavailable" if code == "slow" else code
        if self.fault is None or self.fault.code != code:
            self.fault = EnvironmentFault(code)
            self.connection_changed.emit()

    def _derive(self) -> None:
        now = self._now()
        if now is not None:
            # Just after the next full minute.
            self._tick.start(_MINUTE_MS + 1 - (now.second * 1000 + now.microsecond // 1000))
        shown = home(self.facts, now, self._language)
        if shown != self._shown:
            self._shown = shown
            self._tiles.show(shown.tiles)
            self.changed.emit()

    def _now(self) -> dt.datetime | None:
        if self.facts is None:
            return None
        return self.facts.at + dt.timedelta(seconds=time.monotonic() - self._read_at)

    tiles = Property(QObject, lambda self: self._tiles, constant=True)
    tileCount = Property(int, lambda self: len(self._shown.tiles), notify=changed)
    path = Property("QStringList", lambda self: list(self._shown.path), notify=changed)  # type: ignore[arg-type]
    asksGuestBook = Property(bool, lambda self: self._shown.asks_guest_book, notify=changed)
    office = Property(str, lambda self: self._shown.office, notify=changed)
    time = Property(str, lambda self: self._shown.time, notify=changed)
    date = Property(str, lambda self: self._shown.date, notify=changed)
    isOpen = Property(bool, lambda self: self._shown.is_open, notify=changed)
    hours = Property(str, lambda self: self._shown.hours, notify=changed)
    closed = Property(str, lambda self: self._shown.closed, notify=changed)
    complaints = Property(str, lambda self: self._shown.complaints, notify=changed)
