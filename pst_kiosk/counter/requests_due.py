"""Requests and complaints that wait for this officer, are late or due soon, as the work page shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.counter import complaints_words
from pst_kiosk.counter import requests_words as words
from pst_kiosk.counter.pages import Page
from pst_kiosk.counter.promise import Tone
from pst_kiosk.counter.session import Session
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

LOOK_MS = 5000


@dataclass(frozen=True)
class DueLine:
    """What is due, how urgent it is, and the page it is on."""

    text: str
    tone: Tone
    page: Page


class DueRequests(QObject):
    """Looks every five seconds: nobody waits for this, and a call of a visitor never waits behind it."""

    changed = Signal()

    def __init__(
        self,
        lane: Lane[Services],
        session: Session,
        parent: QObject | None = None,
        *,
        look_ms: int = LOOK_MS,
    ) -> None:
        super().__init__(parent)
        self.lines: tuple[DueLine, ...] = ()
        """What is late first."""
        self._role = session.role
        self._officer_id = session.officer_id
        self._lane = lane
        self._looking = False
        self._timer = QTimer(self, interval=look_ms)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Read them, unless they are being read."""
        if not self._looking:
            self._looking = True
            self._lane.post(self._query, self._take, self._fail)

    def _query(self, services: Services) -> tuple[DueLine, ...]:
        requests = (
            DueLine(words.due_line(row, self._role), words.tone(row), Page.REQUESTS)
            for row in services.requests.due_soon(self._officer_id)
        )
        complaints = (
            DueLine(complaints_words.due_line(row), complaints_words.tone(row), Page.COMPLAINTS)
            for row in services.complaints.due_soon(self._officer_id)
        )
        owed = (
            DueLine(f"Kompensasi · {each.number or each.queue.id}", Tone.WARN, Page.COMPLAINTS)
            for each in services.compensations.owed()
        )
        return tuple(sorted((*requests, *complaints, *owed), key=lambda line: line.tone is not Tone.LATE))

    def _take(self, lines: tuple[DueLine, ...]) -> None:
        self._looking = False
        if lines != self.lines:
            self.lines = lines
            self.changed.emit()

    def _fail(self, _: Exception) -> None:
        # That the database is away is said by the page, which reads it all the time.
        self._looking = False
