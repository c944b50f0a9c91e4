"""When an office is open, as its profile says it: the usual week, dated exceptions, single days."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Annotated, Self

from pydantic import Field, model_validator

from pst_kiosk.domain.profile_parts import Data, Line, Note

Weekday = Annotated[int, Field(ge=1, le=7)]


class Hours(Data):
    """Opening hours on some weekdays (ISO: 1 = Monday), local time of the office."""

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)]
    opens: dt.time
    closes: dt.time

    @model_validator(mode="after")
    def _opens_before_it_closes(self) -> Self:
        if self.opens >= self.closes:
            raise ValueError(f"opens {self.opens} must be before closes {self.closes}")
        return self


Week = Annotated[tuple[Hours, ...], Field(min_length=1)]


class DatedHours(Data):
    """Another week for some time (Ramadan), first and last day included."""

    name: Line
    first: dt.date
    last: dt.date
    week: Week

    @model_validator(mode="after")
    def _fits(self) -> Self:
        if self.first > self.last:
            raise ValueError(f"first {self.first} must not be after last {self.last}")
        _one_period_a_day(self.week)
        return self


class SpecialDay(Data):
    """A single day that differs, whatever weekday or holiday it is: closed where no hours are given."""

    day: dt.date
    reason: Line
    opens: dt.time | None = None
    closes: dt.time | None = None

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.opens is None) != (self.closes is None):
            raise ValueError("opens and closes are given together, or neither on a closed day")
        if self.opens is not None and self.closes is not None and self.opens >= self.closes:
            raise ValueError(f"opens {self.opens} must be before closes {self.closes}")
        return self


class OpeningHours(Data):
    source: Line
    assumption: Note = ""
    week: Week
    dated: tuple[DatedHours, ...] = ()
    special_days: tuple[SpecialDay, ...] = ()

    @model_validator(mode="after")
    def _nothing_overlaps(self) -> Self:
        _one_period_a_day(self.week)
        dated = sorted(self.dated, key=lambda hours: hours.first)
        for before, after in pairwise(dated):
            if after.first <= before.last:
                raise ValueError(f"dated hours overlap: {before.name} and {after.name}")
        days = [special.day for special in self.special_days]
        if repeated := {day for day in days if days.count(day) > 1}:
            raise ValueError(f"special days overlap: {sorted(map(str, repeated))}")
        return self


def _one_period_a_day(week: tuple[Hours, ...]) -> None:
    days = [day for hours in week for day in hours.days]
    if repeated := {day for day in days if days.count(day) > 1}:
        raise ValueError(f"opening hours overlap on weekday {sorted(repeated)}")


class Appointments(Data):
    """Visits agreed on ahead, also outside hours where the standard allows it."""

    notice_minutes: Annotated[int, Field(ge=0, le=30 * 24 * 60)]
    """How long before its time an appointment must be made."""
    outside_hours: bool
    source: Line
    assumption: Note = ""
