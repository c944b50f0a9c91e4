"""The library's page: softcopies asked for, stamped and handed over, and items fetched from storage."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.intent import Intents
from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.stamper import Stamper
from pst_kiosk.counter.wording import away_notice, refusal
from pst_kiosk.dates import clock_time, full_date, short_date
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.domain.library import Place
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.library import Form, Item, Shelves, Softcopy
    from pst_kiosk.services.opening import Services

_PLACES = {
    "asked": "Diminta",
    "fetched": "Di pengguna",
    "put_back": "Kembali",
    "not_found": "Tidak ditemukan",
}
_UNNUMBERED = "–"


@dataclass(frozen=True)
class Stamping:
    """A softcopy on its way: which, into which file, and how far, from 0 to 1."""

    softcopy_id: str
    target: str
    at: float = 0.0


@dataclass(frozen=True)
class PrintedForm:
    """What the printed form needs, of the office and of who asked."""

    office: Office
    form: Form


class LibraryModel(OfficeModel):
    """`ticket_id` is the visitor's for whom something new is written down; None where there is none."""

    forVisitor = Signal()
    """The page was opened for another visitor: what was typed for the last one goes."""
    noted = Signal()
    """What was typed is stored."""
    stampingChanged = Signal()
    handedOver = Signal(str, object)
    """A stamped file is there and written down; its path, and its size in bytes."""
    formReady = Signal(object)
    """A `PrintedForm`."""

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.ticket_id: str | None = None
        self.number = ""
        """The visitor's."""
        self.stamping: Stamping | None = None
        self.softcopies = Rows(
            ("id", "number", "title", "pages", "state"),
            self,
            headings=("", "Nomor", "Judul", "Halaman", "Keadaan"),
            silent=("id",),
            tip="title",
        )
        self.items = Rows(
            ("id", "number", "title", "place"),
            self,
            headings=("", "Nomor", "Judul", "Keadaan"),
            silent=("id",),
            tip="title",
        )
        self._office: Office | None = None
        self._shelves: Shelves | None = None
        self._session = session
        self._lane = lane
        # Of its own: whatever else is under way, what was handed over is written down.
        self._handing_over = Intents(lane, self)
        self._handing_over.away.connect(lambda code: self._say(away_notice(code)))
        self._stamper = Stamper(self)
        self._stamper.progressed.connect(self._progress)
        self._stamper.stamped.connect(self._hand_over)
        self._stamper.failed.connect(self._fail)

    def open_ticket(self, ticket_id: str) -> None:
        """Softcopies and items are for the visitor with this ticket from now on."""
        if ticket_id != self.ticket_id:
            self.ticket_id, self.number = ticket_id, ""
            self._lane.post(
                lambda services: services.library.number_of(ticket_id),
                lambda number: self._name_visitor(ticket_id, number),
                lambda _: None,
            )
        self.forVisitor.emit()

    def softcopy(self, row: int) -> Softcopy:
        """The one in this row."""
        assert self._shelves is not None
        return self._shelves.softcopies[row]

    def item(self, row: int) -> Item:
        """The one in this row."""
        assert self._shelves is not None
        return self._shelves.items[row]

    def ask_softcopy(self, title: str, pages: str, purpose: str) -> None:
        """Write down what the visitor asks for."""
        ticket_id, officer = self.ticket_id, self._session.officer_id
        if ticket_id is not None:
            self.send(
                lambda services, identity: services.library.ask_softcopy(
                    identity, ticket_id, officer, title, pages, purpose
                ),
                self._noted,
            )

    def ask_item(self, title: str) -> None:
        """Ask for an item from storage."""
        ticket_id, officer = self.ticket_id, self._session.officer_id
        if ticket_id is not None:
            self.send(
                lambda services, identity: services.library.ask_item(identity, ticket_id, officer, title),
                self._noted,
            )

    def move_item(self, item_id: str, place: Place) -> None:
        officer = self._session.officer_id
        self.send(
            lambda services, _: services.library.move_item(item_id, officer, place),
            lambda _: self.refresh(),
        )

    def withdraw(self, softcopy_id: str) -> None:
        """The reader does not want it any more."""
        officer = self._session.officer_id
        self.send(
            lambda services, _: services.library.withdraw(softcopy_id, officer), lambda _: self.refresh()
        )

    def print_form(self, softcopy_id: str) -> None:
        """Fetch what the printed form says; `formReady` brings it."""
        officer = self._session.officer_id

        def fetch(services: Services, _: str) -> PrintedForm:
            return PrintedForm(services.office, services.library.form(softcopy_id, officer))

        self.send(fetch, self.formReady.emit)

    def stamp(self, softcopy: Softcopy, source: str, target: str) -> None:
        """Stamp the file at `source` for a softcopy that was asked for, into one at `target`."""
        if self.stamping is None and self._office is not None and self._shelves is not None:
            self._say(None)
            self.stamping = Stamping(softcopy.id, target)
            self.stampingChanged.emit()
            self._stamper.start(
                source,
                target,
                office=self._office.name,
                number=softcopy.number or "",
                day=full_date(self._shelves.day),
            )

    def stop_stamping(self) -> None:
        """Nothing is left of what was being written."""
        if self._stamper.busy:
            self._stamper.stop()
            self._end_stamping()

    def show_read(self, read: tuple[Office, Shelves]) -> None:
        self._office, self._shelves = read
        zone = self._office.tz
        self.softcopies.show(
            [
                (
                    copy.id,
                    copy.number or _UNNUMBERED,
                    copy.title,
                    copy.pages or "Semua",
                    self._state(copy, zone),
                )
                for copy in self._shelves.softcopies
            ]
        )
        self.items.show(
            [
                (
                    item.id,
                    item.number or _UNNUMBERED,
                    item.title,
                    f"{_PLACES[item.place]} {self._time(item.at, zone)}",
                )
                for item in self._shelves.items
            ]
        )

    def _state(self, copy: Softcopy, zone: dt.tzinfo) -> str:
        if copy.stamped_at is None:
            return f"Diminta {self._time(copy.asked_at, zone)}"
        return f"Diserahkan {self._time(copy.stamped_at, zone)}"

    def _time(self, at: dt.datetime, zone: dt.tzinfo) -> str:
        assert self._shelves is not None
        local = at.astimezone(zone)
        return clock_time(local) if local.date() == self._shelves.day else short_date(local.date())

    def _name_visitor(self, ticket_id: str, number: str | None) -> None:
        if ticket_id == self.ticket_id:
            self.number = number or ""
            self.changed.emit()

    def _noted(self, _: object) -> None:
        self.noted.emit()
        self.refresh()

    def _progress(self, at: float) -> None:
        if self.stamping is not None:
            self.stamping = Stamping(self.stamping.softcopy_id, self.stamping.target, at)
            self.stampingChanged.emit()

    def _hand_over(self, made: dict[str, Any]) -> None:
        """The file is there; it counts as handed over once that is written down."""
        stamping, session = self.stamping, self._session
        assert stamping is not None

        def note(services: Services, _: str) -> None:
            services.library.stamped(
                stamping.softcopy_id, session.officer_id, session.desk, made["digest"], made["pages"]
            )

        def noted(_: None) -> None:
            self._end_stamping()
            self.handedOver.emit(stamping.target, made["size"])
            self.refresh()

        def refused(error: Exception) -> None:
            self._end_stamping()
            self._say(refusal(error))

        self._handing_over.send(note, noted, refused)

    def _fail(self, error: Exception) -> None:
        self._end_stamping()
        self._say(refusal(error))

    def _end_stamping(self) -> None:
        self.stamping = None
        self.stampingChanged.emit()


def _read(services: Services) -> tuple[Office, Shelves]:
    return services.office, services.library.shelves()
