"""A visitor's number: from the database, or from the outbox while the database is away."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.domain.errors import Refused
from pst_kiosk.kiosk.away import is_away
from pst_kiosk.kiosk.delivery import Delivery
from pst_kiosk.kiosk.guest_book_state import Answer
from pst_kiosk.ui.errand import Errand
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.domain.late_arrival import LateArrival
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.services.opening import Services


@dataclass(frozen=True)
class Wish:
    """What a visitor asks for; one command, however often and wherever it is sent."""

    command_id: str
    service: str
    language: str
    draft: dict[str, Answer] = field(default_factory=dict)
    people: int = 1
    appointment: str | None = None
    """The code of one made ahead."""
    assistance: int | None = None
    """Why priority is asked for: a code of the list of assistance."""
    call_aid: int | None = None
    """He cannot hear a call, or cannot see the board: a code of that list."""
    known: str | None = None
    """The token of a recognised visitor, whose `draft` holds what he changed alone."""


class Intake(QObject):
    """Carries one wish until there is a number.

    `issued` carries the database's ticket, `kept` the outbox's; `refused` what stands against it. With these
    the intake is over. `troubled` says why it takes longer: neither has given a number yet, and the database
    is asked again and again.
    """

    issued = Signal(object)
    kept = Signal(object)
    refused = Signal(object)
    troubled = Signal(object)

    def __init__(
        self,
        services: Lane[Services],
        outbox: Lane[Outbox],
        delivery: Delivery,
        wish: Wish,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._outbox = outbox
        self._delivery = delivery
        self._wish = wish
        self._errand: Errand | None = None

    def ask(self) -> None:
        """Ask the database, and the outbox where it does not answer; connect to the signals before."""
        self._send().away.connect(self._away)

    def keep(self) -> None:
        """Ask the outbox, knowing that the database is away."""
        wish = self._wish
        self._delivery.expect()
        self._outbox.post(
            lambda outbox: outbox.keep(
                wish.command_id,
                wish.service,
                wish.language,
                wish.draft,
                wish.assistance,
                recognised=wish.known is not None,
                people=wish.people,
                appointment=wish.appointment,
                call_aid=wish.call_aid,
            ),
            self._kept,
            self._not_kept,
        )

    def drop(self) -> None:
        """Nobody waits for the number any more."""
        self.blockSignals(True)
        self._drop_errand()
        self.deleteLater()

    def _send(self) -> Errand:
        wish = self._wish
        self._errand = Errand(
            self._services,
            lambda services: services.reception.take_number(
                wish.command_id,
                wish.service,
                wish.language,
                wish.draft,
                wish.people,
                wish.appointment,
                known=wish.known,
                assistance=wish.assistance,
                call_aid=wish.call_aid,
            ),
            self,
        )
        self._errand.answered.connect(self.issued)
        self._errand.refused.connect(self.refused)
        self._errand.post()
        return self._errand

    def _away(self, fault: Exception) -> None:
        """The answer may still come: it is not heard, and the delivery finds the ticket."""
        if is_away(fault):
            self._drop_errand()
            self.keep()
        else:
            self.troubled.emit(fault)

    def _kept(self, late: LateArrival) -> None:
        self.kept.emit(late)

    def _not_kept(self, error: Exception) -> None:
        from pst_kiosk.domain.guestbook import Invalid

        if isinstance(error, Invalid):
            self.refused.emit(error)
            return
        if not isinstance(error, Refused):
            log_fault(__name__, "receiving a visitor without the database", error)
        self.troubled.emit(error)
        self._send()

    def _drop_errand(self) -> None:
        if self._errand is not None:
            self._errand.drop()
            self._errand = None
