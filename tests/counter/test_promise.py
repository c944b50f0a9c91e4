"""The clocks an officer reads."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.counter.promise import Tone, elapsed, promise_clock
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.services.board import Waiting
from tests.support.office import MORNING


def waiting(deadline_in: float | None, promised: bool = True) -> Waiting:
    name = Text(id="Konsultasi", en="Consultation")
    deadline = None if deadline_in is None else MORNING + dt.timedelta(seconds=deadline_in)
    return Waiting("ticket", "K-001", name, name, MORNING - dt.timedelta(minutes=3), promised, deadline)


@pytest.mark.parametrize(
    ("deadline_in", "text", "tone"),
    [
        (600, "10.00", Tone.CALM),
        (121, "02.01", Tone.CALM),
        (120, "02.00", Tone.WARN),
        (0, "00.00", Tone.WARN),
        (-1, "terlewat 00.01", Tone.LATE),
        (-80, "terlewat 01.20", Tone.LATE),
        (None, "menunggu loket kosong", Tone.QUIET),
    ],
)
def test_a_promise_counts_down_warns_and_says_how_late_it_is(
    deadline_in: float | None, text: str, tone: Tone
) -> None:
    clock = promise_clock(waiting(deadline_in), MORNING)
    assert (clock.text, clock.tone) == (text, tone)


def test_without_a_promise_the_wait_is_shown() -> None:
    clock = promise_clock(waiting(None, promised=False), MORNING)
    assert (clock.text, clock.tone) == ("sejak 03.00", Tone.QUIET)


def test_all_clocks_turn_at_the_same_instant() -> None:
    since = MORNING + dt.timedelta(milliseconds=700)
    assert elapsed(since, MORNING + dt.timedelta(seconds=4, milliseconds=999)) == "00.04"
    assert elapsed(since, MORNING + dt.timedelta(seconds=5)) == "00.05"


def test_a_clock_that_is_a_little_behind_shows_no_negative_time() -> None:
    assert elapsed(MORNING + dt.timedelta(seconds=2), MORNING) == "00.00"
