"""Deadlines in working days and calendar days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain.calendar import opening, service_day
from pst_kiosk.domain.hours import DatedHours, Hours, SpecialDay
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.working_days import add_working_days, calendar_deadline, working_deadline
from pst_kiosk.services.setup import profile_path, read_profile

KUPANG = read_profile(profile_path("kota-kupang"))
FRIDAY = dt.date(2026, 11, 20)
SATURDAY = dt.date(2026, 11, 21)
MONDAY = dt.date(2026, 11, 23)

dates = st.dates(dt.date(2026, 1, 1), dt.date(2027, 6, 30))
day_sets = st.frozensets(dates, max_size=120)
moments = st.integers(0, 545 * 24 * 60).map(
    lambda minutes: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)
limits = st.integers(1, 30)
weekdays = st.frozensets(st.integers(1, 7), min_size=1).map(lambda days: tuple(sorted(days)))


def _week(days: tuple[int, ...]) -> tuple[Hours, ...]:
    return (Hours(days=days, opens=dt.time(8), closes=dt.time(15)),)


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Kupang with any week, a dated week, and special days, some of them open."""
    first = draw(dates)
    dated = DatedHours(
        name="Ramadan",
        first=first,
        last=first + dt.timedelta(days=draw(st.integers(0, 40))),
        week=_week(draw(weekdays)),
    )
    special = tuple(
        SpecialDay(day=day, reason="Khusus", opens=dt.time(9), closes=dt.time(11))
        if draw(st.booleans())
        else SpecialDay(day=day, reason="Khusus")
        for day in draw(st.frozensets(dates, max_size=8))
    )
    changes = {"week": _week(draw(weekdays)), "dated": (dated,), "special_days": special}
    return KUPANG.model_copy(update={"hours": KUPANG.hours.model_copy(update=changes)})


def test_the_day_on_which_the_time_begins_does_not_count() -> None:
    assert add_working_days(KUPANG, dt.date(2026, 11, 17), 1, ()) == dt.date(2026, 11, 18)
    assert add_working_days(KUPANG, dt.date(2026, 11, 16), 3, ()) == dt.date(2026, 11, 19)


@pytest.mark.parametrize("start", [FRIDAY, SATURDAY])
def test_closed_days_are_passed_over(start: dt.date) -> None:
    assert add_working_days(KUPANG, start, 1, ()) == MONDAY
    assert add_working_days(KUPANG, start, 1, {MONDAY}) == dt.date(2026, 11, 24)


def test_three_working_days_end_at_closing_time_of_the_third() -> None:
    friday_noon = dt.datetime(2026, 11, 20, 12, 0, tzinfo=KUPANG.tz)
    assert working_deadline(KUPANG, friday_noon, 3, {MONDAY}) == dt.datetime(
        2026, 11, 26, 15, 30, tzinfo=KUPANG.tz
    )


def test_what_comes_before_midnight_utc_may_belong_to_the_offices_next_day() -> None:
    late = dt.datetime(2026, 11, 17, 17, 0, tzinfo=dt.UTC)  # 01.00 on Wednesday in Kupang
    assert working_deadline(KUPANG, late, 1, ()).date() == dt.date(2026, 11, 19)
    assert calendar_deadline(KUPANG, late, 1) == dt.datetime(2026, 11, 20, tzinfo=KUPANG.tz)


def test_thirty_days_end_with_the_thirtieth_day_though_it_is_a_sunday() -> None:
    noon = dt.datetime(2026, 10, 23, 12, 0, tzinfo=KUPANG.tz)
    assert calendar_deadline(KUPANG, noon, 30) == dt.datetime(2026, 11, 23, tzinfo=KUPANG.tz)


def test_thirty_working_days_run_over_the_end_of_the_year() -> None:
    holidays = {dt.date(2026, 12, 24), dt.date(2026, 12, 25), dt.date(2027, 1, 1)}
    assert add_working_days(KUPANG, dt.date(2026, 12, 1), 30, holidays) == dt.date(2027, 1, 15)


@given(offices(), dates, limits, day_sets)
def test_a_deadline_is_a_working_day_and_exactly_so_many_lie_up_to_it(
    office: Office, start: dt.date, days: int, holidays: frozenset[dt.date]
) -> None:
    end = add_working_days(office, start, days, holidays)
    between = [start + dt.timedelta(days=ahead) for ahead in range(1, (end - start).days + 1)]
    assert sum(opening(office, day, holidays) is not None for day in between) == days
    assert opening(office, end, holidays) is not None


@given(offices(), dates, st.integers(0, 20), st.integers(0, 20), day_sets)
def test_two_limits_one_after_the_other_are_their_sum(
    office: Office, start: dt.date, a: int, b: int, holidays: frozenset[dt.date]
) -> None:
    first = add_working_days(office, start, a, holidays)
    assert add_working_days(office, first, b, holidays) == add_working_days(office, start, a + b, holidays)


@given(offices(), moments, moments, limits, day_sets)
def test_who_begins_later_is_never_due_earlier(
    office: Office, one: dt.datetime, other: dt.datetime, days: int, holidays: frozenset[dt.date]
) -> None:
    earlier, later = sorted((one, other))
    assert working_deadline(office, earlier, days, holidays) <= working_deadline(
        office, later, days, holidays
    )
    assert calendar_deadline(office, earlier, days) <= calendar_deadline(office, later, days)


@given(offices(), moments, limits, day_sets, dates)
def test_one_more_holiday_never_brings_a_deadline_forward(
    office: Office, since: dt.datetime, days: int, holidays: frozenset[dt.date], more: dt.date
) -> None:
    assert working_deadline(office, since, days, holidays) <= working_deadline(
        office, since, days, holidays | {more}
    )


@given(offices(), moments, limits, day_sets)
def test_a_deadline_lies_after_the_day_the_time_began(
    office: Office, since: dt.datetime, days: int, holidays: frozenset[dt.date]
) -> None:
    for deadline in (
        working_deadline(office, since, days, holidays),
        calendar_deadline(office, since, days),
    ):
        assert service_day(office, deadline) > service_day(office, since)
