"""Driving a screen as a person does: look for a thing, tap it, type, wait, take a picture.

Real input events reach the window; nothing of a screen is called. The same functions serve QML windows and
Widgets, the demonstration and the tests.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pst_kiosk.ui.lanes import Lane

PATIENCE_S = 20.0
"""Within which a busy machine shows anything; who waits for a condition loses nothing by it."""
Window = QQuickWindow | QWidget
Thing = QQuickItem | QWidget


def wait_until(condition: Callable[[], Any], what: str = "", timeout: float = PATIENCE_S) -> None:
    """Process events until `condition` holds. Raises TimeoutError naming `what`."""
    deadline = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {timeout} s: {what or condition}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 10)
        # The lanes' threads want to run too: without this they get a turn every few milliseconds.
        time.sleep(0.001)


def drain(*lanes: Lane[Any], timeout: float = PATIENCE_S) -> None:
    """Process events until all these lanes are idle, whatever they post to each other meanwhile."""
    wait_until(lambda: all(lane.idle for lane in lanes), "lanes idle", timeout)


def find(window: Window, key: str) -> Thing:
    """The visible thing with this object name, else the one showing exactly this text.

    Raises LookupError with what there is instead.
    """
    seen = list(_visible(window))
    for reads in (_name, _text):
        for thing in seen:
            if reads(thing) == key:
                return thing
    there = sorted({_name(thing) or _text(thing) for thing in seen} - {""})
    raise LookupError(f"no visible {key!r}; there is: {', '.join(there)}")


def shows(window: Window, key: str) -> bool:
    """Whether such a thing is visible now."""
    try:
        find(window, key)
    except LookupError:
        return False
    return True


def tap(window: Window, thing: Thing | str) -> None:
    """Press and release the left button at the middle of a thing, given itself or by `find`'s key.

    Waits until it can be used, as a person does.
    """
    target = find(window, thing) if isinstance(thing, str) else thing
    wait_until(target.isEnabled, f"{_name(target) or _text(target)} to be ready")
    left = Qt.MouseButton.LeftButton
    if isinstance(target, QWidget):
        QTest.mouseClick(target, left)
        return
    assert isinstance(window, QQuickWindow)
    QTest.mouseClick(window, left, Qt.KeyboardModifier.NoModifier, middle(window, target))


def middle(window: QQuickWindow, item: QQuickItem) -> QPoint:
    """The middle of an item in the window. Raises AssertionError when it lies outside of it."""
    point = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
    inside = 0 <= point.x() < window.width() and 0 <= point.y() < window.height()
    assert inside, f"{_name(item) or _text(item)} lies outside of the window: {point}"
    return point


def type_text(window: Window, text: str) -> None:
    """Type into whatever has the keyboard focus."""
    for char in text:
        # A key may hand the focus on, as a table's first one does to the field it opens.
        target = (window.focusWidget() or window) if isinstance(window, QWidget) else window
        # QTest knows ASCII keys alone; this is the event a keyboard driver sends for any character.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
            QCoreApplication.sendEvent(target, event)


def press(
    window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press and release one key, such as Return, Tab or F2."""
    target = (window.focusWidget() or window) if isinstance(window, QWidget) else window
    QTest.keyClick(target, key, modifiers)


def grab(window: Window, path: Path) -> None:
    """Save a picture of the window as it is painted now."""
    picture = window.grab() if isinstance(window, QWidget) else window.grabWindow()
    assert picture.save(str(path)), f"cannot write {path}"


def _visible(window: Window) -> Iterator[Thing]:
    if isinstance(window, QWidget):
        yield from (child for child in window.findChildren(QWidget) if child.isVisible())
    else:
        yield from _visible_items(window.contentItem())


def _visible_items(item: QQuickItem) -> Iterator[QQuickItem]:
    # Opacity counts too: a page that fades out is still "visible" to Qt.
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from _visible_items(child)


def _name(thing: Thing) -> str:
    return thing.objectName()


def _text(thing: Thing) -> str:
    text = thing.property("text")
    return text if isinstance(text, str) else ""
