"""The screen does not go dark while the office is open.

Linux: the session's screen saver is asked (org.freedesktop.ScreenSaver, which GNOME, KDE and Xfce answer);
where there is none, docs/operating.md says what to set. Windows: the system is told.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject

from pst_kiosk.ui.trace import log_line

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusMessage, QDBusPendingCallWatcher

_SERVICE = "org.freedesktop.ScreenSaver"
_CONNECTION = "pst-kiosk-awake"
_PATH = "/org/freedesktop/ScreenSaver"
_CONTINUOUS, _SYSTEM_REQUIRED, _DISPLAY_REQUIRED = 0x80000000, 0x1, 0x2


class Sleep(Protocol):
    """What puts the screen to sleep."""

    def forbid(self) -> None: ...

    def allow(self) -> None: ...


class Awake(QObject):
    """Follows whether the office is open. Until that is known, and where nobody can tell, it is awake."""

    def __init__(self, sleep: Sleep, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sleep = sleep
        self._forbidden = False
        self.follow(True)

    def follow(self, is_open: bool) -> None:
        if is_open is self._forbidden:
            return
        self._forbidden = is_open
        if is_open:
            self._sleep.forbid()
        else:
            self._sleep.allow()


def system_sleep(parent: QObject) -> Sleep:
    """This system's own."""
    return WindowsSleep() if sys.platform == "win32" else SessionSleep(parent)


class SessionSleep(QObject):
    """The screen saver of a Linux session, over D-Bus; no answer is waited for.

    What is forbidden over a connection is forgotten when that closes, however it closes: so each time has
    one of its own, and a program that dies leaves nothing forbidden.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._complained = False

    def forbid(self) -> None:
        """And light the screen up, where it is dark already."""
        from PySide6.QtDBus import QDBusConnection, QDBusPendingCallWatcher

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        if not bus.isConnected():
            self._complain("no session bus")
            return
        answer = bus.asyncCall(_message("Inhibit", "pst-kiosk", "the office is open"))
        watcher = QDBusPendingCallWatcher(answer, self)
        watcher.finished.connect(self._hear)
        bus.send(_message("SimulateUserActivity"))

    def allow(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        QDBusConnection.disconnectFromBus(_CONNECTION)

    def _hear(self, call: QDBusPendingCallWatcher) -> None:
        if call.isError():
            self._complain(call.error().name())
        call.deleteLater()

    def _complain(self, why: str) -> None:
        if not self._complained:
            self._complained = True
            log_line(__name__, f"this session cannot keep its screen awake: {why}")


def _message(method: str, *arguments: str) -> QDBusMessage:
    from PySide6.QtDBus import QDBusMessage

    message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, method)
    message.setArguments(list(arguments))
    return message


class WindowsSleep:
    """Windows' own; the thread that asks is the one that must go on running."""

    def forbid(self) -> None:
        self._set(_CONTINUOUS | _SYSTEM_REQUIRED | _DISPLAY_REQUIRED)

    def allow(self) -> None:
        self._set(_CONTINUOUS)

    def _set(self, state: int) -> None:
        if sys.platform == "win32":
            import ctypes

            ctypes.windll.kernel32.SetThreadExecutionState(state)
