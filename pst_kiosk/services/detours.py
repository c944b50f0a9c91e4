"""The moves off the straight way through a queue: set aside, taken back, sent elsewhere."""

from __future__ import annotations

from typing import Any

from pst_kiosk.db import officers, visits
from pst_kiosk.db.order import Order
from pst_kiosk.domain import procedure
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.procedure import Stage
from pst_kiosk.domain.ticket import Event, Status, resumed_in_service
from pst_kiosk.services.desk_sessions import at_free_desk
from pst_kiosk.services.moves import advance, complete_if_over, join


def hold(order: Order, row: Any, session: Any) -> None:
    """A ticket held during service keeps the desk's name: that is how it is known when it resumes."""
    in_service = row.status == Status.SERVING
    advance(order, row, Event.HELD, session.officer_id, desk=row.desk if in_service else None)


def resume(order: Order, row: Any, session: Any) -> None:
    if row.status == Status.HELD and row.desk is not None:
        at_free_desk(order, session.id)
        check_serves(session, row)
        status = resumed_in_service(Status(row.status))
        advance(order, row, Event.RESUMED, session.officer_id, status, desk=session.desk)
        return
    row = advance(order, row, Event.RESUMED, session.officer_id)
    join(order, row, (row.service, row.step), old_place=True)


def return_no_show(order: Order, row: Any, session: Any) -> None:
    row = advance(order, row, Event.RETURNED, session.officer_id, desk=None)
    visits.reopen(order.connection, row.visit_id)
    join(order, row, (row.service, row.step))


def transfer(order: Order, row: Any, session: Any, service: str, desk: str | None) -> None:
    stage = _stage_at(order, row, service, desk) if desk else _first_stage(order, row, service)
    row = advance(order, row, Event.TRANSFERRED, session.officer_id)
    join(order, row, (service, stage.key), desk=desk)


def cancel(order: Order, row: Any, officer_id: str | None, details: dict[str, Any]) -> None:
    row = advance(order, row, Event.CANCELLED, officer_id, details=details)
    complete_if_over(order, row, officer_id)


def check_serves(session: Any, row: Any) -> None:
    """Raises `Refused` `not_for_this_desk` where the desk does not serve the ticket's queue."""
    if [row.service, row.step] not in session.queues:
        raise Refused("not_for_this_desk", number=row.number)


def _first_stage(order: Order, row: Any, service: str) -> Stage:
    if service == row.service:
        raise Refused("transfer_same_queue", number=row.number)
    return _entry(order, row, service)


def _stage_at(order: Order, row: Any, service: str, desk: str) -> Stage:
    """The stage the visitor is at, at that desk: no step of the standard is passed by on the way."""
    sessions = officers.open_sessions(order.connection, order.office, order.day)
    session = next((session for session in sessions if session.desk == desk), None)
    if session is None or session.break_at is not None:
        raise Refused("desk_not_open", desk=order.office.desk(desk).name.id)
    same = service == row.service
    stage = procedure.stage(order.office.service(service), row.step) if same else _entry(order, row, service)
    if [service, stage.key] not in session.queues:
        raise Refused("not_for_this_desk", number=row.number)
    return stage


def _entry(order: Order, row: Any, service: str) -> Stage:
    signed = visits.find(order.connection, row.visit_id).guest_book_at is not None
    return procedure.first_stage(order.office.service(service), signed)
