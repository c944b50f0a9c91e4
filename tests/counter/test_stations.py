"""The counter watches over the other stations: one calm button, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from pst_kiosk.counter import stations_model
from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.stations_model import StationsModel
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.version import program_version
from tests.counter.conftest import Station, hire
from tests.counter.test_window import Control, Key, Open, sign_in, text, use
from tests.support.office import TestOffice
from tests.support.screens import drain, find, press, shows, tap, wait_until

# Said of every popup by the platform without a display.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

NEVER_MS = 10**8


class Link(QObject):
    """The feed's two signals about the database, sent by the test."""

    lost = Signal(str)
    restored = Signal()


@pytest.fixture
def link(owner: QObject) -> Link:
    made = Link()
    made.setParent(owner)
    return made


def report(office: TestOffice, name: str, role: str = "kiosk", printer: str | None = None) -> None:
    office.services.stations.report(name, role, program_version(), printer, office.clock)


def lose(office: TestOffice, name: str, role: str = "kiosk") -> None:
    """A station that reported a minute ago, and not since."""
    report(office, name, role)
    office.clock.forward(minutes=1)


def watch(lane: Lane[Any], link: Link, owner: QObject, settling_ms: int = NEVER_MS) -> StationsModel:
    model = StationsModel(lane, link, owner, look_ms=20, settling_ms=settling_ms)  # type: ignore[arg-type]
    drain(lane)
    return model


def test_a_lost_station_is_told_and_vanishes_when_it_is_back(
    kupang: TestOffice, station_of: Callable[[TestOffice], Station], link: Link, owner: QObject
) -> None:
    model = watch(station_of(kupang).lane, link, owner)
    assert model.troubles == ()
    lose(kupang, "kios-1")
    wait_until(lambda: model.troubles, "the lost kiosk")
    assert model.troubles[0].station == "kios-1"
    report(kupang, "kios-1")
    wait_until(lambda: not model.troubles, "the kiosk to be back")


def test_after_the_database_was_away_nobody_is_missed_until_all_had_time_to_report(
    kupang: TestOffice, station_of: Callable[[TestOffice], Station], link: Link, owner: QObject
) -> None:
    lane = station_of(kupang).lane
    lose(kupang, "kios-1")
    model = watch(lane, link, owner)
    assert model.troubles
    link.lost.emit("database_unavailable")
    wait_until(lambda: not model.troubles, "nothing known while the database is away")
    link.restored.emit()
    model.look()
    drain(lane)
    assert model.troubles == ()
    waiting = watch(lane, link, owner, settling_ms=1)
    link.restored.emit()
    wait_until(lambda: waiting.troubles, "the kiosk that did not come back")


def test_a_registry_that_cannot_be_read_is_looked_at_again_without_a_word(
    lanes: list[Lane[Any]], link: Link, owner: QObject, caplog: pytest.LogCaptureFixture
) -> None:
    opened: list[int] = []

    def away() -> None:
        opened.append(1)
        raise EnvironmentFault("database_unavailable")

    lane = Lane(away)
    lanes.append(lane)
    model = StationsModel(lane, link, owner, look_ms=1)  # type: ignore[arg-type]
    wait_until(lambda: len(opened) > 2, "several looks")
    shiboken6.delete(model)
    assert caplog.text == ""


@pytest.fixture
def at_work(kupang: TestOffice, open_window: Open, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """A counter's window with an officer at a desk, looking often."""
    monkeypatch.setattr(stations_model, "LOOK_MS", 20)
    monkeypatch.setattr(StationsModel.__init__, "__kwdefaults__", {"look_ms": 20, "settling_ms": NEVER_MS})
    rina = hire(kupang, "Rina Sabuna")
    counter: Counter = open_window(kupang)
    sign_in(counter.window, rina, "Loket 1")
    wait_until(lambda: shows(counter.window, "call-next"), "the work page")
    return counter.window


def details() -> QWidget | None:
    return QApplication.activePopupWidget()


def told() -> str:
    popup = details()
    assert popup is not None
    return "\n".join(label.text() for label in popup.findChildren(QLabel))


def test_a_counter_says_nothing_while_every_station_is_well(kupang: TestOffice, at_work: QWidget) -> None:
    report(kupang, "kios-1", printer="ready")
    wait_until(lambda: shows(at_work, "desks"), "the room")
    assert not shows(at_work, "stations")


def test_what_is_the_matter_is_read_by_keyboard_alone(kupang: TestOffice, at_work: QWidget) -> None:
    lose(kupang, "kios-1")
    report(kupang, "tv", "display", printer="printer_timeout")
    use(at_work, "stations", Key.Key_P, Control)
    assert "2 perangkat" in text(at_work, "stations")
    assert "kios-1" in told()
    assert "Printernya tidak menjawab" in told()
    popup = details()
    assert popup is not None
    press(popup, Key.Key_Escape)
    wait_until(lambda: details() is None, "the details to be closed")
    button = find(at_work, "stations")
    assert isinstance(button, QPushButton)
    assert "kios-1 (kios): Tidak terhubung" in button.accessibleDescription()
    assert button.toolTip() == button.accessibleDescription()


def test_the_details_follow_and_close_when_all_is_well_again(kupang: TestOffice, at_work: QWidget) -> None:
    lose(kupang, "kios-1")
    wait_until(lambda: shows(at_work, "stations"), "the button")
    tap(at_work, "stations")
    assert "kios-1" in told()
    report(kupang, "kios-1")
    wait_until(lambda: details() is None, "the details to close by themselves")
    assert not shows(at_work, "stations")


def test_a_long_name_does_not_widen_the_window(kupang: TestOffice, at_work: QWidget) -> None:
    lose(kupang, "kios di samping pintu masuk sebelah timur gedung layanan")
    wait_until(lambda: shows(at_work, "stations"), "the button")
    assert at_work.minimumSizeHint().width() <= 1366
    assert text(at_work, "stations").startswith("kios di")
    assert text(at_work, "stations").endswith("… terputus   Ctrl+P")


def test_the_waiting_room_says_whether_a_board_shows_the_calls(kupang: TestOffice, at_work: QWidget) -> None:
    assert not shows(at_work, "board-state")
    report(kupang, "papan-1", "display")
    wait_until(lambda: shows(at_work, "board-state"), "the board to be told of")
    assert text(at_work, "board-state") == "Papan terhubung"
    kupang.clock.forward(minutes=1)
    wait_until(lambda: text(at_work, "board-state") == "Papan terputus", "the board to be missed")
