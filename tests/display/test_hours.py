"""The board tells when the office opens and closes, so that its screen may sleep at night."""

from __future__ import annotations

from collections.abc import Callable

from pst_kiosk.display.app import Display
from tests.support.office import TestOffice
from tests.support.screens import wait_until


def test_the_board_says_whether_the_office_is_open(
    kupang: TestOffice, board_at: Callable[..., Display]
) -> None:
    heard: list[bool] = []
    board = board_at(kupang)
    board.tell_hours(heard.append)
    wait_until(lambda: board.model.property("phase") == "welcome", "the morning")
    assert set(heard) == {True}
    kupang.clock.forward(hours=12)
    board.model.start()
    wait_until(lambda: heard[-1] is False, "the evening")
