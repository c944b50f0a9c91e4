"""A station's settings file."""

from __future__ import annotations

from pathlib import Path

import pytest

from pst_kiosk import settings
from pst_kiosk.domain.errors import EnvironmentFault


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "station.toml"
    monkeypatch.setattr(settings, "settings_file", lambda: path)
    return path


def test_a_station_without_a_file_has_a_database_a_name_and_no_printer(file: Path) -> None:
    found = settings.station_settings()
    assert found.database.startswith("sqlite:///")
    assert found.station
    assert found.printer.kind == "none"


def test_the_file_names_database_and_printer(file: Path) -> None:
    file.write_text(
        'database = "sqlite:////srv/a.db"\n[printer]\nkind = "network"\nhost = "192.0.2.7"\nwidth = 58\n'
    )
    found = settings.station_settings()
    assert found.database == "sqlite:////srv/a.db"
    assert (found.printer.host, found.printer.port, found.printer.width) == ("192.0.2.7", 9100, 58)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[printer]\nkind = "network"\n', "host"),
        ('[printer]\nkind = "pigeon"\n', "printer.kind"),
        ('colour = "red"\n', "colour"),
        ("not toml at all", "settings invalid"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(file: Path, text: str, words: str) -> None:
    file.write_text(text)
    with pytest.raises(EnvironmentFault, match=words):
        settings.station_settings()
