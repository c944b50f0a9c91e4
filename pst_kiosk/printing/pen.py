"""Writes ESC/POS, centred, on one roll; python-escpos makes the bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from .escpos_library import load_escpos
from .lettering import CHARACTER_TABLES, printable, wrapped
from .paper_width import PaperWidth

if TYPE_CHECKING:
    from PIL.Image import Image

QrMaker = Literal["printer", "image"]

_CANCEL_KANJI = b"\x1c."
_FEED_DOTS = b"\x1bJ"
_LARGEST = 8


class Pen:
    """Collects the bytes of one ticket; nothing a text contains can become a command."""

    def __init__(self, width: PaperWidth) -> None:
        load_escpos()
        from escpos.magicencode import Encoder
        from escpos.printer import Dummy

        self._width = width
        # The profile is a plain 203-dpi printer with a cutter; what it says of character tables is not used.
        self._printer = Dummy(profile="TM-T20II", magic_encode_args={"encoder": Encoder(CHARACTER_TABLES)})
        self._printer.hw("INIT")
        self._printer.set(align="center", smooth=True)

    def text(
        self, words: str, width: int = 1, height: int = 1, bold: bool = False, inverse: bool = False
    ) -> None:
        """Prints `words` wrapped at the roll's edge, `width` by `height` times the standard size."""
        legible = printable(words)
        if not legible.isascii():
            # Printers made for China start by reading two high bytes as one Chinese character.
            self._printer._raw(_CANCEL_KANJI)
        self._printer.set(custom_size=True, width=width, height=height, bold=bold, invert=inverse)
        for line in wrapped(legible, self._width.columns // width):
            self._printer.textln(f" {line} " if inverse else line)

    def largest(self, word: str) -> None:
        """Prints one short word as large as the roll's width and the printer allow."""
        size = max(1, min(_LARGEST, self._width.columns // max(1, len(word))))
        self.text(word, width=size, height=size, bold=True)

    def rule(self) -> None:
        """A thin line: underlined spaces, which every printer has, unlike line-drawing characters."""
        self._printer.set(custom_size=True, width=1, height=1, bold=False, invert=False, underline=1)
        self._printer.textln(" " * (self._width.columns // 2))
        self._printer.set(underline=0)

    def gap(self, dots: int) -> None:
        """Leaves `dots` (1/8 mm, at most 255) of paper blank."""
        self._printer._raw(_FEED_DOTS + bytes([dots]))

    def qr(self, text: str, maker: QrMaker) -> None:
        """A QR code of `text`, drawn by the printer itself or sent as a picture."""
        from escpos.constants import QR_ECLEVEL_M

        module = 8 if self._width is PaperWidth.MM80 else 6
        if maker == "printer":
            self._printer.qr(text, ec=QR_ECLEVEL_M, size=module, native=True)
        else:
            self._printer.image(_qr_picture(text, module))

    def picture(self, dots: Image) -> None:
        """A picture of black and white dots, whole bytes wide."""
        self._printer.image(dots)

    def cut(self) -> bytes:
        """Feeds past the knife, cuts, and returns all that was written."""
        self._printer.cut(mode="PART")
        written: bytes = self._printer.output
        return written


def _qr_picture(text: str, module: int) -> Image:
    import qrcode

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, box_size=module, border=0)
    code.add_data(text)
    picture: Image = code.make_image().get_image()
    return picture
