"""The wait promise on small days, worked out by hand from domain.md §2."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.steps import Rule
from pst_kiosk.domain.ticket import Event
from pst_kiosk.domain.waiting import Estimate, Happening, clocks, earliest, estimate
from pst_kiosk.services.setup import profile_path, read_profile

DESK = ("konsultasi", "konfirmasi")
OPENS = dt.datetime(2026, 11, 18, 1, 0, tzinfo=dt.UTC)


@pytest.fixture
def office() -> Office:
    return read_profile(profile_path("provinsi-bengkulu"))


def minute(of: float) -> dt.datetime:
    return OPENS + dt.timedelta(minutes=of)


class Day:
    """A day written line by line."""

    def __init__(self) -> None:
        self.lines: list[Happening] = []
        self._one = ""

    def desk(self, at: float, event: Event, desk: str) -> Day:
        self.lines.append(Happening(self._command(), minute(at), event, desk=desk, queues=(DESK,)))
        return self

    def ticket(self, at: float, event: Event, ticket: str, desk: str | None = None) -> Day:
        self.lines.append(Happening(self._command(), minute(at), event, ticket, DESK, desk))
        return self

    def same_command(self) -> Day:
        """What follows belongs to one command."""
        self._one = f"command {len(self.lines)}"
        return self

    def _command(self) -> str:
        return self._one or f"command {len(self.lines)}"


def deadlines(day: Day, office: Office, now: float = 60) -> dict[str, float | None]:
    """Minutes after opening by which each waiting ticket's `after_previous` ends."""
    found = {}
    for ticket, running in clocks(day.lines, office, OPENS, minute(now)).items():
        deadline = next(c.deadline for c in running if c.rule is Rule.AFTER_PREVIOUS)
        found[ticket] = None if deadline is None else (deadline - OPENS).total_seconds() / 60
    return found


def test_with_no_desk_open_every_clock_runs_from_joining(office: Office) -> None:
    day = Day().ticket(5, Event.JOINED, "a").ticket(7, Event.JOINED, "b")
    assert deadlines(day, office) == {"a": 15, "b": 17}


def test_no_clock_runs_before_the_office_opens(office: Office) -> None:
    day = Day().ticket(-30, Event.JOINED, "a")
    assert deadlines(day, office, now=-1) == {"a": None}
    assert deadlines(day, office, now=0) == {"a": 10}


def test_only_as_many_clocks_start_as_desks_are_free(office: Office) -> None:
    day = Day().desk(0, Event.DESK_OPENED, "1").desk(0, Event.DESK_OPENED, "2")
    for name in "abc":
        day.ticket(1, Event.JOINED, name)
    assert deadlines(day, office) == {"a": 11, "b": 11, "c": None}


def test_the_next_clock_starts_when_the_previous_visitor_is_finished(office: Office) -> None:
    day = Day().desk(0, Event.DESK_OPENED, "1")
    day.ticket(1, Event.JOINED, "a").ticket(1, Event.CALLED, "a", "1").ticket(2, Event.JOINED, "b")
    day.ticket(3, Event.SERVING, "a", "1")
    assert deadlines(day, office) == {"b": None}
    day.ticket(20, Event.FINISHED, "a", "1")
    assert deadlines(day, office) == {"b": 30}


def test_a_clock_once_started_never_stops_when_the_desk_closes(office: Office) -> None:
    day = Day().desk(0, Event.DESK_OPENED, "1").ticket(1, Event.JOINED, "a")
    day.desk(5, Event.DESK_CLOSED, "1").desk(8, Event.DESK_OPENED, "1")
    assert deadlines(day, office) == {"a": 11}


def test_a_no_show_frees_the_desk_for_the_next(office: Office) -> None:
    day = Day().desk(0, Event.DESK_OPENED, "1").ticket(1, Event.JOINED, "a").ticket(1, Event.JOINED, "b")
    day.ticket(2, Event.CALLED, "a", "1").ticket(6, Event.NO_SHOW, "a", "1")
    assert deadlines(day, office) == {"b": 16}


def test_a_desk_that_goes_on_to_its_own_next_stage_is_never_free(office: Office) -> None:
    day = Day().desk(0, Event.DESK_OPENED, "1").ticket(1, Event.JOINED, "a").ticket(2, Event.CALLED, "a", "1")
    day.ticket(3, Event.SERVING, "a", "1").ticket(4, Event.JOINED, "b").same_command()
    for event in (Event.FINISHED, Event.JOINED, Event.CALLED, Event.SERVING):
        day.ticket(9, event, "a", "1")
    assert deadlines(day, office) == {"b": None}


def test_two_commands_at_the_same_moment_are_two_instants(office: Office) -> None:
    day = Day().desk(0, Event.DESK_OPENED, "1").ticket(1, Event.JOINED, "a").ticket(1, Event.CALLED, "a", "1")
    day.ticket(2, Event.JOINED, "b").ticket(9, Event.FINISHED, "a", "1").ticket(9, Event.CALLED, "b", "1")
    assert deadlines(day, office) == {"b": 19}


def test_bengkulu_shows_the_earlier_of_its_two_promises(office: Office) -> None:
    day = Day().desk(0, Event.DESK_OPENED, "1").ticket(1, Event.JOINED, "a").ticket(1, Event.CALLED, "a", "1")
    day.ticket(4, Event.JOINED, "b").ticket(9, Event.FINISHED, "a", "1")
    running = clocks(day.lines, office, OPENS, minute(10))["b"]
    assert {c.rule: c.deadline for c in running} == {
        Rule.AFTER_PREVIOUS: minute(19),
        Rule.SINCE_JOINED: minute(14),
    }
    assert earliest(running) == minute(14)


def test_an_estimate_is_a_range() -> None:
    assert estimate(1, 1, [], 15) == Estimate(10, 20)
    assert estimate(3, 2, [10.0] * 12, 15) == Estimate(10, 20)
    found = estimate(5, 0, [], 15)
    assert found.low < found.high
