"""How bytes reach a printer: for each kind, how python-escpos' driver is opened and how it is written to.

`until` is the moment (time.monotonic) by which a function must be done. Each raises whatever its driver
raises; faults.py gives that a name.
"""

from __future__ import annotations

import errno
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from escpos.escpos import Escpos

    from .settings import PrinterSettings

LINGER = 0.5
"""Seconds a network printer that never hangs up is watched for a reset after the last byte."""
_BITS_A_BYTE = 10
_USB_PRINTER_CLASS = 7
_ANSWER = 64
"""Bytes of an answer that are read; a status is one."""


@dataclass(frozen=True)
class Transport:
    """One kind of connection."""

    open: Callable[[PrinterSettings, float], Escpos]
    write: Callable[[Any, bytes, PrinterSettings, float], None]
    finish: Callable[[Any, PrinterSettings, float], None] = lambda driver, settings, until: None
    """Waits until the printer has read what was written, where the connection can tell."""
    ask: Callable[[Any, bytes, float], bytes] | None = None
    """Sends a question and reads what comes back within so many seconds; None where nothing can be read."""


def seconds_on_the_wire(settings: PrinterSettings, data: bytes) -> float:
    """How long `data` must take however willing the printer: a serial line is slow by nature."""
    return len(data) * _BITS_A_BYTE / settings.baud if settings.kind == "serial" else 0.0


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError("the printer took too long")
    return left


def _open_network(settings: PrinterSettings, until: float) -> Escpos:
    from escpos.printer import Network

    # The driver's own open() knows IPv4 only and leaves the socket of a failed connection unclosed.
    connection = socket.create_connection((settings.host, settings.port), timeout=_left(until))
    driver = Network(settings.host, settings.port, timeout=settings.timeout)
    driver.device = connection
    return driver


def _write_network(driver: Any, data: bytes, settings: PrinterSettings, until: float) -> None:
    connection: socket.socket = driver.device
    connection.settimeout(_left(until))
    driver._raw(data)


def _finish_network(driver: Any, settings: PrinterSettings, until: float) -> None:
    connection: socket.socket = driver.device
    connection.shutdown(socket.SHUT_WR)
    if settings.hangs_up:
        _await_farewell(connection, until)
    else:
        with suppress(TimeoutError):
            _await_farewell(connection, time.monotonic() + LINGER)


def _await_farewell(connection: socket.socket, until: float) -> None:
    """Waits until the printer closes too, having read everything; one that dies before that resets the
    connection, which raises."""
    while True:
        connection.settimeout(_left(until))
        if not connection.recv(1024):
            return


def _ask_network(driver: Any, question: bytes, seconds: float) -> bytes:
    connection: socket.socket = driver.device
    connection.setblocking(False)
    with suppress(BlockingIOError):
        while connection.recv(_ANSWER):  # what came unasked is no answer
            pass
    connection.settimeout(seconds)
    try:
        connection.sendall(question)
        answer = connection.recv(_ANSWER)
    except TimeoutError:
        return b""
    if not answer:
        raise ConnectionResetError(errno.ECONNRESET, "the printer closed the connection")
    return answer


def _open_usb(settings: PrinterSettings, until: float) -> Escpos:
    from escpos.printer import Usb

    driver = Usb(settings.usb_vendor, settings.usb_product)
    driver.open()
    return driver


def _write_usb(driver: Any, data: bytes, settings: PrinterSettings, until: float) -> None:
    from usb.util import ENDPOINT_OUT

    outward = _usb_endpoint(driver, ENDPOINT_OUT)
    rest = data
    # A transfer whose time is over in the middle returns what it managed and raises nothing.
    while rest:
        rest = rest[outward.write(rest, timeout=int(_left(until) * 1000) + 1) :]


def _ask_usb(driver: Any, question: bytes, seconds: float) -> bytes:
    from usb.core import USBError, USBTimeoutError
    from usb.util import ENDPOINT_IN, ENDPOINT_OUT

    inward = _usb_endpoint(driver, ENDPOINT_IN)
    if inward is None:
        return b""
    with suppress(USBError):
        while len(inward.read(_ANSWER, timeout=1)):  # what came unasked is no answer
            pass
    until = time.monotonic() + seconds
    try:
        _usb_endpoint(driver, ENDPOINT_OUT).write(question, timeout=int(seconds * 1000) + 1)
    except USBTimeoutError:
        return b""
    answer = b""
    with suppress(USBError, TimeoutError):  # one that can only be written to is printed to all the same
        while not answer:  # a transfer may come back empty before the printer has anything to say
            answer = bytes(inward.read(_ANSWER, timeout=int(_left(until) * 1000) + 1))
    return answer


def _usb_endpoint(driver: Any, direction: int) -> Any:
    """The printer's way out or in; None where it has none."""
    from usb.util import endpoint_direction, find_descriptor

    configuration = driver.device.get_active_configuration()
    interface = find_descriptor(configuration, bInterfaceClass=_USB_PRINTER_CLASS) or configuration[(0, 0)]
    return find_descriptor(
        interface, custom_match=lambda e: endpoint_direction(e.bEndpointAddress) == direction
    )


def _open_serial(settings: PrinterSettings, until: float) -> Escpos:
    from escpos.printer import Serial

    driver = Serial(settings.serial_device, baudrate=settings.baud, timeout=settings.timeout)
    driver.open()
    return driver


def _write_serial(driver: Any, data: bytes, settings: PrinterSettings, until: float) -> None:
    from serial import SerialTimeoutException

    port = driver.device
    port.write_timeout = _left(until)
    try:
        driver._raw(data)
        while port.out_waiting:
            _left(until)
            time.sleep(0.01)
    except Exception as error:
        # Closing a port waits for its buffer, for ever if the printer takes nothing more.
        with suppress(OSError):
            port.reset_output_buffer()
        if isinstance(error, SerialTimeoutException):
            raise TimeoutError("the printer took too long") from error
        raise


def _ask_serial(driver: Any, question: bytes, seconds: float) -> bytes:
    from serial import SerialTimeoutException

    port = driver.device
    port.reset_input_buffer()  # what came unasked is no answer
    port.timeout = port.write_timeout = seconds
    try:
        port.write(question)
    except SerialTimeoutException:
        port.reset_output_buffer()
        return b""
    answer: bytes = port.read(1)
    answer += port.read(port.in_waiting)
    return answer


def _open_windows(settings: PrinterSettings, until: float) -> Escpos:
    from escpos.exceptions import DeviceNotFoundError
    from escpos.printer import Win32Raw

    if not Win32Raw.is_usable():
        raise DeviceNotFoundError("no Windows spooler on this system")
    driver = Win32Raw(settings.windows_printer)
    driver.open(job_name="PST Kiosk")
    return driver


def _open_file(settings: PrinterSettings, until: float) -> Escpos:
    from escpos.printer import File

    driver = File(settings.path)
    driver.open()
    return driver


def _write_whole(driver: Any, data: bytes, settings: PrinterSettings, until: float) -> None:
    driver._raw(data)


TRANSPORTS: dict[str, Transport] = {
    "network": Transport(_open_network, _write_network, _finish_network, _ask_network),
    "usb": Transport(_open_usb, _write_usb, ask=_ask_usb),
    "serial": Transport(_open_serial, _write_serial, ask=_ask_serial),
    "windows": Transport(_open_windows, _write_whole),
    "file": Transport(_open_file, _write_whole),
}
