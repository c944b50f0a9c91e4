"""What stands around every page: the letterhead, the page's number, the mark of a sample."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pst_kiosk.domain.tariffs import SAMPLE_MARK
from pst_kiosk.reports.fonts import BOLD, REGULAR
from pst_kiosk.reports.page_look import (
    BODY_WIDTH,
    BRAND,
    HEAD_HEIGHT,
    HEIGHT,
    INK,
    MARGIN,
    MUTED,
    STAMP,
    WARN,
    WIDTH,
    plain,
)

SAMPLE_NOTE = f"{SAMPLE_MARK} – bukan dokumen resmi"


def numbered_canvas(office: str, lines: tuple[str, ...], sample: bool) -> Callable[..., Canvas]:
    """What draws the pages of a document of this office, with the lines of its letterhead."""

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
                _draw_frame(self, office, lines, sample, f"Halaman {at} dari {count}")
                super().showPage()
            super().save()

    return Numbered


def _draw_frame(canvas: Canvas, office: str, lines: tuple[str, ...], sample: bool, page: str) -> None:
    top = HEIGHT - 14 * mm
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 12)
    canvas.drawString(MARGIN, top, _fitting(office, BOLD, 12))
    canvas.setFillColor(MUTED)
    canvas.setFont(REGULAR, 8.5)
    for at, line in enumerate(lines, start=1):
        canvas.drawString(MARGIN, top - at * 4 * mm, _fitting(line, REGULAR, 8.5))
    canvas.setStrokeColor(BRAND)
    canvas.setLineWidth(1.4)
    canvas.line(MARGIN, HEIGHT - HEAD_HEIGHT, WIDTH - MARGIN, HEIGHT - HEAD_HEIGHT)
    canvas.setFont(REGULAR, 8)
    canvas.drawRightString(WIDTH - MARGIN, 9 * mm, page)
    if sample:
        canvas.setFillColor(WARN)
        canvas.setFont(BOLD, 8)
        canvas.drawString(MARGIN, 9 * mm, SAMPLE_NOTE)
        canvas.saveState()
        canvas.setFillColor(STAMP)
        canvas.setFont(BOLD, 110)
        canvas.translate(WIDTH / 2, HEIGHT / 2)
        canvas.rotate(52)
        canvas.drawCentredString(0, -40, SAMPLE_MARK)
        canvas.restoreState()


def _fitting(text: str, font: str, size: float) -> str:
    """The text on one line between the margins, cut with an ellipsis where it is longer."""
    text = " ".join(plain(text).split())
    if stringWidth(text, font, size) <= BODY_WIDTH:
        return text
    text = text[:400]
    while stringWidth(text + "…", font, size) > BODY_WIDTH:
        text = text[:-1]
    return text + "…"
