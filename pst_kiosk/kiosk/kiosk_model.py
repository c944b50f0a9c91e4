"""The kiosk's view model: a service is chosen, the guest book signed where it comes first, a number given
where the standard gives one."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.kiosk.countdown import Idleness
from pst_kiosk.kiosk.errand import Errand
from pst_kiosk.kiosk.guest_book_model import GuestBookModel
from pst_kiosk.kiosk.home_model import HomeModel
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.kiosk.ticket_model import TicketModel
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import ENGLISH, INDONESIAN, Language
from pst_kiosk.ui.messages import sentence

if TYPE_CHECKING:
    from pst_kiosk.printing.printers import Printer
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.reception import IssuedTicket

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class Page(StrEnum):
    HOME = "home"
    GUEST_BOOK = "guest_book"
    TICKET = "ticket"
    WAIT = "wait"
    """The same where there is no number: what to do now."""


_LAST = (Page.TICKET, Page.WAIT)


@QmlElement
@QmlUncreatable("made by the program")
class KioskModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Where the visitor is, and what a tap does; each page has a model of its own.

    Every way back to the first page clears what is personal. A service tapped is one intent with one
    command: however often it is sent, it gives one ticket.
    """

    changed = Signal()

    def __init__(
        self,
        services: Lane[Services],
        feed: Feed,
        printer: Lane[Printer | None] | None,
        station: Callable[[], str],
        *,
        patience: Patience | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        patience = patience or Patience()
        self.language = Language("kiosk", self)
        self._services = services
        self._home = HomeModel(services, feed, self)
        self._guest_book = GuestBookModel(self)
        self._ticket = TicketModel(services, printer, station, patience, self)
        self._page = Page.HOME
        self._service = ""
        self._numbered = True
        self._command_id = ""
        self._errand: Errand | None = None
        self._fault: Exception | None = None
        self._notice = ""
        self._noticed: tuple[Exception | None, str] = (None, INDONESIAN)
        self._idle = Idleness(patience.quiet_ms, patience.asking_s, patience.second_ms, self)
        self._idle.changed.connect(self.changed)
        self._idle.left.connect(self._forget)
        self._guest_book.touched.connect(self.touch)
        self._ticket.over.connect(self._forget)
        self._home.connection_changed.connect(self._tell)
        self.language.changed.connect(self._speak)

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self._home.start()

    @Slot()
    def touch(self) -> None:
        """Somebody is at the kiosk."""
        if self._page not in _LAST:
            self._idle.touched()

    @Slot()
    def switchLanguage(self) -> None:
        self.language.use(INDONESIAN if self._spoken() == ENGLISH else ENGLISH)

    @Slot(str)
    def choose(self, key: str) -> None:
        """The visitor tapped a service. Nothing happens while another tap is at work, or outside hours."""
        self.touch()
        facts = self._home.facts
        offer = facts.offer(key) if facts and facts.is_open else None
        if self._page is not Page.HOME or self._errand or offer is None:
            return
        assert facts is not None
        self._service = key
        self._numbered = offer.service.numbered
        self._command_id = new_identity()
        if offer.guest_book_first:
            self._guest_book.open(facts.questions, facts.notice, facts.at.date())
            self._page = Page.GUEST_BOOK
            self._tell()
        else:
            self._take_number()

    @Slot()
    def next(self) -> None:
        """The visitor is done with this page of the guest book."""
        self.touch()
        if self._page is not Page.GUEST_BOOK or self._errand:
            return
        if self._guest_book.on_last_page:
            self._take_number()
        else:
            draft = self._guest_book.draft
            self._send(lambda services: services.reception.check_draft(draft), self._checked)

    @Slot()
    def back(self) -> None:
        """One page back with all answers kept; from the first page to the start."""
        self.touch()
        if self._page is not Page.GUEST_BOOK or self._errand:
            return
        if self._guest_book.on_first_page:
            self.startAgain()
        else:
            self._guest_book.turn(-1)

    @Slot()
    def startAgain(self) -> None:
        """To the start, in the language spoken now; everything answered is forgotten."""
        self._drop_errand()
        self._page = Page.HOME
        self._service = self._command_id = ""
        self._guest_book.clear()
        self._ticket.clear()
        self._idle.touched()
        self._tell()

    @Slot()
    def done(self) -> None:
        """The visitor has read the last page."""
        if self._page in _LAST:
            self._forget()

    def _forget(self) -> None:
        """The visitor is gone; the next one is greeted in Indonesian."""
        self.startAgain()
        self._idle.stop()
        self.language.use(INDONESIAN)

    def _take_number(self) -> None:
        command_id, service, language = self._command_id, self._service, self._spoken()
        draft = self._guest_book.draft
        self._send(
            lambda services: services.reception.take_number(command_id, service, language, draft),
            self._issued,
        )

    def _send(self, call: Callable[[Services], Any], answered: Callable[[Any], None]) -> None:
        self._errand = Errand(self._services, call, self)
        self._errand.answered.connect(answered)
        self._errand.refused.connect(self._refused)
        self._errand.away.connect(self._away)
        self._errand.post()
        self._tell()

    def _drop_errand(self) -> None:
        self._fault = None
        if self._errand is not None:
            self._errand.drop()
            self._errand = None

    def _checked(self, wrong: dict[str, str]) -> None:
        self._drop_errand()
        if not self._guest_book.correct(wrong):
            self._guest_book.turn(1)
        self._tell()

    def _issued(self, ticket: IssuedTicket) -> None:
        self._drop_errand()
        self._idle.stop()
        self._guest_book.clear()
        self._ticket.show(ticket)
        self._page = Page.WAIT if ticket.number is None else Page.TICKET
        self._tell()

    def _refused(self, error: Exception) -> None:
        from pst_kiosk.domain.guestbook import Invalid

        self._drop_errand()
        if isinstance(error, Invalid):
            self._guest_book.correct(error.fields)
        else:
            self._fault = error
        self._tell()

    def _away(self, fault: Exception) -> None:
        self._fault = fault
        self._tell()

    def _speak(self) -> None:
        for page in (self._home, self._guest_book, self._ticket):
            page.speak(self._spoken())
        self._tell()

    def _spoken(self) -> str:
        return str(self.language.property("code"))

    def _tell(self) -> None:
        fault = self._fault or (self._home.fault if self._page is Page.HOME else None)
        if (fault, self._spoken()) != self._noticed:
            self._noticed = (fault, self._spoken())
            self._notice = sentence(fault, self.language) if fault else ""
        self.changed.emit()

    def _seconds_left(self) -> int:
        """On the first page nobody is asked: there is nothing to lose but the language."""
        at_rest = self._page is Page.HOME and self._errand is None
        return 0 if at_rest else self._idle.seconds_left

    home = Property(QObject, lambda self: self._home, constant=True)
    guestBook = Property(QObject, lambda self: self._guest_book, constant=True)
    ticket = Property(QObject, lambda self: self._ticket, constant=True)
    page = Property(str, lambda self: self._page.value, notify=changed)
    languageCode = Property(str, lambda self: self._spoken(), notify=changed)
    busy = Property(bool, lambda self: self._errand is not None, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    numbered = Property(bool, lambda self: self._numbered, notify=changed)
    """Whether the chosen service ends with a number."""
    secondsLeft = Property(int, _seconds_left, notify=changed)
