"""The form of a new complaint, suggestion or input, however it came."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter import complaints_words as words
from pst_kiosk.counter.bounded_text import BoundedText
from pst_kiosk.counter.complaints_model import ComplaintsModel, Given
from pst_kiosk.counter.complaints_view import channel_name
from pst_kiosk.counter.controls import Choice, button, label, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.domain.complaints import LONGEST_PERSON, LONGEST_TEXT, Channel, Kind
from pst_kiosk.reports.complaint_words import KINDS

_PERSON = {
    "name": "Nama",
    "contact": "E-mail atau telepon",
    "number": "Nomor antrean hari ini",
}
_NO_SERVICE = "Tidak tentang satu layanan"


class NewComplaint(QWidget):
    """`leave` is called when it is given up; what was typed stays until it is stored."""

    def __init__(
        self, model: ComplaintsModel, leave: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._kind = Choice("new-complaint-kind", "Jenis")
        self._channel = Choice("new-complaint-channel", "Diterima lewat")
        self._service = Choice("new-complaint-service", "Layanan")
        self._text = BoundedText("new-complaint-text", "Isi", LONGEST_TEXT)
        self._fields = {field: _entry(field, caption) for field, caption in _PERSON.items()}
        self._notice = wrapped("note", "", "new-complaint-notice")
        self._store = button("store-complaint", "Simpan", self._send, kind="primary", key="Ctrl+S")
        self._leave = button("leave-new-complaint", "Tidak jadi", leave, key="Ctrl+B")
        self._lay_out()
        self._kind.offer((text, Kind(kind)) for kind, text in KINDS.items())
        self._text.textChanged.connect(self._enable)
        model.listChanged.connect(self._offer)
        model.busyChanged.connect(self._enable)
        model.stored.connect(self._clear)
        self._offer()
        self._enable()

    def begin(self) -> None:
        self._kind.setFocus()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(label("big", "Pengaduan, saran, atau masukan baru"))
        column.addLayout(_beside(self._kind, self._channel, self._service))
        column.addSpacing(GAP // 2)
        column.addWidget(label("label", "Isi, dengan kata-kata pelapor"))
        column.addWidget(self._text, 1)
        column.addLayout(_beside(*self._fields.values()))
        column.addWidget(self._notice)
        column.addSpacing(GAP)
        foot = QHBoxLayout()
        foot.addWidget(self._store, 1)
        foot.addWidget(self._leave)
        column.addLayout(foot)

    def _offer(self) -> None:
        office = self._model.office
        if office is None:
            return
        self._channel.offer((channel_name(each, office), Channel(each)) for each in words.AT_A_COUNTER)
        services = [(service.name.id, service.key) for service in office.services]
        self._service.offer([(_NO_SERVICE, None), *services])
        self._notice.setText(
            "Sesudah disimpan, sampaikan kodenya kepada pelapor: dengan kode itu kios dan tablet menunjukkan "
            f"jawabannya. {office.guest_book.notice.id}"
        )

    def _send(self) -> None:
        self._model.submit(
            Given(
                self._kind.currentData(),
                self._channel.currentData(),
                self._text.toPlainText(),
                self._fields["name"].text(),
                self._fields["contact"].text(),
                self._fields["number"].text(),
                self._service.currentData(),
            )
        )

    def _clear(self) -> None:
        """What was typed leaves with the form."""
        self._text.clear()
        for entry in self._fields.values():
            entry.clear()

    def _enable(self) -> None:
        self._store.setEnabled(bool(self._text.toPlainText().strip()) and not self._model.busy)


def _entry(field: str, caption: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(f"new-complaint-{field}")
    made.setAccessibleName(caption)
    made.setMaxLength(LONGEST_PERSON)
    made.setPlaceholderText("boleh kosong")
    return made


def _beside(*parts: QWidget) -> QGridLayout:
    """Fields in one row, their names above them."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * GAP)
    grid.setVerticalSpacing(3)
    for at, part in enumerate(parts):
        grid.addWidget(label("label", part.accessibleName()), 0, at)
        grid.addWidget(part, 1, at)
        grid.setColumnStretch(at, 1)
    return grid
