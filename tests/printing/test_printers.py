"""Jobs sent to real sockets, files and terminals, good and bad ones."""

import errno
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from usb.core import USBError

from pst_kiosk.printing.faults import fault_when_open, fault_when_opening
from pst_kiosk.printing.paper_width import PaperWidth
from pst_kiosk.printing.printers import Printer, PrinterFault, PrinterSettings, printer_for
from pst_kiosk.printing.receiver import TcpReceiver
from pst_kiosk.printing.ticket import ticket_bytes
from tests.support.printers import (
    SlowPrinter,
    breaking_off,
    hanging,
    refusing,
    unreachable,
    without_questions,
)
from tests.support.usb_printers import PRODUCT, VENDOR, UsbPrinter, forbidden, out_of_time, unplugged

from .papers import TICKET

pytestmark = pytest.mark.timeout(20)

TICKET_BYTES = ticket_bytes(TICKET)
MORE_THAN_ANY_BUFFER = bytes(32_000_000)


def network(port: int, **settings: object) -> Printer:
    return Printer(PrinterSettings(kind="network", host="127.0.0.1", port=port, **settings))


def file(path: Path, timeout: float = 3.0) -> Printer:
    return Printer(PrinterSettings(kind="file", path=str(path), timeout=timeout))


def reason_of(printer: Printer, data: bytes = TICKET_BYTES) -> str:
    with pytest.raises(PrinterFault) as caught:
        printer.send(data)
    assert caught.value.code == f"printer_{caught.value.reason}"
    return caught.value.reason


@pytest.mark.parametrize("width", list(PaperWidth))
def test_a_network_printer_gets_exactly_the_ticket(width: PaperWidth) -> None:
    data = ticket_bytes(TICKET, width)

    with TcpReceiver() as receiver:
        network(receiver.port).send(data)

        assert receiver.wait_for_job(timeout=5) == data


def test_one_printer_takes_job_after_job() -> None:
    with TcpReceiver() as receiver:
        printer = network(receiver.port)
        printer.send(b"one")
        printer.send(b"two")

        assert [receiver.wait_for_job(timeout=5) for _ in range(2)] == [b"one", b"two"]


def test_a_receiver_without_a_job_says_so() -> None:
    with TcpReceiver() as receiver, pytest.raises(TimeoutError):
        receiver.wait_for_job(timeout=0.01)


def test_a_printer_that_refuses() -> None:
    with refusing() as port:
        assert reason_of(network(port)) == "refused"


def test_a_printer_that_never_answers() -> None:
    with unreachable() as port:
        assert reason_of(network(port, timeout=0.5)) == "timeout"


@pytest.mark.parametrize("hangs_up", [True, False])
def test_a_printer_that_accepts_and_reads_nothing(hangs_up: bool) -> None:
    with hanging() as port:
        printer = network(port, timeout=0.5, hangs_up=hangs_up)
        assert reason_of(printer, MORE_THAN_ANY_BUFFER) == "timeout"


def test_a_printer_that_keeps_a_ticket_in_its_memory() -> None:
    with hanging() as port:
        assert reason_of(network(port, timeout=0.5)) == "timeout"


@pytest.mark.parametrize("after", [0, 100])
def test_a_printer_that_breaks_off_within_a_ticket(after: int) -> None:
    with breaking_off(after) as port:
        assert reason_of(network(port)) == "broken_off"


def test_a_printer_that_breaks_off_within_a_long_job() -> None:
    with breaking_off(after=100_000) as port:
        assert reason_of(network(port), MORE_THAN_ANY_BUFFER) == "broken_off"


def test_a_slow_printer_gets_everything() -> None:
    job = bytes(range(256)) * 512

    with SlowPrinter() as slow:
        network(slow.port).send(job)

        assert slow.job() == job


def test_a_host_nobody_knows() -> None:
    settings = PrinterSettings(kind="network", host="printer.invalid", timeout=2)

    assert reason_of(Printer(settings)) in {"not_found", "timeout"}


def test_a_printer_switched_on_later_gets_its_ticket_though_it_never_hangs_up() -> None:
    with socket.socket() as device:
        device.bind(("127.0.0.1", 0))
        printer = network(device.getsockname()[1], hangs_up=False)
        assert reason_of(printer) == "refused"

        device.listen()
        printer.send(TICKET_BYTES)

        connection, _ = device.accept()
        with connection, connection.makefile("rb") as job:
            assert without_questions(job.read()) == TICKET_BYTES


def test_a_file_keeps_the_latest_job(tmp_path: Path) -> None:
    printer = file(tmp_path / "ticket.bin")

    printer.send(b"the job before, which was longer" * 100)
    printer.send(TICKET_BYTES)

    assert (tmp_path / "ticket.bin").read_bytes() == TICKET_BYTES


def test_a_file_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert reason_of(file(tmp_path / "nowhere" / "ticket.bin")) == "not_found"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_device_that_takes_nothing() -> None:
    assert reason_of(file(Path("/dev/full"))) == "unknown"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_device_that_blocks_holds_back_further_jobs(tmp_path: Path) -> None:
    pipe = tmp_path / "printer"
    os.mkfifo(pipe)
    printer = file(pipe, timeout=0.2)

    assert reason_of(printer) == "timeout"
    assert reason_of(printer, b"another") == "timeout"

    assert pipe.read_bytes() == TICKET_BYTES


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="the system has no pseudo terminals")
class TestSerialLine:
    @pytest.fixture
    def line(self) -> Iterator[tuple[int, str]]:
        printer_end, our_end = os.openpty()
        yield printer_end, os.ttyname(our_end)
        os.close(our_end)
        os.close(printer_end)

    def serial(self, device: str) -> Printer:
        return Printer(PrinterSettings(kind="serial", serial_device=device, baud=921600, timeout=0.5))

    def test_a_printer_gets_exactly_the_ticket(self, line: tuple[int, str]) -> None:
        printer_end, device = line
        received = bytearray()

        def read() -> None:
            while len(without_questions(bytes(received))) < len(TICKET_BYTES):
                received.extend(os.read(printer_end, 64))

        reader = threading.Thread(target=read)
        reader.start()
        self.serial(device).send(TICKET_BYTES)
        reader.join()

        assert without_questions(bytes(received)) == TICKET_BYTES

    def test_a_printer_that_takes_nothing(self, line: tuple[int, str]) -> None:
        assert reason_of(self.serial(line[1]), bytes(40_000)) == "timeout"

    def test_a_device_that_is_not_there(self) -> None:
        assert reason_of(self.serial("/dev/no-such-printer")) == "not_found"


class TestUsb:
    @pytest.fixture
    def printer(self) -> Printer:
        return Printer(PrinterSettings(kind="usb", usb_vendor=VENDOR, usb_product=PRODUCT, timeout=1))

    @staticmethod
    def plug(monkeypatch: pytest.MonkeyPatch, device: UsbPrinter) -> UsbPrinter:
        monkeypatch.setattr("usb.backend.libusb1.get_backend", lambda: device)
        return device

    def test_a_printer_gets_exactly_the_ticket(
        self, printer: Printer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        device = self.plug(monkeypatch, UsbPrinter(bite=100))

        printer.send(TICKET_BYTES)

        assert bytes(device.received) == TICKET_BYTES

    @pytest.mark.parametrize(
        ("fault", "reason"),
        [(out_of_time(), "timeout"), (unplugged(), "broken_off"), (forbidden(), "no_permission")],
    )
    def test_a_printer_that_fails_within_a_ticket(
        self, printer: Printer, monkeypatch: pytest.MonkeyPatch, fault: USBError, reason: str
    ) -> None:
        self.plug(monkeypatch, UsbPrinter(takes=128, fault=fault))

        assert reason_of(printer) == reason

    def test_another_device_is_no_printer(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.plug(monkeypatch, UsbPrinter())
        other = Printer(PrinterSettings(kind="usb", usb_vendor=0x1234, usb_product=0x5678))

        assert reason_of(other) == "not_found"

    def test_a_system_without_usb(self, printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
        for library in ("libusb1", "openusb", "libusb0"):
            monkeypatch.setattr(f"usb.backend.{library}.get_backend", lambda: None)

        assert reason_of(printer) == "not_found"


def test_a_windows_printer_where_there_is_no_windows() -> None:
    assert reason_of(Printer(PrinterSettings(kind="windows", windows_printer="Kasir"))) == "not_found"


def test_a_station_without_a_printer_has_none() -> None:
    assert printer_for(PrinterSettings()) is None


def test_a_station_with_a_printer_has_that_one() -> None:
    settings = PrinterSettings(kind="network", host="10.0.0.9")

    printer = printer_for(settings)

    assert printer is not None
    assert printer.settings == settings


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(errno.EACCES, "denied"), "no_permission"),
        (OSError(errno.EBUSY, "busy"), "refused"),
        (OSError(errno.ENODEV, "no such device"), "not_found"),
        (OSError(errno.EHOSTUNREACH, "no route to host"), "not_found"),
        (RuntimeError("who knows"), "unknown"),
    ],
)
def test_what_goes_wrong_when_opening_has_a_name(error: Exception, reason: str) -> None:
    assert fault_when_opening(error).reason == reason


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(errno.EACCES, "denied"), "no_permission"),
        (OSError(errno.EIO, "input/output error"), "broken_off"),
        (OSError(errno.ENODEV, "no such device"), "broken_off"),
        (TimeoutError(), "timeout"),
        (AssertionError(), "unknown"),
    ],
)
def test_what_goes_wrong_when_sending_has_a_name(error: Exception, reason: str) -> None:
    assert fault_when_open(error, begun=True).reason == reason
