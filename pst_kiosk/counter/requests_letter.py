"""The letter of a request: what it says, and how it will look on paper."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.bounded_text import BoundedText
from pst_kiosk.counter.controls import button, label, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.requests_model import RequestsModel
from pst_kiosk.services.request_views import Letter
from pst_kiosk.services.requests import LETTER

_LINES = {"reference": "Nomor surat (boleh menyusul)", "addressee": "Kepada", "about": "Tentang"}


class RequestLetter(QWidget):
    """`leave` leads back to the request; `preview` shows the letter on paper."""

    def __init__(
        self,
        model: RequestsModel,
        leave: Callable[[], None],
        preview: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._shown: str | None = None
        self._title = label("big", "", "letter-title")
        self._state = wrapped("muted", "", "letter-state")
        self._fields: dict[str, QLineEdit] = {}
        self._body = BoundedText("letter-body", "Isi surat", LETTER["body"])
        self._store = button("store-letter", "Simpan rancangan", self._send, kind="answer", key="Ctrl+S")
        self._preview = button("preview-letter", "Lihat surat", preview, key="Ctrl+P", glyph="file-text")
        self._leave = button("leave-letter", "Kembali ke permohonan", leave, key="Ctrl+B", glyph="arrow-left")
        self._lay_out()
        model.detailChanged.connect(self.render_detail)
        model.busyChanged.connect(self.render_detail)

    def begin(self) -> None:
        """Typing starts in the letter itself: what is above it is known already."""
        self._take()
        self.render_detail()
        self._body.setFocus()

    def render_detail(self) -> None:
        details, shown = self._model.details, self._model.detail
        if details is None or shown is None:
            return
        self._title.setText(f"Surat · {shown.number}")
        if details.issued_at is not None and not shown.letter_open:
            said = f"Sudah diterbitkan oleh {details.issued_by}; tidak dapat diubah lagi."
        elif details.letter is not None:
            said = "Rancangan tersimpan. Setiap rancangan tetap ada dalam riwayat."
        else:
            said = "Belum ada rancangan."
        self._state.setText(said)
        for entry in self._fields.values():
            entry.setReadOnly(not shown.letter_open)
        self._body.setReadOnly(not shown.letter_open)
        self._store.setEnabled(shown.letter_open and not self._model.busy)
        self._preview.setEnabled(details.letter is not None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(self._title)
        column.addWidget(self._state)
        for field, caption in _LINES.items():
            entry = QLineEdit()
            entry.setObjectName(f"letter-{field}")
            entry.setAccessibleName(caption)
            entry.setMaxLength(LETTER[field])
            self._fields[field] = entry
            column.addSpacing(GAP // 2)
            column.addWidget(label("label", caption))
            column.addWidget(entry)
        column.addSpacing(GAP // 2)
        column.addWidget(label("label", "Isi surat"))
        column.addWidget(self._body, 1)
        foot = QHBoxLayout()
        for part in (self._store, self._preview, self._leave):
            foot.addWidget(part)
        foot.addStretch(1)
        column.addSpacing(GAP // 2)
        column.addLayout(foot)

    def _take(self) -> None:
        """The last draft of the request that is shown; of a new one what is known of it."""
        details = self._model.details
        if details is None or details.row.id == self._shown:
            return
        self._shown = details.row.id
        about = " ".join(details.row.subject.split())[: LETTER["about"]]
        to_office = details.row.state.kind == "data_request" and self._model.office is not None
        addressee = f"Kepala {self._model.office.name}" if to_office else details.row.who  # type: ignore[union-attr]
        draft = details.letter or Letter("", addressee, about, "")
        for field, entry in self._fields.items():
            entry.setText(getattr(draft, field))
        self._body.setPlainText(draft.body)

    def _send(self) -> None:
        said = {field: entry.text() for field, entry in self._fields.items()}
        self._model.draft(Letter(**said, body=self._body.toPlainText()))
