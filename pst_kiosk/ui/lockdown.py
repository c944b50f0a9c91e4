"""A screen that visitors cannot leave: no key, touch or close request leads from the program to the desktop.

What the window system itself does with a key (Alt+Tab, Super, Ctrl+Alt+Delete, a swipe from the edge) never
reaches a program; docs/operating.md says how to switch that off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QClipboard,
    QGuiApplication,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QTouchEvent,
)

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

TAPS = 5
TAPS_WITHIN_MS = 5000
_COME_BACK_MS = 1000

Key = Qt.Key
Type = QEvent.Type
Modifier = Qt.KeyboardModifier

_FORM_KEYS = frozenset(
    {
        *(Key.Key_Tab, Key.Key_Backtab, Key.Key_Return, Key.Key_Enter, Key.Key_Backspace, Key.Key_Delete),
        *(Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down, Key.Key_Home, Key.Key_End),
        *(Key.Key_PageUp, Key.Key_PageDown, Key.Key_Shift, Key.Key_AltGr, Key.Key_CapsLock),
    }
)
"""Besides the keys that write something; every other key is refused."""
_DEAD_KEYS = range(Key.Key_Dead_Grave.value, Key.Key_Dead_Longsolidusoverlay.value + 1)
_REFUSED = frozenset(
    {Type.Close, Type.ContextMenu, Type.DragEnter, Type.DragMove, Type.Drop, Type.NativeGesture}
)
_KEYS = frozenset({Type.KeyPress, Type.KeyRelease, Type.ShortcutOverride})
_MOUSE = frozenset({Type.MouseButtonPress, Type.MouseButtonRelease, Type.MouseButtonDblClick})
_TOUCH = frozenset({Type.TouchBegin, Type.TouchUpdate, Type.TouchEnd})
_LEFT_ALONE = frozenset({Type.FocusOut, Type.WindowStateChange, Type.Hide})


class Lockdown(QObject):
    """Keeps one window in front and whole, and whoever stands there inside of it.

    `asked` comes when the upper left corner is tapped five times in five seconds: the way staff leave.
    """

    asked = Signal()

    def __init__(self, window: QQuickWindow, corner: int, parent: QObject | None = None) -> None:
        """`corner`: the width of the corner that staff tap."""
        super().__init__(parent)
        self._window = window
        self._corner = corner
        self._locked = False
        self._several = False
        self._minimised = False
        self._mouse = False
        self._taps = 0
        self._tapping = QTimer(self, interval=TAPS_WITHIN_MS, singleShot=True)
        self._tapping.timeout.connect(self._forget_taps)
        self._returning = QTimer(self, interval=_COME_BACK_MS)
        self._returning.timeout.connect(self._return)
        self._clipboard = QGuiApplication.clipboard()

    def lock(self) -> None:
        """From now on; the window is to be full screen already."""
        if self._locked:
            return
        self._locked = True
        self._minimised = False
        self._window.setFlag(Qt.WindowType.FramelessWindowHint)
        self._window.setFlag(Qt.WindowType.WindowStaysOnTopHint)
        # Over the items' own: a text field would bring its cursor back.
        if not self._mouse:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        self._clipboard.changed.connect(self._empty)
        self._window.installEventFilter(self)

    def show_cursor(self) -> None:
        """Where visitors have a mouse."""
        self._mouse = True
        QGuiApplication.restoreOverrideCursor()

    def release(self) -> None:
        """The window is an ordinary one from now on, and closes when it is told to."""
        if not self._locked:
            return
        self._locked = False
        self._returning.stop()
        self._window.removeEventFilter(self)
        self._clipboard.changed.disconnect(self._empty)
        self._window.setFlag(Qt.WindowType.WindowStaysOnTopHint, False)
        QGuiApplication.restoreOverrideCursor()

    def minimise(self) -> None:
        """Lay the window aside for staff; it is locked again as soon as it is brought back."""
        self.release()
        self._minimised = True
        self._window.windowStateChanged.connect(self._lock_again)
        self._window.showMinimized()

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _REFUSED:
            event.ignore()
            return True
        if kind in _KEYS:
            return not belongs_to_a_form(cast(QKeyEvent, event))
        if kind in _MOUSE:
            return self._refuses_mouse(cast(QMouseEvent, event))
        if kind in _TOUCH:
            return self._refuses_touch(cast(QTouchEvent, event))
        if kind in _LEFT_ALONE:
            self._returning.start()
        return False

    def _refuses_mouse(self, event: QMouseEvent) -> bool:
        if event.button() is not Qt.MouseButton.LeftButton:
            return True
        # A touch that no item wanted comes a second time, as a mouse.
        by_touch = event.pointingDevice().type() is QInputDevice.DeviceType.TouchScreen
        if event.type() is not Type.MouseButtonRelease and not by_touch:
            self._count(event.position())
        return False

    def _refuses_touch(self, event: QTouchEvent) -> bool:
        """A second finger takes the first one's tap back: nothing is pressed until all fingers are gone."""
        if event.type() is Type.TouchBegin:
            self._several = False
            self._count(event.points()[0].position())
        if event.pointCount() > 1 and not self._several:
            self._several = True
            cancel = QTouchEvent(Type.TouchCancel, event.pointingDevice(), event.modifiers(), event.points())
            QGuiApplication.sendEvent(self._window, cancel)
        return self._several

    def _count(self, place: QPointF) -> None:
        if place.x() > self._corner or place.y() > self._corner:
            self._forget_taps()
            return
        if self._taps == 0:
            self._tapping.start()
        self._taps += 1
        if self._taps == TAPS:
            self._forget_taps()
            self.asked.emit()

    def _forget_taps(self) -> None:
        self._taps = 0
        self._tapping.stop()

    def _return(self) -> None:
        """Come back in front, again and again until nothing is over the window any more."""
        if self._window.visibility() is not self._window.Visibility.FullScreen:
            self._window.showFullScreen()
        if self._window.isActive():
            self._returning.stop()
        else:
            self._window.raise_()
            self._window.requestActivate()

    def _lock_again(self, state: Qt.WindowState) -> None:
        if self._minimised and state is not Qt.WindowState.WindowMinimized:
            self._window.windowStateChanged.disconnect(self._lock_again)
            self._window.showFullScreen()
            self.lock()

    def _empty(self, mode: QClipboard.Mode) -> None:
        """What somebody marked in a field is not kept for the next one to paste."""
        if self._clipboard.text(mode):
            self._clipboard.clear(mode)


def belongs_to_a_form(event: QKeyEvent) -> bool:
    """Whether the key writes, moves or presses something on a page."""
    modifiers = event.modifiers()
    control, alt = bool(modifiers & Modifier.ControlModifier), bool(modifiers & Modifier.AltModifier)
    # Both together are AltGr on Windows, which writes an @ on many keyboards.
    if modifiers & Modifier.MetaModifier or control is not alt:
        return False
    if event.key() in _FORM_KEYS or event.key() in _DEAD_KEYS:
        return not control
    # On-screen keys and scanners may send the letter without its key; a release carries it as well.
    return event.text() != "" and event.text().isprintable()
