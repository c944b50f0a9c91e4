"""Evidence between the officer's disk and the office's database. What reads or writes a file here runs in a
lane of files, never in the database's."""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.evidence import LARGEST, MediaType, media_type, name_kept

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class EvidenceFile:
    """A file with its content. `digest` is its SHA-256, in hexadecimal."""

    name: str
    media_type: MediaType
    content: bytes
    digest: str


def read(path: Path) -> EvidenceFile:
    """A file of the officer's, checked before it goes anywhere.

    Raises `Refused`: `evidence_missing`, `evidence_too_large` (with `megabytes`, `most`; nothing is read
    then), `evidence_type` for what is neither PDF nor JPEG nor PNG by its content, `file_unreadable`.
    """
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            raise Refused("evidence_missing")
        if found.st_size > LARGEST:
            raise _too_large(found.st_size)
        with path.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except FileNotFoundError:
        raise Refused("evidence_missing") from None
    except OSError:
        raise Refused("file_unreadable") from None
    return checked(path.name, content)


def checked(name: str, content: bytes) -> EvidenceFile:
    """Content as it may be kept. Raises `Refused` `evidence_too_large`, `evidence_type`."""
    if len(content) > LARGEST:
        raise _too_large(len(content))
    kind = media_type(content)
    if kind is None:
        raise Refused("evidence_type")
    return EvidenceFile(name_kept(name, kind), kind, content, hashlib.sha256(content).hexdigest())


def save_copy(file: EvidenceFile, folder: Path) -> Path:
    """Write a copy into a folder under its own name, or that name with a number; nothing is overwritten.

    Raises OSError.
    """
    stem, ending = file.name.rsplit(".", 1)
    for number in range(1, 1000):
        path = folder / (file.name if number == 1 else f"{stem} ({number}).{ending}")
        try:
            with path.open("xb") as copy:
                copy.write(file.content)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(file.name)


def _too_large(size: int) -> Refused:
    megabytes = -(-size // _MEGABYTE)
    return Refused("evidence_too_large", megabytes=megabytes, most=LARGEST // _MEGABYTE)
