"""The first frame: painted before anything slow is loaded."""

from __future__ import annotations

import subprocess
import sys

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


def test_the_shell_is_painted_before_database_and_validation_are_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", _PAINT], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert loaded.isdisjoint(_SLOW)
    assert "PySide6" in loaded
