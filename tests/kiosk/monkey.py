"""Whoever leans on a kiosk: random taps, keys, fingers and scanners, the same for the same seed.

What it types into fields is a name that is found nowhere else, so that any trace of it is found.
"""

from __future__ import annotations

import gc
import random
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from pst_kiosk.kiosk.app import Kiosk
from tests.support.eyes import controls, is_a, middle_of
from tests.support.screens import press, type_text, wait_until

TRACE = "".join(("Zqx", "jwv"))
"""In every name and address it types; in parts here, or a copy of this file in memory would be a trace."""
_TYPED = (f"{TRACE} Kbyrq", f"{TRACE.lower()}@example.org", "081200000000", "K-001", "0", " ", "é漢")
_CODES = ("ZZZZ9999", "K-001", "0812000000000000000000", "'; DROP TABLE ticket; --")
_KEYS = (
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace),
    *(Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_F11, Qt.Key.Key_Q, Qt.Key.Key_W, Qt.Key.Key_C),
    *(Qt.Key.Key_V, Qt.Key.Key_A, Qt.Key.Key_Super_L, Qt.Key.Key_Menu, Qt.Key.Key_Back, Qt.Key.Key_Print),
)
_MODIFIERS = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
_BUTTONS = (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton)
_WRITTEN = ("QString", "QStringList", "QByteArray", "QUrl")
"""Types of properties that may hold a text."""
_LEAVE = 0.015
"""How often it goes away for a while."""


class Monkey:
    """One event after the other at a locked window that must stay as it is."""

    def __init__(self, kiosk: Kiosk, seed: int) -> None:
        self._kiosk = kiosk
        self._window: QQuickWindow = kiosk.window
        self._chance = random.Random(seed)
        self._finger = QTest.createTouchDevice()
        self.pages: set[str] = set()

    def run(self, events: int) -> None:
        """Raises AssertionError when the window is left, or still knows who has gone."""
        doings = (self._tap, self._tap, self._tap_anywhere, self._key, self._type, self._scan)
        for _ in range(events):
            if self._chance.random() < _LEAVE:
                self.leave()
                left = traces_on_screen(self._kiosk)
                assert left == [], left
            else:
                self._chance.choice((*doings, *doings, self._poke, self._fingers, self._drag, self._close))()
            QCoreApplication.processEvents()
            self.pages.add(str(self._kiosk.model.property("page")))
            assert self._window.isVisible(), "the window is gone"
            assert self._window.visibility() is QQuickWindow.Visibility.FullScreen

    def leave(self) -> None:
        """Go away, until the kiosk has forgotten who was there."""
        wait_until(self._is_at_rest, "the kiosk to be at rest", 60)
        # What a program's own loop does before the next frame; a test's does it only when told.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _is_at_rest(self) -> bool:
        model = self._kiosk.model
        return (
            model.property("page") == "home"
            and not model.property("busy")
            and not model._idle._quiet.isActive()
        )

    def _tap(self) -> None:
        offers = controls(self._window)
        if offers:
            item = self._chance.choice(offers)
            is_field = is_a(item, ("QQuickTextField",))
            self._click(middle_of(self._window, item))
            if is_field:
                type_text(self._window, self._chance.choice(_TYPED[:2]))

    def _tap_anywhere(self) -> None:
        self._click(self._point())

    def _click(self, point: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        QTest.mouseClick(self._window, button, Qt.KeyboardModifier.NoModifier, point)

    def _poke(self) -> None:
        self._click(self._point(), self._chance.choice(_BUTTONS))

    def _fingers(self) -> None:
        one, other = self._point(), self._point()
        QTest.touchEvent(self._window, self._finger).press(0, one).commit()
        if self._chance.random() < 0.5:
            QTest.touchEvent(self._window, self._finger).stationary(0).press(1, other).commit()
            QTest.touchEvent(self._window, self._finger).stationary(0).release(1, other).commit()
        QTest.touchEvent(self._window, self._finger).release(0, one).commit()

    def _drag(self) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self._window, left, none, self._point())
        QTest.mouseMove(self._window, self._point())
        QTest.mouseRelease(self._window, left, none, self._point())

    def _key(self) -> None:
        press(self._window, self._chance.choice(_KEYS), self._chance.choice(_MODIFIERS))

    def _type(self) -> None:
        type_text(self._window, self._chance.choice(_TYPED))

    def _scan(self) -> None:
        type_text(self._window, self._chance.choice(_CODES))
        press(self._window, Qt.Key.Key_Return)

    def _close(self) -> None:
        self._window.close()

    def _point(self) -> QPoint:
        return QPoint(
            self._chance.randrange(self._window.width()), self._chance.randrange(self._window.height())
        )


def traces_on_screen(kiosk: Kiosk) -> list[str]:
    """Properties of anything in the window or behind it that still hold what was typed."""
    found = []
    for thing in things(kiosk.window, kiosk.model):
        if not isinstance(thing, QObject):  # PySide may take an address for what was there before
            continue
        kind = thing.metaObject()
        for place in range(kind.propertyCount()):
            about = kind.property(place)
            if about.typeName() in _WRITTEN and TRACE.lower() in str(about.read(thing)).lower():
                found.append(f"{kind.className()} {thing.objectName()}.{about.name()}")
    return found


def things(*roots: QObject) -> Iterator[QObject]:
    for root in roots:
        yield root
        yield from root.findChildren(QObject)
        if isinstance(root, QQuickWindow):
            yield from _items(root.contentItem())


def _items(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _items(child)


def traces_in_memory() -> list[str]:
    """Texts of the program that hold what was typed, by what holds them."""
    gc.collect()
    own = {id(globals()), id(_TYPED), id(Monkey.__dict__)}
    found = []
    for holder in gc.get_objects():
        if id(holder) in own or isinstance(holder, type):
            continue
        for text in gc.get_referents(holder):
            if type(text) is str and TRACE.lower() in text.lower() and text not in (TRACE, *_TYPED):
                found.append(f"{type(holder).__name__}: {text[:60]!r}")
    return found


def traces_in_files(*folders: Path) -> list[str]:
    """Files that hold what was typed, in any of the ways a text is written."""
    wanted = [written.encode(how) for written in (TRACE, TRACE.lower()) for how in ("utf-8", "utf-16-le")]
    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and any(one in path.read_bytes() for one in wanted)
    ]


def traces_on_clipboard() -> list[str]:
    clipboard = QGuiApplication.clipboard()
    return [text for mode in clipboard.Mode if TRACE.lower() in (text := clipboard.text(mode)).lower()]
