"""The guest book as a compact form; what is wrong stands under its field, what is typed stays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from pst_kiosk.counter.bounded_text import bound_line
from pst_kiosk.counter.controls import Choice, Tick, label, mark, wrapped
from pst_kiosk.counter.field_errors import sentence
from pst_kiosk.counter.guest_book_model import IDENTITY, Field, GuestBookModel
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.undo_key import lend_undo_key
from pst_kiosk.domain.guestbook import LONGEST_LINE

_COLUMNS = 3
_SPANS = {"text": 2, "many": 3}
"""How many columns a field takes by its kind of answer; the others take one."""


class GuestBookForm(QScrollArea):
    """Built once, for the fields the office asks for: making it takes longer than a key may. Nothing is in it
    until a visitor's guest book is attached."""

    def __init__(self, fields: tuple[Field, ...], asks_identity: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guest-book")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fields = fields
        self._asks_identity = asks_identity
        self._model: GuestBookModel | None = None
        self._inputs: dict[str, QWidget] = {}
        self._fill: dict[str, Callable[[str | int | None], None]] = {}
        self._errors: dict[str, QLabel] = {}
        self.controls: list[QWidget] = []
        """What takes the keyboard, in the order of the form."""
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, 2, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(GAP // 2)
        self._left = Left()
        self._grid.addWidget(self._left, 0, 0, 1, _COLUMNS)
        self._place_fields()
        self.setWidget(self._page)

    def attach(self, model: GuestBookModel | None) -> None:
        """Show this visitor's guest book; None: nobody's. Nothing of the last one is left."""
        if self._model is not None:
            self._model.errorsChanged.disconnect(self._show_errors)
            self._model.refused.disconnect(self._go_to_first_error)
            self._model.filled.disconnect(self._show_left)
        self._model = None
        for fill in self._fill.values():
            fill(None)
        self._show_errors()
        self._left.hide()
        if self._asks_identity:
            self._identity_tick.setChecked(False)
            self._place_identity()
        self.verticalScrollBar().setValue(0)
        self._model = model
        if model is not None:
            model.errorsChanged.connect(self._show_errors)
            model.refused.connect(self._go_to_first_error)
            model.filled.connect(self._show_left)

    def begin(self) -> None:
        """The form is shown: typing starts at the first field."""
        next(iter(self._inputs.values())).setFocus()

    def _place_fields(self) -> None:
        row, column = 1, 0
        for field in self._fields:
            span = _SPANS.get(field.answer, 1)
            if column + span > _COLUMNS:
                row, column = row + 1, 0
            self._grid.addWidget(self._field(field), row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        if self._asks_identity:
            row, column = (row, column) if column + 2 <= _COLUMNS else (row + 1, 0)
            self._identity_tick = Tick("guest-book-identity", "Identitas sah ditunjukkan")
            self._identity_field = self._identity()
            self._identity_place = row, column, 1, _COLUMNS - column
            self._place_identity()
        for at in range(_COLUMNS):
            self._grid.setColumnStretch(at, 1)
        self._grid.setRowStretch(row + 1, 1)

    def _place_identity(self) -> None:
        self._grid.addWidget(self._identity_field, *self._identity_place, Qt.AlignmentFlag.AlignTop)
        self._identity_field.show()

    def _answer(self, field: str, value: str | int | None) -> None:
        if self._model is not None:
            self._model.answer(field, value)

    def _field(self, field: Field) -> QWidget:
        entry = self._input(field)
        entry.setToolTip(field.question)
        self._inputs.setdefault(field.name, entry)
        caption = field.label + ("  (wajib)" if field.required else "")
        return self._stack(field.name, label("label", caption), entry)

    def _input(self, field: Field) -> QWidget:
        if field.answer == "one":
            choice = Choice(f"guest-book-{field.name}", field.label)
            choice.offer([("–", None), *((text, code) for code, text in field.options.items())])
            choice.currentIndexChanged.connect(lambda _: self._answer(field.name, choice.currentData()))
            self._fill[field.name] = lambda code: choice.setCurrentIndex(max(choice.findData(code), 0))
            self.controls.append(choice)
            return choice
        if field.answer == "many":
            return self._boxes(field)
        line = QLineEdit()
        line.setObjectName(f"guest-book-{field.name}")
        line.setAccessibleName(field.label)
        line.setMaxLength(LONGEST_LINE)
        lend_undo_key(line)
        bound_line(line, partial(self._say_too_much, field.name))
        line.textEdited.connect(lambda text: self._answer(field.name, text))
        self._fill[field.name] = lambda typed: line.setText(str(typed or ""))
        self.controls.append(line)
        return line

    def _say_too_much(self, field: str, sentence: str) -> None:
        self._errors[field].setText(sentence)
        self._errors[field].setVisible(bool(sentence))

    def _boxes(self, field: Field) -> QWidget:
        group = QWidget()
        group.setAccessibleName(field.label)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        ticks = {code: Tick(f"guest-book-{field.name}-{code}", text) for code, text in field.options.items()}

        def answer() -> None:
            self._answer(field.name, sum(c for c, tick in ticks.items() if tick.isChecked()) or None)

        def fill(mask: str | int | None) -> None:
            for code, tick in ticks.items():
                tick.setChecked(bool(int(mask or 0) & code))

        self._fill[field.name] = fill
        for at, tick in enumerate(ticks.values()):
            tick.toggled.connect(lambda _: answer())
            grid.addWidget(tick, at // _COLUMNS, at % _COLUMNS)
            grid.setColumnStretch(at % _COLUMNS, 1)
        # No focus proxy for the group: Qt's order of Tab would go round in circles.
        self._inputs[field.name] = next(iter(ticks.values()))
        self.controls.extend(ticks.values())
        return group

    def _identity(self) -> QWidget:
        def shown(checked: bool) -> None:
            if self._model is not None:
                self._model.show_identity(checked)

        self._identity_tick.toggled.connect(shown)
        self._inputs[IDENTITY] = self._identity_tick
        self.controls.append(self._identity_tick)
        return self._stack(IDENTITY, label("label", "Identitas  (wajib)"), self._identity_tick)

    def _stack(self, name: str, caption: QLabel, entry: QWidget) -> QWidget:
        error = wrapped("wrong", "", f"guest-book-{name}-error")
        error.hide()
        self._errors[name] = error
        stack = QWidget()
        column = QVBoxLayout(stack)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(caption)
        column.addWidget(entry)
        column.addWidget(error)
        return stack

    def _show_left(self) -> None:
        """What was left before stands in the fields; the keyboard is at what is still to be done."""
        assert self._model is not None
        untouched = self.window().focusWidget() is next(iter(self._inputs.values()))
        for field, answer in dict(self._model.draft).items():
            self._fill[field](answer)
        self._left.show()
        if self._asks_identity:
            self._left.take_in(self._identity_field)
        if untouched:
            self._first_due().setFocus()

    def _first_due(self) -> QWidget:
        """The first field that has to be answered and is not, then the identity."""
        assert self._model is not None
        answered = self._model.draft
        due = (field.name for field in self._fields if field.required and not answered.get(field.name))
        return self._inputs[next(due, IDENTITY if self._asks_identity else self._fields[0].name)]

    def _go_to_first_error(self) -> None:
        errors = self._model.errors if self._model is not None else {}
        wrong = next((entry for name, entry in self._inputs.items() if name in errors), None)
        if wrong is not None:
            wrong.setFocus()
            self.ensureWidgetVisible(wrong, 0, 6 * GAP)

    def _show_errors(self) -> None:
        errors = self._model.errors if self._model is not None else {}
        for name, shown in self._errors.items():
            code = errors.get(name)
            shown.setText(sentence(code) if code else "")
            shown.setVisible(code is not None)
            mark(self._inputs[name], wrong=code is not None)
            self._inputs[name].setAccessibleDescription(shown.text())


class Left(QFrame):
    """Says that this was written before, at the kiosk or a desk, beside what the officer has to tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guest-book-left")
        self.setProperty("kind", "notice")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(
            label("strong", "Sudah diisi sebelumnya, di kios atau di loket", "guest-book-left-what")
        )
        words.addWidget(wrapped("note", "Silakan cocokkan dengan identitasnya, lalu simpan."))
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2 * GAP, GAP, 2 * GAP, GAP)
        self._row.setSpacing(2 * GAP)
        self._row.addLayout(words, 1)
        self.hide()

    def take_in(self, todo: QWidget) -> None:
        """Put this beside the words."""
        self._row.addWidget(todo, 0, Qt.AlignmentFlag.AlignVCenter)
        # At once: with its new parent it would be shown in the next round of events, and take no focus now.
        todo.show()
