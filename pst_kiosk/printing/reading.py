"""Reads ESC/POS back into what a printer would put on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from .printed import LINE_DOTS, Align, Cut, Feed, Item, Line, QrCode, QrLevel, Raster, Run, Style

_T = TypeVar("_T")


class UnknownCommand(ValueError):
    """The bytes hold something this reader has no meaning for, or break off inside a command."""


_TABLES = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 16: "cp1252", 18: "cp852", 19: "cp858"}
_ALIGNS: dict[int, Align] = {0: "left", 1: "center", 2: "right"}
_LEVELS: dict[int, QrLevel] = {48: "L", 49: "M", 50: "Q", 51: "H"}


def decode(data: bytes) -> list[Item]:
    """What is printed, from top to bottom. Raises UnknownCommand."""
    reader = _Reader(data)
    while reader.at < len(data):
        reader.step()
    reader.flush()
    return reader.items


@dataclass
class _Reader:
    """The state a printer keeps while it reads."""

    data: bytes
    at: int = 0
    items: list[Item] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    style: Style = field(default_factory=Style)
    align: Align = "left"
    table: str = "cp437"
    qr_module: int = 3
    qr_level: QrLevel = "L"
    qr_payload: str = ""

    def step(self) -> None:
        lead = self.take(1)
        if lead == b"\n":
            self.end_line()
        elif lead in (b"\x1b", b"\x1c", b"\x1d"):
            command = lead + self.take(1)
            if command not in _COMMANDS:
                raise UnknownCommand(f"{command.hex(' ')} at byte {self.at - 2}")
            _COMMANDS[command](self)
        elif lead[0] >= 0x20:
            self.letter(lead.decode(self.table, errors="replace"))
        else:
            raise UnknownCommand(f"{lead.hex()} at byte {self.at - 1}")

    def take(self, count: int) -> bytes:
        taken = self.data[self.at : self.at + count]
        if len(taken) < count:
            raise UnknownCommand(f"the bytes break off at byte {len(self.data)}")
        self.at += count
        return taken

    def number(self, size: int = 1) -> int:
        return int.from_bytes(self.take(size), "little")

    def letter(self, letter: str) -> None:
        if self.runs and self.runs[-1].style == self.style:
            self.runs[-1] = replace(self.runs[-1], text=self.runs[-1].text + letter)
        else:
            self.runs.append(Run(letter, self.style))

    def end_line(self) -> None:
        self.items.append(Line(tuple(self.runs), self.align))
        self.runs = []

    def flush(self) -> None:
        if self.runs:
            self.end_line()

    def add(self, item: Item) -> None:
        self.flush()
        self.items.append(item)

    def reset(self) -> None:
        self.runs = []
        self.style, self.align, self.table = Style(), "left", "cp437"

    def restyle(self, **changes: Any) -> None:
        self.style = replace(self.style, **changes)

    def known(self, table: dict[int, _T], number: int) -> _T:
        if number not in table:
            raise UnknownCommand(f"the argument {number} before byte {self.at}")
        return table[number]


def _size(reader: _Reader) -> None:
    size = reader.number()
    reader.restyle(width=(size >> 4) + 1, height=(size & 0x0F) + 1)


def _align(reader: _Reader) -> None:
    reader.align = reader.known(_ALIGNS, reader.number())


def _select_table(reader: _Reader) -> None:
    reader.table = reader.known(_TABLES, reader.number())


def _cut(reader: _Reader) -> None:
    if reader.number() in (65, 66):
        reader.add(Feed(reader.number()))
    reader.add(Cut())


def _raster(reader: _Reader) -> None:
    if reader.take(2) != b"0\x00":
        raise UnknownCommand(f"a stretched picture before byte {reader.at}")
    row_bytes, height = reader.number(2), reader.number(2)
    reader.add(Raster(row_bytes * 8, height, reader.take(row_bytes * height), reader.align))


def _two_dimensional_code(reader: _Reader) -> None:
    if reader.take(1) != b"k":
        raise UnknownCommand(f"an extended command before byte {reader.at}")
    body = reader.take(reader.number(2))
    kind, function, value = body[:1], body[1], body[2:]
    if kind != b"1":
        raise UnknownCommand(f"a two-dimensional code that is no QR code before byte {reader.at}")
    if function == 67:
        reader.qr_module = value[0]
    elif function == 69:
        reader.qr_level = reader.known(_LEVELS, value[0])
    elif function == 80:
        reader.qr_payload = value[1:].decode()
    elif function == 81:
        reader.add(QrCode(reader.qr_payload, reader.qr_module, reader.qr_level, reader.align))


def _no_ink(argument: int = 0) -> None:
    """Smoothing and the end of Chinese letters change no dot that is drawn here."""


_COMMANDS: dict[bytes, Callable[[_Reader], None]] = {
    b"\x1b@": _Reader.reset,
    b"\x1ba": _align,
    b"\x1bt": _select_table,
    b"\x1bE": lambda reader: reader.restyle(bold=bool(reader.number() & 1)),
    b"\x1b-": lambda reader: reader.restyle(underline=reader.number() % 48 > 0),
    b"\x1bJ": lambda reader: reader.add(Feed(reader.number())),
    b"\x1bd": lambda reader: reader.add(Feed(reader.number() * LINE_DOTS)),
    b"\x1c.": lambda reader: _no_ink(),
    b"\x1d!": _size,
    b"\x1dB": lambda reader: reader.restyle(inverse=bool(reader.number() & 1)),
    b"\x1db": lambda reader: _no_ink(reader.number()),
    b"\x1dV": _cut,
    b"\x1dv": _raster,
    b"\x1d(": _two_dimensional_code,
}
