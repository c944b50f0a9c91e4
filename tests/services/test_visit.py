"""A visit from the first tap to the rating, through the real services and a real SQLite file."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Invalid
from pst_kiosk.domain.record import Outcome, ServiceRecord
from pst_kiosk.domain.ticket import Status
from tests.support.office import GUEST, TestOffice, called, command


def test_number_first_visit_in_kupang(kupang: TestOffice) -> None:
    services = kupang.services
    session = kupang.open_desk("loket-1")
    ticket = services.reception.take_number(command(), "konsultasi", "id")
    assert ticket.number == "K-001"
    assert ticket.people_ahead == 0

    assert called(services.calling.call_next(command(), session)) == "K-001"
    view = services.board.view()
    assert view.call is not None
    assert (view.call.number, view.call.desk.id) == ("K-001", "Loket 1")
    assert view.waiting == ()

    services.calling.arrived(command(), session)
    with pytest.raises(Refused, match="guest book missing"):
        services.calling.finish(command(), session)
    officer = services.accounts.officers()[1].id
    services.reception.sign_guest_book(command(), ticket.id, officer, GUEST, identity_shown=True)
    services.calling.finish(command(), session)

    desk = services.board.desk(session)
    assert desk is not None
    assert desk.present is not None
    assert (desk.present.status, desk.present.stage) == (Status.SERVING, "konsultasi")
    record = ServiceRecord(summary="Inflasi bulanan 2020–2025", outcome=Outcome.MET)
    services.records.save(ticket.id, officer, "loket-1", record)
    services.calling.finish(command(), session)
    assert services.records.load(ticket.id).record == record

    asked = kupang.asked()
    assert asked is not None
    assert asked.number == "K-001"
    services.feedback.rate(command(), asked.ticket_id, 4)
    assert kupang.asked() is None


def test_guest_book_first_visit_in_bengkulu(bengkulu: TestOffice) -> None:
    services = bengkulu.services
    with pytest.raises(Invalid) as wrong:
        services.reception.take_number(command(), "konsultasi", "id")
    assert wrong.value.fields == {"name": "missing", "email": "contact_missing"}
    session = bengkulu.open_desk("meja-1")
    services.reception.take_number(command(), "konsultasi", "id", GUEST)
    assert called(services.calling.call_next(command(), session)) == "K-001"
    services.calling.arrived(command(), session)
    services.calling.finish(command(), session)
    assert bengkulu.asked() is not None


def test_a_separate_front_office_hands_over_to_the_consultation_desk(kupang: TestOffice) -> None:
    services = kupang.services
    front = kupang.open_desk("front-office")
    desk = kupang.open_desk("loket-2")
    ticket = services.reception.take_number(command(), "konsultasi", "id")
    assert services.calling.call_next(command(), desk) is None
    services.calling.call_next(command(), front)
    services.calling.arrived(command(), front)
    officer = services.accounts.officers()[1].id
    services.reception.sign_guest_book(command(), ticket.id, officer, GUEST, identity_shown=True)
    services.calling.finish(command(), front)
    assert [line.number for line in services.board.view().waiting] == ["K-001"]
    assert called(services.calling.call_next(command(), desk)) == "K-001"
