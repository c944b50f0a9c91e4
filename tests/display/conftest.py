"""A board on a real office: lanes and a feed of its own, as another program would have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QSize

from pst_kiosk.display.app import Display, open_display
from pst_kiosk.services.opening import Services, open_changes
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from tests.support.office import TestOffice
from tests.support.screens import wait_until

OpenBoard = Callable[..., Display]


@pytest.fixture
def station(kupang: TestOffice, lanes: list[Lane[Any]]) -> Iterator[tuple[Lane[Services], Feed]]:
    """The database lane and the running feed of one station."""
    lane = Lane(kupang.another_station, lambda services: services.close(), name="database")
    lanes.append(lane)
    feed = Feed(lambda: open_changes(kupang.url))
    feed.start()
    yield lane, feed
    feed.stop()


@pytest.fixture
def board_at(lanes: list[Lane[Any]]) -> Iterator[OpenBoard]:
    """Opens an office's board in a window and waits for its first reading."""
    feeds: list[Feed] = []
    opened: list[Display] = []

    def open_one(
        office: TestOffice, width: int = 1920, height: int = 1080, name: str = "papan", **options: Any
    ) -> Display:
        lanes.append(Lane(office.another_station, lambda services: services.close(), name="database"))
        feeds.append(Feed(lambda: open_changes(office.url)))
        feeds[-1].start()
        display = open_display(
            lanes[-1], feeds[-1], lambda: name, windowed=True, size=QSize(width, height), **options
        )
        opened.append(display)
        wait_until(lambda: display.model.property("phase") != "starting", "the first reading")
        return display

    yield open_one
    for display in opened:
        display.close()
    for feed in feeds:
        feed.stop()


@pytest.fixture
def open_board(kupang: TestOffice, board_at: OpenBoard) -> OpenBoard:
    """The same for Kupang."""
    return partial(board_at, kupang)
