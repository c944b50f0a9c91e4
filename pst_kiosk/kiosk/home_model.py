"""The welcoming page's view model: reads after every change, ticks the clock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.clocks import steady_seconds
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.kiosk.away import is_away
from pst_kiosk.kiosk.facts import KioskFacts, read_kiosk, recall_kiosk
from pst_kiosk.kiosk.home import Home, ServiceTile, home
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import INDONESIAN
from pst_kiosk.ui.live_read import LiveRead
from pst_kiosk.ui.rows import KeyedRows

if TYPE_CHECKING:
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.services.opening import Services

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_MINUTE_MS = 60_000
_NO_NUMBER = Refused("no_number_offline")


@QmlElement
@QmlUncreatable("made by the program")
class HomeModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """The services and their present wait; while the database is away, what the outbox remembers.

    `connection_changed` comes when the database goes or is back, `fresh` with every reading: its time, and
    when that was by the steady clock. `answered` comes with it, and where a reading failed.
    """

    changed = Signal()
    connection_changed = Signal()
    fresh = Signal(object, float)
    answered = Signal()

    def __init__(
        self, services: Lane[Services], feed: Feed, outbox: Lane[Outbox], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._outbox = outbox
        self.facts: KioskFacts | None = None
        """The newest reading, or what is remembered."""
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
        self._tick.timeout.connect(self._pass_minute)

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self._read.refresh()

    def speak(self, language: str) -> None:
        self._language = language
        self._derive()

    def _take(self, facts: KioskFacts) -> None:
        self._show(facts)
        if self.fault is not None:
            self.fault = None
            self.connection_changed.emit()
        self.fresh.emit(facts.at, self._read_at)
        self.answered.emit()

    def _lose(self, code: str) -> None:
        code = "database_unavailable" if code == "slow" else code
        if self.fault is None or self.fault.code != code:
            self.fault = EnvironmentFault(code)
            self.connection_changed.emit()
        self._recall()
        self.answered.emit()

    def _recall(self) -> None:
        if not self.cut_off:
            return
        self._outbox.post(recall_kiosk, self._take_recalled, lambda _: None)

    def _take_recalled(self, facts: KioskFacts | None) -> None:
        if facts is not None and self.cut_off:
            self._show(facts)
            self.connection_changed.emit()

    def _show(self, facts: KioskFacts) -> None:
        self.facts = facts
        self._read_at = steady_seconds()
        self._derive()

    def _pass_minute(self) -> None:
        self._derive()
        self._recall()  # the office may have opened or closed

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
        return self.facts.at + dt.timedelta(seconds=steady_seconds() - self._read_at)

    @property
    def cut_off(self) -> bool:
        """Whether the kiosk goes on without the database."""
        return is_away(self.fault)

    @property
    def is_open(self) -> bool:
        """Whether the office is open, as far as it is known."""
        return self.facts is not None and self.facts.is_open

    @property
    def gives_another(self) -> bool:
        """Whether the holder of a number may take another service's: the office is open, and has one."""
        return self.is_open and self.facts is not None and len(self.facts.offers) > 1

    @property
    def trouble(self) -> Exception | None:
        """What holds visitors up; None also where they are received without the database."""
        if self.cut_off and self.facts is not None and self.facts.cut_off:
            return None if self.facts.gives_numbers else _NO_NUMBER
        return self.fault

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
    cutOff = Property(str, lambda self: self._shown.cut_off, notify=changed)
    """That visitors are received although the database is away; empty while it is there."""
    announcements = Property("QStringList", lambda self: list(self._shown.announcements), notify=changed)  # type: ignore[arg-type]
    complaints = Property(str, lambda self: self._shown.complaints, notify=changed)
    complaintNotice = Property(str, lambda self: self._shown.complaint_notice, notify=changed)
