"""What the welcoming page shows, from what the kiosk knows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QGuiApplication

from pst_kiosk.domain.forecast import Estimate
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.kiosk.facts import KioskFacts, read_kiosk, to_do_first, visit_path
from pst_kiosk.kiosk.home import Home, home
from pst_kiosk.services import setup
from pst_kiosk.services.profiles import OfficeData
from pst_kiosk.ui.language import Language
from tests.support.office import TestOffice


@pytest.fixture
def facts(kupang: TestOffice) -> KioskFacts:
    return read_kiosk(kupang.services)


def with_queue(facts: KioskFacts, waiting: int, wait: Estimate | None) -> KioskFacts:
    return replace(facts, offers=tuple(replace(offer, waiting=waiting, wait=wait) for offer in facts.offers))


def test_before_the_first_reading_there_is_only_the_shell() -> None:
    assert home(None, None, "id") == Home()


def test_office_time_date_and_hours_are_in_the_office_zone(facts: KioskFacts) -> None:
    shown = home(facts, facts.at, "id")
    assert shown.office == "BPS Kota Kupang"
    assert shown.time == "09.05"
    assert shown.date == "Rabu, 18 November 2026 · WITA"
    assert shown.hours == "Buka sampai 15.30"
    assert not shown.closed


def test_the_clock_is_what_now_says_not_when_it_was_read(facts: KioskFacts) -> None:
    assert home(facts, facts.at + dt.timedelta(minutes=3), "id").time == "09.08"


@pytest.mark.parametrize(
    ("waiting", "wait", "people", "minutes"),
    [
        (0, None, "Tidak ada antrean", "langsung"),
        (1, Estimate(0, 5), "1 orang menunggu", "0–5 menit"),
        (3, Estimate(5, 10), "3 orang menunggu", "5–10 menit"),
    ],
)
def test_a_card_tells_people_and_minutes(
    facts: KioskFacts, waiting: int, wait: Estimate | None, people: str, minutes: str
) -> None:
    tile = home(with_queue(facts, waiting, wait), facts.at, "id").tiles[1]
    assert (tile.name, tile.people, tile.wait) == ("Konsultasi statistik", people, minutes)


def test_outside_hours_the_page_says_why_and_until_when(kupang: TestOffice) -> None:
    kupang.clock.forward(days=2, hours=8)
    facts = read_kiosk(kupang.services)
    shown = home(facts, facts.at, "id")
    assert shown.hours == "Tutup, buka Senin 08.00"
    assert "pada jam pelayanan" in shown.closed
    assert {(tile.people, tile.wait) for tile in shown.tiles} == {("", "")}


def test_before_opening_on_a_working_day(kupang: TestOffice) -> None:
    kupang.clock.forward(hours=-3)
    facts = read_kiosk(kupang.services)
    assert home(facts, facts.at, "id").hours == "Tutup, buka hari ini 08.00"


def test_everything_is_said_in_english_too(qapp: QGuiApplication, facts: KioskFacts) -> None:
    language = Language("kiosk")
    language.use("en")
    try:
        shown = home(with_queue(facts, 1, Estimate(5, 10)), facts.at, "en")
    finally:
        language.use("id")
    assert shown.date == "Wednesday, 18 November 2026 · WITA"
    assert shown.hours == "Open until 15:30"
    assert [(tile.name, tile.people, tile.wait) for tile in shown.tiles][:2] == [
        ("Library", "1 person waiting", "5–10 minutes"),
        ("Statistical consultation", "1 person waiting", "5–10 minutes"),
    ]


def test_one_service_alone_shows_the_visit_step_by_step(facts: KioskFacts) -> None:
    assert home(facts, facts.at, "id").path == ()
    alone = replace(facts, offers=tuple(offer for offer in facts.offers if offer.service.key == "konsultasi"))
    assert home(alone, facts.at, "id").path == (
        "Ambil nomor antrean",
        "Tunggu panggilan",
        "Isi buku tamu dan sampaikan tujuan kedatangan",
        "Sampaikan konsultasi kepada petugas",
        "Beri penilaian",
    )


def test_whether_the_guest_book_comes_first_is_read_from_the_steps(any_office: TestOffice) -> None:
    offers = read_kiosk(any_office.services).offers
    first = any_office.services.office.profile in ("provinsi-bengkulu", "kota-blitar")
    assert [offer.service for offer in offers] == list(any_office.services.office.services)
    assert {offer.guest_book_first for offer in offers} == {first}


def test_a_service_that_does_not_begin_at_the_kiosk_is_not_offered_there(
    kupang: TestOffice, office_of: Callable[[Office], TestOffice]
) -> None:
    profile = kupang.services.office
    library, consultation, *_ = profile.services
    elsewhere = library.model_copy(update={"steps": library.steps[2:]})
    office = office_of(profile.model_copy(update={"services": (elsewhere, consultation)}))
    assert [offer.service.key for offer in read_kiosk(office.services).offers] == ["konsultasi"]


def path(profile: str, service: str) -> list[str]:
    return [text.id for text in visit_path(service_of(profile, service))]


def service_of(profile: str, service: str) -> Service:
    return setup.read_profile(setup.profile_path(profile)).service(service)


def test_the_longest_visit_names_each_wait_and_each_desk_once() -> None:
    assert path("provinsi-jawa-tengah", "penjualan") == [
        "Ambil nomor antrean",
        "Tunggu panggilan ke front office",
        "Isi buku tamu di front office",
        "Tunggu panggilan ke meja layanan",
        "Sampaikan produk yang diminta",
        "Bayar tunai ke bendahara atau lewat bank dengan kode billing",
        "Ambil produk dari petugas",
        "Beri penilaian",
    ]


def test_what_happens_after_the_visit_is_no_part_of_its_path() -> None:
    assert path("kota-kupang", "rekomendasi")[-1] == "Sampaikan permintaan rekomendasi"
    assert path("provinsi-bengkulu", "rekomendasi")[-1] == "Petugas mengonfirmasi kebutuhan"
    assert path("provinsi-bengkulu", "konsultasi")[-1] == "Beri penilaian"


def test_the_card_handed_over_for_the_visit_stands_at_both_ends_of_its_path() -> None:
    assert path("kota-blitar", "konsultasi") == [
        "Serahkan kartu identitas kepada resepsionis",
        "Isi buku tamu elektronik",
        "Sampaikan konsultasi kepada petugas",
        "Beri penilaian",
        "Ambil kartu identitas di resepsionis",
    ]


def test_what_is_to_be_done_before_being_served_is_read_from_the_steps() -> None:
    blitar = to_do_first(service_of("kota-blitar", "konsultasi"))
    assert [text.id for text in blitar] == ["Serahkan kartu identitas kepada resepsionis"]
    assert to_do_first(service_of("kota-kupang", "perpustakaan")) == ()


def test_a_closed_office_without_numbers_promises_none(blitar: TestOffice) -> None:
    blitar.clock.forward(hours=12)
    facts = read_kiosk(blitar.services)
    closed = home(facts, facts.at, "id").closed
    assert closed.startswith("Layanan dibuka pada jam pelayanan.")


def test_who_answers_for_complaints_is_told_beside_a_call_for_help(kupang: TestOffice) -> None:
    profiles, office = kupang.services.profiles, kupang.services.office
    profiles.fill_in(kupang.administrator.id, office.version, OfficeData("Ani Wijaya", "Ruang 2", ""))
    another = kupang.another_station()
    facts = read_kiosk(another)
    told = home(facts, facts.at, "en").complaint_notice.split("\n")
    assert told == [office.complaints.line.en, "Responsible for complaints: Ani Wijaya, Ruang 2"]
    another.close()
