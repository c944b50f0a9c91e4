"""A locked window: what it refuses, what it lets through, and how staff leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from pst_kiosk import settings as own_settings
from pst_kiosk.exit_pin import new_exit_pin
from pst_kiosk.settings import StationSettings, station_settings
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.language import Language
from pst_kiosk.ui.lockdown import Lockdown, belongs_to_a_form
from pst_kiosk.ui.locked_window import lock_window
from pst_kiosk.ui.qml_window import OpenWindow
from tests.support.screens import find, press, shows, tap, type_text, wait_until

GALLERY = Path(__file__).parent / "Gallery.qml"
PIN, KEPT = new_exit_pin()
WRONG = "000000" if PIN != "000000" else "111111"
Key = Qt.Key
Modifier = Qt.KeyboardModifier


class Locked:
    """The gallery, locked, as a kiosk is."""

    def __init__(self, screen: OpenWindow, lock: Lockdown, settings: Lane[StationSettings]) -> None:
        self.screen, self.lock, self.settings = screen, lock, settings

    @property
    def window(self) -> QQuickWindow:
        return self.screen.window

    def ask(self) -> None:
        """Tap the corner as staff do."""
        for _ in range(5):
            QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Modifier.NoModifier, QPoint(20, 20))
        wait_until(lambda: shows(self.window, "exitMessage"), "the exit page")
        self.settings.drain()

    def message(self) -> str:
        return str(find(self.window, "exitMessage").property("text"))

    def tap(self, key: str) -> None:
        """Tap a thing where it stands once everything is laid out."""
        self.window.grabWindow()
        tap(self.window, key)

    def enter(self, pin: str) -> None:
        for digit in pin:
            self.tap(f"exit-{digit}")
        self.settings.drain()


@pytest.fixture
def locked(
    open_screen: Callable[..., OpenWindow],
    lanes: list[Lane[Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Callable[..., Locked]]:
    file = tmp_path / "station.toml"
    monkeypatch.setattr(own_settings, "settings_file", lambda: file)
    made: list[Lockdown] = []

    def lock(written: str = f'exit_pin = "{KEPT}"\n', size: tuple[int, int] = (1920, 1080)) -> Locked:
        file.write_text(written, encoding="utf-8")
        settings = Lane(station_settings, name="settings")
        lanes.append(settings)
        screen = open_screen(GALLERY, QObject(), size=QSize(*size))
        made.append(lock_window(screen, Language("kiosk", screen.window), settings))
        settings.drain()
        return Locked(screen, made[-1], settings)

    yield lock
    for one in made:
        one.release()


def test_a_locked_window_refuses_to_close_until_it_is_released(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()
    kiosk.lock.release()
    assert kiosk.window.close()


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Key.Key_F4, Modifier.AltModifier),
        (Key.Key_Tab, Modifier.AltModifier),
        (Key.Key_W, Modifier.ControlModifier),
        (Key.Key_Q, Modifier.ControlModifier),
        (Key.Key_C, Modifier.ControlModifier),
        (Key.Key_D, Modifier.MetaModifier),
        (Key.Key_Delete, Modifier.ControlModifier | Modifier.AltModifier),
        (Key.Key_Escape, Modifier.NoModifier),
        (Key.Key_F1, Modifier.NoModifier),
        (Key.Key_F11, Modifier.NoModifier),
        (Key.Key_Super_L, Modifier.NoModifier),
        (Key.Key_Menu, Modifier.NoModifier),
        (Key.Key_Print, Modifier.NoModifier),
        (Key.Key_Back, Modifier.NoModifier),
        (Key.Key_HomePage, Modifier.NoModifier),
    ],
)
def test_keys_that_lead_elsewhere_do_not_arrive(
    locked: Callable[..., Locked], key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    kiosk = locked()
    arrived: list[QEvent.Type] = []

    class Listener(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:
            if event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride):
                arrived.append(event.type())
            return False

    find(kiosk.window, "emailField").forceActiveFocus()
    listener = Listener()
    kiosk.window.activeFocusItem().installEventFilter(listener)
    press(kiosk.window, key, modifiers)
    assert arrived == []
    press(kiosk.window, Key.Key_A)
    assert arrived != []


@pytest.mark.parametrize("text", ["a", "Z", "7", "@", " ", "é", "-"])
def test_whatever_writes_arrives(text: str) -> None:
    for modifiers in (Modifier.NoModifier, Modifier.ShiftModifier, Modifier.GroupSwitchModifier):
        assert belongs_to_a_form(QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, text))
    both = Modifier.ControlModifier | Modifier.AltModifier  # AltGr, as Windows tells it
    assert belongs_to_a_form(QKeyEvent(QEvent.Type.KeyPress, Key.Key_Q, both, text))


def test_a_field_is_filled_by_keys(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    tap(kiosk.window, "emailField")
    type_text(kiosk.window, "siti@example.orgg")
    press(kiosk.window, Key.Key_Backspace)
    assert find(kiosk.window, "emailField").property("text") == "siti@example.org"


def test_only_the_left_button_presses(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    place = find(kiosk.window, "next").mapToScene(QPoint(20, 20)).toPoint()
    for button in (Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton, Qt.MouseButton.BackButton):
        QTest.mouseClick(kiosk.window, button, Modifier.NoModifier, place)
    assert kiosk.window.property("clicks") == 0
    QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, Modifier.NoModifier, place)
    assert kiosk.window.property("clicks") == 1


def test_a_second_finger_takes_the_tap_back_and_the_next_tap_counts(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    window, finger = kiosk.window, QTest.createTouchDevice()
    next_, back = (find(window, key).mapToScene(QPoint(20, 20)).toPoint() for key in ("next", "back"))
    QTest.touchEvent(window, finger).press(0, next_).commit()
    QTest.touchEvent(window, finger).stationary(0).press(1, back).commit()
    QTest.touchEvent(window, finger).stationary(0).release(1, back).commit()
    QTest.touchEvent(window, finger).release(0, next_).commit()
    assert window.property("clicks") == 0
    QTest.touchEvent(window, finger).press(0, next_).commit()
    QTest.touchEvent(window, finger).release(0, next_).commit()
    assert window.property("clicks") == 1


def test_nothing_can_be_dropped_on_it(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    left = Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(300, 300), Qt.DropAction.CopyAction, QMimeData(), left, Modifier.NoModifier)
    QCoreApplication.sendEvent(kiosk.window, event)
    assert not event.isAccepted()


def test_what_was_copied_is_not_there_for_the_next_visitor(locked: Callable[..., Locked]) -> None:
    locked()
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("Siti Rahma")
    wait_until(lambda: clipboard.text() == "", "the clipboard is empty")


def test_it_comes_back_when_it_is_hidden(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    kiosk.window.showFullScreen()
    kiosk.window.showMinimized()
    wait_until(lambda: kiosk.window.visibility() is QQuickWindow.Visibility.FullScreen, "it is back")


def test_no_cursor_is_shown_unless_visitors_have_a_mouse(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    cursor = QGuiApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() is Qt.CursorShape.BlankCursor
    kiosk.lock.release()
    locked("mouse = true\n")
    assert QGuiApplication.overrideCursor() is None


def test_staff_tap_the_corner_type_the_pin_and_close_the_program(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    kiosk.ask()
    assert not shows(kiosk.window, "exitQuit")
    kiosk.enter(PIN)
    kiosk.tap("exitQuit")
    wait_until(lambda: not kiosk.window.isVisible(), "the window is closed")


def test_the_pin_can_be_typed_on_keys_and_corrected(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    kiosk.ask()
    type_text(kiosk.window, PIN[:3] + "x9")
    press(kiosk.window, Key.Key_Backspace)
    type_text(kiosk.window, PIN[3:])
    kiosk.settings.drain()
    assert shows(kiosk.window, "exitQuit")


def test_fewer_or_slower_or_scattered_taps_open_nothing(
    locked: Callable[..., Locked], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pst_kiosk.ui.lockdown.TAPS_WITHIN_MS", 0)
    kiosk = locked()
    asked: list[bool] = []
    kiosk.lock.asked.connect(lambda: asked.append(True))
    left, none = Qt.MouseButton.LeftButton, Modifier.NoModifier
    for _ in range(6):
        QTest.mouseClick(kiosk.window, left, none, QPoint(20, 20))
        wait_until(lambda: not kiosk.lock._tapping.isActive(), "the time for the taps is over")
    kiosk.lock._tapping.setInterval(60_000)
    for _ in range(4):
        QTest.mouseClick(kiosk.window, left, none, QPoint(20, 20))
    QTest.mouseClick(kiosk.window, left, none, QPoint(900, 500))
    QTest.mouseClick(kiosk.window, left, none, QPoint(20, 20))
    assert asked == []


def test_each_wrong_pin_from_the_third_on_costs_a_longer_wait(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    kiosk.ask()
    for _ in range(2):
        kiosk.enter(WRONG)
        assert kiosk.message() == "PIN salah. Silakan coba lagi."
    waits = []
    way_out = kiosk.lock.findChild(QObject, "staffExit")
    for _ in range(7):
        kiosk.enter(WRONG)
        assert not find(kiosk.window, "exit-1").isEnabled()
        waits.append(way_out._wait_s)
        way_out._wait_s = 1
        way_out._pass_second()
    assert waits == [30, 60, 120, 240, 480, 900, 900]
    kiosk.tap("exitStay")
    kiosk.ask()
    kiosk.enter(WRONG)
    kiosk.tap("exitStay")
    kiosk.ask()
    assert "900" in kiosk.message(), "leaving the page does not shorten the wait"


def test_the_page_goes_by_itself_and_what_was_typed_with_it(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    kiosk.ask()
    type_text(kiosk.window, PIN[:5])
    leaving = kiosk.lock.findChild(QObject, "staffExit")._leaving
    leaving.start(0)
    wait_until(lambda: not shows(kiosk.window, "exitMessage"), "the page is gone")
    leaving.setInterval(60_000)
    kiosk.ask()
    type_text(kiosk.window, PIN[5:])
    kiosk.settings.drain()
    assert not shows(kiosk.window, "exitQuit")


def test_a_minimised_screen_is_locked_again_when_it_is_brought_back(locked: Callable[..., Locked]) -> None:
    kiosk = locked()
    kiosk.ask()
    kiosk.enter(PIN)
    kiosk.tap("exitMinimise")
    assert kiosk.window.windowState() is Qt.WindowState.WindowMinimized
    kiosk.window.showNormal()
    wait_until(lambda: kiosk.window.visibility() is QQuickWindow.Visibility.FullScreen, "it is whole again")
    assert not kiosk.window.close()


def test_without_a_pin_whoever_knows_the_corner_can_close_it(locked: Callable[..., Locked]) -> None:
    kiosk = locked("")
    assert not kiosk.window.close()
    kiosk.ask()
    assert kiosk.message() == "Layar ini belum memiliki PIN keluar. Siapa pun dapat menutupnya."
    kiosk.tap("exitQuit")
    wait_until(lambda: not kiosk.window.isVisible(), "the window is closed")


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1280, 800)])
def test_the_page_fits_every_size_and_every_finger(
    locked: Callable[..., Locked], size: tuple[int, int]
) -> None:
    kiosk = locked(size=size)
    kiosk.ask()
    kiosk.window.grabWindow()
    for key in ("exitStay", "exit-1", "exit-0", "exit-erase", "exitMessage"):
        item = find(kiosk.window, key)
        place = item.mapRectToScene(item.boundingRect())
        assert place.left() >= 0, key
        assert place.right() <= size[0], key
        assert place.bottom() <= size[1], key
        if key != "exitMessage":
            assert min(item.width(), item.height()) >= 72, key
