"""Printers: one job, one connection, one kind of error, and never a wait without end."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from queue import Empty, SimpleQueue

from .escpos_library import load_escpos
from .faults import PrinterFault, fault_when_opening, fault_when_sending
from .settings import PrinterSettings
from .transports import LINGER, TRANSPORTS, seconds_on_the_wire

__all__ = ["READY", "Printer", "PrinterFault", "PrinterSettings", "printer_for"]

READY = "ready"


class Printer:
    """The printer of a station; one lane uses it, one job at a time."""

    def __init__(self, settings: PrinterSettings) -> None:
        self.settings = settings
        self.state: str | None = None
        """What the last job showed: `READY` or a fault's code; None before the first one."""
        self._job: threading.Thread | None = None

    def send(self, data: bytes) -> None:
        """Hands `data` over and closes the connection; returns when the printer, the spooler or the file
        has taken all of it.

        Raises PrinterFault, at the latest about a second after the settings' timeout (and the time the
        bytes need on a serial line).
        """
        try:
            self._send(data)
        except PrinterFault as fault:
            self.state = fault.code
            raise
        self.state = READY

    def _send(self, data: bytes) -> None:
        if self._job is not None and self._job.is_alive():
            raise PrinterFault("timeout", "the printer still holds the job before")
        load_escpos()
        allowed = self.settings.timeout + seconds_on_the_wire(self.settings, data)
        outcome: SimpleQueue[Exception | None] = SimpleQueue()
        # A name that is looked up, a spooler and a device file without paper know no timeout of their own;
        # such a job is left behind in its thread, and no further one is started meanwhile.
        self._job = threading.Thread(
            target=lambda: outcome.put(_attempt(self.settings, data, time.monotonic() + allowed)),
            name="print job",
            daemon=True,
        )
        self._job.start()
        try:
            fault = outcome.get(timeout=allowed + 2 * LINGER)
        except Empty:
            raise PrinterFault("timeout", "the printer took too long") from None
        self._job.join()
        if fault is not None:
            raise fault


def printer_for(settings: PrinterSettings) -> Printer | None:
    """The station's printer, or None where it has none."""
    return None if settings.kind == "none" else Printer(settings)


def _attempt(settings: PrinterSettings, data: bytes, until: float) -> PrinterFault | None:
    # Drivers raise what they like (OSError, AssertionError, their own); at this border it becomes one fault.
    transport = TRANSPORTS[settings.kind]
    try:
        driver = transport.open(settings, until)
    except Exception as error:
        return fault_when_opening(error)
    try:
        transport.write(driver, data, settings, until)
        driver.close()
    except Exception as error:
        with suppress(Exception):
            driver.close()
        driver.device = False  # or the driver would close once more when it is collected
        return fault_when_sending(error)
    return None
