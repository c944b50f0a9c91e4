"""Counters on a real office: each with a lane and a feed of its own, as another PC would have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from pst_kiosk.counter.app import Counter, open_counter
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.work_model import WorkModel
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.accounts import Officer
from pst_kiosk.services.opening import Services, open_changes
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from tests.support.office import TestOffice, command
from tests.support.screens import wait_until


@dataclass
class Station:
    """One PC of an office."""

    office: TestOffice
    lane: Lane[Services]
    feed: Feed


@dataclass
class Hired:
    """An officer with the PIN he was given."""

    officer: Officer
    pin: str


@pytest.fixture
def owner(qapp: QGuiApplication) -> Iterator[QObject]:
    """The parent of a test's models: they go in the GUI thread, when the test ends."""
    made = QObject()
    yield made
    shiboken6.delete(made)


@pytest.fixture
def station_of(lanes: list[Lane[Any]]) -> Iterator[Callable[[TestOffice], Station]]:
    feeds: list[Feed] = []

    def make(office: TestOffice) -> Station:
        lane = Lane(office.another_station, lambda services: services.close(), name="database")
        lanes.append(lane)
        feed = Feed(lambda: open_changes(office.url))
        feed.start()
        feeds.append(feed)
        return Station(office, lane, feed)

    yield make
    for feed in feeds:
        feed.stop()


@pytest.fixture
def open_window(station_of: Callable[[TestOffice], Station]) -> Iterator[Callable[[TestOffice], Counter]]:
    """Opens a counter's window on a PC of its own and waits until it can be used."""
    opened: list[Counter] = []

    def open_one(office: TestOffice) -> Counter:
        station = station_of(office)
        counter = open_counter(station.lane, station.feed, windowed=True)
        opened.append(counter)
        counter.window.activateWindow()
        wait_until(lambda: counter.model.sign_in.choices is not None, "the choices")
        return counter

    yield open_one
    for counter in opened:
        counter.close()


@pytest.fixture
def work_at(station_of: Callable[[TestOffice], Station]) -> Iterator[Callable[..., WorkModel]]:
    """An officer's work at a desk, without a window."""
    models: list[WorkModel] = []

    def make(office: TestOffice, desk: str, officer: Hired | None = None) -> WorkModel:
        station = station_of(office)
        hired = officer or hire(office, f"Petugas {desk}", Role.SUPERVISOR)
        session = command()
        office.services.calling.open_desk(session, hired.officer.id, desk)
        model = WorkModel(
            station.lane,
            station.feed,
            Session(session, hired.officer.id, hired.officer.name, hired.officer.role.value, desk),
        )
        models.append(model)
        wait_until(lambda: model.zone is not None, "the desk")
        return model

    yield make
    for model in models:
        model.let_go()
        shiboken6.delete(model)


def hire(office: TestOffice, name: str, role: Role = Role.SERVICE_OFFICER) -> Hired:
    identity = command()
    pin = office.services.accounts.add(office.administrator.id, identity, name, role)
    return Hired(Officer(identity, name, role), pin)
