"""Signing in, on a real office."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

from pst_kiosk.counter.session import Session
from pst_kiosk.counter.sign_in_model import Entry, SignInModel
from pst_kiosk.domain.procedure import queues
from tests.counter.conftest import Hired, Station, hire
from tests.support.office import TestOffice
from tests.support.screens import drain, wait_until

QUEUES = (("konsultasi", "buku-tamu"), ("konsultasi", "konsultasi"))


@pytest.fixture
def rina(kupang: TestOffice) -> Hired:
    return hire(kupang, "Rina Sabuna")


@pytest.fixture
def station(kupang: TestOffice, rina: Hired, station_of: Callable[[TestOffice], Station]) -> Station:
    return station_of(kupang)


@pytest.fixture
def model(station: Station, owner: QObject) -> SignInModel:
    made = SignInModel(station.lane, station.feed, owner)
    made.start()
    wait_until(lambda: made.choices is not None, "the choices")
    return made


def answer(model: SignInModel, station: Station, entry: Entry) -> str:
    model.sign_in(entry)
    drain(station.lane)
    return model.error.text if model.error else ""


def test_the_choices_are_the_offices_own(model: SignInModel) -> None:
    choices = model.choices
    assert choices is not None
    assert choices.office == "BPS Kota Kupang"
    assert [officer.name for officer in choices.officers] == ["Administrator", "Rina Sabuna"]
    four = [
        "Perpustakaan",
        "Konsultasi statistik",
        "Penjualan produk statistik",
        "Rekomendasi kegiatan statistik",
    ]
    offered = {
        desk.name: [(place, [q.service for q in desk.queues if q.place == place]) for place in desk.places]
        for desk in choices.desks
    }
    assert offered == {
        "Tanpa loket": [],
        "Loket 1": [("Front office", four), ("Meja layanan", four)],
        "Loket 2": [("Meja layanan", four)],
        "Front office": [("Front office", four)],
        "Bendahara": [("Bendahara", ["Penjualan produk statistik"])],
    }


def test_one_tick_serves_every_stage_of_a_service_at_its_place(model: SignInModel) -> None:
    assert model.choices is not None
    desk = next(desk for desk in model.choices.desks if desk.key == "loket-2")
    sale = next(queue for queue in desk.queues if queue.service == "Penjualan produk statistik")
    assert sale.queues == (("penjualan", "permintaan"), ("penjualan", "ambil-produk"))


def test_every_queue_of_an_office_can_be_served_at_some_desk(
    any_office: TestOffice, station_of: Callable[[TestOffice], Station], owner: QObject
) -> None:
    station = station_of(any_office)
    made = SignInModel(station.lane, station.feed, owner)
    made.start()
    wait_until(lambda: made.choices is not None, "the choices")
    assert made.choices is not None
    offered = {queue for desk in made.choices.desks for choice in desk.queues for queue in choice.queues}
    assert offered == set(queues(any_office.services.office))


def test_the_right_pin_opens_the_desk_for_the_chosen_queues(
    kupang: TestOffice, model: SignInModel, station: Station, rina: Hired
) -> None:
    sessions: list[Session] = []
    model.signedIn.connect(sessions.append)
    assert answer(model, station, Entry(rina.officer.id, rina.pin, "loket-1", QUEUES[1:])) == ""
    assert [(s.first_name, s.desk, s.role) for s in sessions] == [("Rina", "loket-1", "service_officer")]
    desk = kupang.services.board.desk(sessions[0].id)
    assert desk is not None
    assert [name.id for name in desk.queues] == ["Konsultasi statistik"]


def test_wrong_pins_are_counted_and_lock_the_officer(
    model: SignInModel, station: Station, rina: Hired
) -> None:
    wrong = "000000" if rina.pin != "000000" else "111111"
    said = [answer(model, station, Entry(rina.officer.id, wrong, "loket-1", QUEUES)) for _ in range(5)]
    assert said[0] == "PIN tidak sesuai. Tersisa 4 percobaan."
    assert said[3] == "PIN tidak sesuai. Tersisa 1 percobaan."
    assert said[4] == "PIN salah lima kali. Silakan coba lagi 5 menit lagi."
    assert answer(model, station, Entry(rina.officer.id, rina.pin, "loket-1", QUEUES)) == said[4]


def test_an_unfinished_pin_costs_no_attempt(model: SignInModel, station: Station, rina: Hired) -> None:
    entry = Entry(rina.officer.id, "123", "loket-1", QUEUES)
    assert answer(model, station, entry) == "PIN terdiri atas 6 angka."
    wrong = "000000" if rina.pin != "000000" else "111111"
    entry = Entry(rina.officer.id, wrong, "loket-1", QUEUES)
    assert answer(model, station, entry) == "PIN tidak sesuai. Tersisa 4 percobaan."


def test_without_a_queue_there_is_nothing_to_serve(model: SignInModel, station: Station, rina: Hired) -> None:
    entry = Entry(rina.officer.id, rina.pin, "loket-1", ())
    assert answer(model, station, entry) == "Silakan pilih sedikitnya satu antrean untuk dilayani."


def test_a_taken_desk_is_asked_about_then_taken_over(
    kupang: TestOffice, model: SignInModel, station: Station, rina: Hired
) -> None:
    kupang.open_desk("loket-1")
    sessions: list[Session] = []
    model.signedIn.connect(sessions.append)
    assert answer(model, station, Entry(rina.officer.id, rina.pin, "loket-1", QUEUES)) == ""
    assert (model.desk_taken_by, sessions) == ("Petugas loket-1", [])
    model.take_over()
    drain(station.lane)
    assert (model.desk_taken_by, len(sessions)) == ("", 1)
    assert kupang.services.board.desk(kupang.sessions["loket-1"]) is None


def test_stepping_back_leaves_the_desk_to_the_other_officer(
    kupang: TestOffice, model: SignInModel, station: Station, rina: Hired
) -> None:
    session = kupang.open_desk("loket-1")
    answer(model, station, Entry(rina.officer.id, rina.pin, "loket-1", QUEUES))
    model.step_back()
    model.take_over()
    drain(station.lane)
    assert kupang.services.board.desk(session) is not None


def test_a_new_officer_appears_by_himself(kupang: TestOffice, model: SignInModel) -> None:
    hire(kupang, "Dorkas Manafe")
    wait_until(lambda: model.choices and len(model.choices.officers) == 3, "the third officer")
