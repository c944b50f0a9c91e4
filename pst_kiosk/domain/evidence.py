"""Files that show that a complaint is right: what may be kept of them, told by their content alone."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

LARGEST = 10 * 1024 * 1024
"""Bytes of one file: a photograph, or some scanned pages. Assumption: no standard says."""
MOST = 10
"""Files of one complaint."""
LONGEST_NAME = 120
"""Bytes, so that every file system takes it with a number behind."""


class MediaType(StrEnum):
    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"


ENDINGS = {MediaType.PDF: ".pdf", MediaType.JPEG: ".jpg", MediaType.PNG: ".png"}
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_FIRST_CHUNK = b"IHDR"
_NOT_IN_A_NAME = re.compile(r'[<>:"|?*]')
_OF_A_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
"""Windows writes to these instead of a file, whatever stands behind the dot."""


def media_type(content: bytes) -> MediaType | None:
    """What a file is by its first bytes, whatever its name says; None for what is not kept."""
    if content.startswith(b"%PDF-"):
        return MediaType.PDF
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if content.startswith(_PNG_HEAD) and content[12:16] == _PNG_FIRST_CHUNK:
        return MediaType.PNG
    return None


def name_kept(name: str, kind: MediaType) -> str:
    """A file's name as it is kept, and as any system saves it: without folders and what nobody sees, with the
    ending of what it is."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " ")
    stem = _NOT_IN_A_NAME.sub("_", seen.rsplit(".", 1)[0]).strip(". ") or "bukti"
    if _OF_A_DEVICE.match(stem):
        stem = f"bukti {stem}"
    cut = stem.encode()[: LONGEST_NAME - len(ENDINGS[kind])].decode(errors="ignore")
    return cut.rstrip() + ENDINGS[kind]
