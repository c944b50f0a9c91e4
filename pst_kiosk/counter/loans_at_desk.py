"""What is lent, as the work page shows it: to the visitor at the desk, and all that is out in the office."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.intent import Intents
from pst_kiosk.counter.wording import Notice, refusal
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead

if TYPE_CHECKING:
    from collections.abc import Callable

    from pst_kiosk.services.loan_views import Desk, OfTicket
    from pst_kiosk.services.opening import Services


class LoansAtDesk(QObject):
    """`refused` carries why something was not lent or returned. While the database is away it is sent again
    by itself; the work page says that it is."""

    changed = Signal()
    refused = Signal(object)

    def __init__(
        self, lane: Lane[Services], feed: Feed, officer_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk: Desk | None = None
        self._officer = officer_id
        self._ticket: str | None = None
        self._intents = Intents(lane, self)
        self._intents.busyChanged.connect(self.changed)
        self._read = LiveRead(lane, feed, self._query, self)
        self._read.fresh.connect(self._take)
        self._read.refresh()

    @property
    def busy(self) -> bool:
        return self._intents.busy

    @property
    def visitor(self) -> OfTicket | None:
        """The visitor at the desk, once it is known what is lent to him."""
        found = self.desk.visitor if self.desk else None
        return found if found is not None and found.ticket_id == self._ticket else None

    def show_ticket(self, ticket_id: str | None) -> None:
        """This visitor is at the desk, or nobody."""
        if ticket_id != self._ticket:
            self._ticket = ticket_id
            self._read.refresh()
            self.changed.emit()

    def refresh(self) -> None:
        """What this counter wrote is not announced to itself."""
        self._read.refresh()

    def take_card(self, kind: int) -> None:
        ticket, officer = self._ticket, self._officer
        if ticket is not None:
            self._ask(lambda services, command: services.loans.take_card(command, ticket, kind, officer))

    def give_locker(self, locker_id: str) -> None:
        ticket, officer = self._ticket, self._officer
        if ticket is not None:
            self._ask(
                lambda services, command: services.loans.give_locker(command, ticket, locker_id, officer)
            )

    def give_back(self, loan_id: str) -> None:
        self._ask(lambda services, _: services.loans.give_back(loan_id, self._officer))

    def _ask(self, call: Callable[[Services, str], Any]) -> None:
        self.refused.emit(None)
        self._intents.send(call, lambda _: self.refresh(), self._refuse)

    def _refuse(self, error: Exception) -> None:
        notice: Notice = refusal(error)
        self.refused.emit(notice)
        self.refresh()

    def _query(self, services: Services) -> Desk:
        return services.loans.desk(self._ticket)

    def _take(self, desk: Desk) -> None:
        self.desk = desk
        self.changed.emit()
