"""The common A4 page of every document: letterhead, type, tables, page numbers.

A document is a list of pieces made by the functions below; `a4` sets them. Whatever text comes in is text:
what looks like markup is printed as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer
from reportlab.platypus import Table as PlatypusTable

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.standard import NOT_STATED
from pst_kiosk.reports.fonts import load_fonts
from pst_kiosk.reports.page_frame import numbered_canvas
from pst_kiosk.reports.page_look import (
    BODY_WIDTH,
    FOOT_HEIGHT,
    HEAD,
    HEAD_HEIGHT,
    HEIGHT,
    INK,
    LINE,
    MARGIN,
    Align,
    plain,
    style,
)

LONGEST_TEXT = 4000
"""Letters of one text; what is longer is cut."""
LONGEST_CELL = 600
_TALLEST_CELL = 80 * mm
"""A row of a table is never split, so it must fit on a page."""
_PADDING = 10
"""Left and right of a cell, together."""


@dataclass(frozen=True)
class Letterhead:
    """Who issues the document."""

    office: str
    lines: tuple[str, ...] = ()

    @classmethod
    def of(cls, office: Office) -> Letterhead:
        contact = office.contact
        ways = () if contact is None else (*contact.phones[:1], *contact.emails[:1], *contact.websites[:1])
        address = "" if office.address == NOT_STATED else office.address
        return cls(office.name, tuple(filter(None, (address, " · ".join(ways)))))


@dataclass(frozen=True)
class Column:
    """One column of a table; `share` is its part of the width."""

    title: str
    share: float
    align: Align = "left"


def a4(letterhead: Letterhead, title: str, pieces: Sequence[Flowable], *, sample: bool = False) -> bytes:
    """The document as PDF. `sample` marks every page: prices or wording of it are samples.

    Pieces are used up by it; equal ones give equal bytes, whenever and wherever they are set.
    """
    load_fonts()
    out = BytesIO()
    frame = Frame(
        MARGIN,
        FOOT_HEIGHT,
        BODY_WIDTH,
        HEIGHT - HEAD_HEIGHT - FOOT_HEIGHT - 8 * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        title=plain(title),
        author=plain(letterhead.office),
        creator="PST Kiosk",
        invariant=1,
    )
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.build(list(pieces), canvasmaker=numbered_canvas(letterhead.office, letterhead.lines, sample))
    return out.getvalue()


def title(text: str, below: str = "") -> Flowable:
    """The document's name, and its number or date below it."""
    return KeepTogether([_paragraph(text, style("title")), _paragraph(below, style("subtitle"))])


def heading(text: str) -> Flowable:
    return _paragraph(text, style("heading"))


def paragraph(text: str, *, align: Align = "left") -> Flowable:
    """Running text; a new line where the text has one."""
    return _paragraph(text, style("body", align))


def note(text: str) -> Flowable:
    """Small grey text."""
    return _paragraph(text, style("note"))


def space(millimetres: float = 4) -> Flowable:
    return Spacer(1, millimetres * mm)


def facts(pairs: Iterable[tuple[str, str]], share: float = 0.28) -> Flowable:
    """Names and values beside each other; a pair without a value is left out."""
    rows = [
        [
            _cell(name, style("name"), BODY_WIDTH * share),
            _cell(value, style("body"), BODY_WIDTH * (1 - share)),
        ]
        for name, value in pairs
        if value
    ]
    if not rows:
        return Spacer(0, 0)
    table = PlatypusTable(rows, colWidths=[BODY_WIDTH * share, BODY_WIDTH * (1 - share)], splitInRow=0)
    table.setStyle(
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ]
    )
    return table


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    totals: Iterable[tuple[str, str]] = (),
) -> Flowable:
    """A table whose head is repeated on every page and whose rows are never split.

    `totals` are lines below it: their name spans all columns but the last, where their value stands.
    """
    whole = sum(column.share for column in columns)
    widths = [BODY_WIDTH * column.share / whole for column in columns]
    last = widths[-1]
    head = [
        _cell(column.title, style("head", column.align), width)
        for column, width in zip(columns, widths, strict=True)
    ]
    body = [
        [
            _cell(cell, style("cell", column.align), width)
            for column, cell, width in zip(columns, row, widths, strict=True)
        ]
        for row in rows
    ]
    total = style("total", "right")
    below = [
        [
            _cell(name, total, BODY_WIDTH - last),
            *[""] * (len(columns) - 2),
            _cell(value, total, last),
        ]
        for name, value in totals
    ]
    made = PlatypusTable(
        [head, *body, *below],
        colWidths=widths,
        repeatRows=1,
        splitInRow=0,
    )
    rules: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), HEAD),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING / 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING / 2),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    for at in range(1 + len(body), 1 + len(body) + len(below)):
        rules.append(("SPAN", (0, at), (-2, at)))
    made.setStyle(rules)
    return made


def to_fill_in(lines: int) -> Flowable:
    """Empty lines to write on by hand, kept on one page."""
    made = PlatypusTable([[""]] * lines, colWidths=[BODY_WIDTH], rowHeights=[8 * mm] * lines)
    made.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE)])
    return KeepTogether([made])


def boxed(text: str) -> Flowable:
    """A sentence in a frame, such as an amount in words."""
    made = PlatypusTable([[_cell(text, style("total"), BODY_WIDTH)]], colWidths=[BODY_WIDTH])
    made.setStyle([("BOX", (0, 0), (-1, -1), 0.8, INK), ("BACKGROUND", (0, 0), (-1, -1), HEAD)])
    return made


def signatures(*signers: tuple[str, str], place_and_date: str = "") -> Flowable:
    """Who signs, beside each other: their capacity above, their name below an empty space.

    Kept on one page. An empty name leaves a dotted line.
    """
    width = BODY_WIDTH / len(signers)
    rows = [
        [*[""] * (len(signers) - 1), _cell(place_and_date, style("body", "center"), width)],
        [_cell(capacity, style("body", "center"), width) for capacity, _ in signers],
        [Spacer(1, 20 * mm)] * len(signers),
        [_cell(name or "…" * 12, style("signed", "center"), width) for _, name in signers],
    ]
    made = PlatypusTable(rows, colWidths=[width] * len(signers))
    made.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    return KeepTogether([made])


def _paragraph(text: str, style: ParagraphStyle, most: int = LONGEST_TEXT) -> Paragraph:
    said = plain(text)
    if len(said) > most:
        said = said[: most - 1] + "…"
    return Paragraph(escape(said).replace("\n", "<br/>"), style)


def _cell(text: str, style: ParagraphStyle, width: float) -> Paragraph:
    most = LONGEST_CELL
    while True:
        made = _paragraph(text, style, most)
        if made.wrap(width - _PADDING, HEIGHT)[1] <= _TALLEST_CELL:
            return made
        most = most * 2 // 3
