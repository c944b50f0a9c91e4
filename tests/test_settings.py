"""A station's settings file."""

from __future__ import annotations

import datetime as dt
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
    ("time", "volume"),
    [("11:59", 70), ("12:00", 30), ("13:00", 70), ("21:00", 0), ("06:59", 0), ("07:00", 70)],
)
def test_the_voice_is_as_loud_as_the_hour_says(file: Path, time: str, volume: int) -> None:
    file.write_text(
        "[voice]\nvolume = 70\n"
        "[[voice.hours]]\nbegins = 12:00:00\nends = 13:00:00\nvolume = 30\n"
        '[[voice.hours]]\nbegins = "18:00"\nends = "07:00"\nvolume = 0\n'
    )
    assert settings.station_settings().voice.volume_at(dt.time.fromisoformat(time)) == volume


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('[printer]\nkind = "network"\n', "host"),
        ('[printer]\nkind = "pigeon"\n', "printer.kind"),
        ('colour = "red"\n', "colour"),
        ("[voice]\nvolume = 101\n", "voice.volume"),
        ('[voice]\nlanguage = "jv"\n', "voice.language"),
        ("not toml at all", "settings invalid"),
    ],
)
def test_a_wrong_file_is_named_with_its_key(file: Path, text: str, words: str) -> None:
    file.write_text(text)
    with pytest.raises(EnvironmentFault, match=words):
        settings.station_settings()
