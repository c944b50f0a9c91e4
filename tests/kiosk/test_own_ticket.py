"""What a visitor can do with a number or an appointment that is there already; no window."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from pst_kiosk.kiosk.kiosk_model import KioskModel
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.printing.receiver import TcpReceiver
from pst_kiosk.printing.settings import PrinterSettings
from pst_kiosk.services.reception import IssuedTicket
from tests.kiosk.conftest import query
from tests.kiosk.test_kiosk_model import answer_all, on, ticket
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import wait_until

ModelAt = Callable[..., KioskModel]


def own(model: KioskModel, name: str) -> str:
    return str(model.property("ownTicket").property(name))


def offers(model: KioskModel) -> list[str]:
    names = ("offersGuestBook", "offersFurther", "offersCancel")
    return [name[6:] for name in names if model.property("ownTicket").property(name)]


def take(office: TestOffice, service: str = "konsultasi") -> IssuedTicket:
    return office.services.reception.take_number(command(), service, "id")


def scan(model: KioskModel, text: str) -> None:
    for character in text:
        model._scanner.type(character)
    model._scanner.type("\r")
    wait_until(lambda: not model.property("busy"), "what the scanner read")


def test_a_scanned_ticket_shows_where_it_stands_and_offers_all_its_holder_may_do(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    take(kupang)
    issued = take(kupang)
    model = model_at(kupang)
    scan(model, issued.code)
    on(model, "own_ticket")
    assert own(model, "number") == "K-002"
    assert own(model, "service") == "Konsultasi statistik"
    assert own(model, "status").startswith("Menunggu panggilan")
    assert (own(model, "ahead"), own(model, "aheadWords")) == ("1", "orang di depan Anda")
    assert offers(model) == ["GuestBook", "Further", "Cancel"]


def test_a_number_typed_shows_what_the_board_shows_and_sends_a_lost_ticket_to_the_officer(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    take(kupang)
    model = model_at(kupang)
    model.findTicket()
    for key in "K1":
        model._own_ticket.press(key)
    assert own(model, "text") == "K1"
    model._own_ticket.find()
    on(model, "own_ticket")
    assert own(model, "number") == "K-001"
    assert offers(model) == ["GuestBook"]
    assert "temui petugas" in own(model, "hint")
    model._own_ticket.askCancel()
    model.furtherService()
    assert not model.property("ownTicket").property("askingCancel")
    assert model.property("page") == "own_ticket"


def test_what_is_not_found_is_said_and_can_be_typed_again(kupang: TestOffice, model_at: ModelAt) -> None:
    model = model_at(kupang)
    scan(model, "ZZZZZZZZ")
    on(model, "find")
    assert own(model, "message").startswith("Nomor atau kode itu tidak ditemukan")
    assert own(model, "text") == ""
    model._own_ticket.press("K")
    assert own(model, "message") == ""
    model._own_ticket.erase()
    assert own(model, "text") == ""


def test_where_there_is_one_service_no_other_is_offered_before_it_is_rendered(
    jateng: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(jateng)
    model.choose("penjualan")
    on(model, "ticket")
    assert not model.property("ticket").property("offersFurther")
    code = model._visit.code
    model.done()
    scan(model, str(code))
    on(model, "own_ticket")
    assert offers(model) == ["GuestBook", "Cancel"]


def test_another_service_is_a_new_number_in_the_same_visit(kupang: TestOffice, model_at: ModelAt) -> None:
    model = model_at(kupang)
    model.choose("konsultasi")
    on(model, "ticket")
    model.furtherService()
    on(model, "services")
    model.choose("perpustakaan")
    on(model, "ticket")
    assert ticket(model, "number") == "P-001"
    assert query(kupang, "SELECT count(DISTINCT visit_id), count(*) FROM ticket") == [(1, 2)]
    model.done()
    assert model.property("page") == "home"


def test_a_service_whose_number_is_held_already_is_refused_with_words(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(kupang)
    model.choose("konsultasi")
    on(model, "ticket")
    model.furtherService()
    model.choose("konsultasi")
    wait_until(lambda: not model.property("busy"))
    assert model.property("page") == "services"
    assert "sudah memegang nomor" in model.property("notice")
    model.back()
    assert (model.property("page"), model.property("notice")) == ("ticket", "")
    assert ticket(model, "number") == "K-001"


def test_a_number_is_given_back_after_one_question(kupang: TestOffice, model_at: ModelAt) -> None:
    model = model_at(kupang)
    model.choose("konsultasi")
    on(model, "ticket")
    model.cancelTicket()
    on(model, "own_ticket")
    assert model.property("ownTicket").property("askingCancel")
    assert query(kupang, "SELECT status FROM ticket") == [("waiting",)]
    model._own_ticket.keepNumber()
    assert not model.property("ownTicket").property("askingCancel")
    model._own_ticket.askCancel()
    model._own_ticket.cancel()
    wait_until(lambda: own(model, "status") == "Nomor ini sudah dibatalkan.")
    assert query(kupang, "SELECT status FROM ticket") == [("cancelled",)]
    assert offers(model) == []


def test_the_guest_book_filled_in_while_waiting_is_left_for_the_officer(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(kupang)
    model.choose("konsultasi")
    on(model, "ticket")
    assert model.property("ticket").property("offersGuestBook")
    model.fillGuestBook()
    on(model, "guest_book")
    assert not model.property("numbered")
    answer_all(model, name="Siti Rahma", email="siti@example.org")
    on(model, "ticket")
    assert ticket(model, "number") == "K-001"
    assert ticket(model, "left").startswith("Buku tamu Anda sudah kami terima")
    assert not model.property("ticket").property("offersGuestBook")
    assert model._guest_book.draft == {}
    assert query(kupang, "SELECT count(*) FROM guest_book_draft") == [(1,)]
    assert query(kupang, "SELECT count(*) FROM ticket_event WHERE event = 'guest_book'") == [(0,)]


def test_the_guest_book_can_be_left_by_the_number_alone(kupang: TestOffice, model_at: ModelAt) -> None:
    take(kupang)
    model = model_at(kupang)
    model.findTicket()
    model._own_ticket.look_up("k-001")
    on(model, "own_ticket")
    model.fillGuestBook()
    answer_all(model, name="Siti Rahma", email="siti@example.org")
    on(model, "own_ticket")
    assert own(model, "hint").startswith("Buku tamu Anda sudah kami terima")
    assert offers(model) == []


def test_back_from_the_guest_book_leads_to_the_ticket_and_keeps_nothing_typed(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(kupang)
    model.choose("konsultasi")
    on(model, "ticket")
    model.fillGuestBook()
    model._guest_book.write("name", "Siti")
    model.back()
    on(model, "ticket")
    assert model._guest_book.draft == {}
    assert model.property("ticket").property("offersGuestBook")


def test_no_second_guest_book_is_offered_where_it_was_signed_first(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    issued = bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    model = model_at(bengkulu)
    scan(model, issued.code)
    on(model, "own_ticket")
    assert offers(model) == ["Further", "Cancel"]
    model.furtherService()
    model.choose("perpustakaan")
    on(model, "ticket")
    assert ticket(model, "number") == "P-001"
    assert not model.property("ticket").property("offersGuestBook")


def test_an_appointment_is_shown_and_its_visitor_gets_its_number(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    code = kupang.services.reception.book(command(), "konsultasi", kupang.clock.now + dt.timedelta(hours=2))
    model = model_at(kupang)
    scan(model, code)
    on(model, "appointment")
    assert own(model, "appointmentService") == "Konsultasi statistik"
    assert own(model, "appointmentTime") == "Rabu, 18 November 2026, pukul 11.05 WITA"
    model.checkIn()
    on(model, "ticket")
    assert query(kupang, "SELECT ticket_id IS NOT NULL FROM appointment") == [(1,)]
    model.done()
    scan(model, code)
    on(model, "find")
    assert "sudah diambil" in own(model, "message")


def test_an_appointment_signs_the_guest_book_where_that_comes_first(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    code = bengkulu.services.reception.book(
        command(), "konsultasi", bengkulu.clock.now + dt.timedelta(hours=2)
    )
    model = model_at(bengkulu)
    scan(model, code)
    on(model, "appointment")
    model.checkIn()
    on(model, "guest_book")
    answer_all(model, name="Siti Rahma", email="siti@example.org")
    on(model, "ticket")
    assert query(bengkulu, "SELECT ticket_id IS NOT NULL FROM appointment") == [(1,)]


def test_an_appointment_outside_hours_is_kept_while_the_office_is_closed_to_others(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    evening = bengkulu.clock.now + dt.timedelta(hours=10)
    code = bengkulu.services.reception.book(command(), "konsultasi", evening)
    bengkulu.clock.forward(hours=10)
    model = model_at(bengkulu)
    assert not model.property("home").property("isOpen")
    model.choose("konsultasi")
    assert model.property("page") == "home"
    scan(model, code)
    on(model, "appointment")
    model.checkIn()
    on(model, "guest_book")


def test_an_appointment_for_opening_hours_is_refused_once_the_office_is_closed(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    code = kupang.services.reception.book(command(), "konsultasi", kupang.clock.now + dt.timedelta(hours=2))
    kupang.clock.forward(hours=10)
    model = model_at(kupang)
    scan(model, code)
    on(model, "find")
    assert own(model, "message").startswith("Janji temu ini untuk jam buka")
    assert query(kupang, "SELECT count(*) FROM ticket") == [(0,)]


def test_another_service_is_not_offered_in_a_closed_office(kupang: TestOffice, model_at: ModelAt) -> None:
    issued = take(kupang)
    kupang.clock.forward(hours=10)
    model = model_at(kupang)
    scan(model, issued.code)
    on(model, "own_ticket")
    assert offers(model) == ["GuestBook", "Cancel"]


def test_another_service_tapped_as_the_office_closes_is_refused_with_words(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(kupang)
    model.choose("konsultasi")
    on(model, "ticket")
    model.furtherService()
    kupang.clock.forward(hours=10)
    model.choose("perpustakaan")
    wait_until(lambda: not model.property("busy"))
    assert model.property("notice").startswith("Kantor sedang tutup")
    assert query(kupang, "SELECT count(*) FROM ticket") == [(1,)]
    model._home.start()
    wait_until(lambda: not model.property("ticket").property("offersFurther"), "the evening")
    assert model.property("ticket").property("offersCancel")


def test_an_appointment_of_another_day_says_which(kupang: TestOffice, model_at: ModelAt) -> None:
    code = kupang.services.reception.book(command(), "konsultasi", kupang.clock.now + dt.timedelta(days=1))
    model = model_at(kupang)
    scan(model, code)
    on(model, "find")
    assert "Kamis, 19 November 2026 pukul 09.05 WITA" in own(model, "message")


def test_a_ticket_is_printed_again_for_who_has_its_code(kupang: TestOffice, model_at: ModelAt) -> None:
    issued = take(kupang)
    with TcpReceiver() as printer:
        settings = PrinterSettings(kind="network", host=printer.host, port=printer.port)
        model = model_at(kupang, printer=settings)
        scan(model, "K1")
        on(model, "own_ticket")
        model._own_ticket.printAgain()
        assert not model.property("busy")
        scan(model, issued.code)
        wait_until(lambda: model.property("ownTicket").property("offersReprint"), "the printer")
        model._own_ticket.printAgain()
        wait_until(lambda: model.property("ownTicket").property("reprinted"), "the reprint to be asked for")
        model._own_ticket.printAgain()
        ended = "SELECT count(*) FROM print_job WHERE ended_at IS NOT NULL"
        wait_until(lambda: query(kupang, ended) == [(1,)], "the end of the print")
        assert printer.wait_for_job(5)
    assert query(kupang, "SELECT reprint FROM print_job") == [(1,)]


def test_without_a_printer_nothing_is_printed_again(kupang: TestOffice, model_at: ModelAt) -> None:
    issued = take(kupang)
    model = model_at(kupang)
    scan(model, issued.code)
    on(model, "own_ticket")
    assert not model.property("ownTicket").property("offersReprint")


@pytest.mark.parametrize("way_out", ["startAgain", "back", "done"])
def test_every_way_out_forgets_the_ticket(kupang: TestOffice, model_at: ModelAt, way_out: str) -> None:
    issued = take(kupang)
    model = model_at(kupang)
    scan(model, issued.code)
    on(model, "own_ticket")
    getattr(model, way_out)()
    assert model.property("page") == "home"
    assert (own(model, "number"), own(model, "text")) == ("", "")
    assert model._visit.held is None


def test_nobody_there_forgets_the_ticket_after_asking(kupang: TestOffice, model_at: ModelAt) -> None:
    issued = take(kupang)
    model = model_at(kupang, patience=Patience(quiet_ms=100, asking_s=2, second_ms=10))
    scan(model, issued.code)
    wait_until(lambda: model.property("secondsLeft"), "the question")
    on(model, "home")
    assert own(model, "number") == ""


def test_what_a_scanner_reads_while_another_visitor_signs_is_not_heard(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    issued = bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    model = model_at(bengkulu)
    model.choose("konsultasi")
    on(model, "guest_book")
    scan(model, issued.code)
    assert model.property("page") == "guest_book"


def test_a_group_with_priority_is_one_priority_ticket_and_the_next_visitor_is_alone(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(kupang)
    model._party.count(12)
    model._party.choosePriority(1)
    model.choose("konsultasi")
    on(model, "ticket")
    model.done()
    model.choose("konsultasi")
    on(model, "ticket")
    rows = query(
        kupang,
        "SELECT people, assistance, priority FROM visit JOIN ticket ON visit.id = visit_id ORDER BY number",
    )
    assert rows == [(12, 1, 1), (1, None, 0)]


def test_who_can_neither_hear_a_call_nor_see_the_board_says_so_and_the_next_visitor_can(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(kupang)
    for aid in (1, 2):
        model._party.chooseAid(aid)
    model.choose("konsultasi")
    on(model, "ticket")
    model.done()
    model.choose("konsultasi")
    on(model, "ticket")
    rows = query(kupang, "SELECT call_aid FROM visit JOIN ticket ON visit.id = visit_id ORDER BY number")
    assert rows == [(3,), (None,)]


def test_priority_asked_for_before_the_guest_book_needs_no_answer_there(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    model = model_at(bengkulu)
    model._party.choosePriority(3)
    model.choose("konsultasi")
    on(model, "guest_book")
    answer_all(model, name="Siti Rahma", email="siti@example.org")
    on(model, "ticket")
    assert query(bengkulu, "SELECT assistance FROM visit") == [(3,)]
    assert query(bengkulu, "SELECT priority FROM ticket") == [(1,)]


def test_priority_tapped_twice_is_taken_back_and_a_group_has_bounds(
    kupang: TestOffice, model_at: ModelAt
) -> None:
    party = model_at(kupang)._party
    party.choosePriority(2)
    party.choosePriority(2)
    assert party.assistance is None
    party.chooseAid(1)
    party.chooseAid(1)
    assert party.call_aid is None
    party.count(0)
    assert party.people == 1
    party.count(100)
    assert party.people == 99
