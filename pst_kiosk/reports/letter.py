"""The letters of a request: the recommendation of a statistical activity, and that of a data request."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from reportlab.platypus import Flowable

from pst_kiosk.dates import full_date
from pst_kiosk.domain.office import Office
from pst_kiosk.reports.page import (
    Letterhead,
    a4,
    boxed,
    facts,
    heading,
    paragraph,
    signatures,
    space,
    title,
)

RECOMMENDATION = "Surat rekomendasi kegiatan statistik"
DATA_REQUEST = "Surat permintaan data"
_DRAFT = "RANCANGAN – belum diterbitkan"


@dataclass(frozen=True)
class LetterPaper:
    """What the letter says. `reference` is its number in the office's register; `request` the request's."""

    reference: str
    request: str
    addressee: str
    about: str
    body: str
    who: str
    """Who asked, with institution and contact where they are known."""
    institution: str
    contact: str
    received: dt.date


def recommendation(office: Office, letter: LetterPaper, issued: dt.date | None, head: str) -> bytes:
    """The letter the head issues, as an A4 PDF; `issued` None: a draft, and it says so."""
    signed = f"Kepala {office.name}"
    return a4(
        Letterhead.of(office),
        RECOMMENDATION,
        [
            *([] if issued else [boxed(_DRAFT), space(4)]),
            title(RECOMMENDATION, f"Nomor {letter.reference or '…' * 10}"),
            facts(
                [
                    ("Kepada", letter.addressee),
                    ("Instansi", letter.institution),
                    ("Tentang", letter.about),
                    ("Permohonan", f"Nomor {letter.request}, diterima {full_date(letter.received)}"),
                ]
            ),
            space(4),
            *_paragraphs(letter.body),
            space(10),
            # The head signs at the right.
            signatures(
                ("", " "),
                (signed, head if issued else ""),
                place_and_date=full_date(issued) if issued else "",
            ),
        ],
    )


def data_request(office: Office, letter: LetterPaper, due: dt.date | None, officer: str) -> bytes:
    """The letter that says which data is asked for, and until when it is agreed to be handed over."""
    return a4(
        Letterhead.of(office),
        DATA_REQUEST,
        [
            title(DATA_REQUEST, f"Nomor {letter.reference or letter.request}"),
            facts(
                [
                    ("Kepada", letter.addressee),
                    ("Pemohon", letter.who),
                    ("Instansi", letter.institution),
                    ("Kontak", letter.contact),
                    ("Diterima", full_date(letter.received)),
                    ("Diserahkan paling lambat", full_date(due) if due else "menurut kesepakatan"),
                ]
            ),
            heading(letter.about),
            *_paragraphs(letter.body),
            space(8),
            signatures(
                ("Pemohon", letter.who),
                ("Petugas layanan", officer),
                place_and_date=full_date(letter.received),
            ),
        ],
    )


def _paragraphs(body: str) -> list[Flowable]:
    """A paragraph each, so that a long letter is broken between them."""
    return [piece for text in body.split("\n") if text.strip() for piece in (paragraph(text), space(2))]
