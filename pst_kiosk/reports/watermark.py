"""The watermark of a softcopy: what it says, and how it lies on a page of any size, turned or not."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pst_kiosk.reports.fonts import BOLD, REGULAR, load_fonts

_GREY = 0.5
"""Between black and white: seen on a scan's dark pages as on white ones."""
_ACROSS_ALPHA = 0.22
_PLATE_ALPHA = 0.72
_LINE_SHARE = 1 / 70
"""Height of the line at the foot, as a share of the page's shorter side; 8.5 pt on A4."""
_SMALLEST, _LARGEST = 5.0, 40.0
_ACROSS_SHARE = 0.72
"""How much of the page's diagonal the words across it take."""


@dataclass(frozen=True)
class Watermark:
    """What is stamped. `number` is the ticket's, empty where the office gives none; `day` is written out."""

    office: str
    number: str
    day: str

    @property
    def words(self) -> str:
        return " · ".join(part for part in (self.office, self.number, self.day) if part)


@dataclass(frozen=True)
class Shape:
    """A page as its reader sees it: width and height in points, after it was turned."""

    width: float
    height: float


def drawn(mark: Watermark, shapes: Iterable[Shape]) -> bytes:
    """A PDF with the watermark alone, one page for each shape, in their order."""
    load_fonts()
    file = io.BytesIO()
    canvas = Canvas(file, pageCompression=1, invariant=1)
    for shape in shapes:
        canvas.setPageSize((shape.width, shape.height))
        _across(canvas, mark, shape)
        _at_the_foot(canvas, mark, shape)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _across(canvas: Canvas, mark: Watermark, shape: Shape) -> None:
    """Large and faint from corner to corner: it cannot be cut off with a margin."""
    at_one = stringWidth(mark.words, BOLD, 1)
    size = min(_ACROSS_SHARE * math.hypot(shape.width, shape.height) / at_one, shape.height / 6)
    canvas.saveState()
    canvas.setFillGray(_GREY, alpha=_ACROSS_ALPHA)
    canvas.translate(shape.width / 2, shape.height / 2)
    canvas.rotate(math.degrees(math.atan2(shape.height, shape.width)))
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(0, -size / 3, mark.words)
    canvas.restoreState()


def _at_the_foot(canvas: Canvas, mark: Watermark, shape: Shape) -> None:
    """Small and legible on a light plate, also over a dark picture."""
    size = min(max(min(shape.width, shape.height) * _LINE_SHARE, _SMALLEST), _LARGEST)
    wide = stringWidth(mark.words, REGULAR, 1)
    size = min(size, 0.92 * shape.width / wide)
    pad, width = size * 0.6, wide * size
    left, foot = (shape.width - width) / 2, size
    canvas.saveState()
    canvas.setFillGray(1, alpha=_PLATE_ALPHA)
    canvas.roundRect(left - pad, foot - pad, width + 2 * pad, size + pad * 1.4, pad, stroke=0, fill=1)
    canvas.setFillGray(0.25, alpha=1)
    canvas.setFont(REGULAR, size)
    canvas.drawString(left, foot, mark.words)
    canvas.restoreState()
