"""The `[printer]` table of a station's settings."""

import tomllib

import pytest
from pydantic import ValidationError

from pst_kiosk.printing.paper_width import PaperWidth
from pst_kiosk.printing.settings import PrinterSettings


def settings(toml: str) -> PrinterSettings:
    return PrinterSettings.model_validate(tomllib.loads(toml))


def test_a_network_printer_needs_its_host_alone() -> None:
    printer = settings('kind = "network"\nhost = "192.168.1.50"')

    assert (printer.port, printer.width, printer.qr, printer.timeout) == (
        9100,
        PaperWidth.MM80,
        "printer",
        3.0,
    )


def test_every_key_is_read() -> None:
    printer = settings(
        'kind = "usb"\nusb_vendor = 0x04b8\nusb_product = 0x0e15\nwidth = 58\nqr = "image"\ntimeout = 5'
    )

    assert printer == PrinterSettings(
        kind="usb", usb_vendor=1208, usb_product=3605, width=PaperWidth.MM58, qr="image", timeout=5.0
    )


@pytest.mark.parametrize(
    ("toml", "named"),
    [
        ('kind = "network"', "host"),
        ('kind = "usb"\nusb_vendor = 1208', "usb_product"),
        ('kind = "serial"', "serial_device"),
        ('kind = "file"', "path"),
        ('kind = "bluetooth"', "kind"),
        ("width = 70", "width"),
        ("timeout = 0", "timeout"),
        ("port = 70000", "port"),
        ('prot = "x"', "prot"),
    ],
)
def test_a_mistake_is_named(toml: str, named: str) -> None:
    with pytest.raises(ValidationError, match=named):
        settings(toml)
