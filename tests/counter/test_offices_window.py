"""The counter's window in every shipped office: all desks, visitors without numbers, long standards."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from pst_kiosk.counter.steps_strip import Chip
from pst_kiosk.counter.window import SMALLEST
from pst_kiosk.domain.roles import Role
from pst_kiosk.ui.lanes import Lane
from tests.counter.conftest import Hired, hire
from tests.counter.test_window import Control, Key, Open, see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import drain, find, shows, tap, wait_until


def test_without_numbers_the_next_visitor_is_served_at_once(blitar: TestOffice, open_window: Open) -> None:
    rina = hire(blitar, "Rina Sabuna")
    window = open_window(blitar).window
    sign_in(window, rina, "Meja layanan")
    see(window, "Layani berikutnya   F2")
    blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    assert text(window, "desk-free-hint").startswith("Berikutnya pengunjung yang datang 08.05. Tekan F2")
    use(window, "call-next", Key.Key_F2)
    see(window, "record-summary")
    assert not shows(window, "arrived")
    assert text(window, "visitor-number") == "Pengunjung"
    assert text(window, "visitor-service") == "Konsultasi data statistik"
    use(window, "confirm-identity", Key.Key_I, Control)
    wait_until(lambda: not shows(window, "confirm-identity"), "the tick to be done")
    use(window, "finish", Key.Key_F5)
    see(window, "desk-free")


def test_every_desk_of_every_office_opens_and_fits_the_smallest_window(
    any_office: TestOffice, open_window: Open
) -> None:
    rina = hire(any_office, "Rina Sabuna", Role.SUPERVISOR)
    counter = open_window(any_office)
    window, choices = counter.window, counter.model.sign_in.choices
    assert choices is not None
    for desk in (desk for desk in choices.desks if desk.queues):
        sign_in(window, rina, desk.name)
        see(window, "header-title")
        wait_until(lambda desk=desk: desk.name in text(window, "header-title"), desk.name)
        smallest = window.minimumSizeHint()
        assert smallest.width() <= 1366
        assert smallest.height() <= 768
        tap(window, "leave")
        see(window, "pin")


def test_the_longest_standard_is_legible_in_the_smallest_window(
    jateng: TestOffice, open_window: Open
) -> None:
    rina = hire(jateng, "Rina Sabuna")
    window = open_window(jateng).window
    ticket = jateng.services.reception.take_number(command(), "penjualan", "id")
    sign_in(window, rina, "Loket 1")
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    use(window, "call-next", Key.Key_F2)
    see(window, "arrived")
    use(window, "arrived", Key.Key_F4)
    see(window, "guest-book-name")
    jateng.services.reception.sign_guest_book(command(), ticket.id, rina.officer.id, GUEST, True)
    use(window, "finish", Key.Key_F5)
    wait_until(lambda: text(window, "step-words") == "1 dari 8 · Sampaikan produk yang diminta", "the desk")
    assert window.width() == 1366
    wait_until(lambda: len(visible_chips(window)) == 6, "the chips")
    chips = visible_chips(window)
    here = chips[2]
    assert here.objectName() == "stage-now"
    assert here.width() >= 120
    words = find(window, "step-words")
    assert words.height() >= words.heightForWidth(words.width())


def test_services_nobody_serves_are_named_until_a_desk_opens(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna", Role.TREASURER)
    window = open_window(kupang).window
    sign_in(window, rina, "Bendahara")
    see(window, "unstaffed")
    assert text(window, "unstaffed-why") == (
        "Perpustakaan, Konsultasi statistik, Rekomendasi kegiatan statistik"
    )
    kupang.open_desk("loket-1")
    wait_until(lambda: not shows(window, "unstaffed"), "the warning to go")


def visible_chips(window: QWidget) -> list[Chip]:
    return [chip for chip in window.findChildren(Chip) if chip.isVisible()]


def test_nothing_is_squeezed_on_any_page_of_the_smallest_window(
    kupang: TestOffice, open_window: Open, lanes: list[Lane[Any]]
) -> None:
    counter = open_window(kupang)
    window = counter.window
    window.resize(*SMALLEST)
    sign_in(window, Hired(kupang.administrator, kupang.pin), "Loket 1")
    see(window, "show-office")
    kupang.services.help.ask(command(), "Kios 1")
    see(window, "needs")
    use(window, "show-office", Key.Key_K, Control)
    for page in counter.model.offered:
        tap(window, f"show-{page}")
        wait_until(lambda page=page: counter.model.page is page, page)
        drain(*lanes)
        QApplication.processEvents()  # what was read has its place
        wait_until(lambda: not squeezed(window), f"{page} to fit: {squeezed(window)}", 5)


def squeezed(window: QWidget) -> list[str]:
    """The buttons and ticks, and the sentences, that have less height than they need."""
    controls = (
        (one, one.minimumSizeHint().height())
        for one in window.findChildren(QAbstractButton)
        if one.isVisible()
    )
    sentences = (
        (one, one.heightForWidth(one.width()))
        for one in window.findChildren(QLabel)
        if one.isVisible() and one.wordWrap() and one.text()
    )
    return [
        one.objectName() or one.text() for one, needed in (*controls, *sentences) if one.height() < needed
    ]
