"""The page "Hari ini": how the day goes, for whoever oversees the office."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.today_view import TodayShown, today_shown
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services


class TodayModel(OfficeModel):
    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, partial(_read, session.officer_id), parent)
        self.shown = TodayShown()
        self.queues = Rows(
            ("queue", "waiting", "since", "desks", "kept", "broken"),
            self,
            headings=("Antrean", "Menunggu", "Sejak", "Loket", "Ditepati", "Terlewat"),
        )
        self.desks = Rows(
            ("desk", "officer", "doing", "since"), self, headings=("Loket", "Petugas", "Keadaan", "Sejak")
        )
        self.broken = Rows(
            ("key", "number", "queue", "deadline", "served", "cause"),
            self,
            headings=("", "Nomor", "Antrean", "Batas", "Dilayani", "Sebab"),
            silent=("key",),
            tip="cause",
        )
        self.loans = Rows(
            ("id", "what", "number", "since", "state"),
            self,
            headings=("", "Di luar", "Nomor", "Sejak", "Catatan"),
            silent=("id",),
            tip="state",
        )
        self.stations = Rows(
            ("key", "name", "screen", "state", "printer"),
            self,
            headings=("", "Perangkat", "Layar", "Keadaan", "Printer"),
            silent=("key",),
        )

    def show_read(self, read: TodayShown) -> None:
        self.shown = read
        self.queues.show(read.queues)
        self.desks.show(read.desks)
        self.broken.show(read.broken)
        self.loans.show(read.loans)
        self.stations.show(read.stations)


def _read(officer_id: str, services: Services) -> TodayShown:
    from pst_kiosk.domain.code_lists import ID_CARD

    cards = {code: text.id for code, text in ID_CARD.items()}
    return today_shown(services.today.view(officer_id), services.office.tz, cards)
