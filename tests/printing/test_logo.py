"""The office's logo on the ticket: of a good size, in dots, harmless, and no ticket lost over it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from pst_kiosk.printing.logo import printable_logo
from pst_kiosk.printing.paper import decode
from pst_kiosk.printing.paper_width import PaperWidth
from pst_kiosk.printing.printed import Cut, Raster
from pst_kiosk.printing.ticket import ticket_bytes

from .papers import TICKET

WIDTHS = list(PaperWidth)


def png(folder: Path, picture: Image.Image) -> str:
    path = folder / "logo.png"
    picture.save(path)
    return str(path)


def drawn(size: tuple[int, int] = (300, 100), mode: str = "RGBA") -> Image.Image:
    """A blue disc on nothing, with much room around it."""
    picture = Image.new(mode, size)
    across = min(size) - 20
    left, top = (size[0] - across) // 2, 10
    ImageDraw.Draw(picture).ellipse((left, top, left + across, top + across), fill=(0, 147, 221, 255))
    return picture


def rasters(logo: Image.Image | None, width: PaperWidth) -> list[Raster]:
    return [item for item in decode(ticket_bytes(TICKET, width, logo=logo)) if isinstance(item, Raster)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("size", [(40, 40), (300, 100), (3000, 200), (200, 3000)])
def test_a_logo_of_any_size_suits_the_roll(tmp_path: Path, width: PaperWidth, size: tuple[int, int]) -> None:
    logo = printable_logo(png(tmp_path, drawn(size)), width)

    (raster,) = rasters(logo, width)
    assert 64 <= raster.height <= 128
    assert raster.width <= width.dots * 0.6 + 8


def test_what_is_blank_stays_blank_and_colours_become_dots(tmp_path: Path) -> None:
    logo = printable_logo(png(tmp_path, drawn()), PaperWidth.MM80)
    assert logo is not None
    assert logo.mode == "1"
    corner = logo.crop((0, 0, 8, 8)).convert("L").getextrema()
    assert corner == (255, 255)
    middle = logo.crop((logo.width // 2 - 16, 40, logo.width // 2 + 16, 72)).convert("L")
    black = sum(level == 0 for level in middle.get_flattened_data())
    assert 0.3 < black / 32**2 < 0.8


def test_the_room_around_a_logo_is_cut_off(tmp_path: Path) -> None:
    logo = printable_logo(png(tmp_path, drawn((3000, 100))), PaperWidth.MM80)
    assert logo is not None
    assert logo.width == logo.height == 128


def test_dots_that_would_be_a_command_are_one_dot_more() -> None:
    from pst_kiosk.printing.logo import _harmless

    bits = b"\x10\x04\x10\x05\x10\x14\x10\x01"
    dots = Image.frombytes("1", (64, 1), bytes(~byte & 0xFF for byte in bits))
    sent = rasters(_harmless(dots), PaperWidth.MM80)[0].bits
    assert sent == b"\x11\x04\x11\x05\x11\x14\x10\x01"


@pytest.mark.parametrize("content", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_file_that_is_no_picture_costs_no_ticket(
    tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(content)
    assert printable_logo(str(path), PaperWidth.MM80) is None
    assert "is not printed" in caplog.text


def test_a_file_that_is_not_there_costs_no_ticket(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert printable_logo(str(tmp_path / "nowhere.png"), PaperWidth.MM80) is None
    assert "No such file" in caplog.text


def test_a_blank_logo_and_none_at_all_leave_no_gap(tmp_path: Path) -> None:
    blank = printable_logo(png(tmp_path, Image.new("RGB", (50, 50), "white")), PaperWidth.MM80)
    assert blank is None
    assert printable_logo("", PaperWidth.MM80) is None


@pytest.mark.parametrize("width", WIDTHS)
def test_a_ticket_with_a_logo_is_the_ticket_below_it(tmp_path: Path, width: PaperWidth) -> None:
    logo = printable_logo(png(tmp_path, drawn()), width)
    with_logo, without = decode(ticket_bytes(TICKET, width, logo=logo)), decode(ticket_bytes(TICKET, width))
    assert with_logo[-len(without) :] == without
    assert isinstance(with_logo[-1], Cut)
