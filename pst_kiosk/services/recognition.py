"""Returning visitors: recognised by what they bring or know, and shown no more than first letters."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from uuid_utils import uuid7

from pst_kiosk.db import recognition
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.order import Order
from pst_kiosk.domain import contacts, guestbook
from pst_kiosk.domain.birth_years import BirthYears, group_of
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.ticket_code import as_given
from pst_kiosk.services.unit import OfficeUnit

_NO_GROUP = -1


@dataclass(frozen=True)
class Known:
    """A recognised visitor: his answers masked (`domain.masking`), None where he gave none."""

    token: str
    """What he is known by for one guest book, within the hour."""
    name: str | None
    email: str | None
    phone: str | None
    institution: str | None
    answered: Collection[str]
    """The fields that have an answer, masked or not."""


class Recognition:
    """Each method is two transactions: a try counts as a wrong guess until it is answered, so that it can not
    be taken back.

    The caller makes the attempt's id: a question sent again with it is one guess, and has one answer.
    Both raise `Refused` `not_recognised`, whatever was wrong, and `recognise_later` (`seconds`) after too
    many wrong guesses at this station, or in this office.
    """

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def by_ticket(self, attempt: str, station: str, code: str) -> Known:
        """By the code on a ticket of any day: who signed the guest book of that visit."""
        code = as_given(code)

        def answer(connection: Connection) -> Any | None:
            moment = self._unit.database.moment()
            return recognition.by_ticket(connection, self._unit.office, attempt, code, moment)

        return self._recognised(attempt, station, (code,), answer)

    def by_contact(self, attempt: str, station: str, contact: str, youngest: int, oldest: int) -> Known:
        """By e-mail address or mobile number as typed, and the birth years of one of this year's groups
        (`domain.birth_years.groups`). Where several fit, the one who came last."""
        contact = _as_kept(contact)

        def answer(connection: Connection) -> Any | None:
            moment = self._unit.database.moment()
            return recognition.by_contact(connection, self._unit.office, attempt, contact, group, moment)

        with self._unit.database.read() as connection:
            found = group_of(BirthYears(youngest, oldest), self._unit.today(connection))
        group = _NO_GROUP if found is None else found
        return self._recognised(attempt, station, (contact, str(group)), answer)

    def _recognised(
        self,
        attempt: str,
        station: str,
        question: tuple[str, ...],
        answer: Callable[[Connection], Any | None],
    ) -> Known:
        unit = self._unit

        def count(connection: Connection) -> int | None:
            return recognition.try_to(
                connection, unit.office, attempt, station, question, unit.database.moment()
            )

        seconds = unit.database.write(count, quiet=True)
        if seconds is not None:
            raise Refused("recognise_later", seconds=seconds)
        row = unit.database.write(answer, quiet=True)
        if row is None:
            raise Refused("not_recognised")
        return Known(attempt, **recognition.masks(row), answered=recognition.answered(row))


def _as_kept(contact: str) -> str:
    """In the form the guest book keeps; what is neither address nor number is nobody's."""
    contact = contact.strip()
    for form in (contacts.mobile_number, contacts.address):
        try:
            return form(contact)
        except ValueError:
            continue
    return contact[: contacts.LONGEST_ADDRESS]


def answers_known(unit: OfficeUnit, connection: Connection, known: str) -> frozenset[str]:
    """The fields known of a recognised visitor.

    Raises `Refused` `recognition_over` where he was recognised too long ago, or has signed since.
    """
    found = recognition.answers_known(connection, unit.office, known, unit.database.moment())
    if found is None:
        raise Refused("recognition_over")
    return found


def sign(unit: OfficeUnit, order: Order, known: str, draft: Draft) -> tuple[str, dict[str, Any]]:
    """Sign the guest book for a recognised visitor, with what he changed.

    The new visitor's id, and the changes; earlier visits keep their own answers. Raises `guestbook.Invalid`,
    and `Refused` as `answers_known`.
    """
    answered = answers_known(unit, order.connection, known)
    changes = guestbook.changes(draft, unit.office.guest_book, order.day, answered)
    visitor_id = str(uuid7())
    recognition.copy(
        order.connection, unit.office, known, visitor_id, changes, order.at, unit.database.moment()
    )
    return visitor_id, changes
