"""The shared components, in real windows: seen, tapped, typed into, read out."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQuick import QQuickItem

from pst_kiosk.ui.qml_window import OpenWindow, QmlFault
from pst_kiosk.ui.qr_code import provide_qr_codes
from pst_kiosk.ui.tokens import ScreenKind
from tests.support.screens import find, grab, press, shows, tap, type_text, wait_until

GALLERY = Path(__file__).parent / "Gallery.qml"
SIZES = [(1920, 1080), (1080, 1920), (1280, 800)]


def colours_of(screen: OpenWindow, key: str, tmp_path: Path) -> set[str]:
    """The colours painted where a thing stands."""
    grab(screen.window, tmp_path / "window.png")
    picture = screen.window.grabWindow()
    item = find(screen.window, key)
    assert isinstance(item, QQuickItem)
    place = item.mapRectToScene(item.boundingRect()).toRect()
    return {
        picture.pixelColor(x, y).name()
        for x in range(place.left(), place.right(), 2)
        for y in range(place.top(), place.bottom(), 2)
    }


@pytest.fixture
def gallery(open_screen: Callable[..., OpenWindow]) -> OpenWindow:
    return open_screen(GALLERY, QObject(), size=QSize(1920, 1080))


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_what_a_finger_hits_is_large_enough_at_every_size(
    open_screen: Callable[..., OpenWindow], width: int, height: int
) -> None:
    screen = open_screen(GALLERY, QObject(), size=QSize(width, height))
    for key in ("service", "choice", "next", "back", "again", "english", "emailField"):
        item = find(screen.window, key)
        assert item.height() >= 72, key
        assert item.width() >= 72, key


def test_a_tap_on_a_button_is_a_click(gallery: OpenWindow) -> None:
    tap(gallery.window, "next")
    assert gallery.window.property("clicks") == 1


def test_a_button_has_a_name_for_those_who_cannot_see(gallery: OpenWindow) -> None:
    for key, name in (
        ("next", "Lanjut"),
        ("service", "Konsultasi statistik"),
        ("emailField", "Alamat e-mail"),
    ):
        assert (
            QAccessible.queryAccessibleInterface(find(gallery.window, key)).text(QAccessible.Text.Name)
            == name
        )


def test_a_chosen_answer_is_marked_by_more_than_colour(gallery: OpenWindow) -> None:
    choice = find(gallery.window, "choice")
    assert not shows(gallery.window, "choiceMark")
    choice.setProperty("chosen", True)
    assert shows(gallery.window, "choiceMark")


def test_keyboard_focus_is_seen(gallery: OpenWindow) -> None:
    assert not shows(gallery.window, "nextFocus")
    find(gallery.window, "next").forceActiveFocus(Qt.FocusReason.TabFocusReason)
    assert shows(gallery.window, "nextFocus")


def test_text_is_typed_and_return_accepts_it(gallery: OpenWindow) -> None:
    tap(gallery.window, "emailField")
    type_text(gallery.window, "siti@contoh.id")
    press(gallery.window, Qt.Key.Key_Return)
    assert gallery.window.property("accepted") == "siti@contoh.id"


def test_what_a_visitor_types_is_not_learnt(gallery: OpenWindow) -> None:
    hints = Qt.InputMethodHint(find(gallery.window, "emailField").property("inputMethodHints"))
    for hint in (Qt.InputMethodHint.ImhSensitiveData, Qt.InputMethodHint.ImhNoPredictiveText):
        assert hint in hints


def test_an_error_under_a_field_moves_nothing(gallery: OpenWindow) -> None:
    entry = find(gallery.window, "email")
    before = entry.height()
    entry.setProperty("error", "Alamat e-mail perlu tanda @.")
    assert entry.height() == before
    assert shows(gallery.window, "Alamat e-mail perlu tanda @.")


def test_a_qr_code_can_be_read_from_the_window(gallery: OpenWindow, tmp_path: Path) -> None:
    provide_qr_codes(gallery.engine)
    find(gallery.window, "qr").setProperty("text", "https://contoh.bps.go.id/K-012")
    assert colours_of(gallery, "qr", tmp_path) == {"#000000", "#ffffff"}


def test_sizes_follow_the_window(gallery: OpenWindow) -> None:
    assert gallery.tokens.property("body") == 32
    gallery.window.resize(1280, 800)
    wait_until(lambda: gallery.tokens.property("body") == 24, "type scales with the window")


def test_high_contrast_and_large_text_are_switched_at_once(gallery: OpenWindow) -> None:
    gallery.tokens.setProperty("highContrast", True)
    gallery.tokens.setProperty("largeText", True)
    title = find(gallery.window, "heading")
    assert title.property("color") == QColor("black")
    assert title.property("font").pixelSize() > 64


def test_motion_is_off_under_reduced_motion(gallery: OpenWindow) -> None:
    gallery.tokens.setProperty("reducedMotion", True)
    assert [gallery.tokens.property(name) for name in ("quick", "calm")] == [0, 0]


def test_two_windows_have_tokens_of_their_own(open_screen: Callable[..., OpenWindow]) -> None:
    kiosk = open_screen(GALLERY, QObject(), size=QSize(1920, 1080))
    board = open_screen(GALLERY, QObject(), size=QSize(3840, 2160), kind=ScreenKind.BOARD)
    assert kiosk.tokens.property("ink") == QColor("#0B2A4A")
    assert board.tokens.property("ink") == QColor("white")
    assert board.tokens.property("body") == 72


@pytest.mark.qt_log_ignore("failed to load component", "nosuch", extend=True)
def test_a_file_that_does_not_load_says_why(open_screen: Callable[..., OpenWindow], tmp_path: Path) -> None:
    broken = tmp_path / "Broken.qml"
    broken.write_text("import QtQuick\nWindow { nosuch: 1 }\n")
    with pytest.raises(QmlFault, match="nosuch"):
        open_screen(broken, QObject(), size=QSize(100, 100))
