"""From a tap on a face to the thanks painted on the rating tablet."""

from __future__ import annotations

import time
from statistics import median, quantiles
from typing import Any

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from uuid_utils import uuid7

from pst_kiosk import bootstrap
from pst_kiosk.demo.hands import find, middle
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.services.opening import Services, open_services

TAPS = 200
LIMIT = 0.100
"""At the 99th percentile, in seconds."""
DESK = "meja-1"
PATIENCE = 20.0
GUEST: Draft = {"name": "Pengunjung", "phone": "081200000000"}


def measure(url: str) -> tuple[float, float]:
    """Median and 99th percentile in seconds, at a desk of Bengkulu's office in the database at `url`."""
    services = open_services(url, lambda year: {})
    application = bootstrap.application_for("rating")
    station = bootstrap.Station(database=url, name="bench", windowed=True, desks=(DESK,))
    lanes = bootstrap.Lanes(station)
    opened = bootstrap.open_screen("rating", lanes, station)
    bootstrap.begin(opened, lanes)
    session = str(uuid7())
    services.calling.open_desk(session, services.accounts.officers()[0].id, DESK)
    visitor = _Visitor(opened.window, opened.model)
    times = []
    for _ in range(TAPS):
        _serve(services, session)
        times.append(visitor.rates())
    opened.close()
    lanes.stop()
    services.close()
    application.processEvents()
    return median(times), quantiles(times, n=100)[98]


class _Visitor:
    """Taps the face when it is shown, and sees when the thanks are."""

    def __init__(self, window: Any, model: Any) -> None:
        self._window = window
        self._model = model
        self._seen_at = 0.0
        self._waiting = QEventLoop()
        self._patience = QTimer(singleShot=True, interval=int(PATIENCE * 1000))
        self._patience.timeout.connect(self._waiting.quit)
        window.frameSwapped.connect(self._painted)

    def rates(self) -> float:
        _until(lambda: self._page() == "question", "the question")
        _rest(0.25)  # nobody is quicker, and the page has come by then
        face = find(self._window, "face-3")
        assert isinstance(face, QQuickItem)
        place = middle(self._window, face)
        self._seen_at = 0.0
        tapped = time.perf_counter()
        QTest.mouseClick(self._window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        if not self._seen_at:
            # Asleep, as a window is: who asks again and again takes the processor from who answers.
            self._patience.start()
            self._waiting.exec()
            self._patience.stop()
        if not self._seen_at:
            raise TimeoutError("the thanks to be painted")
        took = self._seen_at - tapped
        self._model.feedback.done()
        return took

    def _painted(self) -> None:
        if not self._seen_at and self._page() == "thanks":
            self._seen_at = time.perf_counter()
            self._waiting.quit()

    def _page(self) -> str:
        return str(self._model.page)


def _serve(services: Services, session: str) -> None:
    services.reception.take_number(str(uuid7()), "konsultasi", "id", GUEST)
    services.calling.call_next(str(uuid7()), session)
    services.calling.arrived(str(uuid7()), session)
    services.calling.finish(str(uuid7()), session)


def _until(condition: Any, what: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(what)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


def _rest(seconds: float) -> None:
    over = time.monotonic() + seconds
    _until(lambda: time.monotonic() > over, "a rest")
