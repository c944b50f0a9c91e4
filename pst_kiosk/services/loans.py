"""Lockers and identity cards: lent for a visit, and given back at its end.

Whether a card is held and a locker is lent is in the standard's steps. Of a card the kind is noted, never
its number or whose it is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from pst_kiosk.db import loans, officers, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.identity import derived
from pst_kiosk.db.order import Order
from pst_kiosk.domain.code_lists import ID_CARD
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.plain_text import plain_line
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.steps import Kind
from pst_kiosk.domain.ticket import OPEN, Status
from pst_kiosk.services.loan_views import (
    Desk,
    Loan,
    Locker,
    OfTicket,
    all_lockers,
    asks,
    due_before,
    expected_cards,
    loan_of,
    loans_out,
    of_ticket,
)
from pst_kiosk.services.moves import UNDO_WITHIN
from pst_kiosk.services.unit import OfficeUnit

LONGEST_REASON = 200
KEEPERS = frozenset({Role.ADMINISTRATOR, Role.SUPERVISOR})
"""Who says which lockers there are."""


class Loans:
    """Every method is one transaction; a loan's id is its command's, made by the caller."""

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def add_lockers(self, command_id: str, names: Iterable[str], officer_id: str | None) -> tuple[str, ...]:
        """New lockers by their names (`domain.lockers.names_in`); those there are already stay as they are.

        Returns the names added. `officer_id` None: by command on the database's machine. Raises `Refused`
        `not_keeper`.
        """
        wanted = tuple(names)

        def work(connection: Connection) -> tuple[str, ...]:
            if officer_id is not None:
                _check_keeper(connection, officer_id)
            at, office = self._unit.now(connection), self._unit.office
            rows = loans.lockers(connection, office)
            known = {row.name: row.id for row in rows}
            ids = {name: derived(command_id, f"locker {name}") for name in wanted}
            for name in (name for name in wanted if name not in known):
                loans.add_locker(connection, office, ids[name], name, at)
                officers.audit(connection, office, at, officer_id, "add_locker", ids[name])
            return tuple(name for name in wanted if known.get(name, ids[name]) == ids[name])

        return self._unit.database.write(work)

    def lockers(self) -> tuple[Locker, ...]:
        """Every locker, as people look for them: 2 before 10."""
        with self._unit.database.read() as connection:
            return all_lockers(connection, self._unit, loans_out(connection, self._unit))

    def take_out_of_use(self, locker_id: str, officer_id: str) -> None:
        """Broken, or not to be given for now. Again, it changes nothing; a key that is out may come back."""
        self._set_use(locker_id, officer_id, used=False)

    def put_in_use(self, locker_id: str, officer_id: str) -> None:
        """To be given again."""
        self._set_use(locker_id, officer_id, used=True)

    def give_locker(self, command_id: str, ticket_id: str, locker_id: str, officer_id: str) -> Loan:
        """The visitor gets the key of a locker.

        Raises `Refused` `locker_taken` and `locker_out_of_use` (with its `name`), `locker_unknown`,
        `locker_not_in_procedure` where the standard lends none, `enough_lockers` where the visit has one for
        each of its people, `not_open` where the ticket is closed.
        """

        def give(connection: Connection, at: dt.datetime, row: Any) -> None:
            _check_asked(self._unit.office.service(row.service), Kind.LOCKER_IN, "locker_not_in_procedure")
            found = loans.locker_for_loan(connection, self._unit.office, locker_id)
            if found is None:
                raise Refused("locker_unknown")
            if found.loan_id is not None:
                raise Refused("locker_taken", name=found.name)
            if found.out_of_use_at is not None:
                raise Refused("locker_out_of_use", name=found.name)
            keys, _ = loans.out_of_visit(connection, row.visit_id)
            if len(keys) >= visits.find(connection, row.visit_id).people:
                raise Refused("enough_lockers", name=keys[0].locker)
            loans.give_key(connection, self._unit.office, command_id, locker_id, row, officer_id, at)

        return self._lend(command_id, ticket_id, officer_id, give)

    def take_card(self, command_id: str, ticket_id: str, kind: int, officer_id: str) -> Loan:
        """The visitor leaves an identity card of a kind (`code_lists.ID_CARD`).

        Raises `Refused` `card_not_in_procedure` where the standard holds none, `card_taken` where the visit
        has left one, `not_open` where the ticket is closed.
        """
        if kind not in ID_CARD:
            raise ValueError(f"no kind of card {kind}")

        def take(connection: Connection, at: dt.datetime, row: Any) -> None:
            _check_asked(self._unit.office.service(row.service), Kind.ID_CARD_IN, "card_not_in_procedure")
            _, cards = loans.out_of_visit(connection, row.visit_id)
            if cards:
                raise Refused("card_taken")
            loans.take_card(connection, self._unit.office, command_id, kind, row, officer_id, at)

        return self._lend(command_id, ticket_id, officer_id, take)

    def give_back(self, loan_id: str, officer_id: str) -> None:
        """The key is back, or the card is with its owner again. Again, it changes nothing.

        Raises `Refused` `loan_unknown`.
        """

        def work(connection: Connection) -> None:
            officers.find(connection, officer_id)
            _find(connection, loan_id)
            loans.end(connection, loan_id, officer_id, self._unit.now(connection))

        self._unit.database.write(work)

    def not_back(self, loan_id: str, officer_id: str) -> None:
        """Take back a return noted by mistake, within `UNDO_WITHIN`. Again, it changes nothing.

        Raises `Refused` `loan_unknown`, `undo_too_late`, and `undo_overtaken` where the locker or the visit
        has another loan since.
        """

        def work(connection: Connection) -> None:
            officers.find(connection, officer_id)
            row = _find(connection, loan_id)
            if row.returned_at is None:
                return
            if row.reason is not None or self._unit.now(connection) - row.returned_at > UNDO_WITHIN:
                raise Refused("undo_too_late")
            keys, cards = loans.out(connection, self._unit.office)
            locker = getattr(row, "locker", None)
            if locker in {key.locker for key in keys} or (
                locker is None and row.visit_id in {card.visit_id for card in cards}
            ):
                raise Refused("undo_overtaken")
            loans.reopen(connection, loan_id)

        self._unit.database.write(work)

    def lost(self, loan_id: str, officer_id: str, reason: str) -> None:
        """It will not come back: a key is lost, or a card was left and went elsewhere. A locker without its
        key is given to nobody. Again, it changes nothing.

        Raises `Refused` `reason_missing` unless `reason` has 1 to `LONGEST_REASON` characters; it holds
        nothing personal. `loan_unknown`, `loan_over` where it came back meanwhile.
        """
        why = plain_line(reason)
        if not why or len(why) > LONGEST_REASON:
            raise Refused("reason_missing", most=LONGEST_REASON)

        def work(connection: Connection) -> None:
            officers.find(connection, officer_id)
            row = _find(connection, loan_id)
            if row.returned_at is not None:
                if row.reason is None:
                    raise Refused("loan_over")
                return
            at, office = self._unit.now(connection), self._unit.office
            loans.end(connection, loan_id, officer_id, at, why)
            key = hasattr(row, "locker")
            if key:
                loans.set_out_of_use(connection, row.locker_id, at)
            action = "locker_key_lost" if key else "card_not_collected"
            officers.audit(connection, office, at, officer_id, action, loan_id)

        self._unit.database.write(work)

    def out(self) -> tuple[Loan, ...]:
        """Everything that is not back, from the oldest on."""
        with self._unit.database.read() as connection:
            return loans_out(connection, self._unit)

    def of_ticket(self, ticket_id: str) -> OfTicket:
        """What a visit needs and has. Raises `Refused` `ticket_unknown`."""
        with self._unit.database.read() as connection:
            return of_ticket(connection, self._unit, ticket_id, loans_out(connection, self._unit))

    def desk(self, ticket_id: str | None = None) -> Desk:
        """Everything a counter shows, with the visitor of a ticket where one is there."""
        with self._unit.database.read() as connection:
            at, out = self._unit.now(connection), loans_out(connection, self._unit)
            visitor = None if ticket_id is None else of_ticket(connection, self._unit, ticket_id, out)
            return Desk(
                at,
                out,
                all_lockers(connection, self._unit, out),
                expected_cards(connection, self._unit, at),
                visitor,
            )

    def _lend(self, command_id: str, ticket_id: str, officer_id: str, lend: Any) -> Loan:
        """Lend once; a repeated command answers what it lent."""

        def work(connection: Connection) -> Loan:
            at = self._unit.now(connection)
            if loans.find(connection, command_id) is None:
                officers.find(connection, officer_id)
                row = tickets.find(connection, ticket_id)
                if Status(row.status) not in OPEN:
                    raise Refused("not_open", status=row.status)
                lend(connection, at, row)
            return loan_of(_find(connection, command_id), due_before(self._unit, at))

        return self._unit.database.write(work)

    def _set_use(self, locker_id: str, officer_id: str, used: bool) -> None:
        def work(connection: Connection) -> None:
            officers.find(connection, officer_id)
            at, office = self._unit.now(connection), self._unit.office
            found = loans.locker_for_loan(connection, office, locker_id)
            if found is None:
                raise Refused("locker_unknown")
            if (found.out_of_use_at is None) is not used:
                loans.set_out_of_use(connection, locker_id, None if used else at)
                action = "use_locker" if used else "take_locker_out_of_use"
                officers.audit(connection, office, at, officer_id, action, locker_id)

        self._unit.database.write(work)


def end_with_visit(
    order: Order, row: Any, officer_id: str, *, returned_all: bool = False, leave_out: bool = False
) -> None:
    """The visit of a ticket (`row`) is over: what it has out is back now (`returned_all`), or stays out
    knowingly (`leave_out`). Raises `Refused` `not_returned` with the names of `lockers` and the kinds of
    `cards` where neither was said."""
    if leave_out:
        return
    keys, cards = loans.out_of_visit(order.connection, row.visit_id)
    if returned_all:
        for loan in (*keys, *cards):
            loans.end(order.connection, loan.id, officer_id, order.at)
    elif keys or cards:
        lockers = tuple(key.locker for key in keys)
        kinds = tuple(card.card for card in cards)
        raise Refused("not_returned", number=row.number, lockers=lockers, cards=kinds)


def _find(connection: Connection, loan_id: str) -> Any:
    row = loans.find(connection, loan_id)
    if row is None:
        raise Refused("loan_unknown")
    return row


def _check_keeper(connection: Connection, officer_id: str) -> None:
    if Role(officers.find(connection, officer_id).role) not in KEEPERS:
        raise Refused("not_keeper")


def _check_asked(service: Service, kind: Kind, code: str) -> None:
    if not asks(service, kind):
        raise Refused(code)
