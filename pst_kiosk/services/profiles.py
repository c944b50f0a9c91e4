"""The versions of the office profile, and a new one where the desks change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from pst_kiosk.db import officers, offices, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Desk, Office
from pst_kiosk.domain.standard import NOT_STATED
from pst_kiosk.services.roles import check_administrator
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Version:
    """A version of the profile. `office` is None where an earlier program installed what this one cannot
    read. `in_force`: it is the one of today."""

    number: int
    in_force_from: dt.date
    installed_at: dt.datetime
    in_force: bool
    office: Office | None


@dataclass(frozen=True)
class OfficeData:
    """What no standard prints and an office fills in itself; empty where it is not known."""

    manager: str
    """Who answers for complaints."""
    manager_address: str
    compensation: str
    """What is given for a broken promise; empty where the standard gives nothing."""


class Profiles:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def versions(self) -> tuple[Version, ...]:
        """Every version, the newest first."""
        with self._unit.database.read() as connection:
            return self._versions(connection)

    def earliest(self) -> dt.date:
        """The first day a new version may be in force: a day is never half under another one."""
        with self._unit.database.read() as connection:
            return self._earliest(connection)

    def change_desks(self, officer_id: str, base: int, desks: Sequence[Desk], in_force_from: dt.date) -> int:
        """An administrator installs a version with other desks, in force from a day; returns its number.

        `base` is the version it was made from, the newest. Said again, it changes nothing. Raises `Refused`:
        `not_administrator`; `profile_changed` where there is a newer one; `desks_same`; `profile_day` (with
        `earliest`); `desk_in_use` (with `desk`) where one that is to be gone today is open; `desk_needed`
        (with `service` and `step`) where nobody would serve a step; `desks_invalid` (with `why`) where the
        profile cannot be so otherwise.
        """

        def work(connection: Connection) -> int:
            check_administrator(connection, officer_id)
            newest = self._versions(connection)[0]
            if (
                newest.office is not None
                and newest.number == base + 1
                and newest.office.desks == tuple(desks)
            ):
                return newest.number
            if newest.office is None or newest.number != base:
                raise Refused("profile_changed")
            if newest.office.desks == tuple(desks):
                raise Refused("desks_same")
            earliest = self._earliest(connection)
            if in_force_from < earliest:
                raise Refused("profile_day", earliest=earliest)
            self._check_gone(connection, newest.office.desks, desks, in_force_from)
            _check_served(newest.office, desks)
            office = _with_desks(newest.office, desks)
            at = self._unit.now(connection)
            offices.install(connection, office, at, in_force_from)
            officers.audit(connection, office, at, officer_id, "change_desks", f"version {office.version}")
            return office.version

        return self._unit.database.write(work)

    def fill_in(self, officer_id: str, base: int, data: OfficeData) -> dt.date:
        """An administrator installs a version with this data; the first day it is in force, from which it is
        shown to visitors. Said again, it changes nothing.

        Raises `Refused`: `not_administrator`; `profile_changed` where there is a newer version than `base`;
        `office_data_same`; `office_data_invalid` (with `most`) for a text that is too long.
        """

        def work(connection: Connection) -> dt.date:
            check_administrator(connection, officer_id)
            newest = self._versions(connection)[0]
            if newest.office is None or newest.number not in (base, base + 1):
                raise Refused("profile_changed")
            if data_of(newest.office) == data:
                if newest.number == base:
                    raise Refused("office_data_same")
                return newest.in_force_from
            if newest.number != base:
                raise Refused("profile_changed")
            office, at = _filled_in(newest.office, data, base + 1), self._unit.now(connection)
            in_force_from = self._earliest(connection)
            offices.install(connection, office, at, in_force_from)
            officers.audit(connection, office, at, officer_id, "fill_in", f"version {office.version}")
            return in_force_from

        return self._unit.database.write(work)

    def _check_gone(
        self, connection: Connection, before: Sequence[Desk], desks: Sequence[Desk], in_force_from: dt.date
    ) -> None:
        """A desk goes while nobody is at it; tomorrow nobody is yet."""
        today, left = self._unit.today(connection), {desk.key for desk in desks}
        if in_force_from > today:
            return
        gone = {desk.key: desk.name.id for desk in before if desk.key not in left}
        for row in officers.open_sessions(connection, self._unit.office, today):
            if row.desk in gone:
                raise Refused("desk_in_use", desk=gone[row.desk])

    def _versions(self, connection: Connection) -> tuple[Version, ...]:
        today = self._unit.today(connection)
        rows = offices.versions(connection, self._unit.office)
        now = next((row.version for row in rows if row.in_force_from <= today), None)
        return tuple(
            Version(row.version, row.in_force_from, row.installed_at, row.version == now, _read(row.profile))
            for row in rows
        )

    def _earliest(self, connection: Connection) -> dt.date:
        """Not before a version that is installed already: of two in force the newer one counts."""
        office, today = self._unit.office, service_day(self._unit.office, self._unit.now(connection))
        begun = tickets.any_on(connection, office, today)
        first = today + dt.timedelta(days=1) if begun else today
        newest: dt.date = offices.versions(connection, office)[0].in_force_from
        return max(first, newest)


def _check_served(office: Office, desks: Sequence[Desk]) -> None:
    """Whether every step at a desk has one; the profile checks that too, in no officer's words."""
    for service in office.services:
        places = {
            place
            for desk in desks
            if not desk.services or service.key in desk.services
            for place in desk.places
        }
        for step in service.steps:
            if step.at_desk and step.place not in places:
                raise Refused("desk_needed", service=service.name.id, step=step.text.id)


def data_of(office: Office) -> OfficeData:
    """What an office has filled in."""
    manager, compensation = office.complaints.manager, office.compensation
    return OfficeData(
        _known(manager.name), _known(manager.address), _known(compensation.contents if compensation else "")
    )


def _known(text: str) -> str:
    return "" if text == NOT_STATED else text


def keeping_filled_in(office: Office, before: object) -> Office:
    """A profile with what was filled in in the stored one before it, as far as it does not say so itself."""
    old = _read(before)
    if old is None:
        return office
    said, kept = data_of(office), data_of(old)
    gives = said.compensation or (kept.compensation if office.compensation is not None else "")
    manager = said if said.manager else kept
    return _filled_in(office, OfficeData(manager.manager, manager.manager_address, gives), office.version)


def _filled_in(office: Office, data: OfficeData, version: int) -> Office:
    """The profile with this data. Raises `Refused` `office_data_invalid`."""
    parts = office.model_dump(mode="json")
    parts["version"] = version
    manager = parts["complaints"]["manager"]
    manager["name"], manager["address"] = data.manager or NOT_STATED, data.manager_address or NOT_STATED
    if parts["compensation"] is not None:
        parts["compensation"]["contents"] = data.compensation or NOT_STATED
    try:
        return Office.model_validate(parts)
    except ValidationError as error:
        most = error.errors(include_url=False)[0].get("ctx", {}).get("max_length", 0)
        raise Refused("office_data_invalid", most=most) from None


def _with_desks(office: Office, desks: Sequence[Desk]) -> Office:
    """The next version, checked as a whole. Raises `Refused` `desks_invalid`."""
    parts = office.model_dump(mode="json")
    parts["desks"] = [desk.model_dump(mode="json") for desk in desks]
    parts["version"] = office.version + 1
    try:
        return Office.model_validate(parts)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise Refused("desks_invalid", why=str(first["msg"]).removeprefix("Value error, ")) from None


def _read(profile: object) -> Office | None:
    try:
        return Office.model_validate(profile)
    except ValidationError:
        return None
