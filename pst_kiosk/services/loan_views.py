"""What is out and what a visit needs, as officers see it: keys, cards, lockers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from pst_kiosk.db import loans, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import lockers as naming
from pst_kiosk.domain import procedure
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.steps import Kind
from pst_kiosk.services.unit import OfficeUnit


@dataclass(frozen=True)
class Loan:
    """A key or a card that is out. `locker` is the locker's name, `card` a code of `code_lists.ID_CARD`."""

    id: str
    visit_id: str
    ticket_id: str | None
    number: str | None
    """None where the standard gives none: the visitor is who came at `came_at`."""
    came_at: dt.datetime
    locker: str | None
    card: int | None
    given_at: dt.datetime
    given_by: str
    """The officer's name."""
    visit_over: bool
    overdue: bool
    """The office has closed since: it should be back."""


@dataclass(frozen=True)
class Locker:
    id: str
    name: str
    out_of_use: bool
    loan: Loan | None
    """Who has the key."""

    @property
    def free(self) -> bool:
        return self.loan is None and not self.out_of_use


@dataclass(frozen=True)
class OfTicket:
    """What a visit has out, and what its standard has an officer ask for where the visitor is now."""

    ticket_id: str
    card_due: bool
    locker_due: bool
    """There may be one for each of the visit's people."""
    out: tuple[Loan, ...]


@dataclass(frozen=True)
class Expected:
    """A visitor whose card is handed over in passing, at no desk he queues for, and was not yet."""

    ticket_id: str
    number: str | None
    came_at: dt.datetime


@dataclass(frozen=True)
class Desk:
    """What a counter shows of it all at one moment."""

    at: dt.datetime
    out: tuple[Loan, ...]
    lockers: tuple[Locker, ...]
    expected: tuple[Expected, ...]
    visitor: OfTicket | None


def loans_out(connection: Connection, unit: OfficeUnit) -> tuple[Loan, ...]:
    """Everything that is not back, from the oldest on."""
    keys, cards = loans.out(connection, unit.office)
    if not keys and not cards:
        return ()
    due = due_before(unit, unit.now(connection))
    found = (loan_of(row, due) for row in (*keys, *cards))
    return tuple(sorted(found, key=lambda loan: (loan.given_at, loan.locker is None, loan.id)))


def due_before(unit: OfficeUnit, at: dt.datetime) -> dt.datetime:
    """What was lent before that moment should be back: the day's begin, or after closing time now."""
    if unit.after_hours(at):
        return at
    return dt.datetime.combine(service_day(unit.office, at), dt.time(), unit.office.tz)


def all_lockers(connection: Connection, unit: OfficeUnit, out: tuple[Loan, ...]) -> tuple[Locker, ...]:
    """Every locker, as people look for them: 2 before 10."""
    with_key = {loan.locker: loan for loan in out if loan.locker is not None}
    rows = loans.lockers(connection, unit.office)
    found = (Locker(row.id, row.name, row.out_of_use_at is not None, with_key.get(row.name)) for row in rows)
    return tuple(sorted(found, key=lambda locker: naming.by_name(locker.name)))


def of_ticket(connection: Connection, unit: OfficeUnit, ticket_id: str, out: tuple[Loan, ...]) -> OfTicket:
    """What a visit needs and has. Raises `Refused` `ticket_unknown`."""
    row = tickets.find(connection, ticket_id)
    service = unit.office.service(row.service)
    its = tuple(loan for loan in out if loan.visit_id == row.visit_id)
    keys = [loan for loan in its if loan.locker is not None]
    people = visits.find(connection, row.visit_id).people
    return OfTicket(
        row.id,
        _asked_at(service, row.step, Kind.ID_CARD_IN) and len(keys) == len(its),
        _asked_at(service, row.step, Kind.LOCKER_IN) and len(keys) < people,
        its,
    )


def expected_cards(connection: Connection, unit: OfficeUnit, at: dt.datetime) -> tuple[Expected, ...]:
    """Who has a card to hand over in passing today."""
    office = unit.office
    asking = {service.key for service in office.services if _in_passing(service, Kind.ID_CARD_IN)}
    if not asking:
        return ()
    rows = loans.without_card(connection, office, service_day(office, at))
    return tuple(Expected(row.id, row.number, row.started_at) for row in rows if row.service in asking)


def loan_of(row: Any, due: dt.datetime) -> Loan:
    return Loan(
        row.id,
        row.visit_id,
        row.ticket_id,
        row.number,
        row.started_at,
        getattr(row, "locker", None),
        getattr(row, "card", None),
        row.given_at,
        row.given_by,
        row.ended_at is not None,
        row.given_at < due,
    )


def asks(service: Service, kind: Kind) -> bool:
    """Whether the standard has a step of this kind in a service."""
    return any(step.kind is kind for step in service.steps)


def _in_passing(service: Service, kind: Kind) -> bool:
    """Whether it is handed over where nobody queues (Blitar's reception)."""
    staged = any(stage.has(kind) for stage in procedure.stages(service))
    return asks(service, kind) and not staged


def _asked_at(service: Service, stage: str, kind: Kind) -> bool:
    return procedure.stage(service, stage).has(kind) or _in_passing(service, kind)
