"""Opening hours, the service day and appointments, in the office's own zone."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.domain.calendar import (
    OpenState,
    check_appointment,
    check_reception,
    open_state,
    opening,
    service_day,
)
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.hours import Appointments, DatedHours, Hours, SpecialDay
from pst_kiosk.domain.office import Office
from pst_kiosk.services.setup import profile_path, read_profile

WEDNESDAY = dt.date(2026, 11, 18)
THURSDAY = dt.date(2026, 11, 19)
SUNDAY = dt.date(2026, 11, 22)


@pytest.fixture
def office() -> Office:
    return read_profile(profile_path("kota-kupang"))


def local(office: Office, day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), office.tz)


def with_hours(office: Office, **changes: object) -> Office:
    return office.model_copy(update={"hours": office.hours.model_copy(update=changes)})


def fasting(office: Office) -> Office:
    """The office with shorter hours on Monday to Thursday of one week, and none on its Friday."""
    week = (Hours(days=(1, 2, 3, 4), opens=dt.time(8), closes=dt.time(15)),)
    first, last = dt.date(2026, 11, 16), dt.date(2026, 11, 22)
    return with_hours(office, dated=(DatedHours(name="Ramadan", first=first, last=last, week=week),))


@pytest.mark.parametrize(("zone", "ahead"), [("Asia/Jakarta", 7), ("Asia/Makassar", 8), ("Asia/Jayapura", 9)])
def test_the_service_day_changes_at_the_offices_midnight(office: Office, zone: str, ahead: int) -> None:
    office = office.model_copy(update={"zone": zone})
    midnight = dt.datetime(2026, 11, 18, tzinfo=dt.UTC) - dt.timedelta(hours=ahead)
    assert service_day(office, midnight) == WEDNESDAY
    assert service_day(office, midnight - dt.timedelta(microseconds=1)) == dt.date(2026, 11, 17)
    assert service_day(office, dt.datetime(2026, 11, 18, 0, 0, tzinfo=dt.UTC)) == WEDNESDAY
    assert service_day(office, dt.datetime(2026, 11, 17, 23, 59, tzinfo=dt.UTC)) == WEDNESDAY


def test_eight_in_the_morning_is_another_moment_in_each_zone(office: Office) -> None:
    opens = []
    for zone in ("Asia/Jayapura", "Asia/Makassar", "Asia/Jakarta"):
        period = opening(office.model_copy(update={"zone": zone}), WEDNESDAY, ())
        assert period is not None
        opens.append(period[0].astimezone(dt.UTC).hour)
    assert opens == [23, 0, 1]


def test_open_until_closing_and_closed_until_the_next_opening(office: Office) -> None:
    closes = local(office, WEDNESDAY, 15, 30)
    assert open_state(office, local(office, WEDNESDAY, 9), ()) == OpenState(True, closes)
    assert open_state(office, local(office, WEDNESDAY, 7), ()) == OpenState(
        False, local(office, WEDNESDAY, 8)
    )
    assert open_state(office, closes, ()) == OpenState(False, local(office, THURSDAY, 8))


def test_closed_over_a_weekend_and_a_holiday(office: Office) -> None:
    friday, monday = dt.date(2026, 11, 20), dt.date(2026, 11, 23)
    tuesday = dt.date(2026, 11, 24)
    assert open_state(office, local(office, friday, 17), {monday}) == OpenState(
        False, local(office, tuesday, 8)
    )
    assert opening(office, monday, {monday}) is None
    assert opening(office, SUNDAY, ()) is None


def test_dated_hours_take_the_place_of_the_week_from_their_first_to_their_last_day(office: Office) -> None:
    office = fasting(office)
    first, last = dt.date(2026, 11, 16), dt.date(2026, 11, 22)
    assert opening(office, first, ()) == (local(office, first, 8), local(office, first, 15))
    after = last + dt.timedelta(days=1)
    assert opening(office, after, ()) == (local(office, after, 8), local(office, after, 15, 30))
    before = first - dt.timedelta(days=3)
    assert opening(office, before, ()) == (local(office, before, 8), local(office, before, 16))


def test_a_weekday_the_dated_hours_leave_out_is_closed(office: Office) -> None:
    assert opening(fasting(office), dt.date(2026, 11, 20), ()) is None


def test_a_holiday_closes_in_dated_hours_too(office: Office) -> None:
    assert opening(fasting(office), WEDNESDAY, {WEDNESDAY}) is None


def test_a_special_day_opens_on_a_holiday_and_on_a_sunday(office: Office) -> None:
    special = SpecialDay(day=SUNDAY, reason="Pameran data", opens=dt.time(9), closes=dt.time(12))
    office = with_hours(fasting(office), special_days=(special,))
    nine, noon = local(office, SUNDAY, 9), local(office, SUNDAY, 12)
    assert opening(office, SUNDAY, {SUNDAY}) == (nine, noon)
    assert open_state(office, nine, {SUNDAY}) == OpenState(True, noon)


def test_a_special_day_without_hours_is_closed(office: Office) -> None:
    office = with_hours(office, special_days=(SpecialDay(day=WEDNESDAY, reason="Listrik padam"),))
    assert opening(office, WEDNESDAY, ()) is None
    assert open_state(office, local(office, WEDNESDAY, 9), ()) == OpenState(False, local(office, THURSDAY, 8))


def test_an_office_that_stays_closed_for_months_names_no_opening(office: Office) -> None:
    days = {WEDNESDAY + dt.timedelta(days=ahead) for ahead in range(90)}
    assert open_state(office, local(office, WEDNESDAY, 9), days) == OpenState(False, None)


def refusal(office: Office, made_at: dt.datetime, wanted_at: dt.datetime) -> str | None:
    try:
        check_appointment(office, made_at, wanted_at, {THURSDAY})
    except Refused as refused:
        return refused.code
    return None


def booked_ahead(office: Office, *, outside_hours: bool) -> Office:
    rules = Appointments(notice_minutes=60, outside_hours=outside_hours, source="Contoh")
    return office.model_copy(update={"appointments": rules})


def test_an_appointment_needs_its_notice(office: Office) -> None:
    office = booked_ahead(office, outside_hours=True)
    ten = local(office, WEDNESDAY, 10)
    assert refusal(office, ten - dt.timedelta(minutes=60), ten) is None
    with pytest.raises(Refused) as refused:
        check_appointment(office, ten - dt.timedelta(minutes=59), ten, ())
    assert (refused.value.code, refused.value.details) == ("appointment_too_soon", {"minutes": 60})


def test_an_appointment_outside_hours_only_where_the_standard_allows_it(office: Office) -> None:
    now = local(office, WEDNESDAY, 8)
    outside = [local(office, WEDNESDAY, 15, 30), local(office, THURSDAY, 10), local(office, SUNDAY, 10)]
    inside = local(office, WEDNESDAY, 15, 29)
    for wanted in outside:
        assert refusal(booked_ahead(office, outside_hours=True), now, wanted) is None
        assert refusal(booked_ahead(office, outside_hours=False), now, wanted) == "appointment_outside_hours"
    assert refusal(booked_ahead(office, outside_hours=False), now, inside) is None


def test_where_the_standard_knows_no_appointments_only_opening_hours_can_be_agreed_on(office: Office) -> None:
    office = office.model_copy(update={"appointments": None})
    now = local(office, WEDNESDAY, 8)
    assert refusal(office, now, local(office, WEDNESDAY, 9)) is None
    assert refusal(office, now, local(office, WEDNESDAY, 17)) == "appointment_not_offered"


def test_an_appointment_for_a_moment_that_has_passed_is_refused(office: Office) -> None:
    office = office.model_copy(update={"appointments": None})
    nine = local(office, WEDNESDAY, 9)
    assert refusal(office, nine + dt.timedelta(hours=1), nine) == "appointment_too_soon"


def test_outside_hours_only_who_agreed_on_such_a_time_is_received(office: Office) -> None:
    ten, evening, later = (local(office, WEDNESDAY, hour) for hour in (10, 18, 19))
    check_reception(office, ten, ())
    check_reception(office, evening, (), booked_at=later)
    with pytest.raises(Refused, match="office closed"):
        check_reception(office, evening, ())
    with pytest.raises(Refused, match="appointment in hours"):
        check_reception(office, evening, (), booked_at=ten)
