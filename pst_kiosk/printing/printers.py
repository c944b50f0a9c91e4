"""Printers: one job, one connection, one kind of error, and never a wait without end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue

from pst_kiosk.domain.print_state import PrintState

from . import conversation
from .conversation import Report
from .escpos_library import load_escpos
from .faults import PrinterFault
from .settings import PrinterSettings
from .transports import LINGER, TRANSPORTS, seconds_on_the_wire

__all__ = ["CANNOT_TELL", "PAPER_LOW", "READY", "Printer", "PrinterFault", "PrinterSettings", "printer_for"]

READY = "ready"
PAPER_LOW = "paper_low"
CANNOT_TELL = "unknown"
"""It took the last job, or was reached, and does not tell how it is."""

_LOOK_S = 1.0
_ASK_AGAIN_S = 600.0
"""A printer that gave no answer is asked again after this: it costs each ticket a moment."""


class Printer:
    """The printer of a station; one lane uses it, one job at a time."""

    def __init__(self, settings: PrinterSettings) -> None:
        self.settings = settings
        self.state: str | None = None
        """`READY`, `PAPER_LOW`, `CANNOT_TELL` or a fault's code; None while nothing is known of it."""
        self._can_tell = settings.status and TRANSPORTS[settings.kind].ask is not None
        self._silent_until = 0.0
        self._job: threading.Thread | None = None

    def send(self, data: bytes) -> PrintState:
        """Print `data`: `CONFIRMED` where the printer told afterwards that all is well, `SENT` where the
        printer, the spooler or the file has taken all of it and tells no more.

        Raises PrinterFault, at the latest about three seconds after the settings' timeout (and the time the
        bytes need on a serial line). A printer that says it has no paper or an open cover gets nothing.
        """
        allowed = self.settings.timeout + seconds_on_the_wire(self.settings, data)
        call = partial(conversation.deliver, self.settings, data, self._asks)
        report = self._converse(call, allowed, 2 * LINGER + conversation.PRINTING_S)
        self._note(report)
        return report.delivered

    def look(self) -> None:
        """Ask the printer how it is, where it can tell; `state` says it. Takes about a second at the most."""
        if not self._asks or self._holds_a_job:
            return
        if self.settings.kind == "usb" and self.state in (READY, PAPER_LOW):
            return  # to open it is to set it up anew: not every few seconds, with nothing amiss
        call = partial(conversation.look, self.settings)
        known = self.state
        with suppress(PrinterFault):
            self._note(self._converse(call, min(self.settings.timeout, _LOOK_S), LINGER))
            if self.state == CANNOT_TELL and known not in (None, READY, PAPER_LOW):
                self.state = known  # to reach it says nothing of what its last job met

    @property
    def _asks(self) -> bool:
        return self._can_tell and time.monotonic() >= self._silent_until

    @property
    def _holds_a_job(self) -> bool:
        return self._job is not None and self._job.is_alive()

    def _note(self, report: Report) -> None:
        told = report.condition
        self.state = CANNOT_TELL if told is None else PAPER_LOW if told.paper_low else READY
        if told is None and self._asks:
            self._silent_until = time.monotonic() + _ASK_AGAIN_S

    def _converse(self, call: Callable[[float], Report], allowed: float, grace: float) -> Report:
        try:
            return self._in_a_thread(call, allowed, grace)
        except PrinterFault as fault:
            self.state = fault.code
            raise

    def _in_a_thread(self, call: Callable[[float], Report], allowed: float, grace: float) -> Report:
        if self._holds_a_job:
            raise PrinterFault("timeout", "the printer still holds the job before")
        load_escpos()
        outcome: SimpleQueue[Report | PrinterFault] = SimpleQueue()

        def work() -> None:
            try:
                outcome.put(call(time.monotonic() + allowed))
            except PrinterFault as fault:
                outcome.put(fault)

        # A name that is looked up, a spooler and a device file without paper know no timeout of their own;
        # such a job is left behind in its thread, and no further one is started meanwhile.
        self._job = threading.Thread(target=work, name="print job", daemon=True)
        self._job.start()
        try:
            came = outcome.get(timeout=allowed + grace)
        except Empty:
            raise PrinterFault("timeout", "the printer took too long", begun=True) from None
        self._job.join()
        if isinstance(came, PrinterFault):
            raise came
        return came


def printer_for(settings: PrinterSettings) -> Printer | None:
    """The station's printer, or None where it has none."""
    return None if settings.kind == "none" else Printer(settings)
