"""Whether an officer's role allows what he asks for."""

from __future__ import annotations

from collections.abc import Collection

from pst_kiosk.db import officers
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role


def check_administrator(connection: Connection, officer_id: str) -> None:
    """Raises `Refused` `not_administrator`, `officer_unknown`."""
    if _role(connection, officer_id) is not Role.ADMINISTRATOR:
        raise Refused("not_administrator")


def check_manages(connection: Connection, officer_id: str, role: Role) -> None:
    """Whether an officer may say who works here in this role: a supervisor in all but the administrator's.

    Raises `Refused` `not_administrator`, `officer_unknown`.
    """
    mine = _role(connection, officer_id)
    if mine is not Role.ADMINISTRATOR and (mine is not Role.SUPERVISOR or role is Role.ADMINISTRATOR):
        raise Refused("not_administrator")


def check_role(connection: Connection, officer_id: str, roles: Collection[Role]) -> None:
    """Raises `Refused` `not_your_role` unless the officer has one of these, `officer_unknown`."""
    if _role(connection, officer_id) not in roles:
        raise Refused("not_your_role")


def _role(connection: Connection, officer_id: str) -> Role:
    return Role(officers.find(connection, officer_id).role)
