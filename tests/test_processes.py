"""Screens as programs of their own on one database file."""

from __future__ import annotations

import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import psutil
import pytest

from bench.process import TimedWindow
from pst_kiosk.services import setup
from pst_kiosk.services.stations import Condition, StationNow
from tests.support.office import TestOffice, command

T = TypeVar("T")
SCREENS = ["kiosk", "counter", "display", "rating"]
PATIENCE_S = 50.0
REST = 0.1
"""The share of a core below which a program has nothing left to do but wait."""


def screen_command(screen: str, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "pst_kiosk.cli", screen, "--windowed", *arguments]


def environment() -> dict[str, str]:
    return os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}


@contextmanager
def running(office: TestOffice, screen: str, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A screen of the station "pc-1" as a program of its own; whatever happens, it is ended."""
    arguments = screen_command(screen, "--database", office.url, "--station", "pc-1")
    with subprocess.Popen(arguments, env=environment(), **options) as program:
        try:
            yield program
        finally:
            program.kill()


def until(find: Callable[[], list[T]]) -> list[T]:
    """What is found, as soon as anything is."""
    give_up = time.monotonic() + PATIENCE_S
    while time.monotonic() < give_up:
        if found := find():
            return found
        time.sleep(0.05)
    raise TimeoutError


def come_to_rest(program: subprocess.Popen[bytes]) -> None:
    """Wait until a screen has opened and read everything: on a busy machine that takes its time, and one that
    is told to stop meanwhile leaves after two seconds without a word."""
    process = psutil.Process(program.pid)
    process.cpu_percent()
    until(lambda: [True] if process.cpu_percent(interval=0.5) < 100 * REST else [])


def registered(office: TestOffice, meets: Callable[[StationNow], bool]) -> StationNow:
    """The one station of the registry, as soon as it meets a condition."""
    return until(lambda: [station for station in office.services.stations.all() if meets(station)])[0]


def test_a_call_in_one_process_appears_on_the_board_of_another(kupang: TestOffice) -> None:
    # The other process goes by this machine's clock, so this one does too.
    kupang.clock.now = dt.datetime.now(dt.UTC)
    services, session = kupang.services, kupang.open_desk("loket-1")
    services.reception.take_number(command(), "konsultasi", "id")
    with TimedWindow("display", "--database", kupang.url, "--watch-calls") as board:
        board.until("data")
        services.calling.call_next(command(), session)
        shown = board.until("call")
    assert shown["call"] > 0


def test_a_screen_opens_anew_with_a_new_version_of_the_profile(kupang: TestOffice) -> None:
    kupang.clock.now = dt.datetime.now(dt.UTC)
    newer = kupang.services.office.model_copy(update={"version": kupang.services.office.version + 1})
    with running(kupang, "kiosk") as program:
        registered(kupang, lambda s: s.condition is Condition.RUNNING)
        setup.update(kupang.url, newer)
        registered(kupang, lambda s: s.condition is Condition.CLOSED)
        registered(kupang, lambda s: s.condition is Condition.RUNNING)
        come_to_rest(program)
        program.terminate()
        assert program.wait(PATIENCE_S) == 0


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_tells_that_it_is_there_and_that_it_is_closed(kupang: TestOffice, screen: str) -> None:
    kupang.clock.now = dt.datetime.now(dt.UTC)
    with running(kupang, screen) as program:
        station = registered(kupang, lambda s: s.condition is Condition.RUNNING)
        assert (station.name, station.role) == ("pc-1", screen)
        come_to_rest(program)
        program.send_signal(signal.SIGTERM)
        registered(kupang, lambda s: s.condition is Condition.CLOSED)
        assert program.wait(PATIENCE_S) == 0


def test_a_screen_that_is_killed_is_missed(kupang: TestOffice) -> None:
    kupang.clock.now = dt.datetime.now(dt.UTC)
    with running(kupang, "display") as program:
        registered(kupang, lambda s: s.condition is Condition.RUNNING)
        program.kill()
        program.wait(PATIENCE_S)
    kupang.clock.now = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=40)
    assert registered(kupang, lambda s: True).condition is Condition.DOWN


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_on_a_foreign_schema_says_so_and_stops(kupang: TestOffice, screen: str) -> None:
    with sqlite3.connect(kupang.services.database.path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    arguments = screen_command(screen, "--database", kupang.url)
    ended = subprocess.run(
        arguments, env=environment(), capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 1
    assert "schema newer: found 9999" in ended.stderr


def test_a_kiosk_that_knows_its_office_waits_for_a_database_that_is_away(
    kupang: TestOffice, own_files: Path
) -> None:
    database = Path(str(kupang.services.database.path))
    elsewhere = database.with_suffix(".away")
    kupang.clock.now = dt.datetime.now(dt.UTC)
    with running(kupang, "kiosk") as program:
        registered(kupang, lambda s: s.condition is Condition.RUNNING)
        (outbox,) = until(lambda: list((own_files / "pst-kiosk" / "outbox").glob("pc-1-*.db")))
        until(lambda: query(outbox, "SELECT digit FROM known WHERE digit = 1"))
        come_to_rest(program)
        program.send_signal(signal.SIGTERM)
        assert program.wait(PATIENCE_S) == 0
    registered(kupang, lambda s: s.condition is Condition.CLOSED)
    database.rename(elsewhere)
    with running(kupang, "kiosk", stderr=subprocess.PIPE) as program:
        assert program.stderr is not None
        assert any(b"database missing" in line for line in program.stderr)
        elsewhere.rename(database)
        registered(kupang, lambda s: s.condition is Condition.RUNNING)
    outbox.unlink()
    database.rename(elsewhere)
    with running(kupang, "kiosk") as program:
        assert program.wait(PATIENCE_S) == 1
    elsewhere.rename(database)


def query(path: Path, sql: str) -> list[tuple[object, ...]]:
    """What a query finds in a file that another program may be making at this moment."""
    raw = sqlite3.connect(path)
    try:
        return raw.execute(sql).fetchall()
    except sqlite3.OperationalError:
        return []
    finally:
        raw.close()
