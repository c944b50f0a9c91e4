"""Numbers as Indonesian documents write them: 1.234,5."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pst_kiosk.domain.satisfaction import rounded


def number(value: Decimal | Fraction | int, places: int = 0) -> str:
    """ "1.234,50" with two places; halves are rounded up."""
    text = f"{rounded(Fraction(value), places):,}"
    return text.translate(str.maketrans(",.", ".,"))


def percent(part: int, whole: int) -> str:
    """ "12,3 %"; nothing of nothing is no share."""
    return f"{number(Fraction(100 * part, whole), 1)} %" if whole else "–"
