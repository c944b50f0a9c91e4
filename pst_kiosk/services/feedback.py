"""Asking a visitor, right after the visit, how it was."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from pst_kiosk.db import feedback, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import procedure
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.rating import checked
from pst_kiosk.domain.survey import Element, checked_answers
from pst_kiosk.domain.ticket import Status
from pst_kiosk.services.unit import OfficeUnit

ASK_WITHIN = dt.timedelta(minutes=10)
"""A visitor who has not come to the tablet by then has left. Assumption: no standard says."""


@dataclass(frozen=True)
class Request:
    """Whom the tablet asks now: a number and a service, nothing personal."""

    ticket_id: str
    number: str | None
    service: Text
    language: str
    finished_at: dt.datetime


class Feedback:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def whom_to_ask(self) -> Request | None:
        """The visit that ended last and was not asked yet, or None."""
        office = self._unit.office
        asked = [service.key for service in office.services if procedure.rated_at_the_visit(service)]
        with self._unit.database.read() as connection:
            since = self._unit.now(connection) - ASK_WITHIN
            row = feedback.newest_unrated(connection, office, since, asked)
        if row is None:
            return None
        return Request(row.id, row.number, office.service(row.service).name, row.language, row.at)

    def rate(self, command_id: str, ticket_id: str, score: int | None) -> None:
        """Store a rating of 1 to 4; None is a skipped one. Repeating the command changes nothing.

        Raises `Refused` `already_rated` where another command rated the ticket, `unknown_score`,
        `ticket_unknown`, `not_done` while the visit goes on.
        """
        checked(score)

        def work(connection: Connection) -> None:
            _check_done(connection, ticket_id)
            rated_by = feedback.command_of_rating(connection, ticket_id)
            if rated_by is None:
                feedback.store(
                    connection, self._unit.office, ticket_id, command_id, score, self._unit.now(connection)
                )
            elif rated_by != command_id:
                raise Refused("already_rated")

        self._unit.database.write(work)

    def answer_survey(self, ticket_id: str, answers: Mapping[Element, int]) -> None:
        """Store the survey's answers; elements left out have no answer. The first answers stay: repeating
        changes nothing.

        Raises `Refused` `unknown_score`, `ticket_unknown`, `not_done` while the visit goes on.
        """
        given = checked_answers(answers)

        def work(connection: Connection) -> None:
            _check_done(connection, ticket_id)
            if given and not feedback.answered(connection, ticket_id):
                at = self._unit.now(connection)
                feedback.store_answers(connection, self._unit.office, ticket_id, given, at)

        self._unit.database.write(work)


def _check_done(connection: Connection, ticket_id: str) -> None:
    status = tickets.status(connection, ticket_id)
    if status is not Status.DONE:
        raise Refused("not_done", status=status.value)
