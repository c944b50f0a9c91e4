"""How every document looks: measures, colours and type."""

from __future__ import annotations

from functools import cache
from typing import Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from pst_kiosk.reports.fonts import BOLD, REGULAR, load_fonts

Align = Literal["left", "right", "center"]

WIDTH, HEIGHT = A4
MARGIN = 20 * mm
BODY_WIDTH = WIDTH - 2 * MARGIN

INK = HexColor("#0B2A4A")
TEXT = HexColor("#1F2D3D")
MUTED = HexColor("#5A6B7F")
LINE = HexColor("#C9D3DF")
HEAD = HexColor("#EEF3F8")
BRAND = HexColor("#0093DD")
WARN = HexColor("#8A4B00")
STAMP = Color(0.92, 0.54, 0.11, alpha=0.13)
HEAD_HEIGHT = 26 * mm
FOOT_HEIGHT = 16 * mm
_ALIGNMENTS = {"left": 0, "center": TA_CENTER, "right": TA_RIGHT}


def plain(text: str) -> str:
    """Without what no paper shows: control characters would be printed as boxes."""
    return "".join(letter for letter in text.replace("\t", " ") if letter == "\n" or letter.isprintable())


@cache
def style(name: str, align: Align = "left") -> ParagraphStyle:
    """The style of a kind of text, by its name."""
    load_fonts()
    font, size, leading, colour, before, after = {
        "title": (BOLD, 16, 20, INK, 0, 2),
        "subtitle": (REGULAR, 9.5, 13, MUTED, 0, 8),
        "heading": (BOLD, 11, 15, INK, 8, 4),
        "body": (REGULAR, 9.5, 13.5, TEXT, 0, 2),
        "name": (REGULAR, 9.5, 13.5, MUTED, 0, 2),
        "signed": (BOLD, 9.5, 13.5, INK, 0, 0),
        "note": (REGULAR, 8, 11, MUTED, 2, 2),
        "cell": (REGULAR, 9, 12, TEXT, 0, 0),
        "head": (BOLD, 9, 12, INK, 0, 0),
        "total": (BOLD, 9.5, 13, INK, 0, 0),
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
