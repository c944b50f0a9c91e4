"""Lockers, and what was lent: keys of lockers to visitors, and to the office the cards left for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Select,
    String,
    bindparam,
    exists,
    insert,
    null,
    select,
    update,
)

from pst_kiosk.db.statement import Found, Statement
from pst_kiosk.db.tables import Identity, id_card_loan, locker, locker_loan, officer, ticket, visit
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.ticket import OPEN

_OFFICE = bindparam("office", type_=String)
_VISIT = bindparam("visit", type_=Identity)
_LOAN = bindparam("loan", type_=Identity)


def _loans(kind: Any, *what: ColumnElement[Any]) -> Select[Any]:
    """Loans of a kind with what people know them by; nothing personal but the officer's name."""
    return (
        select(
            kind.c.id,
            kind.c.visit_id,
            kind.c.ticket_id,
            kind.c.given_at,
            kind.c.returned_at,
            kind.c.reason,
            officer.c.name.label("given_by"),
            ticket.c.number,
            visit.c.started_at,
            visit.c.ended_at,
            *what,
        )
        .join(visit, visit.c.id == kind.c.visit_id)
        .join(officer, officer.c.id == kind.c.given_by)
        .outerjoin(ticket, ticket.c.id == kind.c.ticket_id)
        .order_by(kind.c.given_at)
    )


_KEYS = _loans(locker_loan, locker_loan.c.locker_id, locker.c.name.label("locker")).join(
    locker, locker.c.id == locker_loan.c.locker_id
)
_CARDS = _loans(id_card_loan, id_card_loan.c.kind.label("card"))
_KEYS_OUT = _KEYS.where(locker_loan.c.returned_at.is_(None))
_CARDS_OUT = _CARDS.where(id_card_loan.c.returned_at.is_(None))
_OUT = (
    Statement(_KEYS_OUT.where(locker_loan.c.office_code == _OFFICE)),
    Statement(_CARDS_OUT.where(id_card_loan.c.office_code == _OFFICE)),
)
_OUT_OF_VISIT = (
    Statement(_KEYS_OUT.where(locker_loan.c.visit_id == _VISIT)),
    Statement(_CARDS_OUT.where(id_card_loan.c.visit_id == _VISIT)),
)
_KEY = Statement(_KEYS.where(locker_loan.c.id == _LOAN))
_CARD = Statement(_CARDS.where(id_card_loan.c.id == _LOAN))


def out(connection: Connection, office: Office) -> tuple[Found, Found]:
    """The keys and the cards nobody gave back yet, each kind from the oldest on."""
    return _both([each.later(connection, office=office.code) for each in _OUT])


def out_of_visit(connection: Connection, visit_id: str) -> tuple[Found, Found]:
    """The same of one visit."""
    return _both([each.later(connection, visit=visit_id) for each in _OUT_OF_VISIT])


def of_visit(connection: Connection, visit_id: str) -> list[Any]:
    """Every loan of a visit, returned ones too, from the oldest on: `locker` or `card`, who gave it out and
    who took it back (`returned_by`)."""
    taker = officer.alias("taker")

    def told(loans: Select[Any], kind: Any) -> list[Any]:
        asked = loans.add_columns(taker.c.name.label("returned_by"))
        asked = asked.outerjoin(taker, taker.c.id == kind.c.returned_by)
        return list(connection.execute(asked.where(kind.c.visit_id == visit_id)))

    keys = told(_KEYS.add_columns(null().label("card")), locker_loan)
    cards = told(_CARDS.add_columns(null().label("locker")), id_card_loan)
    return sorted((*keys, *cards), key=lambda row: row.given_at)


def _both(asked: list[Callable[[], Found]]) -> tuple[Found, Found]:
    keys, cards = asked
    return keys(), cards()


def find(connection: Connection, loan_id: str) -> Any | None:
    """A loan of either kind, returned or not; a key's row has a `locker`, a card's a `card`."""
    key = _KEY(connection, loan=loan_id).one_or_none()
    return key if key is not None else _CARD(connection, loan=loan_id).one_or_none()


_LOCKERS = Statement(select(locker).where(locker.c.office_code == _OFFICE))


def lockers(connection: Connection, office: Office) -> Found:
    """Every locker, in no order."""
    return _LOCKERS(connection, office=office.code)


def locker_for_loan(connection: Connection, office: Office, locker_id: str) -> Any | None:
    """A locker, with the loan its key is out on (`loan_id`), if any."""
    return connection.execute(
        select(locker, locker_loan.c.id.label("loan_id"))
        .outerjoin(
            locker_loan, (locker_loan.c.locker_id == locker.c.id) & locker_loan.c.returned_at.is_(None)
        )
        .where(locker.c.office_code == office.code, locker.c.id == locker_id)
    ).one_or_none()


def add_locker(connection: Connection, office: Office, identity: str, name: str, at: dt.datetime) -> None:
    connection.execute(insert(locker).values(id=identity, office_code=office.code, name=name, added_at=at))


def set_out_of_use(connection: Connection, locker_id: str, since: dt.datetime | None) -> None:
    """Out of use from a moment on; None: used again."""
    connection.execute(update(locker).where(locker.c.id == locker_id).values(out_of_use_at=since))


def give_key(
    connection: Connection,
    office: Office,
    identity: str,
    locker_id: str,
    row: Any,
    officer_id: str,
    at: dt.datetime,
) -> None:
    """The key of a locker goes to the visitor of a ticket (`row`)."""
    connection.execute(
        insert(locker_loan).values(locker_id=locker_id, **_given(office, identity, row, officer_id, at))
    )


def take_card(
    connection: Connection,
    office: Office,
    identity: str,
    kind: int,
    row: Any,
    officer_id: str,
    at: dt.datetime,
) -> None:
    """The office holds a card of the visitor of a ticket (`row`)."""
    connection.execute(
        insert(id_card_loan).values(kind=kind, **_given(office, identity, row, officer_id, at))
    )


def _given(office: Office, identity: str, row: Any, officer_id: str, at: dt.datetime) -> dict[str, Any]:
    return {
        "id": identity,
        "office_code": office.code,
        "visit_id": row.visit_id,
        "ticket_id": row.id,
        "given_at": at,
        "given_by": officer_id,
    }


def end(
    connection: Connection, loan_id: str, officer_id: str, at: dt.datetime, reason: str | None = None
) -> None:
    """A loan of either kind is over; `reason` where nothing came back. One that is over stays as it ended."""
    for kind in (locker_loan, id_card_loan):
        still_out = (kind.c.id == loan_id) & kind.c.returned_at.is_(None)
        ending = {"returned_at": at, "returned_by": officer_id, "reason": reason}
        connection.execute(update(kind).where(still_out).values(**ending))


def reopen(connection: Connection, loan_id: str) -> None:
    """A loan of either kind is not over after all."""
    for kind in (locker_loan, id_card_loan):
        again = update(kind).where(kind.c.id == loan_id).values(returned_at=None, returned_by=None)
        connection.execute(again)


def reopen_ended_at(connection: Connection, visit_id: str, at: dt.datetime) -> None:
    """What came back to a visit at that moment is out again, but a locker that was given since."""
    for kind, lent in ((locker_loan, "locker_id"), (id_card_loan, "visit_id")):
        other = kind.alias("other")
        since = exists().where(other.c[lent] == kind.c[lent], other.c.returned_at.is_(None))
        then = (kind.c.visit_id == visit_id) & (kind.c.returned_at == at) & kind.c.reason.is_(None)
        again = update(kind).where(then, ~since).values(returned_at=None, returned_by=None)
        connection.execute(again)


_WITHOUT_CARD = Statement(
    select(ticket.c.id, ticket.c.number, ticket.c.service, visit.c.started_at)
    .join(visit, visit.c.id == ticket.c.visit_id)
    .outerjoin(id_card_loan, id_card_loan.c.visit_id == ticket.c.visit_id)
    .where(
        ticket.c.office_code == _OFFICE,
        ticket.c.service_day == bindparam("day", type_=Date),
        ticket.c.status.in_(sorted(OPEN)),
        id_card_loan.c.id.is_(None),
    )
    .order_by(ticket.c.joined_seq)
)


def without_card(connection: Connection, office: Office, day: dt.date) -> Found:
    """The open tickets of a day whose visit never left a card here, by their place."""
    return _WITHOUT_CARD(connection, office=office.code, day=day)
