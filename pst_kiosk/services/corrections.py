"""Setting right what was written down about a visit.

What stood there before stays readable, with who changed it, when and why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from pst_kiosk.db import corrections, visit_words, visits
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.recognition import FACTS
from pst_kiosk.domain import guestbook
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.plain_text import plain_line
from pst_kiosk.domain.record import DataNeed, ServiceRecord
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.roles import check_role
from pst_kiosk.services.story import Story, story
from pst_kiosk.services.unit import OfficeUnit

CORRECT = (Role.SUPERVISOR, Role.ADMINISTRATOR)
"""Who may set right what others wrote."""
LONGEST_REASON = 200
RECORD_FIELDS = ("summary", "outcome", "channel", "products", "referral")
NEED_FIELDS = tuple(field for field in DataNeed.model_fields if field != "id")
_FOUND_BY = {"name", "institution"}


class Subject(StrEnum):
    """What is corrected."""

    VISITOR = "visitor"
    VISIT = "visit"
    RECORD = "service_record"
    DATA_NEED = "data_need"


@dataclass(frozen=True)
class Change:
    """`subject_id` is a visitor's, a visit's, a data need's, or that of a record's ticket; `before` is what
    the officer saw."""

    subject: Subject
    subject_id: str
    field: str
    before: Any
    after: Any


class Corrections:
    """For supervisor and administrator."""

    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def correct(
        self, command_id: str, officer_id: str, visit_id: str, changes: Sequence[Change], reason: str
    ) -> None:
        """Change fields of a visit's guest book and records; repeated, it changes nothing.

        Raises `Invalid` for answers that cannot be, and `Refused`: `reason_missing` (1 to 200 letters),
        `corrected_meanwhile` where another value is stored than the officer saw, `record_invalid`,
        `nothing_to_correct`, `not_your_role`, `visit_unknown`.
        """
        reason = plain_line(reason)
        if not reason or len(reason) > LONGEST_REASON:
            raise Refused("reason_missing", most=LONGEST_REASON)

        def work(connection: Connection) -> None:
            check_role(connection, officer_id, CORRECT)
            if corrections.is_done(connection, command_id):
                return
            read = story(connection, self._unit, visit_id)
            stored = _stored(read)
            for change in changes:
                at = change.subject, change.subject_id, change.field
                if at not in stored:
                    raise Refused("nothing_to_correct")
                if stored[at] != change.before:
                    raise Refused("corrected_meanwhile")
            after = self._checked(connection, read, changes)
            changed = [(*at, stored[at], value) for at, value in after.items() if value != stored[at]]
            if not changed:
                raise Refused("nothing_to_correct")
            self._store(connection, command_id, officer_id, read, changed, reason)

        self._unit.database.write(work)

    def _checked(
        self, connection: Connection, read: Story, changes: Sequence[Change]
    ) -> dict[tuple[Subject, str, str], Any]:
        """What is to be stored, as the guest book and the record take it."""
        of: dict[tuple[Subject, str], dict[str, Any]] = defaultdict(dict)
        for each in changes:
            of[(each.subject, each.subject_id)][each.field] = each.after
        said = [(key, fields) for key, fields in of.items() if key[0] in (Subject.VISITOR, Subject.VISIT)]
        answers = {field: after for _, fields in said for field, after in fields.items()}
        good = self._answers(connection, read, answers) if answers else {}
        after = {(*key, field): good.get(field) for key, fields in said for field in fields}
        needs = {need.id: need for record in read.records for need in record.needs}
        for (subject, subject_id), fields in of.items():
            try:
                if subject is Subject.RECORD:
                    right = _record_fields(fields)
                elif subject is Subject.DATA_NEED:
                    right = _need_fields(needs[subject_id], fields)
                else:
                    continue
            except ValidationError:
                raise Refused("record_invalid") from None
            after |= {(subject, subject_id, field): value for field, value in right.items()}
        return after

    def _answers(self, connection: Connection, read: Story, answers: dict[str, Any]) -> dict[str, Any]:
        """Answers as the guest book keeps them; one that is taken away is not among them."""
        rules, today = self._unit.office.guest_book, self._unit.today(connection)
        asked = guestbook.questions(rules)
        left = {field: value for field, value in read.guest_book.items() if field not in answers}
        good = guestbook.changes(
            answers, rules, today, [field for field, value in left.items() if value is not None]
        )
        if guestbook.either_contact_will_do(asked) and not any(
            ({**left, **good}).get(field) for field in ("email", "phone")
        ):
            raise guestbook.Invalid({next(iter(answers)): "contact_missing"})
        return good

    def _store(
        self,
        connection: Connection,
        command_id: str,
        officer_id: str,
        read: Story,
        changed: Sequence[tuple[Subject, str, str, Any, Any]],
        reason: str,
    ) -> None:
        unit = self._unit
        corrections.note(
            connection, unit.office, command_id, officer_id, unit.now(connection), reason, changed
        )
        values: dict[tuple[Subject, str], dict[str, Any]] = defaultdict(dict)
        for subject, subject_id, field, _, after in changed:
            values[(subject, subject_id)][field] = after
        for (subject, subject_id), fields in values.items():
            if subject is Subject.VISITOR:
                facts = {field: read.guest_book[field] for field in FACTS} | fields
                corrections.correct_visitor(connection, command_id, subject_id, facts)
                if _FOUND_BY & fields.keys():
                    visit_words.forget(connection, corrections.visits_of(connection, [subject_id]))
            elif subject is Subject.VISIT:
                corrections.correct_visit(connection, subject_id, fields)
            elif subject is Subject.RECORD:
                corrections.correct_record(connection, subject_id, fields)
            else:
                corrections.correct_need(connection, subject_id, fields)


def _record_fields(fields: dict[str, Any]) -> dict[str, Any]:
    """As a record keeps them. Raises ValidationError."""
    given = {field: value for field, value in fields.items() if value}  # else as where nothing was written
    right = ServiceRecord.model_validate(given).model_dump(mode="json")
    return {field: tuple(right[field]) if field == "products" else right[field] for field in fields}


def _need_fields(need: DataNeed, fields: dict[str, Any]) -> dict[str, Any]:
    """As the row keeps them with what else stands in it. Raises ValidationError."""
    right = DataNeed.model_validate({**need.model_dump(), **fields})
    return {field: getattr(right, field) for field in fields}


def _stored(read: Story) -> dict[tuple[Subject, str, str], Any]:
    """Everything that can be corrected, with its value."""
    found: dict[tuple[Subject, str, str], Any] = {}
    if read.visitor_id is not None:
        found |= {(Subject.VISITOR, read.visitor_id, field): read.guest_book[field] for field in FACTS}
        found |= {
            (Subject.VISIT, read.visit_id, field): read.guest_book[field] for field in visits.ON_THE_VISIT
        }
    for record in read.records:
        found |= {
            (Subject.RECORD, record.ticket_id, field): getattr(record, field) for field in RECORD_FIELDS
        }
        found |= {
            (Subject.DATA_NEED, need.id, field): getattr(need, field)
            for need in record.needs
            for field in NEED_FIELDS
        }
    return found
