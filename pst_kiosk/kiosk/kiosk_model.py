"""The kiosk's view model: where the visitor is, and what leads from one page to the next."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.kiosk.countdown import Idleness
from pst_kiosk.kiosk.delivery import Delivery
from pst_kiosk.kiosk.facts import load_first_tap
from pst_kiosk.kiosk.guest_book_model import GuestBookModel
from pst_kiosk.kiosk.help_model import HelpModel
from pst_kiosk.kiosk.home_model import HomeModel
from pst_kiosk.kiosk.memory import Memory
from pst_kiosk.kiosk.own_ticket_model import OwnTicketModel
from pst_kiosk.kiosk.party_model import PartyModel
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.kiosk.print_log import PrintLog
from pst_kiosk.kiosk.reading_model import ReadingModel
from pst_kiosk.kiosk.reprints import Reprints
from pst_kiosk.kiosk.returning_model import ReturningModel
from pst_kiosk.kiosk.ticket_model import TicketModel
from pst_kiosk.kiosk.under_way import UnderWay
from pst_kiosk.kiosk.visit import Visit
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.feedback_model import FeedbackModel
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import ENGLISH, INDONESIAN, Language
from pst_kiosk.ui.messages import sentence
from pst_kiosk.ui.scanner import Scanner

if TYPE_CHECKING:
    from pst_kiosk.kiosk.facts import KioskFacts
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.printing.printers import Printer
    from pst_kiosk.services.complaint_views import PublicStatus
    from pst_kiosk.services.feedback import Request
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.reception import IssuedTicket
    from pst_kiosk.services.recognition import Known

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class Page(StrEnum):
    HOME = "home"
    FIND = "find"
    """A number or code the visitor has already is scanned or typed."""
    OWN_TICKET = "own_ticket"
    APPOINTMENT = "appointment"
    FEEDBACK = "feedback"
    """A service that has ended is rated, or a complaint is followed."""
    SERVICES = "services"
    """A further service in the same visit."""
    RETURNING = "returning"
    """Whoever has been here before is known again."""
    GUEST_BOOK = "guest_book"
    TICKET = "ticket"
    WAIT = "wait"
    """The same where there is no number: what to do now."""


_LAST = (Page.TICKET, Page.WAIT)
_SCANNED_ON = (Page.HOME, Page.FIND, Page.OWN_TICKET, Page.RETURNING)


@QmlElement
@QmlUncreatable("made by the program")
class KioskModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Each page has a model of its own; this one knows which comes after which.

    Every way back to the first page clears what is personal.
    """

    changed = Signal()

    def __init__(
        self,
        services: Lane[Services],
        feed: Feed,
        printer: Lane[Printer | None] | None,
        outbox: Lane[Outbox],
        station: Callable[[], str],
        introduce: Callable[[Services], int | None],
        *,
        patience: Patience | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        patience = patience or Patience()
        self.language = Language("kiosk", self)
        self._memory = Memory(services, outbox, introduce, self)
        self._delivery = Delivery(services, outbox, self)
        self._under_way = UnderWay(services, outbox, self._delivery, self)
        self._home = HomeModel(services, feed, outbox, self)
        self._visit = Visit(services, outbox, station, self._home, self._delivery, self._under_way, self)
        self._reprints = Reprints(services, feed, printer, station, self)
        self._reading = ReadingModel(self)
        self._help = HelpModel(services, feed, station, self)
        self._party = PartyModel(self)
        self._scanner = Scanner(self)
        self._own_ticket = OwnTicketModel(self._home, self._under_way, printer, station, self)
        self._feedback = FeedbackModel(services, self.language, station, "kiosk", parent=self)
        self._returning = ReturningModel(self._home, self._under_way, station, patience.second_ms, self)
        self._guest_book = GuestBookModel(self)
        self._ticket = TicketModel(self._home, printer, patience, self)
        self._visitors_pages = (
            self._party,
            self._own_ticket,
            self._returning,
            self._guest_book,
            self._ticket,
        )
        """What belongs to one visitor."""
        self._page = Page.HOME
        self._came_from = Page.HOME
        """Where Back leads from the first page of the guest book, and from a further service."""
        self._fault: Exception | None = None
        self._notice = ""
        self._noticed: tuple[Exception | None, str] = (None, INDONESIAN)
        self._idle = Idleness(patience.quiet_ms, patience.asking_s, patience.second_ms, self)
        self._connect()

    def _connect(self) -> None:
        self._idle.changed.connect(self.changed)
        self._idle.left.connect(self._forget)
        self._under_way.changed.connect(self._tell)
        self._visit.given.connect(self._show)
        self._visit.guest_book_left.connect(self._guest_book_left)
        self._visit.refused.connect(self._refused)
        self._scanner.scanned.connect(self._scanned)
        self._own_ticket.opened.connect(self._open_own_ticket)
        self._own_ticket.booked.connect(lambda: self._go(Page.APPOINTMENT))
        self._own_ticket.ratable.connect(self._ask_for_rating)
        self._own_ticket.followed.connect(self._tell_complaint)
        self._own_ticket.lost.connect(self._refused)
        self._feedback.changed.connect(self.touch)
        self._feedback.over.connect(self._forget)
        self._returning.recognised.connect(self._greet)
        self._returning.lost.connect(self._refused)
        self._returning.touched.connect(self.touch)
        self._guest_book.touched.connect(self.touch)
        self._ticket.over.connect(self._forget)
        self._home.connection_changed.connect(self._tell)
        self._home.fresh.connect(self._memory.tell)
        self._home.changed.connect(self._offer_priority)
        self._memory.told.connect(self._delivery.begin)
        self.language.changed.connect(self._speak)
        for leaves_traces in (self._reading, self._party, self._help, self.language):
            leaves_traces.changed.connect(self._watch_home)

    def start(self) -> None:
        """Begin to read; the window's first frame comes before."""
        self._home.answered.connect(self._load_the_rest, Qt.ConnectionType.SingleShotConnection)
        self._home.start()

    def _load_the_rest(self) -> None:
        """One after the other once the first page stands, which would wait for all of it."""

        def begin_printing(_: object) -> None:
            self._reprints.start()

        self._services.post(load_first_tap, begin_printing, begin_printing)

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
        if self._under_way.busy or facts is None or facts.offer(key) is None:
            return
        if self._page is Page.SERVICES:
            self._fault = None
            self._visit.take_further_number(key, self._spoken())
        elif self._page is Page.HOME and facts.is_open:
            party = self._party
            self._visit.want_number(key, self._spoken(), party.people, party.assistance, party.call_aid)
            self._begin(facts, key)

    @Slot()
    def findTicket(self) -> None:
        """The visitor says that there is a number or an appointment already."""
        self.touch()
        if self._page is Page.HOME and not self._under_way.busy and not self._cut_off:
            self._go(Page.FIND)

    @Slot()
    def checkIn(self) -> None:
        """The visitor takes the number of the appointment."""
        booked, facts = self._own_ticket.appointment, self._home.facts
        if self._page is not Page.APPOINTMENT or booked is None or facts is None or self._under_way.busy:
            return
        self._visit.keep_appointment(booked.service, self._spoken(), booked.code)
        self._begin(facts, booked.service)

    @Slot()
    def furtherService(self) -> None:
        """The holder of a ticket wants another service in the same visit."""
        if self._stands_with_ticket and self._visit.code:
            self._leave_for(Page.SERVICES)

    @Slot()
    def fillGuestBook(self) -> None:
        """The holder of a ticket fills in the guest book while waiting."""
        facts = self._home.facts
        if self._stands_with_ticket and self._visit.guest_book_due and facts is not None:
            self._visit.want_guest_book()
            self._open_guest_book(facts)

    @Slot()
    def cancelTicket(self) -> None:
        """The holder of the ticket just given does not want it after all."""
        if self._page is Page.TICKET and self._stands_with_ticket and self._visit.code:
            self._own_ticket.look_up(self._visit.code, to_cancel=True)

    @Slot()
    def recognise(self) -> None:
        """The visitor at the guest book has been here before."""
        if self._page is Page.GUEST_BOOK and self._offers_recognition() and not self._under_way.busy:
            self._go(Page.RETURNING)

    @Slot()
    def next(self) -> None:
        """The visitor is done with this page of the guest book."""
        self.touch()
        if self._page is not Page.GUEST_BOOK or self._under_way.busy:
            return
        self._fault = None
        if self._guest_book.correct(self._guest_book.faults()):
            self._tell()
        elif self._guest_book.on_last_page:
            self._visit.sign(self._guest_book.draft)
        else:
            self._guest_book.turn(1)

    @Slot()
    def back(self) -> None:
        """One page back with all answers kept; from a first page to where the visitor came from."""
        self.touch()
        if self._under_way.busy:
            return
        if self._page is Page.GUEST_BOOK and not self._guest_book.on_first_page:
            self._guest_book.turn(-1)
        elif self._page is Page.RETURNING:
            if not self._returning.back():
                self._go(Page.GUEST_BOOK)
        elif self._page in (Page.GUEST_BOOK, Page.SERVICES):
            self._return()
        elif self._page not in _LAST:
            self.startAgain()

    @Slot()
    def startAgain(self) -> None:
        """To the start, in the language spoken now; everything answered is forgotten."""
        self._under_way.drop()
        self._visit.clear()
        self._scanner.clear()
        self._help.close()
        for page in self._visitors_pages:
            page.clear()
        self._feedback.leave()
        self._go(Page.HOME)

    @Slot()
    def done(self) -> None:
        """The visitor has read the last page."""
        if self._page in _LAST or self._page is Page.OWN_TICKET:
            self._forget()

    def _forget(self) -> None:
        """The visitor is gone; the next one is greeted in Indonesian, as everybody is."""
        self.startAgain()
        self._reading.clear()
        self.language.use(INDONESIAN)
        self._idle.stop()

    def _watch_home(self) -> None:
        """What a visitor changed on the first page goes with him, however he changed it."""
        at_rest = (
            self._spoken() == INDONESIAN
            and self._reading.at_rest
            and self._party.at_rest
            and self._help.at_rest
        )
        if self._page is Page.HOME and not at_rest:
            self.touch()

    def _go(self, page: Page) -> None:
        self._page = page
        self._fault = None
        if page in _LAST:
            self._idle.stop()
        else:
            self._idle.touched()
        self._tell()

    def _leave_for(self, page: Page) -> None:
        self._came_from = self._page
        self._ticket.pause()
        self._go(page)

    def _return(self) -> None:
        """Back to where the visitor came from, with nothing left of what was answered since."""
        self._clear_guest_book()
        if self._came_from is Page.HOME:
            self.startAgain()
            return
        if self._came_from in _LAST:
            self._ticket.stay()
        self._go(self._came_from)

    @property
    def _stands_with_ticket(self) -> bool:
        return self._page in (Page.TICKET, Page.OWN_TICKET) and not self._under_way.busy

    @property
    def _cut_off(self) -> bool:
        return self._visit.cut_off

    def _scanned(self, text: str) -> None:
        self.touch()
        if self._page not in _SCANNED_ON or self._under_way.busy or self._cut_off:
            return
        if self._page is Page.RETURNING:
            self._returning.scanned(text)
            return
        if self._page is Page.HOME:
            self._go(Page.FIND)
        self._own_ticket.look_up(text)

    def _open_own_ticket(self) -> None:
        self._ticket.clear()
        self._visit.held = self._own_ticket.held
        self._go(Page.OWN_TICKET)

    def _ask_for_rating(self, request: Request) -> None:
        self._feedback.begin(request)
        self._go(Page.FEEDBACK)

    def _tell_complaint(self, found: PublicStatus) -> None:
        self._feedback.tell(found)
        self._go(Page.FEEDBACK)

    def _begin(self, facts: KioskFacts, service: str) -> None:
        offer = facts.offer(service)
        if offer is not None and offer.guest_book_first:
            self._open_guest_book(facts)
        else:
            self._visit.take_number()

    def _open_guest_book(self, facts: KioskFacts) -> None:
        self._fill_in(facts, {})
        self._leave_for(Page.GUEST_BOOK)

    def _fill_in(self, facts: KioskFacts, known: dict[str, str]) -> None:
        self._guest_book.open(
            facts.questions, facts.notice, facts.at.date(), institutions=facts.institutions, known=known
        )

    def _clear_guest_book(self) -> None:
        self._visit.known = None
        self._returning.clear()
        self._guest_book.clear()

    def _offers_recognition(self) -> bool:
        return self._visit.known is None and not self._cut_off

    def _greet(self, known: Known) -> None:
        """Go on with what is known of the visitor, who sees no more than its first letters."""
        assert self._home.facts is not None
        self._visit.known = known.token
        masked = {field: getattr(known, field, None) or "" for field in known.answered}
        self._fill_in(self._home.facts, masked)
        self._go(Page.GUEST_BOOK)

    def _guest_book_left(self) -> None:
        self._own_ticket.guest_book_left()
        self._ticket.guest_book_left()
        self._return()

    def _show(self, ticket: IssuedTicket, prints: PrintLog) -> None:
        assert self._home.facts is not None  # or no service could be chosen
        self._visit.known = None
        for page in self._visitors_pages:
            page.clear()
        self._ticket.show(self._home.facts.office, ticket, prints, self._visit.held)
        self._go(Page.WAIT if ticket.number is None else Page.TICKET)

    def _refused(self, error: Exception) -> None:
        from pst_kiosk.domain.guestbook import Invalid

        if isinstance(error, Invalid):
            self._guest_book.correct(error.fields)
        else:
            self._fault = error
        self._tell()

    def _offer_priority(self) -> None:
        if self._home.facts is not None:
            self._party.offer(dict(self._home.facts.assistance))

    def _speak(self) -> None:
        for page in (self._home, *self._visitors_pages):
            page.speak(self._spoken())
        self._tell()

    def _spoken(self) -> str:
        return str(self.language.property("code"))

    def _tell(self) -> None:
        trouble = self._home.trouble if self._page is Page.HOME else None
        fault = self._under_way.fault or self._fault or trouble
        if (fault, self._spoken()) != self._noticed:
            self._noticed = (fault, self._spoken())
            self._notice = sentence(fault, self.language) if fault else ""
        self.changed.emit()

    def _seconds_left(self) -> int:
        """On the first page nobody is asked: there is nothing to lose but the language."""
        at_rest = self._page is Page.HOME and not self._under_way.busy
        return 0 if at_rest else self._idle.seconds_left

    home = Property(QObject, lambda self: self._home, constant=True)
    reading = Property(QObject, lambda self: self._reading, constant=True)
    help = Property(QObject, lambda self: self._help, constant=True)
    party = Property(QObject, lambda self: self._party, constant=True)
    scanner = Property(QObject, lambda self: self._scanner, constant=True)
    ownTicket = Property(QObject, lambda self: self._own_ticket, constant=True)
    feedback = Property(QObject, lambda self: self._feedback, constant=True)
    returning = Property(QObject, lambda self: self._returning, constant=True)
    guestBook = Property(QObject, lambda self: self._guest_book, constant=True)
    ticket = Property(QObject, lambda self: self._ticket, constant=True)
    page = Property(str, lambda self: self._page.value, notify=changed)
    languageCode = Property(str, lambda self: self._spoken(), notify=changed)
    busy = Property(bool, lambda self: self._under_way.busy, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    cutOff = Property(bool, lambda self: self._cut_off, notify=changed)
    offersRecognition = Property(bool, _offers_recognition, notify=changed)
    """Whether somebody at the guest book may be known again."""
    numbered = Property(bool, lambda self: self._visit.ends_with_number, notify=changed)
    """Whether the guest book ends with a number."""
    secondsLeft = Property(int, _seconds_left, notify=changed)
