"""Everything a finger reaches on a touch screen, keys reach too.

Tab and Space are Qt's own. This adds what pages do not do themselves: Enter presses the control that has the
keyboard's focus, and an arrow leads to the nearest control on its side.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickItem, QQuickWindow

Key = Qt.Key

_ENTER = frozenset({Key.Key_Return, Key.Key_Enter})
_WAYS = {
    Key.Key_Left: QPointF(-1, 0),
    Key.Key_Right: QPointF(1, 0),
    Key.Key_Up: QPointF(0, -1),
    Key.Key_Down: QPointF(0, 1),
}
_ASIDE = 2
"""How much farther a control seems that lies to the side of the way."""
_MOST_STOPS = 500


class KeyPath(QObject):
    """Takes the keys that no item of a window wanted."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if watched is self._window:
            self._begin()
            return False
        key = Key(cast(QKeyEvent, event).key())
        if key in _ENTER:
            return self._press()
        return key in _WAYS and self._go(_WAYS[key])

    def _begin(self) -> None:
        """At the first key: this needs Qt Quick's Python half, which is not loaded before the first frame."""
        import PySide6.QtQuick  # noqa: F401

        self._window.removeEventFilter(self)
        self._window.property("contentItem").installEventFilter(self)

    def _press(self) -> bool:
        item = self._focused()
        if item is None or not item.inherits("QQuickAbstractButton"):
            return False
        return QMetaObject.invokeMethod(item, "click")

    def _go(self, way: QPointF) -> bool:
        here = self._focused()
        stops = list(self._stops())
        if here is None or here not in stops:
            nearest = stops[0] if stops else None
        else:
            farness = {stop: _farness(_middle(stop) - _middle(here), way) for stop in stops}
            ahead = [stop for stop in stops if farness[stop] > 0]
            nearest = min(ahead, key=lambda stop: farness[stop], default=None)
        if nearest is None:
            return False
        nearest.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _focused(self) -> QQuickItem | None:
        item: QQuickItem | None = self._window.property("activeFocusItem")
        return item

    def _stops(self) -> Iterator[QQuickItem]:
        """Where Tab would lead, from the present focus on, all around."""
        first = None
        start: QQuickItem = self._focused() or self._window.property("contentItem")
        item = start.nextItemInFocusChain(True)
        for _ in range(_MOST_STOPS):
            if item is None or item is first:
                return
            first = first or item
            yield item
            item = item.nextItemInFocusChain(True)


def _middle(item: QQuickItem) -> QPointF:
    return item.mapToScene(QPointF(item.width() / 2, item.height() / 2))


def _farness(by: QPointF, way: QPointF) -> float:
    """0 where it does not lie on that side."""
    along = QPointF.dotProduct(by, way)
    aside = abs(by.x() * way.y()) + abs(by.y() * way.x())
    return along + _ASIDE * aside if along > 0 and along * _ASIDE >= aside / _ASIDE else 0.0
