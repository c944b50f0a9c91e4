"""`pst-kiosk simulate`: a service day played through the real services and a real database."""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pst_kiosk.clocks import indonesian_holidays
from pst_kiosk.domain.calendar import opening
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.setup import install, profile_path, read_profile
from pst_kiosk.simulate.clock import SimulatedClock
from pst_kiosk.simulate.day import ServiceDay
from pst_kiosk.simulate.floor import with_desks
from pst_kiosk.simulate.guests import Rates, draw
from pst_kiosk.simulate.report import text
from pst_kiosk.simulate.summary import summary

USUAL_DAY = dt.date(2026, 11, 18)
"""A Wednesday without a holiday: the same day every time, so that runs can be compared."""
MOST_VISITORS, MOST_DESKS = 2000, 50
BEFORE = dt.timedelta(minutes=30)


@dataclass(frozen=True)
class Options:
    """What `simulate` was asked for. `database` None: a temporary one."""

    profile: str
    visitors: int
    desks: int
    seed: int
    day: dt.date = USUAL_DAY
    rates: Rates = field(default_factory=Rates)
    database: str | None = None
    events: Path | None = None

    def __post_init__(self) -> None:
        _within("--visitors", self.visitors, 1, MOST_VISITORS)
        _within("--desks", self.desks, 1, MOST_DESKS)
        for name in ("priority", "no_show", "hold", "transfer"):
            _within(f"--{name.replace('_', '-')} share", getattr(self.rates, name), 0, 1)


def run_simulation(options: Options, as_json: bool) -> int:
    """Play the day, write its events where asked, and print what it came to; 0."""
    with _progress(options.visitors) as ended:
        result, log = play(options, ended)
    if options.events is not None:
        _write(options.events, log)
    print(json.dumps(result, ensure_ascii=False) if as_json else text(result))
    return 0


def play(options: Options, ended: Callable[[int], None]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The day's summary and its event lines. Raises `EnvironmentFault` `office_closed` on a day off."""
    office = with_desks(read_profile(profile_path(options.profile)), options.desks)
    holidays = indonesian_holidays(options.day.year)
    hours = opening(office, options.day, holidays)
    if hours is None:
        raise EnvironmentFault(
            "office_closed", day=options.day.isoformat(), expected="a working day for --at"
        )
    clock = SimulatedClock(hours[0] - BEFORE)
    with _database(options.database) as url:
        install(url, office, "Administrator", clock)
        with closing(open_services(url, indonesian_holidays, clock)) as services:
            guests = draw(office, options.visitors, options.seed, options.rates, *hours)
            day = ServiceDay(services, guests, clock, options.seed, hours, ended)
            day.run()
            log, promises = services.review.log(options.day), services.review.promises(options.day)
    return summary(office, options.day, log, promises, day.estimates), log


@contextmanager
def _database(url: str | None) -> Iterator[str]:
    if url is not None:
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="pst-kiosk-", ignore_cleanup_errors=True) as folder:
        yield f"sqlite:///{Path(folder) / 'simulated.db'}"


@contextmanager
def _progress(visitors: int) -> Iterator[Callable[[int], None]]:
    """How many visitors have left, on a terminal's error stream; nothing where nobody watches."""
    watched = sys.stderr.isatty()

    def ended(gone: int) -> None:
        if watched:
            print(f"\r{gone}/{visitors} pengunjung selesai", end="", file=sys.stderr, flush=True)

    try:
        yield ended
    finally:
        if watched:
            print(file=sys.stderr)


def _write(path: Path, log: list[dict[str, Any]]) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in log)
    except OSError as error:
        raise EnvironmentFault("file_unavailable", path=str(path), why=error.strerror) from None


def _within(option: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise EnvironmentFault("option_value", option=option, value=value, expected=f"{least} to {most}")
