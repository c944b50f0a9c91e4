"""The office right now, in the words of whoever oversees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pst_kiosk.counter import printer_words
from pst_kiosk.counter.room_view import CAUSES, UNNUMBERED
from pst_kiosk.dates import clock_time, short_date, zone_name

if TYPE_CHECKING:
    from pst_kiosk.services.loan_views import Loan
    from pst_kiosk.services.stations import StationNow
    from pst_kiosk.services.today import Broken, DayNow, DeskNow, QueueNow

Table = tuple[tuple[str, ...], ...]
_NONE = "–"
_SCREENS = {"kiosk": "Kios", "counter": "Loket", "display": "Papan antrean", "rating": "Tablet penilaian"}
_CONDITIONS = {"running": "terhubung", "closed": "ditutup", "silent": "belum dinyalakan"}
_PRINTERS = {"ready": "siap", "paper_low": "kertas hampir habis"}


@dataclass(frozen=True)
class TodayShown:
    """`tiles` are pairs of a figure and what it counts; the rows of a table begin with their key."""

    hours: str = ""
    tiles: tuple[tuple[str, str], ...] = ()
    queues: Table = ()
    desks: Table = ()
    broken: Table = ()
    loans: Table = ()
    stations: Table = ()


def today_shown(day: DayNow, zone: ZoneInfo, cards: dict[int, str]) -> TodayShown:
    """`cards` are the names of the kinds of identity cards, by code."""
    return TodayShown(
        hours=_hours(day, zone),
        tiles=(
            (str(day.waiting), "menunggu"),
            (str(day.serving), "di loket"),
            (str(day.done), f"selesai dari {day.visits} kunjungan"),
            (_share(day.kept, day.decided), "janji ditepati"),
        ),
        queues=tuple(_queue(queue, zone) for queue in day.queues if _matters(queue)),
        desks=tuple(_desk(desk, zone) for desk in day.desks),
        broken=tuple(_broken(at, broken, zone) for at, broken in enumerate(day.broken)),
        loans=tuple(_loan(loan, cards, day.at, zone) for loan in day.loans),
        stations=tuple(_stations(day.stations, zone)),
    )


def _hours(day: DayNow, zone: ZoneInfo) -> str:
    at = f"Keadaan pukul {clock_time(day.at.astimezone(zone))} {zone_name(zone)}"
    if day.open.until is None:
        return f"{at} · kantor tutup"
    until = clock_time(day.open.until.astimezone(zone))
    return f"{at} · buka sampai {until}" if day.open.is_open else f"{at} · kantor tutup"


def _share(kept: int, decided: int) -> str:
    """Rounded down: 100 % is said of every promise alone."""
    return f"{100 * kept // decided} %" if decided else _NONE


def _matters(queue: QueueNow) -> bool:
    """Whether anything is or was going on in it today."""
    return bool(queue.waiting or queue.desks or queue.kept or queue.broken)


def _queue(queue: QueueNow, zone: ZoneInfo) -> tuple[str, ...]:
    name = queue.service.id if queue.name == queue.service else f"{queue.service.id} · {queue.name.id}"
    since = clock_time(queue.since.astimezone(zone)) if queue.since else _NONE
    decided = queue.kept + queue.broken
    promise = _share(queue.kept, decided) if queue.promised else "tanpa batas"
    return name, str(queue.waiting), since, str(queue.desks), promise, str(queue.broken or _NONE)


def _desk(desk: DeskNow, zone: ZoneInfo) -> tuple[str, ...]:
    if desk.break_since is not None:
        doing, since = "istirahat", desk.break_since
    elif desk.status is None:
        doing, since = "kosong", desk.opened_at
    else:
        who = desk.number or UNNUMBERED
        doing = f"melayani {who}" if desk.status == "serving" else f"memanggil {who}"
        since = desk.since or desk.opened_at
    return desk.desk.id, desk.officer, doing, clock_time(since.astimezone(zone))


def _broken(at: int, broken: Broken, zone: ZoneInfo) -> tuple[str, ...]:
    deadline = broken.deadline.astimezone(zone)
    served = "belum dilayani" if broken.served_at is None else clock_time(broken.served_at.astimezone(zone))
    cause = CAUSES[broken.cause] if broken.cause else _NONE
    return str(at), broken.number or UNNUMBERED, broken.queue.id, clock_time(deadline), served, cause


def _loan(loan: Loan, cards: dict[int, str], at: dt.datetime, zone: ZoneInfo) -> tuple[str, ...]:
    what = f"Loker {loan.locker}" if loan.locker is not None else cards.get(loan.card or 0, "Kartu identitas")
    given = loan.given_at.astimezone(zone)
    today = given.date() == at.astimezone(zone).date()
    since = clock_time(given) if today else short_date(given.date())
    state = "kunjungan sudah selesai" if loan.visit_over else "kantor sudah tutup" if loan.overdue else ""
    return loan.id, what, loan.number or UNNUMBERED, since, state


def _stations(stations: Iterable[StationNow], zone: ZoneInfo) -> Iterable[tuple[str, ...]]:
    for station in stations:
        state = _CONDITIONS.get(station.condition)
        if state is None:
            state = f"terputus sejak {clock_time(station.seen_at.astimezone(zone))}"
        printer = station.printer if station.condition == "running" else None
        said = _NONE if printer is None else _PRINTERS.get(printer, "")
        if printer is not None and printer_words.is_fault(printer):
            said = printer_words.trouble(printer).short
        key = f"{station.name} {station.role}"
        yield key, station.name, _SCREENS.get(station.role, station.role), state, said or "tidak diketahui"
