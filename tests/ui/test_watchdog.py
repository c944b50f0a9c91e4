"""The watchdog over real programs: one whose window hangs, one that works, one that was stopped meanwhile."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from pst_kiosk.ui.watchdog import HUNG

PROGRAM = """
import re, signal, sys, time
from PySide6.QtCore import QCoreApplication, QTimer
from pst_kiosk.ui.watchdog import Watchdog

def typed(name):
    {hang}

application = QCoreApplication([])
watchdog = Watchdog(limit_s={limit}, turn_s=0.05)
watchdog.start()
print("watched", flush=True)
QTimer.singleShot(20, lambda: typed("Siti Rahma"))
QTimer.singleShot({life}, application.quit)
application.exec()
watchdog.stop()
{after}
"""

Watched = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """Starts a program with a watchdog, whose GUI thread does `hang` soon."""

    def start(
        hang: str = "pass", after: str = "", *, limit: float = 0.5, life: int = 60_000
    ) -> subprocess.Popen[str]:
        file = tmp_path / "program.py"
        body = textwrap.dedent(PROGRAM).format(hang=hang, after=after, limit=limit, life=life)
        file.write_text(body, encoding="utf-8")
        here = {"PYTHONPATH": str(Path.cwd()), "NOTIFY_SOCKET": str(tmp_path / "notify")}
        return subprocess.Popen(
            [sys.executable, str(file)],
            env=os.environ | here,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    return start


def ended(program: subprocess.Popen[str]) -> tuple[int, str]:
    try:
        _, error = program.communicate(timeout=30)
    finally:
        program.kill()
    return program.returncode, error


def test_a_hung_window_ends_with_a_line_that_says_where_and_quotes_nobody(watched: Watched) -> None:
    code, error = ended(watched("time.sleep(60)"))
    assert code == HUNG
    assert error.count("\n") == 1
    assert "program.py:7 < program.py:13" in error
    assert "Siti" not in error


def test_a_window_that_keeps_python_to_itself_ends_too(watched: Watched) -> None:
    code, error = ended(watched("re.match(r'(a|aa)+$', 'a' * 90 + 'b')", limit=0.3))
    assert code == 1
    assert "program.py" in error
    assert "Siti" not in error


def test_a_window_that_works_is_left_alone_until_it_closes(watched: Watched) -> None:
    assert ended(watched(limit=0.3, life=700, after="time.sleep(1.2)")) == (0, "")


def test_a_program_that_was_stopped_meanwhile_is_left_alone(watched: Watched) -> None:
    program = watched(limit=0.6, life=1500)
    assert program.stdout is not None
    assert program.stdout.readline() == "watched\n"
    os.kill(program.pid, signal.SIGSTOP)
    process = psutil.Process(program.pid)
    while process.status() != psutil.STATUS_STOPPED:
        pass
    with pytest.raises(subprocess.TimeoutExpired):
        program.wait(1.1)  # longer than the limit, shorter than the last resort
    os.kill(program.pid, signal.SIGCONT)
    assert ended(program) == (0, "")


def test_the_supervisor_hears_of_every_beat_until_the_window_hangs(watched: Watched, tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(str(tmp_path / "notify"))
        supervisor.settimeout(30)
        program = watched(life=600)
        assert {supervisor.recv(100) for _ in range(3)} == {b"WATCHDOG=1"}
        assert ended(program) == (0, "")
