"""Birth years in the groups they are reported in, and by which a returning visitor is told apart."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from pst_kiosk.domain.guestbook import OLDEST_VISITOR, YOUNGEST_VISITOR

AGES = (
    (YOUNGEST_VISITOR, 16),
    (17, 25),
    (26, 34),
    (35, 44),
    (45, 54),
    (55, 65),
    (66, OLDEST_VISITOR),
)
"""From youngest to oldest, in years between the birth year and this one."""


class BirthYears(NamedTuple):
    """The years a group was born in; the `youngest` is the later one."""

    youngest: int
    oldest: int


def groups(today: dt.date) -> tuple[BirthYears, ...]:
    """The groups as they are this year, the youngest first."""
    return tuple(BirthYears(today.year - youngest, today.year - oldest) for youngest, oldest in AGES)


def group_of(years: BirthYears, today: dt.date) -> int | None:
    """The place of a group among this year's; None where it is none of them."""
    return groups(today).index(years) if years in groups(today) else None
