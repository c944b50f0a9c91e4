"""A profile is changed by a new version; no visit is half under one and half under another."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.office import Office
from pst_kiosk.services import setup
from tests.support.office import TestOffice, command


def next_version(office: Office) -> Office:
    return office.model_copy(update={"version": office.version + 1, "short_name": "BPS Kupang"})


def test_a_new_version_is_in_force_today_where_nobody_came_yet(kupang: TestOffice) -> None:
    day = setup.update(kupang.url, next_version(kupang.services.office), kupang.clock)
    assert day == dt.date(2026, 11, 18)
    station = kupang.another_station()
    assert station.office.short_name == "BPS Kupang"
    station.close()


def test_a_new_version_waits_for_tomorrow_where_somebody_has_a_number(kupang: TestOffice) -> None:
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    day = setup.update(kupang.url, next_version(kupang.services.office), kupang.clock)
    assert day == dt.date(2026, 11, 19)
    station = kupang.another_station()
    assert station.office == kupang.services.office
    station.close()
    kupang.clock.forward(days=1)
    station = kupang.another_station()
    assert station.office.short_name == "BPS Kupang"
    station.close()


def test_a_version_that_is_not_newer_or_of_another_office_is_refused(kupang: TestOffice) -> None:
    with pytest.raises(EnvironmentFault, match="profile version"):
        setup.update(kupang.url, kupang.services.office, kupang.clock)
    other = setup.read_profile(setup.profile_path("provinsi-bengkulu"))
    with pytest.raises(EnvironmentFault, match="office other"):
        setup.update(kupang.url, other, kupang.clock)
