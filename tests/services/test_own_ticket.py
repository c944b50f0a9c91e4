"""What a visitor does with the number in hand: looks it up, takes another, gives it back."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.ticket import Status
from pst_kiosk.services.reception import Appointment, IssuedTicket
from tests.services.test_commands import events
from tests.support.office import GUEST, TestOffice, called, command

NEXT_HOUR = dt.datetime(2026, 11, 18, 2, 30, tzinfo=dt.UTC)


def take(office: TestOffice, service: str = "konsultasi", **facts: object) -> IssuedTicket:
    return office.services.reception.take_number(command(), service, "id", **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["K-002", "k2", "K 002", " k-002 ", "K.2"])
def test_a_number_is_found_as_people_type_it_and_tells_what_the_board_shows(
    kupang: TestOffice, typed: str
) -> None:
    take(kupang)
    ticket = take(kupang)
    own = kupang.services.reception.own_ticket(typed)
    assert (own.ticket_id, own.number, own.code) == (ticket.id, "K-002", None)
    assert (own.service.key, own.status, own.people_ahead) == ("konsultasi", Status.WAITING, 1)
    assert own.wait is not None
    assert own.guest_book == "due"


def test_a_code_is_found_however_it_is_scanned(kupang: TestOffice) -> None:
    ticket = take(kupang)
    own = kupang.services.reception.own_ticket(f" {ticket.code.lower()}\n")
    assert (own.ticket_id, own.code) == (ticket.id, ticket.code)


@pytest.mark.parametrize("typed", ["", "K-003", "K-", "NOTATKT2", "J-001", "'; --"])
def test_what_is_no_ticket_of_today_is_unknown(kupang: TestOffice, typed: str) -> None:
    take(kupang)
    with pytest.raises(Refused, match="ticket unknown"):
        kupang.services.reception.own_ticket(typed)


def test_yesterdays_ticket_is_unknown_by_number_and_by_code(kupang: TestOffice) -> None:
    ticket = take(kupang)
    kupang.clock.forward(days=1)
    for text in ("K-001", ticket.code):
        with pytest.raises(Refused, match="ticket unknown"):
            kupang.services.reception.own_ticket(text)


def test_a_ticket_that_is_called_has_nobody_ahead(kupang: TestOffice) -> None:
    session = kupang.open_desk("loket-1")
    take(kupang)
    kupang.services.calling.call_next(command(), session)
    own = kupang.services.reception.own_ticket("K-001")
    assert (own.status, own.people_ahead, own.wait) == (Status.CALLED, 0, None)


def test_a_guest_book_signed_at_the_kiosk_is_signed(bengkulu: TestOffice) -> None:
    take(bengkulu, draft=GUEST)
    assert bengkulu.services.reception.own_ticket("K-001").guest_book == "signed"


def test_assistance_makes_a_priority_ticket_before_the_guest_book(kupang: TestOffice) -> None:
    session = kupang.open_desk("loket-1")
    take(kupang)
    ticket = take(kupang, assistance=2)
    assert called(kupang.services.calling.call_next(command(), session)) == ticket.number
    kupang.services.calling.arrived(command(), session)
    officer = kupang.administrator.id
    kupang.services.reception.sign_guest_book(command(), ticket.id, officer, GUEST, identity_shown=True)
    assert kupang.rows("SELECT assistance FROM visit ORDER BY started_at, id") == [(None,), (2,)]


def test_assistance_nobody_offers_is_refused(kupang: TestOffice) -> None:
    with pytest.raises(Refused, match="assistance unknown"):
        take(kupang, assistance=9)
    assert kupang.rows("SELECT count(*) FROM ticket") == [(0,)]


def test_a_further_number_is_the_same_visit_without_a_second_guest_book(bengkulu: TestOffice) -> None:
    reception = bengkulu.services.reception
    first = take(bengkulu, draft=GUEST)
    wanted = command()
    second = reception.further_number(wanted, first.code, "perpustakaan", "en")
    assert (second.number, second.language) == ("P-001", "en")
    assert reception.further_number(wanted, first.code, "perpustakaan", "en") == second
    assert bengkulu.rows("SELECT count(*) FROM visit") == [(1,)]
    assert bengkulu.rows("SELECT count(*) FROM visitor") == [(1,)]
    assert events(bengkulu) == ["guest_book", "joined", "joined"]
    assert reception.own_ticket(second.code).guest_book == "signed"


def test_a_further_number_keeps_the_priority(kupang: TestOffice) -> None:
    first = take(kupang, assistance=1)
    kupang.services.reception.further_number(command(), first.code, "perpustakaan", "id")
    rows = kupang.rows("SELECT priority FROM ticket ORDER BY joined_seq")
    assert [bool(priority) for (priority,) in rows] == [True, True]


def test_a_further_number_is_refused_without_the_code_twice_or_after_the_visit(kupang: TestOffice) -> None:
    reception, ticket = kupang.services.reception, take(kupang)
    with pytest.raises(Refused, match="ticket unknown"):
        reception.further_number(command(), "K-001", "perpustakaan", "id")
    with pytest.raises(Refused, match="number held: number K-001"):
        reception.further_number(command(), ticket.code, "konsultasi", "id")
    reception.cancel(command(), ticket.code)
    with pytest.raises(Refused, match="visit over"):
        reception.further_number(command(), ticket.code, "perpustakaan", "id")
    kupang.clock.forward(days=1)
    with pytest.raises(Refused, match="ticket unknown"):
        reception.further_number(command(), ticket.code, "perpustakaan", "id")
    assert kupang.rows("SELECT count(*) FROM ticket") == [(1,)]


def test_a_number_given_back_leaves_the_other_one_of_the_visit(kupang: TestOffice) -> None:
    reception, first = kupang.services.reception, take(kupang)
    second = reception.further_number(command(), first.code, "perpustakaan", "id")
    back = command()
    assert reception.cancel(back, first.code) == "K-001"
    assert reception.cancel(back, first.code) == "K-001"
    assert kupang.rows("SELECT ended_at FROM visit") == [(None,)]
    assert events(kupang) == ["joined", "joined", "cancelled"]
    assert reception.cancel(command(), second.code) == "P-001"
    assert events(kupang)[3:] == ["cancelled", "completed"]
    assert kupang.rows("SELECT count(*) FROM visit WHERE ended_at IS NULL") == [(0,)]


def test_a_called_number_may_be_given_back_and_frees_the_desk(kupang: TestOffice) -> None:
    session, ticket = kupang.open_desk("loket-1"), take(kupang)
    take(kupang)
    kupang.services.calling.call_next(command(), session)
    kupang.services.reception.cancel(command(), ticket.code)
    assert called(kupang.services.calling.call_next(command(), session)) == "K-002"


def test_an_appointment_is_shown_before_and_kept_by_its_ticket(kupang: TestOffice) -> None:
    reception = kupang.services.reception
    code = reception.book(command(), "konsultasi", NEXT_HOUR)
    assert reception.appointment(code) == Appointment("konsultasi", NEXT_HOUR)
    assert reception.appointment(f" {code.lower()}\n") == Appointment("konsultasi", NEXT_HOUR)
    with pytest.raises(Refused, match="appointment unknown"):
        reception.appointment("NOTATKT2")
    kupang.clock.forward(days=1)
    with pytest.raises(Refused, match="appointment other day"):
        reception.appointment(code)
    kupang.clock.forward(days=-1)
    taken = command()
    first = reception.take_number(taken, "konsultasi", "id", appointment=code.lower())
    assert reception.take_number(taken, "konsultasi", "id", appointment=code).id == first.id
    with pytest.raises(Refused, match="appointment used"):
        reception.appointment(code)


def test_a_closed_office_shows_no_appointment_for_opening_hours_and_gives_no_further_number(
    kupang: TestOffice,
) -> None:
    reception = kupang.services.reception
    first = take(kupang)
    code = reception.book(command(), "konsultasi", NEXT_HOUR)
    kupang.clock.forward(hours=10)
    with pytest.raises(Refused, match="appointment in hours"):
        reception.appointment(code)
    with pytest.raises(Refused, match="office closed"):
        reception.further_number(command(), first.code, "perpustakaan", "id")
    assert reception.take_number(command(), "konsultasi", "id", appointment=code).number == "K-002"
