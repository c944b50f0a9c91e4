"""The pages of a visitor who has a number, an appointment or an earlier visit, in a window, by taps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from pst_kiosk.kiosk.app import Kiosk
from tests.kiosk.conftest import query
from tests.kiosk.test_kiosk_window import SIZES, KioskAt, box, lie_apart, see, stand_apart, touch, typed
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, type_text, wait_until

every_size = pytest.mark.parametrize(("width", "height"), SIZES)
in_both = pytest.mark.parametrize("language", ["id", "en"])
OpenAt = Callable[[TestOffice, int, int, str], Kiosk]


@pytest.fixture
def open_at(kiosk_at: KioskAt) -> OpenAt:
    def opened(office: TestOffice, width: int, height: int, language: str) -> Kiosk:
        kiosk = kiosk_at(office, width, height, reduced_motion=True)
        if language == "en":
            touch(kiosk, "language")
        return kiosk

    return opened


def scan(kiosk: Kiosk, code: str) -> None:
    """A scanner is a keyboard that types a code and Enter."""
    type_text(kiosk.window, code)
    press(kiosk.window, Qt.Key.Key_Return)


def settle(kiosk: Kiosk) -> None:
    wait_until(lambda: not kiosk.model.property("busy"), "an answer")


@every_size
@in_both
def test_a_scan_on_the_first_page_shows_the_ticket_with_room_for_every_finger(
    kupang: TestOffice, open_at: OpenAt, width: int, height: int, language: str
) -> None:
    issued = kupang.services.reception.take_number(command(), "konsultasi", language)
    kiosk = open_at(kupang, width, height, language)
    scan(kiosk, issued.code)
    see(kiosk, "ownNumber")
    buttons = ["ownGuestBook", "ownFurther", "ownCancel", "back", "startAgain", "ownDone", "help"]
    for _ in ("usual", "large"):
        stand_apart(kiosk, buttons)
        lie_apart(kiosk, [*buttons, "ownNumber", "ownService", "ownStatus", "ownAhead", "ownWait"])
        kiosk.model._reading.switchLargeText()
    touch(kiosk, "ownCancel")
    see(kiosk, "cancelTitle")
    stand_apart(kiosk, ["keepNumber", "cancelNumber"])
    touch(kiosk, "cancelNumber")
    wait_until(
        lambda: query(kupang, "SELECT status FROM ticket") == [("cancelled",)], "the number to be gone"
    )
    settle(kiosk)
    touch(kiosk, "ownDone")
    see(kiosk, "service-konsultasi")


@every_size
@in_both
def test_a_number_is_typed_on_large_keys(
    kupang: TestOffice, open_at: OpenAt, width: int, height: int, language: str
) -> None:
    kupang.services.reception.take_number(command(), "konsultasi", language)
    kiosk = open_at(kupang, width, height, language)
    touch(kiosk, "findTicket")
    see(kiosk, "pad-K")
    keys = [f"pad-{key}" for key in "1234567890ABCDEFGHJKLMNPQRSTUVWXYZ"]
    stand_apart(kiosk, [*keys, "padErase", "padFind", "back", "startAgain", "help"])
    for key in ("pad-Z", "pad-9", "padFind"):
        touch(kiosk, key)
    see(kiosk, "findProblem")
    lie_apart(kiosk, ["findProblem", "pageTitle", "pageWords", "back", "help", *keys])
    for key in ("pad-K", "pad-2", "padErase", "pad-1", "padFind"):
        touch(kiosk, key)
    see(kiosk, "K-001")
    assert not shows(kiosk.window, "ownCancel")
    lie_apart(kiosk, ["ownHint", "ownGuestBook", "ownNumber", "ownStatus", "ownDone", "help"])


def test_a_scan_is_read_whatever_was_tapped_before(kupang: TestOffice, open_at: OpenAt) -> None:
    issued = kupang.services.reception.take_number(command(), "konsultasi", "id")
    kiosk = open_at(kupang, 1280, 800, "id")
    touch(kiosk, "help")
    see(kiosk, "Petugas sudah diberi tahu")
    touch(kiosk, "helpClose")
    scan(kiosk, issued.code)
    see(kiosk, "ownNumber")
    touch(kiosk, "back")
    touch(kiosk, "findTicket")
    see(kiosk, "pad-K")
    scan(kiosk, issued.code)
    see(kiosk, "ownNumber")


@every_size
@in_both
def test_the_ticket_offers_what_is_left_to_do_without_covering_anything(
    kupang: TestOffice, open_at: OpenAt, width: int, height: int, language: str
) -> None:
    kiosk = open_at(kupang, width, height, language)
    touch(kiosk, "service-konsultasi")
    see(kiosk, "ticketNumber")
    buttons = ["ticketGuestBook", "ticketFurther", "ticketCancel", "ticketDone", "help"]
    for _ in ("usual", "large"):
        stand_apart(kiosk, buttons)
        lie_apart(
            kiosk,
            [
                *buttons,
                "ticketNumber",
                "ticketService",
                "ticketCode",
                "ahead",
                "wait",
                "promise",
                "paper",
                "closing",
            ],
        )
        kiosk.model._reading.switchLargeText()
    touch(kiosk, "ticketFurther")
    see(kiosk, "service-perpustakaan")
    cards = [f"service-{service.key}" for service in kupang.services.office.services]
    stand_apart(kiosk, [*cards, "back", "startAgain", "help"])
    touch(kiosk, "service-konsultasi")
    see(kiosk, "pageNotice")
    touch(kiosk, "service-perpustakaan")
    see(kiosk, "P-001")


@every_size
@in_both
def test_an_appointment_is_checked_in_by_two_acts(
    kupang: TestOffice, open_at: OpenAt, width: int, height: int, language: str
) -> None:
    code = kupang.services.reception.book(command(), "konsultasi", kupang.clock.now + dt.timedelta(hours=1))
    kiosk = open_at(kupang, width, height, language)
    scan(kiosk, code)
    see(kiosk, "checkIn")
    stand_apart(kiosk, ["checkIn", "back", "startAgain", "help"])
    lie_apart(
        kiosk, ["pageTitle", "appointmentService", "appointmentTime", "appointmentWords", "checkIn", "help"]
    )
    touch(kiosk, "checkIn")
    see(kiosk, "K-001")


@every_size
@in_both
def test_a_returning_visitor_is_known_by_contact_and_birth_years(
    bengkulu: TestOffice, open_at: OpenAt, width: int, height: int, language: str
) -> None:
    bengkulu.services.reception.take_number(command(), "konsultasi", language, GUEST)
    kiosk = open_at(bengkulu, width, height, language)
    touch(kiosk, "service-konsultasi")
    see(kiosk, "recognise")
    wait_until(lambda: find(kiosk.window, "keyboard").property("covered") > 0, "the keyboard")
    stand_apart(kiosk, ["recognise", "back", "startAgain", "next", "help"])
    lie_apart(kiosk, ["recognise", "answer-nameField", "next", "help"])
    touch(kiosk, "recognise")
    see(kiosk, "returningContactField")
    wait_until(lambda: find(kiosk.window, "keyboard").property("covered") > 0, "the keyboard")
    lie_apart(
        kiosk, ["pageTitle", "pageWords", "returningContact", "back", "startAgain", "returningNext", "help"]
    )
    type_text(kiosk.window, "siti@example.org")
    press(kiosk.window, Qt.Key.Key_Return)
    see(kiosk, "born-0")
    wait_until(lambda: find(kiosk.window, "keyboard").property("covered") == 0, "the keyboard to be gone")
    groups = [f"born-{place}" for place in range(7)]
    stand_apart(kiosk, [*groups, "back", "startAgain", "help"])
    touch(kiosk, "born-2")
    see(kiosk, "returningMessage")
    for covered in (False, True):
        if covered:
            touch(kiosk, "returningContactField")
            wait_until(lambda: find(kiosk.window, "keyboard").property("covered") > 0, "the keyboard")
        lie_apart(kiosk, ["returningMessage", "returningContactField", "pageTitle", "returningNext", "help"])
    touch(kiosk, "returningNext")
    touch(kiosk, "born-3")
    wait_until(lambda: kiosk.model.property("page") == "guest_book", "the guest book")
    assert not shows(kiosk.window, "recognise")
    assert "siti@example.org" not in typed(kiosk)


def test_a_returning_visitor_scans_the_old_ticket_while_the_contact_has_the_focus(
    bengkulu: TestOffice, open_at: OpenAt
) -> None:
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    ((code,),) = query(bengkulu, "SELECT code FROM ticket")
    kiosk = open_at(bengkulu, 1280, 800, "id")
    touch(kiosk, "service-konsultasi")
    see(kiosk, "recognise")
    touch(kiosk, "recognise")
    see(kiosk, "returningContactField")
    wait_until(lambda: find(kiosk.window, "returningContactField").hasActiveFocus(), "the focus")
    scan(kiosk, "ZZZZZZZZ")
    see(kiosk, "returningMessage")
    assert kiosk.model._returning.property("contact") == ""
    assert find(kiosk.window, "returningContactField").property("text") == ""
    scan(kiosk, code.lower())
    wait_until(lambda: kiosk.model.property("page") == "guest_book", "the guest book")
    assert kiosk.model._visit.known


@every_size
def test_the_call_for_help_is_on_every_page_and_its_answer_is_read_above_it(
    blitar: TestOffice, open_at: OpenAt, width: int, height: int
) -> None:
    kiosk = open_at(blitar, width, height, "id")
    touch(kiosk, "service-konsultasi")
    see(kiosk, "recognise")
    touch(kiosk, "help")
    see(kiosk, "Petugas sudah diberi tahu")
    assert box(kiosk, "helpClose").height() >= 72
    touch(kiosk, "helpClose")
    assert [call.station for call in blitar.services.help.waiting()] == ["kios-1"]
    settle(kiosk)
