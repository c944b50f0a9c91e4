"""Keys alone: Tab and arrows lead from control to control, Space and Enter press them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt

from pst_kiosk.ui.qml_window import OpenWindow
from tests.support.screens import press, shows

GALLERY = Path(__file__).parent / "Gallery.qml"
Key = Qt.Key


@pytest.fixture
def gallery(open_screen: Callable[..., OpenWindow]) -> OpenWindow:
    screen = open_screen(GALLERY, QObject(), size=QSize(1920, 1080))
    screen.window.grabWindow()
    return screen


def focused(screen: OpenWindow) -> str:
    item = screen.window.activeFocusItem()
    return "" if item is None else item.objectName()


def tab_to(screen: OpenWindow, key: str) -> None:
    for _ in range(30):
        press(screen.window, Key.Key_Tab)
        if focused(screen) == key:
            return
    raise AssertionError(f"Tab does not lead to {key}")


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Return, Key.Key_Enter])
def test_a_control_reached_by_tab_is_pressed(gallery: OpenWindow, key: Qt.Key) -> None:
    tab_to(gallery, "next")
    assert shows(gallery.window, "nextFocus")
    press(gallery.window, key)
    assert gallery.window.property("clicks") == 1


def test_an_arrow_leads_to_the_nearest_control_on_its_side_and_back(gallery: OpenWindow) -> None:
    tab_to(gallery, "next")
    press(gallery.window, Key.Key_Left)
    assert focused(gallery) == "english"
    press(gallery.window, Key.Key_Right)
    assert focused(gallery) == "next"
    assert shows(gallery.window, "nextFocus")


def test_where_nothing_lies_on_that_side_the_focus_stays(gallery: OpenWindow) -> None:
    tab_to(gallery, "back")
    press(gallery.window, Key.Key_Left)
    assert focused(gallery) == "back"


def test_arrows_begin_where_nothing_has_the_focus(gallery: OpenWindow) -> None:
    press(gallery.window, Key.Key_Down)
    assert focused(gallery) != ""
