"""The welcoming page: from what the kiosk knows to what it shows. Pure but for the language."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from pst_kiosk.dates import clock_time
from pst_kiosk.kiosk.facts import KioskFacts, Offer
from pst_kiosk.kiosk.words import at_once, minutes

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ServiceTile:
    key: str
    symbol: str
    name: str
    description: str
    people: str
    wait: str


@dataclass(frozen=True)
class Home:
    office: str = ""
    time: str = ""
    date: str = ""
    is_open: bool = False
    hours: str = ""
    """Open or closed, and until when."""
    closed: str = ""
    """Why no number can be taken now; empty while it can."""
    cut_off: str = ""
    """That the kiosk goes on although the database is away; empty while it is there."""
    complaints: str = ""
    complaint_notice: str = ""
    """Who answers for complaints, too: there is more room beside a call for help."""
    announcements: tuple[str, ...] = ()
    tiles: tuple[ServiceTile, ...] = ()
    path: tuple[str, ...] = ()
    """What awaits the visitor, where there is one service alone."""
    asks_guest_book: bool = False


def home(facts: KioskFacts | None, now: dt.datetime | None, language: str) -> Home:
    """What the page shows at `now`, which is in the office's zone; an empty page before the first reading."""
    if facts is None or now is None:
        return Home()
    return Home(
        office=facts.office.short_name,
        time=clock_time(now, language),
        date=f"{facts.date[language]} · {facts.zone}",
        is_open=facts.is_open,
        hours=_hours(facts, language),
        closed="" if facts.is_open else _closed(facts),
        cut_off=_cut_off(facts) if facts.cut_off and facts.gives_numbers else "",
        complaints=facts.office.complaints.line[language],
        complaint_notice="\n".join(facts.office.complaints.public_notice(language)),
        announcements=tuple(text[language] for text in facts.announcements),
        tiles=tuple(_tile(offer, facts.is_open, language) for offer in facts.offers),
        path=tuple(text[language] for text in facts.offers[0].path) if len(facts.offers) == 1 else (),
        asks_guest_book=any(offer.guest_book_first for offer in facts.offers),
    )


def _hours(facts: KioskFacts, language: str) -> str:
    if facts.until is None:
        return translate("Kiosk", "Tutup")
    time = clock_time(facts.until, language)
    if facts.is_open:
        return translate("Kiosk", "Buka sampai {time}").format(time=time)
    if facts.until.date() == facts.at.date():
        return translate("Kiosk", "Tutup, buka hari ini {time}").format(time=time)
    return translate("Kiosk", "Tutup, buka {day} {time}").format(day=facts.until_day[language], time=time)


def _closed(facts: KioskFacts) -> str:
    if _numbered(facts):
        return translate(
            "Kiosk",
            "Nomor antrean dapat diambil pada jam pelayanan. "
            "Sudah membuat janji? Silakan pindai atau ketik kodenya di sini.",
        )
    return translate(
        "Kiosk",
        "Layanan dibuka pada jam pelayanan. Sudah membuat janji? Silakan pindai atau ketik kodenya di sini.",
    )


def _cut_off(facts: KioskFacts) -> str:
    if _numbered(facts):
        return translate(
            "Kiosk",
            "Sambungan ke data kantor sedang terputus. Anda tetap dapat mengambil nomor antrean di sini.",
        )
    return translate(
        "Kiosk", "Sambungan ke data kantor sedang terputus. Anda tetap dapat mengisi buku tamu di sini."
    )


def _numbered(facts: KioskFacts) -> bool:
    return any(offer.service.numbered for offer in facts.offers)


def _tile(offer: Offer, is_open: bool, language: str) -> ServiceTile:
    service = offer.service
    return ServiceTile(
        key=service.key,
        symbol=service.icon,
        name=service.name[language],
        description=service.description[language],
        people=_people(offer.waiting) if is_open and offer.waiting is not None else "",
        wait=_wait(offer) if is_open and offer.waiting is not None else "",
    )


def _wait(offer: Offer) -> str:
    return minutes(offer.wait) if offer.wait else at_once()


def _people(waiting: int) -> str:
    if waiting == 0:
        return translate("Kiosk", "Tidak ada antrean")
    one = translate("Kiosk", "{count} orang menunggu", "satu")
    more = translate("Kiosk", "{count} orang menunggu")
    return (one if waiting == 1 else more).format(count=waiting)
