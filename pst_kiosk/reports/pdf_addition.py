"""Objects written behind a PDF that stays as it is: an incremental update, as ISO 32000 calls it."""

from __future__ import annotations

import re
import zlib
from io import BytesIO
from typing import Any, BinaryIO

from pypdf import PageObject, PdfReader
from pypdf.errors import PdfReadError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    StreamObject,
)

_TAIL = 2048
"""Bytes at a file's end among which it says that it ends, and where its last table stands."""
_KEPT = ("/Root", "/Info", "/ID")


class Addition:
    """What is added to the file that `reader` reads; `digest` has heard the file so far, and hears this."""

    def __init__(self, file: BinaryIO, reader: PdfReader, digest: Any) -> None:
        self._file = file
        self._reader = reader
        self._digest = digest
        self._table = _last_table(file)
        self._at: dict[tuple[int, int], int] = {}
        self._end = file.seek(0, 2)
        self._next = 1 + max(
            int(reader.trailer.get("/Size", 1)) - 1,
            *(number for numbers in reader.xref.values() for number in numbers),
            *reader.xref_objStm,
        )
        self._write(b"\n")

    def add(self, thing: PdfObject) -> IndirectObject:
        """A new object, and what refers to it."""
        reference = self._new()
        self.replace(reference, thing)
        return reference

    def replace(self, reference: IndirectObject, thing: PdfObject) -> None:
        """From now on `thing` is the object of this reference."""
        self._at[reference.idnum, reference.generation] = self._end
        self._file.seek(self._end)
        self._write(f"{reference.idnum} {reference.generation} obj\n".encode())
        self._write(_written(thing))
        self._write(b"\nendobj\n")

    def adopt(self, other: PdfReader, root: PdfObject, known: dict[int, IndirectObject]) -> PdfObject:
        """`root` of another file, with all it refers to; `known` is shared by what is adopted of one file."""
        if isinstance(root, IndirectObject):
            if root.idnum not in known:
                known[root.idnum] = self._new()
                found = other.get_object(root) or NullObject()
                self.replace(known[root.idnum], self.adopt(other, found, known))
            return known[root.idnum]
        if isinstance(root, ArrayObject):
            return ArrayObject(self.adopt(other, part, known) for part in root)
        if isinstance(root, DictionaryObject):
            for key, part in list(root.items()):
                root[NameObject(key)] = self.adopt(other, part, known)
        return root

    def contents_of(self, page: PageObject) -> list[PdfObject]:
        """The streams a page of the file is drawn by, as it refers to them."""
        contents = page.raw_get("/Contents") if "/Contents" in page else NullObject()
        found = contents.get_object()
        if isinstance(found, StreamObject) and isinstance(contents, IndirectObject):
            # Read to know what it is; kept, the contents of all pages would come together in memory.
            self._reader.resolved_objects.pop((contents.generation, contents.idnum), None)
            return [contents]
        return list(found) if isinstance(found, ArrayObject) else []

    def close(self) -> None:
        """Write where everything stands, in the manner of the file's own last table."""
        if self._is_table():
            self._close_with_table()
        else:
            self._close_with_stream()

    def _new(self) -> IndirectObject:
        self._next += 1
        return IndirectObject(self._next - 1, 0, self._reader)

    def _write(self, data: bytes) -> None:
        self._end += self._file.write(data)
        self._digest.update(data)

    def _is_table(self) -> bool:
        self._file.seek(self._table)
        return self._file.read(16).lstrip().startswith(b"xref")

    def _trailer(self) -> DictionaryObject:
        trailer = DictionaryObject(
            {
                NameObject(key): self._reader.trailer.raw_get(key)
                for key in _KEPT
                if key in self._reader.trailer
            }
        )
        trailer[NameObject("/Size")] = NumberObject(self._next)
        trailer[NameObject("/Prev")] = NumberObject(self._table)
        return trailer

    def _close_with_table(self) -> None:
        start = self._end
        self._file.seek(start)
        self._write(b"xref\n0 1\n0000000000 65535 f \n")
        for (number, generation), at in sorted(self._at.items()):
            self._write(f"{number} 1\n{at:010} {generation:05} n \n".encode())
        self._write(b"trailer\n" + _written(self._trailer()))
        self._write(f"\nstartxref\n{start}\n%%EOF\n".encode())

    def _close_with_stream(self) -> None:
        start, own = self._end, self._new()
        self._at[own.idnum, 0] = start
        entries = sorted(self._at.items())
        stream = StreamObject()
        stream.update(self._trailer())
        stream[NameObject("/Type")] = NameObject("/XRef")
        stream[NameObject("/W")] = ArrayObject(map(NumberObject, (1, 8, 2)))
        stream[NameObject("/Index")] = ArrayObject(
            NumberObject(part) for (number, _), _ in entries for part in (number, 1)
        )
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")
        rows = (b"\x01" + at.to_bytes(8) + generation.to_bytes(2) for (_, generation), at in entries)
        stream.set_data(zlib.compress(b"".join(rows)))
        self.replace(own, stream)
        self._write(f"startxref\n{start}\n%%EOF\n".encode())


def stream_of(data: bytes) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def ends_as_pdf(file: BinaryIO) -> bool:
    """Whether the file has an end: one that was not received whole has none, and lacks pages."""
    return b"%%EOF" in _tail(file)


def _last_table(file: BinaryIO) -> int:
    """Where the file's last table of objects stands."""
    found = re.findall(rb"startxref\s+(\d+)", _tail(file))
    if not found:
        raise PdfReadError("no startxref at the end")
    return int(found[-1])


def _tail(file: BinaryIO) -> bytes:
    file.seek(max(file.seek(0, 2) - _TAIL, 0))
    return file.read()


def _written(thing: PdfObject) -> bytes:
    out = BytesIO()
    thing.write_to_stream(out)
    return out.getvalue()
