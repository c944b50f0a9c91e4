"""Tickets an officer wants printed again at this kiosk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pst_kiosk.kiosk.print_job import PrintJob, load_printing
from pst_kiosk.kiosk.print_log import ReprintPrints
from pst_kiosk.kiosk.ticket import Paper
from pst_kiosk.ui.errand import Errand
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.printing.printers import Printer
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.reception import IssuedTicket


class Reprints(QObject):
    """Prints what is asked for, one after the other, each once; where the station has a printer.

    First it gives up what a former run of the program had begun: that may or may not be on paper.
    """

    def __init__(
        self,
        services: Lane[Services],
        feed: Feed,
        printer: Lane[Printer | None] | None,
        station: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._feed = feed
        self._printer = printer
        self._station = station
        self._wanted: LiveRead | None = None
        self._errand: Errand | None = None
        self._job: PrintJob | None = None
        self._refused: set[str] = set()
        """What cannot be had; it does not hold up the others."""

    def start(self) -> None:
        """Begin to look, once the database is reached; the printer's lane loads what a ticket needs."""
        if self._printer is not None:
            self._printer.post(lambda printer: printer is not None, self._begin, lambda _: None)
            self._printer.post(load_printing)

    def _begin(self, has_printer: bool) -> None:
        if has_printer:
            station = self._station
            self._carry(
                lambda services: services.prints.give_up(station()), lambda _: self._watch(), self._watch
            )

    def _watch(self) -> None:
        station = self._station
        self._wanted = LiveRead(
            self._services, self._feed, lambda services: services.prints.wanted(station()), self
        )
        self._wanted.fresh.connect(self._take_first)
        self._wanted.refresh()

    def _take_first(self, wanted: tuple[str, ...]) -> None:
        job_id = next((job for job in wanted if job not in self._refused), None)
        if job_id is None or self._errand is not None or self._job is not None:
            return

        def take(services: Services) -> tuple[Office, IssuedTicket | None]:
            return services.office, services.prints.take(job_id)

        def pass_over() -> None:
            self._refused.add(job_id)
            self._look_again()

        self._carry(take, lambda taken: self._print(job_id, *taken), pass_over)

    def _print(self, job_id: str, office: Office, ticket: IssuedTicket | None) -> None:
        if ticket is None:
            self._look_again()
            return
        assert self._printer is not None
        log = ReprintPrints(self._services)
        self._job = PrintJob(self._printer, log, office, ticket, self, reprint=job_id)
        self._job.changed.connect(self._go_on)
        self._job.start()

    def _go_on(self) -> None:
        if self._job is not None and self._job.paper is not Paper.PRINTING:
            self._job.deleteLater()
            self._job = None
            self._look_again()

    def _look_again(self) -> None:
        """What was asked for meanwhile was not heard."""
        assert self._wanted is not None
        self._wanted.refresh()

    def _carry(
        self, call: Callable[[Services], object], then: Callable[..., None], instead: Callable[[], None]
    ) -> None:
        """Ask the database until it answers; where it refuses, go on with `instead`."""
        errand = Errand(self._services, call, self)
        self._errand = errand

        def answered(answer: object) -> None:
            self._errand = None
            errand.drop()
            then(answer)

        def refused(error: Exception) -> None:
            log_fault(__name__, "printing again", error)
            self._errand = None
            errand.drop()
            instead()

        errand.answered.connect(answered)
        errand.refused.connect(refused)
        errand.post()
