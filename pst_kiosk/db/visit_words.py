"""The words a visit is found by: kept beside the visits, so that one among a million is found at once.

Whoever searches writes them down first for the visits that were signed since. So no way of signing has to,
least of all a kiosk; and who changes a name or an institution has only to `forget` the old words.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from pst_kiosk.db.tables import Identity, Utc, visit, visit_word, visitor
from pst_kiosk.domain.words import words_of

AT_ONCE = 1000
"""Visits of one transaction: others may write in between."""
_NOTE = (
    update(visit)
    .where(visit.c.id == bindparam("one", type_=Identity))
    .values(words_at=bindparam("at", type_=Utc))
)


def write_down(connection: Connection, office_code: str, zone: ZoneInfo, at: dt.datetime) -> bool:
    """Write down the words of the visits that have none yet, at most `AT_ONCE`; whether more are left."""
    rows = connection.execute(
        select(visit.c.id, visit.c.started_at, visitor.c.name, visitor.c.institution)
        .join(visitor, visitor.c.id == visit.c.visitor_id)
        .where(
            visit.c.office_code == office_code, visit.c.words_at.is_(None), visit.c.visitor_id.is_not(None)
        )
        .limit(AT_ONCE)
    ).all()
    words = [
        {
            "office_code": office_code,
            "word": word,
            "visit_id": row.id,
            "day": row.started_at.astimezone(zone).toordinal(),
        }
        for row in rows
        for word in words_of(row.name, row.institution)
    ]
    if words:
        connection.execute(insert(visit_word), words)
    if rows:
        connection.execute(_NOTE, [{"one": row.id, "at": at} for row in rows])
    return len(rows) == AT_ONCE


def forget(connection: Connection, visits: Sequence[str] | Select[tuple[str]]) -> None:
    """What these visits are found by has changed: their words are written down anew by whoever searches."""
    connection.execute(delete(visit_word).where(visit_word.c.visit_id.in_(visits)))
    connection.execute(update(visit).where(visit.c.id.in_(visits)).values(words_at=None))


def of_institution(office_code: str, institution: str) -> Select[tuple[str]]:
    """The visits of those who said they come from this institution."""
    return (
        select(visit.c.id)
        .join(visitor, visitor.c.id == visit.c.visitor_id)
        .where(visitor.c.office_code == office_code, visitor.c.institution == institution)
    )
