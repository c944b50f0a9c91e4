"""A guest book the visitor left at the kiosk stands in the officer's form, to be checked and signed."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from pst_kiosk.counter import guest_book_model
from pst_kiosk.counter.guest_book_model import GuestBookModel
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.opening import Services
from pst_kiosk.ui.lanes import Lane
from tests.counter.conftest import Station, hire
from tests.counter.test_moves_window import back_buttons
from tests.counter.test_window import Control, Key, Open, arrive, see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import drain, find, press, shows, tap, type_text, wait_until

LEFT = GUEST | {"institution": "Universitas Nusa Cendana", "means": 5}


def leave(office: TestOffice) -> str:
    """A visitor takes a number and writes the guest book while waiting; returns the ticket's id."""
    ticket = office.services.reception.take_number(command(), "konsultasi", "id")
    with closing(office.another_station()) as kiosk:
        kiosk.reception.leave_guest_book(command(), ticket.id, LEFT)
    return ticket.id


@pytest.fixture
def window(kupang: TestOffice, open_window: Open) -> QWidget:
    """A counter's window with an officer at a desk."""
    rina = hire(kupang, "Rina Sabuna")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    return window


def serve(window: QWidget) -> None:
    """Call the next visitor, who comes."""
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    see(window, "guest-book-name")


def test_what_was_left_is_checked_and_signed_by_keyboard_alone(kupang: TestOffice, window: QWidget) -> None:
    leave(kupang)
    serve(window)
    see(window, "guest-book-left")
    assert text(window, "guest-book-name") == "Siti Rahma"
    assert text(window, "guest-book-birth_year") == "1990"
    assert text(window, "guest-book-institution") == "Universitas Nusa Cendana"
    job = find(window, "guest-book-job")
    assert isinstance(job, QComboBox)
    assert job.currentText() == "Peneliti atau dosen"
    ticks = [find(window, f"guest-book-means-{code}") for code in (1, 2, 4)]
    assert [tick.isChecked() for tick in ticks if isinstance(tick, QCheckBox)] == [True, False, True]
    assert window.focusWidget().objectName() == "guest-book-identity"
    press(window, Key.Key_Space)
    use(window, "sign-guest-book", Key.Key_S, Control)
    see(window, "record-summary")
    signed = kupang.rows("SELECT name, email, birth_year, job, institution FROM visitor")
    assert signed == [("Siti Rahma", "siti@example.org", 1990, 2, "Universitas Nusa Cendana")]
    assert kupang.rows("SELECT means FROM visit") == [(5,)]


def test_the_officer_corrects_what_was_left(kupang: TestOffice, window: QWidget) -> None:
    leave(kupang)
    serve(window)
    see(window, "guest-book-left")
    find(window, "guest-book-name").setFocus()
    press(window, Key.Key_A, Control)
    type_text(window, "Siti Rahmawati")
    find(window, "guest-book-identity").setFocus()
    press(window, Key.Key_Space)
    use(window, "sign-guest-book", Key.Key_S, Control)
    see(window, "record-summary")
    assert kupang.rows("SELECT name FROM visitor") == [("Siti Rahmawati",)]


def test_it_is_not_signed_without_the_identity(kupang: TestOffice, window: QWidget) -> None:
    leave(kupang)
    serve(window)
    see(window, "guest-book-left")
    use(window, "sign-guest-book", Key.Key_S, Control)
    see(window, "guest-book-identity_shown-error")
    assert kupang.rows("SELECT count(*) FROM visitor") == [(0,)]


def test_the_next_visitor_who_left_nothing_finds_an_empty_form(kupang: TestOffice, window: QWidget) -> None:
    leave(kupang)
    arrive(kupang)
    serve(window)
    see(window, "guest-book-left")
    use(window, "hold", Key.Key_F7)
    see(window, "desk-free")
    serve(window)
    assert text(window, "guest-book-name") == ""
    assert not shows(window, "guest-book-left")
    assert window.focusWidget().objectName() == "guest-book-name"


def test_what_is_half_typed_when_the_visitor_is_held_is_there_when_he_is_taken_up_again(
    kupang: TestOffice, window: QWidget
) -> None:
    arrive(kupang, 2)
    serve(window)
    press(window, Key.Key_Tab)
    type_text(window, "maria@con")
    use(window, "hold", Key.Key_F7)
    see(window, "desk-free")
    serve(window)
    assert (text(window, "visitor-number"), text(window, "guest-book-email")) == ("K-002", "")
    type_text(window, "Yohanes Bria")
    use(window, "hold", Key.Key_F7)
    wait_until(lambda: len(back_buttons(window)) == 2, "both aside")
    tap(window, back_buttons(window)[0])
    see(window, "guest-book-left")
    assert text(window, "visitor-number") == "K-001"
    assert (text(window, "guest-book-name"), text(window, "guest-book-email")) == ("", "maria@con")
    assert window.focusWidget().objectName() == "guest-book-name"


def test_the_next_officer_at_the_desk_goes_on_where_the_last_one_stopped(
    kupang: TestOffice, open_window: Open
) -> None:
    rina, yosef = hire(kupang, "Rina Sabuna"), hire(kupang, "Yosef Nalle")
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    arrive(kupang)
    serve(window)
    type_text(window, "Maria Goreti")
    use(window, "hand-over", Key.Key_H, Control)
    see(window, "sign-in")
    sign_in(window, yosef, "Loket 1")
    see(window, "guest-book-left")
    assert text(window, "guest-book-name") == "Maria Goreti"


def test_what_the_officer_changes_of_what_was_left_is_kept_over_it(
    kupang: TestOffice, window: QWidget
) -> None:
    leave(kupang)
    serve(window)
    see(window, "guest-book-left")
    find(window, "guest-book-name").setFocus()
    press(window, Key.Key_A, Control)
    type_text(window, "Siti Rahmawati")
    use(window, "hold", Key.Key_F7)
    see(window, "desk-free")
    ((kept,),) = kupang.rows("SELECT answers FROM guest_book_draft")
    assert json.loads(kept) == LEFT | {"name": "Siti Rahmawati"}


def test_that_it_was_read_is_in_the_audit_once(kupang: TestOffice, window: QWidget) -> None:
    leave(kupang)
    serve(window)
    see(window, "guest-book-left")
    arrive(kupang, 2)
    wait_until(lambda: shows(window, "2 menunggu"), "others to come")
    audit = "SELECT count(*) FROM audit_log WHERE action = 'read_guest_book_draft'"
    assert kupang.rows(audit) == [(1,)]


def test_what_the_officer_typed_before_it_came_stays(
    kupang: TestOffice, station_of: Callable[[TestOffice], Station], owner: QObject
) -> None:
    lane = station_of(kupang).lane
    model = GuestBookModel(owner)
    model.ask_for_left(lane, leave(kupang), kupang.administrator.id)
    model.answer("name", "Siti Rahmawati")
    drain(lane)
    assert model.left_before
    assert (model.draft["name"], model.draft["job"]) == ("Siti Rahmawati", 2)


def test_it_comes_as_soon_as_the_database_is_back(
    kupang: TestOffice, lanes: list[Lane[Services]], owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guest_book_model, "RETRY_MS", 1)
    ticket, failures = leave(kupang), [0, 1, 2]

    def come_back() -> Services:
        if failures.pop():
            raise EnvironmentFault("database_unavailable")
        return kupang.another_station()

    lane = Lane(come_back, lambda services: services.close())
    lanes.append(lane)
    model = GuestBookModel(owner)
    model.ask_for_left(lane, ticket, kupang.administrator.id)
    wait_until(lambda: model.left_before, "what was left")
    assert model.draft["name"] == "Siti Rahma"
