"""The paper a printer would give: ESC/POS bytes read back and drawn as a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files

import qrcode
from PIL import Image, ImageDraw, ImageFont, ImageOps

from .paper_width import PaperWidth
from .printed import LINE_DOTS, Align, Cut, Feed, Line, QrCode, Raster, Run
from .reading import UnknownCommand, decode

__all__ = ["UnknownCommand", "decode", "render"]

_SCALE = 2
"""Pixels a dot."""
_CELL = (12, 24)
_EM, _TRACKING, _BASELINE = 21, 0.5, 18
_HEAD_TO_KNIFE = 112
"""Dots of paper between the head and the knife: blank above the first line, and cut off at the end."""
_WHITE, _BLACK, _EDGE = 255, 24, 208


def render(data: bytes, width: PaperWidth) -> Image.Image:
    """`data` as it would look on a roll of `width`, two pixels a dot; lines too long for the roll break
    where the printer would break them. Raises UnknownCommand."""
    items = decode(data)
    strips = [strip for item in items for strip in _DRAW[type(item)](item, width.dots)]
    height = sum(strip.height for strip in strips)
    if not (items and isinstance(items[-1], Cut)):
        height += _HEAD_TO_KNIFE * _SCALE
    paper = Image.new("L", (width * 8 * _SCALE, height), _WHITE)
    margin, top = (paper.width - width.dots * _SCALE) // 2, _HEAD_TO_KNIFE * _SCALE
    for strip in strips:
        paper.paste(strip, (margin, top))
        top += strip.height
    return ImageOps.expand(paper, border=1, fill=_EDGE)


def _line(line: Line, dots: int) -> Iterator[Image.Image]:
    for runs in _rows(line.runs, dots // _CELL[0]):
        height = max([LINE_DOTS, *(_CELL[1] * run.style.height for run in runs)])
        words = [_letters(run) for run in runs]
        row = Image.new("L", (sum(word.width for word in words), height * _SCALE), _WHITE)
        left = 0
        for word in words:
            row.paste(word, (left, row.height - word.height))
            left += word.width
        yield _placed(row, line.align, dots)


def _rows(runs: Iterable[Run], columns: int) -> Iterator[list[Run]]:
    """The runs of one line broken where the roll ends."""
    row: list[Run] = []
    free = columns
    for run in runs:
        rest = run.text
        while rest:
            fitting = rest[: free // run.style.width]
            if fitting:
                row.append(Run(fitting, run.style))
                free -= row[-1].columns
            rest = rest[len(fitting) :]
            if rest:
                yield row
                row, free = [], columns
    yield row


def _letters(run: Run) -> Image.Image:
    """The run in the room the printer's cells give it: centred there, and pressed together where Manrope
    would need more."""
    style, unit = run.style, _SCALE * run.style.height
    font = _font(style.bold, _EM * unit)
    advances = [font.getlength(letter) + _TRACKING * unit for letter in run.text]
    cells = len(run.text) * _CELL[0] * unit
    ink = Image.new("L", (max(cells, round(sum(advances))), _CELL[1] * unit), 0)
    draw = ImageDraw.Draw(ink)
    left = (ink.width - sum(advances)) / 2
    for letter, advance in zip(run.text, advances, strict=True):
        draw.text((left, _BASELINE * unit), letter, font=font, fill=255, anchor="ls")
        left += advance
    if style.underline:
        draw.rectangle((0, ink.height - unit, ink.width, ink.height), fill=255)
    ink = ink.resize((run.columns * _CELL[0] * _SCALE, ink.height))
    return _inked(ImageOps.invert(ink) if style.inverse else ink)


def _inked(mask: Image.Image) -> Image.Image:
    return Image.composite(Image.new("L", mask.size, _BLACK), Image.new("L", mask.size, _WHITE), mask)


def _qr_code(code: QrCode, dots: int) -> Iterator[Image.Image]:
    levels = {
        "L": qrcode.constants.ERROR_CORRECT_L,
        "M": qrcode.constants.ERROR_CORRECT_M,
        "Q": qrcode.constants.ERROR_CORRECT_Q,
        "H": qrcode.constants.ERROR_CORRECT_H,
    }
    drawn = qrcode.QRCode(error_correction=levels[code.level], box_size=code.module * _SCALE, border=0)
    drawn.add_data(code.payload)
    picture = drawn.make_image().get_image().convert("L")
    yield _placed(_inked(ImageOps.invert(picture)), code.align, dots)


def _raster(raster: Raster, dots: int) -> Iterator[Image.Image]:
    mask = Image.frombytes("1", (raster.width, raster.height), raster.bits).convert("L")
    enlarged = mask.resize((raster.width * _SCALE, raster.height * _SCALE), Image.Resampling.NEAREST)
    yield _placed(_inked(enlarged), raster.align, dots)


def _feed(feed: Feed, dots: int) -> Iterator[Image.Image]:
    yield Image.new("L", (dots * _SCALE, feed.dots * _SCALE), _WHITE)


def _cut(_: Cut, _dots: int) -> tuple[Image.Image, ...]:
    return ()


def _placed(strip: Image.Image, align: Align, dots: int) -> Image.Image:
    """The strip on the full width of the head."""
    row = Image.new("L", (dots * _SCALE, strip.height), _WHITE)
    free = row.width - strip.width
    row.paste(strip, ({"left": 0, "center": free // 2, "right": free}[align], 0))
    return row


@cache
def _font(bold: bool, size: int) -> ImageFont.FreeTypeFont:
    name = "Manrope-Bold.ttf" if bold else "Manrope-Medium.ttf"
    return ImageFont.truetype(str(files("font_manrope") / "files" / name), size)


_DRAW: dict[type, Callable[..., Iterable[Image.Image]]] = {
    Line: _line,
    QrCode: _qr_code,
    Raster: _raster,
    Feed: _feed,
    Cut: _cut,
}
