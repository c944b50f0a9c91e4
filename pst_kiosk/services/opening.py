"""Opening an office's database: everything a screen may ask for, in one hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from pst_kiosk.db import offices, schema
from pst_kiosk.db.changes import SqliteChanges
from pst_kiosk.db.engine import Clock, Database, sqlite_path, utc_now
from pst_kiosk.domain.office import Office
from pst_kiosk.services.accounts import Accounts
from pst_kiosk.services.board import Board
from pst_kiosk.services.calling import Calling
from pst_kiosk.services.feedback import Feedback
from pst_kiosk.services.reception import Reception
from pst_kiosk.services.records import Records
from pst_kiosk.services.unit import OfficeUnit

Holidays = Callable[[], Collection[dt.date]]


@dataclass(frozen=True)
class Services:
    """What people do in one office. Opened in a lane and used in that lane's thread alone."""

    office: Office
    reception: Reception
    calling: Calling
    records: Records
    feedback: Feedback
    accounts: Accounts
    board: Board
    database: Database

    def close(self) -> None:
        self.database.close()


def open_services(url: str, holidays: Holidays, clock: Clock = utc_now) -> Services:
    """Open the office installed in the database at `url`.

    Raises `EnvironmentFault`: `database_url`, `database_missing`, `database_unavailable`,
    `schema_missing`, `schema_older`, `schema_newer`, `office_missing`.
    """
    database = Database(url, clock)
    try:
        schema.check(database)
        with database.read() as connection:
            office = offices.the_office(connection)
    except BaseException:
        database.close()
        raise
    unit = OfficeUnit(database, office, holidays())
    return Services(
        office,
        Reception(unit),
        Calling(unit),
        Records(unit),
        Feedback(unit),
        Accounts(unit),
        Board(unit),
        database,
    )


def open_changes(url: str) -> SqliteChanges:
    """The feed of what others commit to the same database."""
    return SqliteChanges(sqlite_path(url))
