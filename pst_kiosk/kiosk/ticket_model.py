"""The ticket page's view model: the number just given, its paper, and the seconds it is still shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.kiosk.countdown import Countdown
from pst_kiosk.kiosk.home_model import HomeModel
from pst_kiosk.kiosk.own_ticket import LEFT, Held
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.kiosk.print_job import PrintJob
from pst_kiosk.kiosk.print_log import PrintLog
from pst_kiosk.kiosk.ticket import WITHOUT_PAPER, Paper, TicketShown, ticket_shown
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import INDONESIAN

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.printing.printers import Printer
    from pst_kiosk.services.reception import IssuedTicket

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the program")
class TicketModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Shows a ticket and has it printed; `over` when its time on the screen has run out."""

    changed = Signal()
    over = Signal()

    def __init__(
        self,
        home: HomeModel,
        printer: Lane[Printer | None] | None,
        patience: Patience,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._home = home
        self._printer = printer
        self._patience = patience
        self._language = INDONESIAN
        self._ticket: IssuedTicket | None = None
        self._held: Held | None = None
        self._job: PrintJob | None = None
        self._shown = TicketShown()
        self._closing = Countdown(patience.second_ms, self)
        self._closing.ticked.connect(self._derive)
        self._closing.ended.connect(self.over)
        home.changed.connect(self._derive)

    def show(self, office: Office, ticket: IssuedTicket, prints: PrintLog, held: Held | None) -> None:
        """Show this ticket from now on, and print its number where the station has a printer.

        `held` says what its holder may still do; None where the database does not know it yet.
        """
        self._ticket, self._held = ticket, held
        if self._printer is not None and ticket.number is not None:
            self._job = PrintJob(self._printer, prints, office, ticket, self)
            self._job.changed.connect(self._paper_changed)
            self._job.start()
        self.stay()

    def guest_book_left(self) -> None:
        """Its holder has just filled in the guest book."""
        if self._held is not None:
            self._held = replace(self._held, guest_book=LEFT)
            self._derive()

    def pause(self) -> None:
        """Its holder is on another page for a while."""
        self._closing.stop()

    def clear(self) -> None:
        """Forget the ticket; one that is being printed is printed to its end."""
        self._closing.stop()
        self._ticket = self._held = None
        if self._job is not None:
            self._job.leave()
            self._job = None
        self._derive()

    def speak(self, language: str) -> None:
        self._language = language
        self._derive()

    def _paper_changed(self) -> None:
        if self._closing.left:
            self.stay()
        else:
            self._derive()

    def stay(self) -> None:
        """A number that is on paper, or none at all, needs less time than one that must be remembered."""
        numbered = self._ticket is not None and self._ticket.number is not None
        to_remember = numbered and self._paper in WITHOUT_PAPER
        self._closing.start(self._patience.ticket_without_paper_s if to_remember else self._patience.ticket_s)

    @property
    def _paper(self) -> Paper:
        return self._job.paper if self._job else Paper.NONE

    def _derive(self) -> None:
        shown = ticket_shown(
            self._ticket,
            self._held,
            self._paper,
            self._closing.left,
            self._language,
            another=self._home.gives_another,
        )
        if shown != self._shown:
            self._shown = shown
            self.changed.emit()

    number = Property(str, lambda self: self._shown.number, notify=changed)
    service = Property(str, lambda self: self._shown.service, notify=changed)
    code = Property(str, lambda self: self._shown.code, notify=changed)
    ahead = Property(str, lambda self: self._shown.ahead, notify=changed)
    aheadWords = Property(str, lambda self: self._shown.ahead_words, notify=changed)
    wait = Property(str, lambda self: self._shown.wait, notify=changed)
    waitWords = Property(str, lambda self: self._shown.wait_words, notify=changed)
    cutOff = Property(str, lambda self: self._shown.cut_off, notify=changed)
    """Why people ahead and wait are not told; empty where they are."""
    promise = Property(str, lambda self: self._shown.promise, notify=changed)
    toDo = Property("QStringList", lambda self: list(self._shown.to_do), notify=changed)  # type: ignore[arg-type]
    paper = Property(str, lambda self: self._shown.paper, notify=changed)
    paperWords = Property(str, lambda self: self._shown.paper_words, notify=changed)
    offersGuestBook = Property(bool, lambda self: self._shown.guest_book, notify=changed)
    offersFurther = Property(bool, lambda self: self._shown.further, notify=changed)
    offersCancel = Property(bool, lambda self: self._shown.cancel, notify=changed)
    left = Property(str, lambda self: self._shown.left, notify=changed)
    """That the guest book has been filled in; empty where it has not, while waiting."""
    closing = Property(str, lambda self: self._shown.closing, notify=changed)
