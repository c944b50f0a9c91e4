"""Tickets that were served and rated, written straight into a database's tables as the screens would leave
them, and the index over them by a plain calculation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import count

from sqlalchemy import insert

from pst_kiosk.db import satisfaction_tally
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.tables import rating, survey_answer, ticket, visit, visitor
from pst_kiosk.domain.survey import Element
from tests.support.office import MORNING, TestOffice, command

_ordinals = count(1)


@dataclass
class Rated:
    """One visitor's answers; `score` None is a skipped rating."""

    service: str
    answers: Mapping[Element, int] = field(default_factory=dict)
    score: int | None = None
    comment: str | None = None
    sex: int | None = None
    birth_year: int | None = None
    education: int | None = None
    job: int | None = None
    at: dt.datetime = MORNING - dt.timedelta(days=7)
    """In a week that is over: only then it counts."""


def store(office: TestOffice, *rated: Rated) -> None:
    """As the tablet does it, in one transaction."""

    def work(connection: Connection) -> None:
        for one in rated:
            _store(connection, office, one)

    office.services.database.write(work)


def _store(connection: Connection, office: TestOffice, one: Rated) -> None:
    code, at, n = office.services.office.code, one.at, next(_ordinals)
    visitor_id, visit_id, ticket_id = command(), command(), command()
    connection.execute(
        insert(visitor).values(
            id=visitor_id,
            office_code=code,
            name="Siti Rahma",
            sex=one.sex,
            birth_year=one.birth_year,
            education=one.education,
            job=one.job,
            code_lists="vkd-2026",
            notice_version="v1",
            created_at=at,
        )
    )
    connection.execute(
        insert(visit).values(
            id=visit_id, office_code=code, visitor_id=visitor_id, language="id", started_at=at, ended_at=at
        )
    )
    connection.execute(
        insert(ticket).values(
            id=ticket_id,
            office_code=code,
            visit_id=visit_id,
            service_day=at.astimezone(office.services.office.tz).date(),
            service=one.service,
            letter="Z",
            ordinal=n,
            number=f"Z-{n:03d}",
            code=f"ZZ{n:06d}",
            step="konsultasi",
            status="done",
            joined_at=at,
            joined_seq=n,
            issued_at=at,
            changed_at=at,
        )
    )
    connection.execute(
        insert(rating).values(
            ticket_id=ticket_id,
            office_code=code,
            command_id=command(),
            score=one.score,
            comment=one.comment,
            rated_at=at,
        )
    )
    satisfaction_tally.sum_up_ratings(connection, office.services.office, one.service, (at,))
    for element, score in one.answers.items():
        connection.execute(
            insert(survey_answer).values(
                ticket_id=ticket_id, element=element.value, office_code=code, score=score, answered_at=at
            )
        )
    if one.answers:
        satisfaction_tally.sum_up_surveys(connection, office.services.office, one.service, (at,))


def plain_index(office: TestOffice, month: str, service: str | None = None) -> Fraction | None:
    """The index of a month by the answers' own rows, one by one: mean by element, mean of means, times 25."""
    zone, points = office.services.office.tz, {element.value: [0, 0] for element in Element}
    query = (
        "SELECT t.service, a.element, a.score, a.answered_at FROM survey_answer a"
        " JOIN ticket t ON t.id = a.ticket_id"
    )
    for of_service, element, score, at in office.rows(query):
        moment = dt.datetime.fromisoformat(str(at))
        moment = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
        if service in (None, of_service) and f"{moment.astimezone(zone):%Y-%m}" == month:
            points[element][0] += score
            points[element][1] += 1
    if not all(answers for _, answers in points.values()):
        return None
    return sum((Fraction(total, answers) for total, answers in points.values()), Fraction()) / 9 * 25
