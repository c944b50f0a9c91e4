"""What is likely: a range for the visitor, and when each waiting ticket will be called."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain.forecast import (
    PRIOR_WEIGHT,
    RECENT,
    STEP,
    Estimate,
    estimate,
    expected_calls,
    usual_minutes,
)
from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.room import Room
from pst_kiosk.domain.ticket import Event

NOW = dt.datetime(2026, 11, 18, 2, 0, tzinfo=dt.UTC)
QUEUE = ("konsultasi", "konfirmasi")
OTHER = ("penjualan", "konfirmasi")


def room(*lines: Happening) -> Room:
    found = Room(in_a_row=2)
    for line in lines:
        found.begin(line.seq)
        found.apply(line)
    return found


def desk(seq: int, name: str, *queues: tuple[str, str]) -> Happening:
    return Happening(seq, NOW, Event.DESK_OPENED, f"c{seq}", desk=name, queues=queues)


def joined(seq: int, ticket: str, queue: tuple[str, str] = QUEUE) -> Happening:
    return Happening(seq, NOW, Event.JOINED, f"c{seq}", visit=ticket, ticket=ticket, queue=queue)


def minutes(calls: dict[str, dt.datetime]) -> dict[str, float]:
    return {ticket: (at - NOW).total_seconds() / 60 for ticket, at in calls.items()}


def test_each_desk_takes_the_next_when_it_is_likely_free() -> None:
    hall = room(desk(1, "a", QUEUE), desk(2, "b", QUEUE), *(joined(n, f"t{n}") for n in range(3, 7)))
    calls = expected_calls(hall, NOW, lambda _: 10, {"b": NOW + dt.timedelta(minutes=4)})
    assert minutes(calls) == {"t3": 0, "t4": 4, "t5": 10, "t6": 14}


def test_a_desk_for_several_queues_calls_who_joined_first() -> None:
    hall = room(desk(1, "a", QUEUE, OTHER), joined(2, "x", OTHER), joined(3, "y"))
    calls = expected_calls(hall, NOW, lambda queue: 5 if queue == QUEUE else 20, {})
    assert minutes(calls) == {"x": 0, "y": 20}


def test_whom_no_open_desk_will_call_is_not_foretold() -> None:
    assert expected_calls(room(desk(1, "a", QUEUE), joined(2, "x", OTHER)), NOW, lambda _: 5, {}) == {}


def test_a_service_left_open_hardly_moves_the_usual_time() -> None:
    assert usual_minutes([15] * RECENT, 15) == 15
    assert usual_minutes([*[15] * (RECENT - 1), 900], 15) == 15
    assert usual_minutes([5] * RECENT, 60) == 5
    assert usual_minutes([5] * (PRIOR_WEIGHT - 1), 60) == 60


@given(
    st.integers(1, 200), st.integers(0, 10), st.lists(st.floats(0.1, 600), max_size=20), st.integers(1, 480)
)
def test_an_estimate_is_a_range_of_whole_steps_around_what_is_expected(
    ahead: int, desks: int, recent: list[float], typical: int
) -> None:
    found = estimate(ahead, desks, recent, typical)
    expected = usual_minutes(recent, typical) * ahead / max(desks, 1)
    assert found.low % STEP == found.high % STEP == 0
    assert found.low < found.high
    assert found.low <= expected <= found.high


@pytest.mark.parametrize(("low", "high", "middle"), [(5, 10, 7.5), (0, 5, 2.5)])
def test_the_middle_of_a_range(low: int, high: int, middle: float) -> None:
    assert Estimate(low, high).middle == dt.timedelta(minutes=middle)
