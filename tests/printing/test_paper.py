"""Bytes read back and drawn, whoever wrote them."""

import pytest
from PIL import Image, ImageChops

from pst_kiosk.printing.paper import UnknownCommand, decode, render
from pst_kiosk.printing.paper_width import PaperWidth
from pst_kiosk.printing.printed import Cut, Feed, Line, Raster, Run, Style
from pst_kiosk.printing.ticket import ticket_bytes

from .papers import TICKET


def test_letters_carry_the_style_they_were_sent_in() -> None:
    assert decode(b"\x1b@a\x1bE\x01b\x1bE\x00\x1d!\x12c\n") == [
        Line((Run("a", Style()), Run("b", Style(bold=True)), Run("c", Style(width=2, height=3))), "left")
    ]


def test_letters_mean_what_the_chosen_table_says() -> None:
    assert decode(b"\x1bt\x00\x82\n\x1bt\x10\xe9\n") == [
        Line((Run("é", Style()),), "left"),
        Line((Run("é", Style()),), "left"),
    ]


def test_a_reset_forgets_every_style() -> None:
    assert decode(b"\x1ba\x02\x1bE\x01\x1b@x\n") == [Line((Run("x", Style()),), "left")]


def test_letters_without_a_line_feed_are_printed_before_what_follows() -> None:
    assert decode(b"x\x1bd\x02\x1dV\x01") == [Line((Run("x", Style()),), "left"), Feed(60), Cut()]


def test_a_picture_keeps_its_bits() -> None:
    assert decode(b"\x1ba\x01\x1dv0\x00\x01\x00\x02\x00\xf0\x0f") == [Raster(8, 2, b"\xf0\x0f", "center")]


@pytest.mark.parametrize(
    "data", [b"\x1b", b"\x1bZ", b"\x07", b"\x1dv0\x00\x01\x00\x02\x00\xff", b"\x1ba\x09"]
)
def test_bytes_without_a_meaning_are_not_guessed_at(data: bytes) -> None:
    with pytest.raises(UnknownCommand):
        decode(data)


@pytest.mark.parametrize("width", list(PaperWidth))
def test_the_picture_is_as_wide_as_the_roll_and_bears_ink(width: PaperWidth) -> None:
    picture = render(ticket_bytes(TICKET, width), width)

    assert picture.width == width * 8 * 2 + 2
    assert picture.height > picture.width
    assert min(picture.get_flattened_data()) < 64


def test_a_code_drawn_by_the_printer_looks_as_one_sent_as_a_picture() -> None:
    drawn, sent = (render(ticket_bytes(TICKET, qr=maker), PaperWidth.MM80) for maker in ("printer", "image"))

    assert ImageChops.difference(drawn, sent).getbbox() is None


def test_another_number_is_another_picture() -> None:
    data = ticket_bytes(TICKET)
    one, two = (render(d, PaperWidth.MM80) for d in (data, data.replace(b"K-001", b"K-002")))

    assert ImageChops.difference(one, two).getbbox() is not None


def test_a_line_too_long_for_the_roll_goes_on_below() -> None:
    def ink(columns: int) -> int:
        picture = render(b"m" * columns + b"\n", PaperWidth.MM58)
        return _ink_height(picture)

    assert ink(32) < ink(33) == ink(64)


def test_blank_bytes_give_blank_paper() -> None:
    assert _ink_height(render(b"\x1b@\n", PaperWidth.MM80)) == 0


def _ink_height(picture: Image.Image) -> int:
    inside = picture.crop((1, 1, picture.width - 1, picture.height - 1))
    box = inside.point(lambda level: 255 if level < 128 else 0).getbbox()
    return box[3] - box[1] if box else 0
