"""The end of the visit to the kiosk: from what was given to what is shown. Pure but for the language.

Where the standard gives no number, there is nothing to print and nothing to remember.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pst_kiosk.kiosk.facts import to_do_first
from pst_kiosk.kiosk.own_ticket import DUE, LEFT, Held, left_words
from pst_kiosk.kiosk.words import ahead_words, at_once, minute_range, wait_words

if TYPE_CHECKING:
    from pst_kiosk.domain.late_arrival import LateArrival
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.reception import IssuedTicket

translate = QCoreApplication.translate


class Paper(StrEnum):
    """How far the paper ticket is."""

    NONE = "none"
    """This station has no printer."""
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    OUT = "out"
    """Failed, as the printer has no paper."""


WITHOUT_PAPER = (Paper.NONE, Paper.FAILED, Paper.OUT)
"""The number must be remembered."""


@dataclass(frozen=True)
class TicketShown:
    number: str = ""
    service: str = ""
    code: str = ""
    ahead: str = ""
    ahead_words: str = ""
    wait: str = ""
    wait_words: str = ""
    cut_off: str = ""
    """Instead of people ahead and wait, where a kiosk without its database cannot tell them."""
    promise: str = ""
    to_do: tuple[str, ...] = ()
    """What is to be done elsewhere before being served."""
    paper: str = Paper.NONE
    paper_words: str = ""
    guest_book: bool = False
    """Whether the guest book can be filled in while waiting."""
    further: bool = False
    """Whether another service can be taken."""
    cancel: bool = False
    """Whether this number can be given back."""
    left: str = ""
    closing: str = ""


def ticket_shown(
    ticket: IssuedTicket | None,
    held: Held | None,
    paper: Paper,
    seconds: int,
    language: str,
    *,
    another: bool,
) -> TicketShown:
    """The page with `seconds` left until it closes by itself; an empty page without a ticket. `another`:
    whether the office gives another service's number."""
    if ticket is None:
        return TicketShown()
    promise = ticket.service.promise
    shown = TicketShown(
        number=ticket.number or "",
        service=ticket.service.name[language],
        code=ticket.code,
        promise=promise[language] if promise else "",
        to_do=tuple(text[language] for text in to_do_first(ticket.service)),
        paper=paper,
        paper_words=_paper_words(paper) if ticket.number else "",
        guest_book=held is not None and held.guest_book == DUE,
        further=another and held is not None and ticket.number is not None,
        cancel=held is not None and ticket.number is not None,
        left=left_words() if held is not None and held.guest_book == LEFT else "",
        closing=_closing_words(seconds),
    )
    if ticket.people_ahead is None:
        return replace(shown, cut_off=_cut_off_words(ticket))
    return replace(
        shown,
        ahead=str(ticket.people_ahead),
        ahead_words=ahead_words(ticket.people_ahead),
        wait=minute_range(ticket.wait) if ticket.wait else at_once(),
        wait_words=wait_words(ticket.wait),
    )


def late_ticket(late: LateArrival, office: Office) -> IssuedTicket:
    """What a visitor holds whom the kiosk received without the database: nobody knows who is ahead."""
    from pst_kiosk.db.identity import ticket_of
    from pst_kiosk.services.reception import IssuedTicket

    return IssuedTicket(
        id=ticket_of(late.command_id, late.service),
        number=late.number,
        code=late.code,
        service=office.service(late.service),
        language=late.language,
        issued_at=late.issued_at,
        people_ahead=None,
        wait=None,
    )


def _cut_off_words(ticket: IssuedTicket) -> str:
    if ticket.number is None:
        return translate(
            "Kiosk",
            "Sambungan ke data kantor sedang terputus. "
            "Silakan beri tahu petugas bahwa Anda sudah mengisi buku tamu.",
        )
    return translate(
        "Kiosk",
        "Sambungan ke data kantor sedang terputus. "
        "Nomor Anda tetap berlaku dan masuk antrean begitu sambungan pulih.",
    )


def _closing_words(seconds: int) -> str:
    one = translate("Kiosk", "Layar ini tertutup sendiri dalam {count} detik", "satu")
    more = translate("Kiosk", "Layar ini tertutup sendiri dalam {count} detik")
    return (one if seconds == 1 else more).format(count=seconds)


def _paper_words(paper: Paper) -> str:
    match paper:
        case Paper.NONE:
            return translate(
                "Kiosk", "Silakan ingat atau foto nomor Anda, lalu tunggu panggilan di ruang tunggu."
            )
        case Paper.PRINTING:
            return translate(
                "Kiosk", "Tiket sedang dicetak. Silakan ambil tiket, lalu tunggu panggilan di ruang tunggu."
            )
        case Paper.PRINTED:
            return translate("Kiosk", "Silakan ambil tiket Anda, lalu tunggu panggilan di ruang tunggu.")
        case Paper.FAILED:
            return translate(
                "Kiosk",
                "Printer sedang bermasalah. Silakan foto atau catat nomor Anda; nomor tetap berlaku.",
            )
        case Paper.OUT:
            return translate(
                "Kiosk",
                "Kertas printer sedang habis. Silakan foto atau catat nomor Anda; nomor tetap berlaku, "
                "dan petugas dapat mencetak tiketnya.",
            )
