"""The office profile in the database: the same for all stations."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, delete, insert, select

from pst_kiosk.db.tables import holiday, office_profile, office_queue
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


def installed(connection: Connection, today: dt.date | None = None) -> Office | None:
    """The profile in force, or None in a database where no office is installed yet."""
    query = select(office_profile.c.profile).order_by(office_profile.c.version.desc()).limit(1)
    if today is not None:
        query = query.where(office_profile.c.in_force_from <= today)
    profile = connection.execute(query).scalar_one_or_none()
    return None if profile is None else Office.model_validate(profile)


def the_office(connection: Connection) -> Office:
    """The profile in force. Raises `EnvironmentFault` `office_missing`."""
    office = installed(connection)
    if office is None:
        raise EnvironmentFault("office_missing")
    return office


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
