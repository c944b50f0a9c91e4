"""The waiting hall against the slow replay of the event log, on random days.

A thousand days are judged in a run. `PROMISE_DAYS=100000` in the environment judges more,
`--hypothesis-seed=7` (any number) makes a run repeatable.
"""

from __future__ import annotations

import datetime as dt
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.procedure import queues
from pst_kiosk.domain.waiting import Hall
from tests.domain.day_maker import DESKS
from tests.domain.days import Day, days
from tests.domain.replay import Judged, Replay

DAYS = int(os.environ.get("PROMISE_DAYS", "1000"))
A_DAY = dt.timedelta(hours=24)

many = settings(max_examples=DAYS, deadline=None, suppress_health_check=list(HealthCheck))


def hall_after(day: Day, lines: list[Happening]) -> Hall:
    hall = Hall(day.office, day.opens)
    for line in lines:
        hall.apply(line)
    return hall


def assert_same(day: Day, hall: Hall, lines: list[Happening], now: dt.datetime) -> None:
    replay = Replay(day.office, day.opens, lines, now)
    assert [Judged.row(promise) for promise in hall.promises(now)] == list(replay.promises())
    for queue in queues(day.office):
        assert tuple(hall.calling_order(queue, now)) == replay.calling_order(queue)
    for desk in DESKS:
        for open_for in (replay.room.desks.get(desk, ()), queues(day.office)):
            assert hall.next_ticket(desk, open_for, now) == replay.next_ticket(desk, open_for)


@pytest.mark.timeout(0)
@many
@given(days(), st.lists(st.tuples(st.integers(0, 99), st.integers(0, 20)), max_size=3))
def test_the_hall_judges_as_the_replay_does(day: Day, looks: list[tuple[int, int]]) -> None:
    """At the day's end, well after it, and at a few moments of the day: after a command, before the next."""
    commands = day.commands()
    hall = Hall(day.office, day.opens)
    for number, command in enumerate(commands):
        for line in command:
            hall.apply(line)
        for wanted, units in looks:
            if wanted % len(commands) == number:
                now = command[0].at + units * day.unit
                if number + 1 < len(commands):
                    now = min(now, commands[number + 1][0].at)
                assert_same(day, hall, day.log[: command[-1].seq], now)
    if commands:
        last = day.log[-1].at
        for now in (last, last + day.unit * 4, last + A_DAY):
            assert_same(day, hall, day.log, now)


@pytest.mark.timeout(0)
@settings(many, max_examples=max(DAYS // 10, 1))
@given(days(), st.integers(0, 20))
def test_looking_changes_nothing_that_comes_later(day: Day, units: int) -> None:
    """Whoever asks after every command, even for what a later moment will bring, is told the same."""
    asked = Hall(day.office, day.opens)
    for command in day.commands():
        for line in command:
            asked.apply(line)
        asked.promises(command[0].at)
        asked.promises(command[0].at + units * day.unit)
        for queue in queues(day.office):
            asked.calling_order(queue, command[0].at + units * day.unit)
    never_asked = hall_after(day, day.log)
    if day.log:
        for now in (day.log[-1].at, day.log[-1].at + A_DAY):
            assert asked.promises(now) == never_asked.promises(now)
            for queue in queues(day.office):
                assert asked.calling_order(queue, now) == never_asked.calling_order(queue, now)
