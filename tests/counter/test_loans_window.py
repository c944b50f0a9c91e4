"""Lockers and identity cards at the counter's real window, driven by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QTableView, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.pages import Page
from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.reception import IssuedTicket
from pst_kiosk.ui.lanes import Lane
from tests.counter.conftest import hire
from tests.counter.test_moves_window import choose, close, menu_of
from tests.counter.test_window import see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import drain, find, press, shows, tap, type_text, wait_until

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

    def cut() -> list[str]:
        buttons = [made for made in strip.findChildren(QPushButton) if made.isVisible()]
        return [made.text() for made in buttons if made.width() < made.sizeHint().width()]

    wait_until(lambda: not cut(), "every text to be whole")
    buttons = [made for made in strip.findChildren(QPushButton) if made.isVisible()]
    places = sorted((made.geometry() for made in buttons), key=lambda place: place.x())
    assert all(left.right() < right.x() for left, right in pairwise(places))
    assert places[-1].right() < strip.width()


def loans_page(
    office: TestOffice, open_window: Open, role: Role = Role.SUPERVISOR, desk: str = ""
) -> QWidget:
    """The page of cards and keys, opened by its key from the work page."""
    rina = hire(office, "Rina Sabuna", role)
    counter = open_window(office)
    sign_in(counter.window, rina, desk or "Loket 1")
    see(counter.window, "call-next")
    if shows(counter.window, "loans-foot"):
        use(counter.window, "show-loans", Key.Key_T, Control)
    else:
        counter.model.show_page(Page.LOANS)
    see(counter.window, "lockers")
    return counter.window


def row_texts(window: QWidget, name: str) -> list[list[str]]:
    table = find(window, name)
    assert isinstance(table, QTableView)
    rows = table.model()
    return [
        [str(rows.index(row, column).data()) for column in range(1, rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def test_the_page_lists_what_is_out_since_when_and_takes_it_back_by_one_key(
    kupang: TestOffice, open_window: Open
) -> None:
    add_lockers(kupang, "07")
    lend(kupang, reader(kupang), "07", SIM)
    kupang.clock.forward(hours=9)
    window = loans_page(kupang, open_window)
    wait_until(lambda: shows(window, "loans-out"), "what is out")
    assert row_texts(window, "loans-out") == [
        ["Loker 07", "P-001", "09.05", "Administrator", "lewat jam tutup"],
        ["SIM", "P-001", "09.05", "Administrator", "lewat jam tutup"],
    ]
    assert row_texts(window, "lockers") == [["07", "dipakai P-001"]]
    table = find(window, "loans-out")
    table.setFocus()
    press(window, Key.Key_Down)
    use(window, "loan-back", Key.Key_F5)
    wait_until(lambda: out(kupang) == [SIM], "the key back")
    says(window, "undo-return", "Urungkan: Loker 07 kembali")
    use(window, "undo-return", Key.Key_Z, Control)
    wait_until(lambda: out(kupang) == ["07", SIM], "the mistake taken back")
    wait_until(lambda: len(row_texts(window, "loans-out")) == 2, "both rows")


def test_key_and_card_of_a_visitor_come_back_one_after_the_other(
    kupang: TestOffice, open_window: Open
) -> None:
    add_lockers(kupang, "1", "2")
    lend(kupang, reader(kupang), "1", KTP)
    lend(kupang, reader(kupang), "2", SIM)
    window = loans_page(kupang, open_window)
    wait_until(lambda: shows(window, "loans-out"), "what is out")
    assert [row[:2] for row in row_texts(window, "loans-out")] == [
        ["Loker 1", "P-001"],
        ["KTP", "P-001"],
        ["Loker 2", "P-002"],
        ["SIM", "P-002"],
    ]
    table = find(window, "loans-out")
    assert isinstance(table, QTableView)
    table.selectRow(2)
    use(window, "loan-back", Key.Key_F5)
    wait_until(lambda: len(row_texts(window, "loans-out")) == 3, "the key back")
    use(window, "loan-back", Key.Key_F5)
    wait_until(lambda: sorted(map(str, out(kupang))) == ["1", str(KTP)], "the same visitor's card back")


def test_the_chosen_row_stays_chosen_while_others_come_and_go(kupang: TestOffice, open_window: Open) -> None:
    add_lockers(kupang, "1", "2", "3")
    first, second = reader(kupang), reader(kupang)
    lend(kupang, first, "1", KTP)
    lend(kupang, second, "2", SIM)
    window = loans_page(kupang, open_window)
    wait_until(lambda: shows(window, "loans-out"), "what is out")
    table = find(window, "loans-out")
    assert isinstance(table, QTableView)
    whose = [row[:2] for row in row_texts(window, "loans-out")]
    table.selectRow(whose.index(["Loker 2", "P-002"]))
    officer, loans = kupang.administrator.id, kupang.services.loans
    gone = next(loan for loan in loans.out() if loan.locker == "1")
    loans.give_back(gone.id, officer)
    wait_until(lambda: len(row_texts(window, "loans-out")) == 3, "the other one to go")
    use(window, "loan-back", Key.Key_F5)
    wait_until(lambda: sorted(map(str, out(kupang))) == ["1", "2"], "the chosen key back, both cards here")
    assert {loan.locker for loan in loans.out()} == {None}


def test_a_lost_key_is_noted_with_its_reason(kupang: TestOffice, open_window: Open) -> None:
    add_lockers(kupang, "07")
    loans, officer = kupang.services.loans, kupang.administrator.id
    loans.give_locker(command(), reader(kupang).id, loans.lockers()[0].id, officer)
    window = loans_page(kupang, open_window)
    see(window, "loan-reason")
    wait_until(lambda: find(window, "loan-back").isEnabled(), "the only row to be chosen")
    assert not find(window, "loan-lost").isEnabled(), "not without a reason"
    find(window, "loan-reason").setFocus()
    type_text(window, "hilang di jalan")
    press(window, Key.Key_Return)
    see(window, "loans-nothing")
    assert kupang.rows("SELECT reason FROM locker_loan") == [("hilang di jalan",)]
    wait_until(lambda: row_texts(window, "lockers") == [["07", "tidak dipakai"]], "nobody gets it")


def test_lockers_are_added_and_taken_out_of_use_by_who_keeps_them(
    kupang: TestOffice, open_window: Open
) -> None:
    window = loans_page(kupang, open_window)
    find(window, "locker-names").setFocus()
    type_text(window, "x" * 30)
    press(window, Key.Key_Return)
    says(window, "notice-text", "Nama loker itu belum jelas.")
    assert text(window, "locker-names") == "x" * 30, "nothing typed is lost"
    find(window, "locker-names").clear()  # type: ignore[attr-defined]
    type_text(window, "9-10")
    press(window, Key.Key_Return)
    wait_until(lambda: row_texts(window, "lockers") == [["9", "kosong"], ["10", "kosong"]], "the lockers")
    assert text(window, "locker-names") == ""
    table = find(window, "lockers")
    assert isinstance(table, QTableView)
    table.selectRow(0)
    wait_until(lambda: find(window, "use-locker").isEnabled(), "a chosen locker")
    tap(window, "use-locker")
    wait_until(lambda: row_texts(window, "lockers")[0] == ["9", "tidak dipakai"], "out of use")
    says(window, "use-locker", "Pakai lagi")


def test_who_does_not_keep_lockers_adds_none(kupang: TestOffice, open_window: Open) -> None:
    add_lockers(kupang, "1")
    window = loans_page(kupang, open_window, Role.RECEPTIONIST, "Front office")
    assert not shows(window, "add-lockers")


def test_a_million_letters_pasted_are_refused_with_a_sentence(kupang: TestOffice, open_window: Open) -> None:
    window = loans_page(kupang, open_window)
    find(window, "locker-names").setFocus()
    type_text(window, "07")
    QApplication.clipboard().setText("7" * 1_000_000)
    press(window, Key.Key_V, Control)
    says(window, "notice-text", "Isian ini memuat paling banyak")
    assert text(window, "locker-names") == "07", "nothing typed is lost"


def test_a_reception_takes_the_cards_of_who_has_signed_at_the_kiosk(
    blitar: TestOffice, open_window: Open
) -> None:
    blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    rina = hire(blitar, "Rina Sabuna", Role.RECEPTIONIST)
    counter = open_window(blitar)
    window = counter.window
    sign_in(window, rina, "Tanpa loket")  # where nobody queues there is no desk to open
    see(window, "show-loans")
    tap(window, "show-loans")
    see(window, "cards-expected")
    assert row_texts(window, "cards-expected") == [["Pengunjung 08.05"]]
    use(window, "expected-card-1", Key.Key_1, Alt)
    wait_until(lambda: out(blitar) == [KTP], "the card")
    wait_until(lambda: not shows(window, "cards-expected"), "nobody else")
    use(window, "loan-back", Key.Key_F5)
    see(window, "loans-nothing")


def test_a_reception_without_a_desk_is_told_at_leaving_what_is_not_back(
    blitar: TestOffice, open_window: Open, lanes: list[Lane[Any]]
) -> None:
    ticket = blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    blitar.services.loans.take_card(command(), ticket.id, SIM, blitar.administrator.id)
    blitar.clock.forward(hours=9)
    rina = hire(blitar, "Rina Sabuna", Role.RECEPTIONIST)
    window = open_window(blitar).window
    sign_in(window, rina, "Tanpa loket")
    see(window, "requests")
    drain(*lanes)
    tap(window, "leave")
    says(window, "notice-text", "Belum kembali: SIM. Tekan Keluar")
    see(window, "loans-out")
    tap(window, "leave")
    see(window, "officer")


@pytest.mark.parametrize("desk", ["Meja layanan", "Tanpa loket"])
def test_who_closes_the_window_is_told_once_what_is_not_back(
    blitar: TestOffice, open_window: Open, lanes: list[Lane[Any]], desk: str
) -> None:
    ticket = blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    blitar.services.loans.take_card(command(), ticket.id, SIM, blitar.administrator.id)
    blitar.clock.forward(hours=9)
    rina = hire(blitar, "Rina Sabuna")
    window = open_window(blitar).window
    sign_in(window, rina, desk)
    see(window, "requests" if desk == "Tanpa loket" else "show-loans")
    drain(*lanes)
    window.close()
    says(window, "notice-text", "Belum kembali: SIM. Tutup jendela")
    window.close()
    wait_until(lambda: not window.isVisible(), "the window to close")
    assert blitar.services.board.view().desks == (), "nobody's desk stays open"


def test_labels_are_shown_as_they_will_be_printed(kupang: TestOffice, open_window: Open) -> None:
    add_lockers(kupang, "01", "02")
    window = loans_page(kupang, open_window)
    wait_until(lambda: find(window, "locker-labels").isEnabled(), "the lockers")
    use(window, "locker-labels", Key.Key_P, Control)
    wait_until(lambda: window.findChild(PdfPreview) is not None, "the preview")
    preview = window.findChild(PdfPreview)
    wait_until(lambda: preview.document is not None, "the labels")
    assert "02" in PdfReader(BytesIO(preview.document)).pages[0].extract_text()
    preview.close()


def test_what_is_lent_comes_before_the_form_by_tab_and_the_record_fits_the_smallest_window(
    kupang: TestOffice, open_window: Open
) -> None:
    add_lockers(kupang, "01", "02")
    given = reader(kupang)
    window = at_front_office(kupang, open_window, "Loket 1")
    window.resize(1280, 680)
    see(window, "guest-book-name")
    find(window, "card-1").setFocus()
    passed = walk(window, 60)
    first, signs = passed.index("guest-book-name"), passed.index("sign-guest-book")
    assert passed[first - 2 : first] == ["give-locker", "other-locker"]
    assert passed[signs - 1] == "guest-book-identity"
    sign(kupang, given)
    lend(kupang, given, "01", KTP)
    see(window, "card-back")
    see(window, "record-summary")
    form = find(window, "record")
    assert isinstance(form, QScrollArea)
    wait_until(lambda: form.verticalScrollBar().maximum() == 0, "the record to fit")


def walk(window: QWidget, steps: int) -> list[str]:
    """Where Tab leads, one after the other."""
    passed = []
    for _ in range(steps):
        press(window, Key.Key_Tab)
        passed.append(window.focusWidget().objectName())
    return passed
