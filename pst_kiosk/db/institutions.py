"""Names of institutions: those the office approved, and those visitors typed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Connection, String, bindparam, delete, func, insert, select, update

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import institution, visitor
from pst_kiosk.domain.office import Office

_OFFICE = bindparam("office", type_=String)
APPROVED_NAMES = Routine(
    "approved_names",
    select(institution.c.name.label("spelling")).where(institution.c.office_code == _OFFICE),
)
# A counter may change this of a visitor, and nothing else.
RESPELL = Routine(
    "respell_institution",
    update(visitor)
    .where(visitor.c.office_code == _OFFICE, visitor.c.institution == bindparam("typed", type_=String))
    .values(institution=bindparam("approved", type_=String)),
)


def approved_names(connection: Connection, office: Office) -> tuple[str, ...]:
    """In no order: each engine has its own."""
    return tuple(row.spelling for row in APPROVED_NAMES(connection, office=office.code))


def of_office(connection: Connection, office: Office) -> list[Any]:
    """The approved ones, in no order."""
    return list(connection.execute(select(institution).where(institution.c.office_code == office.code)))


def typed(connection: Connection, office: Office, most: int) -> list[Any]:
    """Names visitors typed that are not approved as they stand, with how many did; the commonest first."""
    approved = select(institution.c.name).where(institution.c.office_code == office.code)
    name, times = visitor.c.institution, func.count().label("times")
    return list(
        connection.execute(
            select(name, times)
            .where(visitor.c.office_code == office.code, name.is_not(None), name.not_in(approved))
            .group_by(name)
            .order_by(times.desc(), name)
            .limit(most)
        )
    )


def add(
    connection: Connection,
    office: Office,
    identity: str,
    name: str,
    category: int | None,
    at: dt.datetime,
    officer_id: str,
) -> None:
    connection.execute(
        insert(institution).values(
            id=identity,
            office_code=office.code,
            name=name,
            category=category,
            approved_at=at,
            approved_by=officer_id,
        )
    )


def change(
    connection: Connection, identity: str, name: str, category: int | None, at: dt.datetime, officer_id: str
) -> None:
    connection.execute(
        update(institution)
        .where(institution.c.id == identity)
        .values(name=name, category=category, approved_at=at, approved_by=officer_id)
    )


def respell(connection: Connection, office: Office, typed: str, approved: str) -> None:
    """Visitors' institution, where it is written as `typed`, is written as `approved` from now on."""
    RESPELL(connection, office=office.code, typed=typed, approved=approved)


def remove(connection: Connection, office: Office, identity: str) -> bool:
    """Take one away; False where there is none."""
    mine = (institution.c.id == identity) & (institution.c.office_code == office.code)
    return connection.execute(delete(institution).where(mine)).rowcount == 1
