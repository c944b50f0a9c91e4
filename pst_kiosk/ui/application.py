"""Making the one Qt application object of a process."""

import os

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QGuiApplication

from pst_kiosk.ui.fonts import load_fonts
from pst_kiosk.ui.sizes import COUNTER, FAMILY


def touch_application(*, keyboard: bool = True) -> QGuiApplication:
    """The application of a QML screen; `keyboard` brings Qt Virtual Keyboard (kiosk and tablet)."""
    if keyboard:
        # Read by Qt when the application object is made, never after.
        os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    return _dressed(QGuiApplication([]))


def desktop_application(*, keyboard: bool = False) -> QGuiApplication:
    """The application of the counter, and of the demo, which shows Widgets and QML in one process."""
    from PySide6.QtWidgets import QApplication

    if keyboard:
        os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
    return _dressed(QApplication([]))


def _dressed(application: QGuiApplication) -> QGuiApplication:
    QCoreApplication.setApplicationName("pst-kiosk")
    QCoreApplication.setOrganizationName("pst-kiosk")
    load_fonts()
    font = QFont(FAMILY)
    font.setPixelSize(COUNTER.small)
    application.setFont(font)
    return application
