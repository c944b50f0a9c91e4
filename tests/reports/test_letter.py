"""The letters of a request, as people read them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from io import BytesIO

import pytest
from pypdf import PdfReader

from pst_kiosk.reports.letter import LetterPaper, data_request, recommendation
from pst_kiosk.services.setup import profile_path, read_profile

KUPANG = read_profile(profile_path("kota-kupang"))
BENGKULU = read_profile(profile_path("provinsi-bengkulu"))
DAY = dt.date(2026, 11, 18)
PAPER = LetterPaper(
    "B-12/5371/2026",
    "0001/PST/5371/2026",
    "Siti Rahma",
    "Survei harga pasar",
    "Rancangan kegiatan statistik ini layak.\n\nMetode dan instrumennya sudah jelas.",
    "Siti Rahma",
    "Universitas Contoh",
    "siti@example.org",
    DAY,
)


def said(document: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(document)).pages).split())


def test_an_issued_recommendation_says_who_issued_it_and_when() -> None:
    letter = said(recommendation(KUPANG, PAPER, dt.date(2026, 12, 1), "Kepala Kantor Contoh"))
    for words in (
        "Surat rekomendasi kegiatan statistik",
        "Nomor B-12/5371/2026",
        "Survei harga pasar",
        "Universitas Contoh",
        "0001/PST/5371/2026, diterima 18 November 2026",
        "Metode dan instrumennya sudah jelas.",
        "1 Desember 2026",
        f"Kepala {KUPANG.name}",
        "Kepala Kantor Contoh",
    ):
        assert words in letter
    assert "RANCANGAN" not in letter


def test_a_draft_says_that_it_is_one_and_is_signed_by_nobody() -> None:
    letter = said(recommendation(KUPANG, dataclasses.replace(PAPER, reference=""), None, "Kepala Kantor"))
    assert "RANCANGAN – belum diterbitkan" in letter
    assert "Kepala Kantor" not in letter.replace(f"Kepala {KUPANG.name}", "")


@pytest.mark.parametrize(
    ("due", "words"), [(dt.date(2026, 11, 23), "23 November 2026"), (None, "menurut kesepakatan")]
)
def test_a_data_request_says_until_when_its_data_is_handed_over(due: dt.date | None, words: str) -> None:
    letter = said(data_request(BENGKULU, PAPER, due, "Rina Sabuna"))
    assert "Surat permintaan data" in letter
    assert f"Diserahkan paling lambat {words}" in letter
    assert "siti@example.org" in letter
    assert "Rina Sabuna" in letter


def test_a_long_letter_goes_on_over_the_page() -> None:
    body = "\n".join(
        f"Alinea {at} yang panjangnya lebih dari satu baris pada halaman surat." for at in range(55)
    )
    document = recommendation(KUPANG, dataclasses.replace(PAPER, body=body), DAY, "Kepala")
    assert len(PdfReader(BytesIO(document)).pages) > 1
    assert "Alinea 54" in said(document)


def test_what_a_standard_does_not_state_is_no_address() -> None:
    assert "tidak disebutkan" not in said(data_request(BENGKULU, PAPER, DAY, "Rina Sabuna"))
