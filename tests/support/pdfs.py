"""PDFs as libraries have them: of any size, turned, cropped, large, locked, damaged."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, FloatObject, NameObject
from reportlab.pdfgen.canvas import Canvas

Box = tuple[float, float, float, float]

A4 = (595.0, 842.0)


def plain(*sizes: tuple[float, float], text: str = "Kota Kupang dalam angka") -> bytes:
    """One page of each size, with a line of text."""
    file = BytesIO()
    canvas = Canvas(file)
    for at, size in enumerate(sizes or (A4,), start=1):
        canvas.setPageSize(size)
        canvas.drawString(size[0] / 10, size[1] * 0.6, f"{text}, halaman {at}")
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def turned(by: int, crop: Box | None = None, size: tuple[float, float] = A4) -> bytes:
    """An empty page, turned by `by` degrees and cropped to `crop`."""
    writer = PdfWriter()
    page = writer.add_blank_page(*size)
    page[NameObject("/Rotate")] = FloatObject(by)
    if crop is not None:
        page[NameObject("/CropBox")] = ArrayObject(map(FloatObject, crop))
    return _written(writer)


def locked(password: str = "", algorithm: str = "RC4-128") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(plain())))
    writer.encrypt(password, "pemilik", algorithm=algorithm)
    return _written(writer)


def with_object_streams() -> bytes:
    """As newer programs write them: objects within streams, and a table that is one too."""
    body = (
        b"1 0 obj\n<</Type/ObjStm/N 3/First 17/Length %d>>\nstream\n%b\nendstream\nendobj\n",
        b"2 0 3 33 4 77    ",
        b"<</Type/Catalog/Pages 3 0 R>>    ",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>         ",
        b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 595 842]>>",
    )
    inside = b"".join(body[1:])
    start = b"%PDF-1.5\n"
    stream = body[0] % (len(inside), inside)
    at = len(start) + len(stream)
    rows = b"".join(
        bytes((kind,)) + first.to_bytes(4, "big") + bytes((second,))
        for kind, first, second in (
            (0, 0, 0),
            (1, len(start), 0),
            (2, 1, 0),
            (2, 1, 1),
            (2, 1, 2),
            (1, at, 0),
        )
    )
    table = b"5 0 obj\n<</Type/XRef/Size 6/W[1 4 1]/Root 2 0 R/Length %d>>\nstream\n%b\nendstream\nendobj\n"
    return start + stream + table % (len(rows), rows) + b"startxref\n%d\n%%%%EOF\n" % at


def scan(path: Path, pages: int, bytes_a_page: int) -> None:
    """A scanned book, written page by page: a picture of noise on each."""
    picture = os.urandom(bytes_a_page)
    places: list[int] = []
    with path.open("wb") as file:

        def add(head: bytes, data: bytes | None = None) -> None:
            places.append(file.tell())
            file.write(b"%d 0 obj\n%b\n" % (len(places), head))
            if data is not None:
                file.write(b"stream\n" + data + b"\nendstream\n")
            file.write(b"endobj\n")

        file.write(b"%PDF-1.4\n")
        kids = b" ".join(b"%d 0 R" % (3 + 3 * at) for at in range(pages))
        add(b"<</Type/Catalog/Pages 2 0 R>>")
        add(b"<</Type/Pages/Count %d/Kids[%b]/MediaBox[0 0 595 842]>>" % (pages, kids))
        for number in range(3, 3 + 3 * pages, 3):
            resources = b"/Resources<</XObject<</Im %d 0 R>>>>" % (number + 2)
            add(b"<</Type/Page/Parent 2 0 R/Contents %d 0 R%b>>" % (number + 1, resources))
            drawing = b"q 500 0 0 700 47 70 cm /Im Do Q"
            add(b"<</Length %d>>" % len(drawing), drawing)
            size = b"/Width 100/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % (bytes_a_page // 100)
            add(b"<</Type/XObject/Subtype/Image%b/Length %d>>" % (size, bytes_a_page), picture)
        table = file.tell()
        file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
        file.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        file.write(b"trailer\n<</Size %d/Root 1 0 R>>\n" % (len(places) + 1))
        file.write(b"startxref\n%d\n%%%%EOF\n" % table)


def _written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
