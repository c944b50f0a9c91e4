"""An officer's work where an office differs: without numbers, with several clocks, by its own rules."""

from __future__ import annotations

from pst_kiosk.counter.desk_view import Phase
from tests.counter.test_work_model import WorkAt, arrive, at_phase
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import wait_until


def test_without_numbers_visitors_are_told_apart_by_when_they_came(
    blitar: TestOffice, work_at: WorkAt
) -> None:
    model = work_at(blitar, "meja-layanan")
    assert model.shown.calling.button == "Layani berikutnya"
    for minutes in (0, 3):
        blitar.clock.forward(minutes=minutes)
        blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    wait_until(lambda: len(model.shown.waiting) == 2, "both wait")
    assert [(row.number, row.note) for row in model.shown.waiting] == [
        ("Pengunjung", "datang 08.05"),
        ("Pengunjung", "datang 08.08"),
    ]
    model.call_next()
    at_phase(model, Phase.SERVING)
    assert model.shown.visitor is not None
    assert (model.shown.visitor.number, model.shown.visitor.numbered) == ("Pengunjung", False)
    assert model.shown.room is not None
    assert [(desk.number, desk.tone) for desk in model.shown.room.desks] == [("Pengunjung", "serving")]
    model.call_next()
    wait_until(lambda: model.notice, "the notice")
    assert model.notice is not None
    assert model.notice.text == "Pengunjung masih di loket ini. Silakan selesaikan dahulu."


def test_a_promise_about_to_break_is_marked_in_colour_and_words(
    bengkulu: TestOffice, work_at: WorkAt
) -> None:
    model = work_at(bengkulu, "meja-1")
    arrive(bengkulu, 2)
    wait_until(lambda: len(model.shown.waiting) == 2, "both wait")
    first, second = model.shown.waiting
    assert (str(first.clock.tone), first.alert, first.note) == ("calm", "", "Konsultasi statistik")
    assert (str(second.clock.tone), second.alert) == ("warn", "berisiko terlewat")


def test_after_several_recalls_a_no_show_is_proposed(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "loket-1")
    arrive(kupang)
    model.call_next()
    at_phase(model, Phase.CALLED)
    for _ in range(3):
        assert model.shown.visitor is not None
        assert model.shown.visitor.awaited.startswith("Tekan Hadir")
        model.recall()
        wait_until(lambda: not model.busy, "the recall")
    wait_until(lambda: model.shown.visitor and "Sudah dipanggil ulang 3 kali" in model.shown.visitor.awaited)
