"""What surveys and ratings add up to, by service and day: the figures every report is made of.

A day's sums are written anew from its answers whenever one of them is stored or changed, in the same
transaction, so they cannot drift from what they sum up. A figure over 100,000 surveys reads some thousand
rows instead of 900,000; and nobody who reads the sums can see an answer.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Connection,
    Date,
    Integer,
    Select,
    String,
    bindparam,
    case,
    delete,
    extract,
    func,
    insert,
    literal,
    select,
)

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
_AGE = extract("year", _DAY) - visitor.c.birth_year
_AGE_GROUP = case(*((oldest >= _AGE, place) for place, (_, oldest) in enumerate(AGES, start=1)), else_=UNTOLD)
_GROUPS: dict[str, Any] = {
    "sex": visitor.c.sex,
    "age": _AGE_GROUP,
    "education": visitor.c.education,
    "job": visitor.c.job,
}
KINDS = tuple(_GROUPS)
"""How respondents are told apart: by code lists of the guest book, ages by `birth_years.AGES` from 1 on."""


def _sums(kind: str, code: Any | None) -> Select[Any]:
    """One day's answers of one service, by the respondent's `code`; None for everybody's."""
    sums = []
    for element in Element:
        of_this = survey_answer.c.element == element.value
        sums.append(func.sum(case((of_this, 1), else_=0)))
        sums.append(func.sum(case((of_this, survey_answer.c.score), else_=0)))
    return (
        select(
            ticket.c.office_code,
            literal(kind, String),
            _DAY,
            ticket.c.service,
            literal(UNTOLD, Integer) if code is None else code,
            func.count(survey_answer.c.ticket_id.distinct()),
            *sums,
        )
        .join_from(survey_answer, ticket, ticket.c.id == survey_answer.c.ticket_id)
        .join(visit, visit.c.id == ticket.c.visit_id)
        .outerjoin(visitor, visitor.c.id == visit.c.visitor_id)
        .where(
            survey_answer.c.office_code == _OFFICE,
            survey_answer.c.answered_at >= _SINCE,
            survey_answer.c.answered_at < _UNTIL,
            ticket.c.service == _SERVICE,
        )
        .group_by(ticket.c.office_code, ticket.c.service, *(() if code is None else (code,)))
    )


def _written(kind: str, code: Any | None) -> Any:
    return insert(survey_tally).from_select(list(survey_tally.c.keys()), _sums(kind, code))


SUM_UP_SURVEYS = Routine(
    "sum_up_surveys",
    _written(EVERYBODY, None),
    before=(
        delete(survey_tally).where(
            survey_tally.c.office_code == _OFFICE,
            survey_tally.c.kind.in_((EVERYBODY, *KINDS)),
            survey_tally.c.day == _DAY,
            survey_tally.c.service == _SERVICE,
        ),
        *(_written(kind, func.coalesce(code, UNTOLD)) for kind, code in _GROUPS.items()),
    ),
)
SUM_UP_RATINGS = Routine(
    "sum_up_ratings",
    insert(rating_tally).from_select(
        list(rating_tally.c.keys()),
        select(
            ticket.c.office_code,
            _DAY,
            ticket.c.service,
            func.count(),
            *(func.sum(case((rating.c.score == score, 1), else_=0)) for score in SCORES),
        )
        .join_from(rating, ticket, ticket.c.id == rating.c.ticket_id)
        .where(
            rating.c.office_code == _OFFICE,
            rating.c.rated_at >= _SINCE,
            rating.c.rated_at < _UNTIL,
            ticket.c.service == _SERVICE,
        )
        .group_by(ticket.c.office_code, ticket.c.service),
    ),
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
    """Of everything stored before there were sums."""
    profiles = select(office_profile.c.office_code, office_profile.c.profile).order_by(
        office_profile.c.version
    )
    zones = {code: ZoneInfo(profile["zone"]) for code, profile in connection.execute(profiles)}
    for routine, table, moment in (
        (SUM_UP_SURVEYS, survey_answer, survey_answer.c.answered_at),
        (SUM_UP_RATINGS, rating, rating.c.rated_at),
    ):
        given = select(table.c.office_code, ticket.c.service, moment.label("at")).join(ticket).distinct()
        by_service: dict[tuple[str, str], list[dt.datetime]] = defaultdict(list)
        for row in connection.execute(given):
            by_service[(row.office_code, row.service)].append(row.at)
        for (code, service), moments in by_service.items():
            _sum_up(routine, connection, code, zones[code], service, moments)


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
