"""What may be taken back, and for how long."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.counter.undo_offer import undo_offer
from pst_kiosk.domain.ticket import Event
from pst_kiosk.services.undo import Undoable
from tests.support.office import MORNING


def offered(event: Event, left: float, number: str | None = "K-012", further: bool = False) -> str:
    until = MORNING + dt.timedelta(seconds=left)
    return undo_offer(Undoable("ticket", number, event, further, until), MORNING)


@pytest.mark.parametrize(
    ("left", "shown"),
    [
        (30, "Urungkan: K-012 ditunda · 30 detik"),
        (0.4, "Urungkan: K-012 ditunda · 1 detik"),
        (0, ""),
        (-5, ""),
    ],
)
def test_the_seconds_are_counted_down_and_then_it_is_gone(left: float, shown: str) -> None:
    assert offered(Event.HELD, left) == shown


def test_every_move_that_can_be_taken_back_has_a_word() -> None:
    moves = set(Event) - {
        Event.GUEST_BOOK,
        Event.JOINED,
        Event.RECALLED,
        Event.UNDONE,
        Event.COMPLETED,
        Event.DESK_OPENED,
        Event.DESK_CLOSED,
    }
    assert all(offered(event, 9) for event in moves)


def test_a_further_number_and_a_visitor_without_one_are_named() -> None:
    assert offered(Event.FINISHED, 9, further=True) == "Urungkan: K-012 ke layanan lain · 9 detik"
    assert offered(Event.SERVING, 9, number=None) == "Urungkan: Pengunjung mulai dilayani · 9 detik"
    assert undo_offer(None, MORNING) == ""
