"""Garbage goes in the GUI thread alone."""

from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING, Any

import pytest

from pst_kiosk.ui import collector
from pst_kiosk.ui.collector import Collector
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication


class Knot:
    """A reference cycle that tells which thread undid it."""

    undone_in: list[str]

    def __init__(self, undone_in: list[str]) -> None:
        self.undone_in = undone_in
        self.myself = self

    def __del__(self) -> None:
        self.undone_in.append(threading.current_thread().name)


def test_what_a_busy_lane_leaves_behind_is_collected_in_the_gui_thread(
    qapp: QGuiApplication, lanes: list[Lane[Any]]
) -> None:
    owner = Collector()
    undone_in: list[str] = []
    Knot(undone_in)
    lane: Lane[None] = Lane(lambda: None, name="busy lane")
    lanes.append(lane)
    lane.post(lambda _: [[] for _ in range(100_000)] and None)
    lane.drain()
    gc.collect()
    assert undone_in == [threading.main_thread().name]
    owner.deleteLater()


def test_only_generations_that_are_due_are_collected(monkeypatch: pytest.MonkeyPatch) -> None:
    collected: list[int] = []
    monkeypatch.setattr(collector.gc, "collect", collected.append)
    monkeypatch.setattr(collector.gc, "get_threshold", lambda: (700, 10, 10))
    for count in ((0, 0, 0), (701, 0, 0), (701, 11, 0), (0, 0, 11)):
        monkeypatch.setattr(collector.gc, "get_count", lambda count=count: count)
        collector.collect()
    assert collected == [0, 1, 2]
