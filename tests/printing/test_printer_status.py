"""Printers that tell how they are, and printers that do not, over real sockets: nothing is lost, doubled or
made up."""

from __future__ import annotations

import dataclasses
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.printing.paper import decode
from pst_kiosk.printing.printed import Line
from pst_kiosk.printing.printers import CANNOT_TELL, PAPER_LOW, READY, Printer, PrinterFault, PrinterSettings
from pst_kiosk.printing.receiver import TcpReceiver
from pst_kiosk.printing.ticket import ticket_bytes
from tests.support.printers import (
    EscPosPrinter,
    SlowPrinter,
    breaking_off,
    hanging,
    refusing,
    without_questions,
)
from tests.support.usb_printers import PRODUCT, VENDOR, UsbPrinter

from .papers import TICKET

pytestmark = pytest.mark.timeout(20)

TICKET_BYTES = ticket_bytes(TICKET)


@pytest.fixture
def there() -> Iterator[EscPosPrinter]:
    with EscPosPrinter() as device:
        yield device


def network(port: int, **settings: object) -> Printer:
    return Printer(PrinterSettings(kind="network", host="127.0.0.1", port=port, **settings))


def fault_of(printer: Printer, data: bytes = TICKET_BYTES) -> PrinterFault:
    with pytest.raises(PrinterFault) as caught:
        printer.send(data)
    assert printer.state == caught.value.code
    return caught.value


def test_a_ticket_is_confirmed_where_the_printer_says_afterwards_that_all_is_well(
    there: EscPosPrinter,
) -> None:
    printer = network(there.port)

    assert printer.send(TICKET_BYTES) is PrintState.CONFIRMED

    assert there.papers == [TICKET_BYTES]
    assert printer.state == READY


def test_paper_near_its_end_is_known_and_still_printed_on(there: EscPosPrinter) -> None:
    there.paper = "low"
    printer = network(there.port)

    assert printer.send(TICKET_BYTES) is PrintState.CONFIRMED

    assert printer.state == PAPER_LOW


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ({"paper": "out"}, "paper_out"),
        ({"cover_open": True}, "cover_open"),
        ({"offline": True}, "offline"),
        ({"error": True}, "error"),
    ],
)
def test_a_printer_that_cannot_print_gets_nothing_and_the_next_ticket_comes_by_itself(
    there: EscPosPrinter, trouble: dict[str, object], reason: str
) -> None:
    printer = network(there.port)
    vars(there).update(trouble)

    fault = fault_of(printer)

    assert (fault.reason, fault.begun) == (reason, False)
    vars(there).update(paper="ok", cover_open=False, offline=False, error=False)
    assert there.papers == [], "what failed does not come out later"
    assert printer.send(TICKET_BYTES) is PrintState.CONFIRMED
    assert there.papers == [TICKET_BYTES]


def test_paper_that_ends_within_a_ticket_is_no_printed_ticket() -> None:
    with EscPosPrinter(ends_after=100) as there:
        fault = fault_of(network(there.port))

    assert (fault.reason, fault.begun) == ("paper_out", True)


@pytest.mark.parametrize("answers", ["nothing", "garbage"])
def test_a_printer_that_cannot_tell_is_printed_to_and_not_believed_to_be_well(answers: str) -> None:
    with EscPosPrinter(answers) as there:
        there.paper = "low"
        printer = network(there.port)

        assert printer.send(TICKET_BYTES) is PrintState.SENT

        assert there.papers == [TICKET_BYTES]
        assert printer.state == CANNOT_TELL


def test_a_printer_that_cannot_tell_is_not_asked_again_at_every_ticket(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with EscPosPrinter("nothing") as there:
        printer = network(there.port)
        printer.send(TICKET_BYTES)
        printer.send(TICKET_BYTES)
        printer.look()
        assert there.questions == 1

        monkeypatch.setattr(printer, "_silent_until", 0.0)
        there.answers = "status"
        assert printer.send(TICKET_BYTES) is PrintState.CONFIRMED
        assert len(there.papers) == 3


def test_a_printer_that_prints_questions_as_rubbish_is_never_asked(there: EscPosPrinter) -> None:
    printer = network(there.port, status=False)

    assert printer.send(TICKET_BYTES) is PrintState.SENT
    printer.look()

    assert there.questions == 0
    assert there.papers == [TICKET_BYTES]


def test_a_printer_that_falls_silent_over_a_ticket_may_have_printed_it() -> None:
    with EscPosPrinter(silent_after=2) as there:
        fault = fault_of(network(there.port, timeout=0.5))

    assert (fault.reason, fault.begun) == ("timeout", True)


def test_the_second_of_two_tickets_is_not_begun_while_the_first_hangs() -> None:
    with hanging() as port:
        printer = network(port, timeout=0.4)
        first = fault_of(printer)
        second = fault_of(printer)

    assert (first.reason, first.begun) == ("timeout", True)
    assert second.reason == "timeout"


def test_a_reset_within_a_ticket_leaves_it_open_what_is_on_paper() -> None:
    with breaking_off(after=100) as port:
        fault = fault_of(network(port, status=False))

    assert (fault.reason, fault.begun) == ("broken_off", True)


def test_a_printer_that_refuses_has_begun_nothing() -> None:
    with refusing() as port:
        fault = fault_of(network(port))

    assert (fault.reason, fault.begun) == ("refused", False)


def test_a_slow_printer_gets_the_ticket_once() -> None:
    job = TICKET_BYTES * 300

    with SlowPrinter() as slow:
        assert network(slow.port).send(job) is PrintState.SENT

        assert slow.job() == job


def test_a_printer_switched_off_and_on_prints_the_next_ticket_and_none_twice(there: EscPosPrinter) -> None:
    printer = network(there.port, timeout=1)
    printer.send(TICKET_BYTES)
    there.switch_off()
    assert fault_of(printer).reason == "refused"
    there.switch_on()

    assert printer.send(TICKET_BYTES) is PrintState.CONFIRMED

    assert there.papers == [TICKET_BYTES] * 2


def test_power_lost_over_a_ticket_leaves_it_open() -> None:
    with EscPosPrinter("nothing") as there:
        printer = network(there.port, timeout=5)
        power_cut = threading.Thread(target=lambda: (there.has_some.wait(), there.switch_off()))
        power_cut.start()
        fault = fault_of(printer, bytes(32_000_000))
        power_cut.join()
        there.switch_on()

        assert (fault.reason, fault.begun) == ("broken_off", True)
        printer.send(TICKET_BYTES)
        assert there.papers == [TICKET_BYTES], "what its memory held is lost with the power"


class TestALookBetweenTickets:
    def test_tells_of_trouble_before_a_visitor_meets_it_and_when_it_is_over(
        self, there: EscPosPrinter
    ) -> None:
        printer = network(there.port)
        printer.look()
        assert printer.state == READY
        there.paper = "out"
        printer.look()
        assert printer.state == "printer_paper_out"
        there.paper = "low"
        printer.look()
        assert printer.state == PAPER_LOW
        assert there.papers == []

    def test_tells_that_a_printer_is_out_of_reach(self) -> None:
        with refusing() as port:
            printer = network(port)
            printer.look()

        assert printer.state == "printer_refused"

    def test_does_not_take_silence_for_the_end_of_trouble(self) -> None:
        with EscPosPrinter("nothing") as there:
            printer = network(there.port)
            printer.state = "printer_timeout"
            printer.look()

        assert printer.state == "printer_timeout"

    def test_knows_nothing_of_a_printer_that_does_not_answer(self) -> None:
        with EscPosPrinter("nothing") as there:
            printer = network(there.port)
            printer.look()

        assert printer.state == CANNOT_TELL

    def test_is_no_job(self) -> None:
        with TcpReceiver() as receiver:
            printer = network(receiver.port)
            printer.look()
            printer.send(TICKET_BYTES)

            assert receiver.wait_for_job(5) == TICKET_BYTES

    def test_leaves_a_printer_alone_that_still_holds_a_job(self) -> None:
        with hanging() as port:
            printer = network(port, timeout=0.3)
            holding = threading.Event()
            printer._job = threading.Thread(target=holding.wait, daemon=True)
            printer._job.start()
            printer.look()
            holding.set()

        assert printer.state is None


@pytest.mark.parametrize(
    ("status", "outcome"), [(0x12, PrintState.CONFIRMED), (0xFF, PrintState.SENT), (None, PrintState.SENT)]
)
def test_a_usb_printer_is_asked_as_well(
    monkeypatch: pytest.MonkeyPatch, status: int | None, outcome: PrintState
) -> None:
    device = UsbPrinter(status=status)
    monkeypatch.setattr("usb.backend.libusb1.get_backend", lambda: device)
    printer = Printer(PrinterSettings(kind="usb", usb_vendor=VENDOR, usb_product=PRODUCT, timeout=1))

    assert printer.send(TICKET_BYTES) is outcome

    assert bytes(device.received) == TICKET_BYTES


def test_a_usb_printer_is_looked_at_while_something_is_amiss(monkeypatch: pytest.MonkeyPatch) -> None:
    device = UsbPrinter(status=0x7A)
    monkeypatch.setattr("usb.backend.libusb1.get_backend", lambda: device)
    printer = Printer(PrinterSettings(kind="usb", usb_vendor=VENDOR, usb_product=PRODUCT, timeout=1))
    printer.look()
    assert printer.state == "printer_paper_out"
    device.status = 0x12
    printer.look()
    assert printer.state == READY
    device.status = 0x7A
    printer.look()
    assert printer.state == READY, "left alone until the next ticket"


def test_a_usb_printer_without_paper_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    device = UsbPrinter(status=0x7A)
    monkeypatch.setattr("usb.backend.libusb1.get_backend", lambda: device)
    printer = Printer(PrinterSettings(kind="usb", usb_vendor=VENDOR, usb_product=PRODUCT, timeout=1))

    assert fault_of(printer).reason == "paper_out"
    assert not device.received


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="the system has no pseudo terminals")
class TestSerialLine:
    WELL, COVER_OPEN = b"\x12", b"\x1e"

    @pytest.fixture
    def line(self) -> Iterator[tuple[int, str]]:
        printer_end, our_end = os.openpty()
        yield printer_end, os.ttyname(our_end)
        os.close(our_end)
        os.close(printer_end)

    @staticmethod
    def sends(line: tuple[int, str], status: bytes) -> tuple[PrintState | str, bytes]:
        """What comes of a ticket where every question is answered so, and what the printer got of it."""
        printer_end, device = line
        received = bytearray()

        def answer() -> None:
            while not received.endswith(b"over"):
                received.extend(got := os.read(printer_end, 64))
                os.write(printer_end, status * got.count(b"\x10\x04"))

        there = threading.Thread(target=answer)
        there.start()
        printer = Printer(PrinterSettings(kind="serial", serial_device=device, baud=921600, timeout=2))
        try:
            outcome: PrintState | str = printer.send(TICKET_BYTES)
        except PrinterFault as fault:
            outcome = fault.reason
        with Path(device).open("wb") as again:
            again.write(b"over")
        there.join()
        return outcome, without_questions(bytes(received)).removesuffix(b"over")

    def test_a_printer_is_asked_as_well(self, line: tuple[int, str]) -> None:
        assert self.sends(line, self.WELL) == (PrintState.CONFIRMED, TICKET_BYTES)

    def test_one_with_an_open_cover_gets_nothing(self, line: tuple[int, str]) -> None:
        assert self.sends(line, self.COVER_OPEN) == ("cover_open", b"")


def test_a_kind_that_cannot_be_read_is_never_said_to_be_well(tmp_path: Path) -> None:
    printer = Printer(PrinterSettings(kind="file", path=str(tmp_path / "ticket.bin")))
    printer.look()
    assert printer.state is None
    assert printer.send(TICKET_BYTES) is PrintState.SENT
    assert printer.state == CANNOT_TELL


def test_letters_the_printers_tables_lack_come_out_legible_on_one_that_knows_four_tables(
    there: EscPosPrinter,
) -> None:
    foreign = dataclasses.replace(
        TICKET, office_name="Ḳafé Ž – “Größe” 中文 😀", complaint_line="•\x1b@ tel…"
    )

    assert network(there.port).send(ticket_bytes(foreign)) is PrintState.CONFIRMED

    lines = [item.text for item in decode(there.papers[0]) if isinstance(item, Line)]
    assert lines[0] == 'Kafé Ž - "Größe" ??'
    assert lines[-1] == "* @ tel..."
