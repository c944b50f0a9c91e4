"""The administrator's page of what kiosks and boards tell the visitors."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.dates import short_date
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.announcements import Announcement
    from pst_kiosk.services.opening import Services

Reading = tuple["tuple[Announcement, ...]", dt.date]


class AnnouncementsModel(OfficeModel):
    """`published` comes when what was written is stored."""

    published = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.today: dt.date | None = None
        self.rows = Rows(
            ("id", "text", "days", "state"),
            self,
            headings=("", "Pengumuman", "Tampil", "Keadaan"),
            silent=("id",),
            tip="text",
        )
        self._announcements: tuple[Announcement, ...] = ()
        self._administrator_id = session.officer_id

    def announcement(self, row: int) -> Announcement:
        return self._announcements[row]

    def publish(
        self, indonesian: str, english: str, first: dt.date, last: dt.date, instead: str | None = None
    ) -> None:
        """Publish it; `instead` is the id of the announcement it corrects."""

        def publish(services: Services, identity: str) -> None:
            services.announcements.publish(
                instead or identity, self._administrator_id, indonesian, english, first, last
            )

        def stored(_: None) -> None:
            self.published.emit()
            self.refresh()

        self.send(publish, stored)

    def withdraw(self, announcement_id: str) -> None:
        """Take it from the kiosks."""
        administrator = self._administrator_id
        self.send(
            lambda services, _: services.announcements.withdraw(announcement_id, administrator),
            lambda _: self.refresh(),
        )

    def show_read(self, read: Reading) -> None:
        self._announcements, self.today = read
        self.rows.show([_row(announcement, self.today) for announcement in self._announcements])


def _row(announcement: Announcement, today: dt.date) -> tuple[str, str, str, str]:
    first, last = announcement.first, announcement.last
    days = short_date(first) if first == last else f"{short_date(first)} – {short_date(last)}"
    state = "sudah berakhir" if last < today else "belum mulai" if first > today else "sedang tampil"
    return announcement.id, announcement.text.id, days, state


def _read(services: Services) -> Reading:
    return services.announcements.all(), services.announcements.today()
