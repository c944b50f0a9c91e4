"""Names of institutions as the office spells them, so that visitors' spellings converge."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from pst_kiosk.db import institutions, officers, visit_words
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain import code_lists
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import LONGEST_LINE
from pst_kiosk.domain.plain_text import plain_line
from pst_kiosk.services.roles import check_administrator
from pst_kiosk.services.unit import OfficeUnit

MOST_PROPOSED = 200
"""Of the names visitors typed, the most frequent ones: nobody looks through more."""


@dataclass(frozen=True)
class Institution:
    """An approved one. `category`: a code of `code_lists.INSTITUTION_CATEGORY`, if the office said it."""

    id: str
    name: str
    category: int | None


@dataclass(frozen=True)
class Proposed:
    """A name as visitors typed it, and how many did."""

    name: str
    times: int


class Institutions:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def approved(self) -> tuple[Institution, ...]:
        """What the kiosk suggests, by name."""
        with self._unit.database.read() as connection:
            return self._approved(connection)

    def proposed(self) -> tuple[Proposed, ...]:
        """What signed guest books say that is not approved as it is spelt; the commonest first."""
        with self._unit.database.read() as connection:
            rows = institutions.typed(connection, self._unit.office, MOST_PROPOSED)
        return tuple(Proposed(row.institution, row.times) for row in rows)

    def approve(
        self,
        institution_id: str,
        officer_id: str,
        name: str,
        category: int | None = None,
        spellings: Collection[str] = (),
    ) -> None:
        """An administrator approves a name, or corrects the one that has this id or is spelt alike.

        Visitors who typed one of `spellings` have `name` in their guest book from now on. Raises `Refused`
        `not_administrator`; `institution_name` unless it has 1 to 120 characters, letters among them;
        `institution_taken` where the corrected name is another one's.
        """
        name = plain_line(name)
        if len(name) > LONGEST_LINE or not any(character.isalpha() for character in name):
            raise Refused("institution_name", most=LONGEST_LINE)
        if category is not None and category not in code_lists.INSTITUTION_CATEGORY:
            raise ValueError(f"no category {category}")

        def work(connection: Connection) -> None:
            check_administrator(connection, officer_id)
            at, office = self._unit.now(connection), self._unit.office
            identity = self._store(connection, institution_id, officer_id, name, category)
            officers.audit(connection, office, at, officer_id, "approve_institution", identity)
            if other := set(spellings) - {name}:
                for typed in other:
                    visit_words.forget(connection, visit_words.of_institution(office.code, typed))
                    institutions.respell(connection, office, typed, name)
                officers.audit(connection, office, at, officer_id, "respell_institution", identity)

        self._unit.database.write(work)

    def remove(self, institution_id: str, officer_id: str) -> None:
        """An administrator takes a name from the list; guest books keep it. Again, it changes nothing.

        Raises `Refused` `not_administrator`.
        """

        def work(connection: Connection) -> None:
            check_administrator(connection, officer_id)
            if institutions.remove(connection, self._unit.office, institution_id):
                at = self._unit.now(connection)
                office = self._unit.office
                officers.audit(connection, office, at, officer_id, "remove_institution", institution_id)

        self._unit.database.write(work)

    def _store(
        self, connection: Connection, wanted: str, officer_id: str, name: str, category: int | None
    ) -> str:
        """Write it down and return its id: its own, or that of the one spelt alike."""
        at, approved = self._unit.now(connection), self._approved(connection)
        mine = next((known for known in approved if known.id == wanted), None)
        alike = next((known for known in approved if known.name.casefold() == name.casefold()), None)
        if mine and alike and mine != alike:
            raise Refused("institution_taken", name=alike.name)
        known = mine or alike
        if known is None:
            institutions.add(connection, self._unit.office, wanted, name, category, at, officer_id)
            return wanted
        kept = known.category if category is None else category
        institutions.change(connection, known.id, name, kept, at, officer_id)
        return known.id

    def _approved(self, connection: Connection) -> tuple[Institution, ...]:
        rows = institutions.of_office(connection, self._unit.office)
        found = (Institution(row.id, row.name, row.category) for row in rows)
        return tuple(sorted(found, key=lambda known: known.name.casefold()))


def suggested(connection: Connection, unit: OfficeUnit) -> tuple[str, ...]:
    """The approved names, for the kiosk."""
    return tuple(sorted(institutions.approved_names(connection, unit.office), key=str.casefold))
