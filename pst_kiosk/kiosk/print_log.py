"""Where it is noted what was printed: in the database, or in the outbox until that is delivered.

How a print ended is carried to the database until that has it, however often it goes away meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.ui.errand import Errand
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.kiosk.outbox import Outbox
    from pst_kiosk.services.opening import Services

Failed = Callable[[Exception], None]


class PrintLog(Protocol):
    """The log of one ticket's prints."""

    def begin(self, job_id: str, then: Callable[[], None], failed: Failed) -> None:
        """A print is about to happen; `then` once that is noted."""

    def end(self, job_id: str, state: PrintState, fault: str | None) -> None:
        """How it ended; `fault` is the code of what the printer met."""


class DatabasePrints:
    def __init__(self, services: Lane[Services], station: Callable[[], str], ticket_id: str) -> None:
        self._services = services
        self._station = station
        self._ticket_id = ticket_id

    def begin(self, job_id: str, then: Callable[[], None], failed: Failed) -> None:
        self._services.post(lambda services: self._begin(services, job_id), lambda _: then(), failed)

    def end(self, job_id: str, state: PrintState, fault: str | None) -> None:
        def note(services: Services) -> None:
            self._begin(services, job_id)  # where the database was away at the beginning
            services.prints.end(job_id, state, fault)

        _carry(self._services, note)

    def _begin(self, services: Services, job_id: str) -> None:
        services.prints.begin(job_id, self._ticket_id, self._station())


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

    def end(self, job_id: str, state: PrintState, fault: str | None) -> None:
        def noted(here: bool) -> None:
            if not here:  # delivered meanwhile, with the print that had begun
                _carry(self._services, lambda services: services.prints.end(job_id, state, fault))

        self._outbox.post(lambda outbox: outbox.end_print(job_id, state, fault), noted)


class ReprintPrints:
    """Of a job an officer asked for: it is in the database, and was begun when it was taken from there."""

    def __init__(self, services: Lane[Services]) -> None:
        self._services = services

    def begin(self, job_id: str, then: Callable[[], None], failed: Failed) -> None:
        then()

    def end(self, job_id: str, state: PrintState, fault: str | None) -> None:
        _carry(self._services, lambda services: services.prints.end(job_id, state, fault))


def _carry(services: Lane[Services], note: Callable[[Services], None]) -> None:
    errand = Errand(services, note, services)
    errand.answered.connect(lambda _: errand.drop())
    errand.refused.connect(lambda _: errand.drop())
    errand.post()
