"""The registry of stations: what runs where, and when it was last heard of."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    SmallInteger,
    String,
    bindparam,
    delete,
    insert,
    inspect,
    null,
    select,
    update,
)

from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.tables import Utc, station
from pst_kiosk.domain.office import Office


@dataclass(frozen=True)
class Sign:
    """A station's sign of life. `clock` is what its own clock says, `moment` the present one
    (`Database.moment`)."""

    office: str
    station: str
    screen: str
    version: str
    printer: str | None
    clock: dt.datetime
    moment: dt.datetime | None


_THIS = (
    station.c.office_code == bindparam("office", type_=String),
    station.c.name == bindparam("station", type_=String),
    station.c.role == bindparam("screen", type_=String),
)
_TOLD = {
    "version": bindparam("version", type_=String),
    "printer": bindparam("printer", type_=String),
    "clock_at": bindparam("clock", type_=Utc),
    "seen_at": PRESENT,
}
HEARD = Routine(
    "station_heard",
    update(station).where(*_THIS).values(closed_at=null(), **_TOLD).returning(station.c.digit),
)
DIGITS_TAKEN = Routine("digits_taken", select(station.c.digit).where(_THIS[0], station.c.digit.is_not(None)))
REGISTER_STATION = Routine(
    "register_station",
    insert(station).values(
        office_code=bindparam("office", type_=String),
        name=bindparam("station", type_=String),
        role=bindparam("screen", type_=String),
        digit=bindparam("digit", type_=SmallInteger),
        joined_at=PRESENT,
        **_TOLD,
    ),
)
STATION_CLOSED = Routine("station_closed", update(station).where(*_THIS).values(closed_at=PRESENT))
BY_EVERY_STATION = (HEARD, DIGITS_TAKEN, REGISTER_STATION, STATION_CLOSED)
"""What every kind of station does."""


def heard(connection: Connection, sign: Sign) -> Any | None:
    """Note a sign of life of a known station: a row with its `digit`; None where it is not known."""
    return HEARD(connection, **asdict(sign)).one_or_none()


def register(connection: Connection, sign: Sign, digit: int | None) -> None:
    """A station's first sign of life."""
    REGISTER_STATION(connection, **asdict(sign), digit=digit)


def closed(connection: Connection, office: Office, name: str, role: str, moment: dt.datetime | None) -> None:
    """Note that a station's screen was closed properly."""
    STATION_CLOSED(connection, office=office.code, station=name, screen=role, moment=moment)


def digits(connection: Connection, office: Office) -> set[int]:
    """The digits kiosks have."""
    return {row.digit for row in DIGITS_TAKEN(connection, office=office.code)}


def remove(connection: Connection, office: Office, name: str, role: str) -> None:
    connection.execute(
        delete(station).where(*_THIS), {"office": office.code, "station": name, "screen": role}
    )


def of_office(connection: Connection, office: Office) -> list[Any]:
    """Every station that ever reported, by name."""
    statement = select(station).where(station.c.office_code == office.code)
    return list(connection.execute(statement.order_by(station.c.name, station.c.role)))


def alive(connection: Connection, since: dt.datetime) -> list[str]:
    """The names of those that were heard of since a moment and not closed, of every office; also where the
    tables are of an earlier version, which may not know stations at all."""
    if not inspect(connection).has_table(station.name):
        return []
    there = (station.c.seen_at > since) & station.c.closed_at.is_(None)
    return list(connection.execute(select(station.c.name).where(there).order_by(station.c.name)).scalars())
