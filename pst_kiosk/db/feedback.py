"""Ratings: which visit to ask, and what it answered.

No score leaves the database here: what is told of a rating is that there is one, and since when.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Date,
    Select,
    SmallInteger,
    String,
    Text,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from pst_kiosk.db import satisfaction_tally
from pst_kiosk.db.expressions import Seconds
from pst_kiosk.db.routine import PRESENT, Routine
from pst_kiosk.db.tables import (
    Identity,
    Utc,
    office_profile,
    rating,
    request,
    survey_answer,
    ticket,
    ticket_event,
    visit,
)
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.rating import LONGEST_COMMENT, SCORES
from pst_kiosk.domain.survey import SCALE, Element
from pst_kiosk.domain.ticket import Event, Status

_TICKET: BindParameter[str] = bindparam("ticket", type_=Identity)
_OFFICE: BindParameter[str] = bindparam("office", type_=String)
_AT: BindParameter[dt.datetime] = bindparam("at", type_=Utc)
_SCORE: BindParameter[int | None] = bindparam("score", type_=SmallInteger)
_COMMENT: BindParameter[str | None] = bindparam("comment", type_=Text)
_COMMAND: BindParameter[str] = bindparam("command", type_=Identity)
_STATION: BindParameter[str | None] = bindparam("station", type_=String)
_A_DAY = 24 * 60 * 60.0
"""Seconds. The rule is ten minutes from tap to tap; a tablet that was cut off delivers later, and whoever has
stolen its address changes nothing of yesterday."""


def _lately(moment: Any) -> Any:
    return Seconds(PRESENT) - Seconds(moment) <= literal(_A_DAY)


FINISHED_LATELY = Routine(
    "finished_lately",
    select(
        ticket.c.id,
        ticket.c.number,
        ticket.c.service,
        ticket_event.c.desk,
        visit.c.language,
        rating.c.ticket_id.is_not(None).label("asked"),
    )
    .join(ticket, ticket.c.id == ticket_event.c.ticket_id)
    .join(visit, visit.c.id == ticket.c.visit_id)
    .outerjoin(rating, rating.c.ticket_id == ticket.c.id)
    .where(
        ticket_event.c.office_code == _OFFICE,
        # The day keeps the search off ten years of history; `at` has no index.
        ticket_event.c.service_day >= bindparam("day", type_=Date),
        ticket_event.c.event == Event.FINISHED.value,
        ticket_event.c.at >= bindparam("since", type_=Utc),
        ticket.c.status == Status.DONE.value,
    )
    .order_by(ticket_event.c.seq.desc()),
)

_REQUEST_ENDED = (
    select(func.max(request.c.ended_at)).where(request.c.ticket_id == ticket.c.id).scalar_subquery()
)


def _ratable() -> Select[Any]:
    return (
        select(
            ticket.c.id,
            ticket.c.office_code,
            ticket.c.number,
            ticket.c.service,
            ticket.c.service_day,
            ticket.c.status,
            visit.c.language,
            _REQUEST_ENDED.label("request_ended_at"),
            rating.c.command_id.label("rated_by"),
            rating.c.rated_at,
            func.coalesce(rating.c.changed_at, rating.c.rated_at).label("tapped_at"),
            rating.c.score.is_not(None).label("answered"),
        )
        .join(visit, visit.c.id == ticket.c.visit_id)
        .outerjoin(rating, rating.c.ticket_id == ticket.c.id)
    )


RATABLE_BY_CODE = Routine(
    "ratable_by_code",
    # Whoever has a ticket in hand may be told that it is another office's of the same database.
    _ratable().where(
        ticket.c.office_code.in_(select(office_profile.c.office_code)),
        ticket.c.code == bindparam("code", type_=String),
    ),
)
RATABLE_BY_NUMBER = Routine(
    "ratable_by_number",
    _ratable().where(
        ticket.c.office_code == _OFFICE,
        ticket.c.number == bindparam("number", type_=String),
        or_(
            ticket.c.service_day == bindparam("day", type_=Date),
            exists().where(
                request.c.ticket_id == ticket.c.id, request.c.ended_at >= bindparam("since", type_=Utc)
            ),
        ),
    ),
)
RATABLE = Routine("ratable", _ratable().where(ticket.c.office_code == _OFFICE, ticket.c.id == _TICKET))

# The services have checked it; a station whose address was stolen may not have asked them.
_FIT_TO_STORE = (
    or_(_SCORE.is_(None), _SCORE.in_(list(SCORES))),
    or_(_COMMENT.is_(None), func.length(_COMMENT) <= LONGEST_COMMENT),
)
STORE_RATING = Routine(
    "store_rating",
    insert(rating).from_select(
        ["ticket_id", "office_code", "command_id", "score", "comment", "station", "rated_at"],
        select(ticket.c.id, ticket.c.office_code, _COMMAND, _SCORE, _COMMENT, _STATION, _AT).where(
            ticket.c.office_code == _OFFICE,
            ticket.c.id == _TICKET,
            ticket.c.status == Status.DONE.value,
            *_FIT_TO_STORE,
        ),
    ),
)
CHANGE_RATING = Routine(
    "change_rating",
    update(rating)
    .where(
        rating.c.office_code == _OFFICE,
        rating.c.ticket_id == _TICKET,
        # A skipped one may be answered later.
        or_(rating.c.score.is_(None), _lately(rating.c.rated_at)),
        *_FIT_TO_STORE,
    )
    .values(
        command_id=_COMMAND,
        score=func.coalesce(_SCORE, rating.c.score),
        comment=func.coalesce(_COMMENT, rating.c.comment),
        station=func.coalesce(_STATION, rating.c.station),
        rated_at=case((rating.c.score.is_(None) & _SCORE.is_not(None), _AT), else_=rating.c.rated_at),
        changed_at=case(
            (rating.c.score.is_not(None) & (rating.c.score != _SCORE), _AT), else_=rating.c.changed_at
        ),
    ),
)
ANSWERED_SINCE = Routine(
    "answered_since",
    select(func.min(survey_answer.c.answered_at).label("at")).where(survey_answer.c.ticket_id == _TICKET),
)
_ELEMENT: BindParameter[str] = bindparam("element", type_=String)
STORE_ANSWER = Routine(
    "store_answer",
    insert(survey_answer).from_select(
        ["ticket_id", "element", "office_code", "score", "answered_at"],
        select(ticket.c.id, _ELEMENT, ticket.c.office_code, _SCORE, _AT).where(
            ticket.c.office_code == _OFFICE,
            ticket.c.id == _TICKET,
            ticket.c.status == Status.DONE.value,
            _ELEMENT.in_([element.value for element in Element]),
            _SCORE.in_(SCALE),
        ),
    ),
    before=(
        delete(survey_answer).where(
            survey_answer.c.office_code == _OFFICE,
            survey_answer.c.ticket_id == _TICKET,
            survey_answer.c.element == _ELEMENT,
            _lately(survey_answer.c.answered_at),
        ),
    ),
)
BY_A_VISITOR = (
    RATABLE_BY_CODE,
    RATABLE_BY_NUMBER,
    RATABLE,
    STORE_RATING,
    CHANGE_RATING,
    ANSWERED_SINCE,
    STORE_ANSWER,
    *satisfaction_tally.BY_A_VISITOR,
)
"""What tablet and kiosk may do for who rates a ticket."""


def finished_since(connection: Connection, office: Office, since: dt.datetime) -> list[Any]:
    """The tickets whose service ended since then, the last first, each with the desk where it ended and
    whether it was `asked`. A visitor who did not come has nothing to rate."""
    rows = FINISHED_LATELY(connection, office=office.code, day=service_day(office, since), since=since)
    # A ticket is finished at every desk it passes; the last one is where its service ended.
    return list({row.id: row for row in reversed(rows)}.values())[::-1]


def by_code(connection: Connection, code: str) -> list[Any]:
    """The tickets with a code, of this office or another one in the same database."""
    return RATABLE_BY_CODE(connection, code=code)


def by_number(
    connection: Connection, office: Office, number: str, day: dt.date, since: dt.datetime
) -> list[Any]:
    """The day's ticket with a number, and those of other days whose request ended `since`."""
    return RATABLE_BY_NUMBER(connection, office=office.code, number=number, day=day, since=since)


def find(connection: Connection, office: Office, ticket_id: str) -> Any | None:
    return RATABLE(connection, office=office.code, ticket=ticket_id).one_or_none()


def store(
    connection: Connection,
    office: Office,
    ticket_id: str,
    command_id: str,
    score: int | None,
    comment: str | None,
    station: str | None,
    at: dt.datetime,
) -> None:
    STORE_RATING(
        connection,
        ticket=ticket_id,
        office=office.code,
        command=command_id,
        score=score,
        comment=comment,
        station=station,
        at=at,
    )


def change(
    connection: Connection,
    office: Office,
    ticket_id: str,
    command_id: str,
    score: int | None,
    comment: str | None,
    station: str | None,
    at: dt.datetime,
    moment: dt.datetime | None,
) -> None:
    """What is None stays as it was."""
    CHANGE_RATING(
        connection,
        ticket=ticket_id,
        office=office.code,
        command=command_id,
        score=score,
        comment=comment,
        station=station,
        at=at,
        moment=moment,
    )


def answered_since(connection: Connection, ticket_id: str) -> dt.datetime | None:
    """Since when a ticket has answers of the survey; None where it has none."""
    found: dt.datetime | None = ANSWERED_SINCE(connection, ticket=ticket_id).value()
    return found


def store_answers(
    connection: Connection,
    office: Office,
    ticket_id: str,
    answers: Mapping[Element, int],
    at: dt.datetime,
    moment: dt.datetime | None,
) -> None:
    """In the place of what was answered before, element by element."""
    for element, score in answers.items():
        STORE_ANSWER(
            connection,
            ticket=ticket_id,
            element=element.value,
            office=office.code,
            score=score,
            at=at,
            moment=moment,
        )
