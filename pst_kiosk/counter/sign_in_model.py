"""Signing in: who, at which desk, for which queues."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.choices import WITHOUT_DESK, Choices, read_choices
from pst_kiosk.counter.intent import Intents
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.wording import Notice, away_notice, refusal
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead

if TYPE_CHECKING:
    from pst_kiosk.domain.procedure import Queue
    from pst_kiosk.services.accounts import Officer
    from pst_kiosk.services.desk_sessions import Forgotten
    from pst_kiosk.services.opening import Services


@dataclass(frozen=True)
class Entry:
    """What the officer has chosen and typed."""

    officer_id: str
    pin: str
    desk: str
    queues: tuple[Queue, ...]


class SignInModel(QObject):
    """`choicesChanged` when the lists are read, `answered` when a sign-in was answered, `signedIn` at last.

    `desk_taken_by` holds the other officer's name while the desk could be taken over.
    """

    choicesChanged = Signal()
    busyChanged = Signal()
    noticeChanged = Signal()
    answered = Signal()
    signedIn = Signal(object)

    def __init__(self, lane: Lane[Services], feed: Feed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choices: Choices | None = None
        self.notice: Notice | None = None
        self.error: Notice | None = None
        self.desk_taken_by = ""
        self.handed_desk = ""
        """The desk that is handed over: whoever signs in there has it with its visitor."""
        self.wrong_field = ""
        """What `error` is about: pin or queues."""
        self._lane = lane
        self._feed = feed
        self._read: LiveRead | None = None
        self._asked: tuple[Entry, Officer] | None = None
        self._intents = Intents(lane, self)
        self._intents.away.connect(self._lose)
        self._intents.busyChanged.connect(self.busyChanged)

    @property
    def busy(self) -> bool:
        return self._intents.busy

    def start(self) -> None:
        """The page is shown: read what it offers, after every change again."""
        if self._read is None:
            self._read = LiveRead(self._lane, self._feed, read_choices, self)
            self._read.fresh.connect(self._take)
            self._read.away.connect(self._lose)
        self._read.refresh()

    def stop(self) -> None:
        """The page is not shown: its reads would only hold up the desk's."""
        if self._read is not None:
            self._read.deleteLater()
            self._read = None

    def sign_in(self, entry: Entry) -> None:
        """Try this PIN, then open the desk."""
        wrong = self._incomplete(entry)
        if wrong is not None:
            self._answer(wrong)
            return

        def check(services: Services, _command: str) -> Officer:
            return services.accounts.sign_in(entry.officer_id, entry.pin)

        self._answer(None)
        handed = entry.desk == self.handed_desk
        self._intents.send(check, lambda officer: self._open(entry, officer, handed), self._refuse)

    def take_over(self) -> None:
        """Open the desk although another officer has it open; the PIN was right already."""
        if self._asked is not None:
            entry, officer = self._asked
            self._open(entry, officer, True)

    def hand_over(self, desk: str) -> None:
        """The officer of this desk leaves it open for the next one."""
        self.handed_desk = desk
        self.say(Notice("Loket ini diserahkan. Petugas berikutnya silakan memilih nama dan mengisi PIN."))

    def step_back(self) -> None:
        """Leave the desk to the other officer."""
        self._asked = None
        self._answer(None)

    def say(self, notice: Notice | None) -> None:
        self.notice = notice
        self.noticeChanged.emit()

    def _open(self, entry: Entry, officer: Officer, take_over: bool) -> None:
        self._asked = entry, officer
        if entry.desk == WITHOUT_DESK:
            self._opened(Session(new_identity(), officer.id, officer.name, officer.role.value, entry.desk))
            return

        def open_desk(services: Services, session: str) -> Session:
            forgotten = services.calling.open_desk(session, officer.id, entry.desk, entry.queues, take_over)
            role = officer.role.value
            return Session(session, officer.id, officer.name, role, entry.desk, _forgotten(forgotten))

        self._intents.send(open_desk, self._opened, self._refuse)

    def _opened(self, session: Session) -> None:
        self._asked = None
        self.handed_desk = ""
        self._answer(None)
        self.say(None)
        self.signedIn.emit(session)

    def _incomplete(self, entry: Entry) -> Notice | None:
        if self.choices is None:
            return Notice("Data kantor masih dimuat. Silakan tunggu sebentar.")
        self.wrong_field = "pin"
        if len(entry.pin) != self.choices.pin_digits:
            return Notice(f"PIN terdiri atas {self.choices.pin_digits} angka.", warns=True)
        if not entry.queues and entry.desk != WITHOUT_DESK:
            self.wrong_field = "queues"
            return Notice("Silakan pilih sedikitnya satu antrean untuk dilayani.", warns=True)
        return None

    def _refuse(self, error: Exception) -> None:
        if getattr(error, "code", "") == "desk_taken":
            self._answer(None, taken_by=str(getattr(error, "details", {})["officer"]))
        else:
            self._answer(refusal(error))

    def _answer(self, error: Notice | None, taken_by: str = "") -> None:
        self.error = error
        self.desk_taken_by = taken_by
        self.answered.emit()

    def _take(self, choices: Choices) -> None:
        if self.notice is not None and self.notice.away and not self._intents.stuck:
            self.say(None)
        if choices != self.choices:
            self.choices = choices
            self.choicesChanged.emit()

    def _lose(self, code: str) -> None:
        self.say(away_notice(code))


def _forgotten(desk: Forgotten | None) -> str:
    if desk is None:
        return ""
    from pst_kiosk.dates import long_date

    return (
        f"{desk.desk.id} belum ditutup pada {long_date(desk.day)}, lalu ditutup oleh sistem."
        " Silakan tekan Keluar setiap selesai bertugas."
    )
