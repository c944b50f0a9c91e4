"""From an empty server to a station, by the commands an operator types."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pst_kiosk import settings
from pst_kiosk.cli import main
from tests.support.office import TestOffice
from tests.support.postgres import Server


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config" / "station.toml"
    monkeypatch.setattr(settings, "settings_file", lambda: path)
    return path


def printed(postgres_server: Server, capsys: pytest.CaptureFixture[str], name: str) -> list[list[str]]:
    """The commands `server prepare` tells the operator to type."""
    assert main(["server", "prepare", "--admin-url", postgres_server.url("postgres"), "--name", name]) == 0
    return [
        line.split()[1:] for line in capsys.readouterr().out.splitlines() if line.startswith("  pst-kiosk")
    ]


def test_what_prepare_prints_can_be_typed_as_it_is(
    postgres_server: Server, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    init, *joins = printed(postgres_server, capsys, "typed")
    assert main(["kota-kupang" if word == "PROFILE" else word for word in init]) == 0
    assert {line[line.index("--role") + 1] for line in joins} == {"kiosk", "counter", "display", "rating"}
    for line in joins:
        assert main(["Kios 1" if word == "NAME" else word for word in line]) == 0
        found = settings.station_settings()
        assert (found.station, found.role) == ("Kios 1", line[line.index("--role") + 1])
        assert found.database == line[1]
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_joining_keeps_the_printer_and_what_the_operator_wrote(
    postgres_server: Server, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    init, kiosk, *_ = printed(postgres_server, capsys, "kept")
    main(["kota-kupang" if word == "PROFILE" else word for word in init])
    file.parent.mkdir()
    file.write_text('station = "old"\n# by the door\n[printer]\nkind = "network"\nhost = "192.0.2.7"\n')
    assert main(["kios-1" if word == "NAME" else word for word in kiosk]) == 0
    assert "# by the door" in file.read_text()
    found = settings.station_settings()
    assert (found.station, found.printer.host) == ("kios-1", "192.0.2.7")


def test_joining_before_the_office_is_installed_changes_nothing(
    postgres_server: Server, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    _, kiosk, *_ = printed(postgres_server, capsys, "not_yet")
    assert main(["kios-1" if word == "NAME" else word for word in kiosk]) == 1
    assert re.match(r"pst-kiosk: office missing.*\n$", capsys.readouterr().err)
    assert not file.exists()


def test_an_address_of_another_kind_is_refused(
    postgres_server: Server, capsys: pytest.CaptureFixture[str], file: Path
) -> None:
    _, kiosk, *_ = printed(postgres_server, capsys, "mixed_up")
    assert main(["join", kiosk[1], "--role", "display", "--station", "tv"]) == 1
    error = capsys.readouterr().err
    assert "station role" in error
    assert "@" not in error, "no password in a message"
    assert not file.exists()


def test_a_pc_that_joined_as_another_kind_of_station_says_so_and_stops(
    kupang: TestOffice, tmp_path: Path
) -> None:
    written = tmp_path / "pst-kiosk" / "station.toml"
    written.parent.mkdir()
    written.write_text(f'database = "{kupang.url}"\nstation = "loket-1"\nrole = "counter"\n')
    here = {"XDG_CONFIG_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    ended = subprocess.run(
        [sys.executable, "-m", "pst_kiosk.cli", "display", "--windowed"],
        env=os.environ | here,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert "station role: address counter, role display" in ended.stderr
