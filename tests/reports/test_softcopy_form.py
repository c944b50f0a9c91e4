"""The printed request form for a softcopy."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from pst_kiosk.reports.page import Letterhead
from pst_kiosk.reports.softcopy_form import SoftcopyForm, softcopy_form

OFFICE = Letterhead("BPS Kota Kupang", ("Jl. Frans Seda, Kupang",))
FORM = SoftcopyForm(
    number="P-007",
    day="18 November 2026",
    name="Siti Rahma",
    institution="Universitas Nusa Cendana",
    contact="siti@example.org",
    title="Kota Kupang Dalam Angka 2025",
    pages="1–12, 40",
    purpose="Tesis",
    officer="Rina Sabuna",
)


def text(form: SoftcopyForm) -> str:
    reader = PdfReader(BytesIO(softcopy_form(OFFICE, form)))
    (page,) = reader.pages
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    return page.extract_text()


def test_the_form_says_who_asks_for_what_and_what_for() -> None:
    said = text(FORM)
    for words in ("BPS Kota Kupang", *(getattr(FORM, name) for name in FORM.__dataclass_fields__)):
        assert words in said
    assert "Halaman 1 dari 1" in said


def test_what_is_not_known_is_left_to_be_filled_in_by_hand() -> None:
    said = text(replace(FORM, number="", name="", institution="", contact="", pages=""))
    assert "Nomor antrean" not in said
    assert "Nama" in said
    assert "……………" in said
    assert "Seluruhnya" in said


def test_the_longest_texts_stay_on_one_page_as_they_were_typed() -> None:
    said = text(replace(FORM, title="<b>" + "x" * 197, purpose="Judul " * 33, institution="&" * 120))
    assert "<b>xxx" in said
