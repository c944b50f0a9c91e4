"""The service record: what was asked for and what came of it, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pst_kiosk.counter.bounded_text import BoundedText, bound_line
from pst_kiosk.counter.controls import button, label, mark
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.record_given import GivenButton
from pst_kiosk.counter.record_model import LONGEST, RecordModel
from pst_kiosk.counter.record_news import RecordNews
from pst_kiosk.counter.record_rows import NeedRows
from pst_kiosk.counter.record_table import NeedsTable
from pst_kiosk.counter.record_wording import OUTCOMES
from pst_kiosk.counter.short_clipboard import MINUTES, ShortClipboard
from pst_kiosk.counter.short_text import ShortText
from pst_kiosk.counter.undo_key import lend_undo_key
from pst_kiosk.domain.record import LONGEST_REFERRAL
from pst_kiosk.domain.record_columns import tab_separated

_LEAST_TEXT, _MOST_TEXT = 44, 130
_LEAST_TABLE = 74


class RecordForm(QScrollArea):
    """Built once, and attached to one visitor's record after the other. It scrolls where a small window and a
    long procedure leave it less than it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("record")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._model: RecordModel | None = None
        self._zone: ZoneInfo | None = None
        self._filling = self._begins = False
        self._clipboard = ShortClipboard(self)
        self._state = label("saved", "", "record-state")
        self._state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
        self._news = RecordNews()
        self._hint = ShortText("wrong", "record-hint")
        self._text = BoundedText("record-summary", "Rekam layanan", LONGEST)
        self._text.refused.connect(self._say)
        self._text.setPlaceholderText("Apa yang diminta dan apa yang diberikan")
        self._text.setMinimumHeight(_LEAST_TEXT)
        self._text.setMaximumHeight(_MOST_TEXT)
        lend_undo_key(self._text)
        self._text.textChanged.connect(self._write)
        self._rows = NeedRows(self)
        self._table = NeedsTable(self._rows)
        self._table.setMinimumHeight(_LEAST_TABLE)
        self._table.removeAsked.connect(self._remove_row)
        self._table.restoreAsked.connect(self._restore_row)
        self._table.copyAsked.connect(self._copy_row)
        self._table.said.connect(self._say)
        self._add = _quiet("add-need", "Baris baru", self._add_row, "Ctrl+N", "plus")
        self._restore = _quiet("restore-need", "Kembalikan baris", self._restore_row)
        self._restore.setToolTip("Ctrl+Z di dalam tabel")
        self._copy = _quiet("copy-need", "Salin baris", self._copy_here)
        self._copy.setToolTip("Ctrl+C di dalam tabel")
        self._copy_all = _quiet("copy-needs", "Salin semua", self._copy_rows, "Alt+C", "copy")
        self._outcomes = QButtonGroup(self)
        self._outcomes.setExclusive(False)
        self._referral = QLineEdit()
        self._referral.setObjectName("record-referral")
        self._referral.setAccessibleName("Dirujuk ke")
        self._referral.setPlaceholderText("Dirujuk ke")
        self._referral.setMaxLength(LONGEST_REFERRAL)
        lend_undo_key(self._referral)
        bound_line(self._referral, self._say)
        self._referral.textEdited.connect(lambda text: self._change(referral=text))
        self._given = GivenButton(self._change)
        self._follow_ups = label("note", "", "record-follow-ups")
        self._lay_out()
        self.setWidget(self._page)
        self.attach(None, None)

    def attach(self, model: RecordModel | None, zone: ZoneInfo | None) -> None:
        """Show and change this record from now on, and no other. `zone`: in which its times are told."""
        if self._model is not None:
            for signal, slot in self._follows(self._model):
                signal.disconnect(slot)
        self._model, self._zone, self._begins = None, zone, False
        self._text.setPlainText("")
        self._state.setText("")
        self._follow_ups.setText("")
        self._follow_ups.hide()
        self._referral.hide()
        self._show_restore(False)
        self._say("")
        self._rows.attach(model)
        self._table.begin_anew()
        self._news.attach(model)
        self._table.suggested = None
        self._page.setEnabled(False)
        if model is None:
            return
        self._model = model
        for signal, slot in self._follows(model):
            signal.connect(slot)
        self._take_suggestions()
        if model.ready:
            self._begin_with()

    def _follows(self, model: RecordModel) -> tuple[tuple[SignalInstance, Callable[[], None]], ...]:
        return (
            (model.loaded, self._begin_with),
            (model.replaced, self._fill),
            (model.changed, self._show_state),
            (model.needsChanged, self._rows.refresh),
            (model.suggestionsChanged, self._take_suggestions),
        )

    def begin(self) -> None:
        """The keyboard goes where writing begins, as soon as the stored record is here."""
        self._begins = not self._page.isEnabled()
        self._text.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(label("strong", "Rekam layanan"))
        top.addWidget(self._state, 1)
        over_table = QHBoxLayout()
        over_table.setSpacing(GAP - 2)
        over_table.addWidget(label("strong", "Kebutuhan data"))
        over_table.addStretch(1)
        for made in (self._restore, self._add, self._copy, self._copy_all):
            over_table.addWidget(made)
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._news)
        column.addWidget(self._text, 2)
        column.addWidget(self._hint)
        column.addLayout(over_table)
        column.addWidget(self._table, 3)
        column.addLayout(self._outcome_row())
        column.addWidget(self._referral)
        column.addWidget(self._follow_ups)

    def _outcome_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP - 2)
        row.addWidget(label("strong", "Hasil"))
        for outcome, text in OUTCOMES.items():
            made = button(f"outcome-{outcome}", text, partial(self._choose, outcome), kind="outcome")
            made.setCheckable(True)
            made.setProperty("outcome", outcome)
            self._outcomes.addButton(made)
            row.addWidget(made)
        row.addWidget(self._given, 1)
        return row

    def _begin_with(self) -> None:
        """The stored record is here."""
        assert self._model is not None
        self._page.setEnabled(True)
        if not self._model.needs:
            self._model.add_need()
        self._fill()
        if self._begins or (self.isVisible() and not self.window().focusWidget()):
            self.begin()

    def _fill(self) -> None:
        model = self._model
        assert model is not None
        self._filling = True
        if self._text.toPlainText() != model.summary:
            self._text.setPlainText(model.summary)
            self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        if self._referral.text() != model.record.referral:
            self._referral.setText(model.record.referral)
        self._rows.refresh()
        self._filling = False
        self._follow_ups.setText(", ".join(f"Permohonan {made.number}" for made in model.follow_ups))
        self._follow_ups.setVisible(bool(model.follow_ups))
        self._show_state()

    def _write(self) -> None:
        if self._model is not None and not self._filling:
            self._model.write(self._text.toPlainText())

    def _change(self, **values: object) -> None:
        if self._model is not None:
            self._model.change(**values)

    def _choose(self, outcome: str) -> None:
        assert self._model is not None
        # Chosen once more, it is no longer chosen.
        self._model.choose(None if self._model.outcome == outcome else outcome)
        self._show_state()
        if self._model.outcome == "dirujuk":
            self._referral.setFocus()

    def _add_row(self) -> None:
        if self._model is not None:
            self._table.go_to(self._model.add_need())

    def _remove_row(self, row: int) -> None:
        if self._model is None:
            return
        column = self._table.currentIndex().column()
        self._model.remove_need(row)
        if not self._model.needs:
            self._model.add_need()
        self._table.go_to(min(row, len(self._model.needs) - 1), column)

    def _restore_row(self) -> None:
        row = None if self._model is None else self._model.restore_need()
        if row is not None:
            self._table.go_to(row)

    def _copy_here(self) -> None:
        here = self._table.currentIndex()
        self._copy_row(here.row() if here.isValid() else 0)

    def _copy_row(self, row: int) -> None:
        if self._model is not None:
            self._put_on_clipboard(row, row + 1)

    def _copy_rows(self) -> None:
        if self._model is not None:
            self._put_on_clipboard(0, len(self._model.needs))

    def _put_on_clipboard(self, first: int, behind: int) -> None:
        assert self._model is not None
        needs = [need for need in self._model.needs[first:behind] if not need.blank]
        if needs:
            self._clipboard.hold(tab_separated(needs))
        said = f"{len(needs)} baris disalin, tempel dalam {MINUTES} menit"
        self._state.setText(said if needs else "belum ada baris untuk disalin")

    def _take_suggestions(self) -> None:
        self._table.suggested = None if self._model is None else self._model.suggested

    def _say(self, sentence: str) -> None:
        self._hint.show_text(sentence)
        self._hint.setVisible(bool(sentence))

    def _show_restore(self, may: bool) -> None:
        """In the place of the button that has a key anyway: there is no room for both."""
        self._restore.setVisible(may)
        self._copy.setVisible(not may)

    def _show_state(self) -> None:
        model = self._model
        assert model is not None
        for made in self._outcomes.buttons():
            made.setChecked(made.property("outcome") == model.outcome)
        self._given.show_record(model.record)
        self._referral.setVisible(model.outcome == "dirujuk" or bool(model.record.referral))
        self._show_restore(model.may_restore)
        self._table.may_restore = model.may_restore
        self._news.show_news()
        mark(self._text, wrong=model.too_long)
        mark(self._state, kind="wrong" if model.too_long else "saved")
        if model.too_long:
            self._state.setText(f"{len(model.summary)} dari {LONGEST} huruf: silakan ringkas agar tersimpan")
        elif model.unsaved:
            self._state.setText("menyimpan")
        elif model.saved_at is not None and self._zone is not None:
            self._state.setText(f"tersimpan {model.saved_at.astimezone(self._zone):%H.%M.%S}")


def _quiet(
    name: str, text: str, pressed: Callable[[], object], key: str = "", glyph: str = ""
) -> QPushButton:
    """A small button that leaves the keyboard in the table."""
    made = button(name, text, pressed, kind="small", key=key, glyph=glyph)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made
