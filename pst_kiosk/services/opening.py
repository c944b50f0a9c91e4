"""Opening an office's database: everything a screen may ask for, in one hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from pst_kiosk.db import offices, schema
from pst_kiosk.db.changes import PostgresChanges, SqliteChanges
from pst_kiosk.db.engine import Clock, Database, parsed, sqlite_path
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.office import Office
from pst_kiosk.services.accounts import Accounts
from pst_kiosk.services.announcements import Announcements
from pst_kiosk.services.board import Board
from pst_kiosk.services.calling import Calling
from pst_kiosk.services.checklist import Checklist
from pst_kiosk.services.corrections import Corrections
from pst_kiosk.services.day_review import DayReview
from pst_kiosk.services.feedback import Feedback
from pst_kiosk.services.help import Help
from pst_kiosk.services.institutions import Institutions
from pst_kiosk.services.late_arrivals import LateArrivals
from pst_kiosk.services.library import Library
from pst_kiosk.services.loans import Loans
from pst_kiosk.services.prints import Prints
from pst_kiosk.services.profiles import Profiles
from pst_kiosk.services.reception import Reception
from pst_kiosk.services.recognition import Recognition
from pst_kiosk.services.records import Records
from pst_kiosk.services.requests import Requests
from pst_kiosk.services.sales import Sales
from pst_kiosk.services.search import Search
from pst_kiosk.services.staff import Staff
from pst_kiosk.services.stations import Stations
from pst_kiosk.services.today import Today
from pst_kiosk.services.unit import OfficeUnit

Holidays = Callable[[int], dict[dt.date, str]]
"""Tells the holidays of a year; asked only for a year the database does not know yet."""


@dataclass(frozen=True)
class Services:
    """What people do in one office. Opened in a lane and used in that lane's thread alone."""

    office: Office
    reception: Reception
    calling: Calling
    checklist: Checklist
    recognition: Recognition
    records: Records
    feedback: Feedback
    accounts: Accounts
    board: Board
    review: DayReview
    stations: Stations
    late_arrivals: LateArrivals
    prints: Prints
    help: Help
    announcements: Announcements
    institutions: Institutions
    search: Search
    today: Today
    corrections: Corrections
    staff: Staff
    profiles: Profiles
    loans: Loans
    sales: Sales
    requests: Requests
    library: Library
    database: Database

    def close(self) -> None:
        self.database.close()


def open_services(url: str, holidays: Holidays, clock: Clock | None = None) -> Services:
    """Open the office installed in the database at `url`.

    Raises `EnvironmentFault`: `database_url`, `database_missing`, `database_unavailable`,
    `schema_missing`, `schema_older`, `schema_newer`, `office_missing`.
    """
    database = Database(url, clock)
    try:
        schema.check(database)
        with database.read() as connection:
            office = offices.the_office(connection, database.now(connection))
        closed = _closed_days(database, office, holidays)
    except BaseException:
        database.close()
        raise
    unit = OfficeUnit(database, office, closed)
    reception = Reception(unit)
    stations, loans = Stations(unit), Loans(unit)
    return Services(
        office,
        reception,
        Calling(unit),
        Checklist(unit),
        Recognition(unit),
        Records(unit),
        Feedback(unit),
        Accounts(unit),
        Board(unit),
        DayReview(unit),
        stations,
        LateArrivals(unit),
        Prints(unit, reception),
        Help(unit),
        Announcements(unit),
        Institutions(unit),
        Search(unit),
        Today(unit, loans, stations),
        Corrections(unit),
        Staff(unit),
        Profiles(unit),
        loans,
        Sales(unit),
        Requests(unit),
        Library(unit),
        database,
    )


def learn_holidays(database: Database, office: Office, year: int, holidays: Holidays) -> dict[dt.date, str]:
    """Ask for a year's holidays and keep them for all stations, over what was known of that year."""
    learnt = holidays(year)
    database.write(partial(offices.replace_holidays, office=office, year=year, days=learnt))
    return learnt


def _closed_days(database: Database, office: Office, holidays: Holidays) -> dict[dt.date, str]:
    """The holidays of this year and the next, learning those the database does not know."""
    with database.read() as connection:
        this_year = service_day(office, database.now(connection)).year
        known = offices.holidays(connection, office)
    for year in {this_year, this_year + 1} - {day.year for day in known}:
        try:
            known |= learn_holidays(database, office, year, holidays)
        except EnvironmentFault as fault:
            if fault.code != "database_no_permission":
                raise
            # Kiosk, board and tablet may not write them: they go by what they know until a counter has.
            known |= holidays(year)
    return known


def open_changes(url: str) -> SqliteChanges | PostgresChanges:
    """The feed of what others commit to the same database."""
    path = sqlite_path(url)
    return PostgresChanges(parsed(url)) if path is None else SqliteChanges(path)
