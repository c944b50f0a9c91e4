"""Whose desk is whose."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.roles import Role, may_open, may_serve, who_opens
from pst_kiosk.domain.steps import DESK_PLACES, Place


@pytest.mark.parametrize(
    ("role", "place"),
    [
        (Role.RECEPTIONIST, Place.FRONT_OFFICE),
        (Role.SERVICE_OFFICER, Place.SERVICE_DESK),
        (Role.TREASURER, Place.CASHIER),
    ],
)
def test_a_role_opens_the_desks_of_its_place_alone(role: Role, place: Place) -> None:
    assert {at for at in DESK_PLACES if may_open(role, (at,))} == {place}
    assert who_opens((place,)) == (role,)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.HEAD, Role.ADMINISTRATOR])
def test_who_stands_in_opens_and_serves_anything(role: Role) -> None:
    assert all(may_open(role, (at,)) and may_serve(role, at) for at in DESK_PLACES)


def test_where_a_desk_is_both_an_officer_receives_and_a_receptionist_does_not_serve() -> None:
    both = (Place.FRONT_OFFICE, Place.SERVICE_DESK)
    assert may_open(Role.SERVICE_OFFICER, both)
    assert may_serve(Role.SERVICE_OFFICER, Place.FRONT_OFFICE)
    assert may_open(Role.RECEPTIONIST, both)
    assert not may_serve(Role.RECEPTIONIST, Place.SERVICE_DESK)
