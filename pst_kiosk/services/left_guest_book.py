"""The guest book of a visitor who has a number already: left at the kiosk, or half typed at a desk, and
signed at the front office."""

from __future__ import annotations

from typing import Any

from pst_kiosk.db import guest_book_drafts, officers, own_tickets, recognition, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.recognition import FACTS
from pst_kiosk.domain import guestbook
from pst_kiosk.domain.calendar import service_day
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Answer, Draft
from pst_kiosk.domain.ticket import OPEN, Status
from pst_kiosk.services.recognition import answers_known
from pst_kiosk.services.unit import OfficeUnit


def leave(unit: OfficeUnit, command_id: str, ticket_id: str, draft: Draft, known: str | None) -> None:
    """As `Reception.leave_guest_book`."""
    office = unit.office

    def work(connection: Connection) -> None:
        if guest_book_drafts.left_by(connection, command_id, ticket_id):
            return
        today = service_day(office, unit.now(connection))
        row = own_tickets.find(connection, office, today, ticket_id=ticket_id)
        if row.signed:
            raise Refused("guest_book_signed")
        if Status(row.status) not in OPEN:
            raise Refused("not_open", status=row.status)
        if row.left:
            raise Refused("guest_book_left")
        answered = frozenset[str]() if known is None else answers_known(unit, connection, known)
        # Only what can be signed is kept; it is kept as it was given, for the officer's form.
        good = guestbook.changes(draft, office.guest_book, today, answered)
        answers = {field: draft[field] for field in good}
        guest_book_drafts.leave(
            connection, office, command_id, ticket_id, answers, known, unit.database.moment()
        )
        if known is not None:
            recognition.forget(connection, office, known)

    unit.database.write(work)


def keep(unit: OfficeUnit, command_id: str, ticket_id: str, officer_id: str, typed: Draft) -> None:
    """As `Reception.keep_guest_book`."""

    def work(connection: Connection) -> None:
        row = tickets.with_visit(connection, ticket_id)
        if row.guest_book_at is not None or Status(row.status) not in OPEN:
            return
        left = guest_book_drafts.find(connection, row.visit_id)
        if left is None:
            moment = unit.database.moment()
            guest_book_drafts.leave(connection, unit.office, command_id, ticket_id, typed, None, moment)
        else:
            guest_book_drafts.change(connection, row.visit_id, {**left.answers, **typed})
        now = unit.now(connection)
        officers.audit(connection, unit.office, now, officer_id, "keep_guest_book_draft", row.visit_id)

    unit.database.write(work, quiet=True)


def read(unit: OfficeUnit, ticket_id: str, officer_id: str) -> Draft | None:
    """As `Reception.left_guest_book`."""

    def work(connection: Connection) -> Draft | None:
        visit_id = tickets.find(connection, ticket_id).visit_id
        left = guest_book_drafts.find(connection, visit_id)
        if left is None:
            return None
        officers.audit(
            connection, unit.office, unit.now(connection), officer_id, "read_guest_book_draft", visit_id
        )
        return _merged(unit, left)

    return unit.database.write(work, quiet=True)


def _merged(unit: OfficeUnit, left: Any) -> dict[str, str | int | None]:
    """The answers left, over those known of a recognised visitor, each as it would be typed."""
    typed = {
        question.field: str if question.answer in _TYPED else int
        for question in guestbook.questions(unit.office.guest_book)
    }
    known = {field: typed[field](getattr(left, field)) for field in FACTS if getattr(left, field) is not None}
    return {**known, **left.answers}


_TYPED = (Answer.TEXT, Answer.EMAIL, Answer.PHONE, Answer.YEAR)
