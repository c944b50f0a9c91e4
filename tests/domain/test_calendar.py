"""Opening hours and the service day, in the office's own zone."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.domain.calendar import OpenState, open_state, opening, service_day
from pst_kiosk.domain.office import Office
from pst_kiosk.services.setup import profile_path, read_profile

WEDNESDAY = dt.date(2026, 11, 18)


@pytest.fixture
def office() -> Office:
    return read_profile(profile_path("kota-kupang"))


def local(office: Office, day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(hour, minute), office.tz)


def test_the_service_day_is_the_offices_date_not_utc(office: Office) -> None:
    late = dt.datetime(2026, 11, 17, 17, 0, tzinfo=dt.UTC)
    assert service_day(office, late) == WEDNESDAY
    assert service_day(office, late - dt.timedelta(hours=2)) == WEDNESDAY - dt.timedelta(days=1)


def test_open_until_closing_and_closed_until_the_next_opening(office: Office) -> None:
    closes = local(office, WEDNESDAY, 15, 30)
    assert open_state(office, local(office, WEDNESDAY, 9), ()) == OpenState(True, closes)
    assert open_state(office, local(office, WEDNESDAY, 7), ()) == OpenState(
        False, local(office, WEDNESDAY, 8)
    )
    thursday = WEDNESDAY + dt.timedelta(days=1)
    assert open_state(office, closes, ()) == OpenState(False, local(office, thursday, 8))


def test_closed_over_a_weekend_and_a_holiday(office: Office) -> None:
    friday, monday = dt.date(2026, 11, 20), dt.date(2026, 11, 23)
    tuesday = dt.date(2026, 11, 24)
    assert open_state(office, local(office, friday, 17), {monday}) == OpenState(
        False, local(office, tuesday, 8)
    )
    assert opening(office, monday, {monday}) is None
    assert opening(office, dt.date(2026, 11, 22), ()) is None
