"""Keys and cards that are out, in an officer's words."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from pst_kiosk.counter.loans_words import in_order, left_at_leaving, out_rows, since, thing, things
from pst_kiosk.services.loan_views import Desk, Loan

ZONE = ZoneInfo("Asia/Makassar")
NINE = dt.datetime(2026, 11, 18, 1, 5, tzinfo=dt.UTC)


def loan(
    name: str,
    visit: str,
    locker: str | None = None,
    card: int | None = None,
    late: bool = False,
    after: int = 0,
) -> Loan:
    number = f"P-00{visit}" if visit.isdigit() else None
    given = NINE + dt.timedelta(minutes=after)
    return Loan(name, visit, f"ticket {visit}", number, NINE, locker, card, given, "Rina Sabuna", False, late)


def test_a_visit_is_one_row_its_locker_first() -> None:
    out = [loan("a", "1", card=1), loan("b", "2", card=2, after=1), loan("c", "1", locker="07", after=2)]
    assert [(row.what, row.who) for row in out_rows(out, ZONE)] == [
        ("Loker 07", "P-001 · KTP"),
        ("SIM", "P-002"),
    ]


def test_who_has_no_number_is_known_by_when_he_came() -> None:
    (row,) = out_rows([loan("a", "ohne", card=4, late=True)], ZONE)
    assert (row.what, row.who, row.overdue) == ("Kartu lain", "Pengunjung 09.05", True)


def test_what_should_be_back_comes_first_then_visit_by_visit() -> None:
    out = [
        loan("a", "1", card=1),
        loan("b", "2", locker="2", after=1),
        loan("c", "1", locker="1", after=2),
        loan("d", "3", card=1, late=True, after=3),
    ]
    assert [found.id for found in in_order(out)] == ["d", "c", "a", "b"]


def test_before_today_the_day_is_said() -> None:
    assert since(NINE, NINE + dt.timedelta(hours=3), ZONE) == "09.05"
    assert since(NINE, NINE + dt.timedelta(days=1), ZONE) == "18 Nov 2026 09.05"


@pytest.mark.parametrize(
    ("lockers", "cards", "words"),
    [
        (["07"], [1], "Loker 07 dan KTP"),
        ([], [3], "Paspor"),
        (["07", "08"], [2], "Loker 07, Loker 08 dan SIM"),
    ],
)
def test_what_is_out_is_said_in_one_line(lockers: list[str], cards: list[int], words: str) -> None:
    assert things(lockers, cards) == words


def test_who_leaves_is_told_of_what_is_late_alone() -> None:
    late = tuple(loan(str(at), str(at), locker=f"{at}", late=True) for at in range(1, 7))
    desk = Desk(NINE, (loan("x", "9", card=1), *late), (), (), None)
    assert left_at_leaving(desk) == "Belum kembali: Loker 1, Loker 2, Loker 3, Loker 4 dan 2 lainnya."
    assert left_at_leaving(Desk(NINE, (loan("x", "9", card=1),), (), (), None)) == ""
    assert left_at_leaving(None) == ""


def test_a_card_is_called_by_its_kind() -> None:
    assert [thing(loan("a", "1", card=kind)) for kind in (1, 2, 3, 4)] == [
        "KTP",
        "SIM",
        "Paspor",
        "Kartu lain",
    ]
