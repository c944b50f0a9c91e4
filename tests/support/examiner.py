"""Looks at a touch screen for those who see little, hear it read, or have keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem

from pst_kiosk.ui.qml_window import OpenWindow
from pst_kiosk.ui.sizes import MIN_TOUCH
from tests.support.eyes import controls, name_of, place, spoken_name, words
from tests.support.screens import press

ENOUGH = 4.5
KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up)
_RING = 16


class Examiner:
    """Looks at one sight after the other, and notes what is wrong."""

    def __init__(self, opened: OpenWindow) -> None:
        self._tokens = opened.tokens
        self._window = opened.window
        self.faults: dict[str, str] = {}
        self._marked: set[str] = set()
        """Kinds of controls that were seen to show the focus."""
        self.texts = 0

    def look(self, sight: str) -> None:
        for manner in ("usual", "contrast", "large"):
            self._tokens.setProperty("highContrast", manner == "contrast")
            self._tokens.setProperty("largeText", manner == "large")
            picture = self._window.grabWindow()
            self._read(sight, manner, picture)
            self._touch(sight, manner)
        self._tokens.setProperty("largeText", False)
        self._window.grabWindow()
        self._hear(sight)
        self._walk(sight)

    def _read(self, sight: str, manner: str, picture: QImage) -> None:
        for one in words(self._window, picture):
            self.texts += 1
            if one.contrast < ENOUGH:
                self.faults[f"contrast: {one.text!r} on {sight}, {manner}"] = f"{one} {one.contrast:.2f}"

    def _touch(self, sight: str, manner: str) -> None:
        for item in controls(self._window):
            if not on_keyboard(item) and min(item.width(), item.height()) < MIN_TOUCH:
                self.faults[f"size: {name_of(item)} on {sight}, {manner}"] = f"{place(item)}"

    def _hear(self, sight: str) -> None:
        for item in controls(self._window):
            if not spoken_name(item).strip():
                self.faults[f"unnamed: {name_of(item)} on {sight}"] = ""

    def _walk(self, sight: str) -> None:
        """By Tab all around; from there on by arrows, where a group of answers is one stop."""
        wanted = [item for item in controls(self._window) if not on_keyboard(item)]
        reached: list[QQuickItem] = []
        for _ in range(3 * len(wanted) + 3):
            press(self._window, Qt.Key.Key_Tab)
            item = self._window.activeFocusItem()
            if item in reached:
                break
            reached.append(item)
        for item in reached:
            if all(one in reached for one in wanted):
                break
            for key in KEYS[1:]:
                item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
                press(self._window, key)
                if self._window.activeFocusItem() not in reached:
                    reached.append(self._window.activeFocusItem())
        for item in wanted:
            if item not in reached:
                self.faults[f"out of reach: {name_of(item)} on {sight}"] = ""
            elif not self._is_marked(item):
                self.faults[f"no ring: {name_of(item)} on {sight}"] = ""

    def _is_marked(self, item: QQuickItem) -> bool:
        """Whether one sees that it has the focus: the same place, with and without."""
        kind = item.metaObject().className()
        if kind not in self._marked:
            with_focus = self._picture_of(item, focus=True)
            if with_focus != self._picture_of(item, focus=False):
                self._marked.add(kind)
        return kind in self._marked

    def _picture_of(self, item: QQuickItem, *, focus: bool) -> QImage:
        if focus:
            item.forceActiveFocus(Qt.FocusReason.TabFocusReason)
        else:
            item.setFocus(False)
        around = place(item).adjusted(-_RING, -_RING, _RING, _RING).toAlignedRect()
        return self._window.grabWindow().copy(around)


def on_keyboard(item: QQuickItem) -> bool:
    """The keys of the on-screen keyboard: whoever has keys does not need them."""
    return item.objectName().startswith("key ")
