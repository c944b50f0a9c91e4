"""Opening a screen again whenever it breaks off, where nothing else does: Windows, or a bare kiosk session.

What the screen says goes into a log file; there may be no console to say it to.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

LARGEST_LOG = 1_000_000
"""In bytes; then a new one is begun, and the one before is kept."""
_FIRST_WAIT_S = 1.0
_LONGEST_WAIT_S = 30.0
_STEADY_S = 60.0
"""A screen that ran for so long did not break off because of how it was started."""


def log_file(screen: str) -> Path:
    from platformdirs import user_log_path

    return user_log_path("pst-kiosk", appauthor=False) / f"{screen}.log"


def keep_open(screen: str, arguments: Sequence[str], first_wait_s: float = _FIRST_WAIT_S) -> int:
    """Run `pst-kiosk` with `arguments` until it ends properly (with 0) or this program is told to stop.

    Between two attempts it waits, each time longer.
    """
    told = threading.Event()
    running: list[subprocess.Popen[bytes]] = []

    def stop(*_: object) -> None:
        told.set()
        for program in running:
            program.terminate()

    for sent in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sent, stop)
    wait = first_wait_s
    while True:
        began = time.monotonic()
        with _opened_log(log_file(screen)) as log:
            running[:] = [_start(arguments, log)]
            code = running[0].wait()
        if code == 0 or told.is_set():
            return code
        if time.monotonic() - began > _STEADY_S:
            wait = first_wait_s
        told.wait(wait)
        if told.is_set():
            return code
        wait = min(2 * wait, _LONGEST_WAIT_S)


def _opened_log(path: Path):  # type: ignore[no-untyped-def]
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LARGEST_LOG:
        path.replace(path.with_suffix(".before.log"))
    return path.open("ab")


def _start(arguments: Sequence[str], log) -> subprocess.Popen[bytes]:  # type: ignore[no-untyped-def]
    command = [sys.executable, "-m", "pst_kiosk.cli", *arguments]
    if sys.platform == "win32":  # pythonw has no console; its child would open one
        windowless = subprocess.CREATE_NO_WINDOW
        return subprocess.Popen(command, stdout=log, stderr=log, creationflags=windowless)  # noqa: S603
    return subprocess.Popen(command, stdout=log, stderr=log)  # noqa: S603
