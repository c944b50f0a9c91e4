"""The years of birth a visitor may choose from: first a decade, then one of its years."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

FIRST_DECADE = 1940
"""Earlier years of birth share one button."""


def decades(today: dt.date) -> list[dict[str, Any]]:
    from pst_kiosk.domain.guestbook import YOUNGEST_VISITOR

    before = translate("Kiosk", "sebelum {year}").format(year=FIRST_DECADE)
    named = translate("Kiosk", "{year}-an")
    starts = range(FIRST_DECADE, today.year - YOUNGEST_VISITOR + 1, 10)
    return [
        {"code": FIRST_DECADE - 10, "text": before},
        *({"code": start, "text": named.format(year=start)} for start in starts),
    ]


def years(decade: int, today: dt.date) -> list[dict[str, Any]]:
    from pst_kiosk.domain.guestbook import OLDEST_VISITOR, YOUNGEST_VISITOR

    first = today.year - OLDEST_VISITOR if decade < FIRST_DECADE else decade
    last = min(decade + 9, today.year - YOUNGEST_VISITOR)
    return [{"code": year, "text": str(year)} for year in range(first, last + 1)]
