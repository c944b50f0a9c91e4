"""A tablet on a real office, and visits that end at its counter."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QSize

from pst_kiosk.rating.app import RatingTablet, open_rating
from pst_kiosk.services.opening import Services, open_changes
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from tests.support.office import GUEST, TestOffice, called, command
from tests.support.screens import wait_until

OpenTablet = Callable[..., RatingTablet]


@pytest.fixture
def station(bengkulu: TestOffice, lanes: list[Lane[Any]]) -> Iterator[tuple[Lane[Services], Feed]]:
    """The database lane and the running feed of one station."""
    lane = Lane(bengkulu.another_station, lambda services: services.close(), name="database")
    lanes.append(lane)
    feed = Feed(lambda: open_changes(bengkulu.url))
    feed.start()
    yield lane, feed
    feed.stop()


@pytest.fixture
def open_tablet(station: tuple[Lane[Services], Feed]) -> Iterator[OpenTablet]:
    """Opens the tablet in a window and waits for its first reading."""
    opened: list[RatingTablet] = []

    def open_one(
        width: int = 1280, height: int = 800, desks: Sequence[str] = ("meja-1",), **options: Any
    ) -> RatingTablet:
        tablet = open_rating(
            *station,
            lambda: desks,
            lambda: "tablet-1",
            None,
            windowed=True,
            size=QSize(width, height),
            **options,
        )
        opened.append(tablet)
        wait_until(lambda: tablet.model.property("office"), "the first reading")
        return tablet

    yield open_one
    for tablet in opened:
        tablet.close()


@pytest.fixture
def finish_visit(bengkulu: TestOffice) -> Callable[..., str]:
    """Walks one visitor to the end of the visit; returns the number."""

    def finish(language: str = "id") -> str:
        services = bengkulu.services
        session = bengkulu.sessions.get("meja-1") or bengkulu.open_desk("meja-1")
        services.reception.take_number(command(), "konsultasi", language, GUEST)
        number = called(services.calling.call_next(command(), session))
        services.calling.arrived(command(), session)
        services.calling.finish(command(), session)
        assert number is not None
        return number

    return finish


def stored(office: TestOffice) -> list[tuple[str, int | None]]:
    """The ratings in the database: number and score."""
    raw = sqlite3.connect(office.services.database.path)
    try:
        return raw.execute(
            "SELECT number, score FROM rating JOIN ticket ON ticket.id = ticket_id ORDER BY number"
        ).fetchall()
    finally:
        raw.close()
