"""Compensations: what is owed for promises broken today, and what was offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.room_view import UNNUMBERED
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.session import Session
from pst_kiosk.dates import clock_time, short_date
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.compensation import Owed, Record
    from pst_kiosk.services.opening import Services

_STATES = {"offered": "ditawarkan", "accepted": "diterima", "declined": "ditolak"}
_OWED = "belum ditawarkan"


@dataclass(frozen=True)
class _Read:
    owed: tuple[Owed, ...]
    records: tuple[Record, ...]
    office: Office


class CompensationModel(OfficeModel):
    """`done` comes when what was asked for is."""

    done = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        super().__init__(lane, feed, _read, parent)
        self.rows = Rows(
            ("id", "number", "queue", "deadline", "state"),
            self,
            headings=("", "Nomor", "Antrean", "Seharusnya dilayani", "Keadaan"),
            silent=("id",),
            tip="queue",
        )
        self.office: Office | None = None
        self._officer_id = session.officer_id
        self._owed: dict[str, Owed] = {}
        self._records: dict[str, Record] = {}

    def owed(self, row: int | None) -> Owed | None:
        """What is owed in this row, where nothing was offered yet."""
        return None if row is None else self._owed.get(self.rows.text(row, "id"))

    def record(self, row: int | None) -> Record | None:
        """What was offered in this row."""
        return None if row is None else self._records.get(self.rows.text(row, "id"))

    def offer(self, owed: Owed) -> None:
        officer = self._officer_id
        self.send(
            lambda services, identity: services.compensations.offer(
                identity, officer, owed.ticket_id, owed.step
            ),
            self._done,
        )

    def settle(self, record: Record, accepted: bool, note: str) -> None:
        """The visitor has said whether he takes it."""
        officer = self._officer_id
        self.send(
            lambda services, _: services.compensations.settle(record.id, officer, accepted, note), self._done
        )

    def show_read(self, read: _Read) -> None:
        self.office = read.office
        zone = read.office.tz
        self._owed = {f"{each.ticket_id} {each.step}": each for each in read.owed}
        self._records = {each.id: each for each in read.records}
        owed = [_owed_row(key, each, zone) for key, each in self._owed.items()]
        self.rows.show([*owed, *(_record_row(each, zone) for each in read.records)])

    def _done(self, _: Record) -> None:
        self.done.emit()
        self.refresh()


def _read(services: Services) -> _Read:
    return _Read(services.compensations.owed(), services.compensations.records(), services.office)


def _owed_row(key: str, owed: Owed, zone: ZoneInfo) -> tuple[str, ...]:
    deadline = clock_time(owed.deadline.astimezone(zone))
    return key, owed.number or UNNUMBERED, owed.queue.id, deadline, _OWED


def _record_row(record: Record, zone: ZoneInfo) -> tuple[str, ...]:
    deadline = record.deadline.astimezone(zone)
    when = f"{short_date(deadline.date())} {clock_time(deadline)}"
    return (
        record.id,
        record.ticket_number or UNNUMBERED,
        record.queue.id,
        when,
        f"{_STATES[record.status]}, {record.settled_by or record.offered_by}",
    )
