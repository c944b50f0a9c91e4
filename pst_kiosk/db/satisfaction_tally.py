"""What surveys and ratings add up to, by service and day: the figures every report is made of.

A day's sums are written anew from its answers whenever one of them is stored or changed, in the same
transaction, so they cannot drift from what they sum up. A figure over 100,000 surveys reads some thousand
rows instead of 900,000; and nobody who reads the sums can see an answer.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Connection,
    Date,
    Insert,
    Integer,
    String,
    bindparam,
    case,
    delete,
    extract,
    func,
    insert,
    literal,
    literal_column,
    select,
)

from pst_kiosk.db.expressions import DayAhead
from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import (
    Utc,
    office_profile,
    rating,
    rating_tally,
    survey_answer,
    survey_tally,
    ticket,
    visit,
    visitor,
)
from pst_kiosk.domain.birth_years import AGES
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.rating import SCORES
from pst_kiosk.domain.survey import Element

EVERYBODY = "all"
UNTOLD = 0
"""The group of who did not say."""
_OFFICE = bindparam("office", type_=String)
_SERVICE = bindparam("service", type_=String)
_DAY = bindparam("day", type_=Date)
_SINCE = bindparam("since", type_=Utc)
_UNTIL = bindparam("until", type_=Utc)
_OF_THE_DAY = ticket.c.service == _SERVICE, ticket.c.office_code == _OFFICE
KINDS = ("sex", "age", "education", "job")
"""How respondents are told apart: by code lists of the guest book, ages by `birth_years.AGES` from 1 on."""


def _code(kind: str, day: Any) -> Any:
    """The group a respondent is of."""
    if kind == EVERYBODY:
        return literal(UNTOLD, Integer)
    if kind == "age":
        age = extract("year", day) - visitor.c.birth_year
        return case(*((oldest >= age, place) for place, (_, oldest) in enumerate(AGES, 1)), else_=UNTOLD)
    return func.coalesce(visitor.c[kind], UNTOLD)


def _surveys(kind: str, day: Any, *which: Any) -> Insert:
    """Write what answers add up to, by office, day, service and group."""
    sums = []
    for element in Element:
        of_this = survey_answer.c.element == element.value
        sums.append(func.sum(case((of_this, 1), else_=0)))
        sums.append(func.sum(case((of_this, survey_answer.c.score), else_=0)))
    people = func.count(survey_answer.c.ticket_id.distinct())
    summed = (
        select(
            *(
                ticket.c.office_code,
                literal(kind, String),
                day,
                ticket.c.service,
                _code(kind, day),
                people,
                *sums,
            )
        )
        .join_from(survey_answer, ticket, ticket.c.id == survey_answer.c.ticket_id)
        .join(visit, visit.c.id == ticket.c.visit_id)
        .outerjoin(visitor, visitor.c.id == visit.c.visitor_id)
        .where(*which)
        .group_by(*_places(1, 3, 4, 5))
    )
    return insert(survey_tally).from_select(list(survey_tally.c.keys()), summed)


def _ratings(day: Any, *which: Any) -> Insert:
    """Write what ratings add up to, by office, day and service."""
    faces = (func.sum(case((rating.c.score == score, 1), else_=0)) for score in SCORES)
    summed = (
        select(ticket.c.office_code, day, ticket.c.service, func.count(), *faces)
        .join_from(rating, ticket, ticket.c.id == rating.c.ticket_id)
        .where(*which)
        .group_by(*_places(1, 2, 3))
    )
    return insert(rating_tally).from_select(list(rating_tally.c.keys()), summed)


def _places(*columns: int) -> list[Any]:
    """Columns of the result by their places: what is computed is not repeated."""
    return [literal_column(str(column)) for column in columns]


def _between(moment: Any) -> tuple[Any, ...]:
    return moment >= _SINCE, moment < _UNTIL


_SURVEYS_OF_DAY = (
    survey_answer.c.office_code == _OFFICE,
    *_between(survey_answer.c.answered_at),
    *_OF_THE_DAY,
)
SUM_UP_SURVEYS = Routine(
    "sum_up_surveys",
    _surveys(EVERYBODY, _DAY, *_SURVEYS_OF_DAY),
    before=(
        delete(survey_tally).where(
            survey_tally.c.office_code == _OFFICE,
            survey_tally.c.kind.in_((EVERYBODY, *KINDS)),
            survey_tally.c.day == _DAY,
            survey_tally.c.service == _SERVICE,
        ),
        *(_surveys(kind, _DAY, *_SURVEYS_OF_DAY) for kind in KINDS),
    ),
)
SUM_UP_RATINGS = Routine(
    "sum_up_ratings",
    _ratings(_DAY, rating.c.office_code == _OFFICE, *_between(rating.c.rated_at), *_OF_THE_DAY),
    before=(
        delete(rating_tally).where(
            rating_tally.c.office_code == _OFFICE,
            rating_tally.c.day == _DAY,
            rating_tally.c.service == _SERVICE,
        ),
    ),
)
BY_A_VISITOR = (SUM_UP_SURVEYS, SUM_UP_RATINGS)
"""What tablet and kiosk run after a rating or a survey."""


def sum_up_surveys(
    connection: Connection, office: Office, service: str, moments: Iterable[dt.datetime | None]
) -> None:
    """Write the sums anew of the days on which answers came or went."""
    _sum_up(SUM_UP_SURVEYS, connection, office.code, office.tz, service, moments)


def sum_up_ratings(
    connection: Connection, office: Office, service: str, moments: Iterable[dt.datetime | None]
) -> None:
    """The same of ratings."""
    _sum_up(SUM_UP_RATINGS, connection, office.code, office.tz, service, moments)


def sum_up_all(connection: Connection) -> None:
    """Of everything stored before there were sums; for who may read the answers."""
    profiles = select(office_profile.c.office_code, office_profile.c.profile)
    newest_last = connection.execute(profiles.order_by(office_profile.c.version))
    zones = {code: ZoneInfo(profile["zone"]) for code, profile in newest_last}
    for office, zone in zones.items():
        # Indonesia's zones are whole hours ahead, in summer and winter.
        at_midnight = dt.datetime(2026, 1, 1, tzinfo=dt.UTC).astimezone(zone)
        ahead = literal_column(str(at_midnight.hour), Integer)
        of_office = ticket.c.office_code == office
        for kind in (EVERYBODY, *KINDS):
            connection.execute(_surveys(kind, DayAhead(survey_answer.c.answered_at, ahead), of_office))
        connection.execute(_ratings(DayAhead(rating.c.rated_at, ahead), of_office))


def _sum_up(
    routine: Routine,
    connection: Connection,
    office: str,
    zone: ZoneInfo,
    service: str,
    moments: Iterable[dt.datetime | None],
) -> None:
    for day in {moment.astimezone(zone).date() for moment in moments if moment is not None}:
        begins = dt.datetime.combine(day, dt.time(), zone)
        ends = dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), zone)
        routine(connection, office=office, service=service, day=day, since=begins, until=ends)
