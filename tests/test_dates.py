"""Dates and times as they are written in Indonesia."""

import subprocess
import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from pst_kiosk.dates import clock_time, countdown, long_date, zone_name


def test_a_date_is_written_out_in_both_languages() -> None:
    assert long_date(date(2026, 11, 21)) == "Sabtu, 21 November 2026"
    assert long_date(date(2026, 8, 17)) == "Senin, 17 Agustus 2026"
    assert long_date(date(2026, 11, 21), "en") == "Saturday, 21 November 2026"


def test_hours_and_minutes_are_parted_by_a_point_in_indonesian() -> None:
    moment = datetime(2026, 11, 20, 9, 5, tzinfo=ZoneInfo("Asia/Makassar"))
    assert clock_time(moment) == "09.05"
    assert clock_time(moment, "en") == "09:05"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "00.00"), (134, "02.14"), (134.9, "02.14"), (-80, "01.20"), (6300, "105.00")]
)
def test_a_countdown_shows_minutes_and_seconds(seconds: float, text: str) -> None:
    assert countdown(seconds) == text


@pytest.mark.parametrize(
    ("zone", "name"),
    [("Asia/Jakarta", "WIB"), ("Asia/Pontianak", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")],
)
def test_zones_have_their_indonesian_names(zone: str, name: str) -> None:
    assert zone_name(ZoneInfo(zone)) == name


def test_importing_dates_does_not_load_babel() -> None:
    code = "import sys, pst_kiosk.dates; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
