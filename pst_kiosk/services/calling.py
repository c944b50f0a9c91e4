"""What an officer does with the queue: open a desk, call, serve, and every other move of a ticket."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pst_kiosk.db import officers, tickets, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order, last_ticket
from pst_kiosk.domain import procedure
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.steps import Kind
from pst_kiosk.domain.ticket import Event, Status, after, resumed_in_service
from pst_kiosk.services import day_close, undo
from pst_kiosk.services.moves import Moved, advance, complete_if_over, join, moved
from pst_kiosk.services.unit import OfficeUnit


class Calling:
    """Every method is one transaction; `command_id` and `session_id` are UUIDv7s made by the caller.

    All of them raise `Refused` `desk_closed` after signing out, and the move's own code
    (`domain.ticket.after`) where the ticket is in a state the move is not legal from.
    """

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
        """Open a desk for its queues (None: all it can serve). The day's first closes what is left of earlier
        days.

        A session the same officer left open there, or at another desk, ends now. Raises `Refused`
        `desk_taken` (with the other officer's name) unless `take_over`, and `desk_serving` while a visitor
        is at the officer's other desk.
        """
        office = self._unit.office
        serves = procedure.queues_of_desk(office, office.desk(desk)) if queues is None else queues

        def work(order: Order) -> None:
            day_close.close_earlier_days(order, office)
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
        """Sign out, for a break or for the day; the last one after closing time closes the day.

        Raises `Refused` `desk_serving` while a visitor is called to the desk or served at it.
        """
        office = self._unit.office

        def work(order: Order) -> None:
            row = officers.session(order.connection, session_id)
            if row is None or row.closed_at is not None or row.service_day != order.day:
                return
            self._close_empty(order, row)
            others = officers.open_sessions(order.connection, office, order.day)
            if not others and self._unit.after_hours(order.at):
                day_close.close_today(order, office)

        self._unit.command(command_id, work, lambda *_: None)

    def call_next(self, command_id: str, session_id: str) -> Moved | None:
        """Call who is next for this desk, None where nobody waits. Where the standard gives no number,
        service begins at once.

        Nobody called is nothing done: repeated with its id, such a command may call somebody.
        Raises `Refused` `desk_busy` while the desk has a visitor.
        """

        def work(order: Order) -> Moved | None:
            session = self._free_desk(order, session_id)
            queues = [(service, step) for service, step in session.queues]
            hall = self._unit.room.hall(order.connection, order.at)
            found = hall.next_ticket(session.desk, queues, order.at)
            return (
                None if found is None else self._call(order, session, tickets.find(order.connection, found))
            )

        return self._unit.command(command_id, work, moved)

    def pick(self, command_id: str, session_id: str, ticket_id: str) -> Moved:
        """Call a particular visitor out of turn; the log says so.

        Raises `Refused` `desk_busy`, and `not_for_this_desk` where the desk does not serve that queue.
        """

        def work(order: Order) -> Moved:
            session = self._free_desk(order, session_id)
            row = tickets.find(order.connection, ticket_id)
            if [row.service, row.step] not in session.queues:
                raise Refused("not_for_this_desk", number=row.number)
            return self._call(order, session, row, details={"picked": True})

        return self._unit.command(command_id, work, moved)

    def recall(self, command_id: str, session_id: str) -> Moved:
        """Call the visitor at this desk again."""
        return self._with_present(command_id, session_id, Event.RECALLED)

    def arrived(self, command_id: str, session_id: str) -> Moved:
        """The called visitor is at the desk: service begins."""
        return self._with_present(command_id, session_id, Event.SERVING)

    def no_show(self, command_id: str, session_id: str) -> Moved:
        """The called visitor did not come."""
        return self._with_present(command_id, session_id, Event.NO_SHOW, self._over)

    def finish(self, command_id: str, session_id: str) -> Moved:
        """This stage is done: on to the next one, or the visit is over.

        A desk that serves the next stage too keeps the visitor. Raises `Refused` `guest_book_missing`
        where the stage asks for a guest book nobody has signed.
        """
        office = self._unit.office

        def then(order: Order, row: Any, session: Any) -> None:
            stage = procedure.next_stage(office.service(row.service), row.step)
            if stage is None:
                self._over(order, row, session)
                return
            row = join(order, row, (row.service, stage.key))
            if [row.service, stage.key] in session.queues:
                row = advance(order, row, Event.CALLED, session.officer_id, desk=session.desk)
                advance(order, row, Event.SERVING, session.officer_id)

        return self._with_present(command_id, session_id, Event.FINISHED, then, self._check_guest_book)

    def go_on(self, command_id: str, session_id: str, service: str) -> Moved:
        """This service is done and the visitor goes on to another one: a new number in the same visit.

        Returns the new ticket. Raises `Refused` `stages_left` before the last stage (that is a transfer).
        """
        office = self._unit.office

        def check(order: Order, row: Any) -> None:
            self._check_guest_book(order, row)
            if procedure.next_stage(office.service(row.service), row.step) is not None:
                raise Refused("stages_left", number=row.number)

        def then(order: Order, row: Any, session: Any) -> None:
            further = office.service(service)
            signed = visits.find(order.connection, row.visit_id).guest_book_at is not None
            step = procedure.first_stage(further, signed).key
            tickets.issue(order, row.visit_id, further, step, row.priority)

        def work(order: Order) -> Moved:
            self._move_present(order, session_id, Event.FINISHED, then, check)
            return moved(order.connection, order.last_ticket)

        def again(connection: Connection, *_: str | None) -> Moved:
            return moved(connection, last_ticket(connection, command_id))

        return self._unit.command(command_id, work, again)

    def hold(self, command_id: str, session_id: str, ticket_id: str) -> Moved:
        """Set a visitor aside, waiting or at a desk: something is missing, or he steps out."""

        def work(order: Order, row: Any, session: Any) -> None:
            in_service = row.status == Status.SERVING
            advance(order, row, Event.HELD, session.officer_id, desk=row.desk if in_service else None)

        return self._with_ticket(command_id, session_id, ticket_id, work)

    def resume(self, command_id: str, session_id: str, ticket_id: str) -> Moved:
        """Take a held visitor back: to the old place in the queue, or, held during service, to this desk.

        Raises `Refused` `desk_busy` and `not_for_this_desk` for a service that goes on.
        """

        def work(order: Order, row: Any, session: Any) -> None:
            if row.status == Status.HELD and row.desk is not None:
                self._free_desk(order, session_id)
                if [row.service, row.step] not in session.queues:
                    raise Refused("not_for_this_desk", number=row.number)
                status = resumed_in_service(Status(row.status))
                advance(order, row, Event.RESUMED, session.officer_id, status, desk=session.desk)
                return
            row = advance(order, row, Event.RESUMED, session.officer_id)
            join(order, row, (row.service, row.step), old_place=True)

        return self._with_ticket(command_id, session_id, ticket_id, work)

    def return_no_show(self, command_id: str, session_id: str, ticket_id: str) -> Moved:
        """A visitor who missed the call is here after all: back into the queue, at its tail."""

        def work(order: Order, row: Any, session: Any) -> None:
            row = advance(order, row, Event.RETURNED, session.officer_id, desk=None)
            visits.reopen(order.connection, row.visit_id)
            join(order, row, (row.service, row.step))

        return self._with_ticket(command_id, session_id, ticket_id, work)

    def transfer(
        self, command_id: str, session_id: str, ticket_id: str, service: str, desk: str | None = None
    ) -> Moved:
        """Send a visitor, number kept, to another service or to a particular open desk: the queue's tail.

        Raises `Refused` `transfer_same_queue` where nothing would change, `desk_not_open`, and
        `not_for_this_desk` where that desk does not serve the service.
        """
        office = self._unit.office

        def work(order: Order, row: Any, session: Any) -> None:
            wanted = office.service(service)
            if desk is None:
                if service == row.service:
                    raise Refused("transfer_same_queue", number=row.number)
                signed = visits.find(order.connection, row.visit_id).guest_book_at is not None
                stage = procedure.first_stage(wanted, signed)
            else:
                if desk not in self._unit.room.hall(order.connection, order.at).room.desks:
                    raise Refused("desk_not_open", desk=office.desk(desk).name.id)
                found = procedure.stage_at_desk(office, wanted, office.desk(desk), row.step)
                if found is None:
                    raise Refused("not_for_this_desk", number=row.number)
                stage = found
            row = advance(order, row, Event.TRANSFERRED, session.officer_id)
            join(order, row, (service, stage.key), desk=desk)

        return self._with_ticket(command_id, session_id, ticket_id, work)

    def cancel(self, command_id: str, session_id: str, ticket_id: str, reason: str = "") -> Moved:
        """The visitor goes without being served, or served in part; `reason` holds nothing personal."""

        def work(order: Order, row: Any, session: Any) -> None:
            details = {"by": "officer", "reason": reason}
            row = advance(order, row, Event.CANCELLED, session.officer_id, details=details)
            complete_if_over(order, row, session.officer_id)

        return self._with_ticket(command_id, session_id, ticket_id, work)

    def undo(self, command_id: str, session_id: str) -> Moved:
        """Take back the officer's last move, within 30 seconds and while nobody has built on it.

        The log gains a line, nothing is deleted. Raises `Refused` `nothing_to_undo`, `undo_too_late`,
        `undo_overtaken`, `desk_busy`.
        """

        def work(order: Order) -> Moved:
            session = _open(order, session_id)
            return undo.last_move(order, session.officer_id)

        return self._unit.command(command_id, work, moved)

    def _call(self, order: Order, session: Any, row: Any, details: dict[str, Any] | None = None) -> Moved:
        after(Status(row.status), Event.CALLED)
        if row.number is None:
            advance(order, row, Event.SERVING, session.officer_id, Status.SERVING, details, desk=session.desk)
        else:
            advance(order, row, Event.CALLED, session.officer_id, details=details, desk=session.desk)
        return Moved(row.id, row.number)

    def _check_guest_book(self, order: Order, row: Any) -> None:
        stage = procedure.stage(self._unit.office.service(row.service), row.step)
        if stage.has(Kind.GUEST_BOOK) and visits.find(order.connection, row.visit_id).guest_book_at is None:
            raise Refused("guest_book_missing", number=row.number)

    def _over(self, order: Order, row: Any, session: Any) -> None:
        complete_if_over(order, row, session.officer_id)

    def _free_desk(self, order: Order, session_id: str) -> Any:
        session = _open(order, session_id)
        present = tickets.at_desk(order.connection, self._unit.office, order.day, session.desk)
        if present is not None:
            raise Refused("desk_busy", number=present.number)
        return session

    def _close_empty(self, order: Order, session: Any) -> None:
        ticket = tickets.at_desk(order.connection, self._unit.office, order.day, session.desk)
        if ticket is not None:
            raise Refused("desk_serving", number=ticket.number)
        _close(order, session)

    def _with_ticket(
        self, command_id: str, session_id: str, ticket_id: str, work: Callable[[Order, Any, Any], None]
    ) -> Moved:
        def on_ticket(order: Order) -> Moved:
            session = _open(order, session_id)
            row = tickets.find(order.connection, ticket_id)
            if row.service_day != order.day:
                raise Refused("ticket_of_another_day", number=row.number)
            work(order, row, session)
            return Moved(row.id, row.number)

        return self._unit.command(command_id, on_ticket, moved)

    def _with_present(
        self,
        command_id: str,
        session_id: str,
        event: Event,
        then: Callable[[Order, Any, Any], None] | None = None,
        before: Callable[[Order, Any], None] | None = None,
    ) -> Moved:
        def work(order: Order) -> Moved:
            return self._move_present(order, session_id, event, then, before)

        return self._unit.command(command_id, work, moved)

    def _move_present(
        self,
        order: Order,
        session_id: str,
        event: Event,
        then: Callable[[Order, Any, Any], None] | None,
        before: Callable[[Order, Any], None] | None,
    ) -> Moved:
        """Move the ticket at the session's desk by `event`. Raises `Refused` `nobody_at_desk`."""
        session = _open(order, session_id)
        row = tickets.at_desk(order.connection, self._unit.office, order.day, session.desk)
        if row is None:
            raise Refused("nobody_at_desk")
        after(Status(row.status), event)
        if before is not None:
            before(order, row)
        row = advance(order, row, event, session.officer_id)
        if then is not None:
            then(order, row, session)
        return Moved(row.id, row.number)


def _open(order: Order, session_id: str) -> Any:
    session = officers.session(order.connection, session_id)
    if session is None or session.closed_at is not None or session.service_day != order.day:
        raise Refused("desk_closed")
    return session


def _close(order: Order, session: Any) -> None:
    officers.close_session(order.connection, session.id, order.at)
    order.append(Event.DESK_CLOSED, desk=session.desk, officer_id=session.officer_id)
