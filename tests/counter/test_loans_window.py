"""Lockers and identity cards at the counter's real window, driven by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.reception import IssuedTicket
from tests.counter.conftest import hire
from tests.counter.test_moves_window import choose, close, menu_of
from tests.counter.test_window import see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, shows, wait_until

# What the offscreen platform says whenever a menu opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

Open = Callable[[TestOffice], Counter]
Key = Qt.Key
Alt = Qt.KeyboardModifier.AltModifier
Control = Qt.KeyboardModifier.ControlModifier
KTP, SIM = 1, 2


def add_lockers(office: TestOffice, *names: str) -> None:
    office.services.loans.add_lockers(command(), names, office.administrator.id)


def reader(office: TestOffice, people: int = 1) -> IssuedTicket:
    return office.services.reception.take_number(command(), "perpustakaan", "id", people=people)


def out(office: TestOffice) -> list[str | int | None]:
    return [loan.locker or loan.card for loan in office.services.loans.out()]


def lend(office: TestOffice, ticket: IssuedTicket, locker: str, kind: int) -> None:
    loans, officer = office.services.loans, office.administrator.id
    found = next(each for each in loans.lockers() if each.name == locker)
    loans.give_locker(command(), ticket.id, found.id, officer)
    loans.take_card(command(), ticket.id, kind, officer)


def at_front_office(office: TestOffice, open_window: Open, desk: str = "Front office") -> QWidget:
    """An officer's window with a visitor just arrived at the desk."""
    role = Role.RECEPTIONIST if desk == "Front office" else Role.SERVICE_OFFICER
    rina = hire(office, "Rina Sabuna", role)
    window = open_window(office).window
    sign_in(window, rina, desk)
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    return window


def sign(office: TestOffice, ticket: IssuedTicket) -> None:
    office.services.reception.sign_guest_book(
        command(), ticket.id, office.administrator.id, GUEST, identity_shown=True
    )


def says(window: QWidget, name: str, words: str) -> None:
    wait_until(lambda: shows(window, name) and text(window, name).startswith(words), f"{name}: {words}")


def test_card_and_locker_go_in_by_one_key_each_while_the_guest_book_is_filled_in(
    kupang: TestOffice, open_window: Open
) -> None:
    add_lockers(kupang, "07", "08")
    reader(kupang)
    window = at_front_office(kupang, open_window)
    see(window, "guest-book-name")
    says(window, "give-locker", "Beri 07")
    use(window, "card-2", Key.Key_2, Alt)
    wait_until(lambda: out(kupang) == [SIM], "the card")
    says(window, "card-back", "SIM kembali")
    assert not shows(window, "card-1")
    use(window, "give-locker", Key.Key_5, Alt)
    says(window, "locker-back", "07 kembali")
    assert not shows(window, "give-locker")
    assert window.focusWidget().objectName() == "guest-book-name", "the keyboard stayed where it was"
    says(window, "loan-0", "Loker 07")
    assert text(window, "loan-0-who") == "P-001 · SIM"
    use(window, "locker-back", Key.Key_9, Alt)
    use(window, "card-back", Key.Key_0, Alt)
    wait_until(lambda: out(kupang) == [], "everything back")
    wait_until(lambda: not shows(window, "loans-foot"), "nothing is out")


def test_another_locker_is_chosen_from_the_free_ones(kupang: TestOffice, open_window: Open) -> None:
    add_lockers(kupang, "1", "2", "10")
    reader(kupang)
    window = at_front_office(kupang, open_window)
    use(window, "other-locker", Key.Key_6, Alt)
    menu = menu_of(window, "locker-choice")
    assert [line.text() for line in menu.actions()[2:]] == ["Loker 1", "Loker 2", "Loker 10"]
    choose(window, "locker-choice", "Loker 2")
    wait_until(lambda: out(kupang) == ["2"], "the chosen one")


def test_a_locker_another_desk_was_faster_with_is_said_and_the_next_one_offered(
    kupang: TestOffice, open_window: Open
) -> None:
    add_lockers(kupang, "1", "2")
    reader(kupang)
    other = reader(kupang)
    rina = hire(kupang, "Rina Sabuna")
    counter = open_window(kupang)
    window = counter.window
    sign_in(window, rina, "Loket 1")
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    see(window, "give-locker")
    assert counter.model.work is not None
    shown = counter.model.work.loans.desk
    assert shown is not None
    lend(kupang, other, "1", KTP)
    counter.model.work.loans.give_locker(shown.lockers[0].id)
    says(window, "notice-text", "Loker 1 baru saja dipakai")
    says(window, "give-locker", "Beri 2")


def test_nothing_is_asked_of_visitors_whose_procedure_needs_nothing(
    kupang: TestOffice, open_window: Open
) -> None:
    add_lockers(kupang, "1")
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    window = at_front_office(kupang, open_window)
    see(window, "guest-book-name")
    assert not shows(window, "loans-strip")
    assert not shows(window, "loans-foot")


def in_the_library(office: TestOffice, open_window: Open) -> QWidget:
    """A visitor with key and card out, served at the library's desk."""
    add_lockers(office, "07")
    ticket = reader(office)
    window = at_front_office(office, open_window, "Loket 1")
    see(window, "guest-book-name")
    lend(office, ticket, "07", KTP)
    sign(office, ticket)
    use(window, "finish", Key.Key_F5)
    see(window, "Selesai melayani   F5")
    wait_until(lambda: shows(window, "locker-back"), "what the visitor has out")
    return window


def test_finishing_with_something_out_stops_and_asks(kupang: TestOffice, open_window: Open) -> None:
    window = in_the_library(kupang, open_window)
    use(window, "finish", Key.Key_F5)
    asked = menu_of(window, "returns-question")
    assert asked.actions()[0].text() == "Loker 07 dan KTP P-001 belum kembali"
    close(window, asked, Key.Key_Escape)
    see(window, "finish")
    assert text(window, "visitor-number") == "P-001", "nothing happened"
    use(window, "finish", Key.Key_F5)
    close(window, menu_of(window, "returns-question"), Key.Key_Return)
    see(window, "desk-free")
    assert out(kupang) == ["07", KTP], "they stay noted as out"
    assert shows(window, "loans-foot")


def test_what_came_back_is_noted_as_the_visit_is_finished(kupang: TestOffice, open_window: Open) -> None:
    window = in_the_library(kupang, open_window)
    use(window, "finish", Key.Key_F5)
    choose(window, "returns-question", "Sudah dikembalikan semua, selesai")
    see(window, "desk-free")
    assert out(kupang) == []


def test_who_signs_out_after_hours_is_told_once_what_is_not_back(
    kupang: TestOffice, open_window: Open
) -> None:
    add_lockers(kupang, "07")
    lend(kupang, reader(kupang), "07", KTP)
    kupang.clock.forward(hours=9)
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    says(window, "loan-0-who", "P-001 · KTP · lewat tutup")
    leave = find(window, "leave")
    assert isinstance(leave, QPushButton)
    leave.click()
    says(window, "notice-text", "Belum kembali: Loker 07, KTP.")
    leave.click()
    see(window, "officer")


def test_the_guest_book_of_who_needs_a_locker_fits_a_usual_screen(
    kupang: TestOffice, open_window: Open
) -> None:
    add_lockers(kupang, "01", "02")
    reader(kupang)
    window = at_front_office(kupang, open_window)
    window.resize(1366, 768)
    see(window, "give-locker")
    form = find(window, "guest-book")
    assert isinstance(form, QScrollArea)
    wait_until(lambda: form.verticalScrollBar().maximum() == 0, "room for the whole guest book")


def test_the_strip_fits_beside_its_neighbours_on_the_smallest_window(
    kupang: TestOffice, open_window: Open
) -> None:
    add_lockers(kupang, "01", "02")
    reader(kupang, people=2)
    window = at_front_office(kupang, open_window)
    window.resize(1280, 680)
    use(window, "give-locker", Key.Key_5, Alt)
    see(window, "locker-back")
    strip = find(window, "loans-strip")
    wait_until(lambda: strip.width() > 500, "the new size")
    buttons = [made for made in strip.findChildren(QPushButton) if made.isVisible()]
    places = sorted((made.geometry() for made in buttons), key=lambda place: place.x())
    assert all(left.right() < right.x() for left, right in pairwise(places))
    assert places[-1].right() < strip.width()
    cut = [made.text() for made in buttons if made.width() < made.sizeHint().width()]
    assert not cut
