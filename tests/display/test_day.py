"""Three boards while two counters call at the same instant, again and again."""

from __future__ import annotations

from tests.display.conftest import OpenBoard
from tests.display.day import play, receipts
from tests.support.office import TestOffice
from tests.support.screens import wait_until


def test_every_board_announces_and_tells_every_call_of_two_counters_at_once(
    kupang: TestOffice, open_board: OpenBoard
) -> None:
    boards = [
        (name, open_board(width, height, name=name))
        for name, width, height in (("papan-1", 1920, 1080), ("papan-2", 1920, 1080), ("papan-3", 1080, 1920))
    ]
    for _, display in boards:
        display.model._standing.setInterval(150)
    day = play(kupang, boards, rounds=3, served_s=0.4, each=lambda: None)
    assert len(day.called) == 6
    assert day.missed() == {"papan-1": [], "papan-2": [], "papan-3": []}
    wait_until(lambda: all(told >= 6 for told in receipts(kupang).values()), "all to be told")
