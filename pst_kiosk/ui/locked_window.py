"""Locking a touch screen's window, with the way out for staff."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtQml import QQmlComponent

from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import Language
from pst_kiosk.ui.lockdown import Lockdown
from pst_kiosk.ui.qml_window import OpenWindow, QmlFault
from pst_kiosk.ui.staff_exit import StaffExit
from pst_kiosk.ui.trace import log_fault, log_line

if TYPE_CHECKING:
    from pst_kiosk.settings import StationSettings

_PAGE = Path(__file__).parent / "Pst" / "StaffExitPage.qml"
_CORNER_UNITS = 15


def lock_window(opened: OpenWindow, language: Language, settings: Lane[StationSettings]) -> Lockdown:
    """Lock a full-screen window. Release the lock before the window is closed by the program.

    Staff tap the upper left corner five times and type the exit PIN.
    """
    window = opened.window
    lock = Lockdown(window, round(_CORNER_UNITS * float(opened.tokens.property("unit"))), window)
    way_out = StaffExit(settings, language, parent=lock)
    way_out.setObjectName("staffExit")

    def make_page() -> None:
        import PySide6.QtQuick  # noqa: F401 - or its items would not be known; not before the first frame

        page = QQmlComponent(opened.engine, QUrl.fromLocalFile(str(_PAGE)), lock)
        made = page.createWithInitialProperties({"wayOut": way_out, "parent": window.property("contentItem")})
        if made is None:
            raise QmlFault(page.errorString())
        made.setParent(window)

    def leave() -> None:
        lock.release()
        window.close()

    lock.asked.connect(make_page, Qt.ConnectionType.SingleShotConnection)
    lock.asked.connect(way_out.show)
    way_out.quitted.connect(leave)
    way_out.minimised.connect(lock.minimise)
    settings.post(_as_set_up, lambda found: _follow(lock, *found), _unreadable)
    lock.lock()
    return lock


def _as_set_up(settings: StationSettings) -> tuple[bool, bool]:
    return settings.mouse, settings.exit_pin is not None


def _follow(lock: Lockdown, mouse: bool, has_pin: bool) -> None:
    if mouse:
        lock.show_cursor()
    if not has_pin:
        log_line(__name__, "this screen has no exit PIN yet: 'pst-kiosk SCREEN --set-exit-pin' makes one")


def _unreadable(error: Exception) -> None:
    log_fault(__name__, "reading this screen's settings", error)
