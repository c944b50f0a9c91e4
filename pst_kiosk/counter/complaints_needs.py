"""Complaints written at the office's screens that no officer has taken, as a counter sees them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.counter.intent import Intents
from pst_kiosk.counter.needs import Need
from pst_kiosk.counter.wording import Notice, refusal
from pst_kiosk.dates import short_date
from pst_kiosk.reports.complaint_words import CHANNELS
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.complaint_views import Details
    from pst_kiosk.services.opening import Services

LOOK_MS = 5000
_GLYPH = "chat-teardrop-text"
_WHAT = "pengaduan baru"
_ANSWER = "Saya tangani"

Reading = tuple["tuple[tuple[str, str, dt.datetime], ...]", ZoneInfo]


class NewComplaints(QObject):
    """Needs of the kind that somebody answers for them; who says so is responsible from then on.

    `refused` carries why that could not be noted. It looks every five seconds: who wrote one is not waiting
    at a desk, and a call of a visitor never waits behind it.
    """

    changed = Signal()
    refused = Signal(Notice)

    def __init__(
        self,
        lane: Lane[Services],
        officer_id: str,
        parent: QObject | None = None,
        *,
        look_ms: int = LOOK_MS,
    ) -> None:
        super().__init__(parent)
        self._open: tuple[Need, ...] = ()
        self._officer_id = officer_id
        self._intents = Intents(lane, self)
        self._intents.busyChanged.connect(self.changed)
        self._lane = lane
        self._looking = False
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    @property
    def open(self) -> tuple[Need, ...]:
        return self._open

    @property
    def busy(self) -> bool:
        return self._intents.busy

    def take(self, key: str) -> None:
        officer = self._officer_id

        def work(services: Services, identity: str) -> Details:
            from pst_kiosk.domain.complaints import Event

            return services.complaints.move(identity, key, officer, Event.TAKEN)

        self._intents.send(work, lambda _: self.look(), self._refuse)

    def look(self) -> None:
        """Read them, unless they are being read."""
        if not self._looking:
            self._looking = True
            self._lane.post(_read, self._show, self._fail)

    def _refuse(self, error: Exception) -> None:
        self.refused.emit(refusal(error))
        self.look()

    def _fail(self, _: Exception) -> None:
        # That the database is away is said by the page, which reads it all the time.
        self._looking = False

    def _show(self, reading: Reading) -> None:
        self._looking = False
        unread, zone = reading
        found = tuple(
            Need(key, _GLYPH, _what(channel, at.astimezone(zone)), at.astimezone(zone), _ANSWER)
            for key, channel, at in unread
        )
        if found != self._open:
            self._open = found
            self.changed.emit()


def _what(channel: str, at: dt.datetime) -> str:
    """With its day: it may be another than today."""
    return f"{CHANNELS[channel]}: {_WHAT}, {short_date(at.date())}"


def _read(services: Services) -> Reading:
    return services.complaints.unread(), services.office.tz
