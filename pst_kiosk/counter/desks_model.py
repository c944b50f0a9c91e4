"""The page "Loket": which desk serves which services; a change is a new version of the office profile."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.dates import short_date
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

PLACES = (("front_office", "Front office"), ("service_desk", "Meja layanan"), ("cashier", "Bendahara"))
"""Where a desk may stand, in the order offered."""


@dataclass(frozen=True)
class DeskDraft:
    """A desk as it is to be. No service means all of them."""

    key: str
    indonesian: str
    english: str
    places: tuple[str, ...]
    services: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return bool(self.indonesian.strip() and self.english.strip() and self.places)


@dataclass(frozen=True)
class DesksRead:
    """The newest version of the profile, and the first day another may be in force."""

    version: int
    in_force_from: dt.date
    desks: tuple[DeskDraft, ...]
    services: tuple[tuple[str, str], ...]
    earliest: dt.date


class DesksModel(OfficeModel):
    """What is changed here stays until it is published or dropped, whatever others publish meanwhile.

    `draftChanged` comes with every change of the desks, `published` when they are stored.
    """

    draftChanged = Signal()
    published = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.read: DesksRead | None = None
        """What the draft was made from."""
        self.draft: tuple[DeskDraft, ...] = ()
        self.rows = Rows(
            ("key", "name", "services", "places"),
            self,
            headings=("", "Loket", "Melayani", "Tempat"),
            silent=("key",),
            tip="services",
        )
        self._officer_id = session.officer_id

    @property
    def touched(self) -> bool:
        """Whether anything is to be published."""
        return self.read is not None and self.draft != self.read.desks

    @property
    def standing(self) -> str:
        """Which version this is, in words."""
        if self.read is None:
            return ""
        since = short_date(self.read.in_force_from)
        return f"Versi {self.read.version}, berlaku sejak {since}" + (
            " · ada perubahan" if self.touched else ""
        )

    def change(self, row: int, desk: DeskDraft) -> None:
        """The desk in this row is to be so."""
        if self.draft[row] != desk:
            self._show_draft((*self.draft[:row], desk, *self.draft[row + 1 :]))

    def add(self) -> int:
        """One more desk, still without a place; its row."""
        keys = {desk.key for desk in self.draft}
        number = next(n for n in range(1, len(keys) + 2) if f"loket-{n}" not in keys)
        more = DeskDraft(f"loket-{number}", f"Loket {number}", f"Desk {number}", ("service_desk",), ())
        self._show_draft((*self.draft, more))
        return len(self.draft) - 1

    def remove(self, row: int) -> None:
        """There is to be no such desk."""
        self._show_draft((*self.draft[:row], *self.draft[row + 1 :]))

    def drop(self) -> None:
        """Let the desks be as they are."""
        if self.read is not None:
            self._show_draft(self.read.desks)
        self.refresh()

    def publish(self, in_force_from: dt.date) -> None:
        """Install a version with these desks, in force from a day."""
        assert self.read is not None
        officer, base, draft = self._officer_id, self.read.version, self.draft

        def publish(services: Services, _command: str) -> int:
            return services.profiles.change_desks(
                officer, base, [_desk(each) for each in draft], in_force_from
            )

        def stored(_: int) -> None:
            self.read = None
            self.published.emit()
            self.refresh()

        self.send(publish, stored)

    def show_read(self, read: DesksRead) -> None:
        if self.touched and self.read is not None:
            # What was made from is kept: a newer version is told when this is published.
            self.read = replace(self.read, earliest=read.earliest)
            return
        self.read = read
        self._show_draft(read.desks)

    def _show_draft(self, draft: tuple[DeskDraft, ...]) -> None:
        self.draft = draft
        names = dict(self.read.services) if self.read else {}
        places = dict(PLACES)
        self.rows.show(
            [
                (
                    desk.key,
                    desk.indonesian,
                    ", ".join(names[key] for key in desk.services if key in names) or "Semua layanan",
                    ", ".join(places[place] for place in desk.places),
                )
                for desk in draft
            ]
        )
        self.draftChanged.emit()


def _desk(draft: DeskDraft):  # type: ignore[no-untyped-def]  # the domain is loaded in the lane alone
    from pst_kiosk.domain.office import Desk
    from pst_kiosk.domain.profile_parts import Text
    from pst_kiosk.domain.steps import Place

    return Desk(
        key=draft.key,
        name=Text(id=" ".join(draft.indonesian.split()), en=" ".join(draft.english.split())),
        places=tuple(Place(place) for place in draft.places),
        services=draft.services,
    )


def _read(services: Services) -> DesksRead:
    newest = next(each for each in services.profiles.versions() if each.office is not None)
    assert newest.office is not None
    return DesksRead(
        newest.number,
        newest.in_force_from,
        tuple(
            DeskDraft(
                desk.key,
                desk.name.id,
                desk.name.en,
                tuple(place.value for place in desk.places),
                desk.services,
            )
            for desk in newest.office.desks
        ),
        tuple((service.key, service.name.id) for service in newest.office.services),
        services.profiles.earliest(),
    )
