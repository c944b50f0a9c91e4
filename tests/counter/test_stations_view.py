"""Which stations a counter tells of, and in which words."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import get_args
from zoneinfo import ZoneInfo

import pytest

from pst_kiosk.counter.printer_words import trouble
from pst_kiosk.counter.stations_view import headline, troubles
from pst_kiosk.printing.faults import Reason
from pst_kiosk.services.stations import Condition, StationNow
from tests.support.office import MORNING

WITA = ZoneInfo("Asia/Makassar")
WELL = StationNow("kios-1", "kiosk", 1, "0.1.0", "ready", dt.timedelta(), MORNING, Condition.RUNNING)
LOST = replace(WELL, condition=Condition.DOWN)


def lines(*stations: StationNow, believe_down: bool = True) -> list[str]:
    found = troubles(stations, WITA, "0.1.0", believe_down)
    return [f"{trouble.station}: {line}" for trouble in found for line in trouble.lines]


@pytest.mark.parametrize("condition", [Condition.RUNNING, Condition.CLOSED, Condition.SILENT])
def test_a_station_that_is_well_or_rests_is_not_mentioned(condition: Condition) -> None:
    assert lines(replace(WELL, condition=condition)) == []
    assert headline(()) == ("", "")


def test_a_lost_station_is_told_with_the_time_in_the_offices_zone() -> None:
    (line,) = lines(LOST)
    assert line.startswith("kios-1: Tidak terhubung sejak 09.05.")


def test_nobody_is_missed_just_after_the_database_was_away() -> None:
    assert lines(LOST, believe_down=False) == []


def test_a_printers_last_fault_is_told() -> None:
    (line,) = lines(replace(WELL, printer="printer_timeout"))
    assert "Printernya tidak menjawab." in line
    (line,) = lines(replace(WELL, printer="printer_on_fire"))
    assert "Printernya gagal mencetak." in line


@pytest.mark.parametrize("state", [None, "unknown"])
def test_a_printer_nobody_knows_anything_about_is_not_mentioned(state: str | None) -> None:
    assert lines(replace(WELL, printer=state)) == []


def test_what_a_printer_needs_is_in_the_headline() -> None:
    empty = replace(WELL, printer="printer_paper_out")
    assert headline(troubles([empty], WITA, "0.1.0")) == ("kios-1", "kertas printer habis")


def test_paper_near_its_end_is_a_note() -> None:
    low = replace(WELL, printer="paper_low")
    (line,) = lines(low)
    assert "hampir habis" in line
    assert headline(troubles([low], WITA, "0.1.0")) == ("", "Catatan perangkat")


def test_every_fault_of_a_printer_has_words_of_its_own() -> None:
    sentences = {trouble(f"printer_{reason}").sentence for reason in get_args(Reason)}
    assert len(sentences) == len(get_args(Reason))


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (dt.timedelta(seconds=3), "lebih cepat 3 detik"),
        (dt.timedelta(seconds=-90), "terlambat 90 detik"),
        (dt.timedelta(minutes=-3), "terlambat 3 menit"),
        (dt.timedelta(hours=9), "lebih cepat 9 jam"),
        (dt.timedelta(days=-800), "terlambat 800 hari"),
    ],
)
def test_a_clock_that_is_off_is_told(ahead: dt.timedelta, said: str) -> None:
    (line,) = lines(replace(WELL, clock_ahead=ahead))
    assert said in line


@pytest.mark.parametrize("seconds", [-2, 0, 2])
def test_two_seconds_are_no_matter(seconds: int) -> None:
    assert lines(replace(WELL, clock_ahead=dt.timedelta(seconds=seconds))) == []


def test_another_version_is_told() -> None:
    (line,) = lines(replace(WELL, version="0.2.0"))
    assert "0.2.0" in line
    assert "0.1.0" in line


def test_what_is_grave_comes_first_and_gives_the_headline() -> None:
    off = replace(WELL, name="tv", role="display", clock_ahead=dt.timedelta(minutes=5))
    mute = replace(WELL, name="kios-2", printer="printer_refused")
    found = troubles([off, LOST], WITA, "0.1.0")
    assert [trouble.station for trouble in troubles([mute, off, LOST], WITA, "0.1.0")] == [
        *("kios-1", "kios-2", "tv")
    ]
    assert headline(found) == ("kios-1", "terputus")
    assert headline(troubles([mute], WITA, "0.1.0")) == ("kios-2", "gagal mencetak")
    assert headline(troubles([off, LOST, mute], WITA, "0.1.0")) == ("", "2 perangkat perlu diperiksa")
    assert headline(troubles([off], WITA, "0.1.0")) == ("", "Catatan perangkat")
