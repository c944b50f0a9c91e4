"""Stamps every page of a PDF with a watermark, in memory that grows with its pages, not with its size.

The file is copied as it is and the pages are written once more behind it, each with the watermark after its
contents. So its contents, bookmarks and forms stay what they were, and a scan of many hundred megabytes is
never held in memory.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
)

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.reports.page_place import Place
from pst_kiosk.reports.pdf_addition import Addition, ends_as_pdf, stream_of
from pst_kiosk.reports.watermark import Watermark, drawn

Told = Callable[[float], None]
"""Hears how far it is, from 0 to 1."""

LARGEST = 2 << 30
MENDED_LARGEST = 200 << 20
"""Of a file whose table of objects is damaged, which must be held in memory to be mended."""
_CHUNK = 1 << 20
_HEADER_WITHIN = 1024
"""Where a PDF's header has to be, as its readers agree."""
_COPIED, _PLACED, _WRITTEN = 0.6, 0.75, 0.9
"""How far it is when each part is done."""
_NAME = "/PstWatermark"
_STUMBLES = (
    *(PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError),
    *(RecursionError, TypeError, ValueError, NotImplementedError),
)
"""What a damaged file makes the library raise: it takes much for granted."""


@dataclass(frozen=True)
class Stamped:
    """`digest`: SHA-256 of the stamped file, in hexadecimal; `size` in bytes."""

    digest: str
    pages: int
    size: int


def stamp(source: Path, target: Path, mark: Watermark, told: Told = lambda _: None) -> Stamped:
    """Write a stamped copy of `source` to `target`, which appears whole or not at all.

    Raises `Refused`: `pdf_missing`, `pdf_too_large` (with `megabytes`, `most`), `pdf_not`, `pdf_locked`,
    `pdf_broken`, `target_taken`, `target_folder`; `EnvironmentFault`: `file_unreadable`, `file_unwritable`,
    `disk_full`.
    """
    _check(source, target)
    part = part_of(target)
    try:
        with part.open("w+b") as file:
            stamped = _write(source, file, mark, told)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        code = "disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "file_unwritable"
        raise EnvironmentFault(code) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    told(1)
    return stamped


def part_of(target: Path) -> Path:
    """Where it is written until it is whole."""
    return target.with_name(f".{target.stem[:40]}.part")


def _check(source: Path, target: Path) -> None:
    try:
        if not source.is_file():
            raise Refused("pdf_missing")
        if not target.parent.is_dir():
            raise Refused("target_folder")
        if target.exists():
            raise Refused("target_taken")
        size = source.stat().st_size
    except (OSError, ValueError) as error:  # a name no system takes
        raise Refused("pdf_missing") from error
    if size > LARGEST:
        raise Refused("pdf_too_large", megabytes=size >> 20, most=LARGEST >> 20)


def _write(source: Path, file: BinaryIO, mark: Watermark, told: Told) -> Stamped:
    digest = _copy(source, file, lambda share: told(share * _COPIED))
    if not ends_as_pdf(file):
        raise Refused("pdf_broken")
    try:
        try:
            reader = PdfReader(file, strict=True)
            pages = _pages(reader)
        except DependencyError:
            raise
        except _STUMBLES:
            digest = _mend(file)
            reader = PdfReader(file, strict=True)
            pages = _pages(reader)
        _append(Addition(file, reader, digest), pages, mark, told)
        _check_stamped(file, len(pages))
    except DependencyError as error:  # only ciphers need more than is here
        raise Refused("pdf_locked") from error
    except _STUMBLES as error:
        raise Refused("pdf_broken") from error
    return Stamped(digest.hexdigest(), len(pages), file.seek(0, os.SEEK_END))


def _copy(source: Path, file: BinaryIO, told: Told) -> Any:
    """Copy from the header on, from where a PDF counts its positions; the copy's digest."""
    digest = hashlib.sha256()
    try:
        original = source.open("rb")
    except OSError as error:
        raise EnvironmentFault("file_unreadable") from error
    with original:
        size = os.fstat(original.fileno()).st_size
        start = original.read(_HEADER_WITHIN).find(b"%PDF-")
        if start < 0:
            raise Refused("pdf_not")
        original.seek(start)
        while chunk := original.read(_CHUNK):
            digest.update(chunk)
            file.write(chunk)
            told(min(original.tell() / size, 1))
    return digest


def _pages(reader: PdfReader) -> list[PageObject]:
    if reader.is_encrypted:
        raise Refused("pdf_locked")
    pages = list(reader.pages)
    if not pages:
        raise Refused("pdf_broken")
    return pages


def _mend(file: BinaryIO) -> Any:
    """Write the file anew as far as it can be read; the digest of what it is then."""
    if file.seek(0, os.SEEK_END) > MENDED_LARGEST:
        raise Refused("pdf_broken")
    reader = PdfReader(file)
    _pages(reader)
    whole = BytesIO()
    PdfWriter(clone_from=reader).write(whole)
    file.seek(0)
    file.truncate()
    file.write(whole.getbuffer())
    return hashlib.sha256(whole.getbuffer())


def _append(addition: Addition, pages: Sequence[PageObject], mark: Watermark, told: Told) -> None:
    """Write the watermark, and each page anew with it."""
    places = [Place.of(page) for page in pages]
    shapes = list(dict.fromkeys(place.shape for place in places))
    told(_PLACED)
    forms = dict(zip(shapes, _forms(addition, drawn(mark, shapes)), strict=True))
    before = addition.add(stream_of(b"q\n"))
    written: set[int] = set()
    for at, (page, place) in enumerate(zip(pages, places, strict=True), start=1):
        reference = page.indirect_reference
        assert reference is not None, "a page without a number of its own"
        if reference.idnum not in written:  # a page may be listed twice
            written.add(reference.idnum)
            after = addition.add(stream_of(place.drawing(_name_in(page))))
            contents = ArrayObject([before, *addition.contents_of(page), after])
            addition.replace(reference, _stamped(page, contents, forms[place.shape]))
        told(_PLACED + (_WRITTEN - _PLACED) * at / len(pages))
    addition.close()


def _forms(addition: Addition, drawings: bytes) -> list[IndirectObject]:
    """Each page of a PDF as a form that other pages can draw."""
    other, known, forms = PdfReader(BytesIO(drawings)), dict[int, IndirectObject](), []
    for page in other.pages:
        contents = page.get_contents()
        assert contents is not None
        form = stream_of(contents.get_data()).flate_encode()
        form[NameObject("/Type")] = NameObject("/XObject")
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = ArrayObject(page.mediabox)
        form[NameObject("/Resources")] = addition.adopt(other, page["/Resources"], known)
        forms.append(addition.add(form))
    return forms


def _stamped(page: PageObject, contents: ArrayObject, form: IndirectObject) -> DictionaryObject:
    """The page with these contents, and the watermark among what they may draw."""
    made = DictionaryObject(page.items())
    resources = DictionaryObject(_dictionary(page.get("/Resources")).items())
    objects = DictionaryObject(_dictionary(resources.get("/XObject")).items())
    objects[NameObject(_name_in(page))] = form
    resources[NameObject("/XObject")] = objects
    made[NameObject("/Contents")] = contents
    made[NameObject("/Resources")] = resources
    return made


def _name_in(page: PageObject) -> str:
    """A name no other object drawn on the page has: it may have been stamped before."""
    taken = _dictionary(_dictionary(page.get("/Resources")).get("/XObject"))
    names = (f"{_NAME}{at}" for at in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def _dictionary(thing: PdfObject | None) -> DictionaryObject:
    found = None if thing is None else thing.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _check_stamped(file: BinaryIO, pages: int) -> None:
    """The file as others will read it has all its pages, each with the watermark."""
    again = PdfReader(file, strict=True).pages
    assert len(again) == pages
    for page in again:
        assert f"{_NAME}1" in page["/Resources"]["/XObject"]  # type: ignore[index]
