"""An officer's work at a desk, on real offices, without a window."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from itertools import groupby

import pytest

from pst_kiosk.counter import intent
from pst_kiosk.counter.desk_view import Phase
from pst_kiosk.counter.work_model import WorkModel
from pst_kiosk.db import engine
from pst_kiosk.domain.record import Outcome, ServiceRecord
from tests.counter.conftest import hire
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import wait_until

WorkAt = Callable[..., WorkModel]


def arrive(office: TestOffice, visitors: int = 1) -> list[str]:
    draft = GUEST if office.services.office.profile == "provinsi-bengkulu" else None
    return [
        office.services.reception.take_number(command(), "konsultasi", "id", draft).number
        for _ in range(visitors)
    ]


def at_phase(model: WorkModel, phase: Phase) -> None:
    wait_until(lambda: model.shown.phase is phase and not model.busy, f"{phase} after {model.shown.phase}")
    if phase in (Phase.GUEST_BOOK, Phase.SERVING):
        wait_until(lambda: model.record is not None and model.record.ready, "the record")


def fill_guest_book(model: WorkModel) -> None:
    assert model.guest_book is not None
    for field, answer in GUEST.items():
        model.guest_book.answer(field, answer)
    model.guest_book.show_identity(True)


def test_kupang_signs_the_guest_book_at_the_desk_and_goes_on_to_the_consultation(
    kupang: TestOffice, work_at: WorkAt
) -> None:
    model = work_at(kupang, "loket-1")
    assert model.shown.title == "Loket 1 · melayani 5 antrean"
    arrive(kupang, 2)
    wait_until(lambda: [row.number for row in model.shown.waiting] == ["K-001", "K-002"], "both wait")
    assert [str(row.clock.tone) for row in model.shown.waiting] == ["calm", "quiet"]
    assert model.shown.waiting[1].clock.text == "menunggu loket kosong"

    model.call_next()
    at_phase(model, Phase.CALLED)
    assert model.shown.visitor is not None
    assert model.shown.visitor.number == "K-001"
    assert model.shown.visitor.status.startswith("dipanggil 00.0")
    model.arrived()
    at_phase(model, Phase.GUEST_BOOK)
    fill_guest_book(model)
    model.sign_guest_book()
    at_phase(model, Phase.SERVING)
    assert model.shown.visitor.finish == "Selesai, lanjut ke konsultasi statistik"

    record = model.record
    model.finish()
    wait_until(lambda: model.shown.visitor and model.shown.visitor.finish == "Selesai melayani", "next stage")
    assert model.record is record
    model.finish()
    at_phase(model, Phase.FREE)
    assert model.shown.visitor is None
    assert model.shown.room is not None
    assert model.shown.room.served_today == 1


def test_bengkulu_asks_for_no_guest_book_at_the_desk(bengkulu: TestOffice, work_at: WorkAt) -> None:
    model = work_at(bengkulu, "meja-1")
    arrive(bengkulu)
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.arrived()
    at_phase(model, Phase.SERVING)
    assert model.shown.visitor is not None
    assert model.shown.visitor.finish == "Selesai melayani"


def test_the_clock_of_the_first_in_line_warns_and_breaks(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    wait_until(lambda: model.shown.waiting, "one waits")
    kupang.clock.forward(minutes=8, seconds=30)
    arrive(kupang)
    wait_until(lambda: model.shown.waiting[0].clock.text.startswith("01.2") or None, "the clock")
    assert (str(model.shown.waiting[0].clock.tone), model.shown.room.broken) == ("warn", None)  # type: ignore[union-attr]
    kupang.clock.forward(minutes=3)
    arrive(kupang)
    wait_until(lambda: model.shown.room and model.shown.room.broken, "the broken promise")
    assert model.shown.room is not None
    assert model.shown.room.broken is not None
    assert model.shown.room.broken[0].startswith("K-001 terlewat 01.3")
    assert model.shown.room.broken[1] == "Loket ini kosong. Silakan panggil."


def test_clocks_run_on_between_two_readings(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    wait_until(lambda: model.shown.waiting, "one waits")
    wait_until(lambda: model.shown.waiting[0].clock.text == "09.59", "the next second")


def test_nobody_to_call_is_said(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    model.call_next()
    wait_until(lambda: model.notice, "the notice")
    assert model.notice is not None
    assert model.notice.text == "Belum ada yang menunggu untuk loket ini."


def test_a_move_is_shown_with_its_answer_and_never_an_earlier_reading_after_it(
    kupang: TestOffice, work_at: WorkAt
) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    wait_until(lambda: model.shown.waiting, "the queue")
    phases: list[Phase] = []
    model.shownChanged.connect(lambda: phases.append(model.shown.phase))
    for move in (model.call_next, model.arrived):
        arrive(kupang)  # readings are under way while the officer acts
        move()
        wait_until(lambda: not model.busy, "the answer")
        assert model.shown.phase is not phases[0]
    wait_until(lambda: len(model.shown.waiting) == 2, "everybody who came meanwhile")
    assert [phase for phase, _ in groupby(phases)] == [Phase.FREE, Phase.CALLED, Phase.GUEST_BOOK]


def test_a_visitor_who_does_not_come_is_recalled_then_let_go(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    first = kupang.services.board.view().call
    model.recall()
    at_phase(model, Phase.CALLED)
    again = kupang.services.board.view().call
    assert first is not None
    assert again is not None
    assert again.seq > first.seq
    model.no_show()
    at_phase(model, Phase.FREE)
    assert model.record is None


def test_two_desks_that_call_at_once_never_get_the_same_ticket(kupang: TestOffice, work_at: WorkAt) -> None:
    here, there = work_at(kupang, "loket-1"), work_at(kupang, "front-office")
    arrive(kupang, 6)
    met: list[str] = []
    for _ in range(3):
        for model in (here, there):
            model.call_next()
        for model in (here, there):
            at_phase(model, Phase.CALLED)
            assert model.shown.visitor is not None
            met.append(model.shown.visitor.number)
            model.no_show()
        for model in (here, there):
            at_phase(model, Phase.FREE)
    assert sorted(met) == [f"K-00{number}" for number in range(1, 7)]


def test_wrong_fields_come_back_and_what_is_typed_stays(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.arrived()
    at_phase(model, Phase.GUEST_BOOK)
    book = model.guest_book
    assert book is not None
    book.answer("email", "tanpa-at")
    book.answer("name", "x" * 10_000)
    model.sign_guest_book()
    wait_until(lambda: book.errors, "the errors")
    assert book.errors == {"name": "too_long", "email": "bad_email", "identity_shown": "identity_not_shown"}
    assert book.draft == {"email": "tanpa-at", "name": "x" * 10_000}
    assert model.shown.phase is Phase.GUEST_BOOK
    book.answer("email", "ada@contoh.go.id")
    assert set(book.errors) == {"name", "identity_shown"}


def test_while_the_database_is_held_the_guest_book_is_kept_and_signed_once_it_is_free(
    kupang: TestOffice, work_at: WorkAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_FOR", 0.05)
    monkeypatch.setattr(intent, "RETRY_MS", 50)
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.arrived()
    at_phase(model, Phase.GUEST_BOOK)
    fill_guest_book(model)
    holder = sqlite3.connect(kupang.services.database.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    model.sign_guest_book()
    wait_until(lambda: model.notice, "the notice")
    assert model.notice is not None
    assert model.notice.away
    assert model.guest_book is not None
    assert model.guest_book.draft["name"] == GUEST["name"]
    holder.execute("ROLLBACK")
    holder.close()
    at_phase(model, Phase.SERVING)
    wait_until(lambda: model.notice is None, "the notice to go")


def test_finishing_stores_the_record_with_the_last_key(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-2")
    ticket = pass_front_office(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.arrived()
    at_phase(model, Phase.SERVING)
    assert model.record is not None
    model.record.write("Garis kemiskinan NTT")
    model.record.choose("terpenuhi")
    model.finish()
    at_phase(model, Phase.FREE)
    stored = kupang.services.records.load(ticket).record
    assert stored == ServiceRecord(summary="Garis kemiskinan NTT", outcome=Outcome.MET)


def test_finishing_waits_until_too_long_a_record_is_shortened(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-2")
    pass_front_office(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.arrived()
    at_phase(model, Phase.SERVING)
    assert model.record is not None
    model.record.write("x" * 10_000)
    model.finish()
    assert model.notice is not None
    assert model.notice.text.startswith("Rekam layanan terlalu panjang")
    assert (model.busy, len(model.record.summary)) == (False, 10_000)
    model.record.write("ringkas")
    model.finish()
    at_phase(model, Phase.FREE)


def test_a_visitor_who_speaks_english_is_announced(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    kupang.services.reception.take_number(command(), "konsultasi", "en")
    model.call_next()
    at_phase(model, Phase.CALLED)
    assert model.shown.visitor is not None
    assert model.shown.visitor.service == "Konsultasi statistik · bahasa Inggris"


def test_a_desk_with_a_visitor_is_not_closed(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    left: list[bool] = []
    model.left.connect(lambda: left.append(True))
    model.leave()
    wait_until(lambda: model.notice, "the notice")
    assert model.notice is not None
    assert model.notice.text.startswith("K-001 masih di loket ini.")
    model.no_show()
    at_phase(model, Phase.FREE)
    assert model.notice is None
    model.leave()
    wait_until(lambda: left, "to leave")
    assert kupang.services.board.view().desks == ()


def test_the_same_officer_finds_visitor_and_record_at_another_pc(kupang: TestOffice, work_at: WorkAt) -> None:
    rina = hire(kupang, "Rina Sabuna")
    here = work_at(kupang, "loket-2", rina)
    pass_front_office(kupang)
    here.call_next()
    at_phase(here, Phase.CALLED)
    here.arrived()
    at_phase(here, Phase.SERVING)
    assert here.record is not None
    here.record.write("Inflasi")
    wait_until(lambda: here.record and not here.record.unsaved, "the record saved")
    ended: list[bool] = []
    here.ended.connect(lambda: ended.append(True))

    there = work_at(kupang, "loket-2", rina)
    at_phase(there, Phase.SERVING)
    assert there.record is not None
    assert there.record.summary == "Inflasi"
    wait_until(lambda: ended, "the first session to end")


def pass_front_office(office: TestOffice) -> str:
    """A visitor signs the guest book at the front office and waits for the consultation; the ticket's id."""
    services = office.services
    front = office.open_desk("front-office")
    ticket = services.reception.take_number(command(), "konsultasi", "id")
    services.calling.call_next(command(), front)
    services.calling.arrived(command(), front)
    services.reception.sign_guest_book(command(), ticket.id, office.administrator.id, GUEST, True)
    services.calling.finish(command(), front)
    return ticket.id
