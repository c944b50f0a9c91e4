"""Whom the tablet asks, and what it stores."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from tests.support.office import GUEST, TestOffice, called, command


def finish_one(office: TestOffice, session: str) -> str:
    services = office.services
    services.reception.take_number(command(), "konsultasi", "en", GUEST)
    number = called(services.calling.call_next(command(), session))
    services.calling.arrived(command(), session)
    services.calling.finish(command(), session)
    assert number is not None
    return number


def stored(office: TestOffice) -> list[tuple[int | None, ...]]:
    return office.rows("SELECT score FROM rating ORDER BY rated_at")


def test_the_newest_finished_visit_is_asked_in_its_language(bengkulu: TestOffice) -> None:
    session = bengkulu.open_desk("meja-1")
    assert bengkulu.services.feedback.whom_to_ask() is None
    finish_one(bengkulu, session)
    newest = finish_one(bengkulu, session)
    asked = bengkulu.services.feedback.whom_to_ask()
    assert asked is not None
    assert (asked.number, asked.language) == (newest, "en")


def test_a_visitor_who_left_long_ago_is_not_asked(bengkulu: TestOffice) -> None:
    finish_one(bengkulu, bengkulu.open_desk("meja-1"))
    bengkulu.clock.forward(minutes=11)
    assert bengkulu.services.feedback.whom_to_ask() is None


def test_a_skipped_rating_is_no_answer_and_is_not_asked_again(bengkulu: TestOffice) -> None:
    finish_one(bengkulu, bengkulu.open_desk("meja-1"))
    asked = bengkulu.services.feedback.whom_to_ask()
    assert asked is not None
    bengkulu.services.feedback.rate(command(), asked.ticket_id, None)
    assert stored(bengkulu) == [(None,)]
    assert bengkulu.services.feedback.whom_to_ask() is None


def test_one_rating_a_ticket_however_often_it_is_sent(bengkulu: TestOffice) -> None:
    finish_one(bengkulu, bengkulu.open_desk("meja-1"))
    asked = bengkulu.services.feedback.whom_to_ask()
    assert asked is not None
    first = command()
    bengkulu.services.feedback.rate(first, asked.ticket_id, 3)
    bengkulu.services.feedback.rate(first, asked.ticket_id, 3)
    with pytest.raises(Refused, match="already rated"):
        bengkulu.services.feedback.rate(command(), asked.ticket_id, 1)
    assert stored(bengkulu) == [(3,)]


def test_a_visitor_who_did_not_come_is_not_asked(bengkulu: TestOffice) -> None:
    services, session = bengkulu.services, bengkulu.open_desk("meja-1")
    served = finish_one(bengkulu, session)
    services.reception.take_number(command(), "konsultasi", "id", GUEST)
    services.calling.call_next(command(), session)
    services.calling.no_show(command(), session)
    asked = services.feedback.whom_to_ask()
    assert asked is not None
    assert asked.number == served


def test_a_visit_that_goes_on_is_not_rated(bengkulu: TestOffice) -> None:
    ticket = bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    with pytest.raises(Refused, match="not done"):
        bengkulu.services.feedback.rate(command(), ticket.id, 4)


def test_a_score_outside_the_scale_and_a_made_up_ticket_are_refused(bengkulu: TestOffice) -> None:
    with pytest.raises(Refused, match="unknown score"):
        bengkulu.services.feedback.rate(command(), command(), 5)
    with pytest.raises(Refused, match="ticket unknown"):
        bengkulu.services.feedback.rate(command(), command(), 4)
