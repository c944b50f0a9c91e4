"""Where it is noted what was printed: in the database, or in the outbox until that is delivered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.services.opening import Services

Failed = Callable[[Exception], None]


class PrintLog(Protocol):
    """The log of one ticket's prints."""

    def begin(self, job_id: str, then: Callable[[], None], failed: Failed) -> None:
        """A print is about to happen; `then` once that is noted."""

    def end(self, job_id: str, fault: str | None) -> None:
        """The printer took it whole, or failed with its fault."""


class DatabasePrints:
    def __init__(self, services: Lane[Services], station: Callable[[], str], ticket_id: str) -> None:
        self._services = services
        self._station = station
        self._ticket_id = ticket_id

    def begin(self, job_id: str, then: Callable[[], None], failed: Failed) -> None:
        ticket_id, station = self._ticket_id, self._station
        self._services.post(
            lambda services: services.reception.begin_print(job_id, ticket_id, station()),
            lambda _: then(),
            failed,
        )

    def end(self, job_id: str, fault: str | None) -> None:
        self._services.post(lambda services: services.reception.end_print(job_id, fault))


class OutboxPrints:
    def __init__(
        self, outbox: Lane[Outbox], services: Lane[Services], station: Callable[[], str], command_id: str
    ) -> None:
        self._outbox = outbox
        self._services = services
        self._station = station
        self._command_id = command_id

    def begin(self, job_id: str, then: Callable[[], None], failed: Failed) -> None:
        command_id, station = self._command_id, self._station
        self._outbox.post(
            lambda outbox: outbox.begin_print(job_id, command_id, station()), lambda _: then(), failed
        )

    def end(self, job_id: str, fault: str | None) -> None:
        def noted(here: bool) -> None:
            if not here:  # delivered meanwhile, with the print that had begun
                self._services.post(lambda services: services.reception.end_print(job_id, fault))

        self._outbox.post(lambda outbox: outbox.end_print(job_id, fault), noted)
