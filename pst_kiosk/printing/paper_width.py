"""The two rolls a ticket printer takes."""

from __future__ import annotations

from enum import IntEnum


class PaperWidth(IntEnum):
    """Width of the roll in millimetres, as written in a station's settings."""

    MM80 = 80
    MM58 = 58

    @property
    def columns(self) -> int:
        """Characters of the printer's standard font (12 dots wide) on one line."""
        return self.dots // 12

    @property
    def dots(self) -> int:
        """Dots the head can print side by side, at 8 dots a millimetre."""
        return 576 if self is PaperWidth.MM80 else 384
