"""One connection to a printer: it is asked how it is, given a job, and asked again."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pst_kiosk.domain.print_state import PrintState

from .faults import PrinterFault, fault_when_open, fault_when_opening
from .settings import PrinterSettings
from .status import Condition, condition
from .transports import LINGER, TRANSPORTS, Transport

ANSWER_S = 0.25
"""How long a printer may take to answer a question before a job; those that answer take milliseconds."""
PRINTING_S = 1.5
"""About how long the ticket takes to come out: only then is it known whether the paper lasted."""


@dataclass(frozen=True)
class Report:
    """What came of a conversation. `condition` is None where the printer did not tell how it is."""

    condition: Condition | None
    delivered: PrintState = PrintState.SENT


def look(settings: PrinterSettings, until: float) -> Report:
    """Ask the printer how it is. Raises PrinterFault where it is out of reach, or says it does not print."""
    return _connected(settings, None, True, until)


def deliver(settings: PrinterSettings, data: bytes, asking: bool, until: float) -> Report:
    """Give the printer a job; `asking`: it is asked how it is before and, where it answers, afterwards.

    Raises PrinterFault. A printer that says it does not print gets nothing.
    """
    return _connected(settings, data, asking, until)


def _connected(settings: PrinterSettings, data: bytes | None, asking: bool, until: float) -> Report:
    # Drivers raise what they like (OSError, AssertionError, their own); at this border it becomes one fault.
    transport = TRANSPORTS[settings.kind]
    try:
        driver: Any = transport.open(settings, until)
    except Exception as error:
        raise fault_when_opening(error) from error
    begun = False
    try:
        before = _asked(transport, driver, ANSWER_S, begun) if asking else None
        if data is None:
            driver.close()
            return Report(before)
        begun = True
        transport.write(driver, data, settings, until)
        if before is None:
            transport.finish(driver, settings, until)
            report = Report(None)
        else:
            report = _watched(transport, driver, settings, until)
        driver.close()
        return report
    except Exception as error:
        with suppress(Exception):
            driver.close()
        driver.device = False  # or the driver would close once more when it is collected
        if isinstance(error, PrinterFault):
            raise
        raise fault_when_open(error, begun) from error


def _watched(transport: Transport, driver: Any, settings: PrinterSettings, until: float) -> Report:
    """How a printer that can tell is after a job: at once, which shows that it has read all of it, and when
    the ticket should be out."""
    taken = _asked(transport, driver, max(until - time.monotonic(), ANSWER_S), True)
    if taken is None:
        raise PrinterFault("timeout", "the printer fell silent over the job", begun=True)
    time.sleep(PRINTING_S)
    out = _asked(transport, driver, ANSWER_S, True)
    # It has the job: how it hangs up does not matter any more.
    with suppress(OSError):
        transport.finish(driver, settings, time.monotonic() + LINGER)
    return Report(out, PrintState.SENT if out is None else PrintState.CONFIRMED)


def _asked(transport: Transport, driver: Any, seconds: float, begun: bool) -> Condition | None:
    """What the printer says of itself. Raises PrinterFault where it says that it does not print."""
    ask = transport.ask
    if ask is None:
        return None
    told = condition(lambda question: ask(driver, question, seconds))
    if told is not None and told.fault is not None:
        raise PrinterFault(told.fault, told.detail, begun)
    return told
