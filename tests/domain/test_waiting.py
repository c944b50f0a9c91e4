"""When a visitor's clock starts and whether the promise was kept, worked out by hand from domain.md §2."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.forecast import Estimate, estimate
from pst_kiosk.domain.steps import Rule
from pst_kiosk.domain.ticket import Event
from tests.domain.day_by_hand import Day, minute

JOINED, CALLED, SERVING, FINISHED = Event.JOINED, Event.CALLED, Event.SERVING, Event.FINISHED


def test_with_no_desk_open_every_clock_runs_from_joining(bengkulu_day: Day) -> None:
    bengkulu_day.ticket(5, JOINED, "a")
    bengkulu_day.ticket(7, JOINED, "b")
    assert bengkulu_day.deadlines() == {"a": 15, "b": 17}


def test_no_clock_runs_before_the_office_opens(bengkulu_day: Day) -> None:
    bengkulu_day.ticket(-30, JOINED, "a")
    assert bengkulu_day.deadlines(now=-1) == {"a": None}
    assert bengkulu_day.deadlines(now=0) == {"a": 10}
    assert bengkulu_day.outcomes("a", now=-1) == ["waiting", "waiting"]
    assert bengkulu_day.outcomes("a", now=0) == ["running", "running"]


def test_on_a_closed_day_clocks_run_as_they_come(bengkulu_day: Day) -> None:
    bengkulu_day.opens = None
    bengkulu_day.ticket(-30, JOINED, "a")
    assert bengkulu_day.deadlines() == {"a": -20}


def test_only_as_many_clocks_start_as_desks_are_free(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.open(0, "2")
    for name in "abc":
        bengkulu_day.ticket(1, JOINED, name)
    assert bengkulu_day.deadlines() == {"a": 11, "b": 11, "c": None}


def test_the_next_clock_starts_when_the_previous_visitor_is_finished(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(1, JOINED, "a")
    bengkulu_day.ticket(1, CALLED, "a", "1")
    bengkulu_day.ticket(2, JOINED, "b")
    bengkulu_day.ticket(3, SERVING, "a", "1")
    assert bengkulu_day.deadlines() == {"a": 11, "b": None}
    bengkulu_day.ticket(20, FINISHED, "a", "1")
    assert bengkulu_day.deadlines() == {"a": 11, "b": 30}


def test_a_clock_once_started_never_stops_when_the_desk_closes(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(1, JOINED, "a")
    bengkulu_day.close(5, "1")
    bengkulu_day.open(8, "1")
    assert bengkulu_day.deadlines() == {"a": 11}


def test_a_clock_once_started_never_stops_when_another_is_called_first(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(1, JOINED, "a")
    bengkulu_day.ticket(2, JOINED, "b")
    bengkulu_day.ticket(3, CALLED, "b", "1")
    assert bengkulu_day.deadlines() == {"a": 11, "b": None}


def test_a_no_show_frees_the_desk_for_the_next(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(1, JOINED, "a")
    bengkulu_day.ticket(1, JOINED, "b")
    bengkulu_day.ticket(2, CALLED, "a", "1")
    bengkulu_day.ticket(6, Event.NO_SHOW, "a", "1")
    assert bengkulu_day.deadlines() == {"a": 11, "b": 16}


def test_a_desk_that_goes_on_to_its_own_next_stage_is_never_free(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(1, JOINED, "a")
    bengkulu_day.ticket(2, CALLED, "a", "1")
    bengkulu_day.ticket(3, SERVING, "a", "1")
    bengkulu_day.ticket(4, JOINED, "b")
    bengkulu_day.write(
        9,
        bengkulu_day.said(FINISHED, "a", "1"),
        bengkulu_day.said(JOINED, "a"),
        bengkulu_day.said(CALLED, "a", "1"),
        bengkulu_day.said(SERVING, "a", "1"),
    )
    assert bengkulu_day.deadlines()["b"] is None
    assert bengkulu_day.outcomes("a", now=60) == ["kept"] * 4


def test_two_commands_at_the_same_moment_are_two_instants(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(1, JOINED, "a")
    bengkulu_day.ticket(1, CALLED, "a", "1")
    bengkulu_day.ticket(2, SERVING, "a", "1")
    bengkulu_day.ticket(2, JOINED, "b")
    bengkulu_day.ticket(9, FINISHED, "a", "1")
    bengkulu_day.ticket(9, CALLED, "b", "1")
    assert bengkulu_day.deadlines() == {"a": 11, "b": 19}


def test_a_desk_on_break_is_no_free_desk_and_with_the_last_one_every_clock_starts(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.open(0, "2")
    bengkulu_day.ticket(0, JOINED, "early")
    bengkulu_day.ticket(0, CALLED, "early", "1")
    bengkulu_day.close(1, "2")
    bengkulu_day.ticket(2, JOINED, "a")
    bengkulu_day.ticket(3, JOINED, "picked")
    bengkulu_day.ticket(4, Event.HELD, "early", "1")
    bengkulu_day.ticket(5, CALLED, "picked", "1")
    bengkulu_day.ticket(6, JOINED, "b")
    assert bengkulu_day.deadlines() == {"early": 10, "a": 14, "picked": None, "b": None}
    bengkulu_day.close(7, "1")
    # Also of the ticket that is called: it is in its stay, and nobody sits at a desk.
    assert bengkulu_day.deadlines() == {"early": 10, "a": 14, "picked": 17, "b": 17}


def test_bengkulu_keeps_its_two_promises_apart(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(1, JOINED, "a")
    bengkulu_day.ticket(1, CALLED, "a", "1")
    bengkulu_day.ticket(2, SERVING, "a", "1")
    bengkulu_day.ticket(4, JOINED, "b")
    bengkulu_day.ticket(9, FINISHED, "a", "1")
    of_b = {p.rule: p.deadline for p in bengkulu_day.promises(10) if p.ticket == "b"}
    assert of_b == {Rule.AFTER_PREVIOUS: minute(19), Rule.SINCE_JOINED: minute(14)}
    bengkulu_day.ticket(15, CALLED, "b", "1")
    bengkulu_day.ticket(15, SERVING, "b", "1")
    assert bengkulu_day.outcomes("b", now=15) == ["kept", "broken: not_calling"]


@pytest.mark.parametrize(
    ("event", "at", "outcome"),
    [
        (SERVING, 10, "kept"),
        (SERVING, 10.5, "broken: visitor_late"),
        (Event.NO_SHOW, 10, "void"),
        (Event.NO_SHOW, 10.5, "broken: visitor_late"),
    ],
)
def test_the_deadline_itself_is_in_time(bengkulu_day: Day, event: Event, at: float, outcome: str) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(0, JOINED, "a")
    bengkulu_day.ticket(4, CALLED, "a", "1")
    assert bengkulu_day.outcomes("a", now=10) == ["running", "running"]
    bengkulu_day.ticket(at, event, "a", "1")
    assert bengkulu_day.outcomes("a", now=60) == [outcome, outcome]


def test_the_cause_of_a_breach_is_what_the_deadline_found(bengkulu_day: Day) -> None:
    bengkulu_day.ticket(0, JOINED, "a")
    bengkulu_day.ticket(1, JOINED, "b")
    bengkulu_day.open(10.5, "1")
    bengkulu_day.ticket(11, CALLED, "a", "1")  # at b's deadline itself: after it, the desk is busy
    assert bengkulu_day.outcomes("a", now=30) == ["broken: no_desk_open"] * 2
    assert bengkulu_day.outcomes("b", now=30) == ["broken: desks_busy"] * 2


def test_an_estimate_is_a_range() -> None:
    assert estimate(1, 1, [], 15) == Estimate(10, 20)
    assert estimate(3, 2, [10.0] * 12, 15) == Estimate(10, 20)
    found = estimate(5, 0, [], 15)
    assert found.low < found.high
