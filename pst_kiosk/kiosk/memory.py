"""What the kiosk must know to go on without the database, told to the outbox while there is one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.domain.late_arrival import Provisions
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.services.opening import Services


class Memory(QObject):
    """Tells the outbox the time with every reading, and the office's profile, days and digit with the first.

    `told` comes after each, whether or not the outbox could take it.
    """

    told = Signal()

    def __init__(
        self,
        services: Lane[Services],
        outbox: Lane[Outbox],
        introduce: Callable[[Services], int | None],
        parent: QObject | None = None,
    ) -> None:
        """`introduce` reports this kiosk to the office and returns its digit; called in the lane."""
        super().__init__(parent)
        self._services = services
        self._outbox = outbox
        self._introduce = introduce
        self._provided = self._asking = self._puzzled = False

    def tell(self, at: dt.datetime, when: float) -> None:
        """The database's time was `at` when the steady clock said `when`."""
        self._outbox.post(lambda outbox: outbox.hear(at, when), failed=self._failed)
        if self._provided:
            self.told.emit()
        elif not self._asking:
            self._asking = True
            introduce = self._introduce
            self._services.post(
                lambda services: services.late_arrivals.provisions(introduce(services)),
                self._remember,
                self._not_provided,
            )

    def _remember(self, provisions: Provisions) -> None:
        self._outbox.post(lambda outbox: outbox.remember(provisions), self._remembered, self._not_provided)

    def _remembered(self, _nothing: None) -> None:
        self._asking, self._provided = False, True
        self.told.emit()

    def _not_provided(self, error: Exception) -> None:
        self._asking = False
        self._failed(error)
        self.told.emit()

    def _failed(self, error: Exception) -> None:
        """Said once: it is tried again with every reading."""
        if not self._puzzled:
            self._puzzled = True
            log_fault(__name__, "telling the outbox what it must know", error)
