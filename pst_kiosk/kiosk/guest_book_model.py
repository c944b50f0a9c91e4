"""The guest book's view model: what the visitor has answered, page by page, until it can be signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.kiosk.guest_book import AnswerRow, GuestBookPage, QuestionRow, guest_book_page
from pst_kiosk.kiosk.guest_book_state import (
    MANY,
    Answer,
    GuestBookState,
    answered,
    begun,
    changing,
    corrected,
    faults,
    left,
    turned,
)
from pst_kiosk.ui.rows import KeyedRows

if TYPE_CHECKING:
    from pst_kiosk.domain.guestbook import Question
    from pst_kiosk.domain.profile_parts import Text

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

NOTHING_KNOWN: Mapping[str, str] = {}


@QmlElement
@QmlUncreatable("made by the program")
class GuestBookModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Holds a draft from `open` to `clear`; nothing of it is kept anywhere else.

    `touched` comes with every answer, `corrected` when answers were found wrong, `settled` when the last
    answer of a page is given and nothing is left to do there, `cleared` when all is forgotten. Its owner
    turns the pages: `faults` says what is wrong, `correct` shows it, `turn` goes on or back.
    """

    changed = Signal()
    pageChanged = Signal()
    touched = Signal()
    corrected = Signal()
    settled = Signal()
    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = GuestBookState()
        self._notice: Text | None = None
        self._today = dt.date.min
        self._language = "id"
        self._shown = GuestBookPage()
        self._rows = KeyedRows(QuestionRow, self)
        self._answers = KeyedRows(AnswerRow, self)

    def open(
        self,
        questions: Sequence[Question],
        notice: Text,
        today: dt.date,
        *,
        institutions: tuple[str, ...] = (),
        known: Mapping[str, str] = NOTHING_KNOWN,
    ) -> None:
        """Begin an empty guest book on its first page; `today` bounds the years of birth.

        `institutions` are the names the office suggests. `known` are the fields a returning visitor has
        answered, each with what may be shown of the answer (masked; empty where nothing may): those count
        as answered, are not asked again, and the draft holds only what is changed.
        """
        self._notice = notice
        self._today = today
        self._change(begun(questions, known, institutions))

    def clear(self) -> None:
        """Forget everything the visitor answered."""
        self._change(GuestBookState())
        self.cleared.emit()

    def speak(self, language: str) -> None:
        self._language = language
        self._derive()

    @property
    def draft(self) -> dict[str, Answer]:
        return dict(self._state.draft)

    @property
    def on_last_page(self) -> bool:
        """Whether this is the summary."""
        return self._state.on_summary

    @property
    def on_first_page(self) -> bool:
        """Whether there is nothing to go back to but the start."""
        return self._state.step == 0 and self._state.changing is None and not self._state.reading

    def faults(self) -> dict[str, str]:
        """What is wrong with the answers as they are, on whatever page, by field."""
        return faults(self._state, self._today)

    def correct(self, wrong: Mapping[str, str]) -> bool:
        """Show what is wrong on this page or an earlier one; False where nothing is. Later pages are still
        to come."""
        self._change(corrected(self._state, wrong))
        if self._state.wrong:
            self.corrected.emit()
        return bool(self._state.wrong)

    def turn(self, by: int) -> None:
        """Go to the next page (1) or the one before (-1), which must be there; from a page that was gone to
        from the summary, both lead back to it."""
        self._change(turned(self._state, by))

    @Slot(str, str)
    def write(self, field: str, text: str) -> None:
        """The visitor typed, or took a suggestion; `text` is all of the field."""
        if text != self._state.draft.get(field, ""):
            self._answer(field, text)

    @Slot(str)
    def leave(self, field: str) -> None:
        """The visitor went on from a field that is typed into; a telephone number is put into groups."""
        self._change(left(self._state, field, self._today))

    @Slot(str, int)
    def choose(self, field: str, code: int) -> None:
        """The visitor tapped an option; a second tap takes it back."""
        kind = next(row.kind for row in self._shown.rows if row.field == field)
        before = self._state.draft.get(field, 0)
        assert isinstance(before, int)
        was_complete = self._shown.complete
        if kind == MANY:
            self._answer(field, before ^ code)
        else:
            self._answer(field, 0 if before == code else code)
        # Where there are several, who changes one may want to change another.
        alone = len(self._shown.rows) == 1
        if self._shown.complete and before != code and (alone or not was_complete):
            self.settled.emit()

    @Slot(str, int)
    def openDecade(self, field: str, decade: int) -> None:
        """The visitor tapped a decade; its years appear, and a year chosen before is gone."""
        self._change(replace(self._state, decades={**self._state.decades, field: decade}))
        self._answer(field, 0)

    @Slot(str)
    def change(self, field: str) -> None:
        """The visitor wants to change an answer of the summary."""
        self._change(changing(self._state, field))
        self.touched.emit()

    @Slot(bool)
    def read(self, wanted: bool) -> None:
        """The visitor opened the privacy notice, or has read it."""
        self._change(replace(self._state, reading=wanted))
        self.touched.emit()

    def _answer(self, field: str, answer: Answer) -> None:
        self._change(answered(self._state, field, answer))
        self.touched.emit()

    def _change(self, state: GuestBookState) -> None:
        before, self._state = self._state, state
        self._derive()
        if state.asked != before.asked:
            self.pageChanged.emit()
        if state.reading != before.reading:
            self.changed.emit()

    def _derive(self) -> None:
        notice = self._notice[self._language] if self._notice else ""
        shown = guest_book_page(self._state, notice, self._language, self._today)
        if shown != self._shown:
            self._shown = shown
            self._rows.show(shown.rows)
            self._answers.show(shown.answers)
            self.changed.emit()

    questions = Property(QObject, lambda self: self._rows, constant=True)
    answers = Property(QObject, lambda self: self._answers, constant=True)
    """The summary's rows; none on the other pages."""
    isTyped = Property(bool, lambda self: self._shown.is_typed, notify=changed)
    """Whether a question of the page is answered by typing."""
    onSummary = Property(bool, lambda self: self._state.on_summary and self._shown.count > 0, notify=changed)
    reading = Property(bool, lambda self: self._state.reading, notify=changed)
    page = Property(int, lambda self: self._shown.page, notify=changed)
    count = Property(int, lambda self: self._shown.count, notify=changed)
    caption = Property(str, lambda self: self._shown.caption, notify=changed)
    notice = Property(str, lambda self: self._shown.notice, notify=changed)
    onward = Property(str, lambda self: self._shown.onward, notify=changed)
    passes = Property(bool, lambda self: self._shown.passes, notify=changed)
