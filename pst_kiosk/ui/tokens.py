"""The design tokens as QML sees them: `import Pst`, then `Tokens.ink`, `Tokens.body`, `Tokens.gap`.

One object per engine, so that a board, a kiosk and a tablet in one process each have their own.
"""

from collections.abc import Callable
from dataclasses import fields
from enum import Enum
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtQml import QmlElement, QmlSingleton

from pst_kiosk.ui.fonts import FIGURES, ICON_FAMILY, icon_char
from pst_kiosk.ui.palette import CONTRAST, DARK, LIGHT, Palette
from pst_kiosk.ui.sizes import (
    CALM_MS,
    FAMILY,
    QUICK_MS,
    TypeScale,
    board_sizes,
    touch_sizes,
)

QML_IMPORT_NAME = "Pst"
QML_IMPORT_MAJOR_VERSION = 1

_SPACES = {"tight": 1, "near": 2, "gap": 3, "apart": 4, "section": 6, "margin": 12}
"""Spaces by name, in steps of the 8-px grid."""


class ScreenKind(Enum):
    """What a QML window is; it decides the type scale and the theme."""

    TOUCH = "touch"
    BOARD = "board"


def _camel(name: str) -> str:
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def _colour_of(name: str) -> Callable[["Tokens"], Any]:
    return lambda tokens: getattr(tokens._palette, name)


def _type_size_of(name: str) -> Callable[["Tokens"], int]:
    return lambda tokens: getattr(tokens._sizes.type, name)


def _space_of(steps: int) -> Callable[["Tokens"], int]:
    return lambda tokens: tokens._sizes.space(steps)


@QmlElement
@QmlSingleton
class Tokens(QObject):
    """Colours, sizes and motion of one window. `open_window` sets its kind and keeps its size."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = ScreenKind.TOUCH
        self._size = (1920, 1080)
        self._high_contrast = False
        self._large_text = False
        self._reduced_motion = False
        self._derive()

    def fit(self, kind: ScreenKind, width: int, height: int) -> None:
        """Take the sizes for a window of this kind and size."""
        if width > 0 and height > 0 and (kind, (width, height)) != (self._kind, self._size):
            self._kind = kind
            self._size = (width, height)
            self._derive()

    def _derive(self) -> None:
        on_board = self._kind is ScreenKind.BOARD
        self._palette = CONTRAST if self._high_contrast else DARK if on_board else LIGHT
        if on_board:
            self._sizes = board_sizes(*self._size)
        else:
            self._sizes = touch_sizes(*self._size, large=self._large_text)
        self.changed.emit()

    @Slot(str, result=str)
    def glyph(self, name: str) -> str:
        """The icon font's character for a Phosphor name ("printer", "printer-bold")."""
        return icon_char(name)

    def _get_high_contrast(self) -> bool:
        return self._high_contrast

    def _set_high_contrast(self, on: bool) -> None:
        self._high_contrast = on
        self._derive()

    def _get_large_text(self) -> bool:
        return self._large_text

    def _set_large_text(self, on: bool) -> None:
        self._large_text = on
        self._derive()

    def _get_reduced_motion(self) -> bool:
        return self._reduced_motion

    def _set_reduced_motion(self, on: bool) -> None:
        self._reduced_motion = on
        self._derive()

    highContrast = Property(bool, _get_high_contrast, _set_high_contrast, notify=changed)
    largeText = Property(bool, _get_large_text, _set_large_text, notify=changed)
    reducedMotion = Property(bool, _get_reduced_motion, _set_reduced_motion, notify=changed)

    @Property(float, notify=changed)
    def unit(self) -> float:
        return self._sizes.unit

    @Property(int, notify=changed)
    def touch(self) -> int:
        return self._sizes.touch

    @Property(int, notify=changed)
    def radius(self) -> int:
        return self._sizes.radius

    @Property(int, notify=changed)
    def radiusSmall(self) -> int:
        return self._sizes.radius_small

    @Property(bool, notify=changed)
    def portrait(self) -> bool:
        return self._size[1] > self._size[0]

    @Property(bool, notify=changed)
    def dense(self) -> bool:
        """Large text on a screen that is wider than high: pages give up some of their air for it."""
        return self._large_text and self._size[0] >= self._size[1]

    @Property(int, notify=changed)
    def quick(self) -> int:
        return 0 if self._reduced_motion else QUICK_MS

    @Property(int, notify=changed)
    def calm(self) -> int:
        return 0 if self._reduced_motion else CALM_MS

    @Property(int, constant=True)
    def moment(self) -> int:
        """How long a thing stands that must be seen, or kept from a finger's second tap; no motion."""
        return CALM_MS

    @Property(str, constant=True)
    def family(self) -> str:
        return FAMILY

    @Property(str, constant=True)
    def iconFamily(self) -> str:
        return ICON_FAMILY

    # A map for Qt; PySide's stub knows only types here.
    figures = Property("QVariantMap", lambda self: FIGURES, constant=True)  # type: ignore[arg-type]

    # One property per colour, type size and space: Qt sees only what stands in the class body.
    for _field in fields(Palette):
        _is_number = _field.type is float
        locals()[_camel(_field.name)] = Property(
            float if _is_number else QColor, _colour_of(_field.name), notify=changed
        )
    for _field in fields(TypeScale):
        locals()[_field.name] = Property(int, _type_size_of(_field.name), notify=changed)
    for _name, _steps in _SPACES.items():
        locals()[_name] = Property(int, _space_of(_steps), notify=changed)
    del _field, _is_number, _name, _steps
