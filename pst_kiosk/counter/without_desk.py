"""What an officer without a desk is still told: who needs an officer, and what should be back by now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.calls_for_help import CallsForHelp
from pst_kiosk.counter.complaints_needs import NewComplaints
from pst_kiosk.counter.loans_at_desk import LoansAtDesk
from pst_kiosk.counter.loans_words import left_at_leaving
from pst_kiosk.counter.needs import Needs
from pst_kiosk.counter.unprinted import UnprintedTickets
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


class WithoutDesk(QObject):
    """`refused` carries why a call for help could not be taken, or a ticket not be printed again."""

    refused = Signal(object)

    def __init__(
        self, lane: Lane[Services], feed: Feed, officer_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.help = CallsForHelp(lane, feed, officer_id, self)
        self.unprinted = UnprintedTickets(lane, feed, officer_id, self)
        self.complaints = NewComplaints(lane, officer_id, self)
        self._loans = LoansAtDesk(lane, feed, officer_id, self)
        self._told = False
        for needs in (self.help, self.unprinted, self.complaints):
            needs.refused.connect(self.refused)

    @property
    def needs(self) -> tuple[Needs, ...]:
        """What may call the officer away, by kind."""
        return self.help, self.unprinted, self.complaints

    def what_is_out(self) -> str:
        """After closing time, what should be back: said once, then empty."""
        out = "" if self._told else left_at_leaving(self._loans.desk)
        self._told = self._told or bool(out)
        return out
