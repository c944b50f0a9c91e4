"""The board's one query, put into words from real offices."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pst_kiosk.display.facts import board_facts, opening_words, promise_words, read_board, week_words
from pst_kiosk.domain.calendar import OpenState
from pst_kiosk.domain.hours import DatedHours, Hours
from tests.support.office import GUEST, TestOffice, command


def test_an_open_office_in_its_own_time(kupang: TestOffice) -> None:
    facts = read_board(kupang.services)
    assert facts.office == "BPS Kota Kupang"
    assert facts.date == "Rabu, 18 November 2026"
    assert (facts.at.hour, facts.zone) == (9, "WITA")
    assert facts.opening == "Buka sampai pukul 15.30 WITA"
    assert facts.week == "Senin–Kamis 08.00–15.30 · Jumat 08.00–16.00"
    assert facts.promises == (
        "Perpustakaan: Anda dilayani paling lambat 5 menit setelah mengisi buku tamu.",
        "Konsultasi statistik: Anda dilayani paling lambat 10 menit setelah pengunjung sebelumnya selesai.",
        "Penjualan produk statistik: "
        "Anda dilayani paling lambat 10 menit setelah pengunjung sebelumnya selesai.",
    )
    assert facts.complaints[0].startswith("Pengaduan:")


def test_after_hours_the_next_opening_is_named(kupang: TestOffice) -> None:
    kupang.clock.forward(days=2, hours=8)  # Friday evening
    facts = read_board(kupang.services)
    assert not facts.is_open
    assert facts.opening == "Buka kembali Senin, 23 November 2026 pukul 08.00 WITA"


def test_before_opening_and_without_any_opening_in_reach() -> None:
    at = dt.datetime(2026, 11, 18, 7, 0, tzinfo=dt.UTC)
    assert opening_words(OpenState(False, at.replace(hour=8)), at, "WIB") == "Buka hari ini pukul 08.00 WIB"
    assert opening_words(OpenState(False, None), at, "WIB") == "Tutup"


def test_days_that_do_not_follow_each_other_are_listed() -> None:
    hours = Hours(days=(1, 3, 6), opens=dt.time(8), closes=dt.time(12))
    assert week_words([hours]) == "Senin, Rabu, Sabtu 08.00–12.00"


def test_a_promise_is_named_with_its_service_unless_all_promise_the_same(bengkulu: TestOffice) -> None:
    office = bengkulu.services.office
    (same,) = promise_words(office)
    assert same.startswith("Waktu tunggu paling lama 10 menit")
    silent = office.service("rekomendasi").model_copy(update={"promise": None})
    with_a_silent_one = office.model_copy(update={"services": (office.service("konsultasi"), silent)})
    assert promise_words(with_a_silent_one) == (f"Konsultasi statistik: {same}",)


def test_a_telephone_number_is_never_broken_over_two_lines(blitar: TestOffice) -> None:
    complaints = read_board(blitar.services).complaints[0]
    assert "WhatsApp\N{NO-BREAK SPACE}0851\N{NO-BREAK SPACE}8226\N{NO-BREAK SPACE}2225" in complaints
    assert " · " in complaints


def test_the_week_told_is_the_one_in_force(kupang: TestOffice) -> None:
    view = kupang.services.board.view()
    fasting = DatedHours(
        name="Ramadan",
        first=dt.date(2026, 11, 16),
        last=dt.date(2026, 11, 30),
        week=(Hours(days=(1, 2, 3, 4, 5), opens=dt.time(8), closes=dt.time(15)),),
    )
    hours = view.office.hours.model_copy(update={"dated": (fasting,)})
    office = view.office.model_copy(update={"hours": hours})
    assert board_facts(replace(view, office=office)).week == "Senin–Jumat 08.00–15.00"


def test_without_numbers_visitors_are_counted_by_service(blitar: TestOffice) -> None:
    session = blitar.open_desk("meja-layanan")
    for _ in range(3):
        blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    blitar.services.calling.call_next(command(), session)
    facts = read_board(blitar.services)
    assert not facts.calls_numbers
    assert (facts.calls, facts.open_calls, facts.waiting) == ((), (), ())
    assert facts.uncalled == (("Konsultasi data statistik", 2),)
    assert [(desk.name, desk.number, desk.serving) for desk in facts.desks] == [("Meja layanan", None, True)]


def test_where_to_go_is_told_where_an_office_has_several_places(
    kupang: TestOffice, bengkulu: TestOffice
) -> None:
    kupang.services.reception.take_number(command(), "penjualan", "id")
    bengkulu.services.reception.take_number(command(), "penjualan", "id", GUEST)
    assert [line.place for line in read_board(kupang.services).waiting] == ["Front office"]
    assert [line.place for line in read_board(bengkulu.services).waiting] == [""]


def test_desks_keep_the_offices_order_whoever_opens_first(kupang: TestOffice) -> None:
    kupang.open_desk("front-office")
    kupang.open_desk("loket-1")
    assert [desk.name for desk in read_board(kupang.services).desks] == ["Loket 1", "Front office"]


def test_who_is_called_and_who_waits(kupang: TestOffice) -> None:
    session = kupang.open_desk("loket-1")
    for language in ("en", "id"):
        kupang.services.reception.take_number(command(), "konsultasi", language)
    kupang.services.calling.call_next(command(), session)
    facts = read_board(kupang.services)
    (call,) = facts.calls
    assert (call.number, call.desk, call.at_desk) == ("K-001", "Loket 1", True)
    (announced,) = facts.open_calls
    assert (announced.number, announced.desk.en, announced.language) == ("K-001", "Desk 1", "en")
    assert [(line.number, line.promised, line.deadline) for line in facts.waiting] == [("K-002", True, None)]
    kupang.services.calling.arrived(command(), session)
    assert read_board(kupang.services).open_calls == ()


def test_who_waits_is_told_by_service(kupang: TestOffice) -> None:
    for service in ("penjualan", "konsultasi", "penjualan", "konsultasi"):
        kupang.services.reception.take_number(command(), service, "id")
    facts = read_board(kupang.services)
    assert [line.number for line in facts.waiting] == ["K-001", "K-002", "J-001", "J-002"]


def test_services_nobody_could_begin_are_named_in_opening_hours(kupang: TestOffice) -> None:
    kupang.open_desk("bendahara")
    assert "Konsultasi statistik" in read_board(kupang.services).unserved
    kupang.open_desk("front-office")
    assert "Konsultasi statistik" not in read_board(kupang.services).unserved
    kupang.clock.forward(hours=9)
    assert read_board(kupang.services).unserved == ()
