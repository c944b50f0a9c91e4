"""The roles the standards name, and the one that keeps the system itself; and which desks are whose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.steps import Place


class Role(StrEnum):
    ADMINISTRATOR = "administrator"
    RECEPTIONIST = "receptionist"
    SERVICE_OFFICER = "service_officer"
    TREASURER = "treasurer"
    SUPERVISOR = "supervisor"
    HEAD = "head"


NAMES = {
    Role.ADMINISTRATOR: Text(id="Administrator", en="Administrator"),
    Role.RECEPTIONIST: Text(id="Resepsionis", en="Receptionist"),
    Role.SERVICE_OFFICER: Text(id="Petugas layanan", en="Service officer"),
    Role.TREASURER: Text(id="Bendahara", en="Treasurer"),
    Role.SUPERVISOR: Text(id="Penanggung jawab", en="Supervisor"),
    Role.HEAD: Text(id="Kepala", en="Head of office"),
}


@dataclass(frozen=True)
class Duty:
    """At which places a role opens a desk, and what it serves there."""

    desks: frozenset[Place]
    serves: frozenset[Place]


DUTIES = {
    Role.RECEPTIONIST: Duty(frozenset({Place.FRONT_OFFICE}), frozenset({Place.FRONT_OFFICE})),
    # Where one desk is front office and service desk, one officer is both.
    Role.SERVICE_OFFICER: Duty(
        frozenset({Place.SERVICE_DESK}), frozenset({Place.FRONT_OFFICE, Place.SERVICE_DESK})
    ),
    Role.TREASURER: Duty(frozenset({Place.CASHIER}), frozenset({Place.CASHIER})),
}
"""The other roles stand in for anybody."""


def may_open(role: Role, places: Collection[Place]) -> bool:
    """Whether an officer of this role may open a desk at these places."""
    duty = DUTIES.get(role)
    return duty is None or not duty.desks.isdisjoint(places)


def may_serve(role: Role, place: Place) -> bool:
    """Whether an officer of this role serves what is served at this place."""
    duty = DUTIES.get(role)
    return duty is None or place in duty.serves


def who_opens(places: Collection[Place]) -> tuple[Role, ...]:
    """The roles such a desk is meant for, in the standards' order."""
    return tuple(role for role, duty in DUTIES.items() if not duty.desks.isdisjoint(places))
