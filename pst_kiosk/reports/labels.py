"""Labels for lockers: a sheet of A4 to print and cut, a label a locker."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from pst_kiosk.reports.fonts import BOLD, REGULAR, load_fonts
from pst_kiosk.reports.page_look import HEIGHT, MARGIN, WIDTH

_COLUMNS, _ROWS = 3, 8
A_SHEET = _COLUMNS * _ROWS
_LABEL_WIDTH = (WIDTH - 2 * MARGIN) / _COLUMNS
_LABEL_HEIGHT = (HEIGHT - 2 * MARGIN) / _ROWS
_INNER = 4 * mm
_NAME_SIZE, _SMALLEST_NAME, _WORD_SIZE = 44.0, 12.0, 9.0
_INK = HexColor("#0B2A4A")
_CUT = HexColor("#C9D3DF")


def locker_labels(office: str, names: Sequence[str]) -> bytes:
    """The sheets as PDF, `A_SHEET` labels on each, in this order; dashed lines show where to cut.

    Each says whose locker it is (`office`, the office's name). Equal names give equal bytes.
    """
    load_fonts()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setTitle("Label loker")
    for first in range(0, len(names), A_SHEET):
        sheet = names[first : first + A_SHEET]
        _cutting_lines(canvas, rows=-(-len(sheet) // _COLUMNS))
        for at, name in enumerate(sheet):
            row, column = divmod(at, _COLUMNS)
            left = MARGIN + column * _LABEL_WIDTH
            _label(canvas, left, HEIGHT - MARGIN - (row + 1) * _LABEL_HEIGHT, office, name)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _cutting_lines(canvas: Canvas, rows: int) -> None:
    right, bottom = WIDTH - MARGIN, HEIGHT - MARGIN - rows * _LABEL_HEIGHT
    canvas.setDash(2, 3)
    canvas.setStrokeColor(_CUT)
    for row in range(rows + 1):
        line = HEIGHT - MARGIN - row * _LABEL_HEIGHT
        canvas.line(MARGIN, line, right, line)
    for column in range(_COLUMNS + 1):
        line = MARGIN + column * _LABEL_WIDTH
        canvas.line(line, HEIGHT - MARGIN, line, bottom)


def _label(canvas: Canvas, left: float, bottom: float, office: str, name: str) -> None:
    canvas.setFillColor(_INK)
    middle = left + _LABEL_WIDTH / 2
    canvas.setFont(REGULAR, _WORD_SIZE)
    canvas.drawCentredString(middle, bottom + _LABEL_HEIGHT - _INNER - _WORD_SIZE, "Loker")
    size = _fitting(name, BOLD, _NAME_SIZE, _SMALLEST_NAME)
    canvas.setFont(BOLD, size)
    # Capitals and figures reach to about seven tenths of the type's size.
    canvas.drawCentredString(middle, bottom + _LABEL_HEIGHT / 2 - 0.35 * size, name)
    size = _fitting(office, REGULAR, _WORD_SIZE, 5)
    canvas.setFont(REGULAR, size)
    canvas.drawCentredString(middle, bottom + _INNER, office)


def _fitting(text: str, font: str, size: float, smallest: float) -> float:
    """The size at which a text fits between the cutting lines."""
    wide = stringWidth(text, font, size)
    fitting: float = size * (_LABEL_WIDTH - 2 * _INNER) / max(wide, 1)
    return max(smallest, min(size, fitting))
