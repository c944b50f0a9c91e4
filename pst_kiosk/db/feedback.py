"""Ratings: which visit to ask, and what it answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from pst_kiosk.db.tables import rating, survey_answer, ticket, ticket_event, visit
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.survey import Element
from pst_kiosk.domain.ticket import Event, Status


def newest_unrated(
    connection: Connection, office: Office, since: dt.datetime, services: Sequence[str]
) -> Any | None:
    """The ticket of one of `services` finished last since `since` whose visit is over and was not asked
    about; a visitor who did not come has nothing to rate."""
    return connection.execute(
        select(ticket.c.id, ticket.c.number, ticket.c.service, ticket_event.c.at, visit.c.language)
        .join(ticket, ticket.c.id == ticket_event.c.ticket_id)
        .join(visit, visit.c.id == ticket.c.visit_id)
        .outerjoin(rating, rating.c.ticket_id == ticket.c.id)
        .where(
            ticket_event.c.office_code == office.code,
            # The day keeps the search off ten years of history; `at` has no index.
            ticket_event.c.service_day >= service_day(office, since),
            ticket_event.c.event == Event.COMPLETED.value,
            ticket_event.c.at >= since,
            ticket.c.status == Status.DONE.value,
            ticket.c.service.in_(services),
            rating.c.ticket_id.is_(None),
        )
        .order_by(ticket_event.c.seq.desc())
        .limit(1)
    ).one_or_none()


def rated(connection: Connection, ticket_id: str) -> Any | None:
    return connection.execute(select(rating).where(rating.c.ticket_id == ticket_id)).one_or_none()


def store(
    connection: Connection,
    office: Office,
    ticket_id: str,
    command_id: str,
    score: int | None,
    at: dt.datetime,
) -> None:
    connection.execute(
        insert(rating).values(
            ticket_id=ticket_id, office_code=office.code, command_id=command_id, score=score, rated_at=at
        )
    )


def answered(connection: Connection, ticket_id: str) -> bool:
    found = select(survey_answer.c.ticket_id).where(survey_answer.c.ticket_id == ticket_id).limit(1)
    return connection.execute(found).first() is not None


def store_answers(
    connection: Connection, office: Office, ticket_id: str, answers: Mapping[Element, int], at: dt.datetime
) -> None:
    connection.execute(
        insert(survey_answer),
        [
            {
                "ticket_id": ticket_id,
                "element": element.value,
                "office_code": office.code,
                "score": score,
                "answered_at": at,
            }
            for element, score in answers.items()
        ],
    )
