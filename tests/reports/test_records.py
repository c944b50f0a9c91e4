"""The spreadsheet of service records, read back by another program's library."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from pst_kiosk.domain import code_lists
from pst_kiosk.domain.record import DataNeed
from pst_kiosk.domain.record_columns import COLUMNS, tab_separated
from pst_kiosk.reports.records import RECORD_HEADINGS, RecordRow, RecordsBook

# As the state's application asks for them.
WANTED = [
    *("Rincian data", "Wilayah", "Tahun awal", "Tahun akhir", "Level data", "Periode data", "Data diperoleh"),
    *("Jenis sumber data", "Judul sumber data", "Tahun sumber data"),
    *("Untuk perencanaan pembangunan nasional", "Kualitas data"),
]
WHOLE: dict[str, Any] = {
    "detail": "Inflasi bulanan",
    "region": "Kota Kupang",
    "year_from": 2020,
    "year_to": 2025,
    "level": 3,
    "period": 7,
    "obtained": 2,
    "source_type": 5,
    "source_title": "Indeks Harga Konsumen",
    "source_year": 2025,
    "for_planning": False,
    "quality": 9,
}
CELLS = [
    *("Inflasi bulanan", "Kota Kupang", 2020, 2025, "Kabupaten atau kota", "Bulanan", "Ya, belum sesuai"),
    *("Tabel di website", "Indeks Harga Konsumen", 2025, "Tidak", 9),
]


def a_row(*needs: DataNeed, **other: Any) -> RecordRow:
    plain: dict[str, Any] = {
        "day": dt.date(2026, 11, 18),
        "number": "K-001",
        "service": "Konsultasi statistik",
        "desk": "loket-1",
        "officer": "Rina Sabuna",
        "channel": "Datang langsung",
        "summary": "Inflasi",
        "outcome": "Terpenuhi",
        "products": "Hardcopy",
        "referral": "",
        "recorded": False,
    }
    return RecordRow(**plain | other, needs=needs)


def written(path: Path, *rows: RecordRow) -> Any:
    book = RecordsBook(path, "BPS Kota Kupang", "November 2026", "18 November 2026")
    for row in rows:
        book.add([row])
    book.close()
    return load_workbook(path)


def cells(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_data_needs_have_exactly_the_columns_to_retype(tmp_path: Path) -> None:
    book = written(tmp_path / "a.xlsx", a_row(DataNeed(id="1", **WHOLE)))
    assert cells(book["Kebutuhan data"]) == [WANTED, CELLS]
    assert [column.heading for column in COLUMNS] == WANTED


def test_what_is_pasted_has_the_same_columns(tmp_path: Path) -> None:
    assert tab_separated([DataNeed(id="1", **WHOLE)]).split("\t") == [str(cell) for cell in CELLS]


def test_each_service_tells_which_rows_are_its_own(tmp_path: Path) -> None:
    needs = [DataNeed(id=str(at), detail=f"data {at}") for at in range(3)]
    book = written(
        tmp_path / "a.xlsx",
        a_row(*needs[:2]),
        a_row(number="K-002", recorded=True),
        a_row(needs[2], number="K-003"),
    )
    heads, *services = cells(book["Rekam layanan"])
    assert tuple(heads) == RECORD_HEADINGS
    assert [(row[1], row[-2], row[-1]) for row in services] == [
        ("K-001", "Belum", "2–3"),
        ("K-002", "Ya", None),
        ("K-003", "Belum", "4–4"),
    ]
    assert [row[0] for row in cells(book["Kebutuhan data"])[1:]] == ["data 0", "data 1", "data 2"]


@pytest.mark.parametrize("text", ["=1+1", "+62 812", "-5", "@SUM(A1)", "{=A1}", "http://contoh.go.id", "007"])
def test_a_text_is_a_text_whatever_it_begins_with(tmp_path: Path, text: str) -> None:
    book = written(tmp_path / "a.xlsx", a_row(DataNeed(id="1", detail=text, source_title=text), summary=text))
    for sheet, at in (("Kebutuhan data", "A2"), ("Kebutuhan data", "I2"), ("Rekam layanan", "G2")):
        cell = book[sheet][at]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(("text", "pasted"), [("=1+1", " =1+1"), ("-5", " -5"), ("a\tb\nc", "a b c")])
def test_what_is_pasted_is_no_formula_and_stays_in_its_cell(text: str, pasted: str) -> None:
    assert tab_separated([DataNeed(id="1", detail=text)]) == pasted + "\t" * 11


def test_the_version_of_the_code_lists_is_named(tmp_path: Path) -> None:
    about = cells(written(tmp_path / "a.xlsx")["Keterangan"])
    assert ["Versi daftar kode", code_lists.VERSION, None] in about
    assert ["Data diperoleh", 2, "Ya, belum sesuai"] in about


def test_it_is_at_its_place_once_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = RecordsBook(path, "BPS Kota Kupang", "November 2026", "18 November 2026")
    book.add([a_row()])
    assert not path.exists()
    book.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.xlsx"]
    book.abandon()
    assert path.exists()


def test_abandoned_it_leaves_nothing(tmp_path: Path) -> None:
    book = RecordsBook(tmp_path / "a.xlsx", "BPS Kota Kupang", "November 2026", "18 November 2026")
    book.add([a_row()])
    book.abandon()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        RecordsBook(tmp_path / "tidak ada" / "a.xlsx", "BPS", "November", "hari ini")
