"""A guest book written while waiting: a draft that an officer signs, and that never outlives its ticket."""

from __future__ import annotations

from typing import cast

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Draft, Invalid
from pst_kiosk.services.reception import IssuedTicket
from tests.services.test_commands import events
from tests.services.test_recognition import BORN, SITI
from tests.support.office import GUEST, TestOffice, command

LEFT: Draft = {
    "name": "Siti Rahma",
    "email": "siti@example.org",
    "phone": "0812 3456 7890",
    "birth_year": "1990",
    "means": 3,
}


def take(office: TestOffice) -> IssuedTicket:
    return office.services.reception.take_number(command(), "konsultasi", "id")


def drafts(office: TestOffice) -> int:
    ((count,),) = office.rows("SELECT count(*) FROM guest_book_draft")
    return cast(int, count)


def left(office: TestOffice, draft: Draft = LEFT) -> IssuedTicket:
    """A ticket with a draft."""
    ticket = take(office)
    office.services.reception.leave_guest_book(command(), ticket.id, draft)
    assert drafts(office) == 1
    return ticket


def serve(office: TestOffice, session: str) -> None:
    office.services.calling.call_next(command(), session)
    office.services.calling.arrived(command(), session)


def sign(office: TestOffice, ticket: IssuedTicket, draft: Draft = GUEST) -> None:
    officer = office.administrator.id
    office.services.reception.sign_guest_book(command(), ticket.id, officer, draft, identity_shown=True)


def refused(office: TestOffice, ticket_id: str) -> str:
    with pytest.raises(Refused) as why:
        office.services.reception.leave_guest_book(command(), ticket_id, LEFT)
    return why.value.code


def test_a_draft_waits_for_the_officer_and_is_never_signed(kupang: TestOffice) -> None:
    ticket = left(kupang)
    assert kupang.services.reception.own_ticket("K-001").guest_book == "left"
    assert kupang.rows("SELECT visitor_id, guest_book_at FROM visit") == [(None, None)]
    assert kupang.rows("SELECT count(*) FROM visitor") == [(0,)]
    assert events(kupang) == ["joined"]
    assert kupang.services.reception.left_guest_book(ticket.id, kupang.administrator.id) == LEFT


def test_who_reads_a_draft_is_in_the_audit_log(kupang: TestOffice) -> None:
    reception, officer = kupang.services.reception, kupang.administrator.id
    assert reception.left_guest_book(take(kupang).id, officer) is None
    ticket = take(kupang)
    reception.leave_guest_book(command(), ticket.id, LEFT)
    reception.left_guest_book(ticket.id, officer)
    assert kupang.rows(
        "SELECT audit_log.officer_id, ticket.number FROM audit_log"
        " JOIN ticket ON CAST(ticket.visit_id AS TEXT) = subject WHERE action = 'read_guest_book_draft'"
    ) == [(officer, "K-002")]


def test_what_an_officer_typed_is_kept_over_what_was_left_until_the_guest_book_is_signed(
    kupang: TestOffice,
) -> None:
    reception, officer, session = (
        kupang.services.reception,
        kupang.administrator.id,
        kupang.open_desk("loket-1"),
    )
    ticket = left(kupang)
    serve(kupang, session)
    reception.keep_guest_book(
        command(), ticket.id, officer, {"name": "Siti R", "birth_year": "19", "email": ""}
    )
    kept = dict(LEFT) | {"name": "Siti R", "birth_year": "19", "email": ""}
    assert reception.left_guest_book(ticket.id, officer) == kept
    sign(kupang, ticket)
    reception.keep_guest_book(command(), ticket.id, officer, {"name": "Siti R"})
    assert drafts(kupang) == 0
    assert kupang.rows("SELECT officer_id FROM audit_log WHERE action = 'keep_guest_book_draft'") == [
        (officer,)
    ]


def test_a_draft_is_left_once_and_with_one_ticket_of_the_visit(kupang: TestOffice) -> None:
    ticket, once = take(kupang), command()
    reception = kupang.services.reception
    reception.leave_guest_book(once, ticket.id, LEFT)
    reception.leave_guest_book(once, ticket.id, LEFT)
    assert refused(kupang, ticket.id) == "guest_book_left"
    further = reception.further_number(command(), ticket.code, "perpustakaan", "id")
    assert refused(kupang, further.id) == "guest_book_left"
    assert reception.left_guest_book(further.id, kupang.administrator.id) == LEFT
    assert drafts(kupang) == 1


def test_a_draft_that_could_not_be_signed_is_not_kept(kupang: TestOffice) -> None:
    ticket = take(kupang)
    with pytest.raises(Invalid) as wrong:
        kupang.services.reception.leave_guest_book(command(), ticket.id, {"phone": "12"})
    assert wrong.value.fields == {"name": "missing", "email": "missing", "phone": "bad_phone"}
    assert drafts(kupang) == 0


def test_what_the_guest_book_does_not_ask_is_not_kept(kupang: TestOffice) -> None:
    ticket = left(kupang, {**LEFT, "nik": "5371000000000000", "institution": ""})
    assert kupang.services.reception.left_guest_book(ticket.id, kupang.administrator.id) == LEFT


def test_where_it_is_signed_closed_or_unknown_nothing_is_left(
    kupang: TestOffice, bengkulu: TestOffice
) -> None:
    at_kiosk = bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    assert refused(bengkulu, at_kiosk.id) == "guest_book_signed"
    ticket = take(kupang)
    kupang.services.reception.cancel(command(), ticket.code)
    assert refused(kupang, ticket.id) == "not_open"
    assert refused(kupang, command()) == "ticket_unknown"
    yesterdays = take(kupang)
    kupang.clock.forward(days=1)
    assert refused(kupang, yesterdays.id) == "ticket_unknown"
    assert drafts(kupang) == drafts(bengkulu) == 0


def test_signing_ends_the_draft_and_keeps_the_notice_its_visitor_was_shown(kupang: TestOffice) -> None:
    session, ticket = kupang.open_desk("loket-1"), left(kupang)
    with kupang.services.database.read() as connection:
        shown = connection.exec_driver_sql("SELECT notice_version FROM guest_book_draft").scalar_one()
    kupang.services.database.write(
        lambda connection: connection.exec_driver_sql("UPDATE guest_book_draft SET notice_version = 'then'")
    )
    serve(kupang, session)
    sign(kupang, ticket)
    assert drafts(kupang) == 0
    assert kupang.rows("SELECT notice_version FROM visitor") == [("then",)]
    assert shown == kupang.services.office.guest_book.notice_version
    assert refused(kupang, ticket.id) == "guest_book_signed"


def test_signing_at_the_visits_other_ticket_ends_the_draft_too(kupang: TestOffice) -> None:
    session = kupang.open_desk("loket-1")
    first = take(kupang)
    further = kupang.services.reception.further_number(command(), first.code, "perpustakaan", "id")
    kupang.services.reception.leave_guest_book(command(), further.id, LEFT)
    serve(kupang, session)
    sign(kupang, first)
    assert drafts(kupang) == 0


def test_a_number_given_back_takes_its_draft_with_it(kupang: TestOffice) -> None:
    kupang.services.reception.cancel(command(), left(kupang).code)
    assert drafts(kupang) == 0


def cancelled(office: TestOffice) -> tuple[str, IssuedTicket]:
    """A desk, and a ticket with a draft that its officer has cancelled."""
    session, ticket = office.open_desk("loket-1"), left(office)
    office.services.calling.cancel(command(), session, ticket.id)
    return session, ticket


def test_a_cancelled_ticket_that_is_taken_back_has_its_draft_again(kupang: TestOffice) -> None:
    session, ticket = cancelled(kupang)
    kupang.services.calling.undo(command(), session)
    kupang.clock.forward(seconds=31)
    kupang.services.calling.cancel(command(), session, take(kupang).id)
    assert kupang.services.reception.left_guest_book(ticket.id, kupang.administrator.id) == LEFT
    serve(kupang, session)
    sign(kupang, ticket)
    assert drafts(kupang) == 0


def test_the_next_ticket_closed_after_the_undo_window_takes_the_draft_of_a_cancelled_one(
    kupang: TestOffice,
) -> None:
    session, _ticket = cancelled(kupang)
    kupang.services.calling.cancel(command(), session, take(kupang).id)
    assert drafts(kupang) == 1
    kupang.clock.forward(seconds=31)
    kupang.services.calling.cancel(command(), session, take(kupang).id)
    assert drafts(kupang) == 0


def test_the_next_desk_that_opens_takes_the_draft_of_a_cancelled_ticket(kupang: TestOffice) -> None:
    cancelled(kupang)
    kupang.services.calling.open_desk(command(), kupang.administrator.id, "loket-2")
    assert drafts(kupang) == 1
    kupang.clock.forward(seconds=31)
    kupang.services.calling.open_desk(command(), kupang.administrator.id, "loket-2")
    assert drafts(kupang) == 0


def test_a_counter_that_is_merely_there_takes_the_draft_of_a_cancelled_ticket(kupang: TestOffice) -> None:
    cancelled(kupang)
    for seconds, kept in ((29, 1), (2, 0)):
        kupang.clock.forward(seconds=seconds)
        kupang.services.stations.report("loket-1", "counter", "0.1.0", None, kupang.clock)
        assert drafts(kupang) == kept


@pytest.mark.parametrize("hours", [0, 12])
def test_the_last_desk_that_closes_takes_the_draft_of_a_cancelled_ticket(
    kupang: TestOffice, hours: int
) -> None:
    session, _ticket = cancelled(kupang)
    kupang.clock.forward(hours=hours)
    kupang.services.calling.close_desk(command(), session)
    assert drafts(kupang) == 0


def test_a_desk_that_closes_leaves_the_draft_of_who_still_waits(kupang: TestOffice) -> None:
    session = kupang.open_desk("loket-1")
    left(kupang)
    kupang.services.calling.close_desk(command(), session)
    assert drafts(kupang) == 1


def test_a_draft_of_who_missed_the_call_ends_with_the_day_also_when_the_visit_went_on(
    kupang: TestOffice,
) -> None:
    session, ticket = kupang.open_desk("loket-1"), left(kupang)
    reception, calling = kupang.services.reception, kupang.services.calling
    further = reception.further_number(command(), ticket.code, "perpustakaan", "id")
    calling.pick(command(), session, ticket.id)
    calling.no_show(command(), session)
    reception.cancel(command(), further.code)
    assert drafts(kupang) == 1
    kupang.clock.forward(hours=12)
    calling.close_desk(command(), session)
    assert drafts(kupang) == 0


def test_a_draft_waits_for_who_missed_the_call_until_the_day_closes(kupang: TestOffice) -> None:
    session = kupang.open_desk("loket-1")
    left(kupang)
    kupang.services.calling.call_next(command(), session)
    kupang.services.calling.no_show(command(), session)
    assert drafts(kupang) == 1
    kupang.clock.forward(hours=12)
    kupang.services.calling.close_desk(command(), session)
    assert drafts(kupang) == 0


@pytest.mark.parametrize("state", ["waiting", "called", "serving", "held"])
def test_a_forgotten_ticket_takes_its_draft_with_it(kupang: TestOffice, state: str) -> None:
    session, ticket = kupang.open_desk("loket-1"), left(kupang)
    calling = kupang.services.calling
    if state in ("called", "serving"):
        calling.call_next(command(), session)
    if state == "serving":
        calling.arrived(command(), session)
    if state == "held":
        calling.hold(command(), session, ticket.id)
    kupang.clock.forward(days=1)
    calling.open_desk(command(), kupang.administrator.id, "loket-2")
    assert drafts(kupang) == 0


def known(office: TestOffice) -> str:
    """A visitor who was here a month ago, recognised."""
    session = office.open_desk("loket-1")
    ticket = take(office)
    serve(office, session)
    sign(office, ticket, SITI)
    office.services.calling.cancel(command(), session, ticket.id)
    return office.services.recognition.by_contact(command(), "kios-1", "081234567890", *BORN).token


def test_a_recognised_visitor_leaves_what_changed_and_the_officer_reads_the_rest(kupang: TestOffice) -> None:
    token = known(kupang)
    ticket, once, reception = take(kupang), command(), kupang.services.reception
    with pytest.raises(Invalid):
        reception.leave_guest_book(once, ticket.id, {"email": "siti@"}, token)
    changes: Draft = {"institution": "Bappeda", "institution_category": 4, "means": 1}
    reception.leave_guest_book(once, ticket.id, changes, token)
    reception.leave_guest_book(once, ticket.id, changes, token)
    assert reception.left_guest_book(ticket.id, kupang.administrator.id) == {
        "name": "Siti Rahma",
        "email": "siti.rahma@example.org",
        "phone": "+6281234567890",
        "birth_year": "1990",
        **changes,
    }
    with pytest.raises(Refused, match="recognition over"):
        reception.leave_guest_book(command(), take(kupang).id, changes, token)


def test_what_an_officer_signs_of_a_recognised_visitor_is_a_new_entry(kupang: TestOffice) -> None:
    token = known(kupang)
    session, ticket = kupang.sessions["loket-1"], take(kupang)
    kupang.services.reception.leave_guest_book(command(), ticket.id, {"name": "Siti R. Dewi"}, token)
    serve(kupang, session)
    draft = kupang.services.reception.left_guest_book(ticket.id, kupang.administrator.id)
    assert draft is not None
    sign(kupang, ticket, draft)
    names = kupang.rows("SELECT name, birth_year FROM visitor ORDER BY name")
    assert names == [("Siti R. Dewi", 1990), ("Siti Rahma", 1990)]
