"""The checklist of a stage in the counter's window, by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.domain.roles import Role
from tests.counter.conftest import hire
from tests.counter.test_moves_window import close
from tests.counter.test_window import see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import shows, wait_until

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")

Open = Callable[[TestOffice], Counter]
Key = Qt.Key
Shift = Qt.KeyboardModifier.ShiftModifier


def words(window: QWidget, wanted: str) -> None:
    wait_until(lambda: text(window, "step-words") == wanted, wanted)


def at_the_sale(office: TestOffice, open_window: Open) -> QWidget:
    """A buyer past the front office, at a desk of an officer who serves him."""
    rina = hire(office, "Rina Sabuna")
    window = open_window(office).window
    ticket = office.services.reception.take_number(command(), "penjualan", "id")
    sign_in(window, rina, "Loket 1")
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    see(window, "guest-book-name")
    assert not shows(window, "tick-step")
    office.services.reception.sign_guest_book(command(), ticket.id, rina.officer.id, GUEST, True)
    use(window, "finish", Key.Key_F5)
    words(window, "1 dari 8 · Sampaikan produk yang diminta")
    return window


def test_steps_are_ticked_by_a_key_and_say_who_acts(kupang: TestOffice, open_window: Open) -> None:
    window = at_the_sale(kupang, open_window)
    assert text(window, "step-actor") == "pengunjung"
    use(window, "tick-step", Key.Key_F11)
    words(window, "2 dari 8 · Petugas menjelaskan tarif dan dokumen")
    assert text(window, "step-actor") == "petugas layanan"
    assert not shows(window, "step-documents")
    use(window, "tick-step", Key.Key_F11)
    words(window, "3 dari 8 · Setujui ketentuan dan serahkan dokumen")
    assert text(window, "step-documents").startswith("Syarat: Data mikro dan/atau peta digital")
    use(window, "step-back", Key.Key_F11, Shift)
    words(window, "2 dari 8 · Petugas menjelaskan tarif dan dokumen")


def test_a_correction_leads_back_by_its_name_as_often_as_needed(
    kupang: TestOffice, open_window: Open
) -> None:
    window = at_the_sale(kupang, open_window)
    for step in range(2, 8):
        use(window, "tick-step", Key.Key_F11)
        wait_until(lambda step=step: text(window, "step-words").startswith(f"{step} dari"), f"step {step}")
    for _ in range(2):
        loop = "Jika perlu perbaikan, kembali ke: Periksa invoice, contoh data, dan perjanjian"
        assert (text(window, "step-actor"), text(window, "step-loop")) == ("petugas layanan", loop)
        use(window, "step-back", Key.Key_F11, Shift)
        words(window, "6 dari 8 · Periksa invoice, contoh data, dan perjanjian")
        use(window, "tick-step", Key.Key_F11)
        wait_until(lambda: text(window, "step-words").startswith("7 dari"), "the correction")


def test_ticks_survive_a_hand_over(kupang: TestOffice, open_window: Open) -> None:
    other = hire(kupang, "Yosef Nalle", Role.SUPERVISOR)
    window = at_the_sale(kupang, open_window)
    use(window, "tick-step", Key.Key_F11)
    words(window, "2 dari 8 · Petugas menjelaskan tarif dan dokumen")
    use(window, "hand-over", Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    see(window, "sign-in")
    sign_in(window, other, "Loket 1")
    see(window, "step-words")
    words(window, "2 dari 8 · Petugas menjelaskan tarif dan dokumen")


def test_all_steps_are_in_a_menu_and_any_is_ticked_up_to(kupang: TestOffice, open_window: Open) -> None:
    window = at_the_sale(kupang, open_window)
    use(window, "all-steps", Key.Key_F1)
    menu = window.findChild(QMenu, "steps")
    assert menu is not None
    assert menu.activeAction().text() == "1. Sampaikan produk yang diminta · pengunjung"
    for _ in range(3):
        QTest.keyClick(menu, Key.Key_Down)
    close(window, menu, Key.Key_Return)
    words(window, "5 dari 8 · Petugas memberikan invoice, contoh data, dan perjanjian")
