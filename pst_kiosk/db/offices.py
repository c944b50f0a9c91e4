"""The office profile in the database: the same for all stations."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, delete, func, insert, select

from pst_kiosk.db.tables import holiday, office_profile, office_queue
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.office import Office


def install(connection: Connection, office: Office, at: dt.datetime, in_force_from: dt.date) -> None:
    """Store the profile and the office's order row. A version once installed stays as it is."""
    connection.execute(
        insert(office_profile).values(
            office_code=office.code,
            version=office.version,
            in_force_from=in_force_from,
            profile=office.model_dump(mode="json"),
            installed_at=at,
        )
    )
    if (
        connection.execute(
            select(office_queue.c.seq).where(office_queue.c.office_code == office.code)
        ).first()
        is None
    ):
        connection.execute(insert(office_queue).values(office_code=office.code, seq=0, at=at))


def installed(connection: Connection) -> str | None:
    """The code of the office this database belongs to, or None while it belongs to none."""
    return connection.execute(select(office_profile.c.office_code).limit(1)).scalar_one_or_none()


def newest_version(connection: Connection, office: Office) -> int:
    """The highest profile version installed, in force or not yet."""
    found: int = connection.execute(
        select(func.max(office_profile.c.version)).where(office_profile.c.office_code == office.code)
    ).scalar_one()
    return found


def versions(connection: Connection, office: Office) -> list[Any]:
    """Every version installed, the newest first."""
    mine = office_profile.c.office_code == office.code
    return list(
        connection.execute(select(office_profile).where(mine).order_by(office_profile.c.version.desc()))
    )


def version_in_force(connection: Connection, office: Office, day: dt.date) -> int | None:
    """The number of the version of this office that is in force on a day; None where none is."""
    found: int | None = connection.execute(
        select(func.max(office_profile.c.version)).where(
            office_profile.c.office_code == office.code, office_profile.c.in_force_from <= day
        )
    ).scalar_one()
    return found


def the_office(connection: Connection, at: dt.datetime) -> Office:
    """The newest profile in force at `at`. Raises `EnvironmentFault` `office_missing`, `profile_outdated`."""
    rows = connection.execute(
        select(office_profile.c.profile, office_profile.c.in_force_from).order_by(
            office_profile.c.version.desc()
        )
    )
    for row in rows:
        try:
            office = Office.model_validate(row.profile)
        except ValidationError:
            # Installed by an earlier program, whose profiles said less: the office's zone cannot be read.
            raise EnvironmentFault("profile_outdated") from None
        if row.in_force_from <= service_day(office, at):
            return office
    raise EnvironmentFault("office_missing")


def holidays(connection: Connection, office: Office) -> dict[dt.date, str]:
    """The days the office stays closed besides its weekly ones, with their names."""
    rows = connection.execute(
        select(holiday.c.day, holiday.c.name).where(holiday.c.office_code == office.code)
    )
    return {row.day: row.name for row in rows}


def replace_holidays(connection: Connection, office: Office, year: int, days: dict[dt.date, str]) -> None:
    """Make `days` the holidays of `year`."""
    of_year = holiday.c.day.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
    connection.execute(delete(holiday).where(holiday.c.office_code == office.code, of_year))
    if days:
        connection.execute(
            insert(holiday),
            [{"office_code": office.code, "day": day, "name": name} for day, name in days.items()],
        )
