"""What the office tells its visitors on kiosk and board, from one day to another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Date, String, bindparam, delete, insert, select, update

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import announcement
from pst_kiosk.domain.office import Office

_DAY = bindparam("day", type_=Date)
ANNOUNCEMENTS = Routine(
    "announcements",
    select(announcement.c.text_id, announcement.c.text_en)
    .where(
        announcement.c.office_code == bindparam("office", type_=String),
        announcement.c.first_day <= _DAY,
        announcement.c.last_day >= _DAY,
    )
    .order_by(announcement.c.first_day.desc(), announcement.c.published_at.desc()),
)


def ask_on_day(connection: Connection, office: Office, day: dt.date) -> Callable[[], list[Any]]:
    """What is shown on `day`, the newest first; asked along with the next statement."""
    return ANNOUNCEMENTS.later(connection, office=office.code, day=day)


def of_office(connection: Connection, office: Office) -> list[Any]:
    """All of them, past ones too, those that end last first."""
    return list(
        connection.execute(
            select(announcement)
            .where(announcement.c.office_code == office.code)
            .order_by(announcement.c.last_day.desc(), announcement.c.published_at.desc())
        )
    )


def publish(connection: Connection, office: Office, identity: str, **columns: Any) -> None:
    """Write an announcement, over what stood under the same id."""
    mine = (announcement.c.id == identity) & (announcement.c.office_code == office.code)
    if connection.execute(update(announcement).where(mine).values(**columns)).rowcount == 0:
        connection.execute(insert(announcement).values(id=identity, office_code=office.code, **columns))


def withdraw(connection: Connection, office: Office, identity: str) -> bool:
    """Take one away; False where there is none."""
    mine = (announcement.c.id == identity) & (announcement.c.office_code == office.code)
    return connection.execute(delete(announcement).where(mine)).rowcount == 1
