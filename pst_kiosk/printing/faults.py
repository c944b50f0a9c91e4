"""What can go wrong between us and a printer, in the few words an officer can act upon."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator
from typing import Literal

from pst_kiosk.domain.errors import EnvironmentFault

Reason = Literal[
    "refused",
    "timeout",
    "broken_off",
    "not_found",
    "no_permission",
    "paper_out",
    "cover_open",
    "offline",
    "error",
    "unknown",
]

_ANYWHERE: dict[int | None, Reason] = {
    errno.ECONNREFUSED: "refused",
    errno.EBUSY: "refused",
    errno.ETIMEDOUT: "timeout",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENOENT: "not_found",
}
_OPENING = (
    _ANYWHERE
    | dict.fromkeys(
        [
            errno.ENODEV,
            errno.ENXIO,
            errno.ENOTDIR,
            errno.EHOSTUNREACH,
            errno.EHOSTDOWN,
            errno.ENETUNREACH,
            errno.ENETDOWN,
        ],
        "not_found",
    )
    | dict.fromkeys([errno.ECONNRESET, errno.ECONNABORTED], "broken_off")
)
_SENDING = _ANYWHERE | dict.fromkeys(
    [
        errno.ECONNRESET,
        errno.ECONNABORTED,
        errno.EPIPE,
        errno.ENOTCONN,
        errno.EHOSTUNREACH,
        errno.EIO,
        errno.ENODEV,
        errno.ENXIO,
    ],
    "broken_off",
)
_WINDOWS_ACCESS_DENIED = 5


class PrinterFault(EnvironmentFault):
    """The printer did not take the whole job, or says that it does not print.

    `reason` is one of Reason; `code` is "printer_" and the reason. `begun`: some of the job may be on paper,
    or still come; else none of it is.
    """

    def __init__(self, reason: Reason, detail: str, begun: bool = False) -> None:
        super().__init__(f"printer_{reason}", detail=detail)
        self.reason = reason
        self.begun = begun


def fault_when_opening(error: Exception) -> PrinterFault:
    """What `error`, raised by a driver before a byte was sent, means."""
    from escpos.exceptions import DeviceNotFoundError
    from usb.core import NoBackendError

    named = _named(error, _OPENING)
    absent = isinstance(error, DeviceNotFoundError | NoBackendError | socket.gaierror)
    return PrinterFault(named or ("not_found" if absent else "unknown"), _detail(error))


def fault_when_open(error: Exception, begun: bool) -> PrinterFault:
    """What `error`, raised by a driver after it was opened, means; `begun`: the job was being sent."""
    return PrinterFault(_named(error, _SENDING) or "unknown", _detail(error), begun)


def _named(error: Exception, reasons: dict[int | None, Reason]) -> Reason | None:
    for cause in _chain(error):
        if isinstance(cause, TimeoutError):
            return "timeout"
        if getattr(cause, "winerror", None) == _WINDOWS_ACCESS_DENIED:
            return "no_permission"
        if getattr(cause, "errno", None) in reasons:
            return reasons[cause.errno]  # type: ignore[attr-defined]
    return None


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error and what led to it: python-escpos wraps the error that names the reason."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _detail(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
