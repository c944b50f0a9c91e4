"""What the board shows, from what it was told."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.display.board import Board, DeskUse, Mood, Phase, WaitingRow, board, page_of
from pst_kiosk.display.calls import Announcement
from pst_kiosk.display.facts import BoardFacts, Call, Desk, Waiting
from pst_kiosk.domain.profile_parts import Text

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
    complaints=("Pengaduan: (0380) 824432",),
    channels=("Telepon: (0380) 824432",),
    announcements=(),
    unserved=(),
    calls=(),
    open_calls=(),
    desks=(),
    waiting=(),
)


def waiting(number: str = "K-001", left: dt.timedelta | None = None, promised: bool = True) -> Waiting:
    return Waiting(number, "", NOW, promised, None if left is None else NOW + left)


def shown(facts: BoardFacts, now: dt.datetime = NOW, *, away: bool = False, turn: int = 0) -> Board:
    return board(facts, now, away=away, turn=turn, page_size=7)


def announcement(seq: int, number: str = "K-012") -> Announcement:
    return Announcement(seq, number, Text(id="Loket 2", en="Desk 2"))


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


def call(seq: int, number: str = "K-012", *, at_desk: bool = True) -> Call:
    return Call(seq, number, "Loket 2", "Konsultasi statistik", NOW, at_desk)


def test_a_call_dominates_until_nobody_is_at_a_desk() -> None:
    called = shown(replace(FACTS, calls=(call(7),), desks=(Desk("Loket 2", "K-012", False),)))
    assert (called.phase, called.call_label, called.call_number) == (Phase.CALL, "Nomor antrean", "K-012")
    assert called.desks[0].use is DeskUse.CALLED
    served = shown(replace(FACTS, calls=(call(7),), desks=(Desk("Loket 2", "K-012", True),)))
    assert (served.call_label, served.desks[0].use) == ("Sedang dilayani", DeskUse.SERVING)
    assert shown(replace(FACTS, calls=(call(7, at_desk=False),))).phase is Phase.WELCOME


def test_the_call_that_is_announced_dominates_though_a_newer_one_waits_for_its_turn() -> None:
    facts = replace(FACTS, calls=(call(8, "K-013"), call(7), call(6, "K-011", at_desk=False)))
    first = board(facts, NOW, away=False, turn=0, page_size=7, announced=announcement(7), queued={8})
    assert first.call_number == "K-012"
    assert [last.number for last in first.last_calls] == ["K-011"]
    second = board(facts, NOW, away=False, turn=0, page_size=7, announced=announcement(8, "K-013"))
    assert second.call_number == "K-013"
    assert [last.number for last in second.last_calls] == ["K-012", "K-011"]


def test_an_announcement_stands_though_its_visitor_was_sent_on_meanwhile() -> None:
    told = board(FACTS, NOW, away=False, turn=0, page_size=7, announced=announcement(7))
    assert (told.phase, told.call_number, told.call_desk) == (Phase.CALL, "K-012", "Loket 2")


def test_a_recall_takes_nothing_off_the_announcement_it_belongs_to() -> None:
    facts = replace(FACTS, calls=(call(9),))
    calling = board(facts, NOW, away=False, turn=0, page_size=7, announced=announcement(7))
    assert (calling.call_seq, calling.call_service) == (7, call(9).service)


def test_a_visitor_who_took_his_number_in_english_is_called_in_both_languages() -> None:
    english = replace(announcement(7), language="en")
    told = board(FACTS, NOW, away=False, turn=0, page_size=7, announced=english)
    assert (told.call_label, told.call_desk) == ("Nomor antrean · Queue number", "Loket 2 · Desk 2")


def test_a_call_for_who_cannot_hear_or_see_stands_out_while_it_is_announced() -> None:
    facts = replace(FACTS, calls=(call(7),))
    aided = replace(announcement(7), aided=True)
    assert board(facts, NOW, away=False, turn=0, page_size=7, announced=aided).call_aided
    assert not shown(facts).call_aided


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
    tomorrow = shown(facts, NOW + dt.timedelta(days=1), away=True)
    assert tomorrow.notice == "Data Rabu, 18 November 2026 pukul 09.05, menyambung kembali…"
    assert later.time == "09.09 WITA"
    assert later.waiting[0].words == "03.00"


def test_announcements_and_promises_take_turns_in_the_footer() -> None:
    facts = replace(FACTS, announcements=("Jumat tutup pukul 13.00.",))
    assert {shown(facts, turn=turn).promise.words for turn in range(3)} == {
        "Jumat tutup pukul 13.00.",
        "Janji pertama.",
        "Janji kedua.",
    }


def test_where_several_services_are_waited_for_each_is_counted() -> None:
    several = replace(FACTS, waiting=(waiting(), waiting("K-002"), waiting("P-001")))
    assert shown(several).queues == "K 2 orang · P 1 orang"
    assert shown(replace(FACTS, waiting=(waiting(),))).queues == ""


@given(count=st.integers(0, 60), size=st.integers(1, 12), start=st.integers(0, 1000))
def test_everybody_who_waits_is_on_some_page(count: int, size: int, start: int) -> None:
    everybody = tuple(WaitingRow(f"K-{number:03}", "", "", "", Mood.CALM) for number in range(count))
    turns = range(start, start + max(1, -(-count // size)))
    pages = [page_of(everybody, turn, size) for turn in turns]
    assert {line.number for page, _ in pages for line in page} == {line.number for line in everybody}
    assert all(len(page) <= size for page, _ in pages)
    assert all((label == "") == (count <= size) for _, label in pages)
