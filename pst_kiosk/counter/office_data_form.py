"""What no standard prints and the office fills in itself: who answers for complaints, what is given for a
broken promise."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.bounded_text import BoundedText
from pst_kiosk.counter.controls import button, label, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.profile_model import ProfileModel

_LONGEST_LINE, _LONGEST_WORDS = 200, 1000
_CONTENTS = 64


class OfficeDataForm(QWidget):
    """What is typed stays until it is stored."""

    def __init__(self, model: ProfileModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shown = ("", "", "")
        """What was stored when it was shown last."""
        self._manager = _line("manager-name", "Nama penanggung jawab pengaduan")
        self._address = _line("manager-address", "Alamat penanggung jawab pengaduan")
        self._gives = BoundedText("compensation-contents", "Isi kompensasi layanan", _LONGEST_WORDS)
        self._gives.setFixedHeight(_CONTENTS)
        self._gives_label = label("label", "Isi kompensasi layanan")
        self._store = button("store-office-data", "Simpan isian", self._send, kind="answer", key="Ctrl+S")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP // 2)
        column.addWidget(label("title", "Diisi kantor"))
        for field in (self._manager, self._address):
            column.addWidget(label("label", field.accessibleName()))
            column.addWidget(field)
        column.addWidget(self._gives_label)
        column.addWidget(self._gives)
        column.addWidget(
            wrapped("note", "Nama dan alamat diumumkan di kios, tiket, dan papan sejak versinya berlaku.")
        )
        column.addWidget(self._store)
        model.changed.connect(self._show)
        model.busyChanged.connect(self._enable)
        for changed in (self._manager.textChanged, self._address.textChanged, self._gives.textChanged):
            changed.connect(self._enable)
        self._show()

    def _show(self) -> None:
        """What is stored, unless something else is being typed."""
        filled = self._model.filled
        if filled is None:
            self._enable()
            return
        if self._typed() in (("", "", ""), self._shown):
            self._shown = filled.texts
            self._manager.setText(filled.texts[0])
            self._address.setText(filled.texts[1])
            self._gives.setPlainText(filled.texts[2])
        for part in (self._gives, self._gives_label):
            part.setVisible(filled.compensates)
        self._enable()

    def _typed(self) -> tuple[str, str, str]:
        return self._manager.text(), self._address.text(), self._gives.toPlainText()

    def _send(self) -> None:
        self._shown = self._typed()
        self._model.fill_in(self._shown)

    def _enable(self) -> None:
        filled = self._model.filled
        self._store.setEnabled(filled is not None and not self._model.busy and self._typed() != filled.texts)


def _line(name: str, accessible: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setMaxLength(_LONGEST_LINE)
    return made
