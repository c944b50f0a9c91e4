"""The sign-in page: officer, PIN, desk, queues; then work begins."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from pst_kiosk.counter.bounded_text import bound_line
from pst_kiosk.counter.card import Card
from pst_kiosk.counter.choices import WITHOUT_DESK, DeskChoice
from pst_kiosk.counter.controls import Choice, Tick, button, label, mark, wrapped
from pst_kiosk.counter.header_bar import HeaderBar
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.notice_bar import NoticeBar
from pst_kiosk.counter.sign_in_model import Entry, SignInModel

_WIDTH = 440
_WIDER = 136
"""More of it for every further place a desk may be open at: its queues stand in a column of their own."""
_LONGEST_PIN = 12


class SignInPage(QWidget):
    """Works from the first frame; the lists come when they are read."""

    def __init__(self, model: SignInModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.header = HeaderBar("PST Kiosk · Loket")
        self.notice = NoticeBar()
        self.officer = Choice("officer", "Petugas")
        self.pin = QLineEdit()
        self.pin.setObjectName("pin")
        self.pin.setAccessibleName("PIN")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(_LONGEST_PIN)
        self.pin.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self.pin))
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhSensitiveData)
        self.desk = Choice("desk", "Loket")
        self._offered: tuple[DeskChoice | None, str] = None, ""
        self._ticks: list[Tick] = []
        self._places: list[QLabel] = []
        self.served = label("label", "Antrean yang dilayani")
        self.queues = QGridLayout()
        self.queues.setHorizontalSpacing(2 * GAP)
        self.queues.setVerticalSpacing(4)
        self.error = wrapped("wrong", "", "sign-in-error")
        self.enter = button("sign-in", "Masuk", self._sign_in, kind="primary")
        self.taken = self._taken_question()
        self._lay_out()
        self.desk.currentIndexChanged.connect(lambda _: self._offer_queues())
        self.officer.currentIndexChanged.connect(lambda _: self._another_officer())
        self.pin.textEdited.connect(lambda _: self.error.hide())
        bound_line(self.pin, self._say_wrong)
        model.choicesChanged.connect(self._offer)
        model.answered.connect(self._answered)
        model.noticeChanged.connect(lambda: self.notice.show_notice(model.notice))
        model.busyChanged.connect(self._enable)
        self._enable()

    def begin(self) -> None:
        """The page is shown again: nothing of the last sign-in is left, but a desk that is handed over."""
        self._forget()
        if self._model.handed_desk:
            self.desk.setCurrentIndex(self.desk.findData(self._model.handed_desk))
            self.officer.setFocus()
        else:
            self.pin.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter signs in from every field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._sign_in()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        card = self.card = Card("sign-in-card", 3 * GAP)
        card.setFixedWidth(_WIDTH)
        column = card.column
        column.addWidget(label("big", "Masuk ke loket"))
        for text, field in (("Petugas", self.officer), ("PIN", self.pin), ("Loket", self.desk)):
            column.addSpacing(GAP // 2)
            column.addWidget(label("label", text))
            column.addWidget(field)
        column.addSpacing(GAP // 2)
        column.addWidget(self.served)
        column.addLayout(self.queues)
        column.addWidget(self.error)
        column.addWidget(self.taken)
        column.addSpacing(GAP)
        column.addWidget(self.enter)
        self.error.hide()
        self.taken.hide()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(self.header)
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 0)
        bar.addWidget(self.notice)
        page.addLayout(bar)
        page.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addStretch(3)

    def _taken_question(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("kind", "notice")
        mark(frame, warns=True)
        self.taken_text = wrapped("", "", "desk-taken")
        row = QHBoxLayout()
        row.setSpacing(GAP)
        self._take_over = button("take-over", "Ambil alih", self._model.take_over)
        row.addWidget(self._take_over)
        row.addWidget(button("step-back", "Batal", self._model.step_back))
        row.addStretch(1)
        column = QVBoxLayout(frame)
        column.setContentsMargins(2 * GAP, 12, 2 * GAP, 12)
        column.addWidget(self.taken_text)
        column.addLayout(row)
        return frame

    def _offer(self) -> None:
        choices = self._model.choices
        if choices is None:
            return
        first = self.officer.count() == 0
        self.header.title.setText(f"{choices.office} · Loket")
        self.officer.offer((officer.name, officer.id) for officer in choices.officers)
        self._offer_desks()
        self.card.setFixedWidth(_WIDTH + _WIDER * (max(len(desk.places) for desk in choices.desks) - 1))
        self._enable()
        if first:
            self.officer.setFocus()

    def _another_officer(self) -> None:
        self._forget()
        self._offer_desks()
        if self.desk.itemData(0) == WITHOUT_DESK:
            # Who oversees takes no desk unless he says so.
            self.desk.setCurrentIndex(0)

    def _role(self) -> str:
        choices = self._model.choices
        return choices.role(self.officer.currentData()) if choices is not None else ""

    def _offer_desks(self) -> None:
        """The officer's own kind of desk first; what was chosen stays where it is one."""
        choices, role = self._model.choices, self._role()
        if choices is None:
            return
        desks = choices.desks_for(role)
        self.desk.offer((desk.name, desk.key) for desk in desks)
        chosen = next((desk for desk in desks if desk.key == self.desk.currentData()), None)
        if chosen is None or role not in chosen.opened_by:
            self.desk.setCurrentIndex(0)
        self._offer_queues()

    def _offer_queues(self) -> None:
        choices, role = self._model.choices, self._role()
        desks = choices.desks if choices is not None else ()
        desk = next((desk for desk in desks if desk.key == self.desk.currentData()), None)
        if (desk, role) == self._offered:
            return
        self._offered = desk, role
        self._model.step_back()
        for shown in (*self._ticks, *self._places):
            self.queues.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._ticks, self._places = [], []
        self.served.setVisible(desk is not None and bool(desk.queues))
        if desk is not None:
            for column, place in enumerate(desk.places):
                self._offer_place(desk, place, column)
        for before, after in pairwise([self.desk, *self._ticks, self.enter]):
            QWidget.setTabOrder(before, after)

    def _offer_place(self, desk: DeskChoice, place: str, column: int) -> None:
        """A tick for each service at this place, in a column; headed where the desk has several places."""
        if len(desk.places) > 1:
            heading = label("note", place, f"place-{column}")
            self._places.append(heading)
            self.queues.addWidget(heading, 0, column)
        self.queues.setColumnStretch(column, 1)
        for row, choice in enumerate((queue for queue in desk.queues if queue.place == place), 1):
            tick = Tick(f"queue-{len(self._ticks)}", choice.service)
            tick.setAccessibleName(f"{choice.place}, {choice.service}")
            tick.setProperty("queues", choice.queues)
            # At a desk that is not the role's every one: why not is said when it is tried.
            role = self._role()
            tick.setChecked(role in choice.served_by or role not in desk.opened_by)
            self.queues.addWidget(tick, row, column)
            self._ticks.append(tick)

    def _sign_in(self) -> None:
        if not self.enter.isEnabled() or not self.enter.isVisible():
            return
        ticked = [tick for tick in self._ticks if tick.isChecked()]
        queues = tuple(tuple(queue) for tick in ticked for queue in tick.property("queues"))
        self._model.sign_in(
            Entry(self.officer.currentData(), self.pin.text(), self.desk.currentData(), queues)
        )

    def _say_wrong(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def _answered(self) -> None:
        model = self._model
        self.error.setText(model.error.text if model.error else "")
        self.error.setVisible(model.error is not None)
        about_pin = model.error is not None and model.wrong_field == "pin"
        mark(self.pin, wrong=about_pin)
        self.taken.setVisible(bool(model.desk_taken_by))
        self.enter.setVisible(not model.desk_taken_by)
        if model.desk_taken_by:
            self.taken_text.setText(
                f"{self.desk.currentText()} sedang dibuka oleh {model.desk_taken_by}. Ambil alih loket ini?"
            )
            self._take_over.setFocus()
        elif model.error is not None and not about_pin and self._ticks:
            self._ticks[0].setFocus()
        elif about_pin:
            self.pin.setFocus()
            self.pin.selectAll()

    def _forget(self) -> None:
        self.pin.clear()
        self._model.step_back()

    def _enable(self) -> None:
        ready = self._model.choices is not None and not self._model.busy
        self.enter.setEnabled(ready)
        self.enter.setText("Masuk" if self._model.choices is not None else "Memuat data kantor")
