"""The type (Manrope) and the icons (Phosphor), both from files of installed packages.

The packages themselves are never imported: only their files are used.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap, QPixmapCache

from pst_kiosk.ui.sizes import FAMILY

ICON_FAMILY = "Phosphor"
FIGURES = {"tnum": 1}
"""Font features for figures of one width: clocks and numbers do not jump."""

_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold", "ExtraBold")


class FontsMissing(RuntimeError):
    """A font file is not where its package should have put it."""


def load_fonts() -> None:
    """Make Manrope and the icon font known to Qt; needs the application object. Raises FontsMissing."""
    folder = _package_folder("font_manrope") / "files"
    for weight in _WEIGHTS:
        _load(folder / f"Manrope-{weight}.ttf")
    _load(_phosphor("phosphor-*.ttf"))


def icon_char(name: str) -> str:
    """The character of a Phosphor icon such as "printer", "printer-bold" or "printer-light".

    Raises KeyError for a name the font does not have.
    """
    return chr(int(_charmap()[name], 16))


def icon_pixmap(name: str, size: int, colour: str, device_ratio: float = 1.0, after: int = 0) -> QPixmap:
    """An icon as a picture of `size` logical pixels, for Widgets, with `after` empty ones behind it."""
    key = f"{name} {size} {colour} {device_ratio} {after}"
    pixmap = QPixmap()
    if QPixmapCache.find(key, pixmap):
        return pixmap
    pixmap = QPixmap(QSize(size + after, size) * device_ratio)
    pixmap.setDevicePixelRatio(device_ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        font = QFont(ICON_FAMILY)
        font.setPixelSize(size)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, icon_char(name))
    QPixmapCache.insert(key, pixmap)
    return pixmap


def icon(name: str, size: int, colour: str, disabled_colour: str | None = None, after: int = 0) -> QIcon:
    """An icon for a Widgets button or label, sharp on ordinary and on doubled screens."""
    made = QIcon()
    for ratio in (1.0, 2.0):
        made.addPixmap(icon_pixmap(name, size, colour, ratio, after))
        if disabled_colour:
            made.addPixmap(icon_pixmap(name, size, disabled_colour, ratio), QIcon.Mode.Disabled)
    return made


@cache
def figures_font(pixel_size: int, weight: QFont.Weight = QFont.Weight.Bold) -> QFont:
    """Manrope with figures of one width, for Widgets that show clocks and numbers."""
    font = QFont(FAMILY)
    font.setPixelSize(pixel_size)
    font.setWeight(weight)
    for tag, value in FIGURES.items():
        font.setFeature(QFont.Tag(tag), value)
    return font


@cache
def _charmap() -> dict[str, str]:
    names: dict[str, str] = json.loads(_phosphor("phosphor-charmap-*.json").read_text())
    return names


@cache
def _phosphor(pattern: str) -> Path:
    # The files' names carry the font's version.
    found = sorted((_package_folder("qtawesome") / "fonts").glob(pattern))
    if not found:
        raise FontsMissing(f"qtawesome has no {pattern}")
    return found[-1]


def _package_folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise FontsMissing(f"the package {package} is not installed")
    return Path(spec.origin).parent


def _load(path: Path) -> None:
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise FontsMissing(f"{path.name} cannot be loaded")
