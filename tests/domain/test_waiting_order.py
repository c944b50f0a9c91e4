"""Who is called next, worked out by hand from domain.md §2."""

from __future__ import annotations

from pst_kiosk.domain.ticket import Event
from tests.domain.day_by_hand import Day, minute
from tests.domain.small_office import DESK, LIBRARY

JOINED, CALLED, SERVING, FINISHED = Event.JOINED, Event.CALLED, Event.SERVING, Event.FINISHED


def test_an_appointment_comes_first_once_it_is_due(bengkulu_day: Day) -> None:
    bengkulu_day.open(0, "1")
    for name in "abc":
        bengkulu_day.ticket(1, JOINED, name, appointment_at=minute(8) if name == "c" else None)
    assert bengkulu_day.order(now=7) == "a b c"
    assert bengkulu_day.order(now=8) == "c a b"
    # The clock starts by the appointment alone, before the call of that same moment takes the desk.
    bengkulu_day.ticket(8, CALLED, "a", "1")
    assert bengkulu_day.deadlines() == {"a": 11, "b": None, "c": 18}


def test_priority_comes_first_but_not_for_ever(bengkulu_day: Day) -> None:
    for name in ("a", "b", "P", "Q", "R", "S"):
        bengkulu_day.ticket(1, JOINED, name, priority=name.isupper())
    bengkulu_day.open(2, "1")
    assert bengkulu_day.order(now=2) == "P Q a R S b"
    taken = bengkulu_day.ticket(2, CALLED, "P", "1")
    assert bengkulu_day.order(now=2) == "Q a R S b"
    bengkulu_day.undo(3, taken, "P")
    assert bengkulu_day.order(now=3) == "P Q a R S b"
    bengkulu_day.ticket(3, CALLED, "a", "1")
    assert bengkulu_day.order(now=3) == "P Q b R S"


def test_a_service_without_a_number_is_called_by_serving(no_number_day: Day) -> None:
    for name in ("a", "P", "Q", "R"):
        no_number_day.ticket(0, JOINED, name, priority=name.isupper())
    no_number_day.open(0, "1")
    no_number_day.open(0, "2")
    no_number_day.ticket(1, SERVING, "P", "1")
    no_number_day.ticket(1, SERVING, "Q", "2")
    assert no_number_day.order(now=1) == "a R"


def test_a_desk_calls_who_joined_earliest_among_the_heads_of_its_queues(library_day: Day) -> None:
    library_day.open(0, "1", DESK, LIBRARY)
    library_day.open(0, "2", DESK)
    library_day.ticket(1, JOINED, "a", "2", queue=DESK)
    library_day.ticket(2, JOINED, "b", queue=LIBRARY)
    library_day.ticket(3, JOINED, "c", queue=DESK)
    library_day.ticket(4, JOINED, "P", queue=DESK, priority=True)
    assert library_day.order(now=4, queue=DESK) == "P a c"
    assert library_day.next(4, "1") == "b"  # the head of the other queue is P, who joined last
    library_day.ticket(5, CALLED, "P", "2", queue=DESK)
    assert library_day.next(5, "1") == "b"  # a waits for desk 2 alone
    library_day.ticket(6, CALLED, "b", "1", queue=LIBRARY)
    assert library_day.next(6, "1") == "c"
    library_day.close(7, "2")
    assert library_day.next(7, "1") == "a"  # nobody sits there any more
