"""The page "Cari kunjungan": what is looked for and was found at the left, the open visit at the right."""

from __future__ import annotations

import datetime as dt

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import Choice, Day, button, label, say, wrapped
from pst_kiosk.counter.correction_form import CorrectionForm
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.menus import question
from pst_kiosk.counter.office_page import OfficePage, Ways, chosen_row, office_table
from pst_kiosk.counter.search_model import SearchModel

_LONGEST = 200
"""Letters of a field: what is pasted beyond is not taken."""
_TODAY, _WEEK, _YEAR, _EVER, _CHOSEN = "today", "week", "year", "ever", "chosen"


class SearchPage(OfficePage):
    def __init__(self, model: SearchModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._model = model
        self._due = True
        self._words = _field("search-words", "Nama atau instansi")
        self._number = _field("search-number", "Nomor antrean")
        self._contact = _field("search-contact", "E-mail atau nomor telepon")
        self._service = Choice("search-service", "Layanan")
        self._period = Choice("search-period", "Waktu")
        self._period.offer(
            (
                ("Hari ini", _TODAY),
                ("7 hari terakhir", _WEEK),
                ("Tahun ini", _YEAR),
                ("Semua waktu", _EVER),
                ("Pilih hari", _CHOSEN),
            )
        )
        self._first, self._last = Day("search-first", "Dari"), Day("search-last", "Sampai")
        self._find = button("find", "Cari", self._send, kind="answer")
        say(self._find, "Cari", "Enter")
        self._summary = label("muted", "", "search-summary")
        self._found = office_table(
            "found", "Kunjungan, permohonan, dan penjualan yang ditemukan", model.found, "name", hidden="key"
        )
        self._story = office_table("story", "Riwayat yang dibuka", model.story, "value", hidden="key")
        self._title = wrapped("title", "Belum ada yang dibuka", "story-title")
        self._correct = button(
            "correct", "Perbaiki", self._begin_correction, key="Ctrl+E", glyph="pencil-simple"
        )
        self._copy = button("copy-visitor", "Salinan", model.copy, glyph="copy")
        self._erase = button("erase", "Hapus data pribadi", self._ask_to_erase, glyph="trash")
        self._form = CorrectionForm(model.correct)
        self._form.hide()
        self.panels.addWidget(self._left(), 2)
        self.panels.addWidget(self._right(), 3)
        self._found.setColumnHidden(model.found.column("institution"), True)
        self._found.activated.connect(lambda _: self._open())
        self._found.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._story.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self._story.activated.connect(lambda _: self._begin_correction())
        self._period.currentIndexChanged.connect(lambda _: self._enable())
        self._form.done.connect(self._end_correction)
        for field in (self._words, self._number, self._contact):
            field.returnPressed.connect(self._find.click)
        model.changed.connect(self._offer)
        model.foundChanged.connect(self._show_found)
        model.openedChanged.connect(self._show_story)
        model.corrected.connect(self._end_correction)
        model.busyChanged.connect(self._enable)
        self._enable()

    def begin(self) -> None:
        self._words.setFocus()

    def _left(self) -> Card:
        card = Card("search-card", 2 * GAP)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(3)
        places = (
            (self._words, 0, 0, 2),
            (self._number, 2, 0, 1),
            (self._contact, 2, 1, 1),
            (self._service, 4, 0, 1),
            (self._period, 4, 1, 1),
            (self._first, 6, 0, 1),
            (self._last, 6, 1, 1),
        )
        for widget, line, column, span in places:
            grid.addWidget(label("label", widget.accessibleName()), line, column, 1, span)
            grid.addWidget(widget, line + 1, column, 1, span)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        row = QHBoxLayout()
        row.addWidget(self._find)
        row.addWidget(self._summary, 1)
        card.column.addLayout(grid)
        card.column.addLayout(row)
        card.column.addWidget(self._found, 1)
        return card

    def _right(self) -> Card:
        card = self._story_card = Card("story-card", 2 * GAP)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self._correct)
        row.addWidget(self._copy)
        row.addWidget(self._erase)
        row.addStretch(1)
        card.column.addWidget(self._title)
        card.column.addWidget(self._story, 1)
        card.column.addWidget(self._form)
        card.column.addLayout(row)
        card.column.addWidget(wrapped("note", "Siapa yang mencari dan membuka data ini dicatat."))
        return card

    def _offer(self) -> None:
        office = self._model.office
        self._summary.setText(self._model.summary)
        if self._due and office is not None:
            self._due = False
            self._service.offer([("Semua layanan", None), *((name, key) for key, name in office.services)])
            for day in (self._first, self._last):
                day.choose(office.today)
        self._enable()

    def _send(self) -> None:
        first, last = self._days()
        self._model.find(
            words=self._words.text(),
            number=self._number.text(),
            contact=self._contact.text(),
            service=self._service.currentData(),
            first=first,
            last=last,
        )

    def _days(self) -> tuple[dt.date | None, dt.date | None]:
        office, period = self._model.office, self._period.currentData()
        if office is None or period == _EVER:
            return None, None
        if period == _CHOSEN:
            return self._first.chosen, self._last.chosen
        first = {
            _TODAY: office.today,
            _WEEK: office.today - dt.timedelta(days=6),
            _YEAR: office.today.replace(month=1, day=1),
        }
        return first[period], office.today

    def _show_found(self) -> None:
        if self._model.found.rowCount():
            self._found.setFocus()
            self._found.selectRow(0)
        self._enable()

    def _open(self) -> None:
        row = chosen_row(self._found)
        if row is not None:
            self._end_correction()
            self._model.open(self._model.found.text(row, "key"))

    def _show_story(self) -> None:
        opened = self._model.opened
        self._title.setText(opened.title if opened else "")
        self._enable()

    def _begin_correction(self) -> None:
        row, opened = chosen_row(self._story), self._model.opened
        if opened is None or row is None or not self._model.corrects or not opened.facts[row].subject:
            return
        self._form.show()
        self._form.begin(opened.facts[row])
        self._story_card.column.activate()  # the form has taken its room, and the line must not hide below
        self._story.scrollTo(self._story.currentIndex())

    def _end_correction(self) -> None:
        if self._form.isVisible():
            self._form.clear()
            self._form.hide()
            self._story.setFocus()

    def _ask_to_erase(self) -> None:
        question(
            "erase-question",
            "Hapus nama, kontak, dan instansi orang ini di semua kunjungan, permohonan, dan penjualannya?",
            "Ya, hapus atas permintaannya",
            self._model.erase,
            self,
        ).open_under(self._erase)

    def _enable(self) -> None:
        ready, opened = not self._model.busy, self._model.opened
        row = chosen_row(self._story)
        chosen = self._period.currentData() == _CHOSEN
        self._first.setEnabled(chosen)
        self._last.setEnabled(chosen)
        self._find.setEnabled(ready and self._model.office is not None)
        corrects = self._model.corrects and opened is not None
        fits = corrects and row is not None and opened is not None and bool(opened.facts[row].subject)
        self._correct.setEnabled(ready and fits)
        for at_request in (self._copy, self._erase):
            at_request.setEnabled(ready and corrects and opened is not None and opened.signed)
        self._form.enable(ready)


def _field(name: str, accessible: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setMaxLength(_LONGEST)
    return made
