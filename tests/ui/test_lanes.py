"""Lanes: serial, off the GUI thread, delivered in it."""

import logging
import threading
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.ui import lanes as lanes_module
from pst_kiosk.ui.lanes import Lane


class Store:
    """A resource that remembers where it was opened and what was done."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.done: list[int] = []

    def add(self, number: int) -> int:
        self.done.append(number)
        return number


def test_the_resource_is_opened_in_the_lane_at_the_first_job(lanes: list[Lane[Any]]) -> None:
    opened: list[Store] = []

    def open_store() -> Store:
        opened.append(Store())
        return opened[-1]

    lane = Lane(open_store)
    lanes.append(lane)
    assert opened == []
    lane.post(lambda store: store.add(1))
    lane.drain()
    assert len(opened) == 1
    assert opened[0].thread != threading.get_ident()


def test_jobs_run_in_order_and_results_come_in_the_gui_thread(lanes: list[Lane[Any]]) -> None:
    lane = Lane(Store)
    lanes.append(lane)
    got: list[tuple[int, bool]] = []
    gui = QThread.currentThread()

    def take(number: int) -> None:
        got.append((number, QThread.currentThread() is gui))

    for number in range(50):
        lane.post(lambda store, number=number: store.add(number), take)
    lane.drain()
    assert got == [(number, True) for number in range(50)]


class Painted(QObject):
    """Paints when the event loop comes to it, as a window does."""

    def __init__(self, happened: list[str]) -> None:
        super().__init__()
        self._happened = happened

    def update(self) -> None:
        QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value)

    def customEvent(self, _event: QEvent) -> None:
        self._happened.append("painted")


def test_what_somebody_waits_for_is_painted_before_the_next_call_begins(
    lanes: list[Lane[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lanes_module, "_PAINT_PATIENCE_S", 20.0)
    lane = Lane(Store)
    lanes.append(lane)
    happened: list[str] = []
    window = Painted(happened)
    lane.post(lambda store: happened.append("asked"), lambda _: window.update(), painted_first=True)
    lane.post(lambda store: happened.append("next"))
    lane.drain()
    assert happened == ["asked", "painted", "next"]


def test_an_error_goes_to_its_handler_and_the_lane_goes_on(lanes: list[Lane[Any]]) -> None:
    lane = Lane(Store)
    lanes.append(lane)
    errors: list[Exception] = []
    results: list[int] = []
    lane.post(lambda store: 1 / 0, failed=errors.append)
    lane.post(lambda store: store.add(2), results.append)
    lane.drain()
    assert isinstance(errors[0], ZeroDivisionError)
    assert results == [2]


def test_an_error_nobody_handles_is_logged_without_its_message(
    lanes: list[Lane[Any]], caplog: pytest.LogCaptureFixture
) -> None:
    lane = Lane(Store, name="database")
    lanes.append(lane)
    typed = ", ".join(["Maria Seran", "maria@contoh.id"])

    def fail(store: Store) -> None:
        raise ValueError(typed)

    with caplog.at_level(logging.ERROR):
        lane.post(fail)
        lane.drain()
    assert "a job in lane database failed: ValueError" in caplog.text
    assert "Maria" not in caplog.text


def test_a_resource_that_does_not_open_fails_the_job_and_is_tried_again(lanes: list[Lane[Any]]) -> None:
    tries = iter([OSError("away"), Store()])
    errors: list[Exception] = []
    results: list[int] = []

    def open_store() -> Store:
        outcome = next(tries)
        if isinstance(outcome, Store):
            return outcome
        raise outcome

    lane = Lane(open_store)
    lanes.append(lane)
    lane.post(lambda store: store.add(1), results.append, errors.append)
    lane.post(lambda store: store.add(2), results.append, errors.append)
    lane.drain()
    assert [type(error) for error in errors] == [OSError]
    assert results == [2]


def test_a_result_for_an_object_that_is_gone_is_dropped(lanes: list[Lane[Any]]) -> None:
    class Screen(QObject):
        def show_number(self, number: int) -> None:
            self.setObjectName(str(number))

    lane = Lane(Store)
    lanes.append(lane)
    screen = Screen()
    lane.post(lambda store: store.add(1), screen.show_number)
    shiboken6.delete(screen)
    lane.drain()


def test_jobs_posted_by_a_result_are_drained_too(lanes: list[Lane[Any]]) -> None:
    lane = Lane(Store)
    lanes.append(lane)
    results: list[int] = []
    lane.post(
        lambda store: store.add(1),
        lambda number: lane.post(lambda store: store.add(number + 1), results.append),
    )
    lane.drain()
    assert results == [2]


def test_stop_closes_the_resource_and_delivers_nothing_more(qapp: object) -> None:
    closed: list[Store] = []
    results: list[int] = []
    started = threading.Event()
    go_on = threading.Event()

    def slow(store: Store) -> int:
        started.set()
        go_on.wait(20)
        return store.add(1)

    lane = Lane(Store, closed.append)
    lane.post(slow, results.append)
    lane.post(lambda store: store.add(2), results.append)
    assert started.wait(20)
    threading.Timer(0.05, go_on.set).start()
    lane.stop()
    lane.drain()
    lane.post(lambda store: store.add(3), results.append)
    assert results == []
    assert [store.done for store in closed] == [[1]]


def test_a_job_that_still_waits_at_the_end_is_cut_off(qapp: object) -> None:
    class Hanging:
        def __init__(self) -> None:
            self.started, self.released = threading.Event(), threading.Event()

        def hang(self) -> None:
            self.started.set()
            self.released.wait(30)

    hanging = Hanging()
    closed: list[Hanging] = []
    lane = Lane(lambda: hanging, closed.append, cut_resource=lambda resource: resource.released.set())
    lane.post(Hanging.hang)
    assert hanging.started.wait(20)
    lane.stop()
    assert closed == [hanging]


def test_who_waits_for_the_outside_world_is_told_once_that_it_answers_again(lanes: list[Lane[Any]]) -> None:
    lane = Lane(Store)
    lanes.append(lane)
    told: list[int] = []
    lane.recovered.connect(lambda: told.append(1))

    def fails(error: Exception) -> None:
        raise error

    away, refused = EnvironmentFault("database_unavailable"), Refused("desk_closed")
    for error in (refused, away, away, refused, refused):
        lane.post(lambda _, error=error: fails(error), failed=lambda _: None)
    lane.post(lambda store: store.add(1))
    lane.drain()
    assert told == [1]


def test_drain_gives_up_on_a_job_that_hangs(lanes: list[Lane[Any]]) -> None:
    go_on = threading.Event()
    lane = Lane(Store)
    lanes.append(lane)
    lane.post(lambda store: go_on.wait(20))
    with pytest.raises(TimeoutError):
        lane.drain(timeout=0.05)
    go_on.set()
