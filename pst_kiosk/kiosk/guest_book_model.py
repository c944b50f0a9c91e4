"""The guest book's view model: what the visitor has answered, page by page, until it can be signed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from pst_kiosk.kiosk.guest_book import (
    Answer,
    GuestBookPage,
    GuestBookState,
    QuestionRow,
    guest_book_page,
    pages_of,
)
from pst_kiosk.ui.rows import KeyedRows

if TYPE_CHECKING:
    from pst_kiosk.domain.guestbook import Question
    from pst_kiosk.domain.profile_parts import Text

QML_IMPORT_NAME = "Pst.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

MANY = "many"


@QmlElement
@QmlUncreatable("made by the program")
class GuestBookModel(QObject):  # type: ignore[operator]  # a gap in PySide's stub of the decorator
    """Holds a draft from `open` to `clear`; nothing of it is kept anywhere else.

    `touched` comes with every answer, `corrected` when answers were found wrong. Whether a page is good
    enough to go on is its owner's to ask of the database, which then tells `correct` and `turn`.
    """

    changed = Signal()
    pageChanged = Signal()
    touched = Signal()
    corrected = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = GuestBookState()
        self._notice: Text | None = None
        self._today = dt.date.min
        self._language = "id"
        self._shown = GuestBookPage()
        self._rows = KeyedRows(QuestionRow, self)

    def open(self, questions: Sequence[Question], notice: Text, today: dt.date) -> None:
        """Begin an empty guest book on its first page; `today` bounds the years of birth."""
        self._notice = notice
        self._today = today
        self._change(GuestBookState(pages_of(questions)))

    def clear(self) -> None:
        """Forget everything the visitor answered."""
        self._change(GuestBookState())

    def speak(self, language: str) -> None:
        self._language = language
        self._derive()

    @property
    def draft(self) -> dict[str, Answer]:
        return dict(self._state.draft)

    @property
    def on_last_page(self) -> bool:
        return self._state.page == len(self._state.pages) - 1

    @property
    def on_first_page(self) -> bool:
        return self._state.page == 0

    def correct(self, wrong: dict[str, str]) -> bool:
        """Show what is wrong on this page or an earlier one; False where nothing is. Later pages are still
        to come."""
        asked = self._state.pages[: self._state.page + 1]
        now_wrong = {q.field: wrong[q.field] for page in asked for q in page if q.field in wrong}
        page = next((place for place, page in enumerate(asked) if any(q.field in wrong for q in page)), None)
        self._change(replace(self._state, wrong=now_wrong, page=self._state.page if page is None else page))
        if page is not None:
            self.corrected.emit()
        return page is not None

    def turn(self, by: int) -> None:
        """Go to the next page (1) or the one before (-1), which must be there."""
        self._go_to(self._state.page + by)

    @Slot(str, str)
    def write(self, field: str, text: str) -> None:
        """The visitor typed; `text` is all of the field."""
        if text != self._state.draft.get(field, ""):
            self._answer(field, text)

    @Slot(str, int)
    def choose(self, field: str, code: int) -> None:
        """The visitor tapped an option; a second tap takes it back."""
        kind = next(row.kind for row in self._shown.rows if row.field == field)
        before = self._state.draft.get(field, 0)
        assert isinstance(before, int)
        if kind == MANY:
            self._answer(field, before ^ code)
        else:
            self._answer(field, 0 if before == code else code)

    @Slot(str, int)
    def openDecade(self, field: str, decade: int) -> None:
        """The visitor tapped a decade; its years appear, and a year chosen before is gone."""
        self._change(replace(self._state, decades={**self._state.decades, field: decade}))
        self._answer(field, 0)

    def _answer(self, field: str, answer: Answer) -> None:
        draft = {**self._state.draft, field: answer}
        if not answer:
            del draft[field]
        wrong = {name: code for name, code in self._state.wrong.items() if name != field}
        self._change(replace(self._state, draft=draft, wrong=wrong))
        self.touched.emit()

    def _go_to(self, page: int) -> None:
        self._change(replace(self._state, page=page))

    def _change(self, state: GuestBookState) -> None:
        self._state = state
        self._derive()

    def _derive(self) -> None:
        notice = self._notice[self._language] if self._notice else ""
        shown = guest_book_page(self._state, notice, self._language, self._today)
        if shown != self._shown:
            turned = shown.page != self._shown.page
            self._shown = shown
            self._rows.show(shown.rows)
            self.changed.emit()
            if turned:
                self.pageChanged.emit()

    questions = Property(QObject, lambda self: self._rows, constant=True)
    isTyped = Property(bool, lambda self: self._shown.is_typed, notify=changed)
    """Whether every question of the page is answered by typing."""
    page = Property(int, lambda self: self._shown.page, notify=pageChanged)
    count = Property(int, lambda self: self._shown.count, notify=changed)
    caption = Property(str, lambda self: self._shown.caption, notify=changed)
    notice = Property(str, lambda self: self._shown.notice, notify=changed)
