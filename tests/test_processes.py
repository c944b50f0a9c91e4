"""Screens as programs of their own on one database file."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys

import pytest

from bench.process import TimedWindow
from tests.support.office import TestOffice, command


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


@pytest.mark.parametrize("screen", ["kiosk", "counter", "display", "rating"])
def test_a_screen_on_a_foreign_schema_says_so_and_stops(kupang: TestOffice, screen: str) -> None:
    with sqlite3.connect(kupang.services.database.path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    arguments = [sys.executable, "-m", "pst_kiosk.cli", screen, "--windowed", "--database", kupang.url]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    ended = subprocess.run(
        arguments, env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert ended.returncode == 1
    assert "schema newer: found 9999" in ended.stderr
