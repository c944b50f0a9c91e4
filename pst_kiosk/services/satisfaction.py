"""What visitors think of the office: the satisfaction index and its parts, and the quick ratings.

Nobody is told who gave which answer: see `db.satisfaction` for what is kept back, on the database's side.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from pst_kiosk.db import officers
from pst_kiosk.db import satisfaction as figures
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.routine import Routine
from pst_kiosk.db.satisfaction_tally import KINDS
from pst_kiosk.domain.period import Period
from pst_kiosk.domain.rating import SCORES
from pst_kiosk.domain.satisfaction import Index, Tally
from pst_kiosk.domain.satisfaction_figures import Faces, Figure, Satisfaction
from pst_kiosk.domain.survey import Element
from pst_kiosk.services.roles import check_role
from pst_kiosk.services.search import OVERSEE
from pst_kiosk.services.unit import OfficeUnit

EXPORTED = "export_satisfaction"
"""What the audit log calls it."""
_A_DAY = dt.timedelta(days=1)
_A_WEEK = dt.timedelta(days=7)


class SatisfactionFigures:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def today(self) -> dt.date:
        """The service day."""
        with self._unit.database.read() as connection:
            return self._unit.today(connection)

    def index(self, officer_id: str, period: Period, service: str | None = None) -> Figure:
        """The index of the office or one of its services. Raises `Refused` `not_your_role`."""
        with self._unit.database.read() as connection:
            check_role(connection, officer_id, OVERSEE)
            read = _Read(connection, self._unit, period, self._unit.database.moment())
            if service is None:
                return read.office()
            return next(figure for figure in read.services() if figure.key == service)

    def report(self, officer_id: str, period: Period) -> Satisfaction:
        """Everything, as an officer may see it. Raises `Refused` `not_your_role`, `officer_unknown`."""
        with self._unit.database.read() as connection:
            check_role(connection, officer_id, OVERSEE)
            return _Read(connection, self._unit, period, self._unit.database.moment()).all()

    def report_of_today_too(self, period: Period) -> Satisfaction:
        """The same for who works at the database itself, this day's answers among it. A counter's database
        role is told as much as an officer."""
        with self._unit.database.read() as connection:
            next_week = self._unit.today(connection) + _A_WEEK
            moment = dt.datetime.combine(next_week, dt.time(12), dt.UTC)
            return _Read(connection, self._unit, period, moment).all()

    def note_export(self, officer_id: str | None, period: Period) -> None:
        """A report leaves the program: noted in the audit log. Raises `Refused` `not_your_role`."""

        def work(connection: Connection) -> None:
            if officer_id is not None:
                check_role(connection, officer_id, OVERSEE)
            subject = f"{period.first:%Y-%m}/{period.last:%Y-%m}"
            at = self._unit.now(connection)
            officers.audit(connection, self._unit.office, at, officer_id, EXPORTED, subject)

        self._unit.database.write(work)


class _Read:
    """One period, read in one transaction."""

    def __init__(
        self, connection: Connection, unit: OfficeUnit, period: Period, moment: dt.datetime | None
    ) -> None:
        self._connection, self._unit, self._period = connection, unit, period
        self._asked = figures.asked_of(unit.office, period.first, period.last, moment)
        self._served = figures.served(connection, unit.office, period.first, period.last)

    def all(self) -> Satisfaction:
        asked = figures.ASKED(self._connection, **self._asked).one()
        return Satisfaction(
            period=self._period,
            at=self._unit.now(self._connection),
            through=min(self._period.last, asked.before - _A_DAY, self._unit.today(self._connection)),
            office=self.office(),
            services=self.services(),
            groups={kind: self._figures(figures.BY_GROUP, kind=kind) for kind in KINDS},
            months=self._months(),
            faces=next(iter(self._faces(figures.FACES)), Faces(self._unit.office.code, 0, None)),
            faces_by_service=self._faces(figures.FACES_BY_SERVICE),
            asked=asked.asked,
            comments=tuple(row.comment for row in figures.COMMENTS(self._connection, **self._asked)),
        )

    def office(self) -> Figure:
        served = sum(self._served.values())
        code = self._unit.office.code
        found = self._figures(figures.OF_OFFICE)
        return Figure(code, found[0].respondents, found[0].index, served) if found else _none(code, served)

    def services(self) -> tuple[Figure, ...]:
        found = {figure.key: figure for figure in self._figures(figures.BY_SERVICE)}
        keys = [service.key for service in self._unit.office.services]
        # A profile that was replaced may have had other services.
        keys += [key for key in found if key not in keys]
        return tuple(
            Figure(key, found[key].respondents, found[key].index, self._served.get(key, 0))
            if key in found
            else _none(key, self._served.get(key, 0))
            for key in keys
        )

    def _months(self) -> tuple[Figure, ...]:
        found = {figure.key[:7]: figure for figure in self._figures(figures.BY_MONTH)}
        return tuple(
            found.get(f"{month:%Y-%m}", _none(month.isoformat(), None)) for month in self._period.months
        )

    def _figures(self, routine: Routine, **more: Any) -> tuple[Figure, ...]:
        rows = routine(self._connection, **self._asked, **more)
        return tuple(Figure(str(row.key), row.people, _index(row) if row.shown else None) for row in rows)

    def _faces(self, routine: Routine) -> tuple[Faces, ...]:
        return tuple(
            Faces(row.key, row.people, _counts(row) if row.shown else None)
            for row in routine(self._connection, **self._asked)
        )


def _none(key: str, served: int | None) -> Figure:
    return Figure(key, 0, None, served)


def _index(row: Any) -> Index:
    tallies = {
        element: Tally(getattr(row, f"{element}_answers"), getattr(row, f"{element}_points"))
        for element in Element
    }
    return Index(row.people, tallies)


def _counts(row: Any) -> dict[int, int]:
    return {score: getattr(row, f"score_{score}") for score in SCORES}
