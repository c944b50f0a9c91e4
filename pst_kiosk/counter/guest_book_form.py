"""The guest book as a compact form; what is wrong stands under its field, what is typed stays."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import Choice, Tick, label, mark, wrapped
from pst_kiosk.counter.field_errors import sentence
from pst_kiosk.counter.guest_book_model import IDENTITY, Field, GuestBookModel
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.undo_key import lend_undo_key

_COLUMNS = 3
_SPANS = {"text": 2, "many": 3}
"""How many columns a field takes by its kind of answer; the others take one."""


class GuestBookForm(QScrollArea):
    def __init__(self, model: GuestBookModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guest-book")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model = model
        self._inputs: dict[str, QWidget] = {}
        self._errors: dict[str, QLabel] = {}
        self._page = QWidget()
        self._grid = QGridLayout(self._page)
        self._grid.setContentsMargins(0, 0, 2, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(GAP - 2)
        self._place_fields()
        self.setWidget(self._page)
        model.errorsChanged.connect(self._show_errors)
        model.refused.connect(self._go_to_first_error)

    def begin(self) -> None:
        """The form is shown: typing starts at the first field."""
        next(iter(self._inputs.values())).setFocus()

    def _place_fields(self) -> None:
        row = column = 0
        for field in self._model.fields:
            span = _SPANS.get(field.answer, 1)
            if column + span > _COLUMNS:
                row, column = row + 1, 0
            self._grid.addWidget(self._field(field), row, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
        if self._model.asks_identity:
            row, column = (row, column) if column + 2 <= _COLUMNS else (row + 1, 0)
            self._grid.addWidget(
                self._identity(), row, column, 1, _COLUMNS - column, Qt.AlignmentFlag.AlignTop
            )
        for at in range(_COLUMNS):
            self._grid.setColumnStretch(at, 1)
        self._grid.setRowStretch(row + 1, 1)

    def _field(self, field: Field) -> QWidget:
        entry = self._input(field)
        entry.setToolTip(field.question)
        self._inputs[field.name] = entry
        caption = field.label + ("  (wajib)" if field.required else "")
        return self._stack(field.name, label("label", caption), entry)

    def _input(self, field: Field) -> QWidget:
        if field.answer == "one":
            choice = Choice(f"guest-book-{field.name}", field.label)
            choice.offer([("–", None), *((text, code) for code, text in field.options.items())])
            choice.currentIndexChanged.connect(lambda _: self._model.answer(field.name, choice.currentData()))
            return choice
        if field.answer == "many":
            return self._boxes(field)
        line = QLineEdit()
        line.setObjectName(f"guest-book-{field.name}")
        line.setAccessibleName(field.label)
        lend_undo_key(line)
        line.textEdited.connect(lambda text: self._model.answer(field.name, text))
        return line

    def _boxes(self, field: Field) -> QWidget:
        group = QWidget()
        group.setAccessibleName(field.label)
        grid = QGridLayout(group)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        ticks = {code: Tick(f"guest-book-{field.name}-{code}", text) for code, text in field.options.items()}

        def answer() -> None:
            self._model.answer(field.name, sum(c for c, tick in ticks.items() if tick.isChecked()) or None)

        for at, tick in enumerate(ticks.values()):
            tick.toggled.connect(lambda _: answer())
            grid.addWidget(tick, at // _COLUMNS, at % _COLUMNS)
            grid.setColumnStretch(at % _COLUMNS, 1)
        group.setFocusProxy(next(iter(ticks.values())))
        return group

    def _identity(self) -> QWidget:
        tick = Tick("guest-book-identity", "Identitas sah ditunjukkan")
        tick.toggled.connect(self._model.show_identity)
        self._inputs[IDENTITY] = tick
        return self._stack(IDENTITY, label("label", "Identitas  (wajib)"), tick)

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

    def _go_to_first_error(self) -> None:
        wrong = next((entry for name, entry in self._inputs.items() if name in self._model.errors), None)
        if wrong is not None:
            wrong.setFocus()
            self.ensureWidgetVisible(wrong, 0, 6 * GAP)

    def _show_errors(self) -> None:
        errors = self._model.errors
        for name, shown in self._errors.items():
            code = errors.get(name)
            shown.setText(sentence(code) if code else "")
            shown.setVisible(code is not None)
            mark(self._inputs[name], wrong=code is not None)
            self._inputs[name].setAccessibleDescription(shown.text())
