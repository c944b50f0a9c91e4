"""The administrator's page of announcements: those of the office, and a form for a new or corrected one."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pst_kiosk.counter.announcements_model import AnnouncementsModel
from pst_kiosk.counter.bounded_text import BoundedText
from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import Day, button, label, mark, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.menus import question
from pst_kiosk.counter.office_page import OfficePage, Ways, chosen_row, office_table
from pst_kiosk.domain.announcement import LONGEST

_SIDE = 420
_TEXT = 84


class AnnouncementsPage(OfficePage):
    def __init__(self, model: AnnouncementsModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._instead: str | None = None
        self._days_due = True
        self._table = office_table("announcements", "Pengumuman", model.rows, "text", hidden="id")
        self._correct = button("correct-announcement", "Perbaiki", self._take_up, glyph="pencil-simple")
        self._withdraw = button("withdraw-announcement", "Tarik", self._ask_to_withdraw, glyph="trash")
        self._title = label("title", "", "announcement-form-title")
        self._indonesian = _Text("announcement-id", "Bahasa Indonesia")
        self._english = _Text("announcement-en", "Bahasa Inggris")
        self._first = Day("announcement-first", "Tampil mulai")
        self._last = Day("announcement-last", "Sampai dengan")
        self._publish = button("publish", "Terbitkan", self._send, kind="primary", key="Ctrl+S")
        self._new = button("new-announcement", "Kosongkan isian", self._clear)
        self.panels.addWidget(self._list_card(), 1)
        self.panels.addWidget(self._form_card())
        self._table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._table.activated.connect(lambda _: self._take_up())
        self._first.dateChanged.connect(self._last.setMinimumDate)
        for text in (self._indonesian, self._english):
            text.edit.textChanged.connect(self._enable)
        model.changed.connect(self._show_read)
        model.published.connect(self._clear)
        model.busyChanged.connect(self._enable)
        self._clear()

    def begin(self) -> None:
        self._indonesian.edit.setFocus()

    def _list_card(self) -> Card:
        card = Card("announcements-card", 2 * GAP)
        row = QHBoxLayout()
        row.addWidget(self._correct)
        row.addWidget(self._withdraw)
        row.addWidget(wrapped("note", "Kios menampilkannya sejak hari pertama sampai hari terakhir."), 1)
        card.column.addWidget(label("title", "Pengumuman kantor"))
        card.column.addWidget(self._table, 1)
        card.column.addLayout(row)
        return card

    def _form_card(self) -> Card:
        card = Card("announcement-form", 2 * GAP)
        card.setFixedWidth(_SIDE)
        days = QHBoxLayout()
        days.setSpacing(2 * GAP)
        for day in (self._first, self._last):
            column = QVBoxLayout()
            column.setSpacing(3)
            column.addWidget(label("label", day.accessibleName()))
            column.addWidget(day)
            days.addLayout(column, 1)
        column = card.column
        column.addWidget(self._title)
        for text in (self._indonesian, self._english):
            column.addWidget(text)
        column.addLayout(days)
        column.addSpacing(GAP)
        column.addWidget(self._publish)
        column.addWidget(self._new)
        column.addStretch(1)
        return card

    def _show_read(self) -> None:
        if self._days_due and self._model.today is not None:
            self._offer_days(self._model.today, self._model.today)
        self._enable()

    def _take_up(self) -> None:
        """The chosen announcement comes into the form, to be corrected."""
        row = chosen_row(self._table)
        if row is None:
            return
        chosen = self._model.announcement(row)
        self._instead = chosen.id
        self._indonesian.edit.setPlainText(chosen.text.id)
        self._english.edit.setPlainText(chosen.text.en)
        self._offer_days(chosen.first, chosen.last)
        self._title.setText("Perbaiki pengumuman")
        self._indonesian.edit.setFocus()

    def _clear(self) -> None:
        self._instead = None
        self._title.setText("Pengumuman baru")
        for text in (self._indonesian, self._english):
            text.edit.clear()
        if self._model.today is not None:
            self._offer_days(self._model.today, self._model.today)
        self._indonesian.edit.setFocus()
        self._enable()

    def _offer_days(self, first: dt.date, last: dt.date) -> None:
        self._days_due = False
        self._first.choose(first)
        self._last.choose(last)

    def _send(self) -> None:
        self._model.publish(
            self._indonesian.edit.toPlainText(),
            self._english.edit.toPlainText(),
            self._first.chosen,
            self._last.chosen,
            self._instead,
        )

    def _ask_to_withdraw(self) -> None:
        row = chosen_row(self._table)
        if row is None:
            return
        wanted = self._model.announcement(row).id
        question(
            "withdraw-question",
            "Tarik pengumuman ini?",
            "Ya, tarik dari kios dan papan",
            lambda: self._model.withdraw(wanted),
            self,
        ).open_under(self._withdraw)

    def _enable(self) -> None:
        ready = not self._model.busy and self._model.today is not None
        some = chosen_row(self._table) is not None
        self._correct.setEnabled(some)
        self._withdraw.setEnabled(ready and some)
        self._publish.setEnabled(ready and self._indonesian.fits and self._english.fits)


class _Text(QWidget):
    """A text of at most `LONGEST` letters, and how many it has."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Spaces are not counted twice: a text that fits may be a little longer as it is written.
        self.edit = BoundedText(name, title, 2 * LONGEST)
        self.edit.setFixedHeight(_TEXT)
        self._count = QLabel()
        self._count.setObjectName(f"{name}-count")
        head = QHBoxLayout()
        head.addWidget(label("label", title), 1)
        head.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.edit)
        self.edit.textChanged.connect(self._show_count)
        self._show_count()

    @property
    def fits(self) -> bool:
        return 0 < self._letters <= LONGEST

    @property
    def _letters(self) -> int:
        return len(" ".join(self.edit.toPlainText().split()))

    def _show_count(self) -> None:
        too_long = self._letters > LONGEST
        self._count.setText(f"{self._letters} dari {LONGEST} huruf")
        mark(self._count, kind="wrong" if too_long else "note")
        mark(self.edit, wrong=too_long)
