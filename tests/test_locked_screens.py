"""Locked screens as programs of their own: how they stop, and how they get their exit PIN."""

from __future__ import annotations

import datetime as dt
import re
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pst_kiosk import settings
from pst_kiosk.cli import main
from pst_kiosk.exit_pin import is_exit_pin
from pst_kiosk.services.stations import Condition
from tests.support.office import TestOffice
from tests.test_processes import PATIENCE_S, come_to_rest, environment, registered


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "station.toml"
    monkeypatch.setattr(settings, "settings_file", lambda: path)
    return path


@pytest.mark.parametrize("screen", ["kiosk", "rating"])
def test_a_new_exit_pin_is_told_once_and_kept_as_a_hash(
    file: Path, capsys: pytest.CaptureFixture[str], screen: str
) -> None:
    file.parent.mkdir()
    file.write_text('station = "kios-1"\n# by the door\n[printer]\nkind = "none"\n', encoding="utf-8")
    assert main([screen, "--set-exit-pin"]) == 0
    (pin,) = re.findall(r"\b\d{6}\b", capsys.readouterr().out)
    kept = settings.station_settings()
    assert kept.exit_pin is not None
    assert is_exit_pin(pin, kept.exit_pin)
    assert not is_exit_pin(pin[::-1] + "0", kept.exit_pin)
    assert kept.station == "kios-1"
    written = file.read_text(encoding="utf-8")
    assert pin not in written
    assert "# by the door" in written
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_hash_that_was_damaged_lets_nobody_out() -> None:
    assert not is_exit_pin("123456", "not a hash")


@pytest.mark.parametrize("screen", ["kiosk", "rating", "display"])
def test_a_full_screen_tells_its_supervisor_that_it_lives_and_stops_when_told(
    kupang: TestOffice, tmp_path: Path, screen: str
) -> None:
    kupang.clock.now = dt.datetime.now(dt.UTC)
    command = [sys.executable, "-m", "pst_kiosk.cli", screen, "--database", kupang.url, "--station", "pc-1"]
    here = {"NOTIFY_SOCKET": str(tmp_path / "notify"), "XDG_CONFIG_HOME": str(tmp_path)}
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(here["NOTIFY_SOCKET"])
        supervisor.settimeout(PATIENCE_S)
        with subprocess.Popen(command, env=environment() | here) as program:
            try:
                heard = [supervisor.recv(100) for _ in range(2)]
                registered(kupang, lambda s: s.condition is Condition.RUNNING)
                come_to_rest(program)
                program.send_signal(signal.SIGTERM)
                assert program.wait(PATIENCE_S) == 0
            finally:
                program.kill()
        assert heard == [b"READY=1", b"WATCHDOG=1"]
        while (last := supervisor.recv(100)) != b"STOPPING=1":
            assert last == b"WATCHDOG=1"
    assert registered(kupang, lambda s: True).condition is Condition.CLOSED


STAFF = """
import sys
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from pst_kiosk import bootstrap

def window():
    return QGuiApplication.allWindows()[0]

def press(key, text=""):
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))

def tap_corner():
    at, left, none = QPointF(9, 9), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, down in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        event = QMouseEvent(kind, at, at, at, left, down, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(window(), event)

def staff():
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(key)
    for _ in range(5):
        tap_corner()
    for digit in PIN:
        press(Qt.Key(ord(digit)), digit)
    window().close()
    leave.start()

def press_the_first_button():
    if window().findChild(QObject, "staffExit").property("open"):
        press(Qt.Key.Key_Tab)
        press(Qt.Key.Key_Return)

def with_staff(name):
    application = made(name)  # timers need it
    QTimer.singleShot(1500, staff)
    global leave
    leave = QTimer(interval=200)  # until the PIN is checked
    leave.timeout.connect(press_the_first_button)
    return application

PIN, screen, database = sys.argv[1:]
made, bootstrap.application_for = bootstrap.application_for, with_staff
sys.exit(bootstrap.run_screen(screen, bootstrap.Station(database, "pc-1", screen=screen)))
"""


@pytest.mark.parametrize("screen", ["kiosk", "rating"])
def test_staff_leave_a_screen_of_its_own_by_keys_and_pin_alone(
    kupang: TestOffice, tmp_path: Path, screen: str
) -> None:
    here = environment() | {"XDG_CONFIG_HOME": str(tmp_path)}
    setting = [sys.executable, "-m", "pst_kiosk.cli", screen, "--set-exit-pin"]
    told = subprocess.run(setting, env=here, capture_output=True, text=True, check=True).stdout
    (pin,) = re.findall(r"\b\d{6}\b", told)
    staff = [sys.executable, "-c", STAFF, pin, screen, kupang.url]
    ended = subprocess.run(
        staff, env=here, capture_output=True, text=True, timeout=PATIENCE_S, check=False, cwd=Path.cwd()
    )
    assert "Error" not in ended.stderr
    assert ended.returncode == 0
