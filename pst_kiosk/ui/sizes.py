"""Type, space and motion for each kind of screen, in device-independent pixels and milliseconds."""

from dataclasses import dataclass, fields
from math import ceil

FAMILY = "Manrope"
GRID = 8
MIN_TOUCH = 72
MIN_TOUCH_TYPE = 20
QUICK_MS = 150
CALM_MS = 250
LARGE_TEXT = 1.2


@dataclass(frozen=True)
class TypeScale:
    """Pixel sizes from the smallest note to the ticket's number."""

    caption: int
    small: int
    body: int
    title: int
    heading: int
    display: int
    number: int


COUNTER = TypeScale(caption=13, small=14, body=16, title=20, heading=28, display=44, number=44)
TOUCH = TypeScale(caption=24, small=28, body=32, title=44, heading=64, display=92, number=256)
BOARD = TypeScale(caption=28, small=32, body=36, title=44, heading=52, display=92, number=280)


@dataclass(frozen=True)
class Sizes:
    """Everything that depends on the size of the window."""

    type: TypeScale
    unit: float
    """One step of the 8-px grid at this scale; drawings measure in it."""
    touch: int
    """Height of what a finger hits."""
    radius: int
    radius_small: int

    def space(self, steps: int) -> int:
        """So many grid steps at this scale, rounded up onto the 8-px grid."""
        return ceil(steps * self.unit / GRID) * GRID


def counter_sizes() -> Sizes:
    """The officer's PC: fixed sizes, read from half a metre."""
    return Sizes(COUNTER, unit=GRID, touch=36, radius=8, radius_small=6)


def touch_sizes(width: int, height: int, *, large: bool = False) -> Sizes:
    """Kiosk and rating tablet: drawn for a short side of 1080, never below what a finger and an eye need."""
    scale = _clamp(min(width, height) / 1080, 0.75, 2.0)
    type_scale = _scaled(TOUCH, scale * (LARGE_TEXT if large else 1.0), smallest=MIN_TOUCH_TYPE)
    touch = max(MIN_TOUCH, ceil(104 * scale / GRID) * GRID)
    return Sizes(type_scale, GRID * scale, touch, radius=round(20 * scale), radius_small=round(12 * scale))


def board_sizes(width: int, height: int) -> Sizes:
    """The waiting room's television: everything grows with the screen, upright or not."""
    scale = min(max(width, height) / 1920, min(width, height) / 1080)
    return Sizes(
        _scaled(BOARD, scale, smallest=1),
        GRID * scale,
        touch=0,
        radius=round(24 * scale),
        radius_small=round(16 * scale),
    )


def _scaled(scale: TypeScale, by: float, *, smallest: int) -> TypeScale:
    sizes = {field.name: max(smallest, round(getattr(scale, field.name) * by)) for field in fields(scale)}
    return TypeScale(**sizes)


def _clamp(value: float, low: float, high: float) -> float:
    return min(max(value, low), high)
