"""The page of requests: the work list, the one that is looked at, and what is written into its forms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from pst_kiosk.counter import requests_words as words
from pst_kiosk.counter.field_errors import sentence
from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.requests_view import Detail, detail_of
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.wording import Notice, refusal
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Invalid
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.promised_requests import Channel
from pst_kiosk.domain.requests import Event
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.request_views import Asker, Details, Letter, Offer, Row
from pst_kiosk.services.work_list import Which
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

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
    offers: tuple[Offer, ...]
    office: Office
    today: dt.date


class RequestsModel(OfficeModel):
    """`moved` comes when what was asked for is done, `opened` when a new request is stored, `drafted` when
    its letter is; `errorsChanged` with what is wrong in the new request."""

    listChanged = Signal()
    detailChanged = Signal()
    askerChanged = Signal()
    errorsChanged = Signal()
    opened = Signal()
    moved = Signal()
    drafted = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        self._session = session
        self._wanted = _Wanted(Which.MINE)
        self._looked: str | None = None
        super().__init__(lane, feed, self._query, parent)
        self.rows = Rows(("id", "kind", "when", "line", "tone"), self, silent=("id", "tone"), tip="line")
        self.offers: tuple[Offer, ...] = ()
        self.office: Office | None = None
        self.today: dt.date | None = None
        self.details: Details | None = None
        self.detail: Detail | None = None
        self.asker: Asker | None = None
        self.errors: Mapping[str, str] = {}
        self._lane = lane
        # A request falls due without anybody changing it.
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()

    @property
    def which(self) -> Which:
        return self._wanted.which

    @property
    def chosen(self) -> str | None:
        return self._wanted.chosen

    def filter(self, which: Which) -> None:
        """List other requests; the one looked at stays."""
        self._want(replace(self._wanted, which=which))

    def choose(self, request_id: str | None) -> None:
        """Look at a request."""
        if request_id != self._wanted.chosen:
            self._want(replace(self._wanted, chosen=request_id))

    def open_ticket(self, ticket_id: str) -> None:
        """A new request for the visitor with this ticket."""
        self._lane.post(lambda services: services.requests.asker(ticket_id), self._ask, lambda _: None)

    def ask_for_nobody(self) -> None:
        """A new request without a visit."""
        self._ask(None)

    def open(self, offer: Offer, channel: Channel, subject: str, visitor: Mapping[str, str] | None) -> None:
        """Open a request for the visitor at the desk, else for `visitor` (name, e-mail, phone)."""
        officer, asker = self._session.officer_id, self.asker

        def work(services: Services, identity: str) -> Details:
            return services.requests.open(
                identity,
                officer,
                offer.kind,
                offer.service,
                channel,
                subject,
                visitor=None if asker is not None else dict(visitor or {}),
                ticket_id=None if asker is None else asker.ticket_id,
            )

        self._say_errors({})
        if not self.busy:
            self._say(None)
            self._intents.send(work, self._opened, self._not_opened)

    def move(self, event: str, note: str = "", due: dt.date | None = None) -> None:
        """Do this with the request that is shown, as it is shown."""
        shown, officer = self.details, self._session.officer_id
        if shown is not None:
            self._change(
                lambda services, identity: services.requests.move(
                    identity, shown.row.id, officer, Event(event), note, shown.revision, due
                )
            )

    def add_document(self, name: str, received: bool) -> None:
        shown, officer = self.details, self._session.officer_id
        if shown is not None:
            self._change(
                lambda services, identity: services.requests.add_document(
                    identity, shown.row.id, officer, name, received
                )
            )

    def withdraw_document(self, document_id: str) -> None:
        shown, officer = self.details, self._session.officer_id
        if shown is not None:
            self._change(
                lambda services, identity: services.requests.withdraw_document(
                    identity, shown.row.id, officer, document_id
                )
            )

    def draft(self, letter: Letter) -> None:
        """Keep the letter's draft."""
        shown, officer = self.details, self._session.officer_id
        if shown is not None:
            self._change(
                lambda services, identity: services.requests.draft_letter(
                    identity, shown.row.id, officer, letter, shown.revision
                ),
                self.drafted,
            )

    def show_read(self, read: _Read) -> None:
        self.offers, self.today, self.office = read.offers, read.today, read.office
        self.rows.show([_row(row) for row in read.rows])
        if read.details is None or read.details.row.id == self._wanted.chosen:
            self._show_details(read.details)
        self.listChanged.emit()

    def _want(self, wanted: _Wanted) -> None:
        self._wanted = wanted
        self.refresh()

    def _query(self, services: Services) -> _Read:
        """In the lane. Opening a request is in the audit log, following its changes is not."""
        wanted, officer = self._wanted, self._session.officer_id
        details = None
        if wanted.chosen is not None and wanted.chosen != self._looked:
            details = services.requests.look_into(wanted.chosen, officer)
        elif wanted.chosen is not None:
            details = services.requests.get(wanted.chosen)
        self._looked = wanted.chosen
        rows = services.requests.work_list(wanted.which, officer)
        today = services.announcements.today()
        return _Read(rows, details, services.requests.offers(), services.office, today)

    def _change(self, work: Callable[[Services, str], Details], done: SignalInstance | None = None) -> None:
        def stored(details: Details) -> None:
            self._show_details(details)
            (done or self.moved).emit()
            self.refresh()

        if not self.busy:
            self._say(None)
            self._intents.send(work, stored, self._not_done)

    def _show_details(self, details: Details | None) -> None:
        if details == self.details or self.office is None:
            return
        self.details = details
        by = (self._session.officer_id, Role(self._session.role))
        self.detail = None if details is None else detail_of(details, self.office.tz, *by)
        self.detailChanged.emit()

    def _ask(self, asker: Asker | None) -> None:
        self.asker = asker
        self._say_errors({})
        self.askerChanged.emit()

    def _opened(self, details: Details) -> None:
        self._wanted = replace(self._wanted, chosen=details.row.id)
        self._looked = details.row.id
        self._show_details(details)
        self.opened.emit()
        self.refresh()

    def _not_opened(self, error: Exception) -> None:
        if isinstance(error, Invalid):
            self._say_errors({field: sentence(code) for field, code in error.fields.items()})
        else:
            self._say(refusal(error))

    def _not_done(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.code == "request_changed":
            done = words.EVENTS_OF_OTHERS[str(error.details["event"])]
            said = (
                f"{error.details['by']} baru saja mengubah permohonan ini ({done}). Silakan lihat yang baru, "
            )
            self._say(Notice(f"{said}lalu tekan lagi; yang Anda ketik tetap ada.", warns=True))
        else:
            self._say(refusal(error))
        self.refresh()

    def _say_errors(self, errors: Mapping[str, str]) -> None:
        self.errors = errors
        self.errorsChanged.emit()


def _row(row: Row) -> tuple[str, ...]:
    line = " · ".join(filter(None, (row.who, row.subject)))
    return row.id, words.KINDS[row.state.kind], words.when(row), " ".join(line.split()), words.tone(row)
