"""`pst-kiosk demo`: all four screens, and a visitor walked through them by real taps and keys."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path

from pst_kiosk.domain.errors import EnvironmentFault

DATABASE = "demo.db"
SCREENS = ("kiosk", "counter", "display", "rating")
WATCHABLE = 0.7
"""Seconds between two taps that a person can follow."""


def run_demo(
    profile: str, at: dt.datetime | None, out: Path | None, headless: bool, service: str | None = None
) -> int:
    """Walk a visitor through the office, to `service` (its key); 0 when every screen did its part.

    With a display the windows stay open afterwards, until they are closed. Headless, pictures and files
    are written to `out`.
    """
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        os.environ["QT_QUICK_BACKEND"] = "software"
    from pst_kiosk.demo.person import Person
    from pst_kiosk.demo.stage import set_stage
    from pst_kiosk.demo.walk import Walk, service_to_walk
    from pst_kiosk.ui.application import desktop_application

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = _folder(out) if out else Path(temporary)
        application = desktop_application(keyboard=True)
        with set_stage(profile, at, folder / DATABASE, full_size=headless) as stage:
            person = Person(0 if headless else WATCHABLE)
            wanted = service_to_walk(stage.office, service)
            walk = Walk(stage, wanted, person, folder if out else None, _say)
            try:
                walk.whole_visit()
            except (TimeoutError, LookupError) as error:
                print(f"pst-kiosk: the visit stopped: {error}", file=sys.stderr)
                return 1
            if not headless:
                _say("Selesai. Tutup keempat jendela untuk mengakhiri.")
                application.exec()
    return 0


def _folder(out: Path) -> Path:
    """The folder for the files, emptied of an earlier demonstration's."""
    left_over = (f"{DATABASE}*", "ticket.*", *(f"{screen}-[0-9][0-9]-*.png" for screen in SCREENS))
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path in [path for pattern in left_over for path in out.glob(pattern)]:
            path.unlink()
    except OSError as error:
        raise EnvironmentFault("folder_unavailable", path=str(out), why=error.strerror) from None
    return out


def _say(line: str) -> None:
    print(line, flush=True)
