"""A visitor at a kiosk calls; every counter sees it until one officer comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from pst_kiosk.counter.work_model import WorkModel
from tests.counter.conftest import hire
from tests.counter.test_window import Key, Open, arrive, see, sign_in, text, use
from tests.support.office import TestOffice, command
from tests.support.screens import find, press, shows, tap, type_text, wait_until


@pytest.fixture
def at_work(kupang: TestOffice, open_window: Open) -> QWidget:
    """A counter's window with an officer at a desk."""
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    return window


def ask(office: TestOffice, station: str = "Kios 1") -> str:
    asked = command()
    office.services.help.ask(asked, station)
    return asked


def test_a_call_is_shown_with_its_kiosk_and_gone_when_the_officer_comes(
    kupang: TestOffice, at_work: QWidget
) -> None:
    assert not shows(at_work, "needs")
    ask(kupang)
    see(at_work, "needs")
    assert text(at_work, "need-0") == "Kios 1: pengunjung membutuhkan bantuan"
    assert text(at_work, "need-0-since") == "sejak 09.05"
    assert text(at_work, "take-need-0") == "Saya datang   F10"
    use(at_work, "take-need-0", Key.Key_F10)
    wait_until(lambda: not shows(at_work, "needs"), "the call to be gone")
    assert kupang.services.help.waiting() == ()
    noted = "SELECT name FROM help_request JOIN officer ON officer.id = help_request.officer_id"
    assert kupang.rows(noted) == [("Rina Sabuna",)]


def test_it_is_gone_for_every_counter_when_somebody_comes(
    kupang: TestOffice, at_work: QWidget, work_at: Callable[..., WorkModel]
) -> None:
    other = work_at(kupang, "loket-2")
    ask(kupang)
    see(at_work, "needs")
    wait_until(lambda: other.help.open, "the call at the other counter")
    tap(at_work, "take-need-0")
    wait_until(lambda: not other.help.open, "the call to be gone there")


def test_the_call_takes_nothing_from_what_is_being_typed(kupang: TestOffice, at_work: QWidget) -> None:
    arrive(kupang)
    wait_until(lambda: shows(at_work, "1 menunggu"), "the visitor in the list")
    use(at_work, "call-next", Key.Key_F2)
    see(at_work, "arrived")
    use(at_work, "arrived", Key.Key_F4)
    see(at_work, "guest-book-name")
    type_text(at_work, "Maria ")
    ask(kupang)
    see(at_work, "needs")
    type_text(at_work, "Goreti ")
    tap(at_work, "take-need-0")
    wait_until(lambda: not shows(at_work, "needs"), "the call to be gone")
    type_text(at_work, "Tefa")
    assert text(at_work, "guest-book-name") == "Maria Goreti Tefa"


def test_the_longest_waiting_comes_first_and_those_beyond_two_are_counted(
    kupang: TestOffice, at_work: QWidget
) -> None:
    for station in ("Kios 1", "Kios 2", "Kios 3"):
        ask(kupang, station)
        kupang.clock.forward(seconds=1)
    ask(kupang, "Kios 4")
    wait_until(lambda: shows(at_work, "needs-more"), "all calls")
    assert text(at_work, "need-0").startswith("Kios 1: pengunjung")
    assert text(at_work, "need-1").startswith("Kios 2: pengunjung")
    assert text(at_work, "needs-more") == "dan 2 lainnya"
    kupang.services.help.come(kupang.services.help.waiting()[0].id, kupang.administrator.id)
    wait_until(lambda: text(at_work, "needs-more") == "dan 1 lainnya", "one call less")
    assert text(at_work, "need-0").startswith("Kios 2")


def test_a_key_pressed_twice_takes_one_call(kupang: TestOffice, at_work: QWidget) -> None:
    first = ask(kupang)
    kupang.clock.forward(seconds=1)
    second = ask(kupang, "Kios 2")
    see(at_work, "need-1")
    use(at_work, "take-need-0", Key.Key_F10)
    wait_until(lambda: text(at_work, "need-0").startswith("Kios 2"), "the second call in the first row")
    press(at_work, Key.Key_F10)
    wait_until(lambda: find(at_work, "take-need-0").isEnabled(), "the button to be offered again")
    assert [call.id for call in kupang.services.help.waiting()] == [second]
    assert first != second


def test_the_answer_is_reached_by_tab_and_told_to_a_screen_reader(
    kupang: TestOffice, at_work: QWidget
) -> None:
    ask(kupang)
    see(at_work, "needs")
    answer = find(at_work, "take-need-0")
    assert isinstance(answer, QPushButton)
    assert answer.accessibleName() == "Saya datang"
    assert answer.accessibleDescription() == "Kios 1: pengunjung membutuhkan bantuan"
    for _ in range(40):
        press(at_work, Key.Key_Tab)
        if at_work.focusWidget() is answer:
            break
    assert at_work.focusWidget() is answer
    press(at_work, Key.Key_Space)
    wait_until(lambda: not shows(at_work, "needs"), "the call to be gone")


def test_a_long_station_name_does_not_widen_the_window(kupang: TestOffice, at_work: QWidget) -> None:
    ask(kupang, "kios di samping pintu masuk sebelah timur gedung pelayanan 1")
    see(at_work, "needs")
    assert at_work.minimumSizeHint().width() <= 1366


def test_who_has_no_desk_is_called_too(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Tanpa loket")
    see(window, "rail")
    ask(kupang)
    see(window, "needs")
    use(window, "take-need-0", Key.Key_F10)
    wait_until(lambda: not shows(window, "needs"), "the call to be gone")
    assert kupang.services.help.waiting() == ()
