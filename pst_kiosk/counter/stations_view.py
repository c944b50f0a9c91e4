"""Which of the office's stations need a look, in an officer's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

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
_PRINTERS = {
    "printer_refused": "Printernya menolak cetakan terakhir.",
    "printer_timeout": "Printernya tidak menjawab.",
    "printer_broken_off": "Sambungan printernya terputus saat mencetak.",
    "printer_not_found": "Printernya tidak ditemukan.",
    "printer_no_permission": "Printernya tidak boleh dipakai program ini.",
}
_PRINTER = "Printernya gagal mencetak."
_READY = "ready"


@dataclass(frozen=True)
class Trouble:
    """A station that needs a look. `lost`: it is not heard of. `grave`: that, or something visitors miss now;
    else it is a note."""

    station: str
    screen: str
    lines: tuple[str, ...]
    grave: bool
    lost: bool = False


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
        return grave[0].station, "terputus" if grave[0].lost else "gagal mencetak"
    if grave:
        return "", f"{len(grave)} perangkat perlu diperiksa"
    return "", "Catatan perangkat" if found else ""


def _trouble(station: StationNow, zone: ZoneInfo, version: str, believe_down: bool) -> Trouble | None:
    screen = _SCREENS.get(station.role, station.role)
    if station.condition == "down" and believe_down:
        since = clock_time(station.seen_at.astimezone(zone))
        line = f"Tidak terhubung sejak {since}. Silakan periksa daya dan kabel jaringannya."
        return Trouble(station.name, screen, (line,), grave=True, lost=True)
    if station.condition != "running":
        return None
    printer = _printer(station.printer)
    notes = [line for line in (printer, _version(station, version), _clock(station.clock_ahead)) if line]
    if not notes:
        return None
    return Trouble(station.name, screen, tuple(notes), grave=bool(printer))


def _printer(state: str | None) -> str:
    if state is None or state == _READY:
        return ""
    said = _PRINTERS.get(state, _PRINTER)
    return f"{said} Nomor pengunjung tetap berlaku."


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
