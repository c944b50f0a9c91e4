"""The moves off the straight way in the counter's real window, by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QPushButton, QScrollArea, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.ticket_list import TicketList
from tests.counter.conftest import hire
from tests.counter.test_window import Control, Key, arrive, see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, tap, type_text, wait_until

Open = Callable[[TestOffice], Counter]
Shift = Qt.KeyboardModifier.ShiftModifier

# What the offscreen platform says whenever a menu opens.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")


def at_desk(office: TestOffice, open_window: Open, desk: str = "Loket 1") -> QWidget:
    rina = hire(office, "Rina Sabuna")
    window = open_window(office).window
    sign_in(window, rina, desk)
    see(window, "desk-free")
    return window


def wait_for(window: QWidget, visitors: int) -> None:
    wait_until(lambda: shows(window, f"{visitors} menunggu"), f"{visitors} in the list")


def menu_of(window: QWidget, name: str) -> QMenu:
    def there() -> QMenu | None:
        return next((menu for menu in window.findChildren(QMenu, name) if menu.isVisible()), None)

    wait_until(there, f"the menu {name}")
    menu = there()
    assert menu is not None
    return menu


def choose(window: QWidget, name: str, wanted: str) -> None:
    """Go to a line of an open menu by the arrow keys, and press Enter."""
    menu = menu_of(window, name)
    for _ in menu.actions():
        if menu.activeAction().text() == wanted:
            break
        QTest.keyClick(menu, Key.Key_Down)
    assert menu.activeAction().text() == wanted, [action.text() for action in menu.actions()]
    close(window, menu, Key.Key_Return)


def close(window: QWidget, menu: QMenu, key: Qt.Key) -> None:
    QTest.keyClick(menu, key)
    # This platform leaves the closed menu's window the active one.
    window.activateWindow()
    wait_until(window.isActiveWindow, "the window to be active")


def chosen(window: QWidget) -> str:
    waiting = find(window, "waiting")
    assert isinstance(waiting, TicketList)
    return str(waiting.currentIndex().data()) if waiting.chosen else ""


def back_buttons(window: QWidget) -> list[QPushButton]:
    return [
        button
        for button in window.findChildren(QPushButton)
        if button.objectName().startswith("back-") and button.isVisible()
    ]


def test_a_number_is_picked_from_the_list_with_enter(kupang: TestOffice, open_window: Open) -> None:
    window = at_desk(kupang, open_window)
    arrive(kupang, 3)
    wait_for(window, 3)
    assert text(window, "queue-keys") == "Ctrl+Q: pilih dari daftar"
    press(window, Key.Key_Q, Control)
    assert chosen(window) == "K-001"
    press(window, Key.Key_Down)
    assert chosen(window) == "K-002"
    assert text(window, "queue-keys") == "Enter: panggil nomor ini · Shift+F10: lainnya"
    press(window, Key.Key_Return)
    see(window, "arrived")
    assert text(window, "visitor-number") == "K-002"
    assert chosen(window) == ""


def test_who_is_chosen_stays_chosen_while_others_come_and_go(kupang: TestOffice, open_window: Open) -> None:
    window = at_desk(kupang, open_window)
    other = kupang.open_desk("front-office")
    arrive(kupang, 3)
    wait_for(window, 3)
    press(window, Key.Key_Q, Control)
    press(window, Key.Key_Down)
    kupang.services.calling.call_next(command(), other)
    wait_for(window, 2)
    assert chosen(window) == "K-002"
    kupang.services.calling.no_show(command(), other)
    kupang.services.calling.call_next(command(), other)
    wait_for(window, 1)
    # Enter must not call whoever has moved into the place of one who is gone.
    assert chosen(window) == ""
    press(window, Key.Key_Return)
    assert shows(window, "desk-free")


@pytest.mark.parametrize(
    ("key", "modifiers"), [(Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Key.Key_F10, Shift)]
)
def test_the_rows_menu_opens_by_keyboard_and_holds(
    kupang: TestOffice, open_window: Open, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    window = at_desk(kupang, open_window)
    arrive(kupang, 2)
    wait_for(window, 2)
    press(window, Key.Key_Q, Control)
    press(window, key, modifiers)
    assert menu_of(window, "ticket-menu").activeAction().text() == "Panggil nomor ini"
    choose(window, "ticket-menu", "Tunda")
    wait_for(window, 1)
    wait_until(lambda: shows(window, "aside"), "who is aside")
    assert shows(window, "ditunda 09.05")
    press(window, Key.Key_D, Control)
    press(window, Key.Key_Return)
    wait_for(window, 2)
    wait_until(lambda: not shows(window, "aside"), "nobody to be aside")


def test_one_who_waits_is_transferred_and_cancelled_by_the_mouse(
    kupang: TestOffice, open_window: Open
) -> None:
    window = at_desk(kupang, open_window)
    arrive(kupang, 2)
    wait_for(window, 2)
    waiting = find(window, "waiting")
    assert isinstance(waiting, TicketList)

    def right_click() -> None:
        place = waiting.visualRect(waiting.model().index(0, 1)).center()
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, place, waiting.viewport().mapToGlobal(QPoint(place))
        )
        QApplication.sendEvent(waiting.viewport(), event)

    right_click()
    choose(window, "ticket-menu", "Pindahkan…")
    choose(window, "transfer-choice", "Perpustakaan")
    wait_until(lambda: kupang.services.board.view().waiting[-1].number == "K-001", "the transfer")
    see(window, "undo")
    assert text(window, "undo").startswith("Urungkan: K-001 dipindahkan")
    right_click()
    choose(window, "ticket-menu", "Batalkan…")
    choose(window, "cancel-question", "Ya, batalkan kunjungan ini")
    wait_for(window, 1)


def test_the_visitor_is_held_and_taken_back_with_what_was_typed(
    kupang: TestOffice, open_window: Open
) -> None:
    window = at_desk(kupang, open_window)
    ticket = kupang.services.reception.take_number(command(), "konsultasi", "id").id
    wait_for(window, 1)
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    use(window, "arrived", Key.Key_F4)
    see(window, "guest-book-name")
    kupang.services.reception.sign_guest_book(command(), ticket, kupang.administrator.id, GUEST, True)
    use(window, "finish", Key.Key_F5)
    see(window, "further")
    wait_until(lambda: window.focusWidget().objectName() == "record-summary", "the record's focus")
    type_text(window, "Inflasi")
    use(window, "hold", Key.Key_F7)
    see(window, "desk-free")
    see(window, "aside")
    assert shows(window, "dilayani, ditunda 09.05")
    (back,) = back_buttons(window)
    tap(window, back)
    see(window, "record-summary")
    wait_until(lambda: text(window, "record-summary") == "Inflasi", "the record")


def test_the_keyboard_stays_with_who_is_aside_until_he_is_back(kupang: TestOffice, open_window: Open) -> None:
    window = at_desk(kupang, open_window)
    arrive(kupang)
    wait_for(window, 1)
    use(window, "call-next", Key.Key_F2)
    use(window, "no-show", Key.Key_F6)
    see(window, "aside")
    wait_until(lambda: find(window, "call-next").hasFocus(), "the free desk")
    press(window, Key.Key_D, Control)
    back = window.focusWidget().objectName()
    assert back == back_buttons(window)[0].objectName()
    been: list[str] = []

    def follow(_: QWidget | None, now: QWidget | None) -> None:
        been.append("" if now is None else now.objectName())

    application = QApplication.instance()
    application.focusChanged.connect(follow)
    try:
        press(window, Key.Key_Space)
        wait_until(lambda: not shows(window, "aside"), "him to be back")
        wait_until(lambda: find(window, "call-next").hasFocus(), "the next action")
    finally:
        application.focusChanged.disconnect(follow)
    assert set(been) <= {"aside", back, "queue", "call-next"}


def test_the_visitor_is_transferred_by_f8_and_the_menu_by_arrows(
    kupang: TestOffice, open_window: Open
) -> None:
    window = at_desk(kupang, open_window)
    arrive(kupang)
    wait_for(window, 1)
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    use(window, "transfer", Key.Key_F8)
    close(window, menu_of(window, "transfer-choice"), Key.Key_Escape)
    assert shows(window, "arrived")
    use(window, "transfer", Key.Key_F8)
    choose(window, "transfer-choice", "Penjualan produk statistik")
    see(window, "desk-free")
    assert [line.service.id for line in kupang.services.board.view().waiting] == [
        "Penjualan produk statistik"
    ]


def test_cancelling_asks_once_and_enter_alone_cancels_nothing(kupang: TestOffice, open_window: Open) -> None:
    window = at_desk(kupang, open_window)
    arrive(kupang)
    wait_for(window, 1)
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    use(window, "cancel", Key.Key_F12)
    question = menu_of(window, "cancel-question")
    assert question.actions()[0].text() == "Batalkan K-001?"
    close(window, question, Key.Key_Return)
    assert shows(window, "arrived")
    use(window, "cancel", Key.Key_F12)
    QTest.keyClick(menu_of(window, "cancel-question"), Key.Key_Up)
    choose(window, "cancel-question", "Ya, batalkan kunjungan ini")
    see(window, "desk-free")
    assert not shows(window, "aside")


def test_a_further_service_shows_the_new_number(bengkulu: TestOffice, open_window: Open) -> None:
    window = at_desk(bengkulu, open_window, "Meja layanan 1")
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    wait_for(window, 1)
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    assert not shows(window, "further")
    use(window, "arrived", Key.Key_F4)
    use(window, "further", Key.Key_F9)
    choose(window, "further-choice", "Perpustakaan")
    see(window, "notice-text")
    assert text(window, "notice-text").startswith("Nomor baru pengunjung ini P-001 untuk Perpustakaan.")
    wait_for(window, 1)


def test_ctrl_z_takes_back_the_last_move_but_typing_first(kupang: TestOffice, open_window: Open) -> None:
    window = at_desk(kupang, open_window)
    assert not shows(window, "undo")
    arrive(kupang)
    wait_for(window, 1)
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    use(window, "arrived", Key.Key_F4)
    see(window, "guest-book-name")
    wait_until(lambda: text(window, "undo").startswith("Urungkan: K-001 mulai dilayani"), "the offer")
    type_text(window, "Siti")
    press(window, Key.Key_Z, Control)
    assert text(window, "guest-book-name") == ""
    assert shows(window, "guest-book-name")
    use(window, "undo", Key.Key_Z, Control)
    see(window, "arrived")
    wait_until(lambda: not shows(window, "undo"), "an undo not to be offered back")


def test_in_the_record_ctrl_z_is_the_records_only_while_something_is_typed(
    bengkulu: TestOffice, open_window: Open
) -> None:
    window = at_desk(bengkulu, open_window, "Meja layanan 1")
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    wait_for(window, 1)
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    use(window, "arrived", Key.Key_F4)
    see(window, "record-summary")
    wait_until(lambda: find(window, "record-summary").isEnabled(), "the record")
    wait_until(lambda: window.focusWidget().objectName() == "record-summary", "the record's focus")
    record = find(window, "record-summary")
    assert isinstance(record, QPlainTextEdit)
    type_text(window, "x")
    press(window, Key.Key_Z, Control)
    assert record.toPlainText() == ""
    use(window, "undo", Key.Key_Z, Control)
    see(window, "arrived")


def test_a_proposed_no_show_stands_out_and_recalling_keeps_the_keyboard(
    kupang: TestOffice, open_window: Open
) -> None:
    window = at_desk(kupang, open_window)
    arrive(kupang)
    wait_for(window, 1)
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    for _ in range(3):
        assert not find(window, "no-show").property("proposed")
        use(window, "recall", Key.Key_F3)
        wait_until(lambda: find(window, "recall").isEnabled(), "the recall")
    wait_until(lambda: text(window, "visitor-awaited").startswith("Sudah dipanggil ulang 3 kali."), "3 calls")
    assert find(window, "no-show").property("proposed")
    assert window.focusWidget().objectName() == "arrived"
    use(window, "no-show", Key.Key_F6)
    see(window, "aside")
    assert shows(window, "tidak hadir 09.05")
    assert shows(window, "Hadir kembali")


def test_the_guest_book_still_fits_a_small_screen_without_scrolling(
    kupang: TestOffice, open_window: Open
) -> None:
    window = at_desk(kupang, open_window)
    arrive(kupang)
    wait_for(window, 1)
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    use(window, "arrived", Key.Key_F4)
    see(window, "guest-book-name")
    assert (window.width(), window.height()) == (1366, 768)
    form = find(window, "guest-book")
    assert isinstance(form, QScrollArea)
    wait_until(lambda: form.verticalScrollBar().maximum() == 0, "the form to fit")


def test_visitors_without_numbers_are_picked_held_and_taken_back(
    blitar: TestOffice, open_window: Open
) -> None:
    window = at_desk(blitar, open_window, "Meja layanan")
    for minutes in (0, 3):
        blitar.clock.forward(minutes=minutes)
        blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    wait_for(window, 2)
    press(window, Key.Key_Q, Control)
    press(window, Key.Key_Down)
    assert text(window, "queue-keys").startswith("Enter: layani pengunjung ini")
    press(window, Key.Key_Return)
    see(window, "record-summary")
    assert not shows(window, "further")
    use(window, "transfer", Key.Key_F8)
    menu = menu_of(window, "transfer-choice")
    assert menu.actions()[-1].text() == "Belum ada layanan atau loket lain yang dapat dituju."
    close(window, menu, Key.Key_Escape)
    use(window, "hold", Key.Key_F7)
    see(window, "aside")
    assert shows(window, "dilayani, ditunda 08.08")
    assert text(window, "undo").startswith("Urungkan: Pengunjung ditunda")
    use(window, "undo", Key.Key_Z, Control)
    see(window, "record-summary")
    assert not shows(window, "aside")
