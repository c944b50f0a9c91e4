"""`make soak`: faults at random, for minutes, with all screens and other stations at work; what it came to.

Every screen is a program of its own with a cable of
its own to one PostgreSQL server. Ends with 1 where a promise of docs/reliability.md is not kept.
"""

from __future__ import annotations

import argparse
import atexit
import contextlib
import datetime as dt
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pst_kiosk.domain.roles import Role
from pst_kiosk.printing.receiver import TcpReceiver
from pst_kiosk.services import setup
from pst_kiosk.services.opening import Services, open_services
from tests.faults.outcome import Fault, tell
from tests.faults.traffic import Station
from tests.support.network import Cable, laid_cable
from tests.support.office import command
from tests.support.postgres import Server, running_server

SCREENS = ("kiosk", "counter", "display", "rating")
DESKS = ("front-office", "loket-2")
"""Where the other stations call; the first desk is the counter's."""
OFFLINE_NUMBERS = 80
"""A kiosk gives 99 numbers a day without the database; so many are used at the most."""
OPEN = dt.datetime(2026, 11, 18, 0, 30, tzinfo=dt.UTC)
"""Half an hour after the office opened."""
QUIET_S = (5.0, 9.0)
FAULT_S = (0.5, 12.0)


class Screen:
    """A screen's program and everything it said."""

    def __init__(self, name: str, *arguments: str) -> None:
        self.name = name
        self.said: list[dict[str, Any]] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.screen_process", name, *arguments],
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"},
            stdout=subprocess.PIPE,
            text=True,
        )
        atexit.register(self._process.kill)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.said.append(json.loads(line))

    def all(self, key: str) -> list[dict[str, Any]]:
        return [line for line in self.said if key in line]

    def waits(self) -> bool:
        """Whether it still says that it is away, or that something is not delivered."""
        pairs = (("away", "back"), ("stuck", "delivered"))
        return any(len(self.all(begins)) > len(self.all(ends)) for begins, ends in pairs)

    def stop(self) -> int:
        self._process.terminate()
        try:
            return self._process.wait(30)
        finally:
            self._process.kill()
            self._reader.join(5)


@dataclass
class Run:
    """What happened, on the clock all processes share."""

    server: Server
    cables: dict[str, Cable]
    chance: random.Random
    faults: list[Fault] = field(default_factory=list)

    def something_happens(self) -> None:
        kind, begin, mend = self.chance.choice(self._kinds())
        lasts = self.chance.uniform(*FAULT_S)
        print(f"  {kind}, {lasts:.1f} s", flush=True)
        began = time.monotonic()
        begin()
        time.sleep(lasts)
        mend()
        self.faults.append(Fault(kind, began, time.monotonic()))

    def _kinds(self) -> list[tuple[str, Callable[[], None], Callable[[], None]]]:
        return [
            ("server frozen", self.server.freeze, self.server.thaw),
            ("server killed", self.server.kill, self.server.start),
            ("server stopped", self.server.stop, self.server.start),
            ("network silent", self._all(Cable.go_silent), self._all(Cable.mend)),
            ("network silent, connections forgotten", self._all(_forget), self._all(Cable.mend)),
            ("network reset", self._all(Cable.cut), self._all(Cable.mend)),
            ("network slow", self._all(_slow), self._all(Cable.mend)),
        ]

    def _all(self, do: Callable[[Cable], None]) -> Callable[[], None]:
        def run() -> None:
            for cable in self.cables.values():
                do(cable)

        return run


def _forget(cable: Cable) -> None:
    cable.go_silent(forgotten=True)


def _slow(cable: Cable) -> None:
    cable.slow(0.15)


def main() -> int:
    parser = argparse.ArgumentParser(description="random faults, all screens, real traffic")
    parser.add_argument("--minutes", type=float, default=5.0)
    parser.add_argument("--seed", type=int)
    options = parser.parse_args()
    seed = options.seed or random.randrange(1, 10**6)
    print(f"{options.minutes} minutes with seed {seed}", flush=True)
    with contextlib.ExitStack() as stack:
        return soak(stack, options.minutes * 60, seed)


def soak(stack: contextlib.ExitStack, seconds: float, seed: int) -> int:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True)))
    server_folder = folder / "server"
    server_folder.mkdir()
    server = stack.enter_context(running_server(server_folder))
    url = server.url(server.database())
    ahead = OPEN - dt.datetime.now(dt.UTC)

    def clock() -> dt.datetime:
        return dt.datetime.now(dt.UTC) + ahead

    office = setup.read_profile(setup.profile_path("kota-kupang"))
    pin = setup.install(url, office, "Administrator", clock)
    cables = {name: stack.enter_context(laid_cable(server.port)) for name in (*SCREENS, *DESKS)}
    through = {name: url.replace(f":{server.port}/", f":{cable.port}/") for name, cable in cables.items()}
    printer = stack.enter_context(TcpReceiver())
    screens = [
        Screen(
            name,
            *("--database", through[name], "--folder", str(folder), "--printer", str(printer.port)),
            *(
                "--desks",
                *DESKS,
                "--pin",
                pin,
                "--ahead",
                str(ahead.total_seconds()),
                "--every",
                str(seconds / OFFLINE_NUMBERS),
            ),
        )
        for name in SCREENS
    ]
    screens.append(Screen("nothing"))
    stations = list(_stations(through, cables, clock, open_services(url, lambda year: {}, clock), seed))
    for station in stations:
        station.start()
    run = Run(server, cables, random.Random(seed))
    time.sleep(QUIET_S[1])
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        run.something_happens()
        time.sleep(run.chance.uniform(*QUIET_S))
    settled = _settle(screens)
    for station in stations:
        station.stop()
    ended = [screen.stop() for screen in screens]
    after = open_services(url, lambda year: {}, clock)
    with contextlib.closing(after.database):
        kept = tell(run.faults, screens, stations, after)
    well = settled and not any(ended) and all(station.well for station in stations)
    if not well:
        print(f"not all came to rest, or one ended badly: {ended}")
    return 0 if kept and well else 1


def _stations(
    through: dict[str, str],
    cables: dict[str, Cable],
    clock: Callable[[], dt.datetime],
    services: Services,
    seed: int,
) -> Iterator[Station]:
    administrator = services.accounts.officers()[0]
    for place, desk in enumerate(DESKS):
        officer, session = command(), command()
        services.accounts.add(administrator.id, officer, f"Petugas {desk}", Role.SUPERVISOR)
        services.calling.open_desk(session, officer, desk)

        def opened(url: str = through[desk]) -> Services:
            return open_services(url, lambda year: {}, clock)

        yield Station(opened, cables[desk], session, seed + place)
    services.close()


def _settle(screens: list[Screen]) -> bool:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        time.sleep(0.5)
        if not any(screen.waits() for screen in screens):
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
