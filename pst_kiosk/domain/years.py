"""Years as an officer types them: one, or from one to another."""

from __future__ import annotations

import re

from pst_kiosk.domain.record import FIRST_YEAR, LAST_YEAR

_RANGE = re.compile(r"\s*(\d{4})\s*(?:(?:-|–|—|/|s\.?d\.?|sampai)\s*(\d{4}|\d{2})?)?\s*", re.IGNORECASE)


def read_years(typed: str) -> tuple[int | None, int | None] | None:
    """(from, to) of "2020–2025", "2020-25", "2020 sd 2025"; one year is both, a missing end is open; nothing
    is no years at all. None where it is neither: half typed, backwards, or no year."""
    if not typed.strip():
        return None, None
    found = _RANGE.fullmatch(typed)
    if found is None:
        return None
    first = int(found[1])
    if found[2] is None:
        last = first if typed.strip().isdigit() else None
    else:
        last = int(found[1][: 4 - len(found[2])] + found[2])
    if not FIRST_YEAR <= first <= LAST_YEAR or (last is not None and not first <= last <= LAST_YEAR):
        return None
    return first, last


def write_years(first: int | None, last: int | None) -> str:
    """As `read_years` reads them back."""
    if first is None:
        return "" if last is None else f"–{last}"
    if last is None:
        return f"{first}–"
    return f"{first}" if first == last else f"{first}–{last}"
