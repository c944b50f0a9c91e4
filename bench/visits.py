"""Visits to one kiosk, one after another, by taps: how soon it reacts, how soon it prints, what stays.

`python -m bench.visits --database URL --visits N` is the kiosk, in a process of its own; it prints one JSON
object. The printer is another process: what it does takes no time of the kiosk's.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

import psutil
from uuid_utils import uuid7

from pst_kiosk import bootstrap
from pst_kiosk.printing.settings import PrinterSettings
from tests.support.screens import find, shows, tap, wait_until

VISITS = 10_000
A_DAY = 4000
"""A service has 8999 numbers a day."""
WARM = 500
"""Visits after which everything has been loaded that a visit needs."""
REACTION_LIMIT_S, PRINTER_LIMIT_S, GROWTH_LIMIT = 0.100, 0.300, 1.05
FIRST_DAY = dt.datetime(2026, 11, 16, 1, 0, tzinfo=dt.UTC)
"""A Monday; the office has been open for an hour."""


@dataclass(frozen=True)
class Visits:
    """Seconds from a tap to the frame that shows it, from the last tap to the printer's first byte; and the
    resident memory at the end, as a part of that after `WARM` visits."""

    reactions: list[float]
    first_bytes: list[float]
    growth: float

    @staticmethod
    def p99(seconds: list[float]) -> float:
        return quantiles(seconds, n=100)[98]


def measure(url: str, visits: int = VISITS) -> Visits:
    command = [sys.executable, "-m", "bench.visits", "--database", url, "--visits", str(visits)]
    said = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    return Visits(**json.loads(said.splitlines()[-1]))


def printer(told: Connection) -> None:
    """Take every job, and tell when its first byte came."""
    with socket.create_server(("127.0.0.1", 0), backlog=20) as listener:
        told.send(listener.getsockname()[1])
        while True:
            connection, _ = listener.accept()
            with connection:
                first = True
                while taken := connection.recv(65536):
                    if first and not taken.startswith(b"\x10\x04"):  # a question for its state is no ticket
                        told.send(time.monotonic())
                        first = False


class Hand:
    """Taps one kiosk, and watches its frames."""

    def __init__(self, window: Any, model: Any) -> None:
        self.window, self.model = window, model
        self._page = ""
        self._tapped: float | None = None
        self.reactions: list[float] = []
        window.frameSwapped.connect(self._painted)

    def tap(self, key: str) -> float:
        """Tap a thing once it is there; when."""
        wait_until(lambda: shows(self.window, key) and find(self.window, key).isEnabled(), key, 30)
        thing = find(self.window, key)
        self._page = self.model.property("page")
        at = self._tapped = time.monotonic()
        tap(self.window, thing)
        return at

    def _painted(self) -> None:
        changed = self.model.property("busy") or self.model.property("page") != self._page
        if self._tapped is not None and changed:
            self.reactions.append(time.monotonic() - self._tapped)
            self._tapped = None


def take(url: str, count: int, folder: Path) -> Visits:
    """Let so many visitors take a number each, in this process."""
    there, here = get_context("spawn").Pipe()
    paper = get_context("spawn").Process(target=printer, args=(there,), daemon=True)
    paper.start()
    settings = PrinterSettings(kind="network", host="127.0.0.1", port=here.recv())
    began = time.monotonic()
    days = 0

    def clock() -> dt.datetime:
        return FIRST_DAY + dt.timedelta(days=days, seconds=time.monotonic() - began)

    application = bootstrap.application_for("kiosk")
    station = bootstrap.Station(url, "bench", True, clock, settings, folder)
    lanes = bootstrap.Lanes(station)
    screen: Any = bootstrap.open_screen("kiosk", lanes, station)
    bootstrap.begin(screen, lanes)
    bootstrap.after_first_frame(screen.window, bootstrap.heartbeat_of("kiosk", lanes, station).start)
    hand = Hand(screen.window, screen.model)
    # Nobody stands there in the second in which the kiosk loads what printing needs.
    wait_until(lambda: shows(screen.window, "service-konsultasi") and lanes.printer.idle, "the kiosk", 30)
    office = station.open_services()
    first_bytes: list[float] = []
    memory: list[int] = []
    for visit in range(count):
        days = visit // A_DAY
        first_bytes.append(_one_visit(hand, office, here))
        memory.append(psutil.Process().memory_info().rss)
    office.close()
    screen.close()
    lanes.stop()
    paper.kill()
    del application
    return Visits(hand.reactions, first_bytes, memory[-1] / memory[min(WARM, count) - 1])


def _one_visit(hand: Hand, office: Any, paper: Connection) -> float:
    """Seconds from the tap to the ticket's first byte. The number is given back: the line stays short."""
    tapped = hand.tap("service-konsultasi")
    wait_until(lambda: hand.model.property("page") == "ticket", "the ticket", 30)
    wait_until(lambda: hand.model.ticket.property("paper") == "printed", "the paper", 30)
    code = hand.model.ticket.property("code")
    hand.tap("ticketDone")
    wait_until(lambda: hand.model.property("page") == "home", "the first page", 30)
    office.reception.cancel(str(uuid7()), code)
    return float(paper.recv()) - tapped


def figures(visits: Visits) -> Iterator[tuple[str, str, float, float]]:
    """Each figure's name, how it reads, itself and its limit."""
    for name, seconds, most in (
        ("tap to reaction painted, p99", visits.reactions, REACTION_LIMIT_S),
        ("last tap to the printer's first byte, p99", visits.first_bytes, PRINTER_LIMIT_S),
    ):
        p99 = Visits.p99(seconds)
        yield name, f"{p99 * 1000:.0f} ms (median {median(seconds) * 1000:.0f} ms)", p99, most
    yield "memory after all of them", f"{visits.growth:.3f}x", visits.growth, GROWTH_LIMIT


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database", required=True)
    parser.add_argument("--visits", type=int, default=VISITS)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        visits = take(options.database, options.visits, Path(folder))
    print(json.dumps(visits.__dict__))


if __name__ == "__main__":
    main()
