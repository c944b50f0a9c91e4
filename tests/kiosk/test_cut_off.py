"""The kiosk while its database is away: it goes on by itself, and hands in what it gave."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pst_kiosk.kiosk import delivery
from pst_kiosk.kiosk.intake import Intake
from pst_kiosk.kiosk.kiosk_model import KioskModel
from pst_kiosk.printing import paper
from pst_kiosk.printing.receiver import TcpReceiver
from pst_kiosk.printing.settings import PrinterSettings
from pst_kiosk.services.late_arrivals import LateArrivals
from pst_kiosk.ui import errand, live_read
from tests.kiosk.conftest import MakeStation, Station, query, tickets
from tests.kiosk.test_kiosk_model import answer_all, on, ticket
from tests.support.line import Line
from tests.support.office import TestOffice
from tests.support.printers import refusing
from tests.support.screens import drain, wait_until

ModelAt = Callable[..., KioskModel]
MAY_TAKE = "Anda tetap dapat mengambil nomor antrean di sini."


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Failing reads and errands are repeated sooner than in an office."""
    monkeypatch.setattr(live_read, "RETRY_MS", 30)
    monkeypatch.setattr(delivery, "RETRY_MS", 30)
    monkeypatch.setattr(errand, "RETRY_MS", 30)
    monkeypatch.setattr(errand, "PATIENCE_MS", 100)


@pytest.fixture
def station(station_at: MakeStation, kupang: TestOffice) -> Station:
    return station_at(kupang)


def provided(model: KioskModel, station: Station) -> KioskModel:
    """Once the outbox has been told what it must know."""
    drain(station.services, station.outbox)
    return model


def lose(model: KioskModel, station: Station) -> None:
    """Cut the line, and let the kiosk find out."""
    station.line.cut()
    model._home._read.refresh()
    wait_until(lambda: model._home.facts is not None and model._home.facts.cut_off, "the loss to be noticed")


def recover(model: KioskModel, station: Station) -> None:
    """Mend the line, and wait until everything is delivered."""
    station.line.mend()
    wait_until(lambda: not model._cut_off and not model._delivery._under_way, "everything to be delivered")


def take(model: KioskModel, service: str = "konsultasi") -> str:
    model.choose(service)
    on(model, "ticket")
    number = ticket(model, "number")
    model.done()
    return number


def audit(office: TestOffice) -> list[str]:
    return [action for (action,) in query(office, "SELECT action FROM audit_log WHERE officer_id IS NULL")]


def kept_bytes(tmp_path: Path) -> bytes:
    return b"".join(path.read_bytes() for path in (tmp_path / "outbox").iterdir())


def test_cut_off_it_gives_numbers_of_its_own_and_says_so(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    model = provided(model_at(kupang, station=station), station)
    lose(model, station)
    assert model.property("notice") == ""
    assert MAY_TAKE in model._home._shown.cut_off
    assert {(tile.people, tile.wait) for tile in model._home._shown.tiles} == {("", "")}
    model.choose("konsultasi")
    on(model, "ticket")
    assert ticket(model, "number") == "K-9101"
    assert (ticket(model, "ahead"), ticket(model, "wait")) == ("", "")
    assert "masuk antrean begitu sambungan pulih" in ticket(model, "cutOff")
    assert len(ticket(model, "code")) == 8
    model.done()
    assert take(model) == "K-9102"
    assert tickets(kupang) == []


def test_everything_is_said_in_english_too(kupang: TestOffice, station: Station, model_at: ModelAt) -> None:
    model = provided(model_at(kupang, station=station), station)
    lose(model, station)
    model.switchLanguage()
    assert "You can still take a queue number here." in model._home._shown.cut_off
    model.choose("konsultasi")
    on(model, "ticket")
    assert "joins the queue as soon as the connection is back" in ticket(model, "cutOff")


def test_back_again_it_hands_in_what_it_gave_before_anybody_else_is_next(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    model = provided(model_at(kupang, station=station), station)
    assert take(model) == "K-001"
    lose(model, station)
    assert [take(model), take(model)] == ["K-9101", "K-9102"]
    recover(model, station)
    assert (model.property("notice"), model._home._shown.cut_off) == ("", "")
    assert take(model) == "K-002"
    in_order = query(kupang, "SELECT number FROM ticket ORDER BY joined_seq")
    assert in_order == [("K-001",), ("K-9101",), ("K-9102",), ("K-002",)]
    assert audit(kupang) == []


def test_the_first_to_meet_the_loss_gets_a_number_with_the_same_command(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    model = provided(model_at(kupang, station=station), station)
    station.line.cut()
    model.choose("konsultasi")
    command_id = model._visit.command_id
    on(model, "ticket")
    assert ticket(model, "number") == "K-9101"
    recover(model, station)
    assert query(kupang, "SELECT DISTINCT command_id FROM ticket_event") == [(command_id,)]


def test_a_group_that_meets_the_loss_is_delivered_whole(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    model = provided(model_at(kupang, station=station), station)
    station.line.cut()
    model._party.count(12)
    model.choose("konsultasi")
    on(model, "ticket")
    recover(model, station)
    assert query(kupang, "SELECT people FROM visit") == [(12,)]


def test_a_database_that_does_not_answer_soon_is_not_waited_for_and_its_late_number_is_changed(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    model = provided(model_at(kupang, station=station), station)
    station.line.hold()
    model.choose("konsultasi")
    on(model, "ticket")
    assert ticket(model, "number") == "K-9101"
    model.done()
    recover(model, station)
    assert query(kupang, "SELECT number, ordinal, status FROM ticket") == [("K-9101", 9101, "waiting")]
    assert audit(kupang) == ["renumber"]


def test_a_number_whose_answer_is_lost_becomes_the_printed_one(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    model = provided(model_at(kupang, station=station), station)
    station.line.lose_answers()
    assert take(model) == "K-9101"
    recover(model, station)
    assert tickets(kupang) == ["K-9101"]
    assert audit(kupang) == ["renumber"]
    assert take(model) == "K-001"


def test_while_somebody_is_still_to_be_delivered_the_next_are_not_made_to_wait(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    model = provided(model_at(kupang, station=station), station)
    station.line.take_no_writes()
    assert take(model) == "K-9101"
    drain(station.services, station.outbox)
    model.choose("konsultasi")
    intake = model._under_way._carrier
    assert isinstance(intake, Intake)
    assert intake._errand is None  # the database is not even asked
    on(model, "ticket")
    assert ticket(model, "number") == "K-9102"
    station.line.mend()
    model._home._read.refresh()
    recover(model, station)
    assert tickets(kupang) == ["K-9101", "K-9102"]


@pytest.mark.parametrize("fault", ["schema_newer", "database_no_permission"])
def test_a_kiosk_that_is_not_wanted_any_more_gives_no_numbers_nobody_would_hear_of(
    kupang: TestOffice, station: Station, model_at: ModelAt, fault: str
) -> None:
    model = provided(model_at(kupang, station=station), station)
    station.line.cut(fault)
    for _ in range(2):  # found out by the visitor, and known before the next one
        model.choose("konsultasi")
        wait_until(lambda: model._under_way.fault is not None, "the refusal")
        drain(station.services, station.outbox)
        assert "Silakan hubungi petugas" in model.property("notice")
        model.startAgain()
        model._home._read.refresh()
        drain(station.services)
    assert "Silakan hubungi petugas" in model.property("notice")


def test_the_guest_book_is_walked_checked_and_signed_without_the_database(
    bengkulu: TestOffice, station_at: MakeStation, model_at: ModelAt, tmp_path: Path
) -> None:
    station = station_at(bengkulu)
    model = provided(model_at(bengkulu, station=station), station)
    lose(model, station)
    model.choose("konsultasi")
    on(model, "guest_book")
    model.next()
    assert [row.error for row in model._guest_book._shown.rows] == ["Silakan isi bagian ini."]
    answer_all(model, name="Siti Rahma", email="siti@example.org")
    on(model, "ticket")
    assert ticket(model, "number") == "K-9101"
    assert model._guest_book.draft == {}
    assert b"Siti Rahma" in kept_bytes(tmp_path)
    recover(model, station)
    assert query(bengkulu, "SELECT name FROM visitor") == [("Siti Rahma",)]
    assert query(bengkulu, "SELECT event FROM ticket_event ORDER BY seq") == [("guest_book",), ("joined",)]
    assert b"Siti Rahma" not in kept_bytes(tmp_path)


def test_without_numbers_the_visit_is_kept_and_the_officer_is_to_be_told(
    blitar: TestOffice, station_at: MakeStation, model_at: ModelAt
) -> None:
    station = station_at(blitar)
    model = provided(model_at(blitar, station=station), station)
    lose(model, station)
    assert "mengisi buku tamu di sini" in model._home._shown.cut_off
    model.choose("konsultasi")
    answer_all(model, name="Siti Rahma", email="siti@example.org")
    on(model, "wait")
    assert "beri tahu petugas" in ticket(model, "cutOff")
    recover(model, station)
    assert query(blitar, "SELECT number, ordinal, status FROM ticket") == [(None, 9101, "waiting")]
    assert query(blitar, "SELECT name FROM visitor") == [("Siti Rahma",)]


def test_started_while_the_database_is_away_it_opens_from_what_it_remembers(
    kupang: TestOffice, station: Station, station_at: MakeStation, model_at: ModelAt
) -> None:
    before = provided(model_at(kupang, station=station), station)
    lose(before, station)
    assert take(before) == "K-9101"
    line = Line()
    line.cut()
    restarted = station_at(kupang, line=line)
    model = model_at(kupang, station=restarted)
    wait_until(lambda: model._home.facts is not None, "what is remembered")
    home = model._home._shown
    assert (home.office, home.hours, home.date) == (
        "BPS Kota Kupang",
        "Buka sampai 15.30",
        "Rabu, 18 November 2026 · WITA",
    )
    assert [tile.key for tile in home.tiles] == [service.key for service in kupang.services.office.services]
    assert MAY_TAKE in model._home._shown.cut_off
    assert take(model) == "K-9102"
    recover(model, restarted)
    delivered = query(kupang, "SELECT number, time_unsure FROM ticket ORDER BY joined_seq")
    assert delivered == [("K-9101", 0), ("K-9102", 1)]


def test_outside_hours_no_number_is_given_cut_off_either(
    kupang: TestOffice, station: Station, station_at: MakeStation, model_at: ModelAt
) -> None:
    provided(model_at(kupang, station=station), station)
    kupang.clock.forward(hours=10)
    line = Line()
    line.cut()
    model = model_at(kupang, station=station_at(kupang, line=line))
    wait_until(lambda: model._home.facts is not None, "what is remembered")
    assert model._home._shown.hours == "Tutup, buka Kamis 08.00"
    model.choose("konsultasi")
    assert not model.property("busy")


def test_the_office_closes_by_the_calendar_while_it_is_cut_off(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    kupang.clock.forward(hours=6, minutes=24, seconds=59, milliseconds=800)
    model = provided(model_at(kupang, station=station), station)
    lose(model, station)
    assert model.property("home").property("isOpen")
    wait_until(lambda: not model.property("home").property("isOpen"), "the office to close")
    assert model.property("home").property("hours") == "Tutup, buka Kamis 08.00"


def test_a_kiosk_that_knows_nothing_yet_says_to_wait(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    station.line.cut()
    model = model_at(kupang, station=station)
    wait_until(lambda: model.property("notice"), "a notice")
    assert "Sambungan ke data kantor sedang terputus" in model.property("notice")
    station.line.mend()
    wait_until(lambda: model._home._shown.tiles, "the first reading")


def test_a_kiosk_without_a_digit_sends_to_the_officer_and_gives_the_databases_number_when_it_is_back(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    for number in range(2, 11):
        kupang.services.stations.report(f"kios-{number}", "kiosk", "0.1.0", None, kupang.clock)
    model = provided(model_at(kupang, station=station), station)
    lose(model, station)
    assert "Silakan temui petugas." in model.property("notice")
    model.choose("konsultasi")
    wait_until(lambda: model._under_way.fault is not None, "the outbox to refuse")
    drain(station.services)  # that the database is away too is no news
    assert "Silakan temui petugas." in model.property("notice")
    assert model.property("busy")
    station.line.mend()
    on(model, "ticket")
    assert (ticket(model, "number"), ticket(model, "cutOff")) == ("K-001", "")


def test_an_outbox_that_cannot_be_used_takes_nothing_from_a_kiosk_with_its_database(
    kupang: TestOffice, station: Station, model_at: ModelAt, tmp_path: Path
) -> None:
    (tmp_path / "outbox").write_text("a file where the folder should be")
    model = provided(model_at(kupang, station=station), station)
    assert take(model) == "K-001"
    station.line.cut()
    model.choose("konsultasi")
    wait_until(lambda: model.property("notice"), "a notice")
    station.line.mend()
    on(model, "ticket")
    assert ticket(model, "number") == "K-002"


def network(printer: TcpReceiver) -> PrinterSettings:
    return PrinterSettings(kind="network", host=printer.host, port=printer.port)


def printed(job: bytes) -> list[str]:
    return [line.text for line in paper.decode(job) if isinstance(line, paper.Line)]


def test_cut_off_the_ticket_is_printed_and_its_print_is_delivered_with_it(
    kupang: TestOffice, station_at: MakeStation, model_at: ModelAt
) -> None:
    with TcpReceiver() as printer:
        station = station_at(kupang, network(printer))
        model = provided(model_at(kupang, station=station), station)
        lose(model, station)
        model.choose("konsultasi")
        on(model, "ticket")
        wait_until(lambda: ticket(model, "paper") == "printed", "the paper")
        said = printed(printer.wait_for_job(20))
    assert "K-9101" in said
    assert not any("di depan Anda" in line or "terdepan" in line for line in said)
    assert ticket(model, "code") in said
    drain(station.outbox)
    recover(model, station)
    assert query(kupang, "SELECT state, fault, station FROM print_job") == [("sent", None, "kios-1")]


def test_a_print_that_fails_cut_off_is_said_and_delivered(
    kupang: TestOffice, station_at: MakeStation, model_at: ModelAt
) -> None:
    with refusing() as port:
        station = station_at(kupang, PrinterSettings(kind="network", host="127.0.0.1", port=port))
        model = provided(model_at(kupang, station=station), station)
        lose(model, station)
        model.choose("konsultasi")
        on(model, "ticket")
        wait_until(lambda: ticket(model, "paper") == "failed", "the printer to fail")
    assert ticket(model, "number") == "K-9101"
    drain(station.outbox)
    recover(model, station)
    assert query(kupang, "SELECT state, fault FROM print_job") == [("failed", "printer_refused")]


def test_a_print_that_ends_after_its_ticket_was_delivered_is_noted_in_the_database(
    kupang: TestOffice, station_at: MakeStation, model_at: ModelAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from pst_kiosk.printing.printers import Printer

    slow, whole = threading.Event(), Printer.send
    monkeypatch.setattr(Printer, "send", lambda self, data: (slow.wait(60), whole(self, data))[1])
    with TcpReceiver() as printer:
        station = station_at(kupang, network(printer))
        model = provided(model_at(kupang, station=station), station)
        lose(model, station)
        model.choose("konsultasi")
        on(model, "ticket")
        drain(station.outbox)
        recover(model, station)
        assert query(kupang, "SELECT state FROM print_job") == [("queued",)]
        slow.set()
        wait_until(lambda: query(kupang, "SELECT state FROM print_job") == [("sent",)], "the print's end")


def test_a_database_lost_between_number_and_paper_holds_up_no_paper(
    kupang: TestOffice, station_at: MakeStation, model_at: ModelAt
) -> None:
    with TcpReceiver() as printer:
        station = station_at(kupang, network(printer))
        model = provided(model_at(kupang, station=station), station)
        model._ticket.changed.connect(station.line.cut)
        model.choose("konsultasi")
        wait_until(lambda: ticket(model, "paper") == "printed", "the paper")
        assert "K-001" in printed(printer.wait_for_job(20))


def test_one_that_can_not_be_delivered_is_kept_and_holds_up_nobody(
    kupang: TestOffice, station: Station, model_at: ModelAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver = LateArrivals.deliver

    def fail_once(self: LateArrivals, late: Any) -> None:
        if late.number == "K-9101":
            raise KeyError("a bug")
        deliver(self, late)

    monkeypatch.setattr(LateArrivals, "deliver", fail_once)
    model = provided(model_at(kupang, station=station), station)
    lose(model, station)
    assert [take(model), take(model)] == ["K-9101", "K-9102"]
    recover(model, station)
    assert tickets(kupang) == ["K-9102"]
    assert take(model) == "K-001"
    monkeypatch.undo()
    model_at(kupang)  # the program started anew
    wait_until(lambda: "K-9101" in tickets(kupang), "the one that was kept")


def test_a_visitor_who_leaves_before_the_number_is_shown_is_delivered_all_the_same(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    model = provided(model_at(kupang, station=station), station)
    lose(model, station)
    model.choose("konsultasi")
    model.startAgain()
    drain(station.outbox)
    recover(model, station)
    assert tickets(kupang) == ["K-9101"]


def test_the_time_on_a_ticket_is_the_databases_and_what_passed_since(
    kupang: TestOffice, station: Station, model_at: ModelAt
) -> None:
    model = provided(model_at(kupang, station=station), station)
    lose(model, station)
    kupang.clock.forward(hours=1)  # a clock that somebody sets changes nothing
    assert take(model) == "K-9101"
    recover(model, station)
    ((issued, joined),) = query(kupang, "SELECT issued_at, joined_at FROM ticket")
    apart = dt.datetime.fromisoformat(joined) - dt.datetime.fromisoformat(issued)
    assert dt.timedelta(minutes=58) < apart < dt.timedelta(minutes=61)
