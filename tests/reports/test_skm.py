"""The report of the satisfaction survey, read back from the PDF and the spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from pst_kiosk.domain import period
from pst_kiosk.domain.satisfaction import Index, Tally
from pst_kiosk.domain.satisfaction_figures import Faces, Figure, Satisfaction
from pst_kiosk.domain.survey import Element
from pst_kiosk.reports.numbers import number, percent
from pst_kiosk.reports.skm import skm
from pst_kiosk.reports.skm_book import skm_book
from pst_kiosk.services.setup import profile_path, read_profile

OFFICE = read_profile(profile_path("kota-kupang"))
NASTY = (
    "=cmd|' /C calc'!A0",
    "+62 812",
    "-1+1",
    "@SUM(A1)",
    "<b>tebal</b> & <img src=x>",
    "http://contoh.go.id",
)
TALLIES = {element: Tally(120, 120 * 3 + 10 * at) for at, element in enumerate(Element)}
INDEX = Index(120, TALLIES)
"""The totals are 360 to 440 of 120 answers: the mean of means is 400/120, and 3.3333 x 25 = 83.33."""


def a_report(of: str = "2026-11", **other: Any) -> Satisfaction:
    months = period.as_typed(of).months
    told: Mapping[str, Any] = {
        "period": period.as_typed(of),
        "at": dt.datetime(2026, 12, 1, 2, tzinfo=dt.UTC),
        "through": period.as_typed(of).last,
        "office": Figure("5371", 120, INDEX, 1500),
        "services": (
            Figure("perpustakaan", 60, INDEX, 700),
            Figure("konsultasi", 55, INDEX, 40),
            Figure("penjualan", 5, None, 100),
            Figure("rekomendasi", 0, None, 2),
        ),
        "groups": {
            "sex": (Figure("0", 5, INDEX), Figure("1", 60, INDEX), Figure("2", 55, INDEX)),
            "age": (Figure("1", 4, None), Figure("7", 116, INDEX)),
            "education": (Figure("3", 120, INDEX),),
            "job": (Figure("7", 120, INDEX),),
        },
        "months": tuple(
            Figure(each.isoformat(), 120, INDEX) if each.month == 11 else Figure(each.isoformat(), 0, None)
            for each in months
        ),
        "faces": Faces("5371", 200, {1: 2, 2: 8, 3: 90, 4: 100}),
        "faces_by_service": (
            Faces("konsultasi", 198, {1: 2, 2: 8, 3: 88, 4: 100}),
            Faces("penjualan", 2, None),
        ),
        "asked": 1240,
        "comments": NASTY,
    }
    return Satisfaction(**{**told, **other})


def pages_of(report: Satisfaction) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(skm(OFFICE, report))).pages]


def test_the_pdf_says_what_was_measured_how_and_what_came_of_it() -> None:
    pages = pages_of(a_report())
    text = " ".join(" ".join(pages).split())
    for words in (
        "Nomor 14 Tahun 2017",
        "November 2026",
        "IKM 83,33, mutu pelayanan B (baik)",
        "Belum representatif: 120 dari 306 responden",
        "bobot tepat 1/9",
        "NRR (skala 1–4)",
        "IKM (25–100)",
        "1.500",
        "persyaratan, sistem, mekanisme, dan prosedur, waktu penyelesaian",
        "Penjualan produk statistik 100 5 80 – – Tidak dirinci",
        "Di bawah 17 tahun 4 3,3 % Tidak dirinci",
        "Tidak disebutkan 5 4,2 % 83,33 B (baik)",
        "200 penilaian dari 1.240 permintaan",
        f"Halaman {len(pages)} dari {len(pages)}",
    ):
        assert words in text, words
    assert "Perkembangan" not in text


def test_a_year_shows_its_months() -> None:
    text = " ".join(pages_of(a_report("2026")))
    assert "Perkembangan IKM per bulan" in text
    assert "Januari 2026" in text


def test_what_visitors_wrote_is_text_in_the_pdf() -> None:
    text = " ".join(" ".join(pages_of(a_report())).split())
    for comment in NASTY:
        assert comment in text


def test_what_visitors_wrote_is_text_in_the_spreadsheet() -> None:
    book = load_workbook(BytesIO(skm_book(OFFICE, a_report())))
    cells = [row[0] for row in book["Komentar"].iter_rows(min_row=2)]
    assert [(cell.value, cell.data_type, cell.hyperlink) for cell in cells] == [(c, "s", None) for c in NASTY]
    assert not any(
        cell.data_type == "f" for sheet in book.worksheets for row in sheet.iter_rows() for cell in row
    )


def test_the_spreadsheet_has_numbers_to_reckon_with() -> None:
    book = load_workbook(BytesIO(skm_book(OFFICE, a_report("2026"))))
    services = [[cell.value for cell in row] for row in book["Layanan"].iter_rows(min_row=2)]
    assert services[0][:6] == ["Perpustakaan", 700, 60, 248, 83.33, "B (baik)"]
    assert services[2][4:7] == ["Tidak dirinci", "–", "Tidak dirinci"]
    assert [cell.value for cell in book["Unsur"][2]][:4] == ["Persyaratan", 120, 3, 75]
    assert book["Bulan"].max_row == 13


@pytest.mark.parametrize("of", ["2026-11", "2026"])
def test_an_office_without_surveys_has_a_report_that_says_so(of: str) -> None:
    none = a_report(
        of,
        office=Figure("5371", 0, None, 0),
        services=tuple(Figure(service.key, 0, None, 0) for service in OFFICE.services),
        groups=dict.fromkeys(("sex", "age", "education", "job"), ()),
        months=tuple(Figure(each.isoformat(), 0, None) for each in period.as_typed(of).months),
        faces=Faces("5371", 0, None),
        faces_by_service=(),
        asked=0,
        comments=(),
    )
    assert "Belum ada responden" in " ".join(pages_of(none))
    assert load_workbook(BytesIO(skm_book(OFFICE, none)))["Ringkasan"]["B10"].value == "–"


def test_an_element_without_an_answer_is_named() -> None:
    index = Index(120, TALLIES | {Element.COST: Tally()})
    text = " ".join(" ".join(pages_of(a_report(office=Figure("5371", 120, index, 1500)))).split())
    assert "Tidak dapat dihitung: belum ada jawaban untuk biaya/tarif" in text


def test_numbers_are_written_as_in_indonesian() -> None:
    assert number(1234567) == "1.234.567"
    assert number(INDEX.exact or 0, 2) == "83,33"
    assert (percent(1, 3), percent(0, 0)) == ("33,3 %", "–")
