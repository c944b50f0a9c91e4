"""Which of the office's stations need a look, in an officer's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pst_kiosk.counter import printer_words
from pst_kiosk.dates import clock_time

if TYPE_CHECKING:
    from pst_kiosk.services.stations import StationNow

CLOCK_TOLERANCE = dt.timedelta(seconds=2)
_SCREENS = {
    "kiosk": "kios",
    "counter": "komputer loket",
    "display": "papan antrean",
    "rating": "tablet penilaian",
}
_PAPER_LOW = "Kertas printernya hampir habis. Silakan siapkan gulungan baru."


@dataclass(frozen=True)
class Trouble:
    """A station that needs a look. `lost`: it is not heard of. `grave`: that, or something visitors miss now,
    which `short` says in a few words; else it is a note."""

    station: str
    screen: str
    lines: tuple[str, ...]
    grave: bool
    lost: bool = False
    short: str = ""


def troubles(
    stations: Iterable[StationNow], zone: ZoneInfo, version: str, believe_down: bool = True
) -> tuple[Trouble, ...]:
    """Those of the stations that need a look: the lost ones first, mere notes last.

    `version` is this program's. `believe_down`: False just after the database was away, when nobody could
    be heard of.
    """
    told = [_trouble(station, zone, version, believe_down) for station in stations]
    return tuple(sorted(filter(None, told), key=lambda trouble: (not trouble.grave, not trouble.lost)))


def headline(found: tuple[Trouble, ...]) -> tuple[str, str]:
    """All of them in a few words: which station, where it is one, and what; both empty where there is
    nothing."""
    grave = [trouble for trouble in found if trouble.grave]
    if len(grave) == 1:
        return grave[0].station, grave[0].short
    if grave:
        return "", f"{len(grave)} perangkat perlu diperiksa"
    return "", "Catatan perangkat" if found else ""


def _trouble(station: StationNow, zone: ZoneInfo, version: str, believe_down: bool) -> Trouble | None:
    screen = _SCREENS.get(station.role, station.role)
    if station.condition == "down" and believe_down:
        since = clock_time(station.seen_at.astimezone(zone))
        line = f"Tidak terhubung sejak {since}. Silakan periksa daya dan kabel jaringannya."
        return Trouble(station.name, screen, (line,), grave=True, lost=True, short="terputus")
    if station.condition != "running":
        return None
    printer = station.printer
    grave = printer_words.is_fault(printer)
    lines = _printer(printer), _version(station, version), _clock(station.clock_ahead)
    notes = tuple(line for line in lines if line)
    if not notes:
        return None
    short = printer_words.trouble(printer).short if printer and grave else ""
    return Trouble(station.name, screen, notes, grave, short=short)


def _printer(state: str | None) -> str:
    if state == "paper_low":
        return _PAPER_LOW
    if state is None or not printer_words.is_fault(state):
        return ""
    return f"{printer_words.trouble(state).sentence} Nomor pengunjung tetap berlaku."


def _version(station: StationNow, version: str) -> str:
    if station.version == version:
        return ""
    return f"Versi programnya {station.version}, di komputer ini {version}."


def _clock(ahead: dt.timedelta) -> str:
    if abs(ahead) <= CLOCK_TOLERANCE:
        return ""
    way = "lebih cepat" if ahead > dt.timedelta(0) else "terlambat"
    return f"Jamnya {way} {_length(abs(ahead))}; waktu antrean tidak terpengaruh."


def _length(span: dt.timedelta) -> str:
    seconds = round(span.total_seconds())
    for size, unit in ((86400, "hari"), (3600, "jam"), (60, "menit")):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} detik"
