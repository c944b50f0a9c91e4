"""The one query of a screen: at once after a change, one at a time, again until it succeeds."""

import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal

from pst_kiosk.ui import live_read
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead
from tests.support.screens import drain, wait_until


class Changes(QObject):
    """The one signal of the feed, sent by the test."""

    changed = Signal()


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
