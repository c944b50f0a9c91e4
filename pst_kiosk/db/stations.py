"""The registry of stations: what runs where, and when it was last heard of."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, insert, select, update

from pst_kiosk.db.tables import station
from pst_kiosk.domain.office import Office


def find(connection: Connection, office: Office, name: str, role: str) -> Any | None:
    return connection.execute(select(station).where(*_key(office, name, role))).one_or_none()


def digits(connection: Connection, office: Office) -> set[int]:
    """The digits kiosks have."""
    taken = select(station.c.digit).where(station.c.office_code == office.code, station.c.digit.is_not(None))
    return set(connection.execute(taken).scalars())


def register(
    connection: Connection, office: Office, name: str, role: str, digit: int | None, at: dt.datetime
) -> None:
    connection.execute(
        insert(station).values(
            office_code=office.code,
            name=name,
            role=role,
            digit=digit,
            version="",
            clock_ahead_ms=0,
            joined_at=at,
            seen_at=at,
        )
    )


def heard(connection: Connection, office: Office, name: str, role: str, **facts: Any) -> None:
    """Note a sign of life: `version`, `printer`, `clock_ahead_ms`, `seen_at`."""
    connection.execute(update(station).where(*_key(office, name, role)).values(**facts))


def of_office(connection: Connection, office: Office) -> list[Any]:
    return list(
        connection.execute(
            select(station)
            .where(station.c.office_code == office.code)
            .order_by(station.c.name, station.c.role)
        )
    )


def _key(office: Office, name: str, role: str) -> tuple[Any, ...]:
    return station.c.office_code == office.code, station.c.name == name, station.c.role == role
