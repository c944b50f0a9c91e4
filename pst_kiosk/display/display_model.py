"""The board's view model: reads after every change, ticks the clocks, turns the pages."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.display.board import Board, DeskTile, WaitingRow, board, starting
from pst_kiosk.display.facts import BoardFacts, read_board
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead
from pst_kiosk.ui.rows import KeyedRows

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

QML_IMPORT_NAME = "Pst.Display"
QML_IMPORT_MAJOR_VERSION = 1

TURN_MS = 8000
_SECOND = 1000


@QmlElement
@QmlUncreatable("made by the program")
class DisplayModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """All the board shows. `called` comes with every new call or recall, not with the one found at the start;
    `turned` when another page of waiting numbers comes."""

    changed = Signal()
    called = Signal()
    turned = Signal()

    def __init__(
        self,
        services: Lane[Services],
        feed: Feed,
        name: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        """`name` tells this station's, and is asked in the lane."""
        super().__init__(parent)
        self._services = services
        self._name = name
        self._told_call = 0
        self._facts: BoardFacts | None = None
        self._read_at = 0.0
        self._away = False
        self._newest_call: int | None = None
        self._turn = 0
        self._page_size = 1
        self._shown = Board()
        self._desks = KeyedRows(DeskTile, self)
        self._waiting = KeyedRows(WaitingRow, self)
        self._read = LiveRead(services, feed, read_board, self)
        self._read.fresh.connect(self._take)
        self._read.away.connect(self._lose)
        self._tick = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._derive)
        self._turning = QTimer(self, interval=TURN_MS)
        self._turning.timeout.connect(self._turn_page)

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self._turning.start()
        self._read.refresh()

    def painted(self) -> None:
        """A frame is on the screen: the officer who called is told so, once a call."""
        seq, name = self._shown.call_seq, self._name
        if seq > self._told_call:
            self._told_call = seq
            self._services.post(lambda services: services.board.note_shown(seq, name()), failed=self._untold)

    def _untold(self, _: Exception) -> None:
        # The next frame tells it: the clock paints one each second.
        self._told_call = 0

    def _take(self, facts: BoardFacts) -> None:
        self._facts = facts
        self._read_at = time.monotonic()
        self._away = False
        seq = facts.call.seq if facts.call else 0
        is_new = self._newest_call is not None and seq > self._newest_call
        self._newest_call = max(seq, self._newest_call or 0)
        self._derive()
        if is_new:
            self.called.emit()

    def _lose(self, _code: str) -> None:
        self._away = True
        self._derive()

    def _turn_page(self) -> None:
        before = self._shown.page
        self._turn += 1
        self._derive()
        if self._shown.page != before:
            self.turned.emit()

    def _derive(self) -> None:
        if self._facts is None:
            self._show(starting(self._away))
            return
        now = self._facts.at + dt.timedelta(seconds=time.monotonic() - self._read_at)
        # Just after the next full second, so that all clocks step together and none skips one.
        self._tick.start(_SECOND + 1 - now.microsecond // 1000)
        self._show(board(self._facts, now, away=self._away, turn=self._turn, page_size=self._page_size))

    def _show(self, shown: Board) -> None:
        if shown == self._shown:
            return
        self._shown = shown
        self._desks.show(shown.desks)
        self._waiting.show(shown.waiting)
        self.changed.emit()

    def _get_page_size(self) -> int:
        return self._page_size

    def _set_page_size(self, rows: int) -> None:
        if rows != self._page_size and rows > 0:
            self._page_size = rows
            self._derive()

    pageSize = Property(int, _get_page_size, _set_page_size, notify=changed)
    """How many waiting numbers fit on the screen; the window says so."""

    desks = Property(QObject, lambda self: self._desks, constant=True)
    waiting = Property(QObject, lambda self: self._waiting, constant=True)
    phase = Property(str, lambda self: self._shown.phase.value, notify=changed)
    office = Property(str, lambda self: self._shown.office, notify=changed)
    date = Property(str, lambda self: self._shown.date, notify=changed)
    time = Property(str, lambda self: self._shown.time, notify=changed)
    headline = Property(str, lambda self: self._shown.headline, notify=changed)
    subline = Property(str, lambda self: self._shown.subline, notify=changed)
    callLabel = Property(str, lambda self: self._shown.call_label, notify=changed)
    callNumber = Property(str, lambda self: self._shown.call_number, notify=changed)
    callDesk = Property(str, lambda self: self._shown.call_desk, notify=changed)
    callService = Property(str, lambda self: self._shown.call_service, notify=changed)
    callSeq = Property(int, lambda self: self._shown.call_seq, notify=changed)
    deskCount = Property(int, lambda self: len(self._shown.desks), notify=changed)
    waitingCount = Property(int, lambda self: self._shown.waiting_count, notify=changed)
    promisesShown = Property(bool, lambda self: self._shown.promises_shown, notify=changed)
    page = Property(str, lambda self: self._shown.page, notify=changed)
    promise = Property(str, lambda self: self._shown.promise, notify=changed)
    complaints = Property(str, lambda self: self._shown.complaints, notify=changed)
    opening = Property(str, lambda self: self._shown.opening, notify=changed)
    week = Property(str, lambda self: self._shown.week, notify=changed)
    notice = Property(str, lambda self: self._shown.notice, notify=changed)
