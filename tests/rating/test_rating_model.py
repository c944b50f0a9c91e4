"""The tablet's view model on a real office."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from pst_kiosk.rating import delivery
from pst_kiosk.rating.rating_model import RatingModel
from pst_kiosk.services.opening import Services
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from tests.rating.conftest import stored
from tests.support.office import TestOffice, command
from tests.support.screens import drain, wait_until

Station = tuple[Lane[Services], Feed]


@pytest.fixture
def model(station: Station) -> RatingModel:
    made = RatingModel(*station, thanks_ms=20)
    made.start()
    drain(station[0])
    return made


def on(model: RatingModel, page: str) -> None:
    wait_until(lambda: model.property("page") == page, page)


def test_a_finished_visit_is_asked_by_itself_in_its_language(
    model: RatingModel, finish_visit: Callable[..., str]
) -> None:
    assert model.property("page") == "rest"
    number = finish_visit("en")
    on(model, "question")
    assert model.property("subject") == f"{number} · Statistical consultation"
    model.switchLanguage()
    assert model.property("subject") == f"{number} · Konsultasi statistik"


def test_thanks_come_before_the_database_knows_and_the_visit_is_not_asked_again(
    bengkulu: TestOffice,
    model: RatingModel,
    station: Station,
    finish_visit: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(delivery, "RETRY_MS", 20)
    number = finish_visit()
    on(model, "question")
    raw = sqlite3.connect(bengkulu.services.database.path)
    raw.execute("ALTER TABLE rating RENAME TO gone")
    model.rate(3)
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
    model.rate(4)
    model.rate(1)
    model.skip()
    drain(station[0])
    assert stored(bengkulu) == [(number, 4)]


def test_skipping_is_stored_as_no_answer(
    bengkulu: TestOffice, model: RatingModel, station: Station, finish_visit: Callable[..., str]
) -> None:
    number = finish_visit()
    on(model, "question")
    model.skip()
    assert model.property("page") == "rest"
    drain(station[0])
    assert stored(bengkulu) == [(number, None)]


def test_who_does_not_answer_in_time_has_skipped(
    bengkulu: TestOffice, station: Station, finish_visit: Callable[..., str]
) -> None:
    number = finish_visit()
    model = RatingModel(*station, patience_ms=20)
    model.start()
    wait_until(lambda: stored(bengkulu) == [(number, None)])
    on(model, "rest")


def test_a_visitor_who_answers_is_not_interrupted_by_the_next_one(
    model: RatingModel, station: Station, finish_visit: Callable[..., str]
) -> None:
    first = finish_visit()
    on(model, "question")
    second = finish_visit()
    drain(station[0])
    assert model.property("subject").startswith(first)
    model.rate(3)
    wait_until(lambda: model.property("subject").startswith(second))


def test_a_visit_rated_at_another_tablet_is_not_asked_here_any_more(
    bengkulu: TestOffice, model: RatingModel, finish_visit: Callable[..., str]
) -> None:
    finish_visit()
    on(model, "question")
    request = bengkulu.asked()
    assert request is not None
    bengkulu.services.feedback.rate(command(), request.ticket_id, 4)
    on(model, "rest")
