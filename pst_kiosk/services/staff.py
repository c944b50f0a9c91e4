"""Who works in the office, in which role; who left and who came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import officers
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.roles import check_manages
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Member:
    """Somebody who works here, or, where not `active`, worked here: then he cannot sign in."""

    id: str
    name: str
    role: Role
    active: bool


class Staff:
    """For administrators, and for supervisors where no administrator is meant.

    Every method with `by` raises `Refused` `not_administrator`, `officer_unknown`; what changes is in the
    audit log.
    """

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def everybody(self) -> tuple[Member, ...]:
        """Those who work here, then those who left, each by name."""
        with self._unit.database.read() as connection:
            rows = officers.everybody(connection, self._unit.office)
        found = (Member(row.id, row.name, Role(row.role), row.active) for row in rows)
        return tuple(sorted(found, key=lambda member: (not member.active, member.name.casefold())))

    def set_role(self, by: str, officer_id: str, role: Role) -> None:
        """Another role from the next sign-in on. Raises `Refused` `own_account`, `last_administrator`."""

        def work(connection: Connection) -> None:
            check_manages(connection, by, role)
            self._check_may_lose_role(connection, by, officer_id)
            officers.set_role(connection, officer_id, role)
            self._audit(connection, by, f"role_{role}", officer_id)

        self._unit.database.write(work)

    def deactivate(self, by: str, officer_id: str) -> None:
        """He signs in no more; what he did stays under his name.

        Raises `Refused` `own_account`, `last_administrator`, `officer_at_desk` while he sits at one.
        """

        def work(connection: Connection) -> None:
            row = self._check_may_lose_role(connection, by, officer_id)
            today = self._unit.today(connection)
            sessions = officers.open_sessions(connection, self._unit.office, today)
            if any(session.officer_id == officer_id for session in sessions):
                raise Refused("officer_at_desk", officer=row.name)
            officers.set_active(connection, officer_id, False)
            self._audit(connection, by, "deactivate_officer", officer_id)

        self._unit.database.write(work)

    def reactivate(self, by: str, officer_id: str) -> None:
        """He came back, with the PIN he had."""

        def work(connection: Connection) -> None:
            check_manages(connection, by, Role(officers.known(connection, officer_id).role))
            officers.set_active(connection, officer_id, True)
            self._audit(connection, by, "reactivate_officer", officer_id)

        self._unit.database.write(work)

    def _check_may_lose_role(self, connection: Connection, by: str, officer_id: str) -> Any:
        row = officers.known(connection, officer_id)
        check_manages(connection, by, Role(row.role))
        if by == officer_id:
            raise Refused("own_account")
        working = officers.of_office(connection, self._unit.office)
        if row.role == Role.ADMINISTRATOR and [each.role for each in working].count(Role.ADMINISTRATOR) == 1:
            raise Refused("last_administrator")
        return row

    def _audit(self, connection: Connection, by: str, action: str, officer_id: str) -> None:
        unit = self._unit
        officers.audit(connection, unit.office, unit.now(connection), by, action, officer_id)
