"""Opening an office's database: everything a screen may ask for, in one hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from pst_kiosk.db import offices, schema
from pst_kiosk.db.changes import PostgresChanges, SqliteChanges
from pst_kiosk.db.engine import Clock, Database, parsed, sqlite_path
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.office import Office
from pst_kiosk.services.unit import OfficeUnit

if TYPE_CHECKING:
    from pst_kiosk.services.accounts import Accounts
    from pst_kiosk.services.announcements import Announcements
    from pst_kiosk.services.board import Board
    from pst_kiosk.services.calling import Calling
    from pst_kiosk.services.checklist import Checklist
    from pst_kiosk.services.compensation import Compensations
    from pst_kiosk.services.complaints import Complaints
    from pst_kiosk.services.corrections import Corrections
    from pst_kiosk.services.day_review import DayReview
    from pst_kiosk.services.feedback import Feedback
    from pst_kiosk.services.help import Help
    from pst_kiosk.services.institutions import Institutions
    from pst_kiosk.services.late_arrivals import LateArrivals
    from pst_kiosk.services.library import Library
    from pst_kiosk.services.loans import Loans
    from pst_kiosk.services.payments import Payments
    from pst_kiosk.services.personal_data import PersonalData
    from pst_kiosk.services.prints import Prints
    from pst_kiosk.services.profiles import Profiles
    from pst_kiosk.services.reception import Reception
    from pst_kiosk.services.recognition import Recognition
    from pst_kiosk.services.records import Records
    from pst_kiosk.services.requests import Requests
    from pst_kiosk.services.sales import Sales
    from pst_kiosk.services.satisfaction import SatisfactionFigures
    from pst_kiosk.services.search import Search
    from pst_kiosk.services.staff import Staff
    from pst_kiosk.services.stations import Stations
    from pst_kiosk.services.today import Today
    from pst_kiosk.services.welcome import Welcome

Holidays = Callable[[int], dict[dt.date, str]]
"""Tells the holidays of a year; asked only for a year the database does not know yet."""


class Services:
    """What people do in one office. Opened in a lane and used in that lane's thread alone.

    Each service is loaded when it is first asked for: no screen waits for what it does not show.
    """

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit
        self.office = unit.office
        self.database = unit.database

    def welcome(self) -> Welcome:
        """The kiosk's first page: the services with their present wait, and whether the office is open."""
        from pst_kiosk.services import welcome

        return welcome.read(self._unit)

    @cached_property
    def accounts(self) -> Accounts:
        from pst_kiosk.services.accounts import Accounts

        return Accounts(self._unit)

    @cached_property
    def announcements(self) -> Announcements:
        from pst_kiosk.services.announcements import Announcements

        return Announcements(self._unit)

    @cached_property
    def board(self) -> Board:
        from pst_kiosk.services.board import Board

        return Board(self._unit)

    @cached_property
    def calling(self) -> Calling:
        from pst_kiosk.services.calling import Calling

        return Calling(self._unit)

    @cached_property
    def checklist(self) -> Checklist:
        from pst_kiosk.services.checklist import Checklist

        return Checklist(self._unit)

    @cached_property
    def compensations(self) -> Compensations:
        from pst_kiosk.services.compensation import Compensations

        return Compensations(self._unit)

    @cached_property
    def complaints(self) -> Complaints:
        from pst_kiosk.services.complaints import Complaints

        return Complaints(self._unit)

    @cached_property
    def corrections(self) -> Corrections:
        from pst_kiosk.services.corrections import Corrections

        return Corrections(self._unit)

    @cached_property
    def feedback(self) -> Feedback:
        from pst_kiosk.services.feedback import Feedback

        return Feedback(self._unit)

    @cached_property
    def help(self) -> Help:
        from pst_kiosk.services.help import Help

        return Help(self._unit)

    @cached_property
    def institutions(self) -> Institutions:
        from pst_kiosk.services.institutions import Institutions

        return Institutions(self._unit)

    @cached_property
    def late_arrivals(self) -> LateArrivals:
        from pst_kiosk.services.late_arrivals import LateArrivals

        return LateArrivals(self._unit)

    @cached_property
    def library(self) -> Library:
        from pst_kiosk.services.library import Library

        return Library(self._unit)

    @cached_property
    def loans(self) -> Loans:
        from pst_kiosk.services.loans import Loans

        return Loans(self._unit)

    @cached_property
    def payments(self) -> Payments:
        from pst_kiosk.services.payments import Payments

        return Payments(self._unit)

    @cached_property
    def personal_data(self) -> PersonalData:
        from pst_kiosk.services.personal_data import PersonalData

        return PersonalData(self._unit)

    @cached_property
    def prints(self) -> Prints:
        from pst_kiosk.services.prints import Prints

        return Prints(self._unit, self.reception)

    @cached_property
    def profiles(self) -> Profiles:
        from pst_kiosk.services.profiles import Profiles

        return Profiles(self._unit)

    @cached_property
    def reception(self) -> Reception:
        from pst_kiosk.services.reception import Reception

        return Reception(self._unit)

    @cached_property
    def recognition(self) -> Recognition:
        from pst_kiosk.services.recognition import Recognition

        return Recognition(self._unit)

    @cached_property
    def records(self) -> Records:
        from pst_kiosk.services.records import Records

        return Records(self._unit)

    @cached_property
    def requests(self) -> Requests:
        from pst_kiosk.services.requests import Requests

        return Requests(self._unit)

    @cached_property
    def review(self) -> DayReview:
        from pst_kiosk.services.day_review import DayReview

        return DayReview(self._unit)

    @cached_property
    def sales(self) -> Sales:
        from pst_kiosk.services.sales import Sales

        return Sales(self._unit)

    @cached_property
    def satisfaction(self) -> SatisfactionFigures:
        from pst_kiosk.services.satisfaction import SatisfactionFigures

        return SatisfactionFigures(self._unit)

    @cached_property
    def search(self) -> Search:
        from pst_kiosk.services.search import Search

        return Search(self._unit)

    @cached_property
    def staff(self) -> Staff:
        from pst_kiosk.services.staff import Staff

        return Staff(self._unit)

    @cached_property
    def stations(self) -> Stations:
        from pst_kiosk.services.stations import Stations

        return Stations(self._unit)

    @cached_property
    def today(self) -> Today:
        from pst_kiosk.services.today import Today

        return Today(self._unit, self.loans, self.stations)

    def outdated(self) -> bool:
        """Whether another version of the profile is in force by now than these were opened with; one this
        program cannot read does not count."""
        with self.database.read() as connection:
            day = self._unit.today(connection)
            if offices.version_in_force(connection, self.office, day) in (None, self.office.version):
                return False
            try:
                return offices.the_office(connection, self._unit.now(connection)) != self.office
            except EnvironmentFault:
                return False

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
    return Services(OfficeUnit(database, office, closed))


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
