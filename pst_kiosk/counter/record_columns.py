"""The columns of the table of data needs: the first five stand in sight, the others beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pst_kiosk.domain import code_lists
from pst_kiosk.domain.record import (
    FIRST_YEAR,
    LAST_YEAR,
    LEAST_QUALITY,
    LONGEST_DETAIL,
    LONGEST_REGION,
    LONGEST_TITLE,
    MOST_QUALITY,
    DataNeed,
)
from pst_kiosk.domain.years import read_years, write_years


class Kind(StrEnum):
    TEXT = "text"
    CHOICE = "choice"
    YEARS = "years"
    NUMBER = "number"


@dataclass(frozen=True)
class Column:
    """`key` is the need's field, `width` the least it takes, in pixels. `hint` says how to write what was
    not understood."""

    key: str
    heading: str
    width: int
    kind: Kind = Kind.TEXT
    longest: int = 12
    options: Mapping[int, str] = field(default_factory=dict)
    hint: str = ""
    least: int = 0
    most: int = 0


def _choice(key: str, heading: str, width: int, options: Mapping[int, str]) -> Column:
    return Column(key, heading, width, Kind.CHOICE, options=options)


def _texts(codes: Mapping[int, object]) -> dict[int, str]:
    return {code: text.id for code, text in codes.items()}  # type: ignore[attr-defined]


_YEAR = "Tahun ditulis empat angka, misalnya 2025."

COLUMNS = (
    Column("detail", "Rincian", 146, longest=LONGEST_DETAIL),
    Column("region", "Wilayah", 108, longest=LONGEST_REGION),
    Column("years", "Tahun", 98, Kind.YEARS, hint="Tahun ditulis 2025, atau 2020–2025 untuk beberapa tahun."),
    _choice("obtained", "Diperoleh", 118, _texts(code_lists.OBTAINED)),
    Column("source_title", "Judul sumber", 150, longest=LONGEST_TITLE),
    _choice("level", "Level", 146, _texts(code_lists.DATA_LEVEL)),
    _choice("period", "Periode", 122, _texts(code_lists.DATA_PERIOD)),
    _choice("source_type", "Jenis sumber", 150, _texts(code_lists.SOURCE_TYPE)),
    Column("source_year", "Thn. sumber", 104, Kind.NUMBER, 4, hint=_YEAR, least=FIRST_YEAR, most=LAST_YEAR),
    _choice("for_planning", "Perencanaan", 112, {1: "Ya", 0: "Tidak"}),
    Column(
        "quality",
        "Kualitas",
        84,
        Kind.NUMBER,
        2,
        hint=f"Kualitas ditulis {LEAST_QUALITY} sampai {MOST_QUALITY}.",
        least=LEAST_QUALITY,
        most=MOST_QUALITY,
    ),
)


def text_of(column: Column, need: DataNeed) -> str:
    """What stands in the cell."""
    if column.kind is Kind.YEARS:
        return write_years(need.year_from, need.year_to)
    value = getattr(need, column.key)
    if value is None:
        return ""
    return column.options[int(value)] if column.kind is Kind.CHOICE else str(value)


def values_of(column: Column, typed: str) -> dict[str, object] | None:
    """The need's fields for what was typed; None where it is none of them."""
    typed = typed.strip() if column.kind is not Kind.TEXT else typed
    if not typed:
        return nothing(column)
    if column.kind is Kind.YEARS:
        years = read_years(typed)
        return None if years is None else {"year_from": years[0], "year_to": years[1]}
    if column.kind is Kind.NUMBER:
        wrong = not typed.isdecimal() or not column.least <= int(typed) <= column.most
        return None if wrong else {column.key: int(typed)}
    return {column.key: typed}


def nothing(column: Column) -> dict[str, object]:
    """The need's fields for a cell in which nothing stands."""
    if column.kind is Kind.YEARS:
        return {"year_from": None, "year_to": None}
    return {column.key: "" if column.kind is Kind.TEXT else None}


def chosen(column: Column, code: int | None) -> dict[str, object]:
    """The need's fields for a choice."""
    return {column.key: bool(code) if column.key == "for_planning" and code is not None else code}


def next_choice(column: Column, present: int | None, letter: str) -> int | None:
    """The next option that begins with this letter, behind the present one and around; a digit is a code.
    None where there is none."""
    if letter.isdecimal():
        return int(letter) if int(letter) in column.options else None
    codes = [code for code, text in column.options.items() if text.casefold().startswith(letter.casefold())]
    if not codes:
        return None
    return codes[(codes.index(present) + 1) % len(codes)] if present in codes else codes[0]
