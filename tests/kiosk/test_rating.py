"""Whoever was served rates at the kiosk too, by the ticket's code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pst_kiosk.domain.complaints import Channel as Complained
from pst_kiosk.domain.complaints import Kind
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.requests import Event
from pst_kiosk.kiosk.kiosk_model import KioskModel
from pst_kiosk.kiosk.patience import Patience
from pst_kiosk.services.reception import IssuedTicket
from pst_kiosk.ui.feedback_model import FeedbackModel
from tests.kiosk.test_kiosk_model import on
from tests.kiosk.test_kiosk_window import SIZES, KioskAt, lie_apart, see, stand_apart, touch
from tests.kiosk.test_own_ticket import own, scan
from tests.kiosk.test_pages_window import scan as scan_at
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import wait_until

ModelAt = Callable[..., KioskModel]


def served(office: TestOffice, service: str = "konsultasi") -> IssuedTicket:
    services = office.services
    session = office.sessions.get("meja-1") or office.open_desk("meja-1")
    ticket = services.reception.take_number(command(), service, "id", GUEST)
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    services.calling.finish(command(), session)
    return ticket


def feedback(model: KioskModel) -> FeedbackModel:
    found = model.property("feedback")
    assert isinstance(found, FeedbackModel)
    return found


def stored(office: TestOffice) -> list[tuple[object, ...]]:
    return office.rows("SELECT score, comment, station FROM rating")


def test_a_ticket_that_was_served_is_rated_and_the_next_visitor_sees_nothing_of_it(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    ticket = served(bengkulu)
    model = model_at(bengkulu)
    scan(model, ticket.code)
    on(model, "own_ticket")
    model._own_ticket.rate()
    on(model, "feedback")
    asked = feedback(model)
    assert asked.property("subject") == f"{ticket.number} · Konsultasi statistik"
    asked.rate(4)
    asked.openComment()
    asked.keepComment("Ramah <b>sekali</b>")
    asked.done()
    assert model.property("page") == "home"
    assert (asked.property("subject"), asked.property("page"), own(model, "number")) == ("", "none", "")
    wait_until(lambda: stored(bengkulu) == [(4, "Ramah <b>sekali</b>", "kios-1")])


def test_whoever_leaves_in_the_middle_has_answered_what_was_tapped(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    ticket = served(bengkulu)
    model = model_at(bengkulu, patience=Patience(quiet_ms=20, asking_s=1, second_ms=20))
    scan(model, str(ticket.number))
    model._own_ticket.rate()
    wait_until(lambda: model.property("page") == "feedback")
    feedback(model).openSurvey()
    feedback(model).answer(3)
    wait_until(lambda: model.property("page") == "home")
    wait_until(lambda: bengkulu.rows("SELECT element, score FROM survey_answer") == [("persyaratan", 3)])
    wait_until(lambda: stored(bengkulu) == [(None, None, "kios-1")])


def test_an_earlier_visits_ticket_is_rated_when_its_request_has_ended_and_not_before(
    bengkulu: TestOffice, model_at: ModelAt
) -> None:
    ticket = served(bengkulu, "rekomendasi")
    requests, officer = bengkulu.services.requests, bengkulu.services.accounts.officers()[0].id
    request = requests.open(
        command(), officer, RequestKind.RECOMMENDATION, "rekomendasi", Channel.IN_PERSON, "Survei",
        ticket_id=ticket.id,
    )  # fmt: skip
    bengkulu.clock.forward(days=5)
    model = model_at(bengkulu)
    scan(model, ticket.code)
    on(model, "find")
    wait_until(lambda: "masih kami proses" in str(model.property("notice")))
    requests.move(command(), request.row.id, officer, Event.CANCELLED, "Ditarik kembali")
    scan(model, ticket.code)
    on(model, "feedback")
    assert feedback(model).property("title") == "Bagaimana layanan kami untuk permohonan Anda?"


def test_a_complaints_code_tells_what_became_of_it(bengkulu: TestOffice, model_at: ModelAt) -> None:
    receipt = bengkulu.services.complaints.submit(command(), Kind.COMPLAINT, Complained.KIOSK, "Panas")
    model = model_at(bengkulu)
    scan(model, receipt.code)
    on(model, "feedback")
    complaint = feedback(model).property("complaint")
    assert complaint.property("number") == receipt.number
    assert "akan diperiksa" in complaint.property("state")
    feedback(model).back()
    assert model.property("page") == "home"
    assert complaint.property("number") == ""


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_has_room_for_every_finger(
    bengkulu: TestOffice, kiosk_at: KioskAt, width: int, height: int, language: str
) -> None:
    ticket = served(bengkulu)
    kiosk = kiosk_at(bengkulu, width, height, reduced_motion=True)
    if language == "en":
        touch(kiosk, "language")
    scan_at(kiosk, ticket.code)
    see(kiosk, "ownRating")
    touch(kiosk, "ownRating")
    see(kiosk, "question")
    faces = [f"face-{score}" for score in (1, 2, 3, 4)]
    for _ in ("usual", "large"):
        stand_apart(kiosk, [*faces, "survey", "complain", "skip", "help"])
        lie_apart(kiosk, [*faces, "subject", "question", "survey", "complain", "skip", "help"])
        kiosk.model._reading.switchLargeText()
    touch(kiosk, "face-2")
    see(kiosk, "thanks")
    for _ in ("usual", "large"):
        stand_apart(kiosk, ["survey", "comment", "complain", "reconsider", "done", "help"])
        lie_apart(kiosk, ["thanks", "survey", "comment", "complain", "reconsider", "done"])
        kiosk.model._reading.switchLargeText()
    touch(kiosk, "survey")
    see(kiosk, "element")
    answers = [f"answer-{score}" for score in (1, 2, 3, 4)]
    for _ in ("usual", "large"):
        stand_apart(kiosk, [*answers, "back", "endSurvey", "skipQuestion", "help"])
        lie_apart(kiosk, ["subject", "element", "step", *answers, "back", "endSurvey", "skipQuestion"])
        kiosk.model._reading.switchLargeText()
