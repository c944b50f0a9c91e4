"""A visitor who has been here before, at the guest book; no window."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pst_kiosk.kiosk import returning_model
from pst_kiosk.kiosk.kiosk_model import KioskModel
from tests.kiosk.conftest import query
from tests.kiosk.test_kiosk_model import on
from tests.kiosk.test_own_ticket import scan
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import wait_until

ModelAt = Callable[..., KioskModel]
BORN_1982_TO_1991 = 3
BORN_1992_TO_2000 = 2


@pytest.fixture
def model(bengkulu: TestOffice, model_at: ModelAt) -> KioskModel:
    """At the first page of the guest book; Siti (1990) was here before."""
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    opened = model_at(bengkulu)
    opened.choose("konsultasi")
    on(opened, "guest_book")
    return opened


def message(model: KioskModel) -> str:
    return str(model.property("returning").property("message"))


def guess(model: KioskModel, contact: str, group: int) -> None:
    model._returning.write(contact)
    model._returning.next()
    model._returning.choose(group)
    wait_until(lambda: not model.property("busy"), "an answer")


def test_contact_and_birth_years_lead_to_the_masked_answers_and_a_number(
    bengkulu: TestOffice, model: KioskModel
) -> None:
    model.recognise()
    on(model, "returning")
    guess(model, " SITI@example.org ", BORN_1982_TO_1991)
    on(model, "guest_book")
    assert not model.property("offersRecognition")
    while not model.property("guestBook").property("onSummary"):
        model.next()
    shown = str(model._guest_book._shown.answers)
    assert "S•••" in shown
    assert "Siti" not in shown
    assert "siti@" not in shown
    assert model._guest_book.draft == {}
    model.next()
    on(model, "ticket")
    assert query(bengkulu, "SELECT count(*), count(DISTINCT name) FROM visitor") == [(2, 1)]
    assert model._visit.known is None


def test_the_ticket_of_an_earlier_visit_will_do(bengkulu: TestOffice, model: KioskModel) -> None:
    ((code,),) = query(bengkulu, "SELECT code FROM ticket")
    model.recognise()
    scan(model, code)
    on(model, "guest_book")
    assert model._visit.known


@pytest.mark.parametrize(
    ("contact", "group"),
    [
        ("siti@example.org", BORN_1992_TO_2000),
        ("nobody@example.org", BORN_1982_TO_1991),
        ("nonsense", BORN_1982_TO_1991),
    ],
)
def test_a_wrong_guess_says_the_same_whatever_was_wrong(model: KioskModel, contact: str, group: int) -> None:
    model.recognise()
    guess(model, contact, group)
    assert model.property("page") == "returning"
    assert message(model) == "Data tidak ditemukan. Silakan periksa atau isi buku tamu baru."
    assert model.property("returning").property("contact") == contact
    assert model._visit.known is None


def test_too_many_guesses_wait_with_a_countdown(model: KioskModel) -> None:
    model.recognise()
    for year in range(20):
        guess(model, f"nobody{year}@example.org", BORN_1982_TO_1991)
        if model.property("returning").property("waiting"):
            break
    assert message(model).startswith("Silakan coba lagi dalam")
    model._returning.next()
    assert not model.property("returning").property("asksYears")
    model.back()
    on(model, "guest_book")


def test_back_leads_from_the_years_to_the_contact_and_then_to_what_was_typed(model: KioskModel) -> None:
    model._guest_book.write("name", "Siti")
    model.recognise()
    model._returning.write("siti@example.org")
    model._returning.next()
    model.back()
    assert not model.property("returning").property("asksYears")
    assert model.property("returning").property("contact") == "siti@example.org"
    model.back()
    assert model.property("page") == "guest_book"
    assert model._guest_book.draft == {"name": "Siti"}


def test_starting_again_forgets_what_was_typed_and_who_was_known(model: KioskModel) -> None:
    model.recognise()
    model._returning.write("siti@example.org")
    model.startAgain()
    assert model.property("returning").property("contact") == ""
    model.choose("konsultasi")
    on(model, "guest_book")
    model.recognise()
    guess(model, "siti@example.org", BORN_1982_TO_1991)
    on(model, "guest_book")
    model.startAgain()
    assert model._visit.known is None
    model.choose("konsultasi")
    on(model, "guest_book")
    assert model.property("offersRecognition")


def test_whoever_waits_with_a_number_is_known_again_too(kupang: TestOffice, model_at: ModelAt) -> None:
    issued = kupang.services.reception.take_number(command(), "konsultasi", "id")
    session = kupang.open_desk("front-office")
    kupang.services.calling.call_next(command(), session)
    kupang.services.calling.arrived(command(), session)
    officer = kupang.administrator.id
    kupang.services.reception.sign_guest_book(command(), issued.id, officer, GUEST, identity_shown=True)
    model = model_at(kupang)
    model.choose("konsultasi")
    on(model, "ticket")
    model.fillGuestBook()
    on(model, "guest_book")
    model.recognise()
    guess(model, "siti@example.org", BORN_1982_TO_1991)
    on(model, "guest_book")
    while model.property("page") == "guest_book":
        model.next()
        wait_until(lambda: not model.property("busy"))
    on(model, "ticket")
    assert query(kupang, "SELECT visitor_id IS NOT NULL FROM guest_book_draft") == [(1,)]


def test_a_scan_after_a_half_typed_contact_is_a_scan(bengkulu: TestOffice, model: KioskModel) -> None:
    ((code,),) = query(bengkulu, "SELECT code FROM ticket")
    model.recognise()
    on(model, "returning")
    model._returning.write("siti@ex")
    typed = "siti@ex"
    for letter in code.lower():
        typed += letter
        model._returning.write(typed)
    model._returning.next()
    on(model, "guest_book")
    assert model._visit.known


def test_a_contact_that_ends_like_a_code_is_a_contact_where_fingers_typed_it(
    model: KioskModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(range(100))
    monkeypatch.setattr(returning_model, "steady_seconds", lambda: float(next(seconds)))
    model.recognise()
    on(model, "returning")
    for end in range(1, len("a-zzzzzzzz") + 1):
        model._returning.write("a-zzzzzzzz"[:end])
    model._returning.next()
    assert model._returning.property("asksYears")
    assert model._returning.property("contact") == "a-zzzzzzzz"
