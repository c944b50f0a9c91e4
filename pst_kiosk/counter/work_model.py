"""An officer's session at a desk: what the desk shows, and what the officer does."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from pst_kiosk.counter.calls_for_help import CallsForHelp
from pst_kiosk.counter.complaints_needs import NewComplaints
from pst_kiosk.counter.desk_view import Phase, Shown, derive
from pst_kiosk.counter.guest_book_model import GuestBookModel
from pst_kiosk.counter.intent import Intents
from pst_kiosk.counter.loans_at_desk import LoansAtDesk
from pst_kiosk.counter.loans_words import left_at_leaving, left_behind
from pst_kiosk.counter.needs import Needs
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.record_model import RecordModel
from pst_kiosk.counter.requests_due import DueRequests
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.stations_model import StationsModel
from pst_kiosk.counter.ticket_moves import Call, Note, TicketMoves, nothing_to_say
from pst_kiosk.counter.unprinted import UnprintedTickets
from pst_kiosk.counter.wording import CLOSE_AGAIN, Notice, away_notice, refusal
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.desk_view import DeskView
    from pst_kiosk.services.moves import Moved
    from pst_kiosk.services.opening import Services

_SECOND_MS = 1000
_LATE_TICK_MS = 100


class WorkModel(QObject):
    """One visitor at a time has a guest book and a record here; both go with the visitor.

    `shownChanged` comes when anything on the page changes, `visitorChanged` right before it when another
    ticket (or none) is at the desk, `ended` when the session was closed from elsewhere, `left` after signing
    out, `handed` when the desk is left open for the next officer.
    """

    shownChanged = Signal()
    visitorChanged = Signal()
    noticeChanged = Signal()
    notReturned = Signal(object)
    """The visit would be over with something out: the details of the refusal."""
    ended = Signal()
    handed = Signal()
    left = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.shown = Shown()
        self.moves = TicketMoves(session.id, self._move_after_saving)
        self.waiting = Rows(
            ("ticket", "number", "alert", "note", "late", "clock", "tone"),
            self,
            silent=("ticket", "tone"),
            tip="note",
        )
        self.desks = Rows(("desk", "number", "time", "tone"), self)
        self.stations = StationsModel(lane, feed, self)
        self.stations.changed.connect(self._derive)
        self.record: RecordModel | None = None
        self.guest_book: GuestBookModel | None = None
        self._lane = lane
        self._view: DeskView | None = None
        self._read_at = 0.0
        self._late_tick = False
        self._leaving = False
        self.told_what_is_out = False
        """Whether `leave` has said, instead of signing out, what is not back."""
        self._refused = Notice(session.note, warns=True) if session.note else None
        self._away: Notice | None = None
        self._intents = Intents(lane, self)
        self._intents.away.connect(self._lose)
        self._intents.busyChanged.connect(self.shownChanged)
        self._read = LiveRead(lane, feed, lambda services: services.board.desk(session.id), self)
        self._read.fresh.connect(self._take)
        self._read.away.connect(self._lose)
        self.help = CallsForHelp(lane, feed, session.officer_id, self)
        self.help.refused.connect(self._say)
        self.unprinted = UnprintedTickets(lane, feed, session.officer_id, self)
        self.unprinted.refused.connect(self._say)
        self.loans = LoansAtDesk(lane, feed, session.officer_id, self)
        self.loans.refused.connect(self._say)
        self.complaints = NewComplaints(lane, session.officer_id, self)
        self.complaints.refused.connect(self._say)
        self.due_requests = DueRequests(lane, session, self)
        self._tick = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._turn_clocks)
        self._read.refresh()

    @property
    def busy(self) -> bool:
        return self._intents.busy

    @property
    def needs(self) -> tuple[Needs, ...]:
        """What may call the officer away, by kind."""
        return self.help, self.unprinted, self.complaints

    @property
    def office(self) -> Office | None:
        """The office, once it is known."""
        return None if self._view is None else self._view.room.office

    @property
    def zone(self) -> ZoneInfo | None:
        """The office's time zone, once it is known."""
        return None if self.office is None else self.office.tz

    @property
    def notice(self) -> Notice | None:
        return self._away or self._refused

    def call_next(self) -> None:
        self._move(lambda services, command: services.calling.call_next(command, self.session.id), _nobody)

    def recall(self) -> None:
        self._move(lambda services, command: services.calling.recall(command, self.session.id))

    def arrived(self) -> None:
        self._move(lambda services, command: services.calling.arrived(command, self.session.id))

    def no_show(self) -> None:
        self._move(lambda services, command: services.calling.no_show(command, self.session.id))

    def sign_guest_book(self) -> None:
        """Sign what stands in the form; what is wrong with it comes back to its fields."""
        visitor = self.shown.visitor
        if self.guest_book is not None and visitor is not None:
            self._move(self.guest_book.signing(visitor.ticket_id, self.session.officer_id))

    def confirm_identity(self) -> None:
        """The visitor, who signed the guest book at the kiosk, showed a valid identity."""
        visitor, officer = self.shown.visitor, self.session.officer_id
        if visitor is not None:
            self._move(lambda services, _: services.reception.confirm_identity(visitor.ticket_id, officer))

    def finish(self, *, returned_all: bool = False, leave_out: bool = False) -> None:
        """Store the record as it stands, then finish: in one go, so that neither happens alone.

        `returned_all`, `leave_out`: what the officer answered to `notReturned`.
        """
        if self.record is not None and self.record.ready:
            self._move_after_saving(
                lambda services, command: services.calling.finish(
                    command, self.session.id, returned_all=returned_all, leave_out=leave_out
                )
            )

    def take_break(self) -> None:
        """Close the desk for its queues for a while."""
        self._move(lambda services, command: services.calling.take_break(command, self.session.id))

    def end_break(self) -> None:
        self._move(lambda services, command: services.calling.end_break(command, self.session.id))

    def hand_over(self) -> None:
        """Leave the desk open, with its visitor, for the next officer to sign in at; `handed` follows once
        what is typed is stored."""
        self._move_after_saving(lambda *_: None, self._hand)

    def leave(self, closing: bool = False) -> None:
        """Sign out; `left` follows, or a notice says why not. `closing`: the window is being closed.

        After closing time it is first said, once, what is not back.
        """
        if self._intents.busy:
            return
        out = "" if self.told_what_is_out else left_at_leaving(self.loans.desk)
        if out:
            self.told_what_is_out = True
            self._say(left_behind(out, closing))
            return
        self._leaving = True
        if self.record is not None:
            self.record.save()

        def close(services: Services, command: str) -> None:
            services.calling.close_desk(command, self.session.id)

        def stay(error: Exception) -> None:
            self._leaving = False
            said = refusal(error)
            self._say(replace(said, text=said.text + CLOSE_AGAIN) if closing else said)

        self._intents.send(close, lambda _: self.left.emit(), stay)

    def let_go(self) -> None:
        """The page goes: what is typed and not saved yet is sent."""
        self._tick.stop()
        self._part()
        self.deleteLater()

    def _move_after_saving(self, call: Call, note: Note = nothing_to_say) -> None:
        """A move that may take the visitor from this desk, with what is typed about him."""
        record = self.record
        if record is not None and record.too_long:
            self._say(
                Notice("Rekam layanan terlalu panjang untuk disimpan. Silakan ringkas dahulu.", warns=True)
            )
            return
        store = record.storing() if record is not None and record.unsaved else None
        keep = self._keeping()

        def save_and_move(services: Services, command: str) -> Any:
            if store is not None:
                store(services)
            if keep is not None:
                keep(services, command)
            return call(services, command)

        self._move(save_and_move, note)

    def _keeping(self) -> Call | None:
        """What keeps a guest book that is typed and not signed yet."""
        visitor = self.shown.visitor
        if self.shown.phase is not Phase.GUEST_BOOK or visitor is None or self.guest_book is None:
            return None
        return self.guest_book.keeping(visitor.ticket_id, self.session.officer_id)

    def _hand(self, _: None) -> None:
        self.handed.emit()

    def _move(self, call: Call, note: Note = nothing_to_say) -> None:
        if self._intents.busy:
            return
        self._say(None)

        def move(services: Services, command: str) -> tuple[Any, DeskView | None]:
            # The desk as the move left it comes with the move's own answer: it is shown a round trip through
            # both threads earlier. The lane's order keeps an earlier reading from being shown after it.
            return call(services, command), services.board.desk(self.session.id)

        def then(answer: tuple[Any, DeskView | None]) -> None:
            moved, view = answer
            self._take(view)
            if view is not None:
                self._say(note(moved))
                self.loans.refresh()

        self._intents.send(move, then, self._refuse)

    def _refuse(self, error: Exception) -> None:
        fields = getattr(error, "fields", None)
        if fields is not None and self.guest_book is not None:
            self.guest_book.refuse(fields)
            return
        if getattr(error, "code", "") == "not_returned":
            self.notReturned.emit(getattr(error, "details", {}))
        else:
            self._say(refusal(error))
        self._read.refresh()

    def _take(self, view: DeskView | None) -> None:
        waits = self._intents.stuck or (self.record is not None and self.record.stuck)
        if self._away is not None and not waits:
            self._away = None
            self.noticeChanged.emit()
        if view is None:
            # The change feed may be faster than the answer to our own sign-out.
            if not self._leaving:
                self.ended.emit()
            return
        before = self._view and self._view.present
        self._view = view
        self._read_at = time.monotonic()
        present = view.present
        self.loans.show_ticket(None if present is None else present.ticket_id)
        if (before and before.ticket_id) != (present and present.ticket_id):
            self._part()
            if present is not None:
                self._welcome(present.ticket_id, view)
            self.visitorChanged.emit()
        self._derive()

    def _welcome(self, ticket_id: str, view: DeskView) -> None:
        self.guest_book = GuestBookModel(self)
        self.guest_book.edited.connect(self._intents.drop)
        self.record = RecordModel(self._lane, ticket_id, self.session.officer_id, self.session.desk, self)
        self.record.away.connect(self._lose)
        self.record.load()

    def _part(self) -> None:
        if self.record is not None:
            self.record.let_go()
        if self.guest_book is not None:
            self.guest_book.deleteLater()
        self.record = self.guest_book = None

    def _turn_clocks(self) -> None:
        if self._intents.busy and not self._late_tick:
            # An answer is about to come: painting every clock first would hold it up. Once, as it may hang.
            self._late_tick = True
            self._tick.start(_LATE_TICK_MS)
            return
        self._late_tick = False
        self._derive()

    def _derive(self) -> None:
        if self._view is None:
            return
        now = self._view.at + dt.timedelta(seconds=time.monotonic() - self._read_at)
        # Just after the next full second, so that all clocks turn together and none skips one.
        self._tick.start(_SECOND_MS + 1 - now.microsecond // 1000)
        shown = derive(self._view, now, self.stations.board_there)
        if shown == self.shown:
            return
        before, self.shown = self.shown, shown
        if shown.phase is Phase.GUEST_BOOK and shown.visitor and self.guest_book:
            self.guest_book.ask_for_left(self._lane, shown.visitor.ticket_id, self.session.officer_id)
        if _late(shown) - _late(before):
            # Why a promise broke is known to the log alone.
            self._read.refresh()
        self.waiting.show(
            [
                (row.ticket_id, row.number, row.alert, row.note, row.late, row.clock.text, row.clock.tone)
                for row in shown.waiting
            ]
        )
        if shown.room is not None:
            self.desks.show([(row.desk, row.number, row.time, row.tone) for row in shown.room.desks])
        self.shownChanged.emit()

    def _lose(self, code: str) -> None:
        self._away = away_notice(code)
        self.noticeChanged.emit()

    def _say(self, notice: Notice | None) -> None:
        if notice != self._refused:
            self._refused = notice
            self.noticeChanged.emit()


def _nobody(called: Moved | None) -> Notice | None:
    return Notice("Belum ada yang menunggu untuk loket ini.") if called is None else None


def _late(shown: Shown) -> set[str]:
    return {row.ticket_id for row in shown.waiting if row.clock.tone is Tone.LATE}
