"""How bytes reach a printer: for each kind, how python-escpos' driver is opened and how it is written to.

Every function gets `until`, the moment (time.monotonic) by which it must be done, and raises whatever its
driver raises; faults.py gives that a name.
"""

from __future__ import annotations

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


@dataclass(frozen=True)
class Transport:
    """One kind of connection."""

    open: Callable[[PrinterSettings, float], Escpos]
    write: Callable[[Any, bytes, PrinterSettings, float], None]


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


def _open_usb(settings: PrinterSettings, until: float) -> Escpos:
    from escpos.printer import Usb

    driver = Usb(settings.usb_vendor, settings.usb_product)
    driver.open()
    return driver


def _write_usb(driver: Any, data: bytes, settings: PrinterSettings, until: float) -> None:
    from usb.util import ENDPOINT_OUT, endpoint_direction, find_descriptor

    configuration = driver.device.get_active_configuration()
    interface = find_descriptor(configuration, bInterfaceClass=_USB_PRINTER_CLASS) or configuration[(0, 0)]
    outward = find_descriptor(
        interface, custom_match=lambda e: endpoint_direction(e.bEndpointAddress) == ENDPOINT_OUT
    )
    rest = data
    # A transfer whose time is over in the middle returns what it managed and raises nothing.
    while rest:
        rest = rest[outward.write(rest, timeout=int(_left(until) * 1000) + 1) :]


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
    "network": Transport(_open_network, _write_network),
    "usb": Transport(_open_usb, _write_usb),
    "serial": Transport(_open_serial, _write_serial),
    "windows": Transport(_open_windows, _write_whole),
    "file": Transport(_open_file, _write_whole),
}
