"""The guest book's pages in a real window: keyboards, suggestions, the summary, keys alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from pst_kiosk.kiosk.app import Kiosk
from tests.kiosk.conftest import query
from tests.kiosk.test_kiosk_window import (
    SIZES,
    KioskAt,
    above_keyboard,
    begin_guest_book,
    box,
    go_on,
    see,
    stand_apart,
    touch,
    type_into,
    walk_to,
)
from tests.support.office import TestOffice
from tests.support.screens import find, middle, press, shows, type_text, wait_until

NAMES = (
    "Badan Perencanaan Pembangunan Daerah Provinsi Bengkulu",
    "Universitas Bengkulu",
    "Universitas Muhammadiyah Bengkulu",
    "Universitas Dehasen",
    "Universitas Prof. Dr. Hazairin, S.H.",
)
LONG_NOTICE = "Data Anda digunakan untuk pelayanan ini dan laporan kunjungan kantor. " * 20


def suggest(kiosk: Kiosk, names: tuple[str, ...]) -> None:
    """Have the office approve these names while the guest book is open."""
    book = kiosk.model._guest_book
    book._state = replace(book._state, institutions=names)


def keyboard(kiosk: Kiosk) -> QObject:
    return find(kiosk.window, "keyboard")


def is_open(kiosk: Kiosk) -> None:
    wait_until(lambda: keyboard(kiosk).property("open"), "the keyboard")


def test_the_keyboard_comes_with_the_first_field_and_goes_where_nothing_is_typed(
    bengkulu: TestOffice, kiosk_at: KioskAt
) -> None:
    kiosk = kiosk_at(bengkulu, reduced_motion=True)
    begin_guest_book(kiosk)
    is_open(kiosk)
    type_text(kiosk.window, "Siti Rahma")
    go_on(kiosk)
    is_open(kiosk)
    type_text(kiosk.window, "siti@example.org")
    go_on(kiosk)
    see(kiosk, "sex-1")
    wait_until(lambda: not keyboard(kiosk).property("open"), "the keyboard to go")
    touch(kiosk, "back")
    is_open(kiosk)


def test_each_field_has_its_own_keys_and_none_learns(bengkulu: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(bengkulu, reduced_motion=True)
    begin_guest_book(kiosk)
    see(kiosk, "q")
    assert not shows(kiosk.window, "key @gmail.com")
    type_text(kiosk.window, "Siti Rahma")
    go_on(kiosk)
    see(kiosk, "key @gmail.com")
    see(kiosk, "q")
    touch(kiosk, "answer-phoneField")
    wait_until(lambda: not shows(kiosk.window, "q"), "the letters to go")
    see(kiosk, "0")
    assert not shows(kiosk.window, "key @gmail.com")
    for field in ("email", "phone"):
        hints = find(kiosk.window, f"answer-{field}Field").property("inputMethodHints")
        assert hints & Qt.InputMethodHint.ImhSensitiveData
        assert hints & Qt.InputMethodHint.ImhNoPredictiveText


def test_a_slow_finger_on_the_way_on_turns_the_page(bengkulu: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(bengkulu)
    begin_guest_book(kiosk)
    is_open(kiosk)
    type_text(kiosk.window, "Siti Rahma")
    kiosk.window.grabWindow()
    button = find(kiosk.window, "next")
    assert isinstance(button, QQuickItem)
    where, left, none = (
        middle(kiosk.window, button),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QTest.mousePress(kiosk.window, left, none, where)
    wait_until(lambda: button.property("down"), "the button to be pressed")
    QTest.qWait(400)
    QTest.mouseRelease(kiosk.window, left, none, where)
    see(kiosk, "answer-emailField")


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_suggestions_stand_above_the_keyboard_and_fill_the_field_with_one_tap(
    bengkulu: TestOffice, kiosk_at: KioskAt, width: int, height: int, language: str
) -> None:
    kiosk = kiosk_at(bengkulu, width, height, reduced_motion=True)
    if language == "en":
        touch(kiosk, "language")
    begin_guest_book(kiosk)
    is_open(kiosk)
    type_text(kiosk.window, "Siti Rahma")
    go_on(kiosk)
    type_into(kiosk, "email", "siti.rahma.dewi.lestari@gmial.com")
    see(kiosk, "suggestion-email-0")
    above_keyboard(kiosk, ["answer-emailField", "suggestion-email-0", "back", "startAgain", "next"])
    whole(kiosk, "suggestion-email-0")
    touch(kiosk, "suggestion-email-0")
    assert find(kiosk.window, "answer-emailField").property("text") == "siti.rahma.dewi.lestari@gmail.com"
    assert find(kiosk.window, "answer-emailField").hasActiveFocus()
    while not shows(kiosk.window, "answer-institutionField"):
        go_on(kiosk)
    suggest(kiosk, NAMES)
    is_open(kiosk)
    type_text(kiosk.window, "univ")
    chips = [f"suggestion-institution-{place}" for place in range(3)]
    see(kiosk, chips[-1])
    above_keyboard(kiosk, ["answer-institutionField", *chips, "back", "startAgain", "next"])
    stand_apart(kiosk, chips)
    for chip in chips:
        whole(kiosk, chip)
    touch(kiosk, chips[1])
    assert find(kiosk.window, "answer-institutionField").property("text") == NAMES[2]
    assert shows(kiosk.window, "answer-institutionGood")


def whole(kiosk: Kiosk, chip: str) -> None:
    """The chip lies on the page, and nothing of its words is left out."""
    words = find(kiosk.window, chip).property("contentItem")
    assert not words.property("truncated"), chip
    assert not box(kiosk, chip).intersects(box(kiosk, "next")), chip


def test_the_second_of_two_quick_taps_answers_no_later_question(
    bengkulu: TestOffice, kiosk_at: KioskAt
) -> None:
    kiosk = kiosk_at(bengkulu, reduced_motion=True)
    walk_to(kiosk, "education-1")
    touch(kiosk, "education-1")
    card = find(kiosk.window, "education-1")
    assert isinstance(card, QQuickItem)
    assert card.property("chosen")
    where = middle(kiosk.window, card)
    while not shows(kiosk.window, "job-1"):
        QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, where)
    assert kiosk.model._guest_book.draft["education"] == 1
    assert "job" not in kiosk.model._guest_book.draft
    touch(kiosk, "back")
    assert find(kiosk.window, "education-1").property("chosen")


def test_an_answer_is_changed_from_the_summary(bengkulu: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(bengkulu, reduced_motion=True)
    walk_to(kiosk, "summaryTitle")
    touch(kiosk, "change-name")
    see(kiosk, "answer-nameField")
    is_open(kiosk)
    press(kiosk.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(kiosk.window, "Dewi")
    go_on(kiosk)
    see(kiosk, "summaryTitle")
    touch(kiosk, "change-job")
    see(kiosk, "job-5")
    touch(kiosk, "job-5")
    see(kiosk, "summaryTitle")
    assert find(kiosk.window, "summary-job").property("text") == "Pegawai swasta"
    go_on(kiosk)
    see(kiosk, "ticketNumber")
    assert query(bengkulu, "SELECT name, job FROM visitor") == [("Dewi", 5)]


def test_the_whole_book_is_signed_by_keys_alone(bengkulu: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(bengkulu, reduced_motion=True)
    begin_guest_book(kiosk)
    type_text(kiosk.window, "Siti Rahma")
    press(kiosk.window, Qt.Key.Key_Return)
    see(kiosk, "answer-emailField")
    press(kiosk.window, Qt.Key.Key_Tab)
    type_text(kiosk.window, "0812 3456 7890")
    press(kiosk.window, Qt.Key.Key_Return)
    see(kiosk, "sex-1")
    press(kiosk.window, Qt.Key.Key_Escape)
    see(kiosk, "answer-phoneField")
    press(kiosk.window, Qt.Key.Key_Tab)
    press(kiosk.window, Qt.Key.Key_Return)
    for field in ("sex", "education", "job", "institution_category"):
        by_keys_to(kiosk, f"{field}-2")
        press(kiosk.window, Qt.Key.Key_Return)
        if field == "sex":
            assert find(kiosk.window, "sex-2").property("chosen")
            by_keys_to(kiosk, "next")
            press(kiosk.window, Qt.Key.Key_Return)
    while not shows(kiosk.window, "summaryTitle"):
        by_keys_to(kiosk, "next")
        press(kiosk.window, Qt.Key.Key_Return)
    by_keys_to(kiosk, "change-job")
    press(kiosk.window, Qt.Key.Key_Return)
    see(kiosk, "job-2")
    press(kiosk.window, Qt.Key.Key_Escape)
    see(kiosk, "summaryTitle")
    by_keys_to(kiosk, "next")
    press(kiosk.window, Qt.Key.Key_Return)
    see(kiosk, "ticketNumber")
    assert query(bengkulu, "SELECT name, phone, sex, education, job, institution_category FROM visitor") == [
        ("Siti Rahma", "+6281234567890", 2, 2, 2, 2)
    ]


def by_keys_to(kiosk: Kiosk, name: str) -> None:
    """Press Tab until a thing has the focus."""
    wait_until(lambda: shows(kiosk.window, name) and find(kiosk.window, name).isEnabled(), name)
    for _ in range(60):
        if find(kiosk.window, name).hasActiveFocus():
            return
        press(kiosk.window, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead to {name}")


def test_nothing_typed_is_put_aside_to_be_pasted(bengkulu: TestOffice, kiosk_at: KioskAt) -> None:
    board = QGuiApplication.clipboard()
    board.setText("before")
    kiosk = kiosk_at(bengkulu)
    begin_guest_book(kiosk)
    type_text(kiosk.window, "Siti Rahma")
    control = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_V):
        press(kiosk.window, key, control)
    assert board.text() == "before"
    assert find(kiosk.window, "answer-nameField").property("text") == "Siti Rahma"


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_a_long_notice_is_read_to_its_end(
    bengkulu: TestOffice, kiosk_at: KioskAt, width: int, height: int
) -> None:
    kiosk = kiosk_at(bengkulu, width, height, reduced_motion=True)
    begin_guest_book(kiosk)
    book = kiosk.model._guest_book
    assert book._notice is not None
    book._notice = book._notice.model_copy(update={"id": LONG_NOTICE})
    book.speak("id")
    touch(kiosk, "readNotice")
    see(kiosk, "noticeWords")
    words = find(kiosk.window, "noticeWords")
    assert words.property("text") == LONG_NOTICE
    assert not words.property("truncated")
    for _ in range(30):
        press(kiosk.window, Qt.Key.Key_Down)
    assert box(kiosk, "noticeWords").bottom() <= box(kiosk, "closeNotice").top()
    assert not keyboard(kiosk).property("open")
    press(kiosk.window, Qt.Key.Key_Escape)
    see(kiosk, "answer-nameField")
    is_open(kiosk)


@pytest.mark.parametrize("language", ["id", "en"])
def test_large_text_and_high_contrast_break_no_page(
    bengkulu: TestOffice, kiosk_at: KioskAt, language: str
) -> None:
    kiosk = kiosk_at(bengkulu, 1280, 800, reduced_motion=True)
    if language == "en":
        touch(kiosk, "language")
    begin_guest_book(kiosk)
    kiosk.opened.tokens.setProperty("largeText", True)
    kiosk.opened.tokens.setProperty("highContrast", True)
    is_open(kiosk)
    above_keyboard(kiosk, ["answer-nameField", "back", "startAgain", "next"])
    type_text(kiosk.window, "Siti Rahma")
    go_on(kiosk)
    above_keyboard(kiosk, ["answer-emailField", "back", "startAgain", "next"])
    type_into(kiosk, "email", "siti@example.org")
    while not shows(kiosk.window, "summaryTitle"):
        kiosk.window.grabWindow()
        no_text_is_cut(kiosk)
        nothing_scrolls(kiosk)
        stand_apart(kiosk, ["back", "startAgain", "next"])
        go_on(kiosk)
    kiosk.window.grabWindow()
    no_text_is_cut(kiosk)
    nothing_scrolls(kiosk)
    stand_apart(kiosk, ["back", "startAgain", "next"])


def shown(kiosk: Kiosk) -> list[QQuickItem]:
    items = [kiosk.window.contentItem()]
    for item in items:
        items.extend(child for child in item.childItems() if child.isVisible() and child.opacity() > 0)
    return items


def nothing_scrolls(kiosk: Kiosk) -> None:
    """Every answer is seen at once."""
    for area in shown(kiosk):
        if area.inherits("QQuickFlickable"):
            assert area.property("contentHeight") <= area.height() + 1, kiosk.model.property(
                "guestBook"
            ).property("caption")


def no_text_is_cut(kiosk: Kiosk) -> None:
    """No words are left out, none is wider than the screen or than the button it stands in."""
    texts = [item for item in shown(kiosk) if item.inherits("QQuickText") and item.property("text")]
    assert texts
    for text in texts:
        assert not text.property("truncated"), text.property("text")
        assert text.property("contentWidth") <= max(text.width(), 1) + 1, text.property("text")
        left = text.mapToScene(text.boundingRect().topLeft()).x()
        assert left >= 0, text.property("text")
        assert left + text.property("contentWidth") <= kiosk.window.width() + 1, text.property("text")
