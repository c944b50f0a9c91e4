"""What the board shows, from what it was told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.display.board import Board, DeskUse, Mood, Phase, WaitingRow, board, page_of
from pst_kiosk.display.facts import BoardFacts, Call, Desk, Waiting

NOW = dt.datetime(2026, 11, 18, 9, 5, tzinfo=ZoneInfo("Asia/Makassar"))
FACTS = BoardFacts(
    office="BPS Kota Kupang",
    at=NOW,
    zone="WITA",
    date="Rabu, 18 November 2026",
    is_open=True,
    opening="Buka sampai pukul 15.30 WITA",
    week="Senin–Jumat 08.00–15.30",
    promises=("Janji pertama.", "Janji kedua."),
    complaints="Pengaduan: (0380) 824432",
    call=None,
    desks=(),
    waiting=(),
)


def waiting(number: str = "K-001", left: dt.timedelta | None = None, promised: bool = True) -> Waiting:
    return Waiting(number, "", NOW, promised, None if left is None else NOW + left)


def shown(facts: BoardFacts, now: dt.datetime = NOW, *, away: bool = False, turn: int = 0) -> Board:
    return board(facts, now, away=away, turn=turn, page_size=7)


def only_row(line: Waiting) -> tuple[str, Mood]:
    row = shown(replace(FACTS, waiting=(line,))).waiting[0]
    return row.words, row.mood


def test_a_promise_goes_from_calm_to_its_last_two_minutes_to_broken() -> None:
    second = dt.timedelta(seconds=1)
    assert only_row(waiting(left=dt.timedelta(minutes=2) + second)) == ("02.01", Mood.CALM)
    assert only_row(waiting(left=dt.timedelta(minutes=2))) == ("02.00", Mood.SOON)
    assert only_row(waiting(left=dt.timedelta(0))) == ("00.00", Mood.SOON)
    assert only_row(waiting(left=-second)) == ("terlewat 00.01", Mood.LATE)
    assert only_row(waiting(left=-dt.timedelta(minutes=81))) == ("terlewat 81.00", Mood.LATE)


def test_without_a_running_clock_the_board_says_what_is_waited_for() -> None:
    assert only_row(waiting()) == ("menunggu loket", Mood.NO_CLOCK)
    assert only_row(waiting(promised=False)) == ("sejak 09.05", Mood.NO_CLOCK)


def test_before_the_first_call_visitors_are_told_what_to_do() -> None:
    assert shown(FACTS).phase is Phase.WELCOME
    assert shown(FACTS).headline == "Silakan ambil nomor antrean"
    assert shown(replace(FACTS, waiting=(waiting(),))).headline == "Silakan tunggu panggilan"


def test_a_call_dominates_until_nobody_is_at_a_desk() -> None:
    call = Call(7, "K-012", "Loket 2", "Konsultasi statistik")
    called = shown(replace(FACTS, call=call, desks=(Desk("Loket 2", "K-012", False),)))
    assert (called.phase, called.call_label, called.call_number) == (Phase.CALL, "Nomor antrean", "K-012")
    assert called.desks[0].use is DeskUse.CALLED
    served = shown(replace(FACTS, call=call, desks=(Desk("Loket 2", "K-012", True),)))
    assert (served.call_label, served.desks[0].use) == ("Sedang dilayani", DeskUse.SERVING)


def test_a_closed_office_says_so_only_when_everybody_is_served() -> None:
    closed = replace(FACTS, is_open=False, opening="Buka hari ini pukul 08.00 WITA")
    assert (shown(closed).phase, shown(closed).subline) == (Phase.CLOSED, closed.opening)
    assert shown(replace(closed, waiting=(waiting(),))).phase is Phase.WELCOME
    assert shown(replace(closed, desks=(Desk("Loket 1", "K-001", True),))).phase is Phase.WELCOME


def test_without_numbers_the_board_counts_who_waits_and_calls_nobody() -> None:
    office = replace(FACTS, calls_numbers=False)
    assert shown(office).headline == "Silakan isi buku tamu di kios"
    waited_for = replace(office, uncalled=(("Konsultasi data statistik", 3),))
    board = shown(waited_for)
    assert board.headline == "Silakan tunggu giliran Anda"
    assert (board.waiting_count, board.promises_shown) == (3, False)
    assert board.waiting == (WaitingRow("", "Konsultasi data statistik", "", "3 orang", Mood.NO_CLOCK),)


def test_a_desk_that_serves_without_a_number_says_so() -> None:
    desks = (Desk("Meja layanan", None, True), Desk("Meja lain", None, False))
    serving, free = shown(replace(FACTS, desks=desks)).desks
    assert (serving.number, serving.word, serving.use) == ("", "melayani", DeskUse.SERVING)
    assert (free.number, free.word, free.use) == ("", "kosong", DeskUse.FREE)


def test_an_office_that_serves_after_hours_does_not_say_closed() -> None:
    closed = replace(FACTS, is_open=False, calls_numbers=False)
    assert shown(replace(closed, desks=(Desk("Meja layanan", None, True),))).phase is Phase.WELCOME
    assert shown(replace(closed, uncalled=(("Konsultasi", 1),))).phase is Phase.WELCOME
    assert shown(closed).phase is Phase.CLOSED


def test_numbers_come_before_those_who_are_only_counted() -> None:
    mixed = replace(FACTS, waiting=(waiting(),), uncalled=(("Konsultasi", 2),))
    assert [(row.number, row.service) for row in shown(mixed).waiting] == [("K-001", ""), ("", "Konsultasi")]
    assert shown(mixed).waiting_count == 3


def test_while_the_database_is_away_the_board_stands_and_tells_its_age() -> None:
    facts = replace(FACTS, waiting=(waiting(left=dt.timedelta(minutes=3)),))
    later = shown(facts, NOW + dt.timedelta(minutes=4), away=True)
    assert later.notice == "Data pukul 09.05, menyambung kembali…"
    assert later.time == "09.09 WITA"
    assert later.waiting[0].words == "03.00"


def test_several_promises_take_turns() -> None:
    assert [shown(FACTS, turn=turn).promise for turn in range(3)] == [
        "Janji pertama.",
        "Janji kedua.",
        "Janji pertama.",
    ]


@given(count=st.integers(0, 60), size=st.integers(1, 12), start=st.integers(0, 1000))
def test_everybody_who_waits_is_on_some_page(count: int, size: int, start: int) -> None:
    everybody = tuple(WaitingRow(f"K-{number:03}", "", "", "", Mood.CALM) for number in range(count))
    turns = range(start, start + max(1, -(-count // size)))
    pages = [page_of(everybody, turn, size) for turn in turns]
    assert {line.number for page, _ in pages for line in page} == {line.number for line in everybody}
    assert all(len(page) <= size for page, _ in pages)
    assert all((label == "") == (count <= size) for _, label in pages)
