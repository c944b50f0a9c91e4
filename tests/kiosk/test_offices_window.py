"""The kiosk's window in every shipped office, and in one with names longer than any of theirs."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pst_kiosk.kiosk.app import Kiosk
from tests.kiosk.test_kiosk_window import (
    SIZES,
    KioskAt,
    box,
    go_on,
    lie_apart,
    see,
    stand_apart,
    touch,
    walk_to,
)
from tests.support.office import TestOffice
from tests.support.screens import find, shows


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_four_services_fit_with_room_between(
    four_services: TestOffice, kiosk_at: KioskAt, width: int, height: int, language: str
) -> None:
    kiosk = kiosk_at(four_services, width, height)
    if language == "en":
        touch(kiosk, "language")
    see(kiosk, "service-konsultasi")
    names = [f"service-{key}" for key in ("perpustakaan", "konsultasi", "jasa", "rekomendasi")]
    stand_apart(kiosk, [*names, "language"])
    for name in names:
        parts = [
            f"{name}{part}" for part in ("Name", "About", "Facts") if shows(kiosk.window, f"{name}{part}")
        ]
        places = [box(kiosk, part) for part in parts]
        assert all(box(kiosk, name).contains(place) for place in places), parts
        assert all(above.bottom() <= below.top() for above, below in pairwise(places)), parts


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_offices_first_page_fits(
    any_office: TestOffice, kiosk_at: KioskAt, width: int, height: int
) -> None:
    kiosk = kiosk_at(any_office, width, height)
    for _ in ("id", "en"):
        cards = [f"service-{service.key}" for service in any_office.services.office.services]
        stand_apart(kiosk, [*cards, "language"])
        for card in cards:
            whole_text(kiosk, f"{card}Name")
            assert box(kiosk, card).contains(box(kiosk, f"{card}Facts"))
        if shows(kiosk.window, "path"):
            foot, path = box(kiosk, "language"), box(kiosk, "path")
            assert box(kiosk, cards[-1]).bottom() < path.top()
            assert path.bottom() < foot.top()
        touch(kiosk, "language")


def whole_text(kiosk: Kiosk, name: str) -> None:
    """Nothing of a text is left out."""
    assert not find(kiosk.window, name).property("truncated"), name


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_without_numbers_the_last_page_says_to_wait(
    blitar: TestOffice, kiosk_at: KioskAt, width: int, height: int, language: str
) -> None:
    kiosk = kiosk_at(blitar, width, height, reduced_motion=True)
    if language == "en":
        touch(kiosk, "language")
    walk_to(kiosk, "summaryTitle")
    see(kiosk, "Selesai" if language == "id" else "Done")
    go_on(kiosk)
    see(kiosk, "waitTitle")
    assert not shows(kiosk.window, "ticketNumber")
    lie_apart(
        kiosk,
        [
            "waitTitle",
            "waitService",
            "waitWords",
            "toDo",
            "ahead",
            "wait",
            "promise",
            "ticketDone",
            "closing",
        ],
    )
    touch(kiosk, "ticketDone")
    see(kiosk, "service-konsultasi")
