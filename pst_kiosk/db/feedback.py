"""Ratings: which visit to ask, and what it answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Connection, Date, SmallInteger, String, bindparam, insert, select

from pst_kiosk.db.routine import Routine
from pst_kiosk.db.tables import Identity, Utc, rating, survey_answer, ticket, ticket_event, visit
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.survey import Element
from pst_kiosk.domain.ticket import Event, Status

_TICKET: BindParameter[str] = bindparam("ticket", type_=Identity)
UNRATED_VISITS = Routine(
    "unrated_visits",
    select(ticket.c.id, ticket.c.number, ticket.c.service, ticket_event.c.at, visit.c.language)
    .join(ticket, ticket.c.id == ticket_event.c.ticket_id)
    .join(visit, visit.c.id == ticket.c.visit_id)
    .outerjoin(rating, rating.c.ticket_id == ticket.c.id)
    .where(
        ticket_event.c.office_code == bindparam("office", type_=String),
        # The day keeps the search off ten years of history; `at` has no index.
        ticket_event.c.service_day >= bindparam("day", type_=Date),
        ticket_event.c.event == Event.COMPLETED.value,
        ticket_event.c.at >= bindparam("since", type_=Utc),
        ticket.c.status == Status.DONE.value,
        rating.c.ticket_id.is_(None),
    )
    .order_by(ticket_event.c.seq.desc()),
)
COMMAND_OF_RATING = Routine(
    "command_of_rating", select(rating.c.command_id).where(rating.c.ticket_id == _TICKET)
)
STORE_RATING = Routine(
    "store_rating",
    insert(rating).values(
        ticket_id=_TICKET,
        office_code=bindparam("office", type_=String),
        command_id=bindparam("command", type_=Identity),
        score=bindparam("score", type_=SmallInteger),
        rated_at=bindparam("at", type_=Utc),
    ),
)
ELEMENTS_ANSWERED = Routine(
    "elements_answered", select(survey_answer.c.element).where(survey_answer.c.ticket_id == _TICKET)
)
STORE_ANSWER = Routine(
    "store_answer",
    insert(survey_answer).values(
        ticket_id=_TICKET,
        element=bindparam("element", type_=String),
        office_code=bindparam("office", type_=String),
        score=bindparam("score", type_=SmallInteger),
        answered_at=bindparam("at", type_=Utc),
    ),
)


def newest_unrated(
    connection: Connection, office: Office, since: dt.datetime, services: Sequence[str]
) -> Any | None:
    """The ticket of one of `services` finished last since `since` whose visit is over and was not asked
    about; a visitor who did not come has nothing to rate."""
    rows = UNRATED_VISITS(connection, office=office.code, day=service_day(office, since), since=since)
    return next((row for row in rows if row.service in services), None)


def command_of_rating(connection: Connection, ticket_id: str) -> str | None:
    """The command that rated a ticket; None where nobody did. The score is not told."""
    found: str | None = COMMAND_OF_RATING(connection, ticket=ticket_id).value()
    return found


def store(
    connection: Connection,
    office: Office,
    ticket_id: str,
    command_id: str,
    score: int | None,
    at: dt.datetime,
) -> None:
    STORE_RATING(connection, ticket=ticket_id, office=office.code, command=command_id, score=score, at=at)


def answered(connection: Connection, ticket_id: str) -> bool:
    return ELEMENTS_ANSWERED(connection, ticket=ticket_id).first() is not None


def store_answers(
    connection: Connection, office: Office, ticket_id: str, answers: Mapping[Element, int], at: dt.datetime
) -> None:
    for element, score in answers.items():
        STORE_ANSWER(
            connection,
            ticket=ticket_id,
            element=element.value,
            office=office.code,
            score=score,
            at=at,
        )
