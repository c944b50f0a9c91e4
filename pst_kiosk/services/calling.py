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
from pst_kiosk.domain.ticket import Event, Status, after
from pst_kiosk.services import desk_sessions, detours, loans, undo
from pst_kiosk.services.desk_sessions import Forgotten, at_free_desk, at_work
from pst_kiosk.services.moves import Moved, advance, complete_if_over, join, moved
from pst_kiosk.services.unit import OfficeUnit

Step = Callable[[Order, Any, Any], None]
"""What happens to a ticket's row in an open session, within a command."""


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
    ) -> Forgotten | None:
        """Open a desk for its queues (None: all the officer's role may serve there); returns the desk he
        forgot to sign out of the last time, if he did.

        A session the same officer left open there, or at another desk, ends now. With `take_over` another
        officer's does: a desk is handed over so, and a visitor at it stays there. Raises `Refused`
        `desk_taken` (with the other officer's name) unless `take_over`, `desk_serving` while a visitor is at
        the officer's other desk, and `role_not_for_desk`, `role_not_for_queue`.
        """

        def work(order: Order) -> Forgotten | None:
            desk_sessions.open_desk(order, session_id, officer_id, desk, queues, take_over)
            return desk_sessions.forgotten(order.connection, order.office, session_id)

        def again(connection: Connection, *_: str | None) -> Forgotten | None:
            return desk_sessions.forgotten(connection, self._unit.office, session_id)

        return self._unit.command(session_id, work, again)

    def take_break(self, command_id: str, session_id: str) -> None:
        """Close the desk for its queues for a while; its officer stays signed in.

        Raises `Refused` `desk_busy` while it has a visitor.
        """
        self._unit.command(
            command_id, lambda order: desk_sessions.take_break(order, session_id), lambda *_: None
        )

    def end_break(self, command_id: str, session_id: str) -> None:
        """Open the desk again after a break."""
        self._unit.command(
            command_id, lambda order: desk_sessions.end_break(order, session_id), lambda *_: None
        )

    def close_desk(self, command_id: str, session_id: str) -> None:
        """Sign out.

        Raises `Refused` `desk_serving` while a visitor is called to the desk or served at it.
        """

        def work(order: Order) -> None:
            desk_sessions.close_desk(order, session_id, self._unit.after_hours(order.at))

        self._unit.command(command_id, work, lambda *_: None)

    def call_next(self, command_id: str, session_id: str) -> Moved | None:
        """Call who is next for this desk, None where nobody waits. Where the standard gives no number,
        service begins at once.

        Nobody called is nothing done: repeated with its id, such a command may call somebody.
        Raises `Refused` `desk_busy` while the desk has a visitor.
        """

        def work(order: Order) -> Moved | None:
            asked, log = order.asked
            session = desk_sessions.free(order, asked)
            queues = [(service, step) for service, step in session.queues]
            hall = self._unit.room.hall(order.connection, order.at, log)
            found = hall.next_ticket(session.desk, queues, order.at)
            if found is None:
                return None
            return _call(order, session, tickets.find(order.connection, found))

        def ahead(connection: Connection) -> Any:
            log = self._unit.room.ask(connection)
            return officers.session_and_visitor(connection, session_id), log

        return self._unit.command(command_id, work, moved, ahead)

    def pick(self, command_id: str, session_id: str, ticket_id: str) -> Moved:
        """Call a particular visitor out of turn; the log says so.

        Raises `Refused` `desk_busy`, and `not_for_this_desk` where the desk does not serve that queue.
        """

        def work(order: Order) -> Moved:
            session = at_free_desk(order, session_id)
            row = _of_today(order, ticket_id)
            detours.check_serves(session, row)
            return _call(order, session, row, {"picked": True})

        return self._unit.command(command_id, work, moved)

    def recall(self, command_id: str, session_id: str) -> Moved:
        """Call the visitor at this desk again."""
        return self._with_present(command_id, session_id, Event.RECALLED)

    def arrived(self, command_id: str, session_id: str) -> Moved:
        """The called visitor is at the desk: service begins."""
        return self._with_present(command_id, session_id, Event.SERVING)

    def no_show(self, command_id: str, session_id: str) -> Moved:
        """The called visitor did not come. The visit is not over: who missed the call may come back today."""
        return self._with_present(command_id, session_id, Event.NO_SHOW)

    def finish(
        self, command_id: str, session_id: str, *, returned_all: bool = False, leave_out: bool = False
    ) -> Moved:
        """This stage is done: on to the next one, or the visit is over.

        A desk that serves the next stage too keeps the visitor. Raises `Refused` `guest_book_missing`
        where the stage asks for a guest book nobody has signed; `not_returned` where the visit would be over
        with a locker's key or an identity card out, unless they are back now (`returned_all`) or stay out
        knowingly (`leave_out`).
        """

        def then(order: Order, row: Any, session: Any) -> None:
            stage = procedure.next_stage(order.office.service(row.service), row.step)
            if stage is None:
                if complete_if_over(order, row, session.officer_id):
                    loans.end_with_visit(
                        order, row, session.officer_id, returned_all=returned_all, leave_out=leave_out
                    )
                return
            row = join(order, row, (row.service, stage.key))
            if [row.service, stage.key] in session.queues:
                row = advance(order, row, Event.CALLED, session.officer_id, desk=session.desk)
                advance(order, row, Event.SERVING, session.officer_id)

        return self._with_present(command_id, session_id, Event.FINISHED, then, _check_guest_book)

    def go_on(self, command_id: str, session_id: str, service: str) -> Moved:
        """This service is done and the visitor goes on to another one: a new number in the same visit.

        Returns the new ticket. Raises `Refused` `stages_left` before the last stage (that is a transfer).
        """

        def check(order: Order, row: Any, session: Any) -> None:
            _check_guest_book(order, row, session)
            if procedure.next_stage(order.office.service(row.service), row.step) is not None:
                raise Refused("stages_left", number=row.number)

        def then(order: Order, row: Any, session: Any) -> None:
            further = order.office.service(service)
            signed = visits.find(order.connection, row.visit_id).guest_book_at is not None
            step = procedure.first_stage(further, signed).key
            tickets.issue(order, row.visit_id, further, step, row.priority)

        def work(order: Order) -> Moved:
            self._move_present(order, session_id, Event.FINISHED, then, check)
            order.store()
            return moved(order.connection, order.last_ticket)

        def again(connection: Connection, *_: str | None) -> Moved:
            return moved(connection, last_ticket(connection, command_id))

        return self._unit.command(command_id, work, again)

    def hold(self, command_id: str, session_id: str, ticket_id: str) -> Moved:
        """Set a visitor aside, waiting or at a desk: something is missing, or he steps out."""
        return self._with_ticket(command_id, session_id, ticket_id, detours.hold)

    def resume(self, command_id: str, session_id: str, ticket_id: str) -> Moved:
        """Take a held visitor back: to the old place in the queue, or, held during service, to this desk.

        Raises `Refused` `desk_busy` and `not_for_this_desk` for a service that goes on.
        """
        return self._with_ticket(command_id, session_id, ticket_id, detours.resume)

    def return_no_show(self, command_id: str, session_id: str, ticket_id: str) -> Moved:
        """A visitor who missed the call is here after all: back into the queue, at its tail."""
        return self._with_ticket(command_id, session_id, ticket_id, detours.return_no_show)

    def transfer(
        self, command_id: str, session_id: str, ticket_id: str, service: str, desk: str | None = None
    ) -> Moved:
        """Send a visitor, number kept, to another service or to a particular open desk: the queue's tail.

        Raises `Refused` `transfer_same_queue` where nothing would change, `desk_not_open`, and
        `not_for_this_desk` where that desk does not serve the service.
        """

        def work(order: Order, row: Any, session: Any) -> None:
            detours.transfer(order, row, session, service, desk)

        return self._with_ticket(command_id, session_id, ticket_id, work)

    def cancel(self, command_id: str, session_id: str, ticket_id: str, reason: str = "") -> Moved:
        """The visitor goes without being served, or served in part; `reason` holds nothing personal."""

        def work(order: Order, row: Any, session: Any) -> None:
            detours.cancel(order, row, session.officer_id, {"by": "officer", "reason": reason})

        return self._with_ticket(command_id, session_id, ticket_id, work)

    def undo(self, command_id: str, session_id: str) -> Moved:
        """Take back the officer's last move, within 30 seconds and while nobody has built on it.

        The log gains a line, nothing is deleted. Raises `Refused` `nothing_to_undo`, `undo_too_late`,
        `undo_overtaken`, `desk_busy`.
        """

        def work(order: Order) -> Moved:
            return undo.last_move(order, at_work(order, session_id))

        return self._unit.command(command_id, work, moved)

    def _with_ticket(self, command_id: str, session_id: str, ticket_id: str, step: Step) -> Moved:
        def work(order: Order) -> Moved:
            session = at_work(order, session_id)
            row = _of_today(order, ticket_id)
            step(order, row, session)
            return Moved(row.id, row.number)

        return self._unit.command(command_id, work, moved)

    def _with_present(
        self,
        command_id: str,
        session_id: str,
        event: Event,
        then: Step | None = None,
        before: Step | None = None,
    ) -> Moved:
        def work(order: Order) -> Moved:
            return self._move_present(order, session_id, event, then, before)

        return self._unit.command(command_id, work, moved)

    def _move_present(
        self, order: Order, session_id: str, event: Event, then: Step | None, before: Step | None
    ) -> Moved:
        """Move the ticket at the session's desk by `event`. Raises `Refused` `nobody_at_desk`."""
        session = at_work(order, session_id)
        row = tickets.at_desk(order.connection, order.office, order.day, session.desk)
        if row is None:
            raise Refused("nobody_at_desk")
        after(Status(row.status), event)
        if before is not None:
            before(order, row, session)
        row = advance(order, row, event, session.officer_id)
        if then is not None:
            then(order, row, session)
        return Moved(row.id, row.number)


def _of_today(order: Order, ticket_id: str) -> Any:
    row = tickets.find(order.connection, ticket_id)
    if row.service_day != order.day:
        raise Refused("ticket_of_another_day", number=row.number)
    return row


def _call(order: Order, session: Any, row: Any, details: dict[str, Any] | None = None) -> Moved:
    """To the desk; without a number there is nothing to call, so service begins."""
    after(Status(row.status), Event.CALLED)
    if row.number is None:
        advance(order, row, Event.SERVING, session.officer_id, Status.SERVING, details, desk=session.desk)
    else:
        advance(order, row, Event.CALLED, session.officer_id, details=details, desk=session.desk)
    return Moved(row.id, row.number)


def _check_guest_book(order: Order, row: Any, _session: Any) -> None:
    stage = procedure.stage(order.office.service(row.service), row.step)
    if stage.has(Kind.GUEST_BOOK) and visits.find(order.connection, row.visit_id).guest_book_at is None:
        raise Refused("guest_book_missing", number=row.number)
