"""The pictures a board shows beside the queue, read one after the other; in a lane of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from pst_kiosk.ui.trace import log_line

SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp"})
LARGEST_FILE = 30 * 2**20
"""Bytes."""
MOST_PIXELS = 50_000_000
BOUND = QSize(1280, 720)
"""Pictures are kept no larger than this, which fills their place on the largest screen."""


@dataclass(frozen=True, eq=False)
class Picture:
    name: str
    image: QImage


class PictureFolder:
    """The pictures of a folder by name, beginning anew after the last one.

    What is no picture, broken or too large is passed over, and the log says so once. The folder is looked at
    anew with every round, so that pictures may be added and taken away at any time.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._round: list[Path] = []
        self._told: dict[Path, str] = {}

    def next(self) -> Picture | None:
        """The next picture that can be shown; None where there is none."""
        return self._first_of(self._round) or self._first_of(self._listed())

    def _first_of(self, left: list[Path]) -> Picture | None:
        while left:
            path, *left = left
            image, fault = _read(path)
            if image is not None:
                self._round = left
                self._told.pop(path, None)
                return Picture(path.name, image)
            self._tell(path, fault)
        return None

    def _listed(self) -> list[Path]:
        if self._folder is None:
            return []
        try:
            found = sorted(path for path in self._folder.iterdir() if path.suffix.lower() in SUFFIXES)
        except OSError as error:
            self._tell(self._folder, error.strerror or "cannot be read")
            return []
        gone = set(self._told) - set(found)
        for path in gone:
            del self._told[path]
        return found

    def _tell(self, path: Path, fault: str) -> None:
        if self._told.get(path) != fault:
            self._told[path] = fault
            log_line(__name__, f"picture of the board left out: {path}: {fault}")


def _read(path: Path) -> tuple[QImage | None, str]:
    """A picture no larger than `BOUND`, or why there is none."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return None, f"larger than {LARGEST_FILE // 2**20} MB"
    except OSError as error:
        return None, error.strerror or "cannot be read"
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)  # a telephone's picture lies on its side
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.width() * size.height() > MOST_PIXELS:
        return None, f"more than {MOST_PIXELS // 1_000_000} million pixels"
    if size.isValid() and (size.width() > BOUND.width() or size.height() > BOUND.height()):
        reader.setScaledSize(size.scaled(BOUND, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return (None, reader.errorString()) if image.isNull() else (image, "")
