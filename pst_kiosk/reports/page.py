"""The common A4 page of every document: letterhead, type, tables, page numbers.

A document is a list of pieces made by the functions below; `a4` sets them. Whatever text comes in is text:
what looks like markup is printed as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from typing import Any, Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, KeepTogether, PageTemplate, Paragraph, Spacer
from reportlab.platypus import Table as PlatypusTable

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.standard import NOT_STATED
from pst_kiosk.domain.tariffs import SAMPLE_MARK
from pst_kiosk.reports.fonts import BOLD, REGULAR, load_fonts

Align = Literal["left", "right", "center"]

WIDTH, HEIGHT = A4
MARGIN = 20 * mm
BODY_WIDTH = WIDTH - 2 * MARGIN
LONGEST_TEXT = 4000
"""Letters of one text; what is longer is cut."""
LONGEST_CELL = 600
_TALLEST_CELL = 80 * mm
"""A row of a table is never split, so it must fit on a page."""
_PADDING = 10
"""Left and right of a cell, together."""
SAMPLE_NOTE = f"{SAMPLE_MARK} – bukan dokumen resmi"

_INK = HexColor("#0B2A4A")
_TEXT = HexColor("#1F2D3D")
_MUTED = HexColor("#5A6B7F")
_LINE = HexColor("#C9D3DF")
_HEAD = HexColor("#EEF3F8")
_BRAND = HexColor("#0093DD")
_WARN = HexColor("#8A4B00")
_STAMP = Color(0.92, 0.54, 0.11, alpha=0.13)
_HEAD_HEIGHT = 26 * mm
_FOOT_HEIGHT = 16 * mm
_ALIGNMENTS = {"left": 0, "center": TA_CENTER, "right": TA_RIGHT}


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
        _FOOT_HEIGHT,
        BODY_WIDTH,
        HEIGHT - _HEAD_HEIGHT - _FOOT_HEIGHT - 8 * mm,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document = BaseDocTemplate(
        out,
        pagesize=A4,
        title=_plain(title),
        author=_plain(letterhead.office),
        creator="PST Kiosk",
        invariant=1,
    )
    document.addPageTemplates(PageTemplate(frames=[frame]))
    document.build(list(pieces), canvasmaker=_canvas_of(letterhead, sample))
    return out.getvalue()


def title(text: str, below: str = "") -> Flowable:
    """The document's name, and its number or date below it."""
    return KeepTogether([_paragraph(text, _style("title")), _paragraph(below, _style("subtitle"))])


def heading(text: str) -> Flowable:
    return _paragraph(text, _style("heading"))


def paragraph(text: str, *, align: Align = "left") -> Flowable:
    """Running text; a new line where the text has one."""
    return _paragraph(text, _style("body", align))


def note(text: str) -> Flowable:
    """Small grey text."""
    return _paragraph(text, _style("note"))


def space(millimetres: float = 4) -> Flowable:
    return Spacer(1, millimetres * mm)


def facts(pairs: Iterable[tuple[str, str]], share: float = 0.28) -> Flowable:
    """Names and values beside each other; a pair without a value is left out."""
    rows = [
        [
            _cell(name, _style("name"), BODY_WIDTH * share),
            _cell(value, _style("body"), BODY_WIDTH * (1 - share)),
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
        _cell(column.title, _style("head", column.align), width)
        for column, width in zip(columns, widths, strict=True)
    ]
    body = [
        [
            _cell(cell, _style("cell", column.align), width)
            for column, cell, width in zip(columns, row, widths, strict=True)
        ]
        for row in rows
    ]
    total = _style("total", "right")
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
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, 0), _HEAD),
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE),
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, _LINE),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING / 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING / 2),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    for at in range(1 + len(body), 1 + len(body) + len(below)):
        style.append(("SPAN", (0, at), (-2, at)))
    made.setStyle(style)
    return made


def to_fill_in(lines: int) -> Flowable:
    """Empty lines to write on by hand, kept on one page."""
    made = PlatypusTable([[""]] * lines, colWidths=[BODY_WIDTH], rowHeights=[8 * mm] * lines)
    made.setStyle([("LINEBELOW", (0, 0), (-1, -1), 0.5, _LINE)])
    return KeepTogether([made])


def boxed(text: str) -> Flowable:
    """A sentence in a frame, such as an amount in words."""
    made = PlatypusTable([[_cell(text, _style("total"), BODY_WIDTH)]], colWidths=[BODY_WIDTH])
    made.setStyle([("BOX", (0, 0), (-1, -1), 0.8, _INK), ("BACKGROUND", (0, 0), (-1, -1), _HEAD)])
    return made


def signatures(*signers: tuple[str, str], place_and_date: str = "") -> Flowable:
    """Who signs, beside each other: their capacity above, their name below an empty space.

    Kept on one page. An empty name leaves a dotted line.
    """
    width = BODY_WIDTH / len(signers)
    rows = [
        [*[""] * (len(signers) - 1), _cell(place_and_date, _style("body", "center"), width)],
        [_cell(capacity, _style("body", "center"), width) for capacity, _ in signers],
        [Spacer(1, 20 * mm)] * len(signers),
        [_cell(name or "…" * 12, _style("signed", "center"), width) for _, name in signers],
    ]
    made = PlatypusTable(rows, colWidths=[width] * len(signers))
    made.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
    return KeepTogether([made])


def _canvas_of(letterhead: Letterhead, sample: bool) -> Callable[..., Canvas]:
    class Numbered(Canvas):  # type: ignore[misc]
        """Keeps its pages until all are set: only then is it known of how many each is one."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            self._pages: list[dict[str, Any]] = []

        def showPage(self) -> None:
            self._pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            count = len(self._pages)
            for at, state in enumerate(self._pages, start=1):
                self.__dict__.update(state)
                _draw_frame(self, letterhead, sample, f"Halaman {at} dari {count}")
                super().showPage()
            super().save()

    return Numbered


def _draw_frame(canvas: Canvas, letterhead: Letterhead, sample: bool, page: str) -> None:
    top = HEIGHT - 14 * mm
    canvas.setFillColor(_INK)
    canvas.setFont(BOLD, 12)
    canvas.drawString(MARGIN, top, _fitting(letterhead.office, BOLD, 12))
    canvas.setFillColor(_MUTED)
    canvas.setFont(REGULAR, 8.5)
    for at, line in enumerate(letterhead.lines, start=1):
        canvas.drawString(MARGIN, top - at * 4 * mm, _fitting(line, REGULAR, 8.5))
    canvas.setStrokeColor(_BRAND)
    canvas.setLineWidth(1.4)
    canvas.line(MARGIN, HEIGHT - _HEAD_HEIGHT, WIDTH - MARGIN, HEIGHT - _HEAD_HEIGHT)
    canvas.setFont(REGULAR, 8)
    canvas.drawRightString(WIDTH - MARGIN, 9 * mm, page)
    if sample:
        canvas.setFillColor(_WARN)
        canvas.setFont(BOLD, 8)
        canvas.drawString(MARGIN, 9 * mm, SAMPLE_NOTE)
        canvas.saveState()
        canvas.setFillColor(_STAMP)
        canvas.setFont(BOLD, 110)
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, -40, SAMPLE_MARK)
        canvas.restoreState()


def _fitting(text: str, font: str, size: float) -> str:
    """The text on one line between the margins, cut with an ellipsis where it is longer."""
    text = " ".join(_plain(text).split())
    if stringWidth(text, font, size) <= BODY_WIDTH:
        return text
    text = text[:400]
    while stringWidth(text + "…", font, size) > BODY_WIDTH:
        text = text[:-1]
    return text + "…"


def _paragraph(text: str, style: ParagraphStyle, most: int = LONGEST_TEXT) -> Paragraph:
    plain = _plain(text)
    if len(plain) > most:
        plain = plain[: most - 1] + "…"
    return Paragraph(escape(plain).replace("\n", "<br/>"), style)


def _cell(text: str, style: ParagraphStyle, width: float) -> Paragraph:
    most = LONGEST_CELL
    while True:
        made = _paragraph(text, style, most)
        if made.wrap(width - _PADDING, HEIGHT)[1] <= _TALLEST_CELL:
            return made
        most = most * 2 // 3


def _plain(text: str) -> str:
    """Without what no paper shows: control characters would be printed as boxes."""
    return "".join(letter for letter in text.replace("\t", " ") if letter == "\n" or letter.isprintable())


@cache
def _style(name: str, align: Align = "left") -> ParagraphStyle:
    load_fonts()
    font, size, leading, colour, before, after = {
        "title": (BOLD, 16, 20, _INK, 0, 2),
        "subtitle": (REGULAR, 9.5, 13, _MUTED, 0, 8),
        "heading": (BOLD, 11, 15, _INK, 8, 4),
        "body": (REGULAR, 9.5, 13.5, _TEXT, 0, 2),
        "name": (REGULAR, 9.5, 13.5, _MUTED, 0, 2),
        "signed": (BOLD, 9.5, 13.5, _INK, 0, 0),
        "note": (REGULAR, 8, 11, _MUTED, 2, 2),
        "cell": (REGULAR, 9, 12, _TEXT, 0, 0),
        "head": (BOLD, 9, 12, _INK, 0, 0),
        "total": (BOLD, 9.5, 13, _INK, 0, 0),
    }[name]
    return ParagraphStyle(
        f"{name}-{align}",
        fontName=font,
        fontSize=size,
        leading=leading,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        alignment=_ALIGNMENTS[align],
        # A long word (an address of a page, a name without spaces) is broken rather than cut off.
        splitLongWords=1,
    )
