"""A station's signs of life: regular, one at a time, quiet while the database is away."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.printing.printers import PAPER_LOW, READY, Printer
from pst_kiosk.printing.settings import PrinterSettings
from pst_kiosk.services.opening import Services
from pst_kiosk.services.stations import StationNow
from pst_kiosk.ui.heartbeat import Heartbeat
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.version import program_version
from tests.support.office import TestOffice
from tests.support.printers import EscPosPrinter, refusing
from tests.support.screens import drain, wait_until

NEVER_MS = 10**8


class Return(QObject):
    """The one signal of the feed, sent by the test."""

    restored = Signal()


@pytest.fixture
def database(lanes: list[Lane[Any]], kupang: TestOffice) -> Lane[Services]:
    lane = Lane(kupang.another_station, lambda services: services.close())
    lanes.append(lane)
    return lane


@pytest.fixture
def back() -> Return:
    return Return()


Make = Callable[..., Heartbeat]


@pytest.fixture
def heartbeat(qapp: object, kupang: TestOffice, back: Return) -> Iterator[Make]:
    made: list[Heartbeat] = []

    def make(lane: Lane[Any], printer: Lane[Any] | None = None, beat_ms: int = NEVER_MS) -> Heartbeat:
        of_whom = ("kiosk", lambda: "kios-1", kupang.clock)
        made.append(Heartbeat(lane, back, *of_whom, printer, beat_ms=beat_ms))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for beating in made:
        shiboken6.delete(beating)


def registered(office: TestOffice) -> StationNow:
    (station,) = office.services.stations.all()
    return station


def test_a_station_reports_at_its_start_and_ever_after(
    kupang: TestOffice, database: Lane[Services], heartbeat: Make
) -> None:
    beating = heartbeat(database, beat_ms=5)
    digits: list[int | None] = []
    beating.reported.connect(digits.append)
    beating.start()
    wait_until(lambda: digits, "the first report")
    kupang.clock.forward(minutes=1)
    wait_until(lambda: registered(kupang).seen_at == kupang.clock.now, "a later report")
    assert digits[0] == 1
    assert registered(kupang).version == program_version()


def test_a_station_reports_as_soon_as_the_database_is_back(
    kupang: TestOffice, database: Lane[Services], heartbeat: Make, back: Return
) -> None:
    heartbeat(database)
    back.restored.emit()
    drain(database)
    assert registered(kupang).name == "kios-1"


def test_a_printer_out_of_reach_is_reported(
    kupang: TestOffice, database: Lane[Services], heartbeat: Make, lanes: list[Lane[Any]]
) -> None:
    with refusing() as port:
        printer = Printer(PrinterSettings(kind="network", host="127.0.0.1", port=port))
        lane = Lane(lambda: printer)
        lanes.append(lane)
        beating = heartbeat(database, lane)
        beating.start()
        drain(database)
        wait_until(lambda: registered(kupang).printer == "printer_refused", "the printer's fault")


def test_a_printer_is_asked_how_it_is_with_every_sign_of_life(
    kupang: TestOffice, database: Lane[Services], heartbeat: Make, lanes: list[Lane[Any]]
) -> None:
    with EscPosPrinter() as device:
        device.paper = "out"
        printer = Printer(PrinterSettings(kind="network", host="127.0.0.1", port=device.port))
        lane = Lane(lambda: printer)
        lanes.append(lane)
        beating = heartbeat(database, lane, beat_ms=20)
        beating.start()
        drain(database)
        wait_until(lambda: registered(kupang).printer == "printer_paper_out", "no paper to be told")
        device.paper = "low"
        wait_until(lambda: registered(kupang).printer == PAPER_LOW, "a new roll that is nearly used up")
        device.paper = "ok"
        wait_until(lambda: registered(kupang).printer == READY, "a full roll")


def test_reports_do_not_pile_up_behind_one_that_hangs(lanes: list[Lane[Any]], heartbeat: Make) -> None:
    gate, opened = threading.Event(), []

    def hang() -> None:
        opened.append(1)
        gate.wait(5)
        raise EnvironmentFault("database_unavailable")

    lane = Lane(hang)
    lanes.append(lane)
    beating = heartbeat(lane)
    for _ in range(5):
        beating.beat()
    gate.set()
    drain(lane)
    assert len(opened) == 1
    beating.beat()
    drain(lane)
    assert len(opened) == 2


def failing(error: Exception) -> Callable[[], None]:
    def open_resource() -> None:
        raise error

    return open_resource


def test_a_database_that_is_away_is_no_news(
    lanes: list[Lane[Any]], heartbeat: Make, caplog: pytest.LogCaptureFixture
) -> None:
    lane = Lane(failing(EnvironmentFault("database_unavailable")))
    lanes.append(lane)
    beating = heartbeat(lane)
    beating.start()
    drain(lane)
    assert caplog.text == ""


def test_a_bug_is_logged_once(
    lanes: list[Lane[Any]], heartbeat: Make, caplog: pytest.LogCaptureFixture
) -> None:
    lane = Lane(failing(LookupError()))
    lanes.append(lane)
    beating = heartbeat(lane)
    for _ in range(3):
        beating.beat()
        drain(lane)
    assert caplog.text.count("reporting this station failed") == 1
