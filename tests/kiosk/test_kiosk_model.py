"""The kiosk's view model on real offices: the flow, the ticket, and what happens when things fail."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from pst_kiosk.kiosk.kiosk_model import KioskModel
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.printing import paper
from pst_kiosk.printing.receiver import TcpReceiver
from pst_kiosk.printing.settings import PrinterSettings
from pst_kiosk.ui import errand
from tests.kiosk.conftest import MakeStation, query, tickets
from tests.support.office import TestOffice
from tests.support.printers import refusing
from tests.support.screens import wait_until

ModelAt = Callable[..., KioskModel]
QUICK = Patience(quiet_ms=30, asking_s=3, ticket_s=40, ticket_without_paper_s=40, second_ms=10)


def on(model: KioskModel, page: str) -> None:
    wait_until(lambda: model.property("page") == page and not model.property("busy"), page)


def ticket(model: KioskModel, name: str) -> str:
    return str(model.property("ticket").property(name))


def answer_all(model: KioskModel, **answers: str) -> None:
    """Walk through the guest book, typing these answers and skipping the rest."""
    book = model._guest_book
    while model.property("page") == "guest_book":
        page = book.property("page")
        for field, text in answers.items():
            if field in [row.field for row in book._shown.rows]:
                book.write(field, text)
        model.next()
        wait_until(lambda: not model.property("busy"), "an answer")
        if model.property("page") == "guest_book":
            assert book.property("page") != page, book._shown.rows


def test_where_the_number_comes_first_one_tap_gives_it(kupang: TestOffice, model_at: ModelAt) -> None:
    model = model_at(kupang)
    model.choose("konsultasi")
    on(model, "ticket")
    assert ticket(model, "number") == "K-001"
    assert ticket(model, "service") == "Konsultasi statistik"
    assert ticket(model, "promise").startswith("Anda dilayani paling lambat 10 menit")
    assert query(kupang, "SELECT count(*) FROM ticket_event WHERE event = 'guest_book'") == [(0,)]


def test_where_the_guest_book_comes_first_it_is_signed_before_the_number(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(bengkulu)
    model.choose("konsultasi")
    on(model, "guest_book")
    assert tickets(bengkulu) == []
    answer_all(model, name="Siti Rahma", email="siti@example.org")
    on(model, "ticket")
    assert query(bengkulu, "SELECT event FROM ticket_event ORDER BY seq") == [("guest_book",), ("joined",)]
    assert query(bengkulu, "SELECT name FROM visitor") == [("Siti Rahma",)]


def test_without_numbers_the_guest_book_ends_with_a_word_to_wait(
    blitar: TestOffice, model_at: ModelAt
) -> None:
    with TcpReceiver() as printer:
        settings = PrinterSettings(kind="network", host=printer.host, port=printer.port)
        model = model_at(blitar, printer=settings)
        model.choose("konsultasi")
        on(model, "guest_book")
        assert not model.property("numbered")
        answer_all(model, name="Siti Rahma", email="siti@example.org")
        on(model, "wait")
        assert ticket(model, "service") == "Konsultasi data statistik"
        assert (ticket(model, "number"), ticket(model, "paperWords")) == ("", "")
        assert model.property("ticket").property("toDo") == ["Serahkan kartu identitas kepada resepsionis"]
        model.done()
        assert model.property("page") == "home"
        with pytest.raises(TimeoutError):
            printer.wait_for_job(0.05)
    assert query(blitar, "SELECT number, status FROM ticket") == [(None, "waiting")]
    assert query(blitar, "SELECT count(*) FROM print_job") == [(0,)]


def test_the_word_to_wait_closes_by_itself_and_asks_nobody(blitar: TestOffice, model_at: ModelAt) -> None:
    model = model_at(blitar, patience=replace(QUICK, quiet_ms=60_000, ticket_without_paper_s=60_000))
    model.choose("konsultasi")
    answer_all(model, name="Siti Rahma", email="siti@example.org")
    on(model, "wait")
    model.touch()
    on(model, "home")
    assert model.property("ticket").property("toDo") == []


def test_two_quick_taps_are_one_ticket(kupang: TestOffice, model_at: ModelAt) -> None:
    model = model_at(kupang)
    model.choose("konsultasi")
    assert model.property("busy")
    model.choose("konsultasi")
    on(model, "ticket")
    model.choose("konsultasi")
    assert tickets(kupang) == ["K-001"]


def test_outside_hours_no_number_is_given(kupang: TestOffice, model_at: ModelAt) -> None:
    kupang.clock.forward(hours=12)
    model = model_at(kupang)
    model.choose("konsultasi")
    assert not model.property("busy")
    assert "pada jam pelayanan" in model.property("home").property("closed")
    assert tickets(kupang) == []


def test_an_unknown_service_is_nothing(kupang: TestOffice, model_at: ModelAt) -> None:
    model = model_at(kupang)
    model.choose("nothing")
    assert not model.property("busy")


def test_what_is_wrong_keeps_the_visitor_on_the_page_with_everything_typed(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(bengkulu)
    model.choose("konsultasi")
    model.next()
    on(model, "guest_book")
    book = model._guest_book
    assert [row.error for row in book._shown.rows] == ["Silakan isi bagian ini."]
    book.write("name", "A" * 10_000)
    model.next()
    on(model, "guest_book")
    assert "paling banyak 120" in book._shown.rows[0].error
    assert book.draft == {"name": "A" * 10_000}
    book.write("name", "Robert'); DROP TABLE ticket;-- 🎉")
    model.next()
    on(model, "guest_book")
    book.write("email", "siti")
    model.next()
    on(model, "guest_book")
    assert book._shown.rows[0].error.startswith("Alamat e-mail belum lengkap")
    answer_all(model, email="siti@example.org")
    on(model, "ticket")
    assert query(bengkulu, "SELECT name FROM visitor") == [("Robert'); DROP TABLE ticket;-- 🎉",)]


def test_the_people_waiting_change_by_themselves(kupang: TestOffice, model_at: ModelAt) -> None:
    model = model_at(kupang)
    other = model_at(kupang)
    tiles = model.property("home").property("tiles")
    tester = QAbstractItemModelTester(tiles, QAbstractItemModelTester.FailureReportingMode.Fatal)
    other.choose("konsultasi")
    wait_until(lambda: "1 orang menunggu" in [tile.people for tile in model._home._shown.tiles])
    assert tester.model() is tiles


def test_while_the_database_is_away_the_same_command_waits_with_a_notice(
    kupang: TestOffice, model_at: ModelAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(errand, "RETRY_MS", 20)
    model = model_at(kupang)
    raw = sqlite3.connect(kupang.services.database.path)
    raw.execute("ALTER TABLE ticket RENAME TO gone")
    model.choose("konsultasi")
    wait_until(lambda: model.property("notice"), "a notice")
    assert model.property("busy")
    command_id = model._visit.command_id
    raw.execute("ALTER TABLE gone RENAME TO ticket")
    raw.close()
    on(model, "ticket")
    assert query(kupang, "SELECT DISTINCT command_id FROM ticket_event") == [(command_id,)]
    assert tickets(kupang) == ["K-001"]
    assert model.property("notice") == ""


def test_a_visitor_who_does_not_wait_for_the_database_leaves_nothing_behind(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(bengkulu)
    model.choose("konsultasi")
    model._guest_book.write("name", "Siti")
    model.next()
    model.startAgain()
    assert (model.property("page"), model.property("busy"), model.property("notice")) == ("home", False, "")
    assert model._guest_book.draft == {}
    model.choose("konsultasi")
    on(model, "guest_book")
    assert model._guest_book.property("page") == 1


def test_the_ticket_closes_by_itself_and_the_next_visitor_reads_indonesian(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(kupang, patience=QUICK)
    model.switchLanguage()
    model.choose("konsultasi")
    on(model, "ticket")
    assert ticket(model, "service") == "Statistical consultation"
    on(model, "home")
    assert model.property("languageCode") == "id"
    assert ticket(model, "number") == ""
    assert query(kupang, "SELECT language FROM visit") == [("en",)]


def test_nobody_there_clears_the_guest_book_after_asking(bengkulu: TestOffice, model_at: ModelAt) -> None:
    model = model_at(bengkulu, patience=QUICK)
    model.choose("konsultasi")
    model._guest_book.write("name", "Siti")
    asked: list[int] = []
    model.changed.connect(lambda: asked.append(model.property("secondsLeft")))
    on(model, "home")
    assert [seconds for seconds in asked if seconds] == [3, 2, 1]
    assert model._guest_book.draft == {}


def test_a_touch_answers_that_somebody_is_there(bengkulu: TestOffice, model_at: ModelAt) -> None:
    patience = Patience(quiet_ms=30, asking_s=1000, second_ms=10)
    model = model_at(bengkulu, patience=patience)
    model.choose("konsultasi")
    model._guest_book.write("name", "Siti")
    wait_until(lambda: model.property("secondsLeft"), "the question")
    model.touch()
    assert model.property("secondsLeft") == 0
    assert model._guest_book.draft == {"name": "Siti"}


def test_an_untouched_first_page_goes_back_to_indonesian_without_asking(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(kupang, patience=QUICK)
    model.touch()
    model.switchLanguage()
    asked: list[int] = []
    model.changed.connect(lambda: asked.append(model.property("secondsLeft")))
    wait_until(lambda: model.property("languageCode") == "id")
    assert not any(asked)


def test_the_ticket_is_printed_and_noted(kupang: TestOffice, model_at: ModelAt) -> None:
    with TcpReceiver() as printer:
        model = model_at(
            kupang, printer=PrinterSettings(kind="network", host=printer.host, port=printer.port)
        )
        model.choose("konsultasi")
        on(model, "ticket")
        assert "sedang dicetak" in ticket(model, "paperWords")
        wait_until(lambda: ticket(model, "paper") == "printed")
        printed = printer.wait_for_job(20)
    said = [item for item in paper.decode(printed) if hasattr(item, "runs")]
    assert "K-001" in ["".join(run.text for run in line.runs) for line in said]
    wait_until(lambda: query(kupang, "SELECT state, fault FROM print_job") == [("sent", None)])


def test_a_print_that_fails_keeps_the_ticket_and_says_what_to_do(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    with refusing() as port:
        model = model_at(kupang, printer=PrinterSettings(kind="network", host="127.0.0.1", port=port))
        model.choose("konsultasi")
        on(model, "ticket")
        wait_until(lambda: ticket(model, "paper") == "failed")
    assert "nomor tetap berlaku" in ticket(model, "paperWords")
    assert ticket(model, "number") == "K-001"
    wait_until(lambda: query(kupang, "SELECT state, fault FROM print_job") == [("failed", "printer_refused")])
    assert tickets(kupang) == ["K-001"]


def test_a_station_without_printer_asks_to_remember_the_number(kupang: TestOffice, model_at: ModelAt) -> None:
    model = model_at(kupang)
    model.choose("konsultasi")
    on(model, "ticket")
    wait_until(lambda: ticket(model, "paper") == "none")
    assert ticket(model, "paperWords").startswith("Silakan ingat atau foto")
    assert query(kupang, "SELECT count(*) FROM print_job") == [(0,)]


def test_done_while_printing_prints_to_the_end(
    kupang: TestOffice, model_at: ModelAt, station_at: MakeStation
) -> None:
    with TcpReceiver() as printer:
        settings = PrinterSettings(kind="network", host=printer.host, port=printer.port)
        model = model_at(kupang, station=station_at(kupang, settings))
        model.choose("konsultasi")
        on(model, "ticket")
        model.done()
        assert model.property("page") == "home"
        wait_until(lambda: query(kupang, "SELECT state FROM print_job") == [("sent",)])
        assert printer.wait_for_job(20)


@pytest.mark.parametrize("change", ["language", "reading", "group", "priority", "question", "help"])
def test_the_first_page_is_at_rest_again_whatever_was_changed_without_a_touch(
    kupang: TestOffice, model_at: ModelAt, change: str
) -> None:
    model = model_at(kupang, patience=Patience(quiet_ms=100, asking_s=2, second_ms=10))
    wait_until(lambda: model._party._kinds, "the reasons for priority")
    at_rest = state_at_home(model)
    {
        "language": model.switchLanguage,
        "reading": model._reading.switchHighContrast,
        "group": lambda: model._party.count(5),
        "priority": lambda: model._party.choosePriority(1),
        "question": lambda: model._party.ask("group"),
        "help": model._help.ask,
    }[change]()
    assert state_at_home(model) != at_rest
    wait_until(lambda: state_at_home(model) == at_rest, "the visitor to be forgotten")


def state_at_home(model: KioskModel) -> tuple[object, ...]:
    party = (model._party.people, model._party.assistance, model._party.property("asked"))
    reading = model._reading.property("largeText"), model._reading.property("highContrast")
    return model.property("languageCode"), reading, party, model._help.property("state")
