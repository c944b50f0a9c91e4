"""The time at a desk in the counter's window: whose desk it is, a break, handing it over."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.domain.roles import Role
from tests.counter.conftest import hire
from tests.counter.test_window import arrive, choose, see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, type_text, wait_until

Open = Callable[[TestOffice], Counter]
Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


def offered_desks(window: QWidget) -> list[str]:
    desk = find(window, "desk")
    assert isinstance(desk, QComboBox)
    return [desk.itemText(at) for at in range(desk.count())]


def ticked(window: QWidget) -> list[str]:
    boxes = [box for box in window.findChildren(QCheckBox) if box.objectName().startswith("queue")]
    return [box.accessibleName() for box in boxes if box.isVisible() and box.isChecked()]


def test_an_officer_is_offered_the_desks_of_his_role_first(kupang: TestOffice, open_window: Open) -> None:
    hire(kupang, "Rina Sabuna", Role.TREASURER)
    hire(kupang, "Yosef Nalle", Role.RECEPTIONIST)
    window = open_window(kupang).window
    find(window, "officer").setFocus()
    press(window, Key.Key_Home)
    choose(window, "Rina Sabuna")
    assert offered_desks(window)[0] == "Bendahara"
    assert text_of(window, "desk") == "Bendahara"
    choose(window, "Yosef Nalle")
    assert offered_desks(window)[:2] == ["Loket 1", "Front office"]
    wait_until(lambda: {name.split(",")[0] for name in ticked(window)} == {"Front office"}, "his queues")


def test_who_oversees_signs_in_without_a_desk_and_takes_nobodys(
    kupang: TestOffice, open_window: Open
) -> None:
    maria = hire(kupang, "Maria Kepala", Role.HEAD)
    kupang.open_desk("loket-1")
    window = open_window(kupang).window
    find(window, "officer").setFocus()
    press(window, Key.Key_Home)
    choose(window, "Maria Kepala")
    assert text_of(window, "desk") == "Tanpa loket"
    press(window, Key.Key_Tab)
    type_text(window, maria.pin)
    press(window, Key.Key_Return)
    see(window, "rail")
    assert not shows(window, "back")
    assert kupang.rows("SELECT desk FROM desk_session WHERE closed_at IS NULL") == [("loket-1",)]
    press(window, Key.Key_Escape)
    assert shows(window, "rail"), "there is no desk to go back to"
    assert text(window, "leave") == "Keluar   Alt+Q"
    press(window, Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    see(window, "pin")
    assert text(window, "pin") == ""


def text_of(window: QWidget, name: str) -> str:
    chosen = find(window, name)
    assert isinstance(chosen, QComboBox)
    return chosen.currentText()


def test_a_desk_of_another_role_is_refused_in_words(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna", Role.TREASURER)
    window = open_window(kupang).window
    sign_in(window, rina, "Front office")
    wait_until(
        lambda: shows(window, "Front office dibuka oleh resepsionis. Silakan pilih loket lain."), "why"
    )


def test_a_break_closes_the_desk_until_it_goes_on(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    arrive(kupang)
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    use(window, "break", Key.Key_B, Control)
    see(window, "end-break")
    assert text(window, "desk-free") == "Istirahat: loket tertutup untuk antrean"
    wait_until(lambda: window.focusWidget().objectName() == "end-break", "the keyboard at the way on")
    assert not find(window, "call-next").isEnabled()
    assert not shows(window, "break")
    assert kupang.services.board.view().desks == ()
    press(window, Key.Key_B, Control)
    wait_until(lambda: kupang.services.board.view().desks, "the desk to be open")
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")


def test_a_desk_is_handed_over_with_its_visitor_and_what_is_typed(
    kupang: TestOffice, open_window: Open
) -> None:
    rina, yosef = hire(kupang, "Rina Sabuna"), hire(kupang, "Yosef Nalle")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 2")
    see(window, "call-next")
    front = kupang.open_desk("front-office")
    arrive(kupang)
    pass_the_front_office(kupang, front)
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    wait_until(lambda: window.focusWidget().objectName() == "record-summary", "the record")
    type_text(window, "Inflasi bulanan")
    press(window, Key.Key_H, Control)
    see(window, "sign-in")
    assert shows(window, "Loket ini diserahkan. Petugas berikutnya silakan memilih nama dan mengisi PIN.")
    assert text_of(window, "desk") == "Loket 2"
    assert not shows(window, "Inflasi bulanan")

    sign_in(window, yosef, "Loket 2")
    wait_until(lambda: shows(window, "visitor-number") and text(window, "visitor-number") == "K-001", "him")
    wait_until(lambda: text(window, "record-summary") == "Inflasi bulanan", "what was typed")
    assert text(window, "header-officer") == "Yosef"


def pass_the_front_office(office: TestOffice, session: str) -> None:
    calling = office.services.calling
    moved = calling.call_next(command(), session)
    assert moved is not None
    calling.arrived(command(), session)
    officer = office.administrator.id
    office.services.reception.sign_guest_book(command(), moved.ticket_id, officer, GUEST, identity_shown=True)
    calling.finish(command(), session)


def test_who_forgot_to_sign_out_is_told(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    kupang.services.calling.open_desk(command(), rina.officer.id, "loket-1")
    kupang.clock.forward(days=1)
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    assert shows(
        window,
        "Loket 1 belum ditutup pada Rabu, 18 November 2026, lalu ditutup oleh sistem."
        " Silakan tekan Keluar setiap selesai bertugas.",
    )
