"""The paper ticket: a pure function from what it says to the bytes a printer takes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .paper_width import PaperWidth
from .pen import Pen, QrMaker
from .wording import WORDING, Language

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True)
class TicketPaper:
    """All that a ticket says. There is no field for anything personal, and there must be none."""

    office_name: str
    service_name: str
    number: str
    """As called and shown on the board: "K-001"."""
    issued_at: dt.datetime
    """Aware, in the office's zone."""
    zone_name: str
    """What people call that zone: "WITA"."""
    people_ahead: int | None
    """None where nobody can tell; the ticket then says nothing of it."""
    wait: tuple[int, int] | None
    """Estimated minutes, from and to; None where nobody can tell, or nobody has to wait."""
    promise: str
    """One sentence, or empty where the queue promises nothing."""
    qr_text: str
    """A short random code in capitals and digits; it names the ticket to a scanner and means nothing else."""
    complaint_line: str
    language: Language = "id"
    reprint: bool = False


def ticket_bytes(
    paper: TicketPaper,
    width: PaperWidth = PaperWidth.MM80,
    qr: QrMaker = "printer",
    logo: Image | None = None,
) -> bytes:
    """The ticket in ESC/POS for a roll of `width`; the same paper gives the same bytes.

    `logo`: as `printable_logo` makes it for that roll.
    """
    words = WORDING[paper.language]
    pen = Pen(width)
    if paper.reprint:
        pen.text(words.reprint, inverse=True)
        pen.gap(16)
    if logo is not None:
        pen.picture(logo)
        pen.gap(16)
    pen.text(paper.office_name, bold=True)
    pen.rule()
    pen.gap(24)
    pen.text(words.caption)
    pen.gap(12)
    pen.largest(paper.number)
    pen.gap(12)
    pen.text(paper.service_name, width=2, height=2)
    pen.gap(16)
    pen.text(words.date(paper.issued_at))
    pen.text(words.clock(paper.issued_at, paper.zone_name))
    pen.rule()
    pen.gap(20)
    if paper.people_ahead is not None:
        pen.text(words.ahead(paper.people_ahead), bold=True)
    if paper.wait is not None:
        pen.text(words.wait(*paper.wait))
    if paper.promise:
        pen.gap(8)
        pen.text(paper.promise)
    pen.gap(32)
    pen.qr(paper.qr_text, qr)
    pen.gap(32)
    pen.text(paper.qr_text)
    if paper.complaint_line:
        pen.rule()
        pen.gap(16)
        pen.text(paper.complaint_line)
    return pen.cut()
