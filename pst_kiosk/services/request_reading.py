"""Reading requests: a row of the work list with what makes it urgent, and all of one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from pst_kiosk.db import requests
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import request_moves
from pst_kiosk.domain import request_times as times
from pst_kiosk.domain import requests as rules
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.requests import Request, Standing
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.request_views import (
    Details,
    Row,
    document_of,
    issuing,
    last_letter,
    line_of,
    progress,
    state_of,
    step_of,
)
from pst_kiosk.services.unit import OfficeUnit

DUE_SOON_DAYS = 5


def open_rows(connection: Connection, unit: OfficeUnit, at: dt.datetime) -> tuple[Row, ...]:
    """Every open request as it stands at `at`: what is late or due earlier goes first, then what is silent,
    then what has waited longest."""

    def urgency(row: Row) -> tuple[bool, dt.datetime, bool, dt.datetime]:
        end = None
        if row.standing is not None:
            service = unit.office.service(row.state.service)
            end = times.deadline(unit.office, service, row.state, unit.holidays)
        return end is None, end or row.state.received_at, not row.silent, row.state.received_at

    rows = (row_of(unit, row, at) for row in requests.open_ones(connection, unit.office))
    return tuple(sorted(rows, key=urgency))


def row_of(unit: OfficeUnit, row: Any, at: dt.datetime) -> Row:
    service, state = unit.office.service(row.service), state_of(row)
    silence = times.silence_ends(unit.office, service, state)
    return Row(
        row.id,
        row.number,
        state,
        row.subject,
        row.who or "",
        row.owner_id,
        row.owner or "",
        times.standing(unit.office, service, state, at, unit.holidays),
        step_of(service, state.step) if state.open else None,
        silence is not None and at >= silence,
    )


def all_of_request(connection: Connection, unit: OfficeUnit, request_id: str) -> Details:
    """Raises `Refused` `request_unknown`."""
    row, at = requests.find(connection, unit.office, request_id), unit.now(connection)
    service, state = unit.office.service(row.service), state_of(row)
    written = requests.history(connection, request_id)
    lines = tuple(line_of(service, line) for line in written)
    issued = issuing(service, lines)
    return Details(
        row_of(unit, row, at),
        row.revision,
        row.email or "",
        row.phone or "",
        row.institution or "",
        row.ticket_number or "",
        rules.promise_of(service, state),
        times.deadline(unit.office, service, state, unit.holidays),
        _due_offered(unit, service, state, at),
        times.silence_ends(unit.office, service, state),
        progress(service, state, lines),
        rules.survey_of(service),
        lines,
        tuple(document_of(document) for document in requests.documents(connection, request_id)),
        rules.documents_of(service) if rules.steps_of(service) else (),
        request_moves.legal(unit.office, service, state, at, unit.holidays),
        last_letter(written),
        issued.at if issued else None,
        issued.officer if issued else "",
    )


def is_for(row: Row, officer_id: str, role: Role) -> bool:
    """Whether a request is his who owns it, nobody's, or waits for a step of his role."""
    return row.owner_id in (officer_id, None) or waits_for(row, role)


def waits_for(row: Row, role: Role) -> bool:
    """Whether its next step is this role's and not any officer's, whoever owns the request."""
    step = row.step
    return step is not None and rules.may_do(step, role) and not rules.may_do(step, Role.SERVICE_OFFICER)


def is_near(standing: Standing | None) -> bool:
    """Whether a request is late, or due within `DUE_SOON_DAYS`."""
    return standing is not None and (standing.late or standing.days <= DUE_SOON_DAYS)


def _due_offered(unit: OfficeUnit, service: Service, state: Request, at: dt.datetime) -> dt.date:
    promise = rules.promise_of(service, state)
    if promise is None:
        return service_day(unit.office, at)
    return times.due_day(unit.office, promise, at, unit.holidays)
