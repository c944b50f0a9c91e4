"""The kiosk's view model: a service is chosen, the guest book signed where it comes first, a number given
where the standard gives one."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.kiosk.countdown import Idleness
from pst_kiosk.kiosk.delivery import Delivery
from pst_kiosk.kiosk.guest_book_model import GuestBookModel
from pst_kiosk.kiosk.home_model import HomeModel
from pst_kiosk.kiosk.intake import Intake, Wish
from pst_kiosk.kiosk.memory import Memory
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.kiosk.print_log import DatabasePrints, OutboxPrints, PrintLog
from pst_kiosk.kiosk.ticket import late_ticket
from pst_kiosk.kiosk.ticket_model import TicketModel
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import ENGLISH, INDONESIAN, Language
from pst_kiosk.ui.messages import sentence

if TYPE_CHECKING:
    from pst_kiosk.domain.late_arrival import LateArrival
    from pst_kiosk.domain.office import Office
    from pst_kiosk.kiosk.outbox import Outbox
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
        outbox: Lane[Outbox],
        station: Callable[[], str],
        introduce: Callable[[Services], int | None],
        *,
        patience: Patience | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        patience = patience or Patience()
        self.language = Language("kiosk", self)
        self._services = services
        self._outbox = outbox
        self._station = station
        self._memory = Memory(services, outbox, introduce, self)
        self._delivery = Delivery(services, outbox, self)
        self._home = HomeModel(services, feed, outbox, self)
        self._guest_book = GuestBookModel(self)
        self._ticket = TicketModel(printer, patience, self)
        self._page = Page.HOME
        self._service = ""
        self._numbered = True
        self._command_id = ""
        self._intake: Intake | None = None
        self._fault: Exception | None = None
        self._notice = ""
        self._noticed: tuple[Exception | None, str] = (None, INDONESIAN)
        self._idle = Idleness(patience.quiet_ms, patience.asking_s, patience.second_ms, self)
        self._idle.changed.connect(self.changed)
        self._idle.left.connect(self._forget)
        self._guest_book.touched.connect(self.touch)
        self._ticket.over.connect(self._forget)
        self._home.connection_changed.connect(self._tell)
        self._home.fresh.connect(self._memory.tell)
        self._memory.told.connect(self._delivery.begin)
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
        if self._page is not Page.HOME or self._intake or offer is None:
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
        if self._page is not Page.GUEST_BOOK or self._intake:
            return
        if self._guest_book.correct(self._wrong_answers()):
            self._tell()
        elif self._guest_book.on_last_page:
            self._take_number()
        else:
            self._guest_book.turn(1)

    @Slot()
    def back(self) -> None:
        """One page back with all answers kept; from the first page to the start."""
        self.touch()
        if self._page is not Page.GUEST_BOOK or self._intake:
            return
        if self._guest_book.on_first_page:
            self.startAgain()
        else:
            self._guest_book.turn(-1)

    @Slot()
    def startAgain(self) -> None:
        """To the start, in the language spoken now; everything answered is forgotten."""
        self._drop_intake()
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

    def _wrong_answers(self) -> dict[str, str]:
        from pst_kiosk.domain.guestbook import Invalid, sign

        assert self._home.facts is not None
        today = self._home.facts.at.date()
        try:
            sign(self._guest_book.draft, self._office.guest_book, today)
        except Invalid as invalid:
            return invalid.fields
        return {}

    def _take_number(self) -> None:
        wish = Wish(self._command_id, self._service, self._spoken(), self._guest_book.draft)
        self._intake = Intake(self._services, self._outbox, self._delivery, wish, self)
        self._intake.issued.connect(self._issued)
        self._intake.kept.connect(self._kept)
        self._intake.refused.connect(self._refused)
        self._intake.troubled.connect(self._troubled)
        if self._cut_off:
            self._intake.keep()
        else:
            self._intake.ask()
        self._tell()

    @property
    def _cut_off(self) -> bool:
        """The database is away, or back with somebody still to be delivered, who came before."""
        return self._home.cut_off or self._delivery.pending

    def _drop_intake(self) -> None:
        self._fault = None
        if self._intake is not None:
            self._intake.drop()
            self._intake = None

    def _issued(self, ticket: IssuedTicket) -> None:
        self._show(ticket, DatabasePrints(self._services, self._station, ticket.id))

    def _kept(self, late: LateArrival) -> None:
        prints = OutboxPrints(self._outbox, self._services, self._station, late.command_id)
        self._show(late_ticket(late, self._office), prints)
        if self._home.fault is None:
            self._delivery.begin()  # it was slow, or is back by now

    def _show(self, ticket: IssuedTicket, prints: PrintLog) -> None:
        self._drop_intake()
        self._idle.stop()
        self._guest_book.clear()
        self._ticket.show(self._office, ticket, prints)
        self._page = Page.WAIT if ticket.number is None else Page.TICKET
        self._tell()

    @property
    def _office(self) -> Office:
        assert self._home.facts is not None  # or no service could be chosen
        return self._home.facts.office

    def _refused(self, error: Exception) -> None:
        from pst_kiosk.domain.guestbook import Invalid

        self._drop_intake()
        if isinstance(error, Invalid):
            self._guest_book.correct(error.fields)
        else:
            self._fault = error
        self._tell()

    def _troubled(self, fault: Exception) -> None:
        self._fault = fault
        self._tell()

    def _speak(self) -> None:
        for page in (self._home, self._guest_book, self._ticket):
            page.speak(self._spoken())
        self._tell()

    def _spoken(self) -> str:
        return str(self.language.property("code"))

    def _tell(self) -> None:
        fault = self._fault or (self._home.trouble if self._page is Page.HOME else None)
        if (fault, self._spoken()) != self._noticed:
            self._noticed = (fault, self._spoken())
            self._notice = sentence(fault, self.language) if fault else ""
        self.changed.emit()

    def _seconds_left(self) -> int:
        """On the first page nobody is asked: there is nothing to lose but the language."""
        at_rest = self._page is Page.HOME and self._intake is None
        return 0 if at_rest else self._idle.seconds_left

    home = Property(QObject, lambda self: self._home, constant=True)
    guestBook = Property(QObject, lambda self: self._guest_book, constant=True)
    ticket = Property(QObject, lambda self: self._ticket, constant=True)
    page = Property(str, lambda self: self._page.value, notify=changed)
    languageCode = Property(str, lambda self: self._spoken(), notify=changed)
    busy = Property(bool, lambda self: self._intake is not None, notify=changed)
    notice = Property(str, lambda self: self._notice, notify=changed)
    numbered = Property(bool, lambda self: self._numbered, notify=changed)
    """Whether the chosen service ends with a number."""
    secondsLeft = Property(int, _seconds_left, notify=changed)
