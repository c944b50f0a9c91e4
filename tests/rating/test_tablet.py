"""What the tablet shows, from what it knows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.rating import SCORES
from pst_kiosk.rating.facts import RatingFacts
from pst_kiosk.rating.tablet import Page, Tablet, tablet
from pst_kiosk.services.feedback import Request

REQUEST = Request(
    "ticket", "K-012", Text(id="Konsultasi statistik", en="Statistical consultation"), "id",
    dt.datetime(2026, 11, 18, 1, 5, tzinfo=dt.UTC),
)  # fmt: skip
FACTS = RatingFacts("BPS Kota Kupang", REQUEST, SCORES)


def shown(page: Page, language: str = "id", *, away: bool = False) -> Tablet:
    return tablet(FACTS, page, REQUEST, language, away=away)


def test_the_question_names_the_visit_and_no_person() -> None:
    asked = shown(Page.QUESTION)
    assert asked.subject == "K-012 · Konsultasi statistik"
    assert asked.faces == ("Tidak baik", "Kurang baik", "Baik", "Sangat baik")


def test_a_visit_without_a_number_is_named_by_its_service() -> None:
    unnumbered = replace(REQUEST, number=None)
    assert tablet(FACTS, Page.QUESTION, unnumbered, "id", away=False).subject == "Konsultasi statistik"


def test_the_same_question_in_english() -> None:
    asked = shown(Page.QUESTION, "en")
    assert asked.subject == "K-012 · Statistical consultation"
    assert asked.faces == ("Not good", "Not so good", "Good", "Very good")


def test_a_lost_connection_is_told_at_rest_and_never_to_a_visitor_who_answers() -> None:
    assert shown(Page.REST, away=True).notice
    assert not shown(Page.QUESTION, away=True).notice
    assert not shown(Page.THANKS, away=True).notice


def test_before_the_first_reading_the_tablet_rests() -> None:
    assert tablet(None, Page.REST, None, "id", away=False) == Tablet()
