"""The service record of one visitor, saving itself as it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from pst_kiosk.counter.record_shelf import Shelf
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.domain.record import LONGEST_SUMMARY, MOST_NEEDS, DataNeed, Outcome, ServiceRecord, Written
from pst_kiosk.domain.record_merge import Conflict, Merged, merge, with_part
from pst_kiosk.ui.identity import new_identity
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.trace import log_fault

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.records import FollowUp, StoredRecord, Suggested

SAVE_AFTER_MS = 600
RETRY_MS = 1000
LONGEST = LONGEST_SUMMARY


class RecordModel(QObject):
    """What is typed here is in the database at most `SAVE_AFTER_MS` later, or as soon as it is back.

    Where somebody else writes the same record, what both wrote is put together: `news` tells what came from
    him, `conflicts` what both have changed; until the officer has chosen, what he typed himself stands.
    """

    loaded = Signal()
    """The stored record is here; nothing may be typed before, or it would be overwritten unseen."""
    replaced = Signal()
    """Something stands in the record that was not typed here."""
    needsChanged = Signal()
    """A row came or went."""
    changed = Signal()
    saved = Signal()
    suggestionsChanged = Signal()
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
        self.record = ServiceRecord()
        """All of it but the summary, which may be too long to be one."""
        self.needs: tuple[DataNeed, ...] = ()
        self.follow_ups: tuple[FollowUp, ...] = ()
        self.suggested: Suggested | None = None
        self.conflicts: tuple[Conflict, ...] = ()
        self.news: Merged | None = None
        self.other = ""
        """Who changed the record meanwhile."""
        self.saved_at: dt.datetime | None = None
        self.ready = False
        self._lane = lane
        self._shelf = Shelf(ticket_id, officer_id, desk)
        self._removed: list[tuple[int, DataNeed]] = []
        self._unsaved = False
        self._saving = False
        self._failing = False
        self._save_soon = QTimer(self, interval=SAVE_AFTER_MS, singleShot=True)
        self._save_soon.timeout.connect(self.save)
        self._load_again = QTimer(self, interval=RETRY_MS, singleShot=True)
        self._load_again.timeout.connect(self.load)
        lane.recovered.connect(self._recover)

    @property
    def outcome(self) -> str | None:
        return self.record.outcome and self.record.outcome.value

    @property
    def written(self) -> Written:
        """What stands on the screen, a text that is too long included."""
        record = self.record.model_copy(update={"summary": self.summary})
        return Written.model_construct(record=record, needs=self.needs)

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

    @property
    def may_restore(self) -> bool:
        """Whether a row was taken away that can be brought back."""
        return bool(self._removed)

    def load(self) -> None:
        self._lane.post(lambda services: services.records.load(self.ticket_id), self._arrived, self._away)
        self._lane.post(lambda services: services.records.suggestions(), self._suggest, lambda _: None)

    def write(self, summary: str) -> None:
        """The text as it stands now, after a key."""
        if summary != self.summary:
            self.summary = summary
            self._touched()

    def choose(self, outcome: str | None) -> None:
        self.change(outcome=Outcome(outcome) if outcome else None)

    def change(self, **values: Any) -> None:
        """Give the record's fields other values. Raises ValueError where they are none."""
        made = ServiceRecord.model_validate(self.record.model_dump() | values)
        if made != self.record:
            self.record = made
            self._touched()

    def add_need(self, at: int | None = None) -> int:
        """A new row there, or at the end; where it stands. A record that is full gets none."""
        if len(self.needs) >= MOST_NEEDS:
            return len(self.needs) - 1
        at = len(self.needs) if at is None else at
        self.needs = (*self.needs[:at], DataNeed(id=new_identity()), *self.needs[at:])
        self.needsChanged.emit()
        return at

    def change_need(self, row: int, **values: Any) -> None:
        """Give a row's fields other values. Raises ValueError where they are none."""
        need = self.needs[row]
        made = DataNeed.model_validate(need.model_dump() | values)
        if made != need:
            self.needs = (*self.needs[:row], made, *self.needs[row + 1 :])
            self._touched()

    def remove_need(self, row: int) -> None:
        need = self.needs[row]
        self.needs = (*self.needs[:row], *self.needs[row + 1 :])
        if not need.blank:
            self._removed.append((row, need))
            self._touched()
        self.needsChanged.emit()

    def restore_need(self) -> int | None:
        """Bring back the row that was taken away last; where it stands."""
        if not self._removed:
            return None
        row, need = self._removed.pop()
        row = min(row, len(self.needs))
        self.needs = (*self.needs[:row], need, *self.needs[row:])
        self._touched()
        self.needsChanged.emit()
        return row

    def settle(self, conflict: Conflict, theirs: bool) -> None:
        """The officer has chosen between his own and the other's."""
        self.conflicts = tuple(other for other in self.conflicts if other != conflict)
        if theirs:
            self._take(with_part(self.written, conflict, conflict.theirs))
            self._touched()
            self.replaced.emit()
        self.changed.emit()

    def dismiss_news(self) -> None:
        """The officer has read what changed; where he has not chosen, his own stands."""
        self.news, self.conflicts = None, ()
        self.changed.emit()

    def save(self) -> None:
        """Send what is not saved yet. A text that is too long is kept on the screen until it is shortened."""
        if not self._unsaved or self._saving:
            return
        self._save_soon.stop()
        self._unsaved = self.too_long
        self._saving = True
        self._lane.post(self.storing(), self._saved, self._not_saved)

    def storing(self) -> Callable[[Services], dt.datetime | None]:
        """A job that stores the record as it stands now; repeating it changes nothing."""
        # A text that is too long stays on the screen alone; all else is stored.
        summary = self._shelf.content.record.summary if self.too_long else self.summary
        shelf, content = self._shelf, self._with(summary)
        return lambda services: shelf.put(services, content)

    def revision(self) -> int:
        """Which revision is stored; asked in the lane, where it is known."""
        return self._shelf.revision

    def let_go(self) -> None:
        """The visitor leaves this desk: send what is left, wait for nothing."""
        if self._unsaved:
            shelf, content = self._shelf, self._with(self.summary[:LONGEST])
            self._lane.post(lambda services: shelf.put_in_any_case(services, content))
        self.deleteLater()

    def _with(self, summary: str) -> Written:
        """What can be stored, with this text."""
        record = ServiceRecord.model_validate(self.record.model_dump() | {"summary": summary})
        return Written(record=record, needs=tuple(need for need in self.needs if not need.blank))

    def _take(self, written: Written) -> None:
        self.summary, self.record, self.needs = written.record.summary, written.record, written.needs

    def _arrived(self, stored: StoredRecord) -> None:
        self._put_on_shelf(stored)
        self._take(stored.written)
        self.follow_ups = stored.follow_ups
        self.ready = True
        self.loaded.emit()

    def _suggest(self, suggested: Suggested) -> None:
        self.suggested = suggested
        self.suggestionsChanged.emit()

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

    def _saved(self, at: dt.datetime | None) -> None:
        self._saving = self._failing = False
        self.saved_at = at
        if self._unsaved and not self.too_long:
            # Typed while it was saved.
            self._save_soon.start(SAVE_AFTER_MS)
        self.changed.emit()
        self.saved.emit()

    def _not_saved(self, error: Exception) -> None:
        self._saving = False
        self._unsaved = True
        if isinstance(error, Refused) and error.code == "record_changed":
            self._put_together(error.details["stored"])  # type: ignore[arg-type]
            return
        self._failing = True
        self._save_soon.start(RETRY_MS)
        if not isinstance(error, EnvironmentFault):
            log_fault(__name__, "saving a service record", error)
        self.away.emit(str(getattr(error, "code", type(error).__name__)))

    def _put_together(self, stored: StoredRecord) -> None:
        """Somebody else has saved meanwhile."""
        merged = merge(self._shelf.content, self.written, stored.written)
        self._put_on_shelf(stored)
        self._take(merged.written)
        self.needs = tuple(sorted(self.needs, key=lambda need: need.blank))
        again = {(conflict.need, conflict.part) for conflict in merged.conflicts}
        kept = (old for old in self.conflicts if (old.need, old.part) not in again)
        self.conflicts = (*kept, *merged.conflicts)
        self.news, self.other = merged, stored.by
        self.replaced.emit()
        self._touched()

    def _put_on_shelf(self, stored: StoredRecord) -> None:
        shelf = self._shelf
        self._shelf = Shelf(
            shelf.ticket_id, shelf.officer_id, shelf.desk, stored.revision, stored.written, stored.saved_at
        )
        self.saved_at = stored.saved_at
