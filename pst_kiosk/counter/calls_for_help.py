"""Visitors at the kiosks who called for an officer, as a counter sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.intent import Intents
from pst_kiosk.counter.needs import Need
from pst_kiosk.counter.wording import Notice, refusal
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.live_read import LiveRead

if TYPE_CHECKING:
    from pst_kiosk.services.help import HelpRequest
    from pst_kiosk.services.opening import Services

_GLYPH = "hand-palm"
_WHAT = "pengunjung membutuhkan bantuan"
_ANSWER = "Saya datang"

Reading = tuple["tuple[HelpRequest, ...]", ZoneInfo]


class CallsForHelp(QObject):
    """Needs of the kind that somebody comes; who says so takes the call from every counter.

    `refused` carries why that could not be noted. While the database is away it is sent again by itself.
    """

    changed = Signal()
    refused = Signal(Notice)

    def __init__(
        self, lane: Lane[Services], feed: Feed, officer_id: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._open: tuple[Need, ...] = ()
        self._officer_id = officer_id
        self._intents = Intents(lane, self)
        self._intents.busyChanged.connect(self.changed)
        # That the database is away is said by the page, which reads at the same moments.
        self._read = LiveRead(lane, feed, _read, self)
        self._read.fresh.connect(self._show)
        self._read.refresh()

    @property
    def open(self) -> tuple[Need, ...]:
        return self._open

    @property
    def busy(self) -> bool:
        return self._intents.busy

    def take(self, key: str) -> None:
        officer = self._officer_id
        self._intents.send(
            lambda services, _: services.help.come(key, officer),
            lambda _: self._read.refresh(),
            lambda error: self.refused.emit(refusal(error)),
        )

    def _show(self, reading: Reading) -> None:
        requests, zone = reading
        found = tuple(_need(request, zone) for request in requests)
        if found != self._open:
            self._open = found
            self.changed.emit()


def _read(services: Services) -> Reading:
    return services.help.waiting(), services.office.tz


def _need(request: HelpRequest, zone: ZoneInfo) -> Need:
    return Need(request.id, _GLYPH, f"{request.station}: {_WHAT}", request.asked_at.astimezone(zone), _ANSWER)
