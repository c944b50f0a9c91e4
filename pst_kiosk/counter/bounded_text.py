"""Fields that hold no more than they may: what does not fit is refused whole, whether typed, pasted or
dropped, and a sentence says so; what stands there stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget

Say = Callable[[str], object]
_UNBOUNDED = 32_767
"""What Qt lets a line hold; nobody has more to write than `_LONGEST_LINE` where a field says nothing."""
_LONGEST_LINE = 500


def too_much(longest: int) -> str:
    """The sentence, for a field of at most `longest` letters."""
    most = f"{longest:,}".replace(",", ".")
    return f"Isian ini memuat paling banyak {most} huruf, jadi teks itu tidak dimasukkan. Isinya tetap ada."


class BoundedText(QPlainTextEdit):
    """A text of several lines. `refused` carries the sentence, and nothing once something fitted again."""

    refused = Signal(str)

    def __init__(self, name: str, accessible: str, longest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setTabChangesFocus(True)
        self._longest = longest
        self._told = False
        self.textChanged.connect(self._fits_again)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text()
        if len(text) > self._room():
            self._refuse()
        else:
            self.insertPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed and typed.isprintable() and len(typed) > self._room():
            self._refuse()
        else:
            super().keyPressEvent(event)

    def _room(self) -> int:
        """How many letters still fit in the place of what is chosen."""
        chosen = len(self.textCursor().selectedText())
        # Not `toPlainText`, which would copy a long text at every key.
        return max(self._longest - (self.document().characterCount() - 1 - chosen), 0)

    def _refuse(self) -> None:
        self._told = True
        self.refused.emit(too_much(self._longest))

    def _fits_again(self) -> None:
        if self._told:
            self._told = False
            self.refused.emit("")


class _Fits(QValidator):
    """Beside what the field asked of its text before."""

    def __init__(self, field: QLineEdit) -> None:
        super().__init__(field)
        most = field.maxLength()
        self.longest = _LONGEST_LINE if most == _UNBOUNDED else most
        self.too_long = self.told = False
        self._before = field.validator()

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        self.too_long = len(text) > self.longest
        if self.too_long:
            return QValidator.State.Invalid, text, at
        if self._before is not None:
            return cast("tuple[QValidator.State, str, int]", self._before.validate(text, at))
        return QValidator.State.Acceptable, text, at


def bound_line(field: QLineEdit, say: Say) -> None:
    """A line refuses what is longer than its `maxLength`, whatever way it comes. `say` is told why, and
    nothing once something fitted again."""
    fits = _Fits(field)
    # Else Qt would cut a text before it is looked at.
    field.setMaxLength(_UNBOUNDED)
    field.setValidator(fits)

    def refuse() -> None:
        if fits.too_long:
            fits.told = True
            say(too_much(fits.longest))

    def fitted() -> None:
        if fits.told:
            fits.told = False
            say("")

    field.inputRejected.connect(refuse)
    field.textChanged.connect(fitted)


def bound_fields(page: QWidget, say: Say) -> None:
    """Every line and text of a page keeps to this rule, and says so in one place."""
    for text in page.findChildren(BoundedText):
        text.refused.connect(say)
    for line in page.findChildren(QLineEdit):
        if not isinstance(line.validator(), _Fits) and not isinstance(line.parent(), QAbstractSpinBox):
            bound_line(line, say)
