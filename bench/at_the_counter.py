"""From a key at the counter's window to seeing what it did, with a full waiting room."""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from uuid_utils import uuid7

from bench.window import PaintWatch
from pst_kiosk import bootstrap
from pst_kiosk.counter.sign_in_model import Entry
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.services.opening import Services, open_services

WAITING = 200
ROUNDS = 100
LIMIT = 0.050
"""At the 99th percentile of each key, in seconds."""
RESTS = 0.15
"""Seconds before each key: nobody is quicker, and what came before is painted by then."""
PATIENCE = 20.0
GUEST: Draft = {"name": "Pengunjung", "phone": "081200000000"}
Key = Qt.Key


def measure(url: str, pin: str) -> dict[str, tuple[float, float]]:
    """Median and 99th percentile in seconds, by what the key does. `pin`: the first officer's."""
    services = open_services(url, lambda year: {})
    application = bootstrap.application_for("counter")
    station = bootstrap.Station(database=url, name="bench", windowed=True)
    lanes = bootstrap.Lanes(station)
    opened = bootstrap.open_screen("counter", lanes, station)
    bootstrap.begin(opened, lanes)
    for _ in range(WAITING):
        _take(services)
    _sign_in(opened.model, services, pin)
    took = _Officer(opened.window, services).at_work()
    opened.close()
    lanes.stop()
    services.close()
    application.processEvents()
    return {name: (median(times), quantiles(times, n=100)[98]) for name, times in took.items()}


class _Officer:
    """Serves one visitor after the other by keys alone, and times each."""

    def __init__(self, window: Any, services: Services) -> None:
        self._window = window
        self._services = services
        self._seen: Callable[[], bool] = lambda: False
        self._seen_at = 0.0
        self._waiting = QEventLoop()
        self._patience = QTimer(singleShot=True, interval=int(PATIENCE * 1000))
        self._patience.timeout.connect(self._waiting.quit)
        PaintWatch(window, self._painted)

    def at_work(self) -> dict[str, list[float]]:
        took: dict[str, list[float]] = {}
        moves = (
            ("choose in the list", Key.Key_Down, self._chosen),
            ("call", Key.Key_F2, lambda: self._shows("arrived")),
            ("arrived", Key.Key_F4, lambda: self._shows("finish")),
            ("type", Key.Key_A, lambda: bool(self._summary().toPlainText())),
            ("finish", Key.Key_F5, lambda: self._shows("desk-free")),
        )
        for _ in range(ROUNDS):
            _take(self._services)
            for name, key, seen in moves:
                _rest(RESTS)
                self._ready(name)
                took.setdefault(name, []).append(self._press(key, seen))
        return took

    def _press(self, key: Qt.Key, seen: Callable[[], bool]) -> float:
        self._seen, self._seen_at = seen, 0.0
        pressed = time.perf_counter()
        QTest.keyClick(self._window.focusWidget() or self._window, key)
        if not self._seen_at:
            # Asleep, as a window is: who asks again and again takes the processor from who answers.
            self._patience.start()
            self._waiting.exec()
            self._patience.stop()
        if not self._seen_at:
            raise TimeoutError(f"the key {key} to be answered")
        return self._seen_at - pressed

    def _painted(self) -> None:
        if not self._seen_at and self._seen():
            self._seen_at = time.perf_counter()
            self._waiting.quit()

    def _ready(self, move: str) -> None:
        """The keyboard is where an officer has it for this."""
        if move == "choose in the list":
            waiting = self._find("waiting")
            waiting.clearSelection()  # type: ignore[attr-defined]
            waiting.setFocus()
        elif move == "type":
            _until(self._summary().isEnabled, "the record")
            self._summary().setFocus()
        else:
            self._window.setFocus()
            _until(lambda: True, "")

    def _chosen(self) -> bool:
        return bool(self._find("waiting").selectionModel().hasSelection())  # type: ignore[attr-defined]

    def _summary(self) -> QPlainTextEdit:
        found = self._find("record-summary")
        assert isinstance(found, QPlainTextEdit)
        return found

    def _shows(self, name: str) -> bool:
        found = self._window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def _find(self, name: str) -> QWidget:
        found: QWidget | None = self._window.findChild(QWidget, name)
        assert found is not None, name
        return found


def _take(services: Services) -> None:
    services.reception.take_number(str(uuid7()), services.office.services[0].key, "id", GUEST)


def _sign_in(model: Any, services: Services, pin: str) -> None:
    _until(lambda: model.sign_in.choices is not None, "the choices")
    desk = next(desk for desk in model.sign_in.choices.desks if desk.queues)
    queues = tuple(queue for choice in desk.queues for queue in choice.queues)
    model.sign_in.sign_in(Entry(services.accounts.officers()[0].id, pin, desk.key, queues))
    _until(lambda: model.work is not None and len(model.work.shown.waiting) == WAITING, "the queue")


def _until(condition: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def _rest(seconds: float) -> None:
    over = time.monotonic() + seconds
    _until(lambda: time.monotonic() > over, "a rest")
