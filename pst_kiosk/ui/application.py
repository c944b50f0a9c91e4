"""Making the one Qt application object of a process."""

import os

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtGui import QFont, QGuiApplication

from pst_kiosk.ui.fonts import load_fonts
from pst_kiosk.ui.sizes import COUNTER, FAMILY

# What Virtual Keyboard and Multimedia say by themselves while they load. Kept quiet at the source:
# it comes from the thread that loads QML, and a message handler in Python would have to wait for the GUI
# thread, which may be waiting for that thread.
_QUIET = "qt.qml.propertyCache.append=false\nqt.multimedia.symbolsresolver=false"


def touch_application(*, keyboard: bool = True) -> QGuiApplication:
    """The application of a QML screen; `keyboard` brings Qt Virtual Keyboard (kiosk and tablet)."""
    if keyboard:
        _bring_keyboard()
    return _dressed(QGuiApplication([]))


def desktop_application(*, keyboard: bool = False) -> QGuiApplication:
    """The application of the counter, and of the demo, which shows Widgets and QML in one process."""
    from PySide6.QtWidgets import QApplication

    if keyboard:
        _bring_keyboard()
    return _dressed(QApplication([]))


def _bring_keyboard() -> None:
    # Read by Qt when the application object is made, never after.
    os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    # No keyboard window of Qt's own: it stands inside our windows, where a page asks for it.
    os.environ["QT_VIRTUALKEYBOARD_DESKTOP_DISABLE"] = "1"
    os.environ["QT_VIRTUALKEYBOARD_STYLE"] = "pst"
    QLoggingCategory.setFilterRules(_QUIET)


def _dressed(application: QGuiApplication) -> QGuiApplication:
    QCoreApplication.setApplicationName("pst-kiosk")
    QCoreApplication.setOrganizationName("pst-kiosk")
    load_fonts()
    font = QFont(FAMILY)
    font.setPixelSize(COUNTER.small)
    application.setFont(font)
    return application
