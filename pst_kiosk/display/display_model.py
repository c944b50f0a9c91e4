"""The board's view model: reads after every change, announces calls, ticks the clocks, turns the pages."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.display.board import Board, DeskTile, LastCall, WaitingRow, board, starting
from pst_kiosk.display.calls import CallQueue
from pst_kiosk.display.facts import BoardFacts, read_board
from pst_kiosk.display.receipts import Receipts
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead
from pst_kiosk.ui.rows import KeyedRows

if TYPE_CHECKING:
    from pst_kiosk.display.pictures import Pictures
    from pst_kiosk.display.voice import Voice
    from pst_kiosk.services.opening import Services

QML_IMPORT_NAME = "Pst.Display"
QML_IMPORT_MAJOR_VERSION = 1

TURN_MS = 8000
STANDING_MS = 4000
"""So long a call stands out at least, that it is read before the next one comes."""
VOICE_PATIENCE_MS = 60_000
"""Longer than anything is spoken: after it the next call comes, whatever became of the sound."""
_SECOND = 1000
_PARTS = {
    "headed": attrgetter("phase", "office", "date", "time", "headline", "subline", "week", "notice"),
    "callChanged": attrgetter(
        *("call_label", "call_number", "call_desk", "call_service", "call_seq", "call_aided"),
        *("desks", "last_calls"),
    ),
    "crowdChanged": attrgetter("waiting_rows", "waiting_count", "queues", "promises_shown", "page"),
    "toldChanged": attrgetter("promise", "complaints", "opening", "life"),
}
"""The fields of the board by the signal that tells of them: a clock that ticks moves nothing else."""


@QmlElement
@QmlUncreatable("made by the program")
class DisplayModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """All the board shows. `called` comes with every announcement; `turned` when another page of waiting
    numbers comes."""

    changed = Signal()
    """Something differs; the others say which part of the screen."""
    headed = Signal()
    callChanged = Signal()
    crowdChanged = Signal()
    toldChanged = Signal()
    pictured = Signal()
    muted = Signal()
    called = Signal()
    turned = Signal()

    def __init__(
        self,
        services: Lane[Services],
        feed: Feed,
        name: Callable[[], str],
        voice: Voice | None = None,
        pictures: Pictures | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`name` tells this station's, and is asked in the lane. Without a `voice` the board is silent."""
        super().__init__(parent)
        self._voice = voice
        self._pictures = pictures
        self._receipts = Receipts(services, name)
        self._queue = CallQueue()
        self._told: set[int] = set()
        self._seen = self._heard = True
        """The announcement was shown, and spoken, for as long as it takes."""
        self._facts: BoardFacts | None = None
        self._read_at = 0.0
        self._away = False
        self._turn = 0
        self._page_size = 1
        self._shown = Board()
        self._desks = KeyedRows(DeskTile, self)
        self._last_calls = KeyedRows(LastCall, self)
        self._waiting = KeyedRows(WaitingRow, self)
        self._read = LiveRead(services, feed, read_board, self)
        self._read.fresh.connect(self._take)
        self._read.away.connect(self._lose)
        self._tick = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._derive)
        self._turning = QTimer(self, interval=TURN_MS)
        self._turning.timeout.connect(self._turn_page)
        self._fitting = QTimer(self, interval=0, singleShot=True)
        self._fitting.timeout.connect(self._derive)
        self._standing = QTimer(
            self, interval=STANDING_MS, singleShot=True, timerType=Qt.TimerType.PreciseTimer
        )
        self._standing.timeout.connect(self._stood)
        self._patience = QTimer(self, interval=VOICE_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._end_of_voice)
        if voice is not None:
            voice.ended.connect(self._spoken)
            voice.stateChanged.connect(self.muted)
        if pictures is not None:
            pictures.setParent(self)
            pictures.changed.connect(self._new_picture)

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self._turning.start()
        self._read.refresh()
        if self._pictures is not None:
            self._pictures.next()

    def painted(self) -> None:
        """A frame is on the screen: the officer whose call it shows is told so, once a call."""
        announced = self._queue.current
        if announced is not None and self._shown.call_seq == announced.seq:
            self._receipts.shown(seq for seq in self._queue.covered if seq not in self._told)
            self._told.update(self._queue.covered)

    def _take(self, facts: BoardFacts) -> None:
        self._facts = facts
        self._read_at = time.monotonic()
        self._away = False
        self._receipts.tell_again()
        before = self._queue.current
        self._queue.offer(facts.open_calls)
        if self._queue.current is before:
            self._derive()
        else:
            self._announce()

    def _lose(self, _code: str) -> None:
        self._away = True
        self._derive()

    def _announce(self) -> None:
        """Begin with the call whose turn it is, or rest."""
        self._derive()
        announced = self._queue.current
        if announced is None:
            return
        self._told.clear()
        self._seen, self._heard = False, self._voice is None
        self._standing.start()
        self.called.emit()
        if self._voice is not None:
            self._patience.start()
            self._voice.announce(announced)

    def _stood(self) -> None:
        self._seen = True
        self._end_announcement()

    def _spoken(self, seq: int, aloud: bool) -> None:
        announced = self._queue.current
        if announced is not None and announced.seq == seq:
            if aloud:
                self._receipts.spoken(self._queue.covered)
            self._end_of_voice()

    def _end_of_voice(self) -> None:
        self._patience.stop()
        self._heard = True
        self._end_announcement()

    def _end_announcement(self) -> None:
        announced = self._queue.current
        if announced is not None and self._seen and self._heard:
            self._queue.finished(announced.seq)
            self._announce()

    def _turn_page(self) -> None:
        before = self._shown.page
        self._turn += 1
        if self._pictures is not None:
            self._pictures.next()
        self._derive()
        if self._shown.page != before:
            self.turned.emit()

    def _new_picture(self) -> None:
        self._derive()
        self.pictured.emit()

    def _derive(self) -> None:
        if self._facts is None:
            self._show(starting(self._away))
            return
        now = self._facts.at + dt.timedelta(seconds=time.monotonic() - self._read_at)
        # Just after the next full second, so that all clocks step together and none skips one.
        self._tick.start(_SECOND + 1 - now.microsecond // 1000)
        shown = board(
            self._facts,
            now,
            away=self._away,
            turn=self._turn,
            page_size=self._page_size,
            announced=self._queue.current,
            queued={call.seq for call in self._queue.waiting},
            pictures=self._pictures is not None and self._pictures.any,
        )
        self._show(shown)

    def _show(self, shown: Board) -> None:
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        self._desks.show(shown.desks)
        self._last_calls.show(shown.last_calls)
        self._waiting.show(shown.waiting)
        for part, of_part in _PARTS.items():
            if of_part(before) != of_part(shown):
                getattr(self, part).emit()
        self.changed.emit()

    def _is_mute(self) -> bool:
        return self._voice is not None and self._voice.property("state") == "no_device"

    def _get_page_size(self) -> int:
        return self._page_size

    def _set_page_size(self, rows: int) -> None:
        if rows != self._page_size and rows > 0:
            self._page_size = rows
            # Not now: what decides on it is just being worked out.
            self._fitting.start()

    pageSize = Property(int, _get_page_size, _set_page_size, notify=changed)
    """How many waiting numbers fit on the screen; the window says so."""

    desks = Property(QObject, lambda self: self._desks, constant=True)
    lastCalls = Property(QObject, lambda self: self._last_calls, constant=True)
    waiting = Property(QObject, lambda self: self._waiting, constant=True)
    mute = Property(bool, lambda self: self._is_mute(), notify=muted)
    """Whether the voice finds no loudspeaker."""
    phase = Property(str, lambda self: self._shown.phase.value, notify=headed)
    office = Property(str, lambda self: self._shown.office, notify=headed)
    date = Property(str, lambda self: self._shown.date, notify=headed)
    time = Property(str, lambda self: self._shown.time, notify=headed)
    headline = Property(str, lambda self: self._shown.headline, notify=headed)
    subline = Property(str, lambda self: self._shown.subline, notify=headed)
    callLabel = Property(str, lambda self: self._shown.call_label, notify=callChanged)
    callNumber = Property(str, lambda self: self._shown.call_number, notify=callChanged)
    callDesk = Property(str, lambda self: self._shown.call_desk, notify=callChanged)
    callService = Property(str, lambda self: self._shown.call_service, notify=callChanged)
    callSeq = Property(int, lambda self: self._shown.call_seq, notify=callChanged)
    aided = Property(bool, lambda self: self._shown.call_aided, notify=callChanged)
    deskCount = Property(int, lambda self: len(self._shown.desks), notify=callChanged)
    lastCallCount = Property(int, lambda self: len(self._shown.last_calls), notify=callChanged)
    waitingRows = Property(int, lambda self: self._shown.waiting_rows, notify=crowdChanged)
    queues = Property(str, lambda self: self._shown.queues, notify=crowdChanged)
    waitingCount = Property(int, lambda self: self._shown.waiting_count, notify=crowdChanged)
    promisesShown = Property(bool, lambda self: self._shown.promises_shown, notify=crowdChanged)
    page = Property(str, lambda self: self._shown.page, notify=crowdChanged)
    promise = Property(str, lambda self: self._shown.promise.words, notify=toldChanged)
    promiseKind = Property(str, lambda self: self._shown.promise.kind.value, notify=toldChanged)
    complaints = Property(str, lambda self: self._shown.complaints, notify=toldChanged)
    opening = Property(str, lambda self: self._shown.opening, notify=toldChanged)
    week = Property(str, lambda self: self._shown.week, notify=headed)
    notice = Property(str, lambda self: self._shown.notice, notify=headed)
    lifeKind = Property(str, lambda self: self._shown.life.kind.value, notify=toldChanged)
    lifeTitle = Property(str, lambda self: self._shown.life.title, notify=toldChanged)
    lifeWords = Property(str, lambda self: self._shown.life.words, notify=toldChanged)
    picture = Property(str, lambda self: self._pictures.shown if self._pictures else "", notify=pictured)
    """The address of the picture that is shown."""
