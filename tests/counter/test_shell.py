"""The first frame: painted before anything slow is loaded."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication

from pst_kiosk.counter.loading import Loading
from pst_kiosk.ui.lanes import Lane
from tests.support.screens import wait_until

_SLOW = ("sqlalchemy", "alembic", "pydantic", "escpos", "babel", "argon2")
_PAINT = """
import sys
from pst_kiosk.ui.application import desktop_application
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.counter.app import open_counter
application = desktop_application()
lane = Lane(lambda: None)
counter = open_counter(lane, Feed(lambda: None), windowed=True)
assert not counter.window.grab().isNull()
print(*sys.modules)
counter.close()
lane.stop()
"""

_LOAD = """
import sys
import threading
from pst_kiosk.counter.loading import Loading
from pst_kiosk.counter.office_pages import modules_of
from pst_kiosk.counter.pages import OFFICE
from pst_kiosk.demo.hands import wait_until
from pst_kiosk.ui.application import desktop_application
from pst_kiosk.ui.lanes import Lane
application = desktop_application()
lane = Lane(lambda: None)
elsewhere = set()
def note(event, about):
    if event == "exec" and threading.current_thread() is not threading.main_thread():
        elsewhere.add(about[0].co_filename)
sys.addaudithook(note)
wanted = ["pst_kiosk.counter.work_page", *(name for page in OFFICE for name in modules_of(page))]
loading = Loading(lane)
loading.load(wanted)
wait_until(lambda: all(name in sys.modules for name in wanted))
print(*elsewhere, sep="\\n")
lane.stop()
"""


def test_what_knows_qt_is_imported_in_the_gui_thread_alone_and_the_rest_before() -> None:
    done = subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
    files = done.stdout.splitlines()
    assert not [file for file in files if re.search("PySide6|pst_kiosk.(counter|ui)", file)]
    assert [file for file in files if "reportlab" in file]


def test_the_shell_is_painted_before_database_and_validation_are_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", _PAINT], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint(_SLOW)
    assert "PySide6" in loaded


@pytest.mark.parametrize(("pause_ms", "loaded"), [(60_000, False), (20, True)])
def test_what_can_wait_is_loaded_in_a_pause_alone(
    qapp: QCoreApplication,
    lanes: list[Lane[Any]],
    monkeypatch: pytest.MonkeyPatch,
    pause_ms: int,
    loaded: bool,
) -> None:
    monkeypatch.setattr("pst_kiosk.counter.loading.PAUSE_MS", pause_ms)
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    lane: Lane[Any] = Lane(lambda: None)
    lanes.append(lane)
    loading = Loading(lane)
    loading.load(["colorsys"], can_wait=True)
    if loaded:
        wait_until(lambda: "colorsys" in sys.modules, "what can wait")
    else:
        lane.drain()
        qapp.processEvents()
        assert "colorsys" not in sys.modules
