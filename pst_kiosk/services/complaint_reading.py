"""Complaints as they stand, within a transaction of whoever asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from pst_kiosk.db import complaint_evidence, complaints
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import complaints as rules
from pst_kiosk.domain import masking
from pst_kiosk.domain.complaint_register import Entry
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.complaint_views import Details, Row, evidence_of, line_of, state_of
from pst_kiosk.services.unit import OfficeUnit


def open_rows(connection: Connection, unit: OfficeUnit, at: dt.datetime) -> tuple[Row, ...]:
    """Unanswered ones first, what is due earlier before; then what waits to be closed."""
    rows = (row_of(unit, row, at) for row in complaints.open_ones(connection, unit.office))
    return tuple(sorted(rows, key=lambda r: (r.standing is None, r.state.due, r.state.received_at)))


def row_of(unit: OfficeUnit, row: Any, at: dt.datetime) -> Row:
    """One in a list: who gave it is masked."""
    state = state_of(row)
    return Row(
        row.id,
        row.number,
        state,
        row.service,
        row.text,
        masking.words(row.name or ""),
        row.responsible or "",
        rules.standing(unit.office, state, at, unit.holidays),
        rules.proposed_level(unit.office, state, at, unit.holidays),
        row.evidence,
    )


def all_of_complaint(connection: Connection, unit: OfficeUnit, complaint_id: str) -> Details:
    """Raises `Refused` `complaint_unknown`."""
    row, at = complaints.find(connection, unit.office, complaint_id), unit.now(connection)
    state = state_of(row)
    return Details(
        row_of(unit, row, at),
        row.revision,
        row.name or "",
        row.contact or "",
        row.code,
        row.ticket_number or "",
        row.answer,
        rules.deadline(unit.office, state, unit.holidays),
        rules.kept(unit.office, state, unit.holidays),
        tuple(line_of(line) for line in complaints.history(connection, complaint_id)),
        tuple(evidence_of(each) for each in complaint_evidence.of_complaint(connection, complaint_id)),
        rules.legal(unit.office, state),
    )


def told_to(details: Details, officer: Any) -> Details:
    """As the officer (his row) may read it: masked, for who does not handle it."""
    if rules.may_know_giver(details.row.state, Role(officer.role), officer.id):
        return details
    return replace(details, name=masking.words(details.name), contact=masking.words(details.contact))


def entry_of(unit: OfficeUnit, row: Any, at: dt.datetime) -> Entry:
    """A line of the register."""
    state = state_of(row)
    return Entry(
        row.number,
        state,
        row.service,
        row.text,
        row.answer,
        row.responsible or "",
        row.evidence,
        rules.kept(unit.office, state, unit.holidays),
        rules.is_late(unit.office, state, at, unit.holidays),
    )
