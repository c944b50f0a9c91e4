"""The wait promise on small days, worked out by hand from domain.md §2.

Every answer is asked from the hall and from the slow replay: both must give what the hand gave.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pst_kiosk.domain.forecast import Estimate, estimate
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue, queues
from pst_kiosk.domain.steps import Rule
from pst_kiosk.domain.ticket import Event
from pst_kiosk.domain.waiting import Hall
from pst_kiosk.services.setup import profile_path, read_profile
from tests.domain.event_log import EventLog, Said, say
from tests.domain.replay import Judged, Replay
from tests.domain.small_office import DESK, LIBRARY, LIBRARY_FRONT, NO_NUMBER, small_office

OPENS = dt.datetime(2026, 11, 18, 1, 0, tzinfo=dt.UTC)


def minute(of: float) -> dt.datetime:
    return OPENS + dt.timedelta(minutes=of)


class Day:
    """A day written command by command. Times are minutes after the opening."""

    def __init__(self, office: Office, queue: Queue, opens: dt.datetime | None = OPENS) -> None:
        self.office = office
        self.queue = queue
        self.opens = opens
        self.log = EventLog()

    def open(self, at: float, desk: str, *queues: Queue) -> int:
        return self.write(at, say(Event.DESK_OPENED, desk=desk, queues=queues or (self.queue,)))

    def close(self, at: float, desk: str) -> int:
        return self.write(at, say(Event.DESK_CLOSED, desk=desk))

    def ticket(self, at: float, event: Event, ticket: str, desk: str | None = None, **more: Any) -> int:
        return self.write(at, self.said(event, ticket, desk, **more))

    def said(self, event: Event, ticket: str, desk: str | None = None, **more: Any) -> Said:
        named = {"visit": f"visit of {ticket}", "queue": self.queue, "desk": desk}
        return say(event, ticket, **{**named, **more})

    def undo(self, at: float, command: int, ticket: str) -> int:
        return self.write(at, say(Event.UNDONE, ticket, undoes=command))

    def write(self, at: float, *said: Said) -> int:
        return self.log.write(minute(at), *said)

    def promises(self, now: float) -> list[Judged]:
        judged = [Judged.row(promise) for promise in self.hall().promises(minute(now))]
        assert judged == list(self.replay(now).promises())
        return judged

    def order(self, now: float, queue: Queue | None = None) -> str:
        order = tuple(self.hall().calling_order(queue or self.queue, minute(now)))
        assert order == self.replay(now).calling_order(queue or self.queue)
        return " ".join(order)

    def next(self, now: float, desk: str) -> str | None:
        every = queues(self.office)
        found = self.hall().next_ticket(desk, every, minute(now))
        assert found == self.replay(now).next_ticket(desk, every)
        return found

    def hall(self) -> Hall:
        hall = Hall(self.office, self.opens)
        for line in self.log.lines:
            hall.apply(line)
        return hall

    def replay(self, now: float) -> Replay:
        return Replay(self.office, self.opens, self.log.lines, minute(now))

    def deadlines(self, now: float = 60) -> dict[str, float | None]:
        """Minutes after opening by which each ticket's latest `after_previous` ends; None: not started."""
        return {
            promise.ticket: None
            if promise.deadline is None
            else (promise.deadline - OPENS).total_seconds() / 60
            for promise in self.promises(now)
            if promise.rule is Rule.AFTER_PREVIOUS
        }

    def outcomes(self, ticket: str, now: float) -> list[str]:
        """Of each of the ticket's promises: `kept`, or `broken: desks_busy`."""
        return [
            promise.outcome + (f": {promise.cause}" if promise.cause else "")
            for promise in self.promises(now)
            if promise.ticket == ticket
        ]


@pytest.fixture
def bengkulu() -> Day:
    """One queue, at most 10 minutes after the previous visitor and at most 10 since joining."""
    office = read_profile(profile_path("provinsi-bengkulu"))
    return Day(office, ("konsultasi", "konfirmasi"))


@pytest.fixture
def library() -> Day:
    """The front office without a limit, then at most 2 minutes after the guest book."""
    return Day(small_office(), LIBRARY_FRONT)


@pytest.fixture
def no_number() -> Day:
    return Day(small_office(), NO_NUMBER)


JOINED, CALLED, SERVING, FINISHED = Event.JOINED, Event.CALLED, Event.SERVING, Event.FINISHED


def test_with_no_desk_open_every_clock_runs_from_joining(bengkulu: Day) -> None:
    bengkulu.ticket(5, JOINED, "a")
    bengkulu.ticket(7, JOINED, "b")
    assert bengkulu.deadlines() == {"a": 15, "b": 17}


def test_no_clock_runs_before_the_office_opens(bengkulu: Day) -> None:
    bengkulu.ticket(-30, JOINED, "a")
    assert bengkulu.deadlines(now=-1) == {"a": None}
    assert bengkulu.deadlines(now=0) == {"a": 10}
    assert bengkulu.outcomes("a", now=-1) == ["waiting", "waiting"]
    assert bengkulu.outcomes("a", now=0) == ["running", "running"]


def test_on_a_closed_day_clocks_run_as_they_come(bengkulu: Day) -> None:
    bengkulu.opens = None
    bengkulu.ticket(-30, JOINED, "a")
    assert bengkulu.deadlines() == {"a": -20}


def test_only_as_many_clocks_start_as_desks_are_free(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.open(0, "2")
    for name in "abc":
        bengkulu.ticket(1, JOINED, name)
    assert bengkulu.deadlines() == {"a": 11, "b": 11, "c": None}


def test_the_next_clock_starts_when_the_previous_visitor_is_finished(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(1, JOINED, "a")
    bengkulu.ticket(1, CALLED, "a", "1")
    bengkulu.ticket(2, JOINED, "b")
    bengkulu.ticket(3, SERVING, "a", "1")
    assert bengkulu.deadlines() == {"a": 11, "b": None}
    bengkulu.ticket(20, FINISHED, "a", "1")
    assert bengkulu.deadlines() == {"a": 11, "b": 30}


def test_a_clock_once_started_never_stops_when_the_desk_closes(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(1, JOINED, "a")
    bengkulu.close(5, "1")
    bengkulu.open(8, "1")
    assert bengkulu.deadlines() == {"a": 11}


def test_a_clock_once_started_never_stops_when_another_is_called_first(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(1, JOINED, "a")
    bengkulu.ticket(2, JOINED, "b")
    bengkulu.ticket(3, CALLED, "b", "1")
    assert bengkulu.deadlines() == {"a": 11, "b": None}


def test_a_no_show_frees_the_desk_for_the_next(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(1, JOINED, "a")
    bengkulu.ticket(1, JOINED, "b")
    bengkulu.ticket(2, CALLED, "a", "1")
    bengkulu.ticket(6, Event.NO_SHOW, "a", "1")
    assert bengkulu.deadlines() == {"a": 11, "b": 16}


def test_a_desk_that_goes_on_to_its_own_next_stage_is_never_free(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(1, JOINED, "a")
    bengkulu.ticket(2, CALLED, "a", "1")
    bengkulu.ticket(3, SERVING, "a", "1")
    bengkulu.ticket(4, JOINED, "b")
    bengkulu.write(
        9,
        bengkulu.said(FINISHED, "a", "1"),
        bengkulu.said(JOINED, "a"),
        bengkulu.said(CALLED, "a", "1"),
        bengkulu.said(SERVING, "a", "1"),
    )
    assert bengkulu.deadlines()["b"] is None
    assert bengkulu.outcomes("a", now=60) == ["kept"] * 4


def test_two_commands_at_the_same_moment_are_two_instants(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(1, JOINED, "a")
    bengkulu.ticket(1, CALLED, "a", "1")
    bengkulu.ticket(2, SERVING, "a", "1")
    bengkulu.ticket(2, JOINED, "b")
    bengkulu.ticket(9, FINISHED, "a", "1")
    bengkulu.ticket(9, CALLED, "b", "1")
    assert bengkulu.deadlines() == {"a": 11, "b": 19}


def test_a_desk_on_break_is_no_free_desk_and_with_the_last_one_every_clock_starts(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.open(0, "2")
    bengkulu.ticket(0, JOINED, "early")
    bengkulu.ticket(0, CALLED, "early", "1")
    bengkulu.close(1, "2")
    bengkulu.ticket(2, JOINED, "a")
    bengkulu.ticket(3, JOINED, "picked")
    bengkulu.ticket(4, Event.HELD, "early", "1")
    bengkulu.ticket(5, CALLED, "picked", "1")
    bengkulu.ticket(6, JOINED, "b")
    assert bengkulu.deadlines() == {"early": 10, "a": 14, "picked": None, "b": None}
    bengkulu.close(7, "1")
    # Also of the ticket that is called: it is in its stay, and nobody sits at a desk.
    assert bengkulu.deadlines() == {"early": 10, "a": 14, "picked": 17, "b": 17}


def test_bengkulu_keeps_its_two_promises_apart(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(1, JOINED, "a")
    bengkulu.ticket(1, CALLED, "a", "1")
    bengkulu.ticket(2, SERVING, "a", "1")
    bengkulu.ticket(4, JOINED, "b")
    bengkulu.ticket(9, FINISHED, "a", "1")
    of_b = {p.rule: p.deadline for p in bengkulu.promises(10) if p.ticket == "b"}
    assert of_b == {Rule.AFTER_PREVIOUS: minute(19), Rule.SINCE_JOINED: minute(14)}
    bengkulu.ticket(15, CALLED, "b", "1")
    bengkulu.ticket(15, SERVING, "b", "1")
    assert bengkulu.outcomes("b", now=15) == ["kept", "broken: not_calling"]


@pytest.mark.parametrize(
    ("event", "at", "outcome"),
    [
        (SERVING, 10, "kept"),
        (SERVING, 10.5, "broken: visitor_late"),
        (Event.NO_SHOW, 10, "void"),
        (Event.NO_SHOW, 10.5, "broken: visitor_late"),
    ],
)
def test_the_deadline_itself_is_in_time(bengkulu: Day, event: Event, at: float, outcome: str) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(0, JOINED, "a")
    bengkulu.ticket(4, CALLED, "a", "1")
    assert bengkulu.outcomes("a", now=10) == ["running", "running"]
    bengkulu.ticket(at, event, "a", "1")
    assert bengkulu.outcomes("a", now=60) == [outcome, outcome]


def test_the_cause_of_a_breach_is_what_the_deadline_found(bengkulu: Day) -> None:
    bengkulu.ticket(0, JOINED, "a")
    bengkulu.ticket(1, JOINED, "b")
    bengkulu.open(10.5, "1")
    bengkulu.ticket(11, CALLED, "a", "1")  # at b's deadline itself: after it, the desk is busy
    assert bengkulu.outcomes("a", now=30) == ["broken: no_desk_open"] * 2
    assert bengkulu.outcomes("b", now=30) == ["broken: desks_busy"] * 2


def test_an_appointment_comes_first_once_it_is_due(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    for name in "abc":
        bengkulu.ticket(1, JOINED, name, appointment_at=minute(8) if name == "c" else None)
    assert bengkulu.order(now=7) == "a b c"
    assert bengkulu.order(now=8) == "c a b"
    # The clock starts by the appointment alone, before the call of that same moment takes the desk.
    bengkulu.ticket(8, CALLED, "a", "1")
    assert bengkulu.deadlines() == {"a": 11, "b": None, "c": 18}


def test_priority_comes_first_but_not_for_ever(bengkulu: Day) -> None:
    for name in ("a", "b", "P", "Q", "R", "S"):
        bengkulu.ticket(1, JOINED, name, priority=name.isupper())
    bengkulu.open(2, "1")
    assert bengkulu.order(now=2) == "P Q a R S b"
    taken = bengkulu.ticket(2, CALLED, "P", "1")
    assert bengkulu.order(now=2) == "Q a R S b"
    bengkulu.undo(3, taken, "P")
    assert bengkulu.order(now=3) == "P Q a R S b"
    bengkulu.ticket(3, CALLED, "a", "1")
    assert bengkulu.order(now=3) == "P Q b R S"


def test_a_service_without_a_number_is_called_by_serving(no_number: Day) -> None:
    for name in ("a", "P", "Q", "R"):
        no_number.ticket(0, JOINED, name, priority=name.isupper())
    no_number.open(0, "1")
    no_number.open(0, "2")
    no_number.ticket(1, SERVING, "P", "1")
    no_number.ticket(1, SERVING, "Q", "2")
    assert no_number.order(now=1) == "a R"


def test_a_desk_calls_who_joined_earliest_among_the_heads_of_its_queues(library: Day) -> None:
    library.open(0, "1", DESK, LIBRARY)
    library.open(0, "2", DESK)
    library.ticket(1, JOINED, "a", "2", queue=DESK)
    library.ticket(2, JOINED, "b", queue=LIBRARY)
    library.ticket(3, JOINED, "c", queue=DESK)
    library.ticket(4, JOINED, "P", queue=DESK, priority=True)
    assert library.order(now=4, queue=DESK) == "P a c"
    assert library.next(4, "1") == "b"  # the head of the other queue is P, who joined last
    library.ticket(5, CALLED, "P", "2", queue=DESK)
    assert library.next(5, "1") == "b"  # a waits for desk 2 alone
    library.ticket(6, CALLED, "b", "1", queue=LIBRARY)
    assert library.next(6, "1") == "c"
    library.close(7, "2")
    assert library.next(7, "1") == "a"  # nobody sits there any more


def test_a_held_ticket_resumes_at_its_old_place_in_a_new_stay(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(0, JOINED, "x")
    bengkulu.ticket(0, CALLED, "x", "1")
    bengkulu.ticket(1, JOINED, "a")
    bengkulu.ticket(2, JOINED, "b")
    bengkulu.ticket(3, Event.HELD, "a")
    bengkulu.ticket(4, Event.NO_SHOW, "x", "1")  # the desk is free for b
    bengkulu.write(6, bengkulu.said(Event.RESUMED, "a"), bengkulu.said(JOINED, "a"))
    bengkulu.write(7, bengkulu.said(Event.RETURNED, "x"), bengkulu.said(JOINED, "x"))
    assert bengkulu.order(now=7) == "a b x"
    assert [p.deadline for p in bengkulu.promises(7) if p.rule is Rule.AFTER_PREVIOUS] == [
        minute(10),  # x, then no-show
        None,  # a, then held
        minute(14),  # b
        minute(16),  # a again
        None,  # x again
    ]
    assert bengkulu.outcomes("a", now=60) == ["void", "void", "broken: not_calling", "broken: not_calling"]


def test_a_ticket_held_in_service_is_served_again_without_a_new_promise(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(1, JOINED, "a")
    bengkulu.ticket(1, CALLED, "a", "1")
    bengkulu.ticket(2, SERVING, "a", "1")
    bengkulu.ticket(3, JOINED, "b")
    bengkulu.ticket(4, Event.HELD, "a", "1")
    bengkulu.ticket(5, Event.RESUMED, "a", "1")
    bengkulu.ticket(6, JOINED, "c")
    assert bengkulu.outcomes("a", now=6) == ["kept", "kept"]
    assert bengkulu.deadlines() == {"a": 11, "b": 14, "c": None}


def test_the_guest_book_starts_the_clock_of_every_later_stay(library: Day) -> None:
    library.open(0, "1", LIBRARY_FRONT)
    library.ticket(0, JOINED, "a", queue=LIBRARY)  # before it signed
    assert library.outcomes("a", now=30) == ["waiting"]
    library.write(3, say(Event.GUEST_BOOK, "a", visit="visit of a"))
    assert library.outcomes("a", now=5) == ["running"]
    library.ticket(4, Event.HELD, "a", queue=LIBRARY)
    library.open(5, "2", LIBRARY)
    library.write(
        6, library.said(Event.RESUMED, "a", queue=LIBRARY), library.said(JOINED, "a", queue=LIBRARY)
    )
    # The second stay begins after the deadline (minute 5, when desk 2 was free), so nothing mends it.
    assert library.outcomes("a", now=6) == ["void", "broken: not_calling"]
    library.ticket(7, CALLED, "a", "2", queue=LIBRARY)
    library.ticket(7, SERVING, "a", "2", queue=LIBRARY)
    assert library.outcomes("a", now=60) == ["void", "broken: not_calling"]


def test_a_further_service_of_a_visit_has_no_second_guest_book(library: Day) -> None:
    library.write(-9, say(Event.GUEST_BOOK, visit="v"))
    library.ticket(-8, JOINED, "a", visit="v", queue=LIBRARY)
    library.ticket(7, JOINED, "b", visit="v", queue=LIBRARY)
    assert [p.deadline for p in library.promises(7)] == [minute(2), minute(9)]


def test_an_undone_finish_puts_the_desk_back_but_stops_no_clock(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(0, JOINED, "a")
    bengkulu.ticket(0, CALLED, "a", "1")
    bengkulu.ticket(1, SERVING, "a", "1")
    bengkulu.ticket(2, JOINED, "b")
    done = bengkulu.ticket(5, FINISHED, "a", "1")
    bengkulu.undo(6, done, "a")
    bengkulu.ticket(7, JOINED, "c")
    assert bengkulu.deadlines() == {"a": 10, "b": 15, "c": None}
    assert bengkulu.outcomes("a", now=60) == ["kept", "kept"]
    assert bengkulu.outcomes("b", now=60) == ["broken: desks_busy"] * 2


def test_an_undone_arrival_after_the_deadline_breaks_the_promise_when_it_is_undone(bengkulu: Day) -> None:
    bengkulu.open(0, "1")
    bengkulu.ticket(0, JOINED, "a")
    bengkulu.ticket(8, CALLED, "a", "1")
    arrived = bengkulu.ticket(9, SERVING, "a", "1")
    assert bengkulu.outcomes("a", now=11) == ["kept", "kept"]
    bengkulu.undo(11.5, arrived, "a")
    assert bengkulu.outcomes("a", now=11.5) == ["broken: visitor_late"] * 2
    bengkulu.ticket(12, Event.NO_SHOW, "a", "1")
    assert bengkulu.outcomes("a", now=60) == ["broken: visitor_late"] * 2


def test_an_undone_transfer_takes_its_stay_away_and_the_old_one_goes_on() -> None:
    office = small_office()
    day = Day(office, DESK)  # at most 2 minutes since joining, 3 after the previous visitor
    day.ticket(0, JOINED, "a")
    gone = day.write(1, day.said(Event.TRANSFERRED, "a"), day.said(JOINED, "a", queue=NO_NUMBER))
    assert [p.queue for p in day.promises(2)] == [DESK, DESK, NO_NUMBER, NO_NUMBER]
    assert day.outcomes("a", now=2)[:2] == ["void", "void"]
    day.open(2.5, "1")
    day.undo(2.75, gone, "a")
    assert day.outcomes("a", now=2.75) == ["broken: not_calling", "running"]
    assert day.deadlines() == {"a": 3}


def test_an_estimate_is_a_range() -> None:
    assert estimate(1, 1, [], 15) == Estimate(10, 20)
    assert estimate(3, 2, [10.0] * 12, 15) == Estimate(10, 20)
    found = estimate(5, 0, [], 15)
    assert found.low < found.high
