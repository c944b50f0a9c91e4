"""The moves off the straight way at the counter, on real offices, without a window."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pst_kiosk.counter.desk_view import Phase
from pst_kiosk.counter.queue_view import AsideRow
from pst_kiosk.counter.work_model import WorkModel
from tests.counter.test_work_model import arrive, at_phase, fill_guest_book, pass_front_office
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import wait_until

WorkAt = Callable[..., WorkModel]


def waiting(model: WorkModel) -> list[str]:
    return [row.number for row in model.shown.waiting]


def until_waiting(model: WorkModel, *numbers: str) -> None:
    wait_until(lambda: waiting(model) == list(numbers) and not model.busy, f"{numbers} to wait")


def until_aside(model: WorkModel, *states: tuple[str, str]) -> tuple[AsideRow, ...]:
    def shown() -> list[tuple[str, str]]:
        return [(row.number, row.state) for row in model.shown.aside]

    wait_until(lambda: shown() == list(states) and not model.busy, f"{states} aside")
    return model.shown.aside


def present(model: WorkModel) -> str:
    assert model.shown.visitor is not None
    return model.shown.visitor.ticket_id


def call_in(model: WorkModel) -> None:
    """The next visitor is called and comes."""
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.arrived()
    at_phase(model, Phase.SERVING)


def test_a_number_is_picked_out_of_turn(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang, 3)
    until_waiting(model, "K-001", "K-002", "K-003")
    model.moves.pick(model.shown.waiting[1].ticket_id)
    at_phase(model, Phase.CALLED)
    assert model.shown.visitor is not None
    assert model.shown.visitor.number == "K-002"
    until_waiting(model, "K-001", "K-003")


def test_a_picked_number_that_is_gone_is_explained(kupang: TestOffice, work_at: WorkAt) -> None:
    here, there = work_at(kupang, "loket-1"), work_at(kupang, "front-office")
    arrive(kupang)
    until_waiting(here, "K-001")
    ticket = here.shown.waiting[0].ticket_id
    there.moves.pick(ticket)
    at_phase(there, Phase.CALLED)
    here.moves.pick(ticket)
    wait_until(lambda: here.notice, "the notice")
    assert here.notice is not None
    assert here.notice.text.startswith("Pengunjung ini sudah tidak menunggu")


def test_one_who_waits_is_held_and_comes_back_to_the_old_place(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang, 2)
    until_waiting(model, "K-001", "K-002")
    model.moves.hold(model.shown.waiting[0].ticket_id)
    (row,) = until_aside(model, ("K-001", "ditunda 09.05"))
    assert row.back == "Lanjutkan"
    until_waiting(model, "K-002")
    model.moves.resume(row.ticket_id)
    until_waiting(model, "K-001", "K-002")
    until_aside(model)


def test_held_during_service_the_record_is_kept_and_service_goes_on(
    kupang: TestOffice, work_at: WorkAt
) -> None:
    model = work_at(kupang, "loket-2")
    ticket = pass_front_office(kupang)
    call_in(model)
    assert model.record is not None
    model.record.write("Garis kemiskinan")
    model.moves.hold(present(model))
    at_phase(model, Phase.FREE)
    assert kupang.services.records.load(ticket).record.summary == "Garis kemiskinan"
    until_aside(model, ("K-001", "dilayani, ditunda 09.05"))
    model.moves.resume(ticket)
    at_phase(model, Phase.SERVING)
    assert present(model) == ticket
    assert model.record is not None
    assert model.record.summary == "Garis kemiskinan"


def test_a_record_too_long_to_be_kept_stops_the_visitor_from_leaving(
    kupang: TestOffice, work_at: WorkAt
) -> None:
    model = work_at(kupang, "loket-2")
    pass_front_office(kupang)
    call_in(model)
    assert model.record is not None
    model.record.write("x" * 10_000)
    model.moves.hold(present(model))
    assert model.notice is not None
    assert model.notice.text.startswith("Rekam layanan terlalu panjang")
    assert not model.busy


def test_who_missed_the_call_comes_back_to_the_tail(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang, 2)
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.no_show()
    (row,) = until_aside(model, ("K-001", "tidak hadir 09.05"))
    assert (row.no_show, row.back) == (True, "Hadir kembali")
    model.moves.come_back(row.ticket_id)
    until_waiting(model, "K-002", "K-001")


def test_the_visitor_is_sent_to_another_service_and_to_a_desk(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    kupang.open_desk("front-office")
    arrive(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    visitor = model.shown.visitor
    assert visitor is not None
    assert [target.name.id for target in visitor.transfers] == [
        "Perpustakaan",
        "Penjualan produk statistik",
        "Rekomendasi kegiatan statistik",
        "Front office",
    ]
    model.moves.transfer(visitor.ticket_id, visitor.transfers[-1])
    at_phase(model, Phase.FREE)
    until_waiting(model, "K-001")
    row = model.shown.waiting[0]
    model.moves.transfer(row.ticket_id, row.transfers[0])
    wait_until(lambda: kupang.services.board.view().waiting[0].service.id == "Perpustakaan", "the transfer")
    assert kupang.services.board.view().waiting[0].number == "K-001"


def test_one_who_waits_gives_up(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang, 2)
    until_waiting(model, "K-001", "K-002")
    model.moves.cancel(model.shown.waiting[0].ticket_id)
    until_waiting(model, "K-002")
    assert model.shown.aside == ()


def test_a_further_service_gives_a_new_number_and_says_it(bengkulu: TestOffice, work_at: WorkAt) -> None:
    model = work_at(bengkulu, "meja-1")
    arrive(bengkulu)
    call_in(model)
    visitor = model.shown.visitor
    assert visitor is not None
    model.moves.go_on(visitor.further[0])
    at_phase(model, Phase.FREE)
    assert model.notice is not None
    assert model.notice.text == (
        "Nomor baru pengunjung ini P-001 untuk Perpustakaan. Silakan sampaikan nomor ini kepadanya."
    )
    until_waiting(model, "P-001")


def test_stages_to_come_allow_no_further_service(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.arrived()
    at_phase(model, Phase.GUEST_BOOK)
    fill_guest_book(model)
    model.sign_guest_book()
    at_phase(model, Phase.SERVING)
    assert model.shown.visitor is not None
    assert model.shown.visitor.further == ()
    model.finish()
    wait_until(lambda: model.shown.visitor and len(model.shown.visitor.further) == 3, "the last stage")


def test_the_last_move_is_offered_back_and_taken_back(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    assert model.shown.undo == ""
    arrive(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    assert model.shown.undo in (
        "Urungkan: K-001 dipanggil · 30 detik",
        "Urungkan: K-001 dipanggil · 29 detik",
    )
    model.moves.undo()
    at_phase(model, Phase.FREE)
    until_waiting(model, "K-001")
    assert model.shown.undo == ""
    model.moves.undo()
    wait_until(lambda: model.notice, "the notice")
    assert model.notice is not None
    assert model.notice.text.startswith("Tidak ada langkah yang dapat diurungkan.")


def test_the_offer_goes_when_its_time_is_over(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    kupang.clock.forward(seconds=29)
    arrive(kupang)
    wait_until(lambda: model.shown.undo == "Urungkan: K-001 dipanggil · 1 detik", "the last second")
    wait_until(lambda: model.shown.undo == "", "the offer to go by itself")


def test_why_a_promise_broke_is_said_without_anything_else_happening(
    kupang: TestOffice, work_at: WorkAt
) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    until_waiting(model, "K-001")
    kupang.clock.forward(minutes=9, seconds=59)
    arrive(kupang)
    until_waiting(model, "K-001", "K-002")
    assert model.shown.waiting[0].alert == ""
    kupang.clock.forward(seconds=5)
    wait_until(lambda: model.shown.waiting[0].alert == "loket kosong belum memanggil", "the cause")


def test_two_presses_are_one_move(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang, 3)
    until_waiting(model, "K-001", "K-002", "K-003")
    for row in model.shown.waiting[:2]:
        model.moves.cancel(row.ticket_id)
    until_waiting(model, "K-002", "K-003")


def test_visitors_without_numbers_are_held_picked_and_taken_back(blitar: TestOffice, work_at: WorkAt) -> None:
    model = work_at(blitar, "meja-layanan")
    for _ in range(2):
        blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    until_waiting(model, "Pengunjung", "Pengunjung")
    second = model.shown.waiting[1].ticket_id
    model.moves.pick(second)
    at_phase(model, Phase.SERVING)
    visitor = model.shown.visitor
    assert visitor is not None
    assert (visitor.ticket_id, visitor.transfers, visitor.further) == (second, (), ())
    assert model.shown.undo.startswith("Urungkan: Pengunjung mulai dilayani · ")
    model.moves.hold(second)
    until_aside(model, ("Pengunjung", "dilayani, ditunda 08.05"))
    model.moves.resume(second)
    at_phase(model, Phase.SERVING)
    model.moves.undo()
    at_phase(model, Phase.FREE)
    until_aside(model, ("Pengunjung", "dilayani, ditunda 08.05"))


@pytest.mark.parametrize("taken_back", [False, True])
def test_the_office_is_told_who_is_called_after_a_move(
    bengkulu: TestOffice, work_at: WorkAt, taken_back: bool
) -> None:
    model = work_at(bengkulu, "meja-1")
    arrive(bengkulu)
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.moves.hold(present(model))
    at_phase(model, Phase.FREE)
    assert bengkulu.services.board.view().call is None
    if taken_back:
        model.moves.undo()
        at_phase(model, Phase.CALLED)
        call = bengkulu.services.board.view().call
        assert call is not None
        assert call.number == "K-001"
