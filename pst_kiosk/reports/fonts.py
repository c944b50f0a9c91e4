"""The type of every document, embedded in it, so that every reader shows the same."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "Manrope-Regular", "Manrope-Bold"


@cache
def load_fonts() -> None:
    """Make both known to reportlab."""
    for name in (REGULAR, BOLD):
        registerFont(TTFont(name, str(files("font_manrope") / "files" / f"{name}.ttf")))
