"""Letting a screen begin with its user's session, and come back after a crash or a window that hangs.

Linux: a systemd user unit, and an entry among the session's programs for desktops that do not tell systemd
when they are ready. Windows: a task of the scheduler. Both belong to the user who runs the command.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from pst_kiosk.domain.errors import EnvironmentFault

_PATIENCE_S = 30


def add(screen: str) -> Iterator[str]:
    """Set it up for `screen`; what was done, line by line, as it is done.

    Raises `EnvironmentFault` `file_unavailable`, `autostart_refused`.
    """
    if sys.platform == "win32":
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "task.xml"
            file.write_text(task(screen), encoding="utf-16")
            _run("schtasks", "/Create", "/TN", _task_name(screen), "/XML", str(file), "/F")
        yield f"The task {_task_name(screen)} opens this screen whenever this user signs in."
        return
    for file, text in ((unit_file(screen), unit(screen)), (entry_file(screen), entry(screen))):
        _write(file, text)
        yield f"Written: {file}"
    if _systemd_listens():
        _run("systemctl", "--user", "daemon-reload")
        _run("systemctl", "--user", "enable", unit_file(screen).name)
        yield f"Enabled. To open it now: systemctl --user start {unit_file(screen).name}"
    else:
        yield f"No systemd session here. In the user's own: systemctl --user enable {unit_file(screen).name}"


def remove(screen: str) -> Iterator[str]:
    """Undo it; what was done. A screen that runs goes on. Raises as `add`."""
    if sys.platform == "win32":
        _run("schtasks", "/Delete", "/TN", _task_name(screen), "/F")
        yield f"Removed: the task {_task_name(screen)}"
        return
    listens = _systemd_listens()
    if listens and unit_file(screen).exists():
        _run("systemctl", "--user", "disable", unit_file(screen).name)
    for file in (unit_file(screen), entry_file(screen)):
        if file.exists():
            file.unlink()
            yield f"Removed: {file}"
        else:
            yield f"Not there: {file}"
    if listens:
        _run("systemctl", "--user", "daemon-reload")


def unit_file(screen: str) -> Path:
    from platformdirs import user_config_path

    return user_config_path("systemd", appauthor=False) / "user" / f"pst-kiosk-{screen}.service"


def entry_file(screen: str) -> Path:
    from platformdirs import user_config_path

    return user_config_path("autostart", appauthor=False) / f"pst-kiosk-{screen}.desktop"


def unit(screen: str) -> str:
    """The systemd unit: opened with the graphical session, opened again unless it was closed properly."""
    python = sys.executable.replace("%", "%%")  # which systemd would replace
    return f"""\
[Unit]
Description=PST Kiosk: {screen}
PartOf=graphical-session.target
After=graphical-session.target
# A printer or a server that is not there yet is waited for, however long.
StartLimitIntervalSec=0

[Service]
Type=notify
ExecStart="{python}" -m pst_kiosk.cli {screen}
Restart=on-failure
RestartSec=3
TimeoutStartSec=90
# The program ends by itself after ten seconds in which its window did nothing; this is for the rest.
WatchdogSec=40
TimeoutStopSec=20

[Install]
WantedBy=graphical-session.target
"""


def entry(screen: str) -> str:
    """The session's entry: starts the unit where the desktop has not; one that runs is left alone."""
    return f"""\
[Desktop Entry]
Type=Application
Name=PST Kiosk ({screen})
Exec=systemctl --user start pst-kiosk-{screen}.service
Terminal=false
X-GNOME-Autostart-enabled=true
"""


def task(screen: str) -> str:
    """The scheduler's task, as XML: the program itself opens the screen again (`pst_kiosk.reopen`), as the
    scheduler takes a crash for an end like any other."""
    program = Path(sys.executable).with_name("pythonw.exe")
    return f"""\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>PST Kiosk: {escape(screen)}</Description></RegistrationInfo>
  <Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers>
  <Principals>
    <Principal id="Author">
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <Priority>5</Priority>
    <RestartOnFailure><Interval>PT1M</Interval><Count>999</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{escape(str(program))}</Command>
      <Arguments>-m pst_kiosk.cli {escape(screen)} --keep-open</Arguments>
    </Exec>
  </Actions>
</Task>
"""


def _task_name(screen: str) -> str:
    return f"PST Kiosk\\{screen}"


def _write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise EnvironmentFault("file_unavailable", path=str(file), why=error.strerror) from None


def _systemd_listens() -> bool:
    """Whether this user's systemd can be spoken to from here."""
    if shutil.which("systemctl") is None:
        return False
    asked = ["systemctl", "--user", "show-environment"]
    return subprocess.run(asked, capture_output=True, timeout=_PATIENCE_S, check=False).returncode == 0  # noqa: S603


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False)  # noqa: S603
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines()
        raise EnvironmentFault("autostart_refused", program=command[0], why=said[-1] if said else "")
