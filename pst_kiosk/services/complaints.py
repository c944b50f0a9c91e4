"""Complaints, suggestions and inputs: received however they come, followed up, and answered in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from pst_kiosk.db import complaint_evidence, complaints, officers
from pst_kiosk.db.engine import Connection
from pst_kiosk.db.identity import derived
from pst_kiosk.domain import complaints as rules
from pst_kiosk.domain import evidence
from pst_kiosk.domain.complaint_register import Register
from pst_kiosk.domain.complaints import Channel, Event, Finding, Kind
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.period import Period
from pst_kiosk.domain.roles import Role
from pst_kiosk.services import complaint_intake
from pst_kiosk.services.complaint_intake import Given, written
from pst_kiosk.services.complaint_reading import all_of_complaint, entry_of, open_rows, row_of, told_to
from pst_kiosk.services.complaint_views import Details, PublicStatus, Receipt, Row, state_of
from pst_kiosk.services.evidence_files import EvidenceFile, checked
from pst_kiosk.services.unit import OfficeUnit
from pst_kiosk.services.work_list import Which

DUE_SOON_DAYS = 3
CLOSED_SHOWN = 200
AUDITED_EVERY = dt.timedelta(hours=1)
"""An officer who opens one again within this time is in the audit log once."""


class Complaints:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit
        self._office = unit.office

    def submit(
        self,
        command_id: str,
        kind: Kind,
        channel: Channel,
        text: str,
        contact: str | None = None,
        *,
        name: str | None = None,
        ticket_id: str | None = None,
        ticket_number: str = "",
        service: str | None = None,
        officer_id: str | None = None,
    ) -> Receipt:
        """Store one; its giver follows it by the receipt's code. Repeating the command tells the same.

        Name and contact may be left out. `ticket_id`, or the number of a ticket of today, tells which visit
        it is about, and so the service; `officer_id` who wrote it down, at a counter. Raises `Refused`:
        `complaint_text` (with `most`), `complaint_person` for a name or contact that is too long,
        `ticket_unknown`, `complaint_service`, `complaint_channel` where no officer stands for another way
        than the screens.
        """
        given = Given(kind, channel, text, name or "", contact or "", ticket_id, ticket_number, service)
        return complaint_intake.submit(self._unit, command_id, given, officer_id)

    def status_by_code(self, typed: str) -> PublicStatus:
        """What became of the complaint with this code. Raises `Refused` `complaint_unknown`."""
        return complaint_intake.status_by_code(self._unit, typed)

    def list(self, which: Which, officer_id: str) -> tuple[Row, ...]:
        """Complaints, those that are late first; closed ones by their end, the last first."""
        with self._unit.database.read() as connection:
            at = self._unit.now(connection)
            if which is Which.CLOSED:
                found = complaints.ended(connection, self._office, CLOSED_SHOWN)
                return tuple(row_of(self._unit, row, at) for row in found)
            rows = open_rows(connection, self._unit, at)
        if which is Which.LATE:
            return tuple(row for row in rows if row.standing is not None and row.standing.late)
        if which is Which.MINE:
            return tuple(row for row in rows if row.state.responsible_id in (officer_id, None))
        return rows

    def due_soon(self, officer_id: str | None = None) -> tuple[Row, ...]:
        """Unanswered ones that are late or due within `DUE_SOON_DAYS`, the most urgent first: for supervisor
        and head all of them, for others those they answer for and those nobody does."""
        with self._unit.database.read() as connection:
            role = None if officer_id is None else Role(officers.find(connection, officer_id).role)
            rows = open_rows(connection, self._unit, self._unit.now(connection))
        near = (r for r in rows if r.standing and (r.standing.late or r.standing.days <= DUE_SOON_DAYS))
        if role is None or role in rules.OVERSEES:
            return tuple(near)
        return tuple(row for row in near if row.state.responsible_id in (officer_id, None))

    def unread(self) -> tuple[tuple[str, Channel, dt.datetime], ...]:
        """Complaints from the office's screens that nobody has taken: identity, channel, and since when."""
        with self._unit.database.read() as connection:
            rows = complaints.unread(connection, self._office)
        return tuple((row.id, Channel(row.channel), row.received_at) for row in rows)

    def get(self, complaint_id: str, officer_id: str) -> Details:
        """All of one as the officer may read it. Raises `Refused` `complaint_unknown`."""
        with self._unit.database.read() as connection:
            return self._told(connection, complaint_id, officer_id)

    def look_into(self, complaint_id: str, officer_id: str) -> Details:
        """All of one as the officer may read it; the audit log holds that he looked.

        Raises `Refused` `complaint_unknown`.
        """

        def work(connection: Connection) -> Details:
            details = self._told(connection, complaint_id, officer_id)
            at = self._unit.now(connection)
            since = at - AUDITED_EVERY
            if not complaints.read_before(connection, self._office, officer_id, complaint_id, since):
                officers.audit(connection, self._office, at, officer_id, "read_complaint", complaint_id)
            return details

        return self._unit.database.write(work, quiet=True)

    def move(
        self,
        command_id: str,
        complaint_id: str,
        officer_id: str,
        event: Event,
        note: str = "",
        revision: int | None = None,
        *,
        finding: Finding | None = None,
        assignee: str | None = None,
    ) -> Details:
        """Do `event` with a complaint as it stood at `revision`; the note of an answer or a rejection is told
        to who complained.

        Raises `Refused`: `complaint_changed` (with who did what since: `by`, `event`), what
        `domain.complaints.after` raises, `complaint_note` where a word is missing or it is too long;
        `complaint_unknown`, `officer_unknown`.
        """
        if event in rules.EVIDENCE:  # never without its file
            raise Refused("complaint_move", event=event.value)
        most = rules.LONGEST_ANSWER if event in rules.TOLD else rules.LONGEST_NOTE
        words = written(note, most, "complaint_note", required=event in rules.EXPLAINED)

        def work(connection: Connection) -> str:
            details: dict[str, Any] = {}
            if event is Event.VERIFIED and finding is not None:
                details = {"category": finding.category, "valid_evidence": finding.valid_evidence}
            if event is Event.ASSIGNED and assignee is not None:
                details = {"assignee": officers.find(connection, assignee).name}
            self._change(
                connection,
                command_id,
                complaint_id,
                officer_id,
                event,
                revision,
                words,
                details=details or None,
                finding=finding,
                assignee=assignee,
            )
            return complaint_id

        return self._once(command_id, officer_id, work)

    def add_evidence(
        self, command_id: str, complaint_id: str, officer_id: str, file: EvidenceFile
    ) -> Details:
        """Keep a file with its complaint. It is checked again: nothing else is ever stored.

        Raises `Refused`: as `evidence_files.checked`, `evidence_too_many` (with `most`), `complaint_move`,
        `complaint_unknown`.
        """
        kept = checked(file.name, file.content)

        def work(connection: Connection) -> str:
            counted = complaint_evidence.of_complaint(connection, complaint_id)
            if sum(each.withdrawn_at is None for each in counted) >= evidence.MOST:
                raise Refused("evidence_too_many", most=evidence.MOST)
            event, named = Event.EVIDENCE_ADDED, {"evidence": kept.name}
            at = self._change(connection, command_id, complaint_id, officer_id, event, details=named)
            complaint_evidence.add(
                connection,
                self._office,
                derived(command_id, "evidence"),
                complaint_id=complaint_id,
                name=kept.name,
                media_type=kept.media_type.value,
                size=len(kept.content),
                digest=kept.digest,
                content=kept.content,
                at=at,
                officer_id=officer_id,
            )
            return complaint_id

        return self._once(command_id, officer_id, work)

    def withdraw_evidence(
        self, command_id: str, complaint_id: str, officer_id: str, evidence_id: str
    ) -> Details:
        """A file does not count any more: added by mistake, or given back. Its content goes; that it was
        there stays in the history.

        Raises `Refused` `evidence_unknown`, `complaint_move`, `complaint_unknown`.
        """

        def work(connection: Connection) -> str:
            at = self._unit.now(connection)
            row = complaint_evidence.withdraw(connection, complaint_id, evidence_id, at)
            if row is None:
                raise Refused("evidence_unknown")
            event, named = Event.EVIDENCE_WITHDRAWN, {"evidence": row.name}
            self._change(connection, command_id, complaint_id, officer_id, event, details=named)
            return complaint_id

        return self._once(command_id, officer_id, work)

    def open_evidence(self, evidence_id: str, officer_id: str) -> EvidenceFile:
        """A file with its content, for an officer; it is in the audit log.

        Raises `Refused` `evidence_unknown`, `evidence_damaged` where it is not what was stored.
        """

        # Not in the transaction that notes it: nobody waits for a large file with his turn to write.
        with self._unit.database.read() as connection:
            row = complaint_evidence.find(connection, self._office, evidence_id)
        file = checked(row.name, bytes(row.content))
        if file.digest != row.digest:
            raise Refused("evidence_damaged")

        def note(connection: Connection) -> None:
            at = self._unit.now(connection)
            officers.audit(connection, self._office, at, officer_id, "read_evidence", evidence_id)

        self._unit.database.write(note, quiet=True)
        return file

    def register(self, period: Period) -> Register:
        """What was received in a period."""
        zone = self._office.tz
        since = dt.datetime.combine(period.first, dt.time(), zone)
        until = dt.datetime.combine(period.last + dt.timedelta(days=1), dt.time(), zone)
        with self._unit.database.read() as connection:
            at = self._unit.now(connection)
            rows = complaints.between(connection, self._office, since, until)
        return Register(period, at, tuple(entry_of(self._unit, row, at) for row in rows))

    def note_export(self, officer_id: str | None, period: Period) -> None:
        """The audit log holds who took the register out; None is the program's owner at the command line."""

        def work(connection: Connection) -> None:
            at, subject = self._unit.now(connection), f"{period.first:%Y-%m}/{period.last:%Y-%m}"
            officers.audit(connection, self._office, at, officer_id, "export_complaints", subject)

        self._unit.database.write(work, quiet=True)

    def _once(self, command_id: str, officer_id: str, work: Callable[[Connection], str]) -> Details:
        """Do `work` once; repeated, the complaint is told as it stands."""

        def transaction(connection: Connection) -> Details:
            complaint_id = complaints.is_done(connection, command_id) or work(connection)
            return self._told(connection, complaint_id, officer_id)

        return self._unit.database.write(transaction)

    def _told(self, connection: Connection, complaint_id: str, officer_id: str) -> Details:
        details = all_of_complaint(connection, self._unit, complaint_id)
        return told_to(details, officers.find(connection, officer_id))

    def _change(
        self,
        connection: Connection,
        command_id: str,
        complaint_id: str,
        officer_id: str,
        event: Event,
        revision: int | None = None,
        note: str = "",
        *,
        details: Mapping[str, Any] | None = None,
        finding: Finding | None = None,
        assignee: str | None = None,
    ) -> dt.datetime:
        """Move a complaint on and append its line; when that was."""
        row = complaints.find(connection, self._office, complaint_id)
        if revision not in (None, row.revision) and event not in rules.ADDS_ONLY:
            last = complaints.history(connection, complaint_id)[-1]
            raise Refused("complaint_changed", by=last.officer, event=last.event)
        at, role = self._unit.now(connection), Role(officers.find(connection, officer_id).role)
        state = rules.after(
            self._office,
            state_of(row),
            event,
            at,
            role,
            officer_id,
            self._unit.holidays,
            finding,
            assignee,
        )
        columns: dict[str, Any] = {"answer": note} if event in rules.TOLD else {}
        if event is Event.ESCALATED:
            columns["escalated_at"] = at
        complaints.store(connection, complaint_id, row.revision + 1, state, **columns)
        complaints.append(
            connection,
            self._office,
            derived(command_id, "complaint event"),
            complaint_id,
            row.revision + 1,
            command_id=command_id,
            at=at,
            event=event.value,
            officer_id=officer_id,
            note=note,
            details=details,
        )
        return at
