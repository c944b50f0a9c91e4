"""What the visitor waits for: one thing at a time, and nothing else happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pst_kiosk.kiosk.delivery import Delivery
from pst_kiosk.kiosk.intake import Intake, Wish
from pst_kiosk.ui.errand import Errand
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.domain.late_arrival import LateArrival
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.reception import IssuedTicket

Refusal = Callable[[Exception], None]


class UnderWay(QObject):
    """At most one errand or intake; whoever began it hears how it ends, unless it is dropped.

    `changed` comes when something begins, runs into trouble (`fault` says which) or is over.
    """

    changed = Signal()

    def __init__(
        self,
        services: Lane[Services],
        outbox: Lane[Outbox],
        delivery: Delivery,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._outbox = outbox
        self._delivery = delivery
        self._carrier: Errand | Intake | None = None
        self.fault: Exception | None = None
        """Why it takes longer."""

    @property
    def busy(self) -> bool:
        return self._carrier is not None

    def ask(self, call: Callable[[Services], Any], answered: Callable[[Any], None], refused: Refusal) -> None:
        """Send `call` until the database answers."""
        errand = Errand(self._services, call, self)
        errand.answered.connect(lambda answer: self._end(answered, answer))
        errand.refused.connect(lambda error: self._end(refused, error))
        errand.away.connect(self._troubled)
        self._begin(errand)
        errand.post()

    def take_number(
        self,
        wish: Wish,
        issued: Callable[[IssuedTicket], None],
        kept: Callable[[LateArrival], None],
        refused: Refusal,
        *,
        cut_off: bool,
    ) -> None:
        """A number from the database, or from the outbox; at once from there where it is `cut_off`."""
        intake = Intake(self._services, self._outbox, self._delivery, wish, self)
        intake.issued.connect(lambda ticket: self._end(issued, ticket))
        intake.kept.connect(lambda late: self._end(kept, late))
        intake.refused.connect(lambda error: self._end(refused, error))
        intake.troubled.connect(self._troubled)
        self._begin(intake)
        if cut_off:
            intake.keep()
        else:
            intake.ask()

    def drop(self) -> None:
        """Nobody waits for it any more."""
        self.fault = None
        if self._carrier is not None:
            self._carrier.drop()
            self._carrier = None

    def _begin(self, carrier: Errand | Intake) -> None:
        self.drop()
        self._carrier = carrier
        self.changed.emit()

    def _end(self, told: Callable[[Any], None], outcome: Any) -> None:
        self.drop()
        told(outcome)
        self.changed.emit()

    def _troubled(self, fault: Exception) -> None:
        self.fault = fault
        self.changed.emit()
