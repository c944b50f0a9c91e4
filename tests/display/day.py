"""A service day at sixty times its speed on three boards.

`python -m tests.display.day [--minutes 7.5] [--out DIR]`: two counters call at the same instant, recall now
and then, and mark who does not come. It says what was called and what each board did with it, and ends with
code 1 where a board missed a call or showed one too briefly. With `--out` the boards are drawn every half
minute.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtQuick import QQuickWindow

from pst_kiosk.display.app import Display, open_display
from pst_kiosk.services.opening import open_changes
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from tests.support.office import MORNING, OfficeTemplates, TestOffice, command
from tests.support.screens import wait_until

SIZES = ((1920, 1080), (3840, 2160), (1080, 1920))
SPEED = 60
DESKS = ("loket-1", "front-office")
SERVED_S = 6.0
"""Real seconds from one call of both counters to the next, and half of it until the visitors are there."""
PICTURE_EACH_S = 30.0


@dataclass
class Watched:
    """A board, and what it announced: each call with the moments it began and ended to stand out."""

    name: str
    display: Display
    stood: list[tuple[str, float]] = field(default_factory=list)

    def note(self) -> None:
        self.stood.append((str(self.display.model.property("callNumber")), time.monotonic()))


@dataclass
class Day:
    """What came of it."""

    called: list[str] = field(default_factory=list)
    boards: list[Watched] = field(default_factory=list)

    def missed(self) -> dict[str, list[str]]:
        """By board, the numbers it did not announce."""
        told = {board.name: {number for number, _ in board.stood} for board in self.boards}
        return {name: [number for number in self.called if number not in seen] for name, seen in told.items()}

    def shortest(self) -> float:
        """How long, in seconds, the announcement stood that was followed soonest."""
        gaps = [
            after - before
            for board in self.boards
            for (_, before), (_, after) in zip(board.stood, board.stood[1:], strict=False)
        ]
        return min(gaps, default=float("inf"))


class FastClock:
    """The office's clock, `SPEED` times as fast as the world's."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self) -> dt.datetime:
        return MORNING + dt.timedelta(seconds=(time.monotonic() - self._began) * SPEED)


class Counters:
    """Two desks, each a program of its own, that press F2 at the same instant."""

    def __init__(self, office: TestOffice, day: Day, chance: random.Random) -> None:
        self._office, self._day, self._chance = office, day, chance
        self._sessions = [office.open_desk(desk) for desk in DESKS]
        self._programs = [office.another_station() for _ in DESKS]

    def call(self) -> None:
        at_once = threading.Barrier(len(DESKS))
        numbers: list[str | None] = []

        def press(program: int) -> None:
            at_once.wait()
            moved = self._programs[program].calling.call_next(command(), self._sessions[program])
            numbers.append(moved.number if moved else None)

        threads = [threading.Thread(target=press, args=(program,)) for program in range(len(DESKS))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self._day.called += sorted(number for number in numbers if number)

    def recall_one(self) -> None:
        self._programs[0].calling.recall(command(), self._sessions[0])

    def serve(self) -> None:
        """One comes and is sent home at once, the other may not come at all."""
        for program, session in zip(self._programs, self._sessions, strict=True):
            if self._chance.random() < 0.2:
                program.calling.no_show(command(), session)
            else:
                visitor = program.calling.arrived(command(), session)
                program.calling.cancel(command(), session, visitor.ticket_id)

    def close(self) -> None:
        for program in self._programs:
            program.close()


def play(
    office: TestOffice,
    boards: list[tuple[str, Display]],
    rounds: int,
    served_s: float,
    each: Callable[[], None],
) -> Day:
    """So many calls of both counters; `each` is called all the while."""
    chance = random.Random(1)
    day = Day(boards=[Watched(name, display) for name, display in boards])
    for board in day.boards:
        board.display.model.called.connect(board.note)
    counters = Counters(office, day, chance)
    for number in range(rounds):
        for _ in DESKS:
            office.services.reception.take_number(
                command(), "konsultasi", "id", call_aid=1 if number % 5 == 4 else None
            )
        counters.call()
        _pass(served_s / 4, each)
        if number % 3 == 2:
            counters.recall_one()
        # Both were announced by then, or will be, as they are open that long.
        wait_until(
            lambda: not any(b.display.model._queue.waiting for b in day.boards), "the turns of all calls"
        )
        _pass(served_s * 3 / 4, each)
        counters.serve()
    counters.close()
    return day


def _pass(seconds: float, each: Callable[[], None]) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        QCoreApplication.processEvents()
        each()
        time.sleep(0.005)


def receipts(office: TestOffice) -> dict[str, int]:
    """How many calls each board said it had shown."""
    counted = office.rows(
        "SELECT station, count(*) FROM call_receipt WHERE shown_at IS NOT NULL GROUP BY station"
    )
    return {str(station): int(count) for station, count in counted}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=7.5)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from pst_kiosk.bootstrap import application_for

    application_for("display")
    with TemporaryDirectory() as folder, ExitStack() as hall:
        office = OfficeTemplates(Path(folder)).make(
            "kota-kupang", Path(hall.enter_context(TemporaryDirectory()))
        )
        office.services.close()
        office.clock = FastClock()  # type: ignore[assignment]
        office.services = office.another_station()
        boards = [
            (f"papan-{number}", _open(office, hall, f"papan-{number}", *size))
            for number, size in enumerate(SIZES, 1)
        ]
        drawn = [time.monotonic()]

        def draw() -> None:
            if options.out is not None and time.monotonic() - drawn[0] > PICTURE_EACH_S:
                drawn[0] = time.monotonic()
                options.out.mkdir(parents=True, exist_ok=True)
                for name, display in boards:
                    assert isinstance(display.window, QQuickWindow)
                    at = office.clock().astimezone(office.services.office.tz)
                    display.window.grabWindow().save(str(options.out / f"{name}-{at:%H%M}.png"))

        rounds = max(1, int(options.minutes * 60 / SERVED_S))
        day = play(office, boards, rounds, SERVED_S, draw)
        told = receipts(office)
        office.services.close()
    print(f"{len(day.called)} numbers called by two counters at the same instants, {SPEED} times as fast")
    for name, missed in day.missed().items():
        print(f"{name}: {told.get(name, 0)} calls shown, missed {missed or 'none'}")
    print(f"the briefest announcement stood for {day.shortest():.1f} s before the next")
    return 1 if any(day.missed().values()) or day.shortest() < 3.9 else 0


def _open(office: TestOffice, hall: ExitStack, name: str, width: int, height: int) -> Display:
    lane = Lane(office.another_station, lambda services: services.close(), name=name)
    feed = Feed(lambda: open_changes(office.url))
    feed.start()
    display = open_display(lane, feed, lambda: name, windowed=True, size=QSize(width, height))
    hall.callback(lane.stop)
    hall.callback(feed.stop)
    hall.callback(display.close)
    wait_until(lambda: display.model.property("phase") != "starting", "the first reading")
    return display


if __name__ == "__main__":
    sys.exit(main())
