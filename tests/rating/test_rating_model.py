"""The tablet's view model on a real office."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

import pytest

from pst_kiosk.rating.rating_model import RatingModel
from pst_kiosk.services.opening import Services
from pst_kiosk.ui import rating_delivery
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.feedback_model import FeedbackModel
from pst_kiosk.ui.lanes import Lane
from tests.rating.conftest import stored
from tests.support.office import TestOffice, command
from tests.support.screens import drain, wait_until

Station = tuple[Lane[Services], Feed]


@pytest.fixture
def model(station: Station) -> RatingModel:
    return at_desk(station, thanks_ms=20)


def at_desk(station: Station, desks: Sequence[str] = ("meja-1",), **patience: int) -> RatingModel:
    made = RatingModel(*station, lambda: desks, lambda: "tablet-1", **patience)
    made.start()
    drain(station[0])
    return made


def on(model: RatingModel, page: str) -> None:
    wait_until(lambda: model.property("page") == page, page)


def feedback(model: RatingModel) -> FeedbackModel:
    found = model.property("feedback")
    assert isinstance(found, FeedbackModel)
    return found


def subject(model: RatingModel) -> str:
    return str(feedback(model).property("subject"))


def test_a_finished_visit_is_asked_by_itself_in_its_language(
    model: RatingModel, finish_visit: Callable[..., str]
) -> None:
    assert model.property("page") == "rest"
    number = finish_visit("en")
    on(model, "question")
    assert subject(model) == f"{number} · Statistical consultation"
    model.switchLanguage()
    assert subject(model) == f"{number} · Konsultasi statistik"


def test_thanks_come_before_the_database_knows_and_the_visit_is_not_asked_again(
    bengkulu: TestOffice,
    model: RatingModel,
    station: Station,
    finish_visit: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rating_delivery, "RETRY_MS", 20)
    number = finish_visit()
    on(model, "question")
    raw = sqlite3.connect(bengkulu.services.database.path)
    raw.execute("ALTER TABLE rating RENAME TO gone")
    feedback(model).rate(3)
    assert model.property("page") == "thanks"
    on(model, "rest")
    wait_until(lambda: model.property("notice"))

    pages: list[str] = []
    model.changed.connect(lambda: pages.append(model.property("page")))
    raw.execute("ALTER TABLE gone RENAME TO rating")
    raw.close()
    wait_until(lambda: stored(bengkulu) == [(number, 3)])
    drain(station[0])
    assert "question" not in pages


def test_a_second_tap_does_not_count(
    bengkulu: TestOffice, model: RatingModel, station: Station, finish_visit: Callable[..., str]
) -> None:
    number = finish_visit()
    on(model, "question")
    feedback(model).rate(4)
    feedback(model).rate(1)
    feedback(model).skip()
    drain(station[0])
    assert stored(bengkulu) == [(number, 4)]


def test_skipping_is_stored_as_no_answer(
    bengkulu: TestOffice, model: RatingModel, station: Station, finish_visit: Callable[..., str]
) -> None:
    number = finish_visit()
    on(model, "question")
    feedback(model).skip()
    assert model.property("page") == "rest"
    drain(station[0])
    assert stored(bengkulu) == [(number, None)]


def test_who_does_not_answer_in_time_has_skipped(
    bengkulu: TestOffice, station: Station, finish_visit: Callable[..., str]
) -> None:
    number = finish_visit()
    model = at_desk(station, patience_ms=20)
    wait_until(lambda: stored(bengkulu) == [(number, None)])
    on(model, "rest")


def test_a_visitor_who_answers_is_not_interrupted_by_the_next_one(
    model: RatingModel, station: Station, finish_visit: Callable[..., str]
) -> None:
    first = finish_visit()
    on(model, "question")
    feedback(model).openSurvey()
    second = finish_visit()
    drain(station[0])
    assert subject(model).startswith(first)
    feedback(model).answer(3)
    feedback(model).done()
    wait_until(lambda: subject(model).startswith(second))


def test_who_left_without_answering_gives_way_to_the_next_one_and_has_skipped(
    bengkulu: TestOffice, model: RatingModel, finish_visit: Callable[..., str]
) -> None:
    """Or the next visitor would rate another's service."""
    first = finish_visit()
    on(model, "question")
    assert subject(model).startswith(first)
    second = finish_visit()
    wait_until(lambda: subject(model).startswith(second))
    wait_until(lambda: stored(bengkulu) == [(first, None)])


def test_a_visit_rated_at_another_tablet_is_not_asked_here_any_more(
    bengkulu: TestOffice, model: RatingModel, finish_visit: Callable[..., str]
) -> None:
    finish_visit()
    on(model, "question")
    request = bengkulu.asked()
    assert request is not None
    bengkulu.services.feedback.rate(command(), request.ticket_id, 4)
    on(model, "rest")


def test_a_ticket_of_another_desk_is_not_asked_but_may_be_scanned_here(
    bengkulu: TestOffice, station: Station, finish_visit: Callable[..., str]
) -> None:
    model = at_desk(station, ["meja-2"])
    number = finish_visit()
    drain(station[0])
    assert model.property("page") == "rest"
    scan(model, code_of(bengkulu, number))
    on(model, "question")
    assert subject(model).startswith(number)


def test_whoever_scans_need_not_wait_for_the_thanks_or_for_who_was_asked_in_vain(
    bengkulu: TestOffice, station: Station, finish_visit: Callable[..., str]
) -> None:
    first, second, third = finish_visit(), finish_visit(), finish_visit()
    model = at_desk(station)
    on(model, "question")
    assert subject(model).startswith(third)
    scan(model, code_of(bengkulu, first))
    wait_until(lambda: subject(model).startswith(first))
    feedback(model).rate(1)
    scan(model, code_of(bengkulu, second))
    wait_until(lambda: subject(model).startswith(second))
    scan(model, code_of(bengkulu, third))
    feedback(model).rate(2)
    feedback(model).done()
    on(model, "question")
    assert subject(model).startswith(third), "nobody skipped for him"
    wait_until(lambda: stored(bengkulu) == [(first, 1), (second, 2)])


def test_a_shared_tablet_asks_who_says_his_number(
    bengkulu: TestOffice, station: Station, finish_visit: Callable[..., str]
) -> None:
    model = at_desk(station, (), thanks_ms=20)
    first, second = finish_visit(), finish_visit("en")
    wait_until(lambda: model.property("numbers") == [second, first])
    model.choose(1)
    assert subject(model).startswith(first)
    feedback(model).rate(2)
    on(model, "rest")
    wait_until(lambda: stored(bengkulu) == [(first, 2)])
    assert model.property("numbers") == [second]


def test_what_is_typed_or_scanned_in_vain_is_answered_by_a_sentence(station: Station) -> None:
    model = at_desk(station)
    model.openFind()
    for key in "K999":
        model.press(key)
    model.find()
    wait_until(lambda: "tidak dikenal" in model.property("message"))
    assert (model.property("page"), model.property("text")) == ("find", "")
    model.press("K")
    assert model.property("message") == ""
    scan(model, "https://contoh.example/?q=<b>x</b>" + "x" * 1000)
    wait_until(lambda: "tidak dikenal" in model.property("message"))


def test_a_search_that_is_left_asks_nobody(
    bengkulu: TestOffice, station: Station, finish_visit: Callable[..., str]
) -> None:
    model = at_desk(station, ["meja-2"])
    number = finish_visit()
    scan(model, code_of(bengkulu, number))
    model.back()
    drain(station[0])
    assert model.property("page") == "rest"


def test_a_desk_the_office_does_not_have_is_told(station: Station) -> None:
    model = at_desk(station, ["meja-9"])
    wait_until(lambda: "belum siap" in model.property("notice"))


def scan(model: RatingModel, code: str) -> None:
    for letter in (*code, "\r"):
        model.property("scanner").type(letter)


def code_of(office: TestOffice, number: str) -> str:
    ((code,),) = office.rows(f"SELECT code FROM ticket WHERE number = '{number}'")
    return str(code)
