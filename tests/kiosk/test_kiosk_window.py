"""The kiosk in a real window, by taps and typing alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from pst_kiosk.kiosk.app import Kiosk
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.ui.sizes import MIN_TOUCH
from tests.kiosk.conftest import query, tickets
from tests.support.office import TestOffice
from tests.support.screens import find, middle, press, shows, tap, type_text, wait_until

KioskAt = Callable[..., Kiosk]
SIZES = [(1920, 1080), (1080, 1920), (1280, 800)]


def see(kiosk: Kiosk, key: str) -> None:
    wait_until(lambda: shows(kiosk.window, key), f"{key} to be shown")


def touch(kiosk: Kiosk, key: str) -> None:
    """Tap a thing where it stands once everything is laid out, as a person sees it."""
    wait_until(lambda: find(kiosk.window, key).isEnabled(), f"{key} to be ready")
    kiosk.window.grabWindow()
    tap(kiosk.window, key)


def go_on(kiosk: Kiosk) -> None:
    """Tap Next and wait for what comes of it."""
    touch(kiosk, "next")
    wait_until(lambda: not kiosk.model.property("busy"), "an answer")


def type_into(kiosk: Kiosk, field: str, text: str) -> None:
    touch(kiosk, f"answer-{field}Field")
    type_text(kiosk.window, text)


def begin_guest_book(kiosk: Kiosk) -> None:
    see(kiosk, "service-konsultasi")
    touch(kiosk, "service-konsultasi")
    see(kiosk, "answer-nameField")


def walk_to(kiosk: Kiosk, thing: str) -> None:
    """Answer what must be answered, until a page shows this thing."""
    begin_guest_book(kiosk)
    while not shows(kiosk.window, thing):
        if shows(kiosk.window, "answer-nameField"):
            type_into(kiosk, "name", "Siti Rahma")
        if shows(kiosk.window, "answer-emailField"):
            type_into(kiosk, "email", "siti@example.org")
        go_on(kiosk)


def test_one_tap_gives_a_number_where_it_comes_first(kupang: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(kupang)
    see(kiosk, "service-konsultasi")
    touch(kiosk, "service-konsultasi")
    see(kiosk, "K-001")
    assert shows(kiosk.window, "Konsultasi statistik")
    assert shows(kiosk.window, "orang di depan Anda")
    touch(kiosk, "ticketDone")
    see(kiosk, "service-konsultasi")
    assert not shows(kiosk.window, "K-001")


def test_a_card_tapped_twice_quickly_gives_one_ticket(kupang: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(kupang)
    see(kiosk, "service-konsultasi")
    card = find(kiosk.window, "service-konsultasi")
    assert isinstance(card, QQuickItem)
    kiosk.window.grabWindow()
    place = middle(kiosk.window, card)
    for _ in range(2):
        QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    see(kiosk, "ticketNumber")
    assert tickets(kupang) == ["K-001"]


def test_a_visitor_signs_the_guest_book_by_taps_and_keys(bengkulu: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(bengkulu)
    walk_to(kiosk, "sex-2")
    for key in ("sex-2", "decade-1990", "year-1991"):
        touch(kiosk, key)
    for key in ("education-3", "job-2", "institution_category-6"):
        see(kiosk, key)
        touch(kiosk, key)
    see(kiosk, "answer-institutionField")
    go_on(kiosk)
    touch(kiosk, "main_use-4")
    see(kiosk, "means-1")
    touch(kiosk, "means-1")
    touch(kiosk, "means-4")
    go_on(kiosk)
    touch(kiosk, "assistance-1")
    see(kiosk, "summaryTitle")
    go_on(kiosk)
    see(kiosk, "ticketNumber")
    assert query(
        bengkulu,
        "SELECT name, email, sex, birth_year, education, job, institution_category, institution, main_use, "
        "means, assistance FROM visit JOIN visitor ON visitor.id = visitor_id",
    ) == [("Siti Rahma", "siti@example.org", 2, 1991, 3, 2, 6, None, 4, 5, 1)]


def test_bad_input_is_named_under_its_field_and_nothing_typed_is_lost(
    bengkulu: TestOffice, kiosk_at: KioskAt
) -> None:
    kiosk = kiosk_at(bengkulu)
    begin_guest_book(kiosk)
    go_on(kiosk)
    see(kiosk, "Silakan isi bagian ini.")
    type_text(kiosk.window, "🎉")
    go_on(kiosk)
    see(kiosk, "Silakan tulis dengan huruf.")
    type_text(kiosk.window, "A" * 1000)
    assert len(find(kiosk.window, "answer-nameField").property("text")) <= 200
    go_on(kiosk)
    see(kiosk, "Terlalu panjang. Silakan tulis paling banyak 120 huruf.")
    press(kiosk.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(kiosk.window, "'; DROP TABLE visitor; --")
    press(kiosk.window, Qt.Key.Key_Return)
    see(kiosk, "answer-emailField")
    type_into(kiosk, "email", "siti")
    go_on(kiosk)
    see(kiosk, "Alamat e-mail belum lengkap. Contoh: nama@contoh.id")
    type_text(kiosk.window, "@example.org")
    touch(kiosk, "back")
    assert find(kiosk.window, "answer-nameField").property("text") == "'; DROP TABLE visitor; --"
    go_on(kiosk)
    assert find(kiosk.window, "answer-emailField").property("text") == "siti@example.org"


def test_two_quick_taps_on_next_turn_one_page(bengkulu: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(bengkulu)
    walk_to(kiosk, "sex-1")
    touch(kiosk, "next")
    see(kiosk, "education-1")
    button = find(kiosk.window, "next")
    assert isinstance(button, QQuickItem)
    place = middle(kiosk.window, button)
    QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert not kiosk.model.property("busy")
    assert shows(kiosk.window, "education-1")


def typed(kiosk: Kiosk) -> list[str]:
    """What stands in any field of the window, shown or not."""
    items = [kiosk.window.contentItem()]
    for item in items:
        items.extend(item.childItems())
    return [item.property("text") for item in items if item.inherits("QQuickTextInput")]


@pytest.mark.parametrize("way_out", ["startAgain", "back"])
def test_leaving_the_guest_book_clears_every_field(
    bengkulu: TestOffice, kiosk_at: KioskAt, way_out: str
) -> None:
    kiosk = kiosk_at(bengkulu)
    begin_guest_book(kiosk)
    type_text(kiosk.window, "Siti Rahma")
    assert "Siti Rahma" in typed(kiosk)
    touch(kiosk, way_out)
    see(kiosk, "service-konsultasi")
    wait_until(lambda: "Siti Rahma" not in typed(kiosk), "the fields to be gone")
    begin_guest_book(kiosk)
    assert find(kiosk.window, "answer-nameField").property("text") == ""


def test_nobody_there_is_asked_and_then_everything_is_cleared(
    bengkulu: TestOffice, kiosk_at: KioskAt
) -> None:
    kiosk = kiosk_at(bengkulu, patience=Patience(quiet_ms=50, asking_s=20, second_ms=50))
    begin_guest_book(kiosk)
    type_text(kiosk.window, "Siti Rahma")
    see(kiosk, "Apakah Anda masih di sini?")
    see(kiosk, "service-konsultasi")
    wait_until(lambda: "Siti Rahma" not in typed(kiosk), "the fields to be gone")


def test_a_tap_keeps_the_answers_of_somebody_who_was_thinking(
    bengkulu: TestOffice, kiosk_at: KioskAt
) -> None:
    kiosk = kiosk_at(bengkulu, patience=Patience(quiet_ms=300, asking_s=500, second_ms=20))
    begin_guest_book(kiosk)
    type_text(kiosk.window, "Siti Rahma")
    see(kiosk, "stillHere")
    touch(kiosk, "stillHere")
    wait_until(lambda: not shows(kiosk.window, "Apakah Anda masih di sini?"))
    type_text(kiosk.window, " Dewi")
    assert find(kiosk.window, "answer-nameField").property("text") == "Siti Rahma Dewi"


def test_the_whole_kiosk_speaks_english_after_one_tap(bengkulu: TestOffice, kiosk_at: KioskAt) -> None:
    kiosk = kiosk_at(bengkulu)
    see(kiosk, "service-konsultasi")
    touch(kiosk, "language")
    for text in (
        "Welcome",
        "Statistical consultation",
        "Nobody waiting",
        "Open until 15:30",
        "Bahasa Indonesia",
    ):
        see(kiosk, text)
    begin_guest_book(kiosk)
    for text in ("What is your name?", "Guest book · step 1 of 11", "Next", "Back", "Start again"):
        see(kiosk, text)


def test_a_closed_office_takes_no_taps(kupang: TestOffice, kiosk_at: KioskAt) -> None:
    kupang.clock.forward(hours=12)
    kiosk = kiosk_at(kupang)
    see(kiosk, "Tutup, buka Kamis 08.00")
    assert not find(kiosk.window, "service-konsultasi").isEnabled()


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_field_and_the_way_on_stand_above_the_keyboard(
    bengkulu: TestOffice, kiosk_at: KioskAt, width: int, height: int, language: str
) -> None:
    kiosk = kiosk_at(bengkulu, width, height, reduced_motion=True)
    if language == "en":
        touch(kiosk, "language")
    begin_guest_book(kiosk)
    see(kiosk, "keyboard")
    go_on(kiosk)
    above_keyboard(kiosk, ["answer-name", "back", "startAgain", "next"])
    type_text(kiosk.window, "Siti Rahma")
    go_on(kiosk)
    type_into(kiosk, "email", "siti")
    go_on(kiosk)
    above_keyboard(kiosk, ["answer-email", "back", "startAgain", "next"])
    type_into(kiosk, "phone", "1")
    go_on(kiosk)
    type_into(kiosk, "phone", "1")
    above_keyboard(kiosk, ["answer-phoneField", "back", "startAgain", "next"])


def above_keyboard(kiosk: Kiosk, names: list[str]) -> None:
    keyboard = find(kiosk.window, "keyboard")
    assert isinstance(keyboard, QQuickItem)

    def apart() -> bool:
        top = kiosk.window.height() - keyboard.property("covered")
        boxes = [box(kiosk, name) for name in names]
        field, *buttons = boxes
        return all(place.bottom() <= top for place in boxes) and not any(map(field.intersects, buttons))

    wait_until(apart, f"{names} above the keyboard")


def box(kiosk: Kiosk, name: str) -> QRectF:
    """Where a thing stands."""
    item = find(kiosk.window, name)
    assert isinstance(item, QQuickItem)
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_everything_a_finger_hits_in_the_guest_book_is_large_and_apart(
    bengkulu: TestOffice, kiosk_at: KioskAt, width: int, height: int, language: str
) -> None:
    kiosk = kiosk_at(bengkulu, width, height, reduced_motion=True)
    if language == "en":
        touch(kiosk, "language")
    walk_to(kiosk, "sex-1")
    touch(kiosk, "decade-1930")
    around = ["back", "startAgain", "next"]
    years = [f"year-{year}" for year in range(1916, 1940)]
    stand_apart(kiosk, ["sex-1", "sex-2", *(f"decade-{decade}" for decade in range(1930, 2030, 10)), *years])
    for field, count in (("education", 5), ("job", 7), ("institution_category", 9)):
        go_on(kiosk)
        stand_apart(kiosk, [*(f"{field}-{code}" for code in range(1, count + 1)), *around])


def stand_apart(kiosk: Kiosk, names: list[str]) -> None:
    """Each is large enough for a finger, on the screen and at least 16 px from the next."""
    kiosk.window.grabWindow()
    boxes = {name: box(kiosk, name) for name in names}
    screen = kiosk.window.contentItem().boundingRect()
    for name, place in boxes.items():
        assert min(place.width(), place.height()) >= MIN_TOUCH, (name, place)
        assert screen.contains(place), (name, place)
        near = place.adjusted(-15, -15, 15, 15)
        touching = [other for other in names if other != name and near.intersects(boxes[other])]
        assert not touching, (name, touching)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_on_the_ticket_page_overlaps(
    kupang: TestOffice, kiosk_at: KioskAt, width: int, height: int
) -> None:
    kiosk = kiosk_at(kupang, width, height, reduced_motion=True)
    touch(kiosk, "language")
    see(kiosk, "service-konsultasi")
    touch(kiosk, "service-konsultasi")
    see(kiosk, "ticketNumber")
    names = [
        "ticketNumber",
        "ticketService",
        "ticketCode",
        "ahead",
        "wait",
        "promise",
        "paper",
        "ticketDone",
        "closing",
    ]
    lie_apart(kiosk, names)


def lie_apart(kiosk: Kiosk, names: list[str]) -> None:
    """All are on the screen and none covers another."""
    kiosk.window.grabWindow()
    screen = kiosk.window.contentItem().boundingRect()
    boxes = {name: box(kiosk, name) for name in names}
    for place, name in enumerate(names):
        assert screen.contains(boxes[name]), name
        assert not [other for other in names[place + 1 :] if boxes[name].intersects(boxes[other])], name


def test_the_shell_needs_nothing_heavy() -> None:
    heavy = "{'sqlalchemy', 'alembic', 'pydantic', 'escpos', 'babel', 'holidays', 'qrcode'}"
    code = f"import sys, pst_kiosk.kiosk.app; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
