"""Fixtures for tests that open screens. Qt is imported only when one of them is used."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication

    from pst_kiosk.ui.lanes import Lane
    from pst_kiosk.ui.qml_window import OpenWindow


@pytest.fixture(scope="session")
def qapp() -> "QGuiApplication":
    """The application pytest-qt's fixtures use: ours, with our fonts and the on-screen keyboard."""
    from pst_kiosk.ui.application import desktop_application

    return desktop_application(keyboard=True)


@pytest.fixture
def lanes(qapp: "QGuiApplication") -> "Iterator[list[Lane[Any]]]":
    """Append the lanes a test makes; they are stopped after it."""
    made: list[Lane[Any]] = []
    yield made
    for lane in made:
        lane.stop()


@pytest.fixture
def open_screen(qapp: "QGuiApplication") -> "Iterator[Callable[..., OpenWindow]]":
    """`open_window` whose windows are closed after the test."""
    from pst_kiosk.ui.qml_window import OpenWindow, open_window
    from tests.support.screens import wait_until

    opened: list[OpenWindow] = []

    def open_one(*args: Any, **kwargs: Any) -> OpenWindow:
        opened.append(open_window(*args, **kwargs))
        # Items have their sizes from the first expose on.
        wait_until(opened[-1].window.isExposed, "the window is exposed")
        return opened[-1]

    yield open_one
    for screen in opened:
        screen.close()
