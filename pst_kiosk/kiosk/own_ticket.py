"""What a visitor already holds, a number or an appointment: looked up, and how it is shown.

Nothing personal comes from here; by a number typed, no more than the board shows.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from pst_kiosk.dates import clock_time, long_date, zone_name
from pst_kiosk.domain.errors import Refused
from pst_kiosk.kiosk.facts import ByLanguage
from pst_kiosk.kiosk.words import ahead_words, at_once, minute_range, wait_words
from pst_kiosk.ui import feedback_search

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office, Service
    from pst_kiosk.services.complaint_views import PublicStatus
    from pst_kiosk.services.feedback import Request
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.own_ticket import GuestBook
    from pst_kiosk.services.reception import OwnTicket

translate = QCoreApplication.translate

DUE: Final = "due"
LEFT: Final = "left"
SIGNED: Final = "signed"
NOT_ASKED: Final = "not_asked"


@dataclass(frozen=True)
class Held:
    """The ticket a visitor stands here with; `code` is None where he knows its number alone."""

    ticket_id: str
    code: str | None
    guest_book: GuestBook


@dataclass(frozen=True)
class Booked:
    """An appointment, by its code. `at` is in the office's zone."""

    code: str
    service: str
    at: dt.datetime
    day: ByLanguage


@dataclass(frozen=True)
class OwnTicketShown:
    number: str = ""
    service: str = ""
    status: str = ""
    kind: str = "info"
    """How the status is shown: as a notice of this kind."""
    ahead: str = ""
    ahead_words: str = ""
    wait: str = ""
    wait_words: str = ""
    guest_book: bool = False
    """Whether the guest book can be filled in now."""
    further: bool = False
    reprint: bool = False
    cancel: bool = False
    rating: bool = False
    left: bool = False
    """Whether the guest book has been left."""
    hint: str = ""
    """That it has, or why not more is offered."""


def guest_book_of_new(service: Service) -> GuestBook:
    """How the guest book stands when a visit's first number has just been given."""
    from pst_kiosk.domain.procedure import asks_guest_book, guest_book_at_kiosk

    if guest_book_at_kiosk(service):
        return SIGNED
    return DUE if asks_guest_book(service) else NOT_ASKED


def look_up(services: Services, text: str) -> OwnTicket | Booked | Request | PublicStatus:
    """What a scanned or typed text stands for; in the database's lane. A ticket of an earlier day is there to
    be rated, where its request has ended; a complaint's code tells what became of it.

    Raises `Refused` `ticket_unknown`, or what stands against the appointment, rating or complaint.
    """
    try:
        return services.reception.own_ticket(text)
    except Refused as refused:
        if refused.code != "ticket_unknown":
            raise
    try:
        appointment = services.reception.appointment(text)
    except Refused as refused:
        if refused.code == "appointment_unknown":
            return _from_before(services, text)
        raise
    at = appointment.at.astimezone(services.office.tz)
    days = {language: long_date(at.date(), language) for language in ("id", "en")}
    return Booked(text, appointment.service, at, days)


def _from_before(services: Services, text: str) -> Request | PublicStatus:
    try:
        return feedback_search.look_up(services, text)
    except Refused as refused:
        if refused.code in ("code_unknown", "too_old"):
            raise Refused("ticket_unknown") from None
        raise


def own_ticket_shown(
    found: OwnTicket | None, *, prints: bool, is_open: bool, another: bool, language: str
) -> OwnTicketShown:
    """The page; an empty one without a ticket. `prints`: whether this station has a printer; `is_open`:
    whether the office is; `another`: whether it gives another service's number. The same service's is given
    again once it was rendered."""
    if found is None:
        return OwnTicketShown()
    waiting = found.status == "waiting"
    open_ = found.status in ("waiting", "called", "held")
    known = found.code is not None
    return OwnTicketShown(
        number=found.number or "",
        service=found.service.name[language],
        status=_status_words(found),
        kind=_KINDS.get(found.status, "info"),
        ahead=str(found.people_ahead) if waiting else "",
        ahead_words=ahead_words(found.people_ahead) if waiting else "",
        wait=(minute_range(found.wait) if found.wait else at_once()) if waiting else "",
        wait_words=wait_words(found.wait) if waiting else "",
        guest_book=open_ and found.guest_book == DUE,
        further=known and (is_open if found.status == "done" else another and found.status not in _OVER),
        reprint=known and open_ and prints and found.number is not None,
        cancel=known and open_,
        rating=found.status == "done",
        left=found.guest_book == LEFT,
        hint=_hint(found, known),
    )


_OVER = ("cancelled", "no_show")
_KINDS = {"called": "good", "no_show": "warn", "held": "warn"}


def _status_words(found: OwnTicket) -> str:
    sentences = {
        "waiting": translate("Kiosk", "Menunggu panggilan. Silakan duduk di ruang tunggu."),
        "called": translate("Kiosk", "Nomor ini sedang dipanggil. Silakan menuju loket di layar panggilan."),
        "serving": translate("Kiosk", "Nomor ini sedang dilayani."),
        "held": translate("Kiosk", "Nomor ini ditunda oleh petugas dan tetap berlaku."),
        "done": translate("Kiosk", "Pelayanan untuk nomor ini sudah selesai. Terima kasih."),
        "no_show": translate(
            "Kiosk", "Nomor ini sudah dipanggil tetapi Anda belum datang. Silakan temui petugas."
        ),
        "cancelled": translate("Kiosk", "Nomor ini sudah dibatalkan."),
    }
    return sentences[found.status]


def _hint(found: OwnTicket, known: bool) -> str:
    if found.guest_book == LEFT:
        return left_words()
    if not known:
        return translate(
            "Kiosk",
            "Tiket Anda hilang, atau ingin mengubah sesuatu? Silakan temui petugas dan sebutkan nomor Anda.",
        )
    return ""


def left_words() -> str:
    """That the guest book filled in while waiting has arrived."""
    return translate(
        "Kiosk",
        "Buku tamu Anda sudah kami terima. Petugas memeriksanya bersama Anda saat nomor Anda dipanggil.",
    )


def refusal_words(refused: Refused, office: Office, language: str) -> str | None:
    """Why a text cannot be followed up; None where the sentence is not this page's."""
    match refused.code:
        case "ticket_unknown":
            return translate(
                "Kiosk",
                "Nomor atau kode itu tidak ditemukan hari ini. Silakan periksa kembali, atau temui petugas.",
            )
        case "appointment_used":
            return translate("Kiosk", "Nomor untuk janji temu ini sudah diambil. Silakan temui petugas.")
        case "appointment_in_hours":
            return translate(
                "Kiosk",
                "Janji temu ini untuk jam buka, sedangkan kantor sedang tutup. Silakan hubungi petugas.",
            )
        case "appointment_other_day":
            at = dt.datetime.fromisoformat(str(refused.details["at"])).astimezone(office.tz)
            return translate(
                "Kiosk", "Janji temu ini untuk {day} pukul {time}. Silakan datang pada hari itu."
            ).format(day=long_date(at.date(), language), time=_time(at, office, language))
    return None


def appointment_words(booked: Booked, office: Office, language: str) -> str:
    """ "Sabtu, 21 November 2026, pukul 09.00 WITA"."""
    return translate("Kiosk", "{day}, pukul {time}").format(
        day=booked.day[language], time=_time(booked.at, office, language)
    )


def _time(at: dt.datetime, office: Office, language: str) -> str:
    return f"{clock_time(at, language)} {zone_name(office.tz)}"
