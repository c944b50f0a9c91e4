"""What can stand on a ticket's paper, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]
QrLevel = Literal["L", "M", "Q", "H"]


@dataclass(frozen=True)
class Style:
    """How letters look; `width` and `height` multiply the standard cell of 12 by 24 dots."""

    width: int = 1
    height: int = 1
    bold: bool = False
    underline: bool = False
    inverse: bool = False


@dataclass(frozen=True)
class Run:
    """Neighbouring letters of one style."""

    text: str
    style: Style

    @property
    def columns(self) -> int:
        return len(self.text) * self.style.width


@dataclass(frozen=True)
class Line:
    """What stands before one line feed, even where it is too long for the roll."""

    runs: tuple[Run, ...]
    align: Align

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def columns(self) -> int:
        return sum(run.columns for run in self.runs)


@dataclass(frozen=True)
class Feed:
    """Blank paper, in dots."""

    dots: int


@dataclass(frozen=True)
class QrCode:
    """A QR code the printer is asked to draw; `module` is the side of one square in dots."""

    payload: str
    module: int
    level: QrLevel
    align: Align


@dataclass(frozen=True)
class Raster:
    """A picture: rows of bits, eight to a byte, each row filled up to whole bytes; a set bit is black."""

    width: int
    height: int
    bits: bytes
    align: Align


@dataclass(frozen=True)
class Cut:
    """The knife."""


Item = Line | Feed | QrCode | Raster | Cut

LINE_DOTS = 30
"""Height of a line of standard letters, in dots."""
