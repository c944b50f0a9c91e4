"""The office's logo as a ticket printer can set it: black dots alone, of a size that suits the roll."""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING

from .paper_width import PaperWidth

if TYPE_CHECKING:
    from PIL.Image import Image

_SHARE_OF_ROLL = 0.6
_MOST_DOTS_HIGH = 128
_INK, _BLANK = 48, 216
"""Greys darker and lighter than these are black and white: dots scattered over them would only be dirt."""
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
"""A printer obeys these wherever it meets them, within a picture too."""


@cache
def printable_logo(path: str, width: PaperWidth) -> Image | None:
    """The PNG at `path` for a roll of `width`, read once; None where there is none that can be read, which is
    logged: a ticket does without."""
    from PIL import Image

    if not path:
        return None
    try:
        with Image.open(path, formats=("PNG",)) as picture:
            return _dotted(picture, width)
    except Exception as error:  # whatever is wrong with a picture must not cost a visitor the ticket
        reason = getattr(error, "strerror", None) or f"{type(error).__name__}: {error}"
        logging.getLogger(__name__).error("the logo %s is not printed: %s", path, reason)
        return None


def _dotted(picture: Image, width: PaperWidth) -> Image | None:
    from PIL import Image, ImageOps

    colours = picture.convert("RGBA")
    on_white = Image.alpha_composite(Image.new("RGBA", colours.size, "white"), colours).convert("L")
    ink = ImageOps.invert(on_white).point(lambda level: level if level > 255 - _BLANK else 0).getbbox()
    if ink is None:
        return None
    on_white = on_white.crop(ink)
    most = int(width.dots * _SHARE_OF_ROLL), _MOST_DOTS_HIGH
    scale = min(most[0] / on_white.width, most[1] / on_white.height)
    size = max(1, round(on_white.width * scale)), max(1, round(on_white.height * scale))
    grey = on_white.resize(size, Image.Resampling.LANCZOS)
    grey = grey.point(lambda level: 0 if level < _INK else 255 if level > _BLANK else level)
    whole_bytes = Image.new("L", (-(-size[0] // 8) * 8, size[1]), 255)
    whole_bytes.paste(grey, ((whole_bytes.width - size[0]) // 2, 0))
    return _harmless(whole_bytes.convert("1"))  # scatters dots by Floyd and Steinberg


def _harmless(dots: Image) -> Image:
    """The picture with one dot more wherever its bytes would be a command in real time."""
    from PIL import Image, ImageOps

    bits = ImageOps.invert(dots).tobytes()  # as they are sent: a black dot is a one
    for command in _REAL_TIME:
        bits = bits.replace(command, bytes([command[0] | 1, command[1]]))
    return ImageOps.invert(Image.frombytes("1", dots.size, bits))
