"""The board's one query, put into words from real offices."""

from __future__ import annotations

import datetime as dt

from pst_kiosk.display.facts import opening_words, promise_words, read_board, week_words
from pst_kiosk.domain.calendar import OpenState
from pst_kiosk.domain.hours import Hours
from tests.support.office import TestOffice, command


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
    assert facts.complaints.startswith("Pengaduan: ")


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


def test_desks_keep_the_offices_order_whoever_opens_first(kupang: TestOffice) -> None:
    kupang.open_desk("front-office")
    kupang.open_desk("loket-1")
    assert [desk.name for desk in read_board(kupang.services).desks] == ["Loket 1", "Front office"]


def test_who_is_called_and_who_waits(kupang: TestOffice) -> None:
    session = kupang.open_desk("loket-1")
    for _ in range(2):
        kupang.services.reception.take_number(command(), "konsultasi", "id")
    kupang.services.calling.call_next(command(), session)
    facts = read_board(kupang.services)
    assert facts.call is not None
    assert (facts.call.number, facts.call.desk) == ("K-001", "Loket 1")
    assert [(line.number, line.promised, line.deadline) for line in facts.waiting] == [("K-002", True, None)]
