"""Beside the complaints: what the office owes for promises it broke, each by a key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.compensation_model import CompensationModel
from pst_kiosk.counter.controls import button, label, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import chosen_row, office_table
from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.domain.compensation import LONGEST_NOTE
from pst_kiosk.domain.office import Office
from pst_kiosk.reports.compensation_letter import TITLE, CompensationPaper, compensation_letter
from pst_kiosk.services.compensation import Record

_ABOUT = (
    "Yang terlewat hari ini dan belum ditawarkan berada di atas. Isi kompensasi diisi administrator di "
    "Standar pelayanan."
)


class CompensationPanel(QWidget):
    """`leave` leads back to the complaints."""

    def __init__(
        self, model: CompensationModel, leave: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._table = office_table("compensations", "Kompensasi layanan", model.rows, "queue", hidden="id")
        self._note = QLineEdit()
        self._note.setObjectName("compensation-note")
        self._note.setAccessibleName("Yang diberikan, atau alasan")
        self._note.setPlaceholderText("Yang diberikan, atau alasan")
        self._note.setMaxLength(LONGEST_NOTE)
        self._offer = button("offer-compensation", "Tawarkan", self._offer_chosen, kind="answer", key="F5")
        self._accepted = button(
            "accept-compensation", "Diterima pengguna", partial(self._settle, True), kind="move", key="F7"
        )
        self._declined = button(
            "decline-compensation", "Tidak diterima", partial(self._settle, False), kind="move", key="F6"
        )
        self._letter = button(
            "compensation-letter", "Surat", self._show_letter, kind="move", key="F9", glyph="file-text"
        )
        self._leave = button("leave-compensations", "Kembali ke pengaduan", leave, key="Ctrl+B")
        self._lay_out()
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        model.changed.connect(self._enable)
        model.busyChanged.connect(self._enable)
        model.done.connect(self._note.clear)
        self._enable()

    def begin(self) -> None:
        self._table.setFocus()

    def _lay_out(self) -> None:
        moves = QHBoxLayout()
        moves.setSpacing(GAP // 2)
        for part in (self._offer, self._accepted, self._declined, self._letter):
            moves.addWidget(part)
        moves.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(label("big", "Kompensasi layanan"))
        column.addWidget(wrapped("note", _ABOUT))
        column.addWidget(self._table, 1)
        column.addWidget(self._note)
        column.addLayout(moves)
        column.addWidget(self._leave)

    def _enable(self) -> None:
        row, ready = chosen_row(self._table), not self._model.busy
        record = self._model.record(row)
        offered = record is not None and record.status == "offered"
        self._offer.setEnabled(ready and self._model.owed(row) is not None)
        for part in (self._accepted, self._declined):
            part.setEnabled(ready and offered)
        self._letter.setEnabled(record is not None)

    def _offer_chosen(self) -> None:
        owed = self._model.owed(chosen_row(self._table))
        if owed is not None:
            self._model.offer(owed)

    def _settle(self, accepted: bool) -> None:
        record = self._model.record(chosen_row(self._table))
        if record is not None:
            self._model.settle(record, accepted, self._note.text())

    def _show_letter(self) -> None:
        """The letter as it will be on paper, in a window of its own."""
        record, office = self._model.record(chosen_row(self._table)), self._model.office
        if record is not None and office is not None:
            name = f"kompensasi-{record.number.replace('/', '-')}.pdf"
            PdfPreview(TITLE, name, partial(_paper, office, record), self).show()


def _paper(office: Office, record: Record) -> bytes:
    """As PDF; for a lane."""
    letter = CompensationPaper(
        record.number,
        record.ticket_number or "",
        record.queue.id,
        record.deadline,
        record.offered_at,
        record.contents,
        record.note if record.status == "accepted" else "",
        record.offered_by,
    )
    return compensation_letter(office, letter)
