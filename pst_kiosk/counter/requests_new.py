"""The form of a new request: for the visitor at the desk, or for who writes or telephones."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter import requests_words as words
from pst_kiosk.counter.bounded_text import BoundedText
from pst_kiosk.counter.channels import CHANNELS
from pst_kiosk.counter.controls import Choice, button, label, mark, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.requests_model import RequestsModel
from pst_kiosk.domain.guestbook import LONGEST_LINE
from pst_kiosk.domain.promised_requests import Channel
from pst_kiosk.domain.requests import LONGEST_SUBJECT
from pst_kiosk.services.request_views import Asker, Offer

_SUBJECT = 84
_WIDTH = 560
_PERSON = {"name": "Nama pemohon", "email": "E-mail", "phone": "Nomor seluler"}


class NewRequest(QWidget):
    """`leave` is called when it is given up; what was typed stays until the request is stored."""

    def __init__(
        self, model: RequestsModel, leave: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._for = wrapped("muted", "", "new-request-for")
        self._what = Choice("new-request-kind", "Permohonan")
        self._channel = Choice("new-request-channel", "Cara")
        self._promise = wrapped("note", "", "new-request-promise")
        self._subject = BoundedText("new-request-subject", "Perihal", LONGEST_SUBJECT)
        self._subject.setFixedHeight(_SUBJECT)
        self._notice = wrapped("note", "", "new-request-notice")
        self._asker: Asker | None = None
        self._fields: dict[str, QLineEdit] = {}
        self._errors: dict[str, QLabel] = {}
        self._person = self._person_fields()
        self._store = button("open-request", "Simpan permohonan", self._send, kind="primary", key="Ctrl+S")
        self._leave = button("leave-new-request", "Tidak jadi", leave, key="Ctrl+B")
        self._lay_out()
        self._what.currentIndexChanged.connect(lambda _: self._show_promise())
        self._channel.currentIndexChanged.connect(lambda _: self._show_promise())
        self._subject.textChanged.connect(self._enable)
        model.listChanged.connect(self._offer)
        model.askerChanged.connect(self._show_asker)
        model.errorsChanged.connect(self._show_errors)
        model.busyChanged.connect(self._enable)
        model.opened.connect(self._clear)
        self._offer()
        self._enable()

    def begin(self) -> None:
        self._what.setFocus()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self._store, 1)
        foot.addWidget(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(label("big", "Permohonan baru"))
        column.addWidget(self._for)
        for part in (self._what, self._channel):
            column.addSpacing(GAP // 2)
            column.addWidget(label("label", part.accessibleName()))
            column.addWidget(part)
        column.addWidget(self._promise)
        column.addSpacing(GAP // 2)
        column.addWidget(label("label", "Perihal"))
        column.addWidget(self._subject)
        column.addWidget(self._person)
        column.addSpacing(GAP)
        column.addLayout(foot)
        column.addStretch(1)

    def _person_fields(self) -> QWidget:
        person = QWidget()
        grid = QGridLayout(person)
        grid.setContentsMargins(0, GAP // 2, 0, 0)
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(3)
        for at, (field, caption) in enumerate(_PERSON.items()):
            entry = QLineEdit()
            entry.setObjectName(f"new-request-{field}")
            entry.setAccessibleName(caption)
            entry.setMaxLength(LONGEST_LINE)
            error = wrapped("wrong", "", f"new-request-{field}-error")
            self._fields[field], self._errors[field] = entry, error
            for below, part in enumerate((label("label", caption), entry, error)):
                grid.addWidget(part, below, at)
            grid.setColumnStretch(at, 1)
        grid.addWidget(self._notice, 3, 0, 1, len(_PERSON))
        return person

    def _offer(self) -> None:
        if self._what.count() == 0 and self._model.offers:
            self._what.offer((f"{words.KINDS[o.kind]} · {o.name}", o) for o in self._model.offers)
            self._show_asker()
        if self._model.office is not None:
            # What the visitor is told of his data, as at the guest book.
            self._notice.setText(self._model.office.guest_book.notice.id)

    def _show_asker(self) -> None:
        asker = self._model.asker
        if asker != self._asker:
            # What was typed for one visitor is not stored for another.
            self._asker = asker
            self._clear()
        self._person.setVisible(asker is None)
        self._for.setText(_for_whom(asker))
        ways = (
            [way for way in Channel if way is not Channel.IN_PERSON] if asker is None else [Channel.IN_PERSON]
        )
        self._channel.offer((CHANNELS[way], way) for way in ways)
        self._channel.setEnabled(asker is None)
        if asker is not None:
            # What his service leads to most likely.
            fitting = (at for at in range(self._what.count()) if self._chosen(at).service == asker.service)
            self._what.setCurrentIndex(next(fitting, 0))
        self._show_promise()

    def _chosen(self, at: int) -> Offer:
        offer: Offer = self._what.itemData(at)
        return offer

    def _show_promise(self) -> None:
        if self._what.count() == 0 or self._channel.count() == 0:
            return
        offer, channel = self._chosen(self._what.currentIndex()), self._channel.currentData()
        promise = next((p for p in offer.promises if channel in p.channels), None)
        self._promise.setText(
            "Standar pelayanan tidak menjanjikan waktu untuk cara ini."
            if promise is None
            else f"Janji: {words.promised(promise)}."
        )
        self._enable()

    def _show_errors(self) -> None:
        for field, shown in self._errors.items():
            wrong = self._model.errors.get(field, "")
            shown.setText(wrong)
            mark(self._fields[field], wrong=bool(wrong))
            self._fields[field].setAccessibleDescription(wrong)
        first = next((field for field in self._fields if field in self._model.errors), None)
        if first is not None:
            self._fields[first].setFocus()

    def _send(self) -> None:
        visitor = {field: entry.text() for field, entry in self._fields.items()}
        offer = self._chosen(self._what.currentIndex())
        self._model.open(offer, self._channel.currentData(), self._subject.toPlainText(), visitor)

    def _clear(self) -> None:
        """What was typed leaves with the form."""
        self._subject.clear()
        for entry in self._fields.values():
            entry.clear()

    def _enable(self) -> None:
        typed = bool(self._subject.toPlainText().strip())
        self._store.setEnabled(typed and not self._model.busy and self._what.count() > 0)


def _for_whom(asker: Asker | None) -> str:
    if asker is None:
        return "Tanpa kunjungan"
    named = f"Untuk pengunjung {asker.number}" if asker.number else "Untuk pengunjung di loket ini"
    return f"{named} · sudah ada permohonan {', '.join(asker.before)}" if asker.before else named
