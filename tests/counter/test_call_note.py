"""What the officer is told of a call."""

from __future__ import annotations

import datetime as dt

from pst_kiosk.counter.call_note import PATIENCE, CallNote, call_note
from pst_kiosk.services.desk_view import Called

NOW = dt.datetime(2026, 11, 18, 1, 5, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def test_a_call_that_is_shown_and_spoken_has_both_ticks() -> None:
    assert call_note(Called(NOW, NOW, NOW), NOW, board_there=True) == CallNote(True, True, "")


def test_a_board_that_is_there_has_a_moment_to_show_a_call() -> None:
    called = Called(NOW, None, None)
    assert call_note(called, NOW + PATIENCE, board_there=True).missing == ""
    late = call_note(called, NOW + PATIENCE + SECOND, board_there=True)
    assert (late.missing, late.instead) == ("Panggilan belum tampil di papan", "Silakan panggil langsung.")


def test_without_a_board_the_officer_calls_at_once() -> None:
    note = call_note(Called(NOW, None, None), NOW, board_there=False)
    assert (note.missing, note.instead) == ("Papan tidak terhubung", "Silakan panggil langsung.")


def test_what_was_shown_was_seen_though_the_board_is_gone() -> None:
    assert call_note(Called(NOW, NOW, None), NOW, board_there=False).missing == ""


def test_a_call_that_does_not_reach_its_visitor_is_told_though_it_was_spoken() -> None:
    called = Called(NOW, NOW, NOW)
    assert call_note(called, NOW, board_there=True, call_aid=1).unreached == "Tidak mendengar panggilan"
    assert call_note(called, NOW, board_there=True).unreached == ""
