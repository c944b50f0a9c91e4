"""The one query of a screen: at once after a change, one at a time, again until it succeeds."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui import live_read
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead
from tests.support.screens import drain, wait_until


class Changes(QObject):
    """The feed's signals, sent by the test."""

    changed = Signal()
    lost = Signal(str)


@pytest.fixture
def changes() -> Changes:
    return Changes()


@pytest.fixture
def counted(lanes: list[Lane[Any]]) -> Lane[list[int]]:
    lane: Lane[list[int]] = Lane(list)
    lanes.append(lane)
    return lane


def test_changes_during_a_read_are_answered_by_one_more(counted: Lane[list[int]], changes: Changes) -> None:
    gate = threading.Event()

    def count(reads: list[int]) -> int:
        gate.wait(5)
        reads.append(1)
        return len(reads)

    results: list[int] = []
    read = LiveRead(counted, changes, count)  # type: ignore[arg-type]
    read.fresh.connect(results.append)
    for _ in range(5):
        changes.changed.emit()
    gate.set()
    drain(counted)
    assert results == [1, 2]


def test_a_failed_read_is_told_and_repeated_until_it_succeeds(
    counted: Lane[list[int]], changes: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_read, "RETRY_MS", 10)

    def third_time(reads: list[int]) -> int:
        reads.append(1)
        if len(reads) < 3:
            raise OSError("gone")
        return len(reads)

    told: list[str] = []
    results: list[int] = []
    read = LiveRead(counted, changes, third_time)  # type: ignore[arg-type]
    read.away.connect(told.append)
    read.fresh.connect(results.append)
    read.refresh()
    wait_until(lambda: results)
    assert (told, results) == (["OSError", "OSError"], [3])


def test_a_lost_feed_is_reason_to_look(counted: Lane[list[int]], changes: Changes) -> None:
    def fails(_: list[int]) -> None:
        raise EnvironmentFault("database_unavailable")

    told: list[str] = []
    read = LiveRead(counted, changes, fails)  # type: ignore[arg-type]
    read.away.connect(told.append)
    changes.lost.emit("database_unavailable")
    wait_until(lambda: told)
    assert told == ["database_unavailable"]


def test_a_read_that_waits_to_be_repeated_is_repeated_as_soon_as_the_database_answers_another(
    counted: Lane[list[int]], changes: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_read, "RETRY_MS", 60_000)

    def second_time(reads: list[int]) -> int:
        reads.append(1)
        if len(reads) < 2:
            raise EnvironmentFault("database_unavailable")
        return len(reads)

    results: list[int] = []
    read = LiveRead(counted, changes, second_time)  # type: ignore[arg-type]
    read.fresh.connect(results.append)
    read.refresh()
    drain(counted)
    assert results == []
    counted.post(lambda _: None)
    wait_until(lambda: results)
    assert results == [2]


def test_a_read_that_hangs_is_told_and_its_late_result_still_counts(
    counted: Lane[list[int]], changes: Changes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_read, "PATIENCE_MS", 10)
    gate = threading.Event()
    told: list[str] = []
    results: list[bool] = []
    read = LiveRead(counted, changes, lambda _: gate.wait(5))  # type: ignore[arg-type]
    read.away.connect(told.append)
    read.fresh.connect(results.append)
    read.refresh()
    wait_until(lambda: told)
    gate.set()
    wait_until(lambda: results)
    assert told == ["slow"]
