"""The view model of a number or an appointment the visitor has already: find it, see it, cancel it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.domain.errors import Refused
from pst_kiosk.kiosk.home_model import HomeModel
from pst_kiosk.kiosk.own_ticket import (
    LEFT,
    Booked,
    Held,
    OwnTicketShown,
    appointment_words,
    look_up,
    own_ticket_shown,
    refusal_words,
)
from pst_kiosk.kiosk.under_way import UnderWay
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import INDONESIAN

if TYPE_CHECKING:
    from pst_kiosk.printing.printers import Printer
    from pst_kiosk.services.complaint_views import PublicStatus
    from pst_kiosk.services.feedback import Request
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.reception import OwnTicket

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LONGEST = 12
"""What can be typed; a code has eight letters, a number up to six."""


@QmlElement
@QmlUncreatable("made by the program")
class OwnTicketModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """`opened` when a ticket is found, `booked` when an appointment is; `ratable` tells what is to be rated,
    `followed` what became of a complaint, `lost` a refusal that this page has no words for.
    """

    changed = Signal()
    opened = Signal()
    booked = Signal()
    ratable = Signal(object)
    followed = Signal(object)
    lost = Signal(object)

    def __init__(
        self,
        home: HomeModel,
        under_way: UnderWay,
        printer: Lane[Printer | None] | None,
        station: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._printer = printer
        self._station = station
        self._prints = self._reprinted = False
        self._home = home
        self._under_way = under_way
        self._language = INDONESIAN
        self._text = ""
        self._refused: Refused | None = None
        self._found: OwnTicket | None = None
        self._cancel_id = ""
        self.appointment: Booked | None = None
        self._shown = OwnTicketShown()
        home.changed.connect(self._derive)

    @property
    def held(self) -> Held:
        """The ticket that was found."""
        assert self._found is not None
        return Held(self._found.ticket_id, self._found.code, self._found.guest_book)

    def clear(self) -> None:
        """Forget what was typed and found."""
        self._text = ""
        self._refused = self._found = self.appointment = None
        self._cancel_id = ""
        self._reprinted = False
        self._derive()

    def speak(self, language: str) -> None:
        self._language = language
        self._derive()

    def look_up(self, text: str, *, to_cancel: bool = False) -> None:
        """Find what a scanned or typed text stands for; `to_cancel` asks at once whether to give it back."""
        self._refused = None

        def found(held: OwnTicket | Booked | Request | PublicStatus) -> None:
            self._take(held)
            if to_cancel:
                self.askCancel()

        self._under_way.ask(lambda services: look_up(services, text), found, self._refuse)

    def guest_book_left(self) -> None:
        """The guest book for this ticket has just been left."""
        if self._found is not None:
            self._found = replace(self._found, guest_book=LEFT)
            self._derive()

    @Slot(str)
    def press(self, key: str) -> None:
        """The visitor tapped a key of the pad."""
        self._write((self._text + key)[:LONGEST])

    @Slot()
    def erase(self) -> None:
        self._write(self._text[:-1])

    @Slot()
    def find(self) -> None:
        if self._text and not self._under_way.busy:
            self.look_up(self._text)

    @Slot()
    def rate(self) -> None:
        """The visitor was served, and wants to say how it was."""
        found = self._found
        if found is not None and self._shown.rating and not self._under_way.busy:
            text = found.code or str(found.number)
            self._under_way.ask(
                lambda services: services.feedback.find(text), self.ratable.emit, self.lost.emit
            )

    @Slot()
    def printAgain(self) -> None:
        """The visitor wants the ticket on paper once more; it comes as every reprint does."""
        found, station = self._found, self._station
        if found is None or not self._shown.reprint or self._reprinted or self._under_way.busy:
            return
        job_id, code = new_identity(), str(found.code)
        self._under_way.ask(
            lambda services: services.prints.reprint_own(job_id, code, station()),
            self._printed_again,
            self.lost.emit,
        )

    @Slot()
    def askCancel(self) -> None:
        """The visitor wants to give the number back; he is asked once."""
        if self._shown.cancel:
            self._cancel_id = new_identity()
            self._derive()

    @Slot()
    def keepNumber(self) -> None:
        self._cancel_id = ""
        self._derive()

    @Slot()
    def cancel(self) -> None:
        """The visitor is sure."""
        found, command_id = self._found, self._cancel_id
        if found is None or found.code is None or not command_id or self._under_way.busy:
            return
        code = found.code

        def give_back(services: Services) -> OwnTicket | Booked | Request | PublicStatus:
            services.reception.cancel(command_id, code)
            return look_up(services, code)

        self._under_way.ask(give_back, self._take, self._not_cancelled)

    def _printed_again(self, _nothing: None) -> None:
        self._reprinted = True
        self.changed.emit()

    def _not_cancelled(self, refused: Exception) -> None:
        self.keepNumber()
        self.lost.emit(refused)

    def _write(self, text: str) -> None:
        self._text = text
        self._refused = None
        self._derive()

    def _take(self, found: OwnTicket | Booked | Request | PublicStatus) -> None:
        from pst_kiosk.services.complaint_views import PublicStatus
        from pst_kiosk.services.feedback import Request

        self._text = self._cancel_id = ""
        self._reprinted = False
        if isinstance(found, Request):
            self._derive()
            self.ratable.emit(found)
        elif isinstance(found, PublicStatus):
            self._derive()
            self.followed.emit(found)
        elif isinstance(found, Booked):
            self.appointment = found
            self._derive()
            self.booked.emit()
        else:
            self._found = found
            self._look_for_printer()
            self._derive()
            self.opened.emit()

    def _look_for_printer(self) -> None:
        if self._printer is not None:
            self._printer.post(lambda printer: printer is not None, self._know_printer, lambda _: None)

    def _know_printer(self, prints: bool) -> None:
        self._prints = prints
        self._derive()

    def _refuse(self, refused: Exception) -> None:
        self._text = ""
        if isinstance(refused, Refused):
            self._refused = refused
        self._derive()
        if not self._message():
            self.lost.emit(refused)

    def _derive(self) -> None:
        self._shown = own_ticket_shown(
            self._found,
            prints=self._prints,
            is_open=self._home.is_open,
            another=self._home.gives_another,
            language=self._language,
        )
        self.changed.emit()

    def _message(self) -> str:
        facts = self._home.facts
        if self._refused is None or facts is None:
            return ""
        return refusal_words(self._refused, facts.office, self._language) or ""

    def _appointment_words(self) -> str:
        facts = self._home.facts
        if self.appointment is None or facts is None:
            return ""
        return appointment_words(self.appointment, facts.office, self._language)

    def _appointment_service(self) -> str:
        facts = self._home.facts
        if self.appointment is None or facts is None:
            return ""
        return facts.office.service(self.appointment.service).name[self._language]

    text = Property(str, lambda self: self._text, notify=changed)
    message = Property(str, _message, notify=changed)
    number = Property(str, lambda self: self._shown.number, notify=changed)
    service = Property(str, lambda self: self._shown.service, notify=changed)
    status = Property(str, lambda self: self._shown.status, notify=changed)
    kind = Property(str, lambda self: self._shown.kind, notify=changed)
    ahead = Property(str, lambda self: self._shown.ahead, notify=changed)
    aheadWords = Property(str, lambda self: self._shown.ahead_words, notify=changed)
    wait = Property(str, lambda self: self._shown.wait, notify=changed)
    waitWords = Property(str, lambda self: self._shown.wait_words, notify=changed)
    hint = Property(str, lambda self: self._shown.hint, notify=changed)
    guestBookLeft = Property(bool, lambda self: self._shown.left, notify=changed)
    """Whether the hint is that the guest book has arrived."""
    offersGuestBook = Property(bool, lambda self: self._shown.guest_book, notify=changed)
    offersFurther = Property(bool, lambda self: self._shown.further, notify=changed)
    offersReprint = Property(bool, lambda self: self._shown.reprint, notify=changed)
    reprinted = Property(bool, lambda self: self._reprinted, notify=changed)
    offersRating = Property(bool, lambda self: self._shown.rating, notify=changed)
    offersCancel = Property(bool, lambda self: self._shown.cancel, notify=changed)
    askingCancel = Property(bool, lambda self: bool(self._cancel_id), notify=changed)
    appointmentService = Property(str, _appointment_service, notify=changed)
    appointmentTime = Property(str, _appointment_words, notify=changed)
