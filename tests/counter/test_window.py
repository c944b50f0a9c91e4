"""The counter's real window, driven by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.domain.record import Outcome
from pst_kiosk.domain.roles import Role
from tests.counter.conftest import Hired, hire
from tests.counter.test_work_model import pass_front_office
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, tap, type_text, wait_until

Open = Callable[[TestOffice], Counter]
Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


def text(window: QWidget, name: str) -> str:
    thing = find(window, name)
    if isinstance(thing, QPlainTextEdit):
        return thing.toPlainText()
    assert isinstance(thing, QLabel | QLineEdit | QPushButton)
    return thing.text()


def see(window: QWidget, name: str) -> None:
    wait_until(lambda: shows(window, name), f"{name} to be shown")


def use(
    window: QWidget, name: str, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press a button's key once the button is offered: a person sees it first."""
    wait_until(lambda: shows(window, name) and find(window, name).isEnabled(), f"{name} to be offered")
    press(window, key, modifiers)


def choose(window: QWidget, wanted: str) -> None:
    """Choose in the list that has the keyboard, by the arrow keys."""
    chooser = window.focusWidget()
    assert isinstance(chooser, QComboBox)
    while chooser.currentText() != wanted:
        before = chooser.currentIndex()
        press(window, Key.Key_Down)
        assert chooser.currentIndex() > before, f"no {wanted!r}"


def sign_in(window: QWidget, hired: Hired, desk: str, pin: str | None = None) -> None:
    """Sign in by keyboard alone, from the officer's list on."""
    officers = find(window, "officer")
    assert isinstance(officers, QComboBox)
    officers.setFocus()
    press(window, Key.Key_Home)
    choose(window, hired.officer.name)
    press(window, Key.Key_Tab)
    press(window, Key.Key_A, Control)
    type_text(window, pin or hired.pin)
    press(window, Key.Key_Tab)
    press(window, Key.Key_Home)
    choose(window, desk)
    press(window, Key.Key_Return)


def arrive(office: TestOffice, visitors: int = 1) -> None:
    for _ in range(visitors):
        office.services.reception.take_number(command(), "konsultasi", "id")


def test_a_whole_visit_by_keyboard_alone(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    assert window.focusWidget().objectName() == "officer"
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    wait_until(lambda: text(window, "header-title").startswith("Loket 1"), "the desk")
    assert text(window, "header-officer") == "Rina"
    arrive(kupang)
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")

    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    assert text(window, "visitor-number") == "K-001"
    assert not shows(window, "finish")
    use(window, "arrived", Key.Key_F4)
    see(window, "guest-book-name")
    assert window.focusWidget().objectName() == "guest-book-name"
    type_text(window, "Maria Goreti Tefa")
    press(window, Key.Key_Tab)
    type_text(window, "maria@contoh.ac.id")
    while window.focusWidget().objectName() != "guest-book-job":
        press(window, Key.Key_Tab)
    choose(window, "Peneliti atau dosen")
    while window.focusWidget().objectName() != "guest-book-identity":
        press(window, Key.Key_Tab)
    press(window, Key.Key_Space)
    use(window, "sign-guest-book", Key.Key_S, Control)
    see(window, "record-summary")
    use(window, "finish", Key.Key_F5)
    see(window, "Selesai melayani   F5")
    press(window, Key.Key_F5)  # pressed twice: the second one finishes nothing

    wait_until(lambda: window.focusWidget().objectName() == "record-summary", "the record's focus")
    type_text(window, "Inflasi bulanan 2020–2025")
    press(window, Key.Key_Tab)
    assert window.focusWidget().objectName() == "needs"
    press(window, Key.Key_Tab)  # nothing stands in the row: on to what comes after the table
    assert window.focusWidget().objectName() == "outcome-terpenuhi"
    press(window, Key.Key_Space)
    use(window, "finish", Key.Key_F5)
    see(window, "desk-free")
    asked = kupang.asked()
    assert asked is not None
    record = kupang.services.records.load(asked.ticket_id).record
    assert (record.summary, record.outcome) == ("Inflasi bulanan 2020–2025", Outcome.MET)
    assert window.focusWidget().objectName() == "call-next"


def test_the_keyboard_jumps_nowhere_while_a_move_is_under_way(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    wait_until(lambda: shows(window, "call-next") and find(window, "call-next").hasFocus(), "the free desk")
    ticket = kupang.services.reception.take_number(command(), "konsultasi", "id")
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    been: list[str] = []

    def follow(_: QWidget | None, now: QWidget | None) -> None:
        been.append("" if now is None else now.objectName())

    def leads_to(name: str) -> None:
        wait_until(lambda: window.focusWidget().objectName() == name and shows(window, name), name)

    QApplication.instance().focusChanged.connect(follow)
    try:
        use(window, "call-next", Key.Key_F2)
        see(window, "arrived")
        leads_to("arrived")
        use(window, "arrived", Key.Key_F4)
        see(window, "guest-book-name")
        kupang.services.reception.sign_guest_book(command(), ticket.id, rina.officer.id, GUEST, True)
        leads_to("record-summary")
        find(window, "finish").setFocus()
        use(window, "finish", Key.Key_F5)
        see(window, "Selesai melayani   F5")
        use(window, "finish", Key.Key_F5)
        see(window, "desk-free")
        leads_to("call-next")
    finally:
        QApplication.instance().focusChanged.disconnect(follow)
    resting, meant = (
        {"queue", "visitor"},
        {"call-next", "arrived", "guest-book-name", "record-summary", "finish"},
    )
    assert set(been) == resting | meant


def test_a_wrong_pin_is_said_beside_it_and_typing_begins_anew(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1", pin="000000" if rina.pin != "000000" else "111111")
    see(window, "sign-in-error")
    assert text(window, "sign-in-error") == "PIN tidak sesuai. Tersisa 4 percobaan."
    assert window.focusWidget().objectName() == "pin"
    type_text(window, rina.pin)
    press(window, Key.Key_Return)
    see(window, "call-next")


def test_a_taken_desk_is_taken_over_by_one_more_enter(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    kupang.open_desk("loket-1")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "desk-taken")
    assert text(window, "desk-taken") == "Loket 1 sedang dibuka oleh Petugas loket-1. Ambil alih loket ini?"
    press(window, Key.Key_Return)
    see(window, "call-next")


def test_only_the_chosen_queues_are_served(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    officers = find(window, "officer")
    assert isinstance(officers, QComboBox)
    wait_until(lambda: officers.findText("Rina Sabuna") >= 0, "the officer")
    officers.setFocus()
    choose(window, "Rina Sabuna")
    see(window, "queue-7")
    for at in range(8):
        tap(window, f"queue-{at}")
    tap(window, "pin")
    type_text(window, rina.pin)
    press(window, Key.Key_Return)
    see(window, "sign-in-error")
    assert window.focusWidget().objectName() == "queue-0"
    for _ in range(5):
        press(window, Key.Key_Tab)
    assert find(window, "queue-5").accessibleName() == "Meja layanan, Konsultasi statistik"
    press(window, Key.Key_Space)
    press(window, Key.Key_Return)
    see(window, "call-next")
    wait_until(lambda: text(window, "header-title") == "Loket 1 · Konsultasi statistik", "its one queue")


def test_guest_book_errors_stand_under_their_fields_and_keep_what_is_typed(
    kupang: TestOffice, open_window: Open
) -> None:
    rina = hire(kupang, "Rina Sabuna", Role.RECEPTIONIST)
    window = open_window(kupang).window
    sign_in(window, rina, "Front office")
    see(window, "call-next")
    arrive(kupang)
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    tap(window, "call-next")
    see(window, "arrived")
    tap(window, "arrived")
    see(window, "guest-book-name")
    tap(window, "guest-book-email")
    type_text(window, "maria")
    tap(window, "guest-book-means-1")
    tap(window, "guest-book-means-4")
    tap(window, "sign-guest-book")
    see(window, "guest-book-email-error")
    assert text(window, "guest-book-name-error") == "Wajib diisi."
    assert text(window, "guest-book-email-error") == "Alamat e-mail belum sesuai."
    assert text(window, "guest-book-identity_shown-error")
    assert window.focusWidget().objectName() == "guest-book-name"
    assert text(window, "guest-book-email") == "maria"

    type_text(window, "Maria")
    assert not shows(window, "guest-book-name-error")
    tap(window, "guest-book-email")
    type_text(window, "@contoh.go.id")
    tap(window, "guest-book-identity")
    tap(window, "sign-guest-book")
    see(window, "finish")
    assert text(window, "visitor-number") == "K-001"


def test_two_stations_that_call_at_once_get_different_tickets(kupang: TestOffice, open_window: Open) -> None:
    here, there = open_window(kupang).window, open_window(kupang).window
    officer, receptionist = Role.SERVICE_OFFICER, Role.RECEPTIONIST
    for window, name, role, desk in (
        (here, "Rina Sabuna", officer, "Loket 1"),
        (there, "Yohanis Bria", receptionist, "Front office"),
    ):
        hired = hire(kupang, name, role)
        officers = find(window, "officer")
        assert isinstance(officers, QComboBox)
        wait_until(lambda name=name, officers=officers: officers.findText(name) >= 0, "the officer")
        sign_in(window, hired, desk)
        see(window, "call-next")
    arrive(kupang, 2)
    for window in (here, there):
        wait_until(lambda window=window: shows(window, "2 menunggu"), "both wait")
    for window in (here, there):
        tap(window, "call-next")
    for window in (here, there):
        see(window, "arrived")
    assert {text(here, "visitor-number"), text(there, "visitor-number")} == {"K-001", "K-002"}


def test_the_record_survives_a_killed_window(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    pass_front_office(kupang)
    first = open_window(kupang)
    sign_in(first.window, rina, "Loket 2")
    wait_until(lambda: shows(first.window, "1 menunggu"), "the visitor in the list")
    use(first.window, "call-next", Key.Key_F2)
    see(first.window, "arrived")
    use(first.window, "arrived", Key.Key_F4)
    see(first.window, "record-summary")
    wait_until(lambda: find(first.window, "record-summary").isEnabled(), "the record")
    type_text(first.window, "Garis kemiskinan NTT")
    wait_until(lambda: text(first.window, "record-state").startswith("tersimpan 09.05."), "the save")
    first.close()

    second = open_window(kupang)
    sign_in(second.window, rina, "Loket 2")
    see(second.window, "record-summary")
    wait_until(lambda: text(second.window, "record-summary") == "Garis kemiskinan NTT", "the record")
    assert text(second.window, "visitor-number") == "K-001"


def test_closing_with_a_visitor_explains_and_stays_then_closes(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    counter = open_window(kupang)
    window = counter.window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    arrive(kupang)
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    window.close()
    see(window, "notice-text")
    assert window.isVisible()
    assert text(window, "notice-text").startswith("K-001 masih di loket ini.")
    window.close()
    assert not window.isVisible()


def test_closing_a_free_desk_signs_out(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "desk-free")
    window.close()
    wait_until(lambda: not window.isVisible(), "the window to close")
    assert kupang.services.board.view().desks == ()


def test_signing_out_leaves_nothing_for_the_next_officer(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "desk-free")
    use(window, "leave", Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    see(window, "pin")
    assert text(window, "pin") == ""
    assert not shows(window, "notice")


def test_a_desk_opened_elsewhere_ends_this_session_with_a_word(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "desk-free")
    kupang.open_desk("loket-1", take_over=True)
    see(window, "pin")
    assert text(window, "notice-text").startswith("Loket ini dibuka dari tempat lain")


@pytest.mark.parametrize("role", [Role.SERVICE_OFFICER, Role.HEAD])
def test_only_who_manages_officers_sees_their_page(kupang: TestOffice, open_window: Open, role: Role) -> None:
    window = open_window(kupang).window
    hired = hire(kupang, "Rina Sabuna", role)
    wait_until(lambda: find(window, "officer").findText("Rina Sabuna") >= 0, "the officer")
    sign_in(window, hired, "Loket 1")
    see(window, "desk-free")
    tap(window, "show-office")
    see(window, "rail")
    assert not shows(window, "show-officers")


def test_an_administrator_adds_an_officer_and_sees_the_pin_once(
    kupang: TestOffice, open_window: Open
) -> None:
    window = open_window(kupang).window
    sign_in(window, Hired(kupang.administrator, kupang.pin), "Loket 1")
    see(window, "show-office")
    tap(window, "show-office")
    see(window, "show-officers")
    tap(window, "show-officers")
    see(window, "officers")
    wait_until(lambda: find(window, "add-officer").isEnabled(), "the roles")
    tap(window, "officer-name")
    type_text(window, "Dorkas Manafe")
    press(window, Key.Key_Return)
    see(window, "new-pin")
    assert text(window, "new-pin-of") == "PIN baru Dorkas Manafe"
    assert text(window, "officer-name") == ""
    pin = text(window, "new-pin").replace(" ", "")
    dorkas = kupang.services.accounts.officers()[1]
    assert kupang.services.accounts.sign_in(dorkas.id, pin).name == "Dorkas Manafe"
    tap(window, "pin-noted")
    assert not shows(window, "new-pin")
    press(window, Key.Key_Escape)
    see(window, "desk-free")


def test_a_named_and_readable_window(kupang: TestOffice, open_window: Open) -> None:
    """Everything that can be pressed or filled in has a name for tests and one for screen readers."""
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    arrive(kupang)
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    use(window, "arrived", Key.Key_F4)
    see(window, "guest-book-name")
    reachable = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window)
    ]
    assert len(reachable) > 10
    for widget in reachable:
        assert widget.objectName(), widget
        assert widget.accessibleName() or widget.property("text"), widget.objectName()


def test_the_officer_ticks_the_identity_of_a_visitor_who_signed_at_the_kiosk(
    bengkulu: TestOffice, open_window: Open
) -> None:
    rina = hire(bengkulu, "Rina Sabuna")
    window = open_window(bengkulu).window
    sign_in(window, rina, "Meja layanan 1")
    see(window, "call-next")
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    use(window, "arrived", Key.Key_F4)
    use(window, "confirm-identity", Key.Key_I, Control)
    wait_until(lambda: not shows(window, "confirm-identity"), "the tick to be done")
