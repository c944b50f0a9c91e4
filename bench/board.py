"""A board's window in a process of its own: frames in motion, work at rest, memory over many repaints.

`python -m bench.board frames|rest|repaints --database URL [--repaints N]` is that process: it prints one JSON
object when it is done.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from dataclasses import replace
from statistics import linear_regression
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSize, QTimer
from PySide6.QtQuick import QQuickWindow
from uuid_utils import uuid7

from pst_kiosk import bootstrap
from pst_kiosk.display.app import Display, open_display
from pst_kiosk.display.display_model import STANDING_MS
from pst_kiosk.display.facts import read_board
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.services.opening import open_services
from pst_kiosk.ui.sizes import CALM_MS

SIZE = QSize(1920, 1080)
SMALL = QSize(480, 270)
"""The same scene with fewer pixels: a repaint touches the same objects, and there is time for many."""
FRAMES_A_SECOND = 50
CALLS = 6
REST_S = 30
BUSY_AT_REST = 0.05
"""Of one core, with clocks that tick each second."""
REPAINTS = 20_000
"""Measured; the growth is reckoned up to `MONTH`."""
WARM = 3_000
"""Repaints before, until everything that is kept is there."""
MONTH = 1_000_000
GROWTH = 0.05
SAMPLES = 10
"""The line through so many is the growth: one alone depends on when memory was last given back."""
WAITING = 6
GUEST: Draft = {"name": "Pengunjung", "phone": "081200000000"}


def frames(url: str) -> float:
    """Frames a second while something moves, the slowest of `CALLS` calls."""
    return float(min(_child("frames", url)["frames"]))


def at_rest(url: str) -> float:
    """The part of a core a board takes while nothing changes but its clocks."""
    return float(_child("rest", url)["busy"])


def growth(url: str, repaints: int = REPAINTS) -> float:
    """By what part of itself the memory grows over `MONTH` repaints, from `repaints` measured ones."""
    memory = _child("repaints", url, "--repaints", str(repaints))["memory"]
    a_sample = linear_regression(range(len(memory)), memory).slope
    return float(a_sample * SAMPLES * (MONTH / repaints) / memory[0])


def _child(what: str, url: str, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.board", what, "--database", url, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said


class _Board:
    """A board, and the office's services to make it something to show."""

    def __init__(self, url: str, size: QSize) -> None:
        self.services = open_services(url, lambda year: {})
        self.application = bootstrap.application_for("display")
        self._lanes = bootstrap.Lanes(bootstrap.Station(database=url, name="bench", windowed=True))
        self._session = self._open_desk()
        for _ in range(WAITING):
            self._take()
        self.screen: Display = open_display(
            self._lanes.services, self._lanes.feed, lambda: "bench", windowed=True, size=size
        )
        bootstrap.begin(self.screen, self._lanes)
        while self.screen.model.property("phase") == "starting":
            self.wait(50)

    def wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def call(self) -> None:
        self._take()
        self.services.calling.call_next(str(uuid7()), self._session)

    def let_go(self) -> None:
        self.services.calling.no_show(str(uuid7()), self._session)

    def close(self) -> None:
        self.screen.close()
        self._lanes.stop()
        self.services.close()

    def _open_desk(self) -> str:
        session, officer = str(uuid7()), self.services.accounts.officers()[0]
        self.services.calling.open_desk(session, officer.id, self.services.office.desks[0].key)
        return session

    def _take(self) -> None:
        self.services.reception.take_number(str(uuid7()), self.services.office.services[0].key, "id", GUEST)


def _frames(board: _Board) -> dict[str, Any]:
    """A call moves in and flashes three times; between the flashes nothing moves."""
    model, window = board.screen.model, board.screen.window
    painted: list[float] = []
    begun: list[float] = []
    window.frameSwapped.connect(lambda: painted.append(time.monotonic()))
    model.called.connect(lambda: begun.append(time.monotonic()))
    rates = []
    for _ in range(CALLS):
        board.call()
        board.wait(STANDING_MS + 1_000)
        moving = CALM_MS / 1000
        flashes = [begun[0] + moving * 2 * flash for flash in range(3)]
        in_motion = sum(any(since <= at < since + moving for since in flashes) for at in painted)
        rates.append(in_motion / (3 * moving))
        painted.clear()
        begun.clear()
        board.let_go()
        board.wait(500)
    return {"frames": rates}


def _at_rest(board: _Board) -> dict[str, Any]:
    board.wait(3_000)
    before, began = time.process_time(), time.monotonic()
    board.wait(REST_S * 1000)
    return {"busy": (time.process_time() - before) / (time.monotonic() - began)}


def _repaints(board: _Board, count: int) -> dict[str, Any]:
    """Each with other words everywhere: clocks, pages, calls, who waits."""
    import psutil

    model, window = board.screen.model, board.screen.window
    assert isinstance(window, QQuickWindow)
    facts = read_board(board.services)
    process = psutil.Process()

    def repaint(times: int) -> None:
        for number in range(times):
            waiting = facts.waiting[number % 3 :]
            model._take(replace(facts, waiting=waiting, date=f"Hari ke-{number}"))
            model._turn_page()
            window.grabWindow()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if number % 100 == 0:
                QCoreApplication.processEvents()

    repaint(WARM)
    memory = [process.memory_info().rss]
    for _ in range(SAMPLES):
        repaint(count // SAMPLES)
        memory.append(process.memory_info().rss)
    return {"memory": memory}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("frames", "rest", "repaints"))
    parser.add_argument("--database", required=True)
    parser.add_argument("--repaints", type=int, default=REPAINTS)
    options = parser.parse_args()
    board = _Board(options.database, SMALL if options.what == "repaints" else SIZE)
    if options.what == "frames":
        said = _frames(board)
    elif options.what == "rest":
        said = _at_rest(board)
    else:
        said = _repaints(board, options.repaints)
    board.close()
    print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
