"""The service record of one visitor, saving itself as it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.domain.record import ServiceRecord
    from pst_kiosk.services.opening import Services

SAVE_AFTER_MS = 600
RETRY_MS = 1000
LONGEST = 4000
"""Characters a record holds; `ServiceRecord` refuses more."""
OUTCOMES = {"terpenuhi": "Terpenuhi", "sebagian": "Sebagian", "tidak": "Tidak", "dirujuk": "Dirujuk"}


class RecordModel(QObject):
    """What is typed here is in the database at most `SAVE_AFTER_MS` later, or as soon as it is back."""

    loaded = Signal()
    """The stored record is here; nothing may be typed before, or it would be overwritten unseen."""
    changed = Signal()
    away = Signal(str)

    def __init__(
        self,
        lane: Lane[Services],
        ticket_id: str,
        officer_id: str,
        desk: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.ticket_id = ticket_id
        self.summary = ""
        self.outcome: str | None = None
        self.saved_at: dt.datetime | None = None
        self.ready = False
        self._lane = lane
        self._officer_id = officer_id
        self._desk = desk
        self._unsaved = False
        self._saving = False
        self._failing = False
        self._save_soon = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._save_soon.timeout.connect(self.save)
        self._load_again = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._load_again.timeout.connect(self.load)
        lane.recovered.connect(self._recover)

    @property
    def too_long(self) -> bool:
        return len(self.summary) > LONGEST

    @property
    def unsaved(self) -> bool:
        return self._unsaved or self._saving

    @property
    def stuck(self) -> bool:
        """Whether what is typed waits for a database that is away."""
        return self._failing and not self.too_long

    def load(self) -> None:
        self._lane.post(lambda services: services.records.load(self.ticket_id), self._arrived, self._away)

    def write(self, summary: str) -> None:
        """The text as it stands now, after a key."""
        if summary != self.summary:
            self.summary = summary
            self._touched()

    def choose(self, outcome: str | None) -> None:
        if outcome != self.outcome:
            self.outcome = outcome
            self._touched()

    def save(self) -> None:
        """Send what is not saved yet. What is too long is kept on the screen until it is shortened."""
        if not self._unsaved or self._saving or self.too_long:
            return
        self._save_soon.stop()
        self._unsaved = False
        self._saving = True
        self._lane.post(self.storing(), self._saved, self._not_saved)

    def storing(self) -> Callable[[Services], dt.datetime]:
        """A job that stores the record as it stands now; repeating it changes nothing."""
        ticket, officer, desk = self.ticket_id, self._officer_id, self._desk
        summary, outcome = self.summary, self.outcome

        def store(services: Services) -> dt.datetime:
            from pst_kiosk.domain.record import Outcome, ServiceRecord

            record = ServiceRecord(summary=summary, outcome=Outcome(outcome) if outcome else None)
            return services.records.save(ticket, officer, desk, record)

        return store

    def let_go(self) -> None:
        """The visitor leaves this desk: send what is left, wait for nothing."""
        if self._unsaved and not self.too_long:
            self._lane.post(self.storing())
        self.deleteLater()

    def _arrived(self, record: ServiceRecord) -> None:
        self.summary = record.summary
        self.outcome = record.outcome and record.outcome.value
        self.ready = True
        self.loaded.emit()

    def _away(self, error: Exception) -> None:
        self._load_again.start()
        self.away.emit(str(getattr(error, "code", type(error).__name__)))

    def _touched(self) -> None:
        self._unsaved = True
        # Not restarted by the next key: who types without a pause is saved too.
        if not self._save_soon.isActive():
            self._save_soon.start(SAVE_AFTER_MS)
        self.changed.emit()

    def _recover(self) -> None:
        if self._load_again.isActive():
            self._load_again.stop()
            self.load()
        elif self._failing:
            self.save()

    def _saved(self, at: dt.datetime) -> None:
        self._saving = self._failing = False
        self.saved_at = at
        self.changed.emit()

    def _not_saved(self, error: Exception) -> None:
        self._saving = False
        self._unsaved = self._failing = True
        self._save_soon.start(RETRY_MS)
        if not isinstance(error, EnvironmentFault):
            log_fault(__name__, "saving a service record", error)
        self.away.emit(str(getattr(error, "code", type(error).__name__)))
