"""A person in no hurry: waits until a screen shows what is looked for, and acts at a pace one can watch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from pst_kiosk.demo import hands
from pst_kiosk.demo.hands import Window

PATIENCE = 10.0
"""Seconds a person waits for a screen to answer before giving up."""
KEYS_A_TAP = 8
"""A person types this many keys in the time of a tap."""


@dataclass
class Person:
    """Acts at `pace`: seconds of rest after every tap, 0 for as fast as the screens go."""

    pace: float = 0.0

    def see(self, window: Window, key: str) -> None:
        """Wait until a thing of this name or text is shown. Raises TimeoutError."""
        hands.wait_until(lambda: hands.shows(window, key), f"{key!r} to be shown", PATIENCE)

    def look(self, window: Window) -> None:
        """Turn to a screen to read it."""
        self._turn_to(window)
        self.rest()

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        hands.wait_until(condition, what, PATIENCE)

    def tap(self, window: Window, key: str) -> None:
        """Tap a thing once it is shown and rests."""
        self._turn_to(window)
        self.see(window, key)
        self._let_rest(window, key)
        hands.tap(window, key)
        self.rest()

    def type(self, window: Window, text: str) -> None:
        self._turn_to(window)
        for character in text:
            hands.type_text(window, character)
            self.rest(self.pace / KEYS_A_TAP)

    def press(
        self, window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self._turn_to(window)
        hands.press(window, key, modifiers)
        self.rest()

    def choose(self, window: Window, key: str, wanted: str) -> None:
        """Choose in a list that has the keyboard, by its keys. Raises LookupError where it is not offered."""
        self.press(window, Qt.Key.Key_Home)
        before = None
        while (now := hands.find(window, key).property("currentText")) != wanted:
            if now == before:
                raise LookupError(f"{key!r} does not offer {wanted!r}")
            before = now
            self.press(window, Qt.Key.Key_Down)

    def rest(self, seconds: float | None = None) -> None:
        """Let the screens live for a while."""
        pause = self.pace if seconds is None else seconds
        QTest.qWait(max(1, int(pause * 1000)))

    def _turn_to(self, window: Window) -> None:
        """Keys go to the window in front: as with four programs on four desks, one is used at a time."""
        if window.isActive() if isinstance(window, QWindow) else window.isActiveWindow():
            return
        if QGuiApplication.platformName() != "offscreen":
            window.raise_()
        if isinstance(window, QWindow):
            window.requestActivate()
            self.wait(window.isActive, "the window in front")
        else:
            window.activateWindow()
            self.wait(window.isActiveWindow, "the window in front")

    def _let_rest(self, window: Window, key: str) -> None:
        """A thing that moves in is tapped when it has arrived."""
        places: list[QPointF] = []

        def resting() -> bool:
            thing = hands.find(window, key)
            if not isinstance(thing, QQuickItem):
                return True
            places.append(thing.mapToScene(QPointF(0, 0)))
            return len(places) > 1 and places[-1] == places[-2]

        self.wait(resting, f"{key!r} to rest")
