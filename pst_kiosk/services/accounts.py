"""Officers: signing in by PIN, and who may give a new one."""

from __future__ import annotations

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from uuid_utils import uuid7

from pst_kiosk.db import officers
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.plain_text import plain_line
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.roles import check_manages
from pst_kiosk.services.unit import OfficeUnit

PIN_DIGITS = 6
ATTEMPTS = 5
LOCKED_FOR = dt.timedelta(minutes=5)
LONGEST_NAME = 120


@dataclass(frozen=True)
class Officer:
    id: str
    name: str
    role: Role

    @property
    def administers(self) -> bool:
        return self.role is Role.ADMINISTRATOR


@dataclass(frozen=True)
class _Attempt:
    officer: Officer
    pin_hash: str
    left: int
    """Attempts left after this one."""
    locked_for: dt.timedelta | None


class Accounts:
    """PINs are stored as argon2 hashes alone; a new PIN is returned once and never again."""

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit
        self._hasher = PasswordHasher()

    def officers(self) -> list[Officer]:
        with self._unit.database.read() as connection:
            return [_officer(row) for row in officers.of_office(connection, self._unit.office)]

    def sign_in(self, officer_id: str, pin: str) -> Officer:
        """The officer, if the PIN is right.

        Raises `Refused` `wrong_pin` (with `attempts_left`), or `locked` (with `minutes`) after five wrong
        ones; the lock is the officer's, never the machine's.
        """
        attempt = self._unit.database.write(lambda connection: self._attempt(connection, officer_id))
        if attempt.locked_for is not None:
            raise Refused("locked", minutes=_minutes(attempt.locked_for))
        if not self._matches(attempt.pin_hash, pin):
            if attempt.left == 0:
                raise Refused("locked", minutes=_minutes(LOCKED_FOR))
            raise Refused("wrong_pin", attempts_left=attempt.left)
        self._unit.database.write(lambda connection: officers.note_attempt(connection, officer_id, 0, None))
        return attempt.officer

    def add_first(self, connection: Connection, name: str) -> str:
        """Make the first administrator within an installation; returns the PIN. Raises `name_missing`."""
        return self._add(connection, str(uuid7()), name, Role.ADMINISTRATOR)

    def add(self, by: str, officer_id: str, name: str, role: Role) -> str:
        """An administrator or supervisor (`by`) adds an officer; returns the PIN. Repeated, it gives another.

        Raises `Refused` `not_administrator`, `name_missing`, `name_taken`.
        """

        def work(connection: Connection) -> str:
            check_manages(connection, by, role)
            if officers.exists(connection, officer_id):
                return self._reset(connection, officer_id, by)
            pin = self._add(connection, officer_id, name, role)
            officers.audit(
                connection, self._unit.office, self._unit.now(connection), by, "add_officer", officer_id
            )
            return pin

        return self._unit.database.write(work)

    def reset_pin(self, by: str, officer_id: str) -> str:
        """An administrator or supervisor (`by`) gives an officer a new PIN.

        Raises `Refused` `not_administrator`.
        """

        def work(connection: Connection) -> str:
            check_manages(connection, by, Role(officers.find(connection, officer_id).role))
            return self._reset(connection, officer_id, by)

        return self._unit.database.write(work)

    def reset_pin_here(self, name: str) -> str:
        """A new PIN by command on the database's machine: the way back for the last administrator.

        Raises `Refused` `officer_unknown`.
        """

        def work(connection: Connection) -> str:
            row = officers.named(connection, self._unit.office, name)
            if row is None:
                raise Refused("officer_unknown", name=name)
            return self._reset(connection, row.id, None)

        return self._unit.database.write(work)

    def _attempt(self, connection: Connection, officer_id: str) -> _Attempt:
        """Count an attempt before its PIN is looked at, so that many at once cannot slip through."""
        row = officers.find(connection, officer_id)
        now = self._unit.now(connection)
        if row.locked_until is not None and now < row.locked_until:
            return _Attempt(_officer(row), row.pin_hash, 0, row.locked_until - now)
        failed = row.failed_attempts + 1
        last = failed >= ATTEMPTS
        locked_until = now + LOCKED_FOR if last else None
        officers.note_attempt(connection, officer_id, 0 if last else failed, locked_until)
        return _Attempt(_officer(row), row.pin_hash, ATTEMPTS - failed, None)

    def _reset(self, connection: Connection, officer_id: str, by: str | None) -> str:
        officers.find(connection, officer_id)
        pin = _new_pin()
        officers.set_pin(connection, officer_id, self._hasher.hash(pin))
        officers.audit(connection, self._unit.office, self._unit.now(connection), by, "reset_pin", officer_id)
        return pin

    def _add(self, connection: Connection, officer_id: str, name: str, role: Role) -> str:
        name = plain_line(name)
        if not name or len(name) > LONGEST_NAME:
            raise Refused("name_missing")
        if officers.named(connection, self._unit.office, name) is not None:
            raise Refused("name_taken", name=name)
        pin = _new_pin()
        pin_hash = self._hasher.hash(pin)
        officers.add(
            connection, self._unit.office, officer_id, name, role, pin_hash, self._unit.now(connection)
        )
        return pin

    def _matches(self, pin_hash: str, pin: str) -> bool:
        if not (pin.isascii() and pin.isdigit()):
            return False
        try:
            return self._hasher.verify(pin_hash, pin)
        except VerifyMismatchError:
            return False


def _officer(row: Any) -> Officer:
    return Officer(row.id, row.name, Role(row.role))


def _minutes(left: dt.timedelta) -> int:
    return max(1, round(left.total_seconds() / 60))


def _new_pin() -> str:
    return "".join(secrets.choice("0123456789") for _ in range(PIN_DIGITS))
