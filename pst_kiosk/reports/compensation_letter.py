"""The letter that tells a visitor what he is given for a promise that was broken."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pst_kiosk.dates import clock_time, full_date, zone_name
from pst_kiosk.domain.office import Office
from pst_kiosk.reports.page import (
    Letterhead,
    a4,
    facts,
    heading,
    paragraph,
    signatures,
    space,
    title,
)

TITLE = "Surat Kompensasi Layanan"


@dataclass(frozen=True)
class CompensationPaper:
    """What the letter says: nothing of who the visitor is. Moments are aware."""

    number: str
    ticket: str
    queue: str
    deadline: dt.datetime
    offered_at: dt.datetime
    contents: str
    given: str
    """What was given; empty until the visitor accepted."""
    officer: str


def compensation_letter(office: Office, letter: CompensationPaper) -> bytes:
    """The letter as an A4 PDF. The office's standard must have a compensation."""
    rules = office.compensation
    assert rules is not None
    deadline, offered = letter.deadline.astimezone(office.tz), letter.offered_at.astimezone(office.tz)
    zone = zone_name(office.tz)
    return a4(
        Letterhead.of(office),
        TITLE,
        [
            title(TITLE, f"Nomor {letter.number}"),
            paragraph(
                f"{office.name} mohon maaf: janji waktu pelayanan kepada pemegang nomor antrean "
                f"{letter.ticket or 'yang tercatat'} tidak kami tepati. Sesuai {rules.instrument}, kami "
                "memberikan kompensasi berikut."
            ),
            space(3),
            facts(
                [
                    ("Nomor antrean", letter.ticket),
                    ("Antrean", letter.queue),
                    ("Seharusnya dilayani", f"{full_date(deadline.date())} {clock_time(deadline)} {zone}"),
                    ("Dasar", rules.instrument),
                    ("Ditawarkan", f"{full_date(offered.date())} {clock_time(offered)} {zone}"),
                ]
            ),
            heading("Kompensasi"),
            paragraph(letter.contents),
            *([heading("Diberikan"), paragraph(letter.given)] if letter.given else []),
            space(10),
            signatures(
                ("Penerima", ""),
                (f"Petugas {office.short_name}", letter.officer),
                place_and_date=full_date(offered.date()),
            ),
        ],
    )
