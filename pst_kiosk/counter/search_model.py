"""The page "Cari kunjungan": what was found, and the visit that is open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.complaints_words import complaint_text
from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.search_fact import Fact
from pst_kiosk.counter.search_view import (
    copied_words,
    erased_words,
    found_rows,
    found_summary,
    key_of,
    matter_facts,
    matter_title,
    story_facts,
    story_text,
    story_title,
)
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.short_clipboard import MINUTES, ShortClipboard
from pst_kiosk.counter.wording import Notice
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.corrections import Change
    from pst_kiosk.services.matters import Matter, Trace
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.personal_data import Copy
    from pst_kiosk.services.story import Story

_CORRECTS = {"supervisor", "administrator"}
FoundRows = tuple[tuple[tuple[str, ...], ...], str]
"""What an answer shows: its rows, and how many there are."""


@dataclass(frozen=True)
class OfficeFacts:
    """What the page asks the office once."""

    today: dt.date
    services: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Opened:
    """The visit that is open, or the request or sale that came without one; `key` is its row's."""

    key: str
    title: str
    facts: tuple[Fact, ...]
    signed: bool
    """Somebody is known by it."""


class SearchModel(OfficeModel):
    """`foundChanged` comes with each answer, `openedChanged` when another visit, or the same anew, is open,
    `corrected` when a correction is stored."""

    foundChanged = Signal()
    openedChanged = Signal()
    corrected = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        self._open_key = ""
        self._wanted: dict[str, Any] | None = None
        self._officer_id = session.officer_id
        super().__init__(lane, feed, self._read, parent)
        self._clipboard = ShortClipboard(self)
        self.office: OfficeFacts | None = None
        self.summary = ""
        self.corrects = session.role in _CORRECTS
        """Whether this officer may set right what is written there."""
        self.opened: Opened | None = None
        self.found = Rows(
            ("key", "moment", "name", "institution", "numbers"),
            self,
            headings=("", "Waktu", "Nama", "Instansi", "Nomor"),
            silent=("key",),
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

        def found(answer: FoundRows) -> None:
            self._wanted = wanted
            self._show_found(answer)
            self.foundChanged.emit()

        self.send(lambda services, _: _found(services, officer, wanted, anew=True), found)

    def open(self, key: str) -> None:
        """Read what a row of the answer is of; it is noted who did."""
        officer = self._officer_id

        def read(services: Services, _command: str) -> Opened:
            return _opened(services, officer, key, anew=True)

        def opened(read: Opened) -> None:
            self._open_key = read.key
            self._show_story(read)

        self.send(read, opened)

    def correct(self, fact: Fact, after: Any, reason: str) -> None:
        """Set a line of the open visit right."""
        officer, key = self._officer_id, self._open_key

        wanted = self._wanted

        def correct(services: Services, command: str) -> FoundRows | None:
            visit_id = _trace(key).id
            services.corrections.correct(command, officer, visit_id, _changes(fact, after), reason)
            return _found(services, officer, wanted, anew=False) if wanted is not None else None

        def stored(found: FoundRows | None) -> None:
            self.corrected.emit()
            self._show_found(found)
            self.refresh()

        self.send(correct, stored)

    def copy(self) -> None:
        """Take everything the office holds of whose the open visit, request or sale is to the clipboard, for
        him; it stays there for a while."""
        officer, key = self._officer_id, self._open_key

        def copy(services: Services, _command: str) -> tuple[str, str]:
            return _copied(services, services.personal_data.copy(officer, _trace(key)))

        def copied(found: tuple[str, str]) -> None:
            what, text = found
            self._clipboard.hold(text)
            self._say(Notice(f"Salinan {what} siap ditempel. Demi privasi, {MINUTES} menit lagi dihapus."))

        self.send(copy, copied)

    def erase(self) -> None:
        """Forget who the visitor of the open visit is, at his request."""
        officer, key = self._officer_id, self._open_key

        wanted = self._wanted

        def erase(services: Services, _command: str) -> tuple[str, FoundRows | None]:
            said = erased_words(services.personal_data.erase(officer, _trace(key)))
            return said, _found(services, officer, wanted, anew=False) if wanted is not None else None

        def erased(done: tuple[str, FoundRows | None]) -> None:
            said, found = done
            self._show_found(found)
            self.refresh()
            self._say(Notice(said))

        self.send(erase, erased)

    def show_read(self, read: tuple[OfficeFacts, Opened | None]) -> None:
        self.office = read[0]
        if read[1] is not None and read[1].key == self._open_key:
            self._show_story(read[1])

    def _read(self, services: Services) -> tuple[OfficeFacts, Opened | None]:
        """In the lane: what is open is read anew, which is no new look at it."""
        facts = OfficeFacts(
            services.announcements.today(),
            tuple((service.key, service.name.id) for service in services.office.services),
        )
        key = self._open_key
        return facts, _opened(services, self._officer_id, key, anew=False) if key else None

    def _show_found(self, found: FoundRows | None) -> None:
        if found is not None:
            rows, self.summary = found
            self.found.show(rows)
            self.changed.emit()

    def _show_story(self, opened: Opened) -> None:
        if opened != self.opened:
            self.opened = opened
            self.story.show([fact.row for fact in opened.facts])
            self.openedChanged.emit()


def _found(services: Services, officer: str, said: dict[str, Any], *, anew: bool) -> FoundRows:
    """In the lane. `anew`: it was not looked for just now, so who looks is noted."""
    from pst_kiosk.services.search import Wanted

    search, wanted = services.search, Wanted(**said)
    answer = search.find(officer, wanted) if anew else search.find_again(officer, wanted)
    return found_rows(answer, services.office.tz), found_summary(answer)


def _changes(fact: Fact, after: Any) -> list[Change]:
    """What is to be changed where this should stand in a line; a cell of the table may be two fields.

    Raises `Refused` `cell_invalid`.
    """
    from pst_kiosk.counter.record_columns import COLUMNS, chosen, values_of
    from pst_kiosk.domain.errors import Refused
    from pst_kiosk.services.corrections import Change, Subject

    if fact.need is None:
        return [Change(Subject(fact.subject), fact.subject_id, fact.field, fact.stored, after)]
    column = next(column for column in COLUMNS if column.key == fact.field)
    values = chosen(column, after) if column.options else values_of(column, after)
    if values is None:
        raise Refused("cell_invalid", hint=column.hint)
    return [
        Change(Subject(fact.subject), fact.subject_id, field, getattr(fact.need, field), value)
        for field, value in values.items()
    ]


def _trace(key: str) -> Trace:
    from pst_kiosk.services.matters import Trace, TraceKind

    kind, identity = key.split(" ")
    return Trace(TraceKind(kind), identity)


def _opened(services: Services, officer: str, key: str, *, anew: bool) -> Opened:
    """In the lane. `anew`: it was not open before, so who looks is noted."""
    trace = _trace(key)
    search = services.search
    if trace.kind == "visit":
        return _of_story(services, (search.open if anew else search.again)(officer, trace.id))
    return _of_matter(services, (search.open_matter if anew else search.matter_again)(officer, trace))


def _of_story(services: Services, story: Story) -> Opened:
    from pst_kiosk.domain.guestbook import questions

    office = services.office
    facts = story_facts(story, office, questions(office.guest_book))
    key = key_of("visit", story.visit_id)
    return Opened(key, story_title(story, office.tz), facts, bool(story.guest_book))


def _of_matter(services: Services, matter: Matter) -> Opened:
    zone, trace = services.office.tz, matter.trace
    key = key_of(trace.kind.value, trace.id)
    return Opened(key, matter_title(matter, zone), matter_facts(matter, zone), bool(matter.name))


def _copied(services: Services, copy: Copy) -> tuple[str, str]:
    """What the copy is of, and its text."""
    told = [_of_story(services, story) for story in copy.visits]
    told += [_of_matter(services, matter) for matter in copy.matters]
    texts = [story_text(each.title, each.facts) for each in told]
    texts += [complaint_text(each, services.office.tz) for each in copy.complaints]
    return copied_words(len(copy.visits), len(copy.matters), len(copy.complaints)), "\n\n".join(texts)
