"""`pst-kiosk simulate`: a service day played through the real services and a real database."""

from __future__ import annotations

import datetime as dt
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from pst_kiosk.clocks import indonesian_holidays
from pst_kiosk.domain.calendar import opening
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.office import Office
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.setup import install, profile_path, read_profile
from pst_kiosk.simulate.clock import SimulatedClock
from pst_kiosk.simulate.day import live_through
from pst_kiosk.simulate.guests import draw
from pst_kiosk.simulate.options import Options
from pst_kiosk.simulate.report import text
from pst_kiosk.simulate.staffing import with_desks
from pst_kiosk.simulate.summary import summary

BEFORE = dt.timedelta(minutes=30)
"""The day's clock starts so long before the office opens."""


class Simulated(NamedTuple):
    """A day that was played."""

    office: Office
    summary: dict[str, Any]
    """In the contract's words, as the event lines are."""
    log: list[dict[str, Any]]


def run_simulation(options: Options, as_json: bool) -> int:
    """Play the day, write its events where asked, and print what it came to; 0."""
    with progress(options.visitors) as ended:
        played = play(options, ended)
    if options.events is not None:
        write_events(options.events, played.log)
    if as_json:
        print(json.dumps(played.summary, ensure_ascii=False))
    else:
        print(text(played.summary, played.office))
    return 0


def play(options: Options, ended: Callable[[int], None]) -> Simulated:
    """The day's summary and its event lines; `ended` is told how many visitors have left, as they leave.

    Raises `EnvironmentFault` `office_closed` on a day off, `profile_unknown`, `profile_invalid`,
    `office_exists` where the database holds an office already, and what the database itself raises.
    """
    office = with_desks(read_profile(profile_path(options.profile)), options.desks)
    hours = opening(office, options.day, indonesian_holidays(options.day.year))
    if hours is None:
        raise EnvironmentFault(
            "office_closed", day=options.day.isoformat(), expected="a working day for --at"
        )
    clock = SimulatedClock(hours[0] - BEFORE)
    with database_of(options.database) as url:
        install(url, office, "Administrator", clock)
        with closing(open_services(url, indonesian_holidays, clock)) as services:
            guests = draw(office, options.visitors, options.seed, options.rates, *hours)
            told = live_through(services, guests, clock, options.seed, hours, ended)
            log, promises = services.review.log(options.day), services.review.promises(options.day)
    return Simulated(office, summary(office, options.day, log, promises, told), log)


@contextmanager
def database_of(url: str | None) -> Iterator[str]:
    """The database that was asked for, or a temporary one."""
    if url is not None:
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="pst-kiosk-", ignore_cleanup_errors=True) as folder:
        yield f"sqlite:///{Path(folder) / 'simulated.db'}"


@contextmanager
def progress(visitors: int) -> Iterator[Callable[[int], None]]:
    """How many visitors have left, on a terminal's error stream; nothing where nobody watches."""
    watched = sys.stderr.isatty()

    def ended(gone: int) -> None:
        if watched:
            print(f"\r{gone}/{visitors} pengunjung selesai", end="", file=sys.stderr, flush=True)

    try:
        ended(0)
        yield ended
    finally:
        if watched:
            print(file=sys.stderr)


def write_events(path: Path, log: list[dict[str, Any]]) -> None:
    """A JSON line an event. Raises `EnvironmentFault` `file_unavailable`."""
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in log)
    except OSError as error:
        raise EnvironmentFault("file_unavailable", path=str(path), why=error.strerror) from None
