"""The paper ticket: noted in its log, printed in the printer's lane, its end noted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.dates import zone_name
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.kiosk.print_log import PrintLog
from pst_kiosk.kiosk.ticket import Paper
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.printing.printers import Printer
    from pst_kiosk.printing.ticket import TicketPaper
    from pst_kiosk.printing.wording import Language
    from pst_kiosk.services.reception import IssuedTicket


class PrintJob(QObject):
    """Prints one ticket once. Whatever fails, the ticket stays valid; `changed` says how far the paper is."""

    changed = Signal()

    def __init__(
        self,
        printer: Lane[Printer | None],
        log: PrintLog,
        office: Office,
        ticket: IssuedTicket,
        parent: QObject | None = None,
        *,
        reprint: str | None = None,
    ) -> None:
        """`reprint`: the id of a job an officer asked for; the paper says that it is one."""
        super().__init__(parent)
        self._printer = printer
        self._log = log
        self._office = office
        self._ticket = ticket
        self._reprint = reprint is not None
        self._id = reprint or new_identity()
        self._watched = True
        self.paper = Paper.PRINTING

    def start(self) -> None:
        """Print where the station has a printer; connect to `changed` before."""
        self._printer.post(lambda printer: printer is not None, self._begin, self._failed)

    def leave(self) -> None:
        """Nobody watches any more: print to the end and say nothing."""
        self._watched = False
        if self.paper is not Paper.PRINTING:
            self.deleteLater()

    def _begin(self, has_printer: bool) -> None:
        if not has_printer:
            self._tell(Paper.NONE)
            return
        self._log.begin(self._id, self._send, self._not_noted)

    def _not_noted(self, error: Exception) -> None:
        """A log that is away holds up no paper."""
        if isinstance(error, EnvironmentFault):
            self._send()
        else:
            self._failed(error)

    def _send(self) -> None:
        office, ticket, reprint = self._office, self._ticket, self._reprint

        def send(printer: Printer | None) -> PrintState:
            from pst_kiosk.printing.logo import printable_logo
            from pst_kiosk.printing.ticket import ticket_bytes

            assert printer is not None
            paper, settings = ticket_paper(office, ticket, reprint), printer.settings
            logo = printable_logo(settings.logo, settings.width)
            return printer.send(ticket_bytes(paper, settings.width, settings.qr, logo))

        self._printer.post(send, self._printed, self._not_printed)

    def _printed(self, state: PrintState) -> None:
        self._log.end(self._id, state, None)
        self._tell(Paper.PRINTED)

    def _not_printed(self, error: Exception) -> None:
        code = error.code if isinstance(error, EnvironmentFault) else "printer_unknown"
        begun = getattr(error, "begun", False)
        self._log.end(self._id, PrintState.UNKNOWN if begun else PrintState.FAILED, code)
        self._failed(error)

    def _failed(self, error: Exception) -> None:
        log_fault(__name__, "printing a ticket", error)
        out = getattr(error, "code", "") == "printer_paper_out"
        self._tell(Paper.OUT if out else Paper.FAILED)

    def _tell(self, paper: Paper) -> None:
        self.paper = paper
        if self._watched:
            self.changed.emit()
        else:
            self.deleteLater()


def load_printing(printer: Printer | None) -> None:
    """Load in the printer's lane what its first ticket needs: the visitor would wait a second for it."""
    if printer is not None:
        import pst_kiosk.printing.ticket  # noqa: F401 - the layout, which is not drawn yet
        from pst_kiosk.printing.logo import printable_logo
        from pst_kiosk.printing.pen import Pen

        printable_logo(printer.settings.logo, printer.settings.width)
        Pen(printer.settings.width)


def ticket_paper(office: Office, ticket: IssuedTicket, reprint: bool = False) -> TicketPaper:
    """What the paper says. Imports the ticket's layout at its first use, so it runs in a lane."""
    from pst_kiosk.printing.ticket import TicketPaper

    language: Language = "en" if ticket.language == "en" else "id"
    promise = ticket.service.promise
    assert ticket.number is not None  # nothing is printed where there is no number
    return TicketPaper(
        office_name=office.name,
        service_name=ticket.service.name[language],
        number=ticket.number,
        issued_at=ticket.issued_at.astimezone(office.tz),
        zone_name=zone_name(office.tz),
        people_ahead=ticket.people_ahead,
        wait=(ticket.wait.low, ticket.wait.high) if ticket.wait else None,
        promise=promise[language] if promise else "",
        qr_text=ticket.code,
        complaint_line=" · ".join(office.complaints.public_notice(language)),
        language=language,
        reprint=reprint,
    )
