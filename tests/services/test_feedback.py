"""Whom the tablet asks, who may rate which ticket, and what is stored of it."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.db.engine import Connection
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.rating import LONGEST_COMMENT
from pst_kiosk.domain.requests import Event
from pst_kiosk.domain.survey import Element
from pst_kiosk.services.reception import IssuedTicket
from tests.services.conftest import Make
from tests.support.office import GUEST, TestOffice, command


def finish_one(
    office: TestOffice, desk: str = "meja-1", service: str = "konsultasi", **guest: object
) -> IssuedTicket:
    """Walks a visitor to the end of the service at a desk."""
    services = office.services
    session = office.sessions.get(desk) or office.open_desk(desk)
    ticket = services.reception.take_number(command(), service, "en", {**GUEST, **guest})  # type: ignore[arg-type]
    services.calling.call_next(command(), session)
    if ticket.number is not None:
        services.calling.arrived(command(), session)
    services.calling.finish(command(), session)
    return ticket


def refused(office: TestOffice, text: str) -> str:
    with pytest.raises(Refused) as no:
        office.services.feedback.find(text)
    assert "score" not in no.value.details
    return no.value.code


def stored(office: TestOffice) -> list[tuple[object, ...]]:
    return office.rows("SELECT score, comment, changed_at IS NOT NULL FROM rating ORDER BY rated_at")


def answered(office: TestOffice) -> dict[str, int]:
    rows = office.rows("SELECT element, score FROM survey_answer")
    return {str(element): int(score) for element, score in rows}


def test_the_visitor_finished_last_at_a_desk_is_asked_there_and_in_his_language(bengkulu: TestOffice) -> None:
    ask = bengkulu.services.feedback.whom_to_ask
    assert ask(["meja-1"]) is None
    finish_one(bengkulu, "meja-1")
    newest = finish_one(bengkulu, "meja-1")
    elsewhere = finish_one(bengkulu, "meja-2", email="dua@example.org")
    asked = ask(["meja-1"])
    assert asked is not None
    assert (asked.number, asked.language, asked.service_key) == (newest.number, "en", "konsultasi")
    bengkulu.services.feedback.rate(command(), newest.id, 4)
    assert ask(["meja-1"]) is None, "who was there before is gone"
    asked = ask(["meja-1", "meja-2"])
    assert asked is not None
    assert asked.ticket_id == elsewhere.id


def test_without_a_desk_nobody_is_asked_but_each_finds_his_own_number(bengkulu: TestOffice) -> None:
    first, second = finish_one(bengkulu), finish_one(bengkulu)
    feedback = bengkulu.services.feedback
    assert feedback.whom_to_ask() is None
    assert [each.ticket_id for each in feedback.finished_lately()] == [second.id, first.id]
    feedback.rate(command(), second.id, None)
    assert [each.ticket_id for each in feedback.finished_lately()] == [first.id]
    bengkulu.clock.forward(minutes=11)
    assert feedback.finished_lately() == ()


def test_where_no_number_is_given_the_last_visitor_is_asked(make_office: Make) -> None:
    blitar = make_office("kota-blitar")
    ticket = finish_one(blitar, "meja-layanan")
    asked = blitar.services.feedback.whom_to_ask()
    assert asked is not None
    assert (asked.ticket_id, asked.number) == (ticket.id, None)
    assert blitar.services.feedback.finished_lately() == ()


def test_a_visitor_who_left_long_ago_is_not_asked(bengkulu: TestOffice) -> None:
    finish_one(bengkulu)
    bengkulu.clock.forward(minutes=11)
    assert bengkulu.asked() is None


def test_a_visitor_who_did_not_come_is_not_asked(bengkulu: TestOffice) -> None:
    served = finish_one(bengkulu)
    services, session = bengkulu.services, bengkulu.sessions["meja-1"]
    services.reception.take_number(command(), "konsultasi", "id", GUEST)
    services.calling.call_next(command(), session)
    services.calling.no_show(command(), session)
    asked = bengkulu.asked()
    assert asked is not None
    assert asked.ticket_id == served.id


def test_a_ticket_is_found_by_its_code_and_by_its_number(bengkulu: TestOffice) -> None:
    ticket = finish_one(bengkulu)
    assert ticket.number is not None
    for text in (ticket.code, f" {ticket.code.lower()} ", ticket.number, ticket.number.lower()):
        assert bengkulu.services.feedback.find(text).ticket_id == ticket.id


def test_what_stands_against_a_rating_is_told(bengkulu: TestOffice) -> None:
    waiting = bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    assert refused(bengkulu, waiting.code) == "not_done"
    bengkulu.services.reception.cancel(command(), waiting.code)
    assert refused(bengkulu, waiting.code) == "not_served"
    for made_up in ("ABCD2345", "K-999", "", "https://example.org/?q=<b>x</b>", "x" * 1_000_000):
        assert refused(bengkulu, made_up) == "code_unknown"
    old = finish_one(bengkulu)
    bengkulu.clock.forward(days=1)
    assert refused(bengkulu, old.code) == "too_old"
    assert refused(bengkulu, str(old.number)) == "code_unknown"
    with pytest.raises(Refused, match="too old"):
        bengkulu.services.feedback.rate(command(), old.id, 4)
    assert stored(bengkulu) == []


def test_a_ticket_of_another_office_in_the_same_database_is_named_as_such(bengkulu: TestOffice) -> None:
    ticket = finish_one(bengkulu)

    def moves(connection: Connection) -> None:
        connection.exec_driver_sql("UPDATE ticket SET office_code = '9999'")
        connection.exec_driver_sql(
            "INSERT INTO office_profile SELECT '9999', version, in_force_from, profile, installed_at"
            " FROM office_profile"
        )

    bengkulu.services.database.write(moves)
    assert refused(bengkulu, ticket.code) == "other_office"
    with pytest.raises(Refused, match="ticket unknown"):
        bengkulu.services.feedback.rate(command(), ticket.id, 4)


def test_a_skipped_rating_is_no_answer_is_not_asked_again_and_may_be_given_later(
    bengkulu: TestOffice,
) -> None:
    ticket, feedback = finish_one(bengkulu), bengkulu.services.feedback
    feedback.rate(command(), ticket.id, None)
    assert stored(bengkulu) == [(None, None, False)]
    assert bengkulu.asked() is None
    bengkulu.clock.forward(minutes=30)
    assert not feedback.find(ticket.code).rated
    feedback.rate(command(), ticket.id, 2)
    assert stored(bengkulu) == [(2, None, False)]
    feedback.rate(command(), ticket.id, None)
    assert stored(bengkulu) == [(2, None, False)], "a skip takes nothing away"


def test_a_second_rating_is_a_change_for_ten_minutes_and_refused_then(bengkulu: TestOffice) -> None:
    ticket, feedback = finish_one(bengkulu), bengkulu.services.feedback
    first = command()
    feedback.rate(first, ticket.id, 3)
    feedback.rate(first, ticket.id, 3)
    feedback.rate(command(), ticket.id, 3, "Ruangannya <b>nyaman</b>\x00 ")
    assert stored(bengkulu) == [(3, "Ruangannya <b>nyaman</b>", False)]
    bengkulu.clock.forward(minutes=10)
    assert feedback.find(ticket.code).rated
    feedback.rate(command(), ticket.id, 1, station="tablet-1")
    changed = [(1, "Ruangannya <b>nyaman</b>", True)]
    assert stored(bengkulu) == changed
    bengkulu.clock.forward(seconds=1)
    with pytest.raises(Refused) as no:
        feedback.rate(command(), ticket.id, 4, "lagi")
    assert (no.value.code, no.value.details) == ("already_rated", {})
    assert refused(bengkulu, ticket.code) == "already_rated"
    assert stored(bengkulu) == changed


def test_a_change_that_came_late_counts_from_when_it_was_tapped(bengkulu: TestOffice) -> None:
    ticket, feedback = finish_one(bengkulu), bengkulu.services.feedback
    feedback.rate(command(), ticket.id, 3)
    bengkulu.clock.forward(hours=2)
    feedback.rate(command(), ticket.id, 4, ago=dt.timedelta(minutes=115))
    feedback.answer_survey(ticket.id, {Element.TIME: 2}, ago=dt.timedelta(minutes=118))
    assert stored(bengkulu) == [(4, None, True)]
    assert answered(bengkulu) == {"waktu": 2}


def test_the_surveys_answers_may_be_changed_as_long_as_the_rating(bengkulu: TestOffice) -> None:
    ticket, feedback = finish_one(bengkulu), bengkulu.services.feedback
    feedback.answer_survey(ticket.id, {Element.TIME: 4, Element.COST: 1})
    bengkulu.clock.forward(minutes=9)
    feedback.answer_survey(ticket.id, {Element.COST: 3, Element.CONDUCT: 4})
    assert answered(bengkulu) == {"waktu": 4, "biaya": 3, "perilaku": 4}
    bengkulu.clock.forward(minutes=2)
    with pytest.raises(Refused, match="already rated"):
        feedback.answer_survey(ticket.id, {Element.COST: 1})
    assert answered(bengkulu) == {"waktu": 4, "biaya": 3, "perilaku": 4}


def test_each_number_of_a_visit_is_rated_by_itself(bengkulu: TestOffice) -> None:
    services, session = bengkulu.services, bengkulu.open_desk("meja-1")
    first = services.reception.take_number(command(), "konsultasi", "id", GUEST)
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    services.calling.go_on(command(), session, "perpustakaan")
    asked = services.feedback.whom_to_ask(["meja-1"])
    assert asked is not None
    assert asked.ticket_id == first.id, "asked though the visit goes on"
    services.feedback.rate(command(), first.id, 4)
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    services.calling.finish(command(), session)
    asked = services.feedback.whom_to_ask(["meja-1"])
    assert asked is not None
    assert asked.service_key == "perpustakaan"
    services.feedback.rate(command(), asked.ticket_id, 2)
    assert [score for score, *_ in stored(bengkulu)] == [4, 2]


def test_what_does_not_fit_is_refused_and_not_stored(bengkulu: TestOffice) -> None:
    ticket, feedback = finish_one(bengkulu), bengkulu.services.feedback
    with pytest.raises(Refused, match="unknown score"):
        feedback.rate(command(), ticket.id, 5)
    for comment in ("x" * (LONGEST_COMMENT + 1), "x" * 1_000_000):
        with pytest.raises(Refused, match="comment too long"):
            feedback.rate(command(), ticket.id, 4, comment)
    with pytest.raises(Refused, match="unknown score"):
        feedback.answer_survey(ticket.id, {Element.COST: 0})
    with pytest.raises(Refused, match="ticket unknown"):
        feedback.rate(command(), command(), 4)
    assert (stored(bengkulu), answered(bengkulu)) == ([], {})


def test_a_recommendations_survey_comes_with_its_requests_end(bengkulu: TestOffice) -> None:
    services = bengkulu.services
    ticket = finish_one(bengkulu, service="rekomendasi")
    assert bengkulu.asked() is None
    assert services.feedback.finished_lately() == ()
    assert refused(bengkulu, ticket.code) == "request_open"
    officer = services.accounts.officers()[0].id
    request = services.requests.open(
        command(), officer, RequestKind.RECOMMENDATION, "rekomendasi", Channel.IN_PERSON, "Survei",
        ticket_id=ticket.id,
    )  # fmt: skip
    bengkulu.clock.forward(days=20)
    assert refused(bengkulu, ticket.code) == "request_open"
    services.requests.move(command(), request.row.id, officer, Event.CANCELLED, "Ditarik kembali")
    bengkulu.clock.forward(days=30)
    assert services.feedback.find(ticket.code).ticket_id == ticket.id
    assert services.feedback.find(str(ticket.number)).ticket_id == ticket.id
    services.feedback.rate(command(), ticket.id, 4)
    bengkulu.clock.forward(seconds=1)
    assert refused(bengkulu, ticket.code) == "too_old"
    assert refused(bengkulu, str(ticket.number)) == "code_unknown"


def test_what_was_tapped_earlier_and_came_later_changes_nothing(bengkulu: TestOffice) -> None:
    """A tablet that was cut off delivers after the kiosk where the visitor thought better of it."""
    ticket, cut_off, feedback = finish_one(bengkulu), command(), bengkulu.services.feedback
    bengkulu.clock.forward(minutes=3)
    feedback.rate(command(), ticket.id, 4)
    feedback.rate(cut_off, ticket.id, 1, ago=dt.timedelta(minutes=2))
    feedback.rate(command(), ticket.id, 3)
    bengkulu.clock.forward(minutes=1)
    feedback.rate(cut_off, ticket.id, 1, ago=dt.timedelta(minutes=3))
    assert stored(bengkulu) == [(3, None, True)]
