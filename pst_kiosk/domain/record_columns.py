"""The columns officers retype into the state's application, in its order; for the clipboard and spreadsheets.

Assumption: their headings; no standard states them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pst_kiosk.domain import code_lists
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.record import DataNeed

Cell = str | int | None

_YES, _NO = "Ya", "Tidak"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula where a pasted cell begins with it."""


@dataclass(frozen=True)
class Column:
    heading: str
    cell: Callable[[DataNeed], Cell]


def _word(codes: Mapping[int, Text], code: int | None) -> str | None:
    return None if code is None else codes[code].id


def yes_or_no(value: bool | None) -> str | None:
    return None if value is None else _YES if value else _NO


COLUMNS = (
    Column("Rincian data", lambda need: need.detail),
    Column("Wilayah", lambda need: need.region),
    Column("Tahun awal", lambda need: need.year_from),
    Column("Tahun akhir", lambda need: need.year_to),
    Column("Level data", lambda need: _word(code_lists.DATA_LEVEL, need.level)),
    Column("Periode data", lambda need: _word(code_lists.DATA_PERIOD, need.period)),
    Column("Data diperoleh", lambda need: _word(code_lists.OBTAINED, need.obtained)),
    Column("Jenis sumber data", lambda need: _word(code_lists.SOURCE_TYPE, need.source_type)),
    Column("Judul sumber data", lambda need: need.source_title),
    Column("Tahun sumber data", lambda need: need.source_year),
    Column("Untuk perencanaan pembangunan nasional", lambda need: yes_or_no(need.for_planning)),
    Column("Kualitas data", lambda need: need.quality),
)
"""Texts, never codes: they are what the application offers to choose from."""


def tab_separated(needs: Iterable[DataNeed]) -> str:
    """The rows without headings, to be pasted. A text that begins like a formula gets a space before it."""
    return "\n".join("\t".join(_plain(column.cell(need)) for column in COLUMNS) for need in needs)


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    text = " ".join(str(cell).split())
    return f" {text}" if text.startswith(_FORMULA) else text
