"""Every visitor's birth year is in one group, whatever the year."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain.birth_years import BirthYears, group_of, groups
from pst_kiosk.domain.guestbook import OLDEST_VISITOR, YOUNGEST_VISITOR

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2100, 12, 31))


def test_the_groups_are_those_of_the_reports() -> None:
    assert groups(dt.date(2026, 11, 18)) == (
        *((2021, 2010), (2009, 2001), (2000, 1992), (1991, 1982)),
        *((1981, 1972), (1971, 1961), (1960, 1916)),
    )


@given(DAYS, st.integers(YOUNGEST_VISITOR, OLDEST_VISITOR))
def test_a_birth_year_is_in_one_group(today: dt.date, age: int) -> None:
    found = [years for years in groups(today) if years.oldest <= today.year - age <= years.youngest]
    assert len(found) == 1


@given(DAYS)
def test_a_group_is_found_by_its_years_in_its_year_alone(today: dt.date) -> None:
    for place, years in enumerate(groups(today)):
        assert group_of(years, today) == place
        assert group_of(years, today.replace(year=today.year + 1, day=1)) is None
    assert group_of(BirthYears(today.year, 1900), today) is None
