"""The page of services nobody has retyped yet: which they are, one of them to be completed, a spreadsheet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.record_model import RecordModel
from pst_kiosk.counter.records_export import RecordsExport, Wanted
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.wording import Notice, away_notice
from pst_kiosk.dates import short_date
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.records import Listed

_NO_NUMBER = "tanpa nomor"


@dataclass(frozen=True)
class Read:
    listed: tuple[Listed, ...]
    services: dict[str, str]
    zone: ZoneInfo
    today: dt.date
    most: int


class UnrecordedModel(OfficeModel):
    """`recordChanged` comes when another record is open, or none; `marked` after some were marked."""

    recordChanged = Signal()
    marked = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.rows = Rows(
            ("ticket", "number", "day", "service", "state"),
            self,
            headings=("", "Nomor", "Tanggal", "Layanan", "Keadaan"),
            silent=("ticket",),
            tip="service",
        )
        self.record: RecordModel | None = None
        self.read: Read | None = None
        self.last_marked: tuple[str, ...] = ()
        """What was marked last and can still be taken back."""
        self.export = RecordsExport(lane, session.officer_id, session.officer, self)
        self.export.ended.connect(self._say)
        self._lane = lane
        self._session = session
        self._at_last: int | None = None
        """Where the open record stands in the list; None while it does not."""

    @property
    def opened(self) -> Listed | None:
        """The service whose record is open, as it is listed; None where it is no longer."""
        return None if self.record is None else self.listed(self.record.ticket_id)

    def listed(self, ticket_id: str) -> Listed | None:
        found = () if self.read is None else self.read.listed
        return next((one for one in found if one.ticket_id == ticket_id), None)

    def open_ticket(self, ticket_id: str) -> None:
        """Open the record of any ticket, also of one that is recorded already."""
        self.open(ticket_id)

    def open(self, ticket_id: str | None) -> None:
        """Open a record to complete it; what is typed in the one before is sent."""
        if self.record is not None and self.record.ticket_id == ticket_id:
            return
        if self.record is not None:
            self.record.let_go()
            self.refresh()
        self.record = self._at_last = None
        if ticket_id is not None:
            listed = self.listed(ticket_id)
            desk = listed.desk if listed is not None and listed.desk else self._session.desk
            self.record = RecordModel(self._lane, ticket_id, self._session.officer_id, desk, self)
            self.record.away.connect(lambda code: self._say(away_notice(code)))
            self.record.saved.connect(self.refresh)
            self.record.load()
            at = self.rows.row_of(ticket_id)
            self._at_last = at if at >= 0 else None
        self.recordChanged.emit()

    def mark(self, ticket_ids: Sequence[str]) -> None:
        """These were retyped; what is typed in the open one is stored first."""
        if self.record is not None:
            if self.record.too_long:
                self._say(
                    Notice(
                        "Rekam layanan terlalu panjang untuk disimpan. Silakan ringkas dahulu.", warns=True
                    )
                )
                return
            self.record.save()
        tickets, officer, record = tuple(ticket_ids), self._session.officer_id, self.record
        seen = {ticket: found.revision for ticket in tickets if (found := self.listed(ticket))}

        def mark(services: Services, _: str) -> None:
            if record is not None and record.ticket_id in seen:
                seen[record.ticket_id] = record.revision()
            services.records.mark_recorded(seen, officer)

        def done(_: None) -> None:
            self.last_marked = tickets
            self.marked.emit()
            self.refresh()

        self.send(mark, done)

    def take_back(self) -> None:
        """What was marked last was not retyped after all."""
        tickets, officer = self.last_marked, self._session.officer_id

        def done(_: None) -> None:
            self.last_marked = ()
            self.refresh()

        self.send(lambda services, _: services.records.mark_unrecorded(tickets, officer), done)

    def start_export(self, path: Path, first: dt.date, last: dt.date, unrecorded_alone: bool) -> None:
        self._say(None)
        if self.record is not None:
            self.record.save()
        self.export.start(Wanted(path, first, last, unrecorded_alone))

    def rest(self) -> None:
        super().rest()
        if self.record is not None:
            self.record.save()

    def show_read(self, read: Read) -> None:
        self.read = read
        self.rows.show([self._row(listed) for listed in read.listed])
        at = -1 if self.record is None else self.rows.row_of(self.record.ticket_id)
        if at >= 0:
            self._at_last = at
        elif self._at_last is not None:
            self.open(self._next(self._at_last))

    def _next(self, at: int) -> str | None:
        """After one was marked, the one that took its place."""
        rows = self.rows.rowCount()
        return self.rows.text(min(at, rows - 1), "ticket") if rows else None

    def _row(self, listed: Listed) -> tuple[str, ...]:
        assert self.read is not None
        name = self.read.services.get(listed.service, listed.service)
        return (
            listed.ticket_id,
            listed.number or _NO_NUMBER,
            "hari ini" if listed.day == self.read.today else short_date(listed.day),
            name,
            _state(listed),
        )


def _state(listed: Listed) -> str:
    if listed.saved_at is None:
        return "belum ditulis"
    if not listed.written.complete:
        return "belum lengkap"
    needs = len(listed.written.needs)
    return f"lengkap ({needs})" if needs else "lengkap"


def _read(services: Services) -> Read:
    from pst_kiosk.services.records import MOST_LISTED

    office = services.office
    names = {service.key: service.name.id for service in office.services}
    here = services.records
    return Read(here.unrecorded(), names, office.tz, here.today(), MOST_LISTED)
