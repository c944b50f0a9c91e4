"""The service record: saved as it is typed, suggested from, and retyped into the state's application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pst_kiosk.db import officers, records, tickets
from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.record import DataNeed, ServiceRecord, Written
from pst_kiosk.domain.record_words import commonest, tells_of
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.roles import check_role
from pst_kiosk.services.unit import OfficeUnit

LOOKED_BACK = 2000
"""Of so many of the latest data needs the words are suggested."""
MOST_SUGGESTED = 500
"""Texts of a column, the commonest: the counter looks through them at every key."""
MOST_LISTED = 300
"""Records shown at once as not yet recorded; the rest follows as these are."""
WITHOUT_RECORD_SINCE = dt.timedelta(days=31)
"""How far back a served visitor without any record is listed."""
PAGE = 200
"""Records read at once for a spreadsheet."""
MOST_DAYS = 366
"""A spreadsheet takes at most a year: no program opens much more."""
RECORDERS = frozenset({Role.SERVICE_OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR})
"""Who retypes records, and takes them along."""


@dataclass(frozen=True)
class FollowUp:
    """A request that came of the service. `kind`: of `domain.promised_requests.RequestKind`."""

    id: str
    number: str
    kind: str


@dataclass(frozen=True)
class StoredRecord:
    """What is stored of one ticket. `revision` is 0, and `by` (the name of who wrote last) empty, where
    nothing is."""

    written: Written = field(default_factory=Written)
    revision: int = 0
    by: str = ""
    by_id: str = ""
    saved_at: dt.datetime | None = None
    recorded_at: dt.datetime | None = None
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def record(self) -> ServiceRecord:
        return self.written.record

    @property
    def needs(self) -> tuple[DataNeed, ...]:
        return self.written.needs


@dataclass(frozen=True)
class Saved:
    at: dt.datetime
    revision: int


@dataclass(frozen=True)
class Suggested:
    """What was written before in each column, the commonest first."""

    details: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listed:
    """A record as lists and spreadsheets show it. `number` is None where the standard gives none; `saved_at`
    where nobody has written a record of a visitor who was served."""

    ticket_id: str
    number: str | None
    service: str
    day: dt.date
    revision: int
    written: Written
    by: str
    desk: str
    saved_at: dt.datetime | None
    recorded_at: dt.datetime | None


@dataclass(frozen=True)
class Export:
    """Records on their way out of the database: how many, and since when."""

    total: int
    at: dt.datetime


class Records:
    def __init__(self, unit: OfficeUnit) -> None:
        self._unit = unit

    def today(self) -> dt.date:
        """The office's service day."""
        with self._unit.database.read() as connection:
            return self._unit.today(connection)

    def load(self, ticket_id: str) -> StoredRecord:
        """What is stored of a ticket, as it stands."""
        with self._unit.database.read() as connection:
            return self._load(connection, ticket_id)

    def save(
        self,
        ticket_id: str,
        officer_id: str,
        desk: str,
        record: ServiceRecord,
        needs: Sequence[DataNeed] = (),
        base_revision: int = 0,
    ) -> Saved:
        """Store a record as it stands over the revision it was made from; rows without anything are left out.

        Said again, it changes nothing. A changed record counts as not yet recorded. An officer may still
        write after the visitor has left (Bengkulu records last). Raises `Refused` `ticket_unknown`;
        `record_changed` where somebody else has saved meanwhile, with what he made of it (`stored`, a
        `StoredRecord`).
        """
        content = Written(record=record, needs=tuple(need for need in needs if not need.blank))

        def work(connection: Connection) -> Saved:
            at = self._unit.now(connection)
            row = tickets.find(connection, ticket_id)
            if records.store(
                connection, self._unit.office, row, officer_id, desk, content, base_revision, at
            ):
                return Saved(at, base_revision + 1)
            stored = self._load(connection, ticket_id)
            if stored.written != content or stored.saved_at is None:
                raise Refused("record_changed", stored=stored)
            return Saved(stored.saved_at, stored.revision)

        return self._unit.database.write(work)

    def suggestions(self) -> Suggested:
        """What earlier records said, less whatever tells of their visitors."""
        with self._unit.database.read() as connection:
            rows = records.recent_words(connection, self._unit.office, LOOKED_BACK)

        def of(column: str) -> tuple[str, ...]:
            texts = ((getattr(row, column), row.name) for row in rows)
            return commonest(text for text, name in texts if not tells_of(text, name))[:MOST_SUGGESTED]

        return Suggested(of("detail"), of("region"), of("source_title"))

    def unrecorded(self) -> tuple[Listed, ...]:
        """At most `MOST_LISTED` services an officer has yet to retype, or even to write down; the oldest
        first. A visitor who is still being served is not among them."""
        with self._unit.database.read() as connection:
            office = self._unit.office
            since = self._unit.today(connection) - WITHOUT_RECORD_SINCE
            rows = records.unrecorded(connection, office, MOST_LISTED)
            rows += records.without_record(connection, office, since, MOST_LISTED - len(rows))
            # A ticket's id carries the time of its making.
            return tuple(sorted(self._listed(connection, rows), key=lambda one: (one.day, one.ticket_id)))

    def mark_recorded(self, revisions: Mapping[str, int], officer_id: str) -> None:
        """An officer has retyped the records of these tickets, each as it stood in this revision; each is in
        the audit. Said again, it changes nothing.

        Raises `Refused` `not_your_role`; with the `number` of the first that is not as it should be,
        `record_incomplete` where it cannot be retyped yet, `record_newer` where it was changed since. None
        is marked then.
        """

        def work(connection: Connection) -> None:
            check_role(connection, officer_id, RECORDERS)
            for listed in self._listed(connection, records.found(connection, list(revisions))):
                if not listed.written.complete:
                    raise Refused("record_incomplete", number=listed.number)
                if listed.revision != revisions[listed.ticket_id]:
                    raise Refused("record_newer", number=listed.number)
            self._mark(connection, list(revisions), officer_id, "mark_recorded", self._unit.now(connection))

        self._unit.database.write(work)

    def mark_unrecorded(self, ticket_ids: Collection[str], officer_id: str) -> None:
        """They were marked by mistake: they are listed again. Raises `Refused` `not_your_role`."""

        def work(connection: Connection) -> None:
            check_role(connection, officer_id, RECORDERS)
            self._mark(connection, ticket_ids, officer_id, "mark_unrecorded", None)

        self._unit.database.write(work)

    def begin_export(
        self, officer_id: str, first: dt.date, last: dt.date, unrecorded_alone: bool = False
    ) -> Export:
        """Note in the audit that an officer takes the records of these service days out of the office's
        database, and tell how many they are. Raises `Refused` `not_your_role`; `export_days` where the days
        run backwards, or are more than `MOST_DAYS`."""
        if not 0 <= (last - first).days < MOST_DAYS:
            raise Refused("export_days", most=MOST_DAYS)

        def work(connection: Connection) -> Export:
            check_role(connection, officer_id, RECORDERS)
            office, at = self._unit.office, self._unit.now(connection)
            officers.audit(connection, office, at, officer_id, "export_records", f"{first}/{last}")
            return Export(records.count(connection, office, first, last, unrecorded_alone), at)

        return self._unit.database.write(work, quiet=True)

    def export_page(
        self, first: dt.date, last: dt.date, unrecorded_alone: bool = False, after: Listed | None = None
    ) -> tuple[Listed, ...]:
        """At most `PAGE` of these records, from behind `after` on; none at the end."""
        with self._unit.database.read() as connection:
            place = None if after is None else (after.day, after.ticket_id)
            rows = records.page(connection, self._unit.office, first, last, unrecorded_alone, place, PAGE)
            return self._listed(connection, rows)

    def _load(self, connection: Connection, ticket_id: str) -> StoredRecord:
        requests = tuple(FollowUp(*row) for row in records.follow_ups(connection, ticket_id))
        row = records.find(connection, ticket_id)
        if row is None:
            return StoredRecord(follow_ups=requests)
        content = records.written(row, records.needs_of(connection, [ticket_id])[ticket_id])
        return StoredRecord(
            content,
            row.revision,
            row.by,
            row.officer_id,
            row.saved_at,
            row.recorded_at,
            requests,
        )

    def _listed(self, connection: Connection, rows: Sequence[Any]) -> tuple[Listed, ...]:
        needs = records.needs_of(connection, [row.ticket_id for row in rows])
        return tuple(
            Listed(
                row.ticket_id,
                row.number,
                row.service,
                row.service_day,
                row.revision or 0,
                Written() if row.revision is None else records.written(row, needs[row.ticket_id]),
                row.by or "",
                row.desk or "",
                row.saved_at,
                row.recorded_at,
            )
            for row in rows
        )

    def _mark(
        self,
        connection: Connection,
        ticket_ids: Collection[str],
        officer_id: str,
        action: str,
        at: dt.datetime | None,
    ) -> None:
        marked = records.mark(connection, ticket_ids, at, officer_id if at else None)
        now = self._unit.now(connection)
        for ticket_id in marked:
            officers.audit(connection, self._unit.office, now, officer_id, action, ticket_id)
