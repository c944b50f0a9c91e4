"""Who comes: drawn from the seed alone, in the office's hours, with services of the usual length."""

from __future__ import annotations

import dataclasses
import datetime as dt
from statistics import median
from typing import Any

import pytest

from pst_kiosk.domain import guestbook, procedure
from pst_kiosk.domain.calendar import opening
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.steps import Place
from pst_kiosk.services.setup import profile_path, read_profile, shipped
from pst_kiosk.simulate.guests import Guest, Rates, draw
from pst_kiosk.simulate.options import USUAL_DAY
from pst_kiosk.simulate.staffing import with_desks


def office_and_hours(profile: str) -> tuple[Office, dt.datetime, dt.datetime]:
    office = read_profile(profile_path(profile))
    period = opening(office, USUAL_DAY, ())
    assert period is not None
    return office, *period


def drawn(profile: str = "kota-kupang", visitors: int = 400, seed: int = 1, **rates: float) -> list[Guest]:
    office, opens, closes = office_and_hours(profile)
    return draw(office, visitors, seed, Rates(**rates), opens, closes)


def by_index(guests: list[Guest]) -> dict[int, Guest]:
    return {guest.index: guest for guest in guests}


def test_more_visitors_are_the_same_visitors_and_more() -> None:
    few, many = by_index(drawn(visitors=20)), by_index(drawn(visitors=60))
    assert few == {index: many[index] for index in few}


@pytest.mark.parametrize(
    ("rate", "fields"),
    [
        ("priority", {"draft"}),
        ("no_show", {"misses_call"}),
        ("hold", {"hold"}),
        ("transfer", {"goes_over_to"}),
    ],
)
def test_a_rate_changes_only_what_it_is_about(rate: str, fields: set[str]) -> None:
    def plain(guest: Guest) -> dict[str, Any]:
        return {f.name: getattr(guest, f.name) for f in dataclasses.fields(guest) if f.name not in fields}

    none, all_of_them = drawn(**{rate: 0.0}), drawn(**{rate: 1.0})
    assert none != all_of_them
    assert [plain(guest) for guest in none] == [plain(guest) for guest in all_of_them]


def test_shares_come_out_as_asked_for() -> None:
    guests = drawn(visitors=2000, priority=0.3, no_show=0.1, hold=0.2, transfer=0.25)
    counts = (
        sum(guest.draft["assistance"] is not None for guest in guests),
        sum(guest.misses_call for guest in guests),
        sum(guest.hold is not None for guest in guests),
        sum(guest.goes_over_to is not None for guest in guests),
    )
    for count, share in zip(counts, (0.3, 0.1, 0.2, 0.25), strict=True):
        assert count / 2000 == pytest.approx(share, abs=0.03)


def test_visitors_come_in_two_humps_a_few_at_the_door_and_nobody_late() -> None:
    _, opens, closes = office_and_hours("kota-kupang")
    guests = drawn(visitors=2000)
    parts = [(guest.arrives - opens) / (closes - opens) for guest in guests]
    assert parts == sorted(parts)
    assert parts[0] > 0
    assert parts[-1] < 1 - 1 / 15

    def share(first: float, last: float) -> float:
        return sum(first < part <= last for part in parts) / len(parts)

    assert share(0.16, 0.28) > 2 * share(0.36, 0.48) < 2 * share(0.6, 0.72)
    assert 0.02 < sum(guest.arrives - opens < dt.timedelta(seconds=90) for guest in guests) / 2000 < 0.07


@pytest.mark.parametrize("profile", shipped())
def test_the_service_takes_the_profiles_typical_time_and_other_stages_are_short(profile: str) -> None:
    office, *_ = office_and_hours(profile)
    guests = drawn(profile)
    for service in office.services:
        stages = procedure.stages(service)
        at_desks = [stage for stage in stages if stage.place is Place.SERVICE_DESK]
        for stage in stages:
            usual = median(guest.minutes[service.key, stage.key] for guest in guests)
            if stage == at_desks[0]:
                assert usual == pytest.approx(service.typical_minutes, rel=0.15)
            else:
                assert usual < service.typical_minutes / 3


@pytest.mark.parametrize("profile", shipped())
def test_what_guests_write_can_be_signed(profile: str) -> None:
    office, *_ = office_and_hours(profile)
    for guest in drawn(profile, visitors=50, priority=0.5):
        entry = guestbook.sign(guest.draft, office.guest_book, USUAL_DAY, identity_shown=True)
        assert (entry.assistance is not None) == (guest.draft["assistance"] is not None)


def test_an_office_open_for_a_few_minutes_has_visitors_too() -> None:
    office, opens, _ = office_and_hours("kota-blitar")
    closes = opens + dt.timedelta(minutes=10)
    assert all(opens < guest.arrives < closes for guest in draw(office, 50, 1, Rates(), opens, closes))


def test_an_office_that_serves_at_its_reception_alone_can_be_simulated() -> None:
    plain = read_profile(profile_path("kota-blitar")).model_dump()
    for service in plain["services"]:
        for step in service["steps"]:
            if step["place"] == Place.SERVICE_DESK:
                step["place"] = Place.FRONT_OFFICE
    office = with_desks(Office.model_validate(plain), 1)
    _, opens, closes = office_and_hours("kota-blitar")
    queue = procedure.queues(office)[0]
    usual = median(guest.minutes[queue] for guest in draw(office, 200, 1, Rates(), opens, closes))
    assert usual == pytest.approx(office.services[0].typical_minutes, rel=0.15)


def test_service_desks_are_as_many_as_asked_for_and_other_places_have_one_each() -> None:
    office = with_desks(read_profile(profile_path("provinsi-jawa-tengah")), 5)
    places = [desk.places for desk in office.desks]
    assert places == [(Place.FRONT_OFFICE,), (Place.CASHIER,), *[(Place.SERVICE_DESK,)] * 5]
    assert with_desks(office, 3).desks[2:] == office.desks[2:5]
