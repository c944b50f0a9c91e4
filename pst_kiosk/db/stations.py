"""The registry of stations: what runs where, and when it was last heard of."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from pst_kiosk.db.tables import station
from pst_kiosk.domain.office import Office


def heard(connection: Connection, office: Office, name: str, role: str, **facts: Any) -> Any | None:
    """Note a sign of life of a known station (`version`, `printer`, `clock_at`, `seen_at`): a row with its
    `digit`; None where it is not known."""
    statement = update(station).where(*_key(office, name, role)).values(closed_at=None, **facts)
    return connection.execute(statement.returning(station.c.digit)).one_or_none()


def register(
    connection: Connection, office: Office, name: str, role: str, digit: int | None, **facts: Any
) -> None:
    """A station's first sign of life; `facts` as in `heard`."""
    new = {"office_code": office.code, "name": name, "role": role, "digit": digit, **facts}
    connection.execute(insert(station).values(joined_at=facts["seen_at"], **new))


def closed(connection: Connection, office: Office, name: str, role: str, at: dt.datetime) -> None:
    """Note that a station's screen was closed properly."""
    connection.execute(update(station).where(*_key(office, name, role)).values(seen_at=at, closed_at=at))


def remove(connection: Connection, office: Office, name: str, role: str) -> None:
    connection.execute(delete(station).where(*_key(office, name, role)))


def digits(connection: Connection, office: Office) -> set[int]:
    """The digits kiosks have."""
    taken = select(station.c.digit).where(station.c.office_code == office.code, station.c.digit.is_not(None))
    return set(connection.execute(taken).scalars())


def of_office(connection: Connection, office: Office) -> list[Any]:
    """Every station that ever reported, by name."""
    statement = select(station).where(station.c.office_code == office.code)
    return list(connection.execute(statement.order_by(station.c.name, station.c.role)))


def _key(office: Office, name: str, role: str) -> tuple[Any, ...]:
    return station.c.office_code == office.code, station.c.name == name, station.c.role == role
