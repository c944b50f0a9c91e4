"""Where one visitor's record stands in the database, as the jobs that store it know it.

Used in the database's lane alone: jobs follow one another there, so each knows what the one before stored,
also where its answer was lost on the way.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.record import Written
from pst_kiosk.domain.record_merge import merge

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.records import Saved, StoredRecord


@dataclass
class Shelf:
    """`content` stands in the database as `revision`, as far as is known here."""

    ticket_id: str
    officer_id: str
    desk: str
    revision: int = 0
    content: Written = field(default_factory=Written)
    saved_at: dt.datetime | None = None
    _sent: list[Written] = field(default_factory=list)
    """What was sent and may or may not have arrived."""

    def put(self, services: Services, content: Written) -> dt.datetime | None:
        """Store it, and tell since when it stands there; None where nothing does and nothing is to. Raises
        `Refused` `record_changed` (with `stored`) where somebody else has changed it."""
        if content == self.content:
            return self.saved_at
        self._sent.append(content)
        try:
            saved = self._save(services, content)
        except Refused as refused:
            if refused.code != "record_changed":
                raise
            stored: StoredRecord = refused.details["stored"]  # type: ignore[assignment]
            if stored.by_id != self.officer_id or stored.written not in self._sent:
                raise
            self.revision = stored.revision
            saved = self._save(services, content)
        self._sent.clear()
        self.revision, self.content, self.saved_at = saved.revision, content, saved.at
        return saved.at

    def put_in_any_case(self, services: Services, content: Written) -> None:
        """Store it together with what others wrote meanwhile: nobody is there any more to be asked."""
        try:
            self.put(services, content)
        except Refused as refused:
            if refused.code != "record_changed":
                raise
            stored: StoredRecord = refused.details["stored"]  # type: ignore[assignment]
            together = merge(self.content, content, stored.written).written
            self.revision, self.content = stored.revision, stored.written
            self.put(services, together)

    def _save(self, services: Services, content: Written) -> Saved:
        return services.records.save(
            self.ticket_id, self.officer_id, self.desk, content.record, content.needs, self.revision
        )
