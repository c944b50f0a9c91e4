"""Every move of a ticket through the real services: what happens, and what is refused."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from pst_kiosk.db.tables import ticket, ticket_event, visit
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.ticket import Status
from pst_kiosk.services.moves import Moved
from pst_kiosk.services.reception import IssuedTicket
from tests.support.office import GUEST, TestOffice, called, command


def take(office: TestOffice, service: str = "konsultasi", **facts: object) -> IssuedTicket:
    draft = {**GUEST, **facts}
    return office.services.reception.take_number(command(), service, "id", draft)


def status(office: TestOffice, ticket_id: str) -> Status:
    with office.services.database.read() as connection:
        return Status(
            connection.execute(select(ticket.c.status).where(ticket.c.id == ticket_id)).scalar_one()
        )


def events(office: TestOffice, ticket_id: str) -> list[str]:
    with office.services.database.read() as connection:
        rows = connection.execute(
            select(ticket_event.c.event)
            .where(ticket_event.c.ticket_id == ticket_id)
            .order_by(ticket_event.c.seq)
        )
        return [row.event for row in rows]


def serve(office: TestOffice, session: str) -> Moved:
    moved = office.services.calling.call_next(command(), session)
    assert moved is not None
    return office.services.calling.arrived(command(), session)


def test_a_visitor_held_while_waiting_resumes_at_the_old_place(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    first, _second = take(bengkulu), take(bengkulu)
    calling.hold(command(), session, first.id)
    third = take(bengkulu)
    calling.resume(command(), session, first.id)
    assert called(calling.call_next(command(), session)) == first.number
    assert events(bengkulu, first.id) == ["joined", "held", "resumed", "joined", "called"]
    with pytest.raises(Refused, match="not held"):
        calling.resume(command(), session, third.id)


def test_a_visitor_held_during_service_is_served_again_at_a_free_desk(bengkulu: TestOffice) -> None:
    calling = bengkulu.services.calling
    here, there = bengkulu.open_desk("meja-1"), bengkulu.open_desk("meja-2")
    first, second = take(bengkulu), take(bengkulu)
    serve(bengkulu, here)
    calling.hold(command(), here, first.id)
    assert called(calling.call_next(command(), here)) == second.number
    with pytest.raises(Refused, match="desk busy"):
        calling.resume(command(), here, first.id)
    calling.resume(command(), there, first.id)
    assert status(bengkulu, first.id) is Status.SERVING
    assert events(bengkulu, first.id) == ["joined", "called", "serving", "held", "resumed"]
    assert called(calling.finish(command(), there)) == first.number


def test_a_no_show_returns_to_the_tail_and_the_visit_goes_on(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    first, second = take(bengkulu), take(bengkulu)
    calling.call_next(command(), session)
    calling.no_show(command(), session)
    calling.return_no_show(command(), session, first.id)
    assert called(calling.call_next(command(), session)) == second.number
    with bengkulu.services.database.read() as connection:
        assert connection.execute(select(visit.c.ended_at)).scalars().all() == [None, None]
    with pytest.raises(Refused, match="not no show"):
        calling.return_no_show(command(), session, second.id)


def test_a_no_show_is_proposed_after_as_many_recalls_as_the_office_says(bengkulu: TestOffice) -> None:
    services, session = bengkulu.services, bengkulu.open_desk("meja-1")
    take(bengkulu)
    services.calling.call_next(command(), session)
    proposed = []
    for _ in range(services.office.calling.recalls_before_no_show):
        services.calling.recall(command(), session)
        view = services.board.desk(session)
        assert view is not None
        assert view.present is not None
        proposed.append((view.present.recalls, view.present.no_show_proposed))
    assert proposed == [(1, False), (2, False), (3, True)]


def test_a_transfer_keeps_the_number_and_joins_the_other_queue_at_its_tail(kupang: TestOffice) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    other = kupang.services.reception.take_number(command(), "perpustakaan", "id")
    first = kupang.services.reception.take_number(command(), "konsultasi", "id")
    calling.transfer(command(), session, first.id, "perpustakaan")
    assert events(kupang, first.id) == ["joined", "transferred", "joined"]
    assert called(calling.call_next(command(), session)) == other.number
    with pytest.raises(Refused, match="transfer same queue"):
        calling.transfer(command(), session, first.id, "perpustakaan")


def test_who_is_sent_to_an_open_desk_is_called_there_alone(bengkulu: TestOffice) -> None:
    calling, here = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    sent = take(bengkulu)
    calling.call_next(command(), here)
    with pytest.raises(Refused, match="desk not open"):
        calling.transfer(command(), here, sent.id, "konsultasi", "meja-2")
    there = bengkulu.open_desk("meja-2")
    calling.transfer(command(), here, sent.id, "konsultasi", "meja-2")
    assert calling.call_next(command(), here) is None
    assert called(calling.call_next(command(), there)) == sent.number


def test_nobody_is_sent_to_a_desk_whose_officer_does_not_serve_that_queue(bengkulu: TestOffice) -> None:
    calling, here = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    bengkulu.open_desk("meja-2", queues=(("penjualan", "konfirmasi"),))
    issued = take(bengkulu)
    with pytest.raises(Refused, match="not for this desk"):
        calling.transfer(command(), here, issued.id, "konsultasi", "meja-2")


def test_a_transfer_to_a_desk_passes_no_step_of_the_standard_by(kupang: TestOffice) -> None:
    calling, here = kupang.services.calling, kupang.open_desk("loket-1")
    kupang.open_desk("loket-2")
    issued = kupang.services.reception.take_number(command(), "konsultasi", "id")
    with pytest.raises(Refused, match="not for this desk"):
        calling.transfer(command(), here, issued.id, "konsultasi", "loket-2")


def test_who_was_sent_to_a_desk_is_free_again_when_it_serves_other_queues(bengkulu: TestOffice) -> None:
    calling, here = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    bengkulu.open_desk("meja-2")
    issued = take(bengkulu)
    calling.transfer(command(), here, issued.id, "konsultasi", "meja-2")
    assert calling.call_next(command(), here) is None
    officer = bengkulu.services.accounts.officers()[-1].id
    calling.open_desk(command(), officer, "meja-2", (("penjualan", "konfirmasi"),), take_over=True)
    assert called(calling.call_next(command(), here)) == issued.number


def test_an_officer_may_pick_a_number_out_of_turn_and_the_log_says_so(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    take(bengkulu)
    second = take(bengkulu)
    assert calling.pick(command(), session, second.id).number == second.number
    with bengkulu.services.database.read() as connection:
        details = connection.execute(
            select(ticket_event.c.details).where(ticket_event.c.event == "called")
        ).scalar_one()
    assert details["picked"] is True


def test_priority_goes_first_but_never_more_than_the_rule_allows(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    for _ in range(2):
        take(bengkulu)
    for _ in range(3):
        take(bengkulu, assistance=1)
    numbers = []
    for _ in range(5):
        numbers.append(called(calling.call_next(command(), session)))
        calling.no_show(command(), session)
    assert numbers == ["K-003", "K-004", "K-001", "K-005", "K-002"]


def test_a_visitor_may_give_the_number_back_with_its_code(bengkulu: TestOffice) -> None:
    reception = bengkulu.services.reception
    issued = take(bengkulu)
    assert reception.cancel(command(), issued.code) == issued.number
    assert events(bengkulu, issued.id) == ["joined", "cancelled", "completed"]
    with pytest.raises(Refused, match="not open"):
        reception.cancel(command(), issued.code)
    with pytest.raises(Refused, match="ticket unknown"):
        reception.cancel(command(), "NOSUCHCODE")
    served, session = take(bengkulu), bengkulu.open_desk("meja-1")
    serve(bengkulu, session)
    with pytest.raises(Refused, match="being served"):
        reception.cancel(command(), served.code)


def test_going_on_to_another_service_is_a_new_number_in_the_same_visit(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    issued = services.reception.take_number(command(), "konsultasi", "id")
    serve(kupang, session)
    sign(kupang, issued)
    with pytest.raises(Refused, match="stages left"):
        services.calling.go_on(command(), session, "perpustakaan")
    services.calling.finish(command(), session)
    go = command()
    further = services.calling.go_on(go, session, "perpustakaan")
    assert further.number == "P-001"
    assert services.calling.go_on(go, session, "perpustakaan") == further
    assert status(kupang, issued.id) is Status.DONE
    with kupang.services.database.read() as connection:
        rows = connection.execute(select(ticket.c.visit_id, ticket.c.step)).all()
        assert connection.execute(select(visit.c.ended_at)).scalar_one() is None
    assert len({row.visit_id for row in rows}) == 1
    assert rows[1].step != "buku-tamu", "no second guest book"


def sign(office: TestOffice, issued: IssuedTicket) -> None:
    officer = office.services.accounts.officers()[1].id
    office.services.reception.sign_guest_book(command(), issued.id, officer, GUEST, identity_shown=True)


def test_a_number_asked_for_again_is_the_one_given_first(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    asked = command()
    issued = services.reception.take_number(asked, "konsultasi", "id")
    serve(kupang, session)
    sign(kupang, issued)
    services.calling.finish(command(), session)
    services.calling.go_on(command(), session, "perpustakaan")
    services.calling.undo(command(), session)
    services.calling.transfer(command(), session, issued.id, "penjualan")
    assert services.reception.take_number(asked, "konsultasi", "id").id == issued.id


def test_a_group_comes_on_one_number(bengkulu: TestOffice) -> None:
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST, people=12)
    with bengkulu.services.database.read() as connection:
        assert connection.execute(select(visit.c.people)).scalar_one() == 12
    with pytest.raises(Refused, match="people out of range"):
        bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST, people=0)


def test_an_appointment_is_first_when_its_time_comes(bengkulu: TestOffice) -> None:
    reception, calling = bengkulu.services.reception, bengkulu.services.calling
    at = bengkulu.clock.now.replace(microsecond=0)
    bengkulu.clock.forward(hours=-1)
    code = reception.book(command(), "konsultasi", at)
    bengkulu.clock.forward(minutes=50)
    session = bengkulu.open_desk("meja-1")
    ordinary = take(bengkulu)
    late = reception.take_number(command(), "konsultasi", "id", GUEST, appointment=code)
    with pytest.raises(Refused, match="appointment used"):
        reception.take_number(command(), "konsultasi", "id", GUEST, appointment=code)
    with pytest.raises(Refused, match="appointment unknown"):
        reception.take_number(command(), "konsultasi", "id", GUEST, appointment="NOSUCH")
    before = calling.call_next(command(), session)
    assert called(before) == ordinary.number
    calling.undo(command(), session)
    bengkulu.clock.forward(minutes=11)
    assert called(calling.call_next(command(), session)) == late.number
