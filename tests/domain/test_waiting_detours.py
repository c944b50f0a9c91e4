"""Holds, returns, guest books, undone moves: what they do to a promise, by hand from domain.md §2."""

from __future__ import annotations

from pst_kiosk.domain.steps import Rule
from pst_kiosk.domain.ticket import Event
from tests.domain.day_by_hand import Day, minute
from tests.domain.event_log import say
from tests.domain.small_office import DESK, LIBRARY, LIBRARY_FRONT, NO_NUMBER, small_office

JOINED, CALLED, SERVING, FINISHED = Event.JOINED, Event.CALLED, Event.SERVING, Event.FINISHED


def test_a_held_ticket_resumes_at_its_old_place_in_a_new_stay(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(0, JOINED, "x")
    bengkulu_day.ticket(0, CALLED, "x", "1")
    bengkulu_day.ticket(1, JOINED, "a")
    bengkulu_day.ticket(2, JOINED, "b")
    bengkulu_day.ticket(3, Event.HELD, "a")
    bengkulu_day.ticket(4, Event.NO_SHOW, "x", "1")  # the desk is free for b
    bengkulu_day.write(6, bengkulu_day.said(Event.RESUMED, "a"), bengkulu_day.said(JOINED, "a"))
    bengkulu_day.write(7, bengkulu_day.said(Event.RETURNED, "x"), bengkulu_day.said(JOINED, "x"))
    assert bengkulu_day.order(now=7) == "a b x"
    assert [p.deadline for p in bengkulu_day.promises(7) if p.rule is Rule.AFTER_PREVIOUS] == [
        minute(10),  # x, then no-show
        None,  # a, then held
        minute(14),  # b
        minute(16),  # a again
        None,  # x again
    ]
    assert bengkulu_day.outcomes("a", now=60) == [
        "void",
        "void",
        "broken: not_calling",
        "broken: not_calling",
    ]


def test_a_ticket_held_in_service_is_served_again_without_a_new_promise(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(1, JOINED, "a")
    bengkulu_day.ticket(1, CALLED, "a", "1")
    bengkulu_day.ticket(2, SERVING, "a", "1")
    bengkulu_day.ticket(3, JOINED, "b")
    bengkulu_day.ticket(4, Event.HELD, "a", "1")
    bengkulu_day.ticket(5, Event.RESUMED, "a", "1")
    bengkulu_day.ticket(6, JOINED, "c")
    assert bengkulu_day.outcomes("a", now=6) == ["kept", "kept"]
    assert bengkulu_day.deadlines() == {"a": 11, "b": 14, "c": None}


def test_the_guest_book_starts_the_clock_of_every_later_stay(library_day: Day) -> None:
    library_day.open(0, "1", LIBRARY_FRONT)
    library_day.ticket(0, JOINED, "a", queue=LIBRARY)  # before it signed
    assert library_day.outcomes("a", now=30) == ["waiting"]
    library_day.write(3, say(Event.GUEST_BOOK, "a", visit="visit of a"))
    assert library_day.outcomes("a", now=5) == ["running"]
    library_day.ticket(4, Event.HELD, "a", queue=LIBRARY)
    library_day.open(5, "2", LIBRARY)
    library_day.write(
        6, library_day.said(Event.RESUMED, "a", queue=LIBRARY), library_day.said(JOINED, "a", queue=LIBRARY)
    )
    # The second stay begins after the deadline (minute 5, when desk 2 was free), so nothing mends it.
    assert library_day.outcomes("a", now=6) == ["void", "broken: not_calling"]
    library_day.ticket(7, CALLED, "a", "2", queue=LIBRARY)
    library_day.ticket(7, SERVING, "a", "2", queue=LIBRARY)
    assert library_day.outcomes("a", now=60) == ["void", "broken: not_calling"]


def test_a_further_service_of_a_visit_has_no_second_guest_book(library_day: Day) -> None:
    library_day.write(-9, say(Event.GUEST_BOOK, visit="v"))
    library_day.ticket(-8, JOINED, "a", visit="v", queue=LIBRARY)
    library_day.ticket(7, JOINED, "b", visit="v", queue=LIBRARY)
    assert [p.deadline for p in library_day.promises(7)] == [minute(2), minute(9)]


def test_a_guest_book_signed_late_leaves_a_further_service_alone(library_day: Day) -> None:
    library_day.ticket(0, JOINED, "a", visit="v", queue=LIBRARY)
    library_day.ticket(0, JOINED, "b", visit="v", queue=LIBRARY)
    library_day.open(3, "1", LIBRARY)  # after b's deadline
    library_day.write(4, say(Event.GUEST_BOOK, visit="v"))
    library_day.ticket(5, JOINED, "c", queue=LIBRARY)
    assert library_day.outcomes("a", now=6) == ["running"]
    assert library_day.outcomes("b", now=6) == ["broken: no_desk_open"]


def test_an_undone_finish_puts_the_desk_back_but_stops_no_clock(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(0, JOINED, "a")
    bengkulu_day.ticket(0, CALLED, "a", "1")
    bengkulu_day.ticket(1, SERVING, "a", "1")
    bengkulu_day.ticket(2, JOINED, "b")
    done = bengkulu_day.ticket(5, FINISHED, "a", "1")
    bengkulu_day.undo(6, done, "a")
    bengkulu_day.ticket(7, JOINED, "c")
    assert bengkulu_day.deadlines() == {"a": 10, "b": 15, "c": None}
    assert bengkulu_day.outcomes("a", now=60) == ["kept", "kept"]
    assert bengkulu_day.outcomes("b", now=60) == ["broken: desks_busy"] * 2


def test_an_undone_arrival_after_the_deadline_breaks_the_promise_when_it_is_undone(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    bengkulu_day.ticket(0, JOINED, "a")
    bengkulu_day.ticket(8, CALLED, "a", "1")
    arrived = bengkulu_day.ticket(9, SERVING, "a", "1")
    assert bengkulu_day.outcomes("a", now=11) == ["kept", "kept"]
    bengkulu_day.undo(11.5, arrived, "a")
    assert bengkulu_day.outcomes("a", now=11.5) == ["broken: visitor_late"] * 2
    bengkulu_day.ticket(12, Event.NO_SHOW, "a", "1")
    assert bengkulu_day.outcomes("a", now=60) == ["broken: visitor_late"] * 2


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


def test_a_guest_book_signed_during_an_arrival_that_is_undone_runs_all_the_same(library_day: Day) -> None:
    library_day.ticket(0, JOINED, "a", queue=LIBRARY)
    library_day.open(0, "1", LIBRARY)
    library_day.ticket(0, CALLED, "a", "1", queue=LIBRARY)
    arrived = library_day.ticket(0, SERVING, "a", "1", queue=LIBRARY)
    library_day.write(0.5, say(Event.GUEST_BOOK, visit="visit of a"))
    assert [p.started_at for p in library_day.promises(0.5)] == [None]  # it was served before it signed
    library_day.undo(1, arrived, "a")
    assert library_day.outcomes("a", now=2.5) == ["running"]
    library_day.ticket(3, Event.NO_SHOW, "a", "1", queue=LIBRARY)
    assert library_day.outcomes("a", now=60) == ["broken: visitor_late"]
