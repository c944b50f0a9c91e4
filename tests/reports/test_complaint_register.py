"""The register of complaints, read back from the PDF and the spreadsheet."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from pst_kiosk.domain import complaints
from pst_kiosk.domain.complaint_register import Entry, Register
from pst_kiosk.domain.complaints import Category, Channel, Kind, Status
from pst_kiosk.domain.period import as_typed
from pst_kiosk.reports.complaint_register import register_book, register_pdf
from pst_kiosk.services.setup import profile_path, read_profile

OFFICE = read_profile(profile_path("kota-semarang"))
MORNING = dt.datetime(2026, 11, 18, 2, tzinfo=dt.UTC)
NASTY = ("=cmd|' /C calc'!A0", "+62 812", "-1+1", "@SUM(A1)", "<b>tebal</b> & <img src=x>", "http://a.go.id")


def an_entry(at: int, text: str) -> Entry:
    received = complaints.received(OFFICE, Kind.COMPLAINT, Channel.COUNTER, MORNING, ())
    answered = replace(
        received,
        status=Status.ANSWERED,
        category=Category.SUPERVISED,
        valid_evidence=True,
        answered_at=MORNING,
    )
    state = answered if at % 2 else received
    answer = text if at % 2 else ""
    kept = True if at % 2 else None
    return Entry(
        f"{at:04}/PGD/3374/2026", state, "konsultasi", text, answer, "Rina", at % 3, kept, not at % 2
    )


def a_register(texts: tuple[str, ...] = NASTY) -> Register:
    entries = tuple(an_entry(at, text) for at, text in enumerate(texts))
    return Register(as_typed("2026-11"), MORNING, entries)


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_the_paper_holds_what_was_written_as_it_was_written() -> None:
    said = words_of(register_pdf(OFFICE, a_register()))
    for text in NASTY:
        assert text in said
    for part in ("Loket pengaduan", "Dijawab tepat waktu 3 (100,0 %)", "Terlambat, belum dijawab 3"):
        assert part in said


def test_nothing_in_a_cell_is_calculated_or_opened() -> None:
    book = load_workbook(BytesIO(register_book(OFFICE, a_register())))
    sheet = book["Register"]
    assert [row[5].value for row in sheet.iter_rows(min_row=2)] == list(NASTY)
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} <= {"s", "n", "d"}
    assert not any(cell.hyperlink for row in sheet.iter_rows() for cell in row)
    assert sheet["B2"].value.date() == dt.date(2026, 11, 18)
    assert sheet.freeze_panes == "B2"


@pytest.mark.parametrize("texts", [(), ("x" * 4000, "kata " * 700)])
def test_a_register_of_nothing_and_of_very_long_words_is_made(texts: tuple[str, ...]) -> None:
    said = words_of(register_pdf(OFFICE, a_register(texts)))
    assert ("Tidak ada pengaduan" in said) == (not texts)
    assert ("dipersingkat" in said) == bool(texts)
    assert load_workbook(BytesIO(register_book(OFFICE, a_register(texts))))["Register"].max_row == 1 + len(
        texts
    )


def test_a_long_register_is_broken_between_its_rows() -> None:
    texts = tuple(f"Pengaduan nomor {at}" for at in range(60))
    pages = PdfReader(BytesIO(register_pdf(OFFICE, a_register(texts)))).pages
    assert len(pages) > 3
    said = [page.extract_text() for page in pages]
    assert all(f"Halaman {at} dari {len(pages)}" in text for at, text in enumerate(said, start=1))
    assert all(f"{at:04}/PGD/3374/2026" in " ".join(said).replace("\n", "") for at in range(60))


def test_no_word_of_an_office_is_broken_in_a_column() -> None:
    bengkulu = read_profile(profile_path("provinsi-bengkulu"))
    entry = replace(an_entry(0, "Lama"), service="perpustakaan")
    assert "Perpustakaan" in words_of(register_pdf(bengkulu, replace(a_register(), entries=(entry,))))
