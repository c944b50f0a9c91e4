"""Shared by every test."""

import gc
import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

# Before anything imports Qt: no display is needed, and pictures are the same on every machine.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# A run begun in the background of a script ignores Ctrl+C, and so would every program it starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# As in the programs: garbage is collected in the GUI thread alone, never in a lane's (ui/collector.py).
gc.disable()


def pytest_collection_finish() -> None:
    # What is loaded by now stays: it need not be looked through after every test.
    gc.collect()
    gc.freeze()


def pytest_runtest_teardown() -> None:
    from pst_kiosk.ui.collector import collect

    collect()


@pytest.fixture(scope="session", autouse=True)
def own_files() -> Iterator[Path]:
    """The programs the tests start keep what is theirs here, and nowhere near the user's own files."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        yield Path(folder)


pytest_plugins = ["tests.support.fixtures", "tests.support.screen_fixtures"]
