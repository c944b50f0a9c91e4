"""What the tablet shows between two visitors, from what it knows."""

from __future__ import annotations

from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.rating.facts import RatingFacts
from pst_kiosk.rating.tablet import MOST_SHOWN, Number, Tablet, tablet
from pst_kiosk.services.feedback import Request

SERVICE = Text(id="Konsultasi statistik", en="Statistical consultation")


def request(count: int) -> Request:
    return Request(f"ticket-{count}", f"K-{count:03}", SERVICE, "konsultasi", "id")


LATELY = tuple(request(count) for count in range(9, 0, -1))
SHARED = RatingFacts("BPS Provinsi Bengkulu", lately=LATELY, shared=True)


def test_a_shared_tablet_names_a_few_numbers_and_no_person() -> None:
    shown = tablet(SHARED, set(), None)
    assert shown.numbers[0] == Number("K-009", "Konsultasi statistik")
    assert len(shown.numbers) == MOST_SHOWN


def test_who_has_answered_here_is_not_offered_again() -> None:
    shown = tablet(SHARED, {"ticket-9", "ticket-7"}, None)
    assert [each.number for each in shown.numbers][:2] == ["K-008", "K-006"]


def test_a_lost_connection_is_told_and_stale_numbers_are_not() -> None:
    shown = tablet(SHARED, set(), "database_unavailable")
    assert (shown.numbers, bool(shown.notice)) == ((), True)


def test_a_desk_nobody_knows_is_told_as_a_screen_that_is_not_ready() -> None:
    assert tablet(None, set(), "settings_invalid").notice.startswith("Layar ini belum siap")


def test_before_the_first_reading_the_tablet_rests() -> None:
    assert tablet(None, set(), None) == Tablet()
