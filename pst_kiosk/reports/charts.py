"""Charts for the A4 page: bars whose axis says what it measures, with the value written at each bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, KeepTogether

from pst_kiosk.reports.fonts import BOLD, REGULAR, load_fonts
from pst_kiosk.reports.numbers import number
from pst_kiosk.reports.page_look import BODY_WIDTH

_TEXT = HexColor("#1F2D3D")
_MUTED = HexColor("#5A6B7F")
_GRID = HexColor("#DDE4EC")
_BAR = HexColor("#0077B3")
_EMPTY = HexColor("#EEF3F8")
_SIZE = 8
_ROW = 7 * mm
_THICK = 4.2 * mm
_VALUE = 20 * mm
"""Room for the value beside a bar that reaches the end of the axis."""
_MOST_NAME = 0.38
"""Part of the width the names take at most."""


@dataclass(frozen=True)
class Bar:
    """`value` None: there is nothing to draw, and `shown` says why or nothing."""

    name: str
    value: float | None
    shown: str


@dataclass(frozen=True)
class Axis:
    """What is measured, with its unit, from where to where, and where a line is drawn."""

    title: str
    low: float
    high: float
    marks: Sequence[float]
    places: int = 0

    def part(self, value: float) -> float:
        """How far along the axis a value lies, from 0 to 1."""
        return (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)


def bars(axis: Axis, rows: Sequence[Bar]) -> Flowable:
    """A bar a row, one below the other, from the low end of the axis."""
    load_fonts()
    names = min(max((_wide(row.name) for row in rows), default=0), BODY_WIDTH * _MOST_NAME) + 3 * mm
    length = BODY_WIDTH - names - _VALUE
    foot = 10 * mm
    height = foot + _ROW * len(rows)
    drawing = Drawing(BODY_WIDTH, height)

    def across(value: float) -> Any:
        return names + length * axis.part(value)

    for mark in axis.marks:
        drawing.add(Line(across(mark), foot - 2, across(mark), height, strokeColor=_GRID, strokeWidth=0.6))
        drawing.add(_said(across(mark), foot - 10, number(_exact(mark), axis.places), "middle", _MUTED))
    drawing.add(_said(names + length / 2, 2, axis.title, "middle", _MUTED))
    for at, row in enumerate(rows):
        middle = height - _ROW * (at + 0.5)
        drawing.add(_said(names - 2 * mm, middle - 3, _cut(row.name, names - 3 * mm), "end", _TEXT))
        drawing.add(Rect(names, middle - _THICK / 2, length, _THICK, fillColor=_EMPTY, strokeColor=None))
        end = names
        if row.value is not None:
            end = across(row.value)
        if end > names:
            drawing.add(
                Rect(names, middle - _THICK / 2, end - names, _THICK, fillColor=_BAR, strokeColor=None)
            )
        drawing.add(_said(end + 1.5 * mm, middle - 3, row.shown, "start", _TEXT, BOLD))
    return KeepTogether([drawing])


def columns(axis: Axis, rows: Sequence[Bar], below: str) -> Flowable:
    """A column a row, beside each other, such as the months of a year; `below` says what they are."""
    load_fonts()
    left, foot, tall = 16 * mm, 12 * mm, 46 * mm
    drawing = Drawing(BODY_WIDTH, foot + tall + 6 * mm)
    each = (BODY_WIDTH - left) / max(len(rows), 1)
    thick = min(each * 0.6, 14 * mm)

    def up(value: float) -> Any:
        return foot + tall * axis.part(value)

    for mark in axis.marks:
        drawing.add(Line(left, up(mark), BODY_WIDTH, up(mark), strokeColor=_GRID, strokeWidth=0.6))
        drawing.add(_said(left - 1.5 * mm, up(mark) - 3, number(_exact(mark), axis.places), "end", _MUTED))
    drawing.add(_said(0, foot + tall + 3 * mm, axis.title, "start", _MUTED))
    drawing.add(_said(left + (BODY_WIDTH - left) / 2, 1, below, "middle", _MUTED))
    for at, row in enumerate(rows):
        middle = left + each * (at + 0.5)
        top = foot
        if row.value is not None:
            top = up(row.value)
        if top > foot:
            drawing.add(Rect(middle - thick / 2, foot, thick, top - foot, fillColor=_BAR, strokeColor=None))
        drawing.add(_said(middle, foot - 10, row.name, "middle", _TEXT))
        drawing.add(_said(middle, top + 3, row.shown, "middle", _TEXT, BOLD, _SIZE - 1))
    return KeepTogether([drawing])


def _said(
    x: float, y: float, text: str, anchor: str, colour: HexColor, font: str = REGULAR, size: float = _SIZE
) -> String:
    return String(x, y, text, textAnchor=anchor, fontName=font, fontSize=size, fillColor=colour)


def _wide(text: str) -> float:
    return float(stringWidth(text, REGULAR, _SIZE))


def _cut(text: str, width: float) -> str:
    """The text within the width, with an ellipsis where it is longer."""
    if _wide(text) <= width:
        return text
    while text and _wide(text + "…") > width:
        text = text[:-1]
    return text.rstrip() + "…"


def _exact(mark: float) -> Fraction:
    return Fraction(str(mark))
