"""A printer as the settings file of a station describes it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from .paper_width import PaperWidth
from .pen import QrMaker

Kind = Literal["network", "usb", "serial", "windows", "file", "none"]

_NEEDED: dict[Kind, tuple[str, ...]] = {
    "network": ("host",),
    "usb": ("usb_vendor", "usb_product"),
    "serial": ("serial_device",),
    "file": ("path",),
}


class PrinterSettings(BaseModel):
    """The `[printer]` table. `kind` says which of the other keys count."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind = "none"
    """ "none": the station has no printer; the ticket is on the screen only."""
    host: str = ""
    port: Annotated[int, Field(ge=1, le=65535)] = 9100
    hangs_up: bool = True
    """Whether a network printer closes the connection once it has taken a job, as nearly all do; one that
    has not done so in time counts as hanging. False for a printer that keeps it open: then one out of
    paper is noticed only when its memory is full."""
    usb_vendor: Annotated[int, Field(ge=0, le=0xFFFF)] = 0
    usb_product: Annotated[int, Field(ge=0, le=0xFFFF)] = 0
    serial_device: str = ""
    baud: Annotated[int, Field(gt=0)] = 9600
    windows_printer: str = ""
    """Name in the Windows spooler; empty for the default printer."""
    path: str = ""
    """A device such as /dev/usb/lp0; an ordinary file keeps the latest job."""
    width: PaperWidth = PaperWidth.MM80
    qr: QrMaker = "printer"
    """ "image" for printers that cannot draw QR codes themselves."""
    status: bool = True
    """Whether the printer is asked how it is. False for a model that prints the question as rubbish."""
    logo: str = ""
    """Path of a PNG file to print above the office's name; empty for none."""
    timeout: Annotated[float, Field(gt=0, le=60)] = 3.0
    """Seconds a printer may take to answer and to accept a job."""

    @model_validator(mode="after")
    def _has_an_address(self) -> Self:
        missing = [key for key in _NEEDED.get(self.kind, ()) if not getattr(self, key)]
        if missing:
            raise ValueError(f'a printer of kind "{self.kind}" needs {" and ".join(missing)}')
        return self
