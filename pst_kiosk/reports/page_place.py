"""Where the reader of a PDF sees a page's corners: pages may be turned, cropped, and measured otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from pypdf import PageObject
from pypdf.generic import ArrayObject

from pst_kiosk.reports.watermark import Shape

_MOST = 200_000.0
"""Points; no paper is longer, and other numbers are damage."""


@dataclass(frozen=True)
class Place:
    """The part that is seen, in the page's own coordinates; `turned` is in degrees, clockwise."""

    left: float
    foot: float
    right: float
    top: float
    turned: int

    @classmethod
    def of(cls, page: PageObject) -> Place:
        """Raises `ValueError` where the page has no size."""
        media, crop = _box(page, "/MediaBox"), _box(page, "/CropBox")
        if media is None:
            raise ValueError("a page without a size")
        seen = media if crop is None else _within(crop, media) or media
        return cls(*seen, _turned(page))

    @property
    def shape(self) -> Shape:
        wide, high = self.right - self.left, self.top - self.foot
        return Shape(wide, high) if self.turned in (0, 180) else Shape(high, wide)

    def drawing(self, name: str) -> bytes:
        """Draws the form `name`, made for this shape, over the page; after whatever was drawn before."""
        matrix = {
            0: (1, 0, 0, 1, self.left, self.foot),
            90: (0, 1, -1, 0, self.right, self.foot),
            180: (-1, 0, 0, -1, self.right, self.top),
            270: (0, -1, 1, 0, self.left, self.top),
        }[self.turned]
        numbers = " ".join(f"{number:.4f}".rstrip("0").rstrip(".") for number in matrix)
        return f"\nQ\nq {numbers} cm {name} Do Q\n".encode()


Box = tuple[float, float, float, float]


def _box(page: PageObject, name: str) -> Box | None:
    found = page.get(name)
    box = None if found is None else found.get_object()
    if not isinstance(box, ArrayObject) or len(box) != 4:
        return None
    a, b, c, d = (float(part.get_object()) for part in box)
    left, right, foot, top = min(a, c), max(a, c), min(b, d), max(b, d)
    if not (0 < right - left <= _MOST and 0 < top - foot <= _MOST):  # also where one is no number
        return None
    return left, foot, right, top


def _within(inner: Box, outer: Box) -> Box | None:
    left, foot = max(inner[0], outer[0]), max(inner[1], outer[1])
    right, top = min(inner[2], outer[2]), min(inner[3], outer[3])
    return (left, foot, right, top) if left < right and foot < top else None


def _turned(page: PageObject) -> int:
    found = page.get("/Rotate")
    turned = 0 if found is None else found.get_object()
    return round(float(turned) / 90) * 90 % 360 if isinstance(turned, int | float) else 0
