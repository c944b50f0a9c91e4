"""Screens that begin by themselves: what is written, that systemd takes it, and that they come back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from configparser import ConfigParser
from pathlib import Path

import pytest

from pst_kiosk import autostart
from pst_kiosk.cli import main
from pst_kiosk.station_commands import SCREENS

PATIENCE_S = 50.0


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without a systemd of its own, as in a shell that is no session."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def parsed(text: str) -> ConfigParser:
    unit = ConfigParser(interpolation=None, strict=True, delimiters=("=",))
    unit.optionxform = str  # type: ignore[assignment,method-assign]
    unit.read_string(text)
    return unit


def test_the_command_writes_the_unit_and_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["autostart", "display"]) == 0
    said = capsys.readouterr().out
    for file in (autostart.unit_file("display"), autostart.entry_file("display")):
        assert home in file.parents
        assert f"Written: {file}\n" in said
    assert "systemctl --user enable pst-kiosk-display.service" in said
    assert "PIN" not in said


def test_removing_leaves_nothing_and_says_so(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["autostart", "kiosk"])
    assert main(["autostart", "kiosk", "--remove"]) == 0
    said = capsys.readouterr().out
    for file in (autostart.unit_file("kiosk"), autostart.entry_file("kiosk")):
        assert not file.exists()
        assert f"Removed: {file}\n" in said
    assert main(["autostart", "kiosk", "--remove"]) == 0
    assert "Not there:" in capsys.readouterr().out


def test_a_kiosk_that_begins_by_itself_gets_an_exit_pin_once(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["autostart", "kiosk"])
    assert "Exit PIN of this screen: " in capsys.readouterr().out
    main(["autostart", "kiosk"])
    assert "Exit PIN" not in capsys.readouterr().out


@pytest.mark.parametrize("screen", SCREENS)
def test_the_unit_comes_back_after_a_crash_and_listens_to_the_watchdog(screen: str) -> None:
    unit = parsed(autostart.unit(screen))
    assert unit["Service"]["Type"] == "notify"
    assert unit["Service"]["Restart"] == "on-failure"
    assert unit["Unit"]["StartLimitIntervalSec"] == "0"
    assert int(unit["Service"]["WatchdogSec"]) > 30, "after the program's own, which says where it hung"
    assert unit["Service"]["ExecStart"].endswith(f'" -m pst_kiosk.cli {screen}')
    assert unit["Install"]["WantedBy"] == "graphical-session.target"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
@pytest.mark.parametrize("place", ["bin", "a b%n$c"])
def test_systemd_takes_the_unit_wherever_python_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    python = tmp_path / place / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)
    monkeypatch.setattr(sys, "executable", str(python))
    file = tmp_path / "pst-kiosk-kiosk.service"
    file.write_text(autostart.unit("kiosk"), encoding="utf-8")
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--user", "--man=no", str(file)],
        env=os.environ | {"XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    about_ours = [line for line in checked.stderr.splitlines() if "pst-kiosk" in line]
    assert about_ours == []
    assert checked.returncode == 0


def test_the_windows_task_begins_with_the_session_and_keeps_the_screen_open() -> None:
    task = ElementTree.fromstring(autostart.task("kiosk").partition("\n")[2])
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}

    def read(path: str) -> str | None:
        return task.findtext(path, namespaces=space)

    assert read("t:Triggers/t:LogonTrigger/t:Enabled") == "true"
    assert read("t:Settings/t:ExecutionTimeLimit") == "PT0S", "by default it is ended after three days"
    assert read("t:Settings/t:StopIfGoingOnBatteries") == "false"
    assert read("t:Settings/t:MultipleInstancesPolicy") == "IgnoreNew"
    assert read("t:Actions/t:Exec/t:Arguments") == "-m pst_kiosk.cli kiosk --keep-open"
    assert str(read("t:Actions/t:Exec/t:Command")).endswith("pythonw.exe")


KEEPER = """
import sys
from pst_kiosk import reopen
sys.exit(reopen.keep_open("kiosk", {arguments!r}, first_wait_s=0.01))
"""


def keeper(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    here = {"XDG_STATE_HOME": str(folder), "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    program = KEEPER.format(arguments=list(arguments))
    return subprocess.Popen([sys.executable, "-c", program], env=os.environ | here)


def log_of(folder: Path) -> str:
    (file,) = folder.rglob("kiosk.log")
    return file.read_text(encoding="utf-8")


def test_a_screen_that_breaks_off_is_opened_again_until_it_is_told_to_stop(tmp_path: Path) -> None:
    with keeper(tmp_path, "kiosk", "--windowed", "--database", "sqlite:////nowhere/office.db") as program:
        try:
            give_up = time.monotonic() + PATIENCE_S
            while not list(tmp_path.rglob("kiosk.log")) or log_of(tmp_path).count("database missing") < 2:
                assert time.monotonic() < give_up
                assert program.poll() is None
                time.sleep(0.05)
            program.send_signal(signal.SIGTERM)
            program.wait(PATIENCE_S)
        finally:
            program.kill()


def test_a_program_that_ends_properly_stays_closed(tmp_path: Path) -> None:
    with keeper(tmp_path, "office", "list") as program:
        assert program.wait(PATIENCE_S) == 0
    assert log_of(tmp_path).count("kota-kupang") == 1
