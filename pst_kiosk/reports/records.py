"""Service records as a spreadsheet: the data needs in exactly the columns of the state's application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pst_kiosk.domain import code_lists
from pst_kiosk.domain.record import DataNeed
from pst_kiosk.domain.record_columns import COLUMNS, Cell

NEEDS, RECORDS, ABOUT = "Kebutuhan data", "Rekam layanan", "Keterangan"
"""The sheets."""
RECORD_HEADINGS = (
    *("Tanggal", "Nomor", "Layanan", "Loket", "Petugas", "Kanal", "Ringkasan", "Hasil", "Diberikan"),
    *("Dirujuk ke", "Sudah direkam", "Baris kebutuhan data"),
)
_WIDTHS = {NEEDS: (34, 20, 10, 10, 20, 18, 18, 24, 34, 12, 18, 10), RECORDS: (12, 10, 24, 14, 22, 16, 50)}
_LISTS = (
    ("Level data", code_lists.DATA_LEVEL),
    ("Periode data", code_lists.DATA_PERIOD),
    ("Data diperoleh", code_lists.OBTAINED),
    ("Jenis sumber data", code_lists.SOURCE_TYPE),
    ("Diberikan", code_lists.PRODUCTS),
)


@dataclass(frozen=True)
class RecordRow:
    """One service in the words of the screen. `recorded`: whether it was retyped already."""

    day: dt.date
    number: str
    service: str
    desk: str
    officer: str
    channel: str
    summary: str
    outcome: str
    products: str
    referral: str
    recorded: bool
    needs: tuple[DataNeed, ...]


class RecordsBook:
    """A spreadsheet that grows row by row; it is at its place when it is closed, whole, or not at all."""

    def __init__(self, path: Path, office: str, period: str, made: str) -> None:
        """`office`, `period` and `made` (when, by whom) stand on the sheet about it. Raises OSError."""
        import xlsxwriter  # loaded with the first spreadsheet, not with the counter

        self._path = path
        self._part = path.with_name(f"{path.name}.part")
        self._part.open("wb").close()  # a folder that cannot be written to is told now, not at the end
        # Row after row goes to the disk, so that ten years take no more memory than a day. Neither texts nor
        # numbers are guessed from what is written.
        self._book = xlsxwriter.Workbook(
            str(self._part), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self._bold = self._book.add_format({"bold": True})
        self._needs = self._sheet(NEEDS, [column.heading for column in COLUMNS])
        self._records = self._sheet(RECORDS, RECORD_HEADINGS)
        self._about(office, period, made)
        self._next_need = self._next_record = 1
        self._finished = False

    def add(self, rows: Iterable[RecordRow]) -> None:
        """Append these services and their data needs."""
        for row in rows:
            first = self._next_need
            for need in row.needs:
                _write(self._needs, self._next_need, [column.cell(need) for column in COLUMNS])
                self._next_need += 1
            # As the sheet's own rows are counted, its headings among them.
            span = "" if not row.needs else f"{first + 1}–{self._next_need}"
            cells = (
                *(f"{row.day:%Y-%m-%d}", row.number, row.service, row.desk, row.officer, row.channel),
                *(row.summary, row.outcome, row.products, row.referral),
                *("Ya" if row.recorded else "Belum", span),
            )
            _write(self._records, self._next_record, cells)
            self._next_record += 1

    def close(self) -> None:
        """Finish it and put it at its place. Raises OSError."""
        try:
            self._finish()
            self._part.replace(self._path)
        except BaseException:
            self._part.unlink(missing_ok=True)
            raise

    def abandon(self) -> None:
        """Leave nothing behind, unless it is closed already."""
        if not self._finished:
            try:
                self._finish()
            finally:
                self._part.unlink(missing_ok=True)

    def _finish(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        self._finished = True
        try:
            self._book.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error

    def _sheet(self, name: str, headings: Sequence[str]) -> Any:
        sheet = self._book.add_worksheet(name)
        for at, width in enumerate(_WIDTHS[name]):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, 0)
        for at, heading in enumerate(headings):
            sheet.write_string(0, at, heading, self._bold)
        return sheet

    def _about(self, office: str, period: str, made: str) -> None:
        sheet = self._book.add_worksheet(ABOUT)
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 2, 44)
        lines: list[tuple[Cell, ...]] = [
            ("Kantor", office),
            ("Periode", period),
            ("Dibuat", made),
            ("Versi daftar kode", code_lists.VERSION),
            ("Catatan", "Daftar kode kebutuhan data adalah asumsi; standar pelayanan tidak memuatnya."),
            (),
            ("Daftar", "Kode", "Arti"),
        ]
        for name, codes in _LISTS:
            lines += [(name, code, text.id) for code, text in codes.items()]
        for at, line in enumerate(lines):
            _write(sheet, at, line)


def _write(sheet: Any, row: int, cells: Sequence[Cell]) -> None:
    for at, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(row, at, cell)
        elif cell:
            # As a text whatever it begins with: nothing an officer or a visitor wrote is ever calculated.
            sheet.write_string(row, at, cell)
