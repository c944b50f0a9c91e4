"""Wrong guesses slow down, and never to a stand-still."""

from __future__ import annotations

from pst_kiosk.domain.guessing import AT_A_KIOSK, IN_AN_OFFICE, pauses


def test_pauses_begin_after_the_free_guesses_and_double_up_to_ten_minutes() -> None:
    assert pauses(AT_A_KIOSK) == (0, 0, 0, 30, 60, 120, 240, 480, 600)
    assert pauses(IN_AN_OFFICE)[IN_AN_OFFICE - 1 : IN_AN_OFFICE + 1] == (0, 30)
