"""The page of complaints: the list, the one that is looked at, its files, and what is written into its
forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.counter import complaints_words as words
from pst_kiosk.counter.compensation_model import CompensationModel
from pst_kiosk.counter.complaints_disk import ComplaintsDisk
from pst_kiosk.counter.complaints_view import Detail, detail_of
from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.wording import Notice, refusal
from pst_kiosk.domain.complaint_code import as_shown
from pst_kiosk.domain.complaints import Category, Channel, Event, Finding, Kind
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.roles import Role
from pst_kiosk.reports.complaint_words import KINDS
from pst_kiosk.services.complaint_views import Details, Row
from pst_kiosk.services.evidence_files import EvidenceFile
from pst_kiosk.services.work_list import Which
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.domain.period import Period
    from pst_kiosk.services.accounts import Officer
    from pst_kiosk.services.opening import Services


MINUTE_MS = 60_000


@dataclass(frozen=True)
class _Wanted:
    """What the page shows."""

    which: Which
    chosen: str | None = None


@dataclass(frozen=True)
class _Read:
    rows: tuple[Row, ...]
    details: Details | None
    officers: tuple[Officer, ...]
    office: Office
    today: dt.date


@dataclass(frozen=True)
class Given:
    """A new complaint as it was written down."""

    kind: Kind
    channel: Channel
    text: str
    name: str
    contact: str
    number: str
    """Of the ticket of today it is about; empty where it is about none."""
    service: str | None


class ComplaintsModel(OfficeModel):
    """`moved` comes when what was asked for is done, `stored` when a new complaint is."""

    listChanged = Signal()
    detailChanged = Signal()
    stored = Signal()
    moved = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        self._session = session
        self._wanted = _Wanted(Which.MINE)
        self._looked: str | None = None
        super().__init__(lane, feed, self._query, parent)
        self.rows = Rows(("id", "kind", "when", "line", "tone"), self, silent=("id", "tone"), tip="line")
        self.office: Office | None = None
        self.officers: tuple[Officer, ...] = ()
        self.today = dt.date.min
        self.details: Details | None = None
        self.detail: Detail | None = None
        self.compensations = CompensationModel(lane, feed, session, self)
        self.compensations.noticeChanged.connect(lambda: self._say(self.compensations.notice))
        self.disk = ComplaintsDisk(lane, session.officer_id, self)
        self.disk.said.connect(self._say)
        # A complaint falls due without anybody changing it.
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()

    @property
    def which(self) -> Which:
        return self._wanted.which

    @property
    def chosen(self) -> str | None:
        return self._wanted.chosen

    @property
    def oversees(self) -> bool:
        """Whether this officer is supervisor or head."""
        return self._session.role in ("supervisor", "head")

    @property
    def officer_id(self) -> str:
        return self._session.officer_id

    def rest(self) -> None:
        super().rest()
        self.compensations.rest()

    def go_on(self) -> None:
        super().go_on()
        self.compensations.go_on()

    def filter(self, which: Which) -> None:
        """List others; the one looked at stays."""
        self._want(replace(self._wanted, which=which))

    def choose(self, complaint_id: str | None) -> None:
        """Look at a complaint."""
        if complaint_id != self._wanted.chosen:
            self._want(replace(self._wanted, chosen=complaint_id))

    def submit(self, given: Given) -> None:
        """Store a new complaint."""
        officer = self._session.officer_id

        def work(services: Services, identity: str) -> Details:
            receipt = services.complaints.submit(
                identity,
                given.kind,
                given.channel,
                given.text,
                given.contact,
                name=given.name,
                ticket_number=given.number,
                service=given.service,
                officer_id=officer,
            )
            return services.complaints.get(receipt.id, officer)

        self.send(work, self._stored)

    def move(self, event: Event, note: str = "", assignee: str | None = None) -> None:
        """Do this with the complaint that is shown, as it is shown."""
        shown, officer = self.details, self._session.officer_id
        if shown is not None:
            self._change(
                lambda services, identity: services.complaints.move(
                    identity, shown.row.id, officer, event, note, shown.revision, assignee=assignee
                )
            )

    def verify(self, category: Category, valid_evidence: bool, note: str) -> None:
        """Store what reading the complaint found."""
        shown, officer = self.details, self._session.officer_id
        finding = Finding(category, valid_evidence)
        if shown is not None:
            self._change(
                lambda services, identity: services.complaints.move(
                    identity, shown.row.id, officer, Event.VERIFIED, note, shown.revision, finding=finding
                )
            )

    def add_file(self, path: Path) -> None:
        """Keep a file with the complaint that is shown."""
        shown = self.details
        if shown is not None:
            self._say(None)
            self.disk.read(path, lambda file: self._add(shown, file))

    def save_file(self, evidence_id: str, folder: Path) -> None:
        """Write a copy of a file of evidence into a folder."""
        self._say(None)
        self.disk.save_copy(evidence_id, folder)

    def export(self, path: Path, period: Period) -> None:
        """Write the register of a period to a file."""
        self._say(None)
        self.disk.export(path, period)

    def withdraw_file(self, evidence_id: str) -> None:
        shown, officer = self.details, self._session.officer_id
        if shown is not None:
            self._change(
                lambda services, identity: services.complaints.withdraw_evidence(
                    identity, shown.row.id, officer, evidence_id
                )
            )

    def show_read(self, read: _Read) -> None:
        self.office, self.officers, self.today = read.office, read.officers, read.today
        self.rows.show([_row(row) for row in read.rows])
        if read.details is None or read.details.row.id == self._wanted.chosen:
            self._show_details(read.details)
        self.listChanged.emit()

    def _want(self, wanted: _Wanted) -> None:
        self._wanted = wanted
        self.refresh()

    def _query(self, services: Services) -> _Read:
        """In the lane. Opening a complaint is in the audit log, following its changes is not."""
        wanted, officer = self._wanted, self._session.officer_id
        details = None
        if wanted.chosen is not None and wanted.chosen != self._looked:
            details = services.complaints.look_into(wanted.chosen, officer)
        elif wanted.chosen is not None:
            details = services.complaints.get(wanted.chosen, officer)
        self._looked = wanted.chosen
        rows = services.complaints.list(wanted.which, officer)
        officers = tuple(services.accounts.officers()) if self.oversees else ()
        return _Read(rows, details, officers, services.office, services.announcements.today())

    def _change(self, work: Callable[[Services, str], Details]) -> None:
        def stored(details: Details) -> None:
            self._show_details(details)
            self.moved.emit()
            self.refresh()

        if not self.busy:
            self._say(None)
            self._intents.send(work, stored, self._not_done)

    def _add(self, shown: Details, file: EvidenceFile) -> None:
        officer = self._session.officer_id
        self._change(
            lambda services, identity: services.complaints.add_evidence(identity, shown.row.id, officer, file)
        )

    def _show_details(self, details: Details | None) -> None:
        if details == self.details or self.office is None:
            return
        self.details = details
        by = (self._session.officer_id, Role(self._session.role))
        self.detail = None if details is None else detail_of(details, self.office, *by)
        self.detailChanged.emit()

    def _stored(self, details: Details) -> None:
        self._looked = details.row.id
        self._wanted = replace(self._wanted, chosen=details.row.id)
        self._show_details(details)
        code = as_shown(details.code)
        self._say(Notice(f"Tersimpan sebagai {details.row.number}. Sampaikan kode {code} kepada pelapor."))
        self.stored.emit()
        self.refresh()

    def _not_done(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.code == "complaint_changed":
            done = words.EVENTS_OF_OTHERS[str(error.details["event"])]
            said = f"{error.details['by']} baru saja mengubah ini ({done}). Silakan lihat yang baru, "
            self._say(Notice(f"{said}lalu tekan lagi; yang Anda ketik tetap ada.", warns=True))
        else:
            self._say(refusal(error))
        self.refresh()


def _row(row: Row) -> tuple[str, ...]:
    line = " · ".join(filter(None, (row.who, row.text)))
    return row.id, KINDS[row.state.kind], words.when(row), " ".join(line.split()), words.tone(row)
