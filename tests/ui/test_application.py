"""The application object, its type and its icons."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontDatabase, QFontMetrics, QGuiApplication

from pst_kiosk.ui.fonts import ICON_FAMILY, figures_font, icon, icon_char
from pst_kiosk.ui.sizes import FAMILY


class Bell(QObject):
    rung = Signal()


def test_calls_into_qt_do_not_wear_out_pythons_constants(qapp: QGuiApplication) -> None:
    bell = Bell()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(200):
        bell.rung.emit()
        bell.setObjectName("bell")
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(abs(now - then) < 100 for now, then in zip(after, before, strict=True))


def test_the_type_and_the_icons_come_from_our_files(qapp: QGuiApplication) -> None:
    assert {FAMILY, ICON_FAMILY} <= set(QFontDatabase.families())
    assert qapp.font().family() == FAMILY
    assert "qtawesome" not in sys.modules


def test_figures_have_one_width(qapp: QGuiApplication) -> None:
    metrics = QFontMetrics(figures_font(64))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


def test_an_icon_is_drawn_for_ordinary_and_doubled_screens(qapp: QGuiApplication) -> None:
    made = icon("printer", 24, "#0B2A4A")
    assert {size.width() for size in made.availableSizes()} == {24, 48}
    picture = made.pixmap(24, 24).toImage()
    inked = [x for x in range(24) for y in range(24) if picture.pixelColor(x, y).alpha() > 128]
    assert inked
    assert len(icon_char("printer-bold")) == 1
