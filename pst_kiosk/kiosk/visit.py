"""What one visitor wants of the office, and what he has got: numbers, and a guest book for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.kiosk.delivery import Delivery
from pst_kiosk.kiosk.guest_book_state import Answer
from pst_kiosk.kiosk.home_model import HomeModel
from pst_kiosk.kiosk.intake import Wish
from pst_kiosk.kiosk.own_ticket import DUE, LEFT, Held, guest_book_of_new
from pst_kiosk.kiosk.print_log import DatabasePrints, OutboxPrints
from pst_kiosk.kiosk.ticket import late_ticket
from pst_kiosk.kiosk.under_way import UnderWay
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.domain.late_arrival import LateArrival
    from pst_kiosk.domain.office import Office
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.reception import IssuedTicket

Draft = dict[str, Answer]


class Visit(QObject):
    """One intent at a time, with one command: however often it is sent, it gives one ticket.

    `given` carries a ticket and where its prints are noted, `guest_book_left` comes when that has arrived,
    `refused` carries what stands against either.
    """

    given = Signal(object, object)
    guest_book_left = Signal()
    refused = Signal(object)

    def __init__(
        self,
        services: Lane[Services],
        outbox: Lane[Outbox],
        station: Callable[[], str],
        home: HomeModel,
        delivery: Delivery,
        under_way: UnderWay,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._outbox = outbox
        self._station = station
        self._home = home
        self._delivery = delivery
        self._under_way = under_way
        self._wish: Wish | None = None
        self.command_id = ""
        self.held: Held | None = None
        """The ticket the visitor stands here with; None where the database does not know it."""
        self.known: str | None = None
        """The token of a visitor who was recognised."""

    def clear(self) -> None:
        """Another visitor."""
        self._wish = self.held = self.known = None
        self.command_id = ""

    @property
    def cut_off(self) -> bool:
        """The database is away, or back with somebody still to be delivered, who came before."""
        return self._home.cut_off or self._delivery.pending

    @property
    def code(self) -> str | None:
        """The code of the ticket the visitor stands here with."""
        return self.held.code if self.held else None

    @property
    def guest_book_due(self) -> bool:
        """Whether the holder of a ticket may fill in the guest book now."""
        return self.held is not None and self.held.guest_book == DUE

    @property
    def ends_with_number(self) -> bool:
        """Whether the guest book, once signed, brings a number."""
        return self._wish is not None and self._office.service(self._wish.service).numbered

    def want_number(
        self, service: str, language: str, people: int, assistance: int | None, call_aid: int | None
    ) -> None:
        """A number for `people`; `assistance` says why priority is asked for, `call_aid` what of a call he
        would miss."""
        self.command_id = new_identity()
        self._wish = Wish(
            self.command_id, service, language, people=people, assistance=assistance, call_aid=call_aid
        )

    def keep_appointment(self, service: str, language: str, code: str) -> None:
        """The number of an appointment made ahead."""
        self.command_id = new_identity()
        self._wish = Wish(self.command_id, service, language, appointment=code)

    def want_guest_book(self) -> None:
        """The guest book, filled in while waiting with a number."""
        self.command_id = new_identity()
        self._wish = None

    def sign(self, draft: Draft) -> None:
        """The guest book is filled in: it brings the number, or is left for an officer."""
        if self._wish is None:
            self._leave_guest_book(draft)
            return
        # Priority asked for before counts as the guest book's answer.
        asked: Draft = {} if self._wish.assistance is None else {"assistance": self._wish.assistance}
        self._wish = replace(self._wish, draft=asked | draft, known=self.known)
        self.take_number()

    def take_number(self) -> None:
        assert self._wish is not None
        self._under_way.take_number(
            self._wish, self._issued, self._kept, self.refused.emit, cut_off=self.cut_off
        )

    def take_further_number(self, service: str, language: str) -> None:
        """Another service's number, for the holder of a ticket."""
        command_id, code = new_identity(), self.code
        assert code is not None
        self._under_way.ask(
            lambda services: services.reception.further_number(command_id, code, service, language),
            self._issued,
            self.refused.emit,
        )

    def _leave_guest_book(self, draft: Draft) -> None:
        assert self.held is not None
        command_id, ticket_id, known = self.command_id, self.held.ticket_id, self.known
        self._under_way.ask(
            lambda services: services.reception.leave_guest_book(command_id, ticket_id, draft, known),
            self._guest_book_arrived,
            self.refused.emit,
        )

    def _guest_book_arrived(self, _nothing: None) -> None:
        assert self.held is not None
        self.held = replace(self.held, guest_book=LEFT)
        self.guest_book_left.emit()

    def _issued(self, ticket: IssuedTicket) -> None:
        guest_book = self.held.guest_book if self.held else guest_book_of_new(ticket.service)
        self.held = Held(ticket.id, ticket.code, guest_book)
        self.given.emit(ticket, DatabasePrints(self._services, self._station, ticket.id))

    def _kept(self, late: LateArrival) -> None:
        prints = OutboxPrints(self._outbox, self._services, self._station, late.command_id)
        self.given.emit(late_ticket(late, self._office), prints)
        if self._home.fault is None:
            self._delivery.begin()  # it was slow, or is back by now

    @property
    def _office(self) -> Office:
        assert self._home.facts is not None  # or no service could be chosen
        return self._home.facts.office
