"""The form by which a reader asks for a softcopy, filled in and ready to be signed."""

from __future__ import annotations

from dataclasses import dataclass

from pst_kiosk.reports.page import Letterhead, a4, facts, heading, paragraph, signatures, space, title


@dataclass(frozen=True)
class SoftcopyForm:
    """What the form says. `day` is written out; what is empty is left out, or, of the reader, left to be
    filled in by hand."""

    number: str
    day: str
    name: str
    institution: str
    contact: str
    title: str
    pages: str
    purpose: str
    officer: str


_BY_HAND = "…" * 30


def softcopy_form(letterhead: Letterhead, form: SoftcopyForm) -> bytes:
    """The form on one A4 page, as PDF."""
    return a4(
        letterhead,
        "Formulir permintaan softcopy",
        [
            title("Formulir permintaan softcopy", form.day),
            heading("Pemohon"),
            facts(
                (
                    ("Nomor antrean", form.number),
                    ("Nama", form.name or _BY_HAND),
                    ("Instansi", form.institution or _BY_HAND),
                    ("Kontak", form.contact or _BY_HAND),
                )
            ),
            heading("Pustaka yang diminta"),
            facts(
                (
                    ("Judul", form.title),
                    ("Halaman", form.pages or "Seluruhnya"),
                    ("Keperluan", form.purpose),
                )
            ),
            space(4),
            paragraph(
                "Softcopy diberikan ber-watermark: setiap halamannya memuat nama kantor, nomor antrean, dan "
                "tanggal penyerahan."
            ),
            space(8),
            signatures(("Petugas", form.officer), ("Pemohon", form.name), place_and_date=form.day),
        ],
    )
