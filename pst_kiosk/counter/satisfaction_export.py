"""A report of satisfaction on its way to a file, stopped at any time."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.wording import Notice, away_notice, refusal
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.reports.files import write_whole
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office
    from pst_kiosk.domain.period import Period
    from pst_kiosk.domain.satisfaction_figures import Satisfaction
    from pst_kiosk.services.opening import Services

STEPS = 3
"""Reading, setting, writing."""


class SatisfactionExport(QObject):
    """One at a time. Figures are read in the database's lane; the document is set and written in one of its
    own, which keeps nobody waiting."""

    changed = Signal()
    ended = Signal(object)
    """What became of it, a `Notice`."""

    def __init__(self, lane: Lane[Services], officer_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.done = 0
        self._lane = lane
        self._officer_id = officer_id
        self._path: Path | None = None
        self._files: Lane[None] | None = None

    @property
    def running(self) -> bool:
        return self._path is not None

    def start(self, path: Path, period: Period) -> None:
        """Begin; ignored while another is under way. It is noted in the audit before anything is read."""
        if self.running:
            return
        self._path, self.done = path, 0

        def read(services: Services) -> tuple[Office, Satisfaction]:
            services.satisfaction.note_export(self._officer_id, period)
            return services.office, services.satisfaction.report(self._officer_id, period)

        self._lane.post(read, partial(self._set, path), partial(self._fail, path))
        self.changed.emit()

    def stop(self) -> None:
        """Leave it, with nothing behind; once it is being written it is finished."""
        if self.running and self.done < STEPS - 1:
            self._end(Notice("Laporan dihentikan. Tidak ada berkas yang tersimpan."))

    def _set(self, path: Path, read: tuple[Office, Satisfaction]) -> None:
        if path is not self._path:
            return
        self._files = Lane(lambda: None, name="report")
        self.destroyed.connect(self._files.stop)
        self._step()
        self._files.post(
            lambda _: _document(path, *read), partial(self._write, path), partial(self._fail, path)
        )

    def _write(self, path: Path, content: bytes) -> None:
        if path is not self._path or self._files is None:
            return
        self._step()
        self._files.post(
            lambda _: write_whole(path, content), lambda _: self._written(path), partial(self._fail, path)
        )

    def _written(self, path: Path) -> None:
        if path is self._path:
            self._end(Notice(f"Laporan tersimpan di {path}"))

    def _step(self) -> None:
        self.done += 1
        self.changed.emit()

    def _fail(self, path: Path, error: Exception) -> None:
        if path is not self._path:
            return
        if isinstance(error, OSError):
            said = Notice(f"{path} tidak dapat ditulis. Silakan pilih folder atau nama lain.", warns=True)
        elif isinstance(error, EnvironmentFault):
            said = away_notice(error.code)
        else:
            said = refusal(error)
        self._end(said)

    def _end(self, said: Notice) -> None:
        self._path = None
        files, self._files = self._files, None
        if files is not None:
            # After the job in hand, which the window does not wait for.
            files.post(lambda _: None, lambda _: files.stop(), lambda _: files.stop())
        self.changed.emit()
        self.ended.emit(said)


def _document(path: Path, office: Office, report: Satisfaction) -> bytes:
    if path.suffix.lower() == ".xlsx":
        from pst_kiosk.reports.skm_book import skm_book

        return skm_book(office, report)
    from pst_kiosk.reports.skm import skm

    return skm(office, report)
