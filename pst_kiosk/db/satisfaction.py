"""What visitors think of the office, as figures of groups: no answer of a single visitor leaves here.

On PostgreSQL a counter has no right on ratings, answers or their sums: it executes these functions, and they
keep back what could be traced to somebody. A group of fewer than `SMALLEST_GROUP` has no figures; where it
could be found by subtracting the others from the whole, the next smallest has none either. Periods are whole
months, whatever was asked for: two periods that differ by a day would tell that day's visitor. A day counts
when its week or its month is over: who looks before and after a visitor would see his answers, and at a small
office who looks every day.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    Boolean,
    Connection,
    Date,
    Integer,
    String,
    Table,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    not_,
    or_,
    select,
)

from pst_kiosk.db.expressions import AfterMonth, MonthStart, WeekOrMonthStart
from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.satisfaction_tally import EVERYBODY
from pst_kiosk.db.tables import rating, rating_tally, survey_tally, ticket
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.rating import SCORES
from pst_kiosk.domain.satisfaction import SMALLEST_GROUP
from pst_kiosk.domain.survey import Element
from pst_kiosk.domain.ticket import Status

MOST_COMMENTS = 500
_OFFICE = bindparam("office", type_=String)
_FIRST = bindparam("first", type_=Date)
_LAST = bindparam("last", type_=Date)


def _in_months(day: Any) -> tuple[Any, ...]:
    # Indonesia is seven to nine hours ahead: while an office is open, the day in UTC is its own.
    return day >= MonthStart(_FIRST), day < AfterMonth(_LAST), day < WeekOrMonthStart(PRESENT)


def _figures(
    name: str, table: Table, key: Any, people: Any, sums: Mapping[str, Any], *conditions: Any
) -> Routine:
    """The sums of each group, null where it is kept back: a group that is too small, and the next larger one
    where those too small are a single one, or are together too small."""
    groups = (
        select(
            key.label("key"),
            cast(func.sum(people), Integer).label("people"),
            *(cast(func.sum(column), Integer).label(column_name) for column_name, column in sums.items()),
        )
        .where(table.c.office_code == _OFFICE, *_in_months(table.c.day), *conditions)
        .group_by(key)
        .having(func.sum(people) > 0)
        .cte("groups")
    )
    small = groups.c.people < SMALLEST_GROUP
    judged = select(
        groups,
        func.sum(case((small, 1), else_=0)).over().label("too_small"),
        func.sum(case((small, groups.c.people), else_=0)).over().label("in_them"),
        # The small ones come first.
        func.row_number().over(order_by=(groups.c.people, groups.c.key)).label("place"),
    ).cte("judged")
    safe = or_(
        judged.c.too_small == 0,
        and_(judged.c.too_small > 1, judged.c.in_them >= SMALLEST_GROUP),
        judged.c.place > judged.c.too_small + 1,
    )
    shown = and_(not_(judged.c.people < SMALLEST_GROUP), safe)
    return Routine(
        name,
        select(
            judged.c.key,
            judged.c.people,
            cast(shown, Boolean).label("shown"),
            *(case((shown, judged.c[column_name])).label(column_name) for column_name in sums),
        ).order_by(judged.c.key),
    )


_POINTS = {
    f"{element}_{part}": survey_tally.c[f"{element}_{part}"]
    for element in Element
    for part in ("answers", "points")
}


def _surveys(name: str, key: Any, kind: Any) -> Routine:
    respondents = survey_tally.c.respondents
    return _figures(name, survey_tally, key, respondents, _POINTS, survey_tally.c.kind == kind)


_ALL = literal(EVERYBODY, String)
OF_OFFICE = _surveys("satisfaction_of_office", survey_tally.c.office_code, _ALL)
BY_SERVICE = _surveys("satisfaction_by_service", survey_tally.c.service, _ALL)
BY_MONTH = _surveys("satisfaction_by_month", MonthStart(survey_tally.c.day), _ALL)
BY_GROUP = _surveys("satisfaction_by_group", survey_tally.c.code, bindparam("kind", type_=String))
_FACES = {f"score_{score}": rating_tally.c[f"score_{score}"] for score in SCORES}
_RATED = sum(_FACES.values(), literal(0, Integer))
FACES = _figures("faces_of_office", rating_tally, rating_tally.c.office_code, _RATED, _FACES)
FACES_BY_SERVICE = _figures("faces_by_service", rating_tally, rating_tally.c.service, _RATED, _FACES)
ASKED = Routine(
    "ratings_asked",
    select(
        cast(func.coalesce(func.sum(rating_tally.c.asked), 0), Integer).label("asked"),
        # Days before it are counted.
        WeekOrMonthStart(PRESENT).label("before"),
    ).where(rating_tally.c.office_code == _OFFICE, *_in_months(rating_tally.c.day)),
)
_MANY_RATED = (
    select(func.coalesce(func.sum(_RATED), 0))
    .where(rating_tally.c.office_code == _OFFICE, *_in_months(rating_tally.c.day))
    .scalar_subquery()
)
COMMENTS = Routine(
    "comments_shuffled",
    select(rating.c.comment)
    .join(ticket, ticket.c.id == rating.c.ticket_id)
    .where(
        rating.c.office_code == _OFFICE,
        rating.c.comment.is_not(None),
        *_in_months(ticket.c.service_day),
        _MANY_RATED >= SMALLEST_GROUP,
    )
    # Neither their order nor anything beside them tells whose they are.
    .order_by(func.random())
    .limit(MOST_COMMENTS),
)
AT_THE_COUNTER = (OF_OFFICE, BY_SERVICE, BY_MONTH, BY_GROUP, FACES, FACES_BY_SERVICE, ASKED, COMMENTS)
"""All that a counter may learn of ratings and surveys."""


def asked_of(office: Office, first: dt.date, last: dt.date, moment: dt.datetime | None) -> dict[str, Any]:
    """What every one of these is told: from the month of `first` to that of `last`."""
    return {"office": office.code, "first": first, "last": last, "moment": moment}


def served(connection: Connection, office: Office, first: dt.date, last: dt.date) -> dict[str, int]:
    """How many tickets were served by service, from the first day to the last."""
    rows = connection.execute(
        select(ticket.c.service, func.count().label("tickets"))
        .where(
            ticket.c.office_code == office.code,
            ticket.c.service_day >= first,
            ticket.c.service_day <= last,
            ticket.c.status == Status.DONE.value,
        )
        .group_by(ticket.c.service)
    )
    return {row.service: row.tickets for row in rows}
