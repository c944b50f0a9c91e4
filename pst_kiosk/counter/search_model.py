"""The page "Cari kunjungan": what was found, and the visit that is open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.search_view import (
    Fact,
    found_rows,
    found_summary,
    story_facts,
    story_text,
    story_title,
)
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.wording import Notice
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

_CORRECTS = {"supervisor", "administrator"}


@dataclass(frozen=True)
class OfficeFacts:
    """What the page asks the office once."""

    today: dt.date
    services: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Opened:
    """The visit that is open."""

    visit_id: str
    title: str
    facts: tuple[Fact, ...]
    signed: bool


class SearchModel(OfficeModel):
    """`foundChanged` comes with each answer, `openedChanged` when another visit, or the same anew, is open,
    `corrected` when a correction is stored."""

    foundChanged = Signal()
    openedChanged = Signal()
    corrected = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        self._open_id = ""
        self._officer_id = session.officer_id
        super().__init__(lane, feed, self._read, parent)
        self.office: OfficeFacts | None = None
        self.summary = ""
        self.corrects = session.role in _CORRECTS
        """Whether this officer may set right what is written there."""
        self.opened: Opened | None = None
        self.found = Rows(
            ("id", "moment", "name", "institution", "numbers"),
            self,
            headings=("", "Waktu", "Nama", "Instansi", "Nomor"),
            silent=("id",),
            tip="name",
        )
        self.story = Rows(
            ("key", "part", "what", "value"),
            self,
            headings=("", "Bagian", "Perihal", "Isi"),
            silent=("key",),
            tip="value",
        )

    def find(self, **wanted: Any) -> None:
        """Look for visits; see `services.search.Wanted`."""
        officer = self._officer_id

        def find(services: Services, _command: str) -> Any:
            from pst_kiosk.services.search import Wanted

            answer = services.search.find(officer, Wanted(**wanted))
            return found_rows(answer, services.office.tz), found_summary(answer)

        self.send(find, self._show_found)

    def open(self, visit_id: str) -> None:
        """Read a visit; it is noted who did."""
        officer = self._officer_id

        def opened(story: Opened) -> None:
            self._open_id = story.visit_id
            self._show_story(story)

        self.send(lambda services, _: _opened(services, services.search.open(officer, visit_id)), opened)

    def correct(self, fact: Fact, after: Any, reason: str) -> None:
        """Set a line of the open visit right."""
        officer, visit_id = self._officer_id, self._open_id

        def correct(services: Services, command: str) -> None:
            from pst_kiosk.services.corrections import Change, Subject

            change = Change(Subject(fact.subject), fact.subject_id, fact.field, fact.stored, after)
            services.corrections.correct(command, officer, visit_id, [change], reason)

        def stored(_: None) -> None:
            self.corrected.emit()
            self.refresh()

        self.send(correct, stored)

    def copy(self) -> None:
        """Take everything the office holds of the visitor of the open visit to the clipboard, for him."""
        officer, visit_id = self._officer_id, self._open_id

        def copy(services: Services, _command: str) -> tuple[int, str]:
            opened = [_opened(services, story) for story in services.corrections.copy(officer, visit_id)]
            return len(opened), "\n\n".join(story_text(each.title, each.facts) for each in opened)

        def copied(found: tuple[int, str]) -> None:
            visits, text = found
            QGuiApplication.clipboard().setText(text)
            self._say(
                Notice(f"Salinan {visits} kunjungan siap ditempel, misalnya ke surat untuk pengunjung.")
            )

        self.send(copy, copied)

    def erase(self) -> None:
        """Forget who the visitor of the open visit is, at his request."""
        officer, visit_id = self._officer_id, self._open_id

        def erased(visits: int) -> None:
            self.refresh()
            self._say(Notice(f"Data pribadi di {visits} kunjungan sudah dihapus. Angka statistiknya tetap."))

        self.send(lambda services, _: services.corrections.erase(officer, visit_id), erased)

    def show_read(self, read: tuple[OfficeFacts, Opened | None]) -> None:
        self.office = read[0]
        if read[1] is not None and read[1].visit_id == self._open_id:
            self._show_story(read[1])

    def _read(self, services: Services) -> tuple[OfficeFacts, Opened | None]:
        """In the lane: what is open is read anew, which is no new look at it."""
        facts = OfficeFacts(
            services.announcements.today(),
            tuple((service.key, service.name.id) for service in services.office.services),
        )
        visit_id = self._open_id
        if not visit_id:
            return facts, None
        return facts, _opened(services, services.search.again(self._officer_id, visit_id))

    def _show_found(self, found: tuple[tuple[tuple[str, ...], ...], str]) -> None:
        rows, self.summary = found
        self.found.show(rows)
        self.foundChanged.emit()

    def _show_story(self, opened: Opened) -> None:
        if opened != self.opened:
            self.opened = opened
            self.story.show([fact.row for fact in opened.facts])
            self.openedChanged.emit()


def _opened(services: Services, story: Any) -> Opened:
    from pst_kiosk.domain.guestbook import questions

    office = services.office
    facts = story_facts(story, office, questions(office.guest_book))
    return Opened(story.visit_id, story_title(story, office.tz), facts, bool(story.guest_book))
