"""What passes between the complaints and the officer's disk: evidence, copies of it, and the register."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.wording import Notice, away_notice, refusal
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services import evidence_files
from pst_kiosk.services.evidence_files import EvidenceFile
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.domain.complaint_register import Register
    from pst_kiosk.domain.office import Office
    from pst_kiosk.domain.period import Period
    from pst_kiosk.services.opening import Services

T = TypeVar("T")
_NOT_WRITTEN = "Berkas tidak dapat disimpan di tempat itu. Silakan pilih yang lain."


class ComplaintsDisk(QObject):
    """Files are read and written in a lane of their own: a slow disk keeps nobody from the database.

    `said` carries what became of it, a `Notice`."""

    said = Signal(object)

    def __init__(self, lane: Lane[Services], officer_id: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._officer_id = officer_id
        self._files: Lane[None] | None = None

    def read(self, path: Path, then: Callable[[EvidenceFile], None]) -> None:
        """Read a file that may be evidence, and give it to `then`."""
        self._do(lambda: evidence_files.read(path), then)

    def save_copy(self, evidence_id: str, folder: Path) -> None:
        """Write a copy of a file of evidence into a folder."""
        officer = self._officer_id
        self._lane.post(
            lambda services: services.complaints.open_evidence(evidence_id, officer),
            lambda file: self._do(
                lambda: evidence_files.save_copy(file, folder),
                lambda path: self.said.emit(Notice(f"Salinan tersimpan di {path}")),
            ),
            self._fail,
        )

    def export(self, path: Path, period: Period) -> None:
        """Write the register of a period; the audit log holds it before anything is read."""
        officer = self._officer_id

        def read(services: Services) -> tuple[Office, Register]:
            services.complaints.note_export(officer, period)
            return services.office, services.complaints.register(period)

        self._lane.post(
            read,
            lambda found: self._do(
                lambda: _write_register(path, *found),
                lambda _: self.said.emit(Notice(f"Register tersimpan di {path}")),
            ),
            self._fail,
        )

    def _do(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        if self._files is None:
            self._files = Lane(lambda: None, name="evidence")
            self.destroyed.connect(self._files.stop)
        self._files.post(lambda _: work(), then, self._fail)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, OSError):
            self.said.emit(Notice(_NOT_WRITTEN, warns=True))
        elif isinstance(error, EnvironmentFault):
            self.said.emit(away_notice(error.code))
        else:
            self.said.emit(refusal(error))


def _write_register(path: Path, office: Office, register: Register) -> None:
    """In the lane of files; reportlab is loaded there."""
    from pst_kiosk.reports.complaint_register import register_book, register_pdf
    from pst_kiosk.reports.files import write_whole

    make = register_book if path.suffix.lower() == ".xlsx" else register_pdf
    write_whole(path, make(office, register))
