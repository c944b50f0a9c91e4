"""What an officer does with the queue: open a desk, call, recall, arrived, no-show, finish."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pst_kiosk.db import officers, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order
from pst_kiosk.domain import procedure
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.steps import Kind
from pst_kiosk.domain.ticket import Event, Status, after
from pst_kiosk.services.unit import OfficeUnit


class Calling:
    """Every method is one transaction; `command_id` and `session_id` are UUIDv7s made by the caller."""

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def open_desk(
        self,
        session_id: str,
        officer_id: str,
        desk: str,
        queues: tuple[Queue, ...] | None = None,
        take_over: bool = False,
    ) -> None:
        """Open a desk for its queues (None: all it can serve).

        A session the same officer left open there, or at another desk, ends now. Raises `Refused`
        `desk_taken` (with the other officer's name) unless `take_over`, and `desk_serving` while a visitor
        is at the officer's other desk.
        """
        office = self._unit.office
        serves = procedure.queues_of_desk(office, office.desk(desk)) if queues is None else queues

        def work(order: Order) -> None:
            officers.close_leftovers(order.connection, office, order.day, order.at)
            for row in officers.open_sessions(order.connection, office, order.day):
                if row.desk == desk:
                    if row.officer_id != officer_id and not take_over:
                        raise Refused("desk_taken", officer=row.officer_name)
                    _close(order, row)
                elif row.officer_id == officer_id:
                    self._close_empty(order, row)
            pairs = [list(queue) for queue in serves]
            officers.open_session(
                order.connection, office, session_id, desk, officer_id, pairs, order.day, order.at
            )
            order.append(Event.DESK_OPENED, desk=desk, officer_id=officer_id, details={"queues": pairs})

        self._unit.command(session_id, work, lambda *_: None)

    def close_desk(self, command_id: str, session_id: str) -> None:
        """Sign out. Raises `Refused` `desk_serving` while a visitor is called to the desk or served at it."""

        def work(order: Order) -> None:
            row = officers.session(order.connection, session_id)
            if row is not None and row.closed_at is None and row.service_day == order.day:
                self._close_empty(order, row)

        self._unit.command(command_id, work, lambda *_: None)

    def call_next(self, command_id: str, session_id: str) -> str | None:
        """Call who waits longest for this desk; the ticket's number, or None where nobody waits.

        Nobody called is nothing done: repeated with its id, such a command may call somebody.

        Raises `Refused` `desk_busy` while the desk has a visitor, `desk_closed` after signing out.
        """
        office = self._unit.office

        def work(order: Order) -> str | None:
            session = _open(order, session_id)
            present = tickets.at_desk(order.connection, office, order.day, session.desk)
            if present is not None:
                raise Refused("desk_busy", number=present.number)
            queues = [(service, step) for service, step in session.queues]
            row = tickets.next_waiting(order.connection, office, order.day, queues)
            if row is None:
                return None
            _advance(order, row, Event.CALLED, session.officer_id, session.desk)
            return str(row.number)

        return self._unit.command(command_id, work, _number)

    def recall(self, command_id: str, session_id: str) -> str:
        """Call the visitor at this desk again. Raises `Refused` `not_called`."""
        return self._with_present(command_id, session_id, Event.RECALLED)

    def arrived(self, command_id: str, session_id: str) -> str:
        """The called visitor is at the desk: service begins. Raises `Refused` `not_called`."""
        return self._with_present(command_id, session_id, Event.SERVING)

    def no_show(self, command_id: str, session_id: str) -> str:
        """The called visitor did not come. Raises `Refused` `not_called`."""
        return self._with_present(command_id, session_id, Event.NO_SHOW, _complete_if_over)

    def finish(self, command_id: str, session_id: str) -> str:
        """This stage is done: on to the next one, or the visit is over.

        A desk that serves the next stage too keeps the visitor. Raises `Refused` `not_serving`, and
        `guest_book_missing` where the stage asks for a guest book nobody has signed.
        """
        office = self._unit.office

        def before(order: Order, row: Any) -> None:
            stage = procedure.stage(office.service(row.service), row.step)
            signed = visits.find(order.connection, row.visit_id).guest_book_at
            if stage.has(Kind.GUEST_BOOK) and signed is None:
                raise Refused("guest_book_missing", number=row.number)

        def then(order: Order, row: Any, session: Any) -> None:
            stage = procedure.next_stage(office.service(row.service), row.step)
            if stage is None:
                _complete_if_over(order, row, session)
                return
            _join(order, row, stage.key)
            if [row.service, stage.key] in session.queues:
                row = tickets.find(order.connection, row.id)
                _advance(order, row, Event.CALLED, session.officer_id, session.desk)
                row = tickets.find(order.connection, row.id)
                _advance(order, row, Event.SERVING, session.officer_id, session.desk)

        return self._with_present(command_id, session_id, Event.FINISHED, then, before)

    def _close_empty(self, order: Order, session: Any) -> None:
        ticket = tickets.at_desk(order.connection, self._unit.office, order.day, session.desk)
        if ticket is not None:
            raise Refused("desk_serving", number=ticket.number)
        _close(order, session)

    def _with_present(
        self,
        command_id: str,
        session_id: str,
        event: Event,
        then: Callable[[Order, Any, Any], None] | None = None,
        before: Callable[[Order, Any], None] | None = None,
    ) -> str:
        """Move the ticket at the session's desk by `event`; returns its number."""

        def work(order: Order) -> str:
            session = _open(order, session_id)
            row = tickets.at_desk(order.connection, self._unit.office, order.day, session.desk)
            if row is None:
                raise Refused("nobody_at_desk")
            after(Status(row.status), event)
            if before is not None:
                before(order, row)
            _advance(order, row, event, session.officer_id, session.desk)
            if then is not None:
                then(order, row, session)
            return str(row.number)

        return self._unit.command(command_id, work, lambda *found: _number(*found) or "")


def _open(order: Order, session_id: str) -> Any:
    session = officers.session(order.connection, session_id)
    if session is None or session.closed_at is not None or session.service_day != order.day:
        raise Refused("desk_closed")
    return session


def _close(order: Order, session: Any) -> None:
    officers.close_session(order.connection, session.id, order.at)
    order.append(Event.DESK_CLOSED, desk=session.desk, officer_id=session.officer_id)


def _advance(order: Order, row: Any, event: Event, officer_id: str, desk: str) -> None:
    status = after(Status(row.status), event)
    tickets.move(order, row, status, desk=desk)
    tickets.note(order, row, event, officer_id, desk=desk)


def _join(order: Order, row: Any, step: str) -> None:
    """A stay in the next stage's queue begins, at its tail."""
    seq = tickets.note(
        order, row, Event.JOINED, step=step, desk=None, details={"priority": bool(row.priority)}
    )
    status = after(Status.DONE, Event.JOINED)
    tickets.move(order, row, status, step=step, desk=None, joined_at=order.at, joined_seq=seq)


def _complete_if_over(order: Order, row: Any, session: Any) -> None:
    if visits.end_if_over(order.connection, row.visit_id, order.at):
        tickets.note(order, row, Event.COMPLETED, session.officer_id, desk=session.desk)


def _number(connection: Connection, ticket_id: str | None, _visit: str | None) -> str | None:
    return None if ticket_id is None else str(tickets.find(connection, ticket_id).number)
