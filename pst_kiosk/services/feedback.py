"""Asking a visitor, right after a service, how it was.

A rating belongs to a ticket: whoever was served twice in one visit is asked twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import feedback, satisfaction_tally
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import procedure
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.rating import ASK_WITHIN, CHANGE_WITHIN, REQUEST_WITHIN, checked, checked_comment
from pst_kiosk.domain.requests import survey_of
from pst_kiosk.domain.survey import Element, checked_answers
from pst_kiosk.domain.ticket import Status, number_typed
from pst_kiosk.domain.ticket_code import as_given, is_code
from pst_kiosk.services.unit import OfficeUnit

AT_ONCE = dt.timedelta(0)
SURELY_EARLIER = dt.timedelta(seconds=10)
"""When something was tapped is known no better than that: a busy database lets one wait some seconds."""


@dataclass(frozen=True)
class Request:
    """Whom to ask now: a number and a service, nothing personal."""

    ticket_id: str
    number: str | None
    service: Text
    service_key: str
    language: str
    rated: bool = False
    """There is a rating already, which may still be changed."""
    of_request: bool = False
    """It is about a request that has ended, not about today's visit."""


class Feedback:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def whom_to_ask(self, desks: Collection[str] = ()) -> Request | None:
        """The visitor whose service ended last at one of `desks` (keys), and who was not asked yet.

        Who was there before somebody else is gone. Without desks nobody knows who stands before the tablet:
        only where a visitor has no number to say the last one is asked.
        """
        return next(iter(self.standing(desks)), None)

    def standing(self, desks: Collection[str] = ()) -> tuple[Request, ...]:
        """All who may stand before such a tablet, at most one a desk, who came out last first."""
        last: dict[str, Any] = {}
        for row in self._finished():
            if row.desk in desks or (not desks and not self._service(row).numbered):
                last.setdefault(row.desk, row)
        return tuple(self._request(row) for row in last.values() if self._is_asked(row))

    def finished_lately(self) -> tuple[Request, ...]:
        """The numbers whose service ended just now and who were not asked yet, the last first: for a tablet
        that stands at no desk, where each visitor knows his own."""
        rows = (row for row in self._finished() if row.number is not None and self._is_asked(row))
        return tuple(self._request(row) for row in rows)

    def find(self, text: str) -> Request:
        """The ticket a scanned or typed text means, to be rated by who has it.

        Raises `Refused` `code_unknown` (no number of today, nor a code of this office), `other_office`,
        `too_old` after the day of the visit (a request's survey: `REQUEST_WITHIN` after its end), `not_done`,
        `not_served`, `request_open` while the request goes on that the survey comes with, `already_rated`
        where it cannot be changed any more.
        """
        with self._unit.database.read() as connection:
            at = self._unit.now(connection)
            row = self._meant(connection, text, at)
        self._check_ratable(row, at)
        return self._request(row, rated=bool(row.answered))

    def rate(
        self,
        command_id: str,
        ticket_id: str,
        score: int | None,
        comment: str | None = None,
        *,
        station: str | None = None,
        ago: dt.timedelta = AT_ONCE,
    ) -> None:
        """Store a rating of 1 to 4; None is a skipped one, and takes nothing away from what was given.

        Given `ago`, where it could not be delivered at once. Within `CHANGE_WITHIN` of the first a second one
        is a change, unless it was tapped earlier. Repeating the command changes nothing. Raises `Refused`
        `already_rated` after that, `unknown_score`, `comment_too_long`, `ticket_unknown`, and what `find`
        raises of a ticket.
        """
        given, words = checked(score), checked_comment(comment)

        def work(connection: Connection) -> None:
            at = self._unit.now(connection) - ago
            row = self._ticket(connection, ticket_id)
            if row.rated_by == command_id:
                return
            self._check_ratable(row, at)
            # What was tapped earlier and came later is no change of it.
            newest = None if row.answered and at < row.tapped_at - SURELY_EARLIER else given
            rated = ticket_id, command_id, newest, words, station, at
            if row.rated_by is None:
                feedback.store(connection, self._unit.office, *rated)
            elif newest is not None or words is not None:
                feedback.change(connection, self._unit.office, *rated, self._unit.database.moment())
            days = row.rated_at, at
            satisfaction_tally.sum_up_ratings(connection, self._unit.office, row.service, days)

        self._unit.database.write(work)

    def answer_survey(
        self, ticket_id: str, answers: Mapping[Element, int], *, ago: dt.timedelta = AT_ONCE
    ) -> None:
        """Store the survey's answers; elements left out have no answer, or keep the one they have.

        Within `CHANGE_WITHIN` of the first ones, others are a change; repeating changes nothing. Raises
        `Refused` `already_rated` after that, `unknown_score`, `ticket_unknown`, and what `find` raises.
        """
        given = checked_answers(answers)

        def work(connection: Connection) -> None:
            at = self._unit.now(connection) - ago
            row = self._ticket(connection, ticket_id)
            self._check_done(row, at)
            first = feedback.answered_since(connection, ticket_id)
            if first is not None and at - first > CHANGE_WITHIN:
                raise Refused("already_rated")
            moment = self._unit.database.moment()
            feedback.store_answers(connection, self._unit.office, ticket_id, given, at, moment)
            satisfaction_tally.sum_up_surveys(connection, self._unit.office, row.service, (first, at))

        self._unit.database.write(work)

    def _finished(self) -> list[Any]:
        with self._unit.database.read() as connection:
            since = self._unit.now(connection) - ASK_WITHIN
            return feedback.finished_since(connection, self._unit.office, since)

    def _is_asked(self, row: Any) -> bool:
        return not row.asked and procedure.rated_at_the_visit(self._service(row))

    def _service(self, row: Any) -> Any:
        return self._unit.office.service(row.service)

    def _request(self, row: Any, *, rated: bool = False) -> Request:
        service = self._unit.office.service(row.service)
        of_request = _comes_with_request(service)
        return Request(row.id, row.number, service.name, service.key, row.language, rated, of_request)

    def _meant(self, connection: Connection, text: str, at: dt.datetime) -> Any:
        """By its code a ticket of any day, by its number one of today; else the only one of an earlier day
        whose request has ended."""
        office = self._unit.office
        if is_code(text):
            found = feedback.by_code(connection, as_given(text))
            own = next((row for row in found if row.office_code == office.code), None)
            if own is None:
                raise Refused("other_office" if found else "code_unknown")
            return own
        number, today = number_typed(text), service_day(office, at)
        rows = feedback.by_number(connection, office, number, today, at - REQUEST_WITHIN) if number else []
        of_today = [row for row in rows if row.service_day == today]
        if len(of_today or rows) != 1:
            raise Refused("code_unknown")
        return (of_today or rows)[0]

    def _ticket(self, connection: Connection, ticket_id: str) -> Any:
        row = feedback.find(connection, self._unit.office, ticket_id)
        if row is None:
            raise Refused("ticket_unknown")
        return row

    def _check_ratable(self, row: Any, at: dt.datetime) -> None:
        self._check_done(row, at)
        if row.answered and at - row.rated_at > CHANGE_WITHIN:
            raise Refused("already_rated")

    def _check_done(self, row: Any, at: dt.datetime) -> None:
        service = self._unit.office.service(row.service)
        if _comes_with_request(service):
            if row.request_ended_at is None:
                raise Refused("request_open")
            if at - row.request_ended_at > REQUEST_WITHIN:
                raise Refused("too_old")
        elif row.service_day != service_day(self._unit.office, at):
            raise Refused("too_old")
        if row.status in (Status.CANCELLED, Status.NO_SHOW):
            raise Refused("not_served")
        if row.status != Status.DONE:
            raise Refused("not_done", status=row.status)


def _comes_with_request(service: Service) -> bool:
    """Whether its visitors are asked when their request has ended."""
    return survey_of(service) is not None and not procedure.rated_at_the_visit(service)
