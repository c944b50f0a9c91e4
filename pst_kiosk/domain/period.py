"""The period of a report: whole months, one year or any run of months."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from pst_kiosk.domain.errors import Refused

EARLIEST, LATEST = 2000, 2100
_YEAR, _MONTH = re.compile(r"\d{4}"), re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True)
class Period:
    """From the first day of a month to the last day of the same or a later one."""

    first: dt.date
    last: dt.date

    @property
    def months(self) -> tuple[dt.date, ...]:
        """The first day of each month."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return tuple(_first_of(self.first.year, self.first.month + at) for at in range(count))

    @property
    def is_month(self) -> bool:
        return (self.first.year, self.first.month) == (self.last.year, self.last.month)

    @property
    def is_year(self) -> bool:
        return self == year(self.first.year)


def year(of: int) -> Period:
    return Period(dt.date(of, 1, 1), dt.date(of, 12, 31))


def month(day: dt.date) -> Period:
    return months(day, day)


def months(first: dt.date, last: dt.date) -> Period:
    """From the month of one day to that of another, whichever is the earlier one."""
    first, last = sorted((first, last))
    return Period(first.replace(day=1), _first_of(last.year, last.month + 1) - dt.timedelta(days=1))


def as_typed(text: str) -> Period:
    """ "2026" is a year, "2026-11" a month. Raises `Refused` `period_unknown`."""
    if _YEAR.fullmatch(text) and EARLIEST <= int(text) <= LATEST:
        return year(int(text))
    found = _MONTH.fullmatch(text)
    if found and EARLIEST <= int(found[1]) <= LATEST and 1 <= int(found[2]) <= 12:
        return month(dt.date(int(found[1]), int(found[2]), 1))
    raise Refused("period_unknown", period=text, expected="a month such as 2026-11, or a year such as 2026")


def _first_of(year: int, month: int) -> dt.date:
    """Months are counted on into the next years."""
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)
