"""The on-screen keyboard: typed on with real taps, never over the field, in both languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPointF, QSize
from PySide6.QtQuick import QQuickItem

from pst_kiosk.ui.qml_window import OpenWindow
from tests.support.screens import find, shows, tap, wait_until

GALLERY = Path(__file__).parent / "Gallery.qml"


@pytest.fixture
def typing(open_screen: Callable[..., OpenWindow]) -> OpenWindow:
    """The gallery with its e-mail field tapped and the keyboard open."""
    screen = open_screen(GALLERY, QObject(), size=QSize(1920, 1080))
    keyboard = find(screen.window, "keyboard")
    keyboard.setProperty("wanted", True)
    wait_until(lambda: keyboard.property("ready"), "the keyboard is loaded")
    tap(screen.window, "emailField")
    wait_until(lambda: keyboard.property("open"), "the keyboard is open")
    at_rest(screen)
    return screen


def at_rest(screen: OpenWindow) -> None:
    """Wait until keyboard and page have stopped moving."""
    keyboard = find(screen.window, "keyboard")
    wait_until(lambda: keyboard.property("risen") == 1, "the keys are up")
    wait_until(lambda: keyboard.property("shift") == keyboard.property("aim"), "the page is shifted")


def bottom(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(0, item.height())).y()


def top(item: QQuickItem) -> float:
    return item.mapToScene(QPointF(0, 0)).y()


def test_taps_on_the_keys_reach_the_field(typing: OpenWindow) -> None:
    for key in ("s", "i", "t", "i", "key @gmail.com"):
        tap(typing.window, key)
    field = find(typing.window, "emailField")
    wait_until(lambda: field.property("text") == "siti@gmail.com", "the address is typed")


def test_the_keyboard_never_covers_the_field(typing: OpenWindow) -> None:
    assert bottom(find(typing.window, "emailField")) < top(find(typing.window, "key @"))
    assert top(find(typing.window, "emailField")) > 0


def test_keys_are_large_enough_for_a_finger(typing: OpenWindow) -> None:
    for key in ("q", "key @"):
        assert find(typing.window, key).height() >= 72


def test_the_page_comes_back_when_the_keyboard_goes(typing: OpenWindow) -> None:
    find(typing.window, "next").forceActiveFocus()
    keyboard = find(typing.window, "keyboard")
    wait_until(lambda: keyboard.property("shift") == 0, "the page is back")


def test_the_keyboard_speaks_the_screens_language(typing: OpenWindow) -> None:
    assert shows(typing.window, "Indonesia")
    find(typing.window, "keyboard").setProperty("language", "en")
    wait_until(lambda: not shows(typing.window, "Indonesia"), "the layout changed")


def test_a_page_that_asks_for_no_keyboard_does_not_load_it(open_screen: Callable[..., OpenWindow]) -> None:
    screen = open_screen(GALLERY, QObject(), size=QSize(1280, 800))
    assert not find(screen.window, "keyboard").property("ready")
