"""The kiosk's window while its database is away, in every size and both languages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QSize

from pst_kiosk.kiosk.app import Kiosk, open_kiosk
from tests.kiosk.conftest import MakeStation
from tests.kiosk.test_cut_off import lose, provided
from tests.kiosk.test_kiosk_window import SIZES, box, go_on, lie_apart, see, touch, walk_to
from tests.support.office import TestOffice
from tests.support.screens import find, shows, wait_until

every_size = pytest.mark.parametrize(("width", "height"), SIZES)
in_both = pytest.mark.parametrize("language", ["id", "en"])


@contextmanager
def cut_off(
    office: TestOffice, station_at: MakeStation, width: int, height: int, language: str
) -> Iterator[Kiosk]:
    station = station_at(office)
    kiosk = open_kiosk(*station.lanes, windowed=True, size=QSize(width, height), reduced_motion=True)
    try:
        wait_until(lambda: kiosk.model._home.facts is not None, "the first reading")
        provided(kiosk.model, station)
        lose(kiosk.model, station)
        if language == "en":
            touch(kiosk, "language")
        yield kiosk
    finally:
        kiosk.close()


@every_size
@in_both
def test_a_calm_line_says_that_numbers_can_still_be_taken(
    kupang: TestOffice, station_at: MakeStation, width: int, height: int, language: str
) -> None:
    with cut_off(kupang, station_at, width, height, language) as kiosk:
        see(kiosk, "notice")
        assert find(kiosk.window, "notice").property("kind") == "info"
        cards = [f"service-{service.key}" for service in kupang.services.office.services]
        lie_apart(kiosk, [*cards, "language", "notice"])
        touch(kiosk, "service-konsultasi")
        see(kiosk, "K-9101")
        lie_apart(
            kiosk, ["ticketNumber", "ticketCode", "cutOff", "promise", "paper", "ticketDone", "closing"]
        )
        assert not shows(kiosk.window, "ahead")
        assert not shows(kiosk.window, "wait")
        assert box(kiosk, "cutOff").height() == box(kiosk, "promise").height()


@every_size
@in_both
def test_without_numbers_the_last_page_says_to_tell_an_officer(
    blitar: TestOffice, station_at: MakeStation, width: int, height: int, language: str
) -> None:
    with cut_off(blitar, station_at, width, height, language) as kiosk:
        walk_to(kiosk, "summaryTitle")
        go_on(kiosk)
        see(kiosk, "waitTitle")
        lie_apart(
            kiosk,
            ["waitTitle", "waitService", "waitWords", "toDo", "cutOff", "promise", "ticketDone", "closing"],
        )
