"""A spreadsheet of service records on its way: read and written page by page, with its progress, stopped at
any time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.channels import CHANNELS
from pst_kiosk.counter.record_wording import OUTCOMES, PRODUCTS
from pst_kiosk.counter.wording import Notice, away_notice, refusal
from pst_kiosk.dates import clock_time, full_date, zone_name
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.reports.records import RecordRow, RecordsBook
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.services.opening import Services
    from pst_kiosk.services.records import Export, Listed

Page = tuple["Listed", ...]


@dataclass(frozen=True)
class Wanted:
    """Which records, and where to."""

    path: Path
    first: dt.date
    last: dt.date
    unrecorded_alone: bool


class RecordsExport(QObject):
    """One at a time. Records are read in the database's lane, files are written in one of their own: a slow
    disk keeps nobody's record from being saved."""

    changed = Signal()
    ended = Signal(object)
    """What became of it, a `Notice`."""

    def __init__(
        self, lane: Lane[Services], officer_id: str, officer: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.done = self.total = 0
        self._lane = lane
        self._officer_id = officer_id
        self._officer = officer
        self._wanted: Wanted | None = None
        self._files: Lane[RecordsBook] | None = None
        self._services: dict[str, str] = {}

    @property
    def running(self) -> bool:
        return self._wanted is not None

    def start(self, wanted: Wanted) -> None:
        """Begin; ignored while another is under way. It is noted in the audit before anything is read."""
        if self.running:
            return
        self._wanted, self.done, self.total = wanted, 0, 0

        def begin(services: Services) -> tuple[Export, Office]:
            begun = services.records.begin_export(
                self._officer_id, wanted.first, wanted.last, wanted.unrecorded_alone
            )
            return begun, services.office

        self._lane.post(begin, partial(self._begun, wanted), partial(self._fail, wanted))
        self.changed.emit()

    def stop(self) -> None:
        """Leave it, with nothing behind."""
        if self.running:
            self._end(Notice("Lembar kerja dihentikan. Tidak ada berkas yang tersimpan."))

    def _begun(self, wanted: Wanted, begun: tuple[Export, Office]) -> None:
        if wanted is not self._wanted:
            return
        export, office = begun
        self.total = export.total
        self._services = {service.key: service.name.id for service in office.services}
        made = export.at.astimezone(office.tz)
        period = f"{full_date(wanted.first)} – {full_date(wanted.last)}"
        scope = " (belum direkam)" if wanted.unrecorded_alone else ""
        by = f"{full_date(made.date())} {clock_time(made)} {zone_name(office.tz)}, {self._officer}"
        self._files = Lane(
            lambda: RecordsBook(wanted.path, office.name, period + scope, by),
            lambda book: book.abandon(),
            name="spreadsheet",
        )
        self.destroyed.connect(self._files.stop)
        self._read(wanted, None)

    def _read(self, wanted: Wanted, after: Listed | None) -> None:
        def read(services: Services) -> Page:
            return services.records.export_page(wanted.first, wanted.last, wanted.unrecorded_alone, after)

        self._lane.post(read, partial(self._write, wanted), partial(self._fail, wanted))

    def _write(self, wanted: Wanted, page: Page) -> None:
        if wanted is not self._wanted or self._files is None:
            return
        failed = partial(self._fail, wanted)
        if not page:
            self._files.post(lambda book: book.close(), lambda _: self._finished(wanted), failed)
            return
        rows = [self._row(listed) for listed in page]
        self._files.post(lambda book: book.add(rows), lambda _: self._written(wanted, page), failed)

    def _written(self, wanted: Wanted, page: Page) -> None:
        if wanted is self._wanted:
            self.done += len(page)
            self.changed.emit()
            self._read(wanted, page[-1])

    def _finished(self, wanted: Wanted) -> None:
        if wanted is self._wanted:
            self._end(Notice(f"Lembar kerja berisi {self.done} rekam layanan tersimpan di {wanted.path}"))

    def _fail(self, wanted: Wanted, error: Exception) -> None:
        if wanted is not self._wanted:
            return
        if isinstance(error, OSError):
            said = Notice(
                f"{wanted.path} tidak dapat ditulis. Silakan pilih folder atau nama lain.", warns=True
            )
        elif isinstance(error, EnvironmentFault):
            said = away_notice(error.code)
        else:
            said = refusal(error)
        self._end(said)

    def _end(self, said: Notice) -> None:
        self._wanted = None
        files, self._files = self._files, None
        if files is not None:
            # After the job in hand, which the window does not wait for; what is finished is not abandoned.
            files.post(lambda book: book.abandon(), lambda _: files.stop(), lambda _: files.stop())
        self.changed.emit()
        self.ended.emit(said)

    def _row(self, listed: Listed) -> RecordRow:
        record = listed.written.record
        return RecordRow(
            listed.day,
            listed.number or "",
            self._services.get(listed.service, listed.service),
            listed.desk,
            listed.by,
            CHANNELS[record.channel.value],
            record.summary,
            OUTCOMES[record.outcome.value] if record.outcome else "",
            ", ".join(PRODUCTS[code] for code in record.products),
            record.referral,
            listed.recorded_at is not None,
            listed.written.needs,
        )
