"""What a window offers, seen as somebody sees it: its controls, and its words on their ground."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image
from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.ui.test_palette import contrast

CONTROLS = ("QQuickAbstractButton", "QQuickTextField", "QQuickTextInput", "QQuickTextEdit")
_IN_THE_WAY = (*CONTROLS, "QQuickMouseArea")
_LEAST = 4
_AROUND = 6
"""How far a text's ground is looked at around it."""
_NEAR = 60
"""How much a letter as painted may differ from its colour, by channel: thin strokes are blended."""


@dataclass(frozen=True)
class Words:
    """A text as it is painted: its colour, and what it stands on."""

    text: str
    ink: str
    ground: str

    @property
    def contrast(self) -> float:
        return contrast(self.ink, self.ground)


def seen(item: QQuickItem, opacity: float = 1.0) -> Iterator[tuple[QQuickItem, float]]:
    """Everything visible within an item, painted first to last, and how opaque it is."""
    children = sorted(item.childItems(), key=lambda child: child.z())
    for child in children:
        through = opacity * child.opacity()
        if child.isVisible() and through > 0:
            yield child, through
            yield from seen(child, through)


def name_of(item: QQuickItem) -> str:
    return item.objectName() or f"{item.metaObject().className()} {item.property('text')!r}"


def is_a(item: QQuickItem, kinds: tuple[str, ...]) -> bool:
    return any(item.inherits(kind) for kind in kinds)


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def shown_part(item: QQuickItem) -> QRectF:
    """As much of an item as the areas that clip it let through."""
    part = place(item)
    parent = item.parentItem()
    while parent is not None:
        if parent.clip():
            part = part.intersected(place(parent))
        parent = parent.parentItem()
    return part


def controls(window: QQuickWindow) -> list[QQuickItem]:
    """What can be tapped now: in sight, enabled, and under nothing that would take the tap."""
    everything = [item for item, _ in seen(window.contentItem()) if is_a(item, _IN_THE_WAY)]
    return [
        item
        for order, item in enumerate(everything)
        if is_a(item, CONTROLS)
        and item.isEnabled()
        and (part := in_sight(window, item)) is not None
        and not is_covered(item, part.center(), everything[order + 1 :])
    ]


def in_sight(window: QQuickWindow, item: QQuickItem) -> QRectF | None:
    part = shown_part(item).intersected(QRectF(0, 0, window.width(), window.height()))
    return part if min(part.width(), part.height()) >= _LEAST else None


def is_covered(item: QQuickItem, point: QPointF, above: list[QQuickItem]) -> bool:
    """Whether a tap at this point of the window reaches one of the items above, which is no part of it."""
    return any(
        shown_part(one).contains(point) and one.property("enabled") and not item.isAncestorOf(one)
        for one in above
    )


def spoken_name(item: QQuickItem) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(item)
    return "" if interface is None else str(interface.text(QAccessible.Text.Name))


def words(window: QQuickWindow, picture: QImage) -> list[Words]:
    """Every text that is to be read: what is disabled, empty, scrolled or covered away is not."""
    found = []
    everything = list(seen(window.contentItem()))
    in_the_way = [(order, item) for order, (item, _) in enumerate(everything) if is_a(item, _IN_THE_WAY)]
    for order, (item, opacity) in enumerate(everything):
        text = item.property("text")
        if not item.inherits("QQuickText") or not text or not item.isEnabled():
            continue
        part = in_sight(window, item)
        above = [one for place, one in in_the_way if place > order]
        if part is None or is_covered(item, part.center(), above):
            continue
        colour = item.property("color")
        painted = colours(picture, part.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        ground = painted.most_common(1)[0][0]
        ink = blended(colour, ground, opacity * colour.alphaF())
        if any(alike(ink, one) for one in painted):
            found.append(Words(text, ink, ground))
    return found


def colours(picture: QImage, part: QRectF) -> Counter[str]:
    """How often each colour is painted there."""
    copy = picture.copy(part.toAlignedRect().intersected(picture.rect()))
    copy = copy.convertToFormat(QImage.Format.Format_RGB32)
    size, raw = (copy.width(), copy.height()), bytes(copy.constBits())
    painted = Image.frombuffer("RGB", size, raw, "raw", "BGRX", copy.bytesPerLine(), 1)
    counted = painted.getcolors(size[0] * size[1]) or []
    return Counter({"#{:02X}{:02X}{:02X}".format(*colour): count for count, colour in counted})  # type: ignore[misc]


def blended(colour: QColor, ground: str, opacity: float) -> str:
    under = QColor(ground)
    mixed = [
        round(front * opacity + back * (1 - opacity))
        for front, back in zip(colour.getRgb()[:3], under.getRgb()[:3], strict=True)
    ]
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def alike(one: str, other: str) -> bool:
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= _NEAR for at in (1, 3, 5))


def middle_of(window: QQuickWindow, item: QQuickItem) -> QPoint:
    """A point of the window where a tap meets the item, of which a part may be scrolled away."""
    part = in_sight(window, item) or place(item)
    return part.center().toPoint()
