"""A kiosk and a printer that can tell how it is: what the visitor reads, what is noted and printed again."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.kiosk.kiosk_model import KioskModel
from pst_kiosk.printing import conversation, paper
from pst_kiosk.printing.settings import PrinterSettings
from pst_kiosk.services.prints import Prints
from pst_kiosk.services.reception import IssuedTicket
from tests.kiosk.conftest import MakeStation, query
from tests.kiosk.test_kiosk_model import ModelAt, on, ticket
from tests.support.office import TestOffice, command
from tests.support.printers import EscPosPrinter, breaking_off
from tests.support.screens import drain, wait_until


@pytest.fixture(autouse=True)
def quick_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversation, "PRINTING_S", 0.05)


@pytest.fixture
def device() -> Iterator[EscPosPrinter]:
    with EscPosPrinter() as made:
        yield made


def at(device: EscPosPrinter) -> PrinterSettings:
    return PrinterSettings(kind="network", host="127.0.0.1", port=device.port, timeout=1)


def said(job: bytes) -> list[str]:
    return [item.text.strip() for item in paper.decode(job) if isinstance(item, paper.Line)]


def jobs(office: TestOffice) -> list[tuple[object, ...]]:
    return query(office, "SELECT state, fault, reprint FROM print_job ORDER BY created_at, id")


def take_one(model: KioskModel) -> None:
    model.choose("konsultasi")
    on(model, "ticket")
    wait_until(lambda: ticket(model, "paper") != "printing", "the paper")
    model.done()


def test_a_ticket_the_printer_confirms_is_noted_so(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter
) -> None:
    model = model_at(kupang, printer=at(device))
    take_one(model)
    wait_until(lambda: jobs(kupang) == [("confirmed", None, 0)], "the end of the print")
    assert len(device.papers) == 1


def test_what_a_ticket_needs_is_loaded_before_the_first_visitor_comes(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "escpos.printer", raising=False)
    model_at(kupang, printer=at(device))
    wait_until(lambda: "escpos.printer" in sys.modules, "the printer's library")


def test_without_paper_the_visitor_is_asked_to_photograph_the_number_and_the_next_ticket_comes_by_itself(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter
) -> None:
    device.paper = "out"
    model = model_at(kupang, printer=at(device))
    model.choose("konsultasi")
    on(model, "ticket")
    wait_until(lambda: ticket(model, "paper") == "out", "the printer's word")
    assert ticket(model, "number") == "K-001"
    assert ticket(model, "paperWords").startswith("Kertas printer sedang habis. Silakan foto")
    model.switchLanguage()
    assert "photo" in ticket(model, "paperWords").lower()
    model.done()
    wait_until(lambda: jobs(kupang) == [("failed", "printer_paper_out", 0)], "the end of the print")

    device.paper = "ok"
    take_one(model)
    wait_until(lambda: [job[0] for job in jobs(kupang)] == ["failed", "confirmed"], "the next ticket")
    (printed,) = device.papers
    assert "K-002" in said(printed)


def test_a_ticket_that_broke_off_may_be_on_paper(kupang: TestOffice, model_at: ModelAt) -> None:
    with breaking_off(after=100) as port:
        settings = PrinterSettings(kind="network", host="127.0.0.1", port=port, status=False)
        model = model_at(kupang, printer=settings)
        take_one(model)
        wait_until(lambda: jobs(kupang) == [("unknown", "printer_broken_off", 0)], "the end of the print")


def test_what_an_officer_asks_for_is_printed_once_and_says_so(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter
) -> None:
    device.cover_open = True
    model = model_at(kupang, printer=at(device))
    take_one(model)
    wait_until(lambda: [job[0] for job in jobs(kupang)] == ["failed"], "the end of the print")
    device.cover_open = False
    (failed,) = kupang.services.prints.unprinted()

    kupang.services.prints.reprint(command(), failed.job_id, kupang.administrator.id)

    wait_until(lambda: jobs(kupang)[-1] == ("confirmed", None, 1), "the reprint")
    (printed,) = device.papers
    assert "K-001" in said(printed)
    assert said(printed)[0] == "cetak ulang"


def test_several_reprints_come_one_after_the_other_beside_a_new_ticket(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter
) -> None:
    device.paper = "out"
    model = model_at(kupang, printer=at(device))
    for count in range(1, 4):
        take_one(model)
        wait_until(
            lambda wanted=count: [job[0] for job in jobs(kupang)] == ["failed"] * wanted, "the failures"
        )
    device.paper = "low"
    for failed in kupang.services.prints.unprinted():
        kupang.services.prints.reprint(command(), failed.job_id, kupang.administrator.id)
    take_one(model)
    wait_until(lambda: [job[0] for job in jobs(kupang)].count("confirmed") == 4, "all of them")
    numbers = [line for job in device.papers for line in said(job) if line.startswith("K-")]
    assert sorted(numbers) == ["K-001", "K-002", "K-003", "K-004"]


def test_what_was_begun_when_the_power_went_is_found_at_the_next_start_and_not_printed_again(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter
) -> None:
    given = kupang.services.reception.take_number(command(), "konsultasi", "id")
    kupang.services.prints.begin(command(), given.id, "kios-1")
    model = model_at(kupang, printer=at(device))
    wait_until(lambda: jobs(kupang) == [("unknown", None, 0)], "what was left over")
    take_one(model)
    wait_until(lambda: [job[0] for job in jobs(kupang)] == ["unknown", "confirmed"], "the next ticket")
    assert len(device.papers) == 1
    assert [job.number for job in kupang.services.prints.unprinted()] == ["K-001"]


def test_a_reprint_asked_for_while_the_kiosk_was_off_is_printed_when_it_starts(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter
) -> None:
    given, job = kupang.services.reception.take_number(command(), "konsultasi", "en"), command()
    kupang.services.prints.begin(job, given.id, "kios-1")
    kupang.services.prints.end(job, PrintState.FAILED, "printer_refused")
    kupang.services.prints.reprint(command(), job, kupang.administrator.id)
    model_at(kupang, printer=at(device))
    wait_until(lambda: jobs(kupang)[-1] == ("confirmed", None, 1), "the reprint")
    assert said(device.papers[0])[0] == "reprint"


def test_how_a_print_ended_is_told_when_the_database_is_back(
    kupang: TestOffice, station_at: MakeStation, model_at: ModelAt, device: EscPosPrinter
) -> None:
    station = station_at(kupang, at(device))
    model = model_at(kupang, station=station)
    drain(station.printer)
    drain(station.services)
    model.choose("konsultasi")
    on(model, "ticket")
    station.line.cut()
    wait_until(lambda: ticket(model, "paper") == "printed", "the paper")
    assert len(device.papers) == 1
    station.line.mend()
    wait_until(lambda: jobs(kupang) == [("confirmed", None, 0)], "the end of the print")


def test_a_printer_that_hangs_holds_up_neither_the_next_visitor_nor_the_screen(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter
) -> None:
    device.hangs = True
    model = model_at(kupang, printer=at(device))
    model.choose("konsultasi")
    on(model, "ticket")
    assert ticket(model, "paper") == "printing"
    model.done()
    model.choose("konsultasi")
    on(model, "ticket")
    assert ticket(model, "number") == "K-002"
    wait_until(lambda: ticket(model, "paper") == "failed", "the second ticket")
    wait_until(lambda: [job[0] for job in jobs(kupang)] == ["unknown", "unknown"], "both ends")
    assert {job[1] for job in jobs(kupang)} == {"printer_timeout"}
    device.hangs = False
    wait_until(lambda: len(device.papers) == 2, "what it had taken in after all")
    numbers = [line for job in device.papers for line in said(job) if line.startswith("K-")]
    assert numbers == ["K-001", "K-002"]


def ask_for_two_reprints(office: TestOffice) -> list[str]:
    """Of K-001 and K-002, at a kiosk that is switched off."""
    asked = []
    for _ in range(2):
        given, job = office.services.reception.take_number(command(), "konsultasi", "id"), command()
        office.services.prints.begin(job, given.id, "kios-1")
        office.services.prints.end(job, PrintState.FAILED, "printer_refused")
        asked.append(command())
        office.services.prints.reprint(asked[-1], job, office.administrator.id)
        office.clock.forward(seconds=1)
    return asked


def numbers_on(device: EscPosPrinter) -> list[str]:
    return [line for job in device.papers for line in said(job) if line.startswith("K-")]


def test_a_reprint_that_was_seen_to_meanwhile_does_not_hold_up_the_next(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = ask_for_two_reprints(kupang)
    take, asked = Prints.take, list[str]()

    def not_at_first(self: Prints, job_id: str) -> IssuedTicket | None:
        asked.append(job_id)
        return None if len(asked) == 1 else take(self, job_id)

    monkeypatch.setattr(Prints, "take", not_at_first)
    model_at(kupang, printer=at(device))
    wait_until(lambda: [job[0] for job in jobs(kupang)].count("confirmed") == 2, "both")
    assert asked[0] == first


def test_a_reprint_that_is_refused_does_not_hold_up_the_next(
    kupang: TestOffice, model_at: ModelAt, device: EscPosPrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = ask_for_two_reprints(kupang)
    take, asked = Prints.take, list[str]()

    def never_the_first(self: Prints, job_id: str) -> IssuedTicket | None:
        asked.append(job_id)
        if job_id == first:
            raise Refused("ticket_unknown")
        return take(self, job_id)

    monkeypatch.setattr(Prints, "take", never_the_first)
    model_at(kupang, printer=at(device))
    wait_until(lambda: [job[0] for job in jobs(kupang)].count("confirmed") == 1, "the second")
    assert numbers_on(device) == ["K-002"]
    assert asked.count(first) == 1
