"""The judge of what many workers did finds each kind of violation, and none where all is right."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.ticket import Event
from pst_kiosk.simulate.verdict import verdict

START = dt.datetime(2026, 11, 18, 1, 0, tzinfo=dt.UTC)
DAY = dt.date(2026, 11, 18)
TOLD = (
    (Event.JOINED, "a", None),
    (Event.JOINED, "b", None),
    (Event.JOINED, "c", None),
    (Event.CALLED, "a", "1"),
    (Event.CALLED, "b", "2"),
    (Event.SERVING, "a", "1"),
    (Event.NO_SHOW, "b", "2"),
    (Event.FINISHED, "a", "1"),
    (Event.CALLED, "c", "1"),
    (Event.HELD, "c", None),
)


def lines() -> list[Happening]:
    """Three visitors at two desks: one served, one who missed the call, one set aside."""
    return [
        Happening(
            seq=number,
            at=START + dt.timedelta(seconds=number),
            event=event,
            command=f"command {number}",
            visit=f"visit of {ticket}",
            ticket=ticket,
            queue=("konsultasi", "wait"),
            desk=desk,
        )
        for number, (event, ticket, desk) in enumerate(TOLD, start=1)
    ]


def rows(**status: str) -> list[Any]:
    left = {"a": "done", "b": "no_show", "c": "cancelled"} | status
    return [
        SimpleNamespace(id=ticket, service_day=DAY, letter="K", ordinal=ordinal, status=left[ticket])
        for ordinal, ticket in enumerate("abc", start=1)
    ]


def ended() -> list[Happening]:
    """The same with everybody gone."""
    last = lines()[-1]
    return [
        *lines(),
        replace(last, seq=11, at=START + dt.timedelta(seconds=11), event=Event.CANCELLED, command="x"),
    ]


def done(told: list[Happening]) -> list[tuple[str, str | None]]:
    return [(line.command, line.ticket) for line in told]


def found(told: list[Happening], left: list[Any] | None = None, gave: Any = None) -> set[str]:
    return set(verdict(told, rows() if left is None else left, done(told) if gave is None else gave))


def test_a_day_without_a_fault_is_acquitted() -> None:
    assert found(ended()) == set()


def swapped(told: list[Happening], first: int, second: int) -> list[Happening]:
    """The tickets of two lines exchanged."""
    a, b = told[first], told[second]
    told[first], told[second] = replace(a, ticket=b.ticket), replace(b, ticket=a.ticket)
    return told


@pytest.mark.parametrize(
    ("tampered", "violation"),
    [
        (swapped(ended(), 3, 4), "inversion of first come"),
        ([replace(line, desk="1") if line.seq == 5 else line for line in ended()], "desk with two visitors"),
        (
            [replace(line, ticket="a") if line.seq == 5 else line for line in ended()],
            "called while not waiting",
        ),
        ([replace(line, desk="2") if line.seq == 6 else line for line in ended()], "served at another desk"),
        ([replace(line, seq=3) if line.seq == 4 else line for line in ended()], "seq not rising"),
        ([replace(line, at=START) if line.seq == 4 else line for line in ended()], "time runs backwards"),
    ],
)
def test_a_log_that_is_wrong_is_found_out(tampered: list[Happening], violation: str) -> None:
    assert violation in found(tampered)


@pytest.mark.parametrize(
    ("changed", "violation"),
    [
        ({"b": "done"}, "lost update"),
        ({"c": "held"}, "left open"),
    ],
)
def test_a_ticket_that_is_not_as_its_lines_say_is_found_out(changed: dict[str, str], violation: str) -> None:
    assert violation in found(ended(), rows(**changed))


@pytest.mark.parametrize(
    ("ordinals", "violation"),
    [((1, 1, 2), "number twice"), ((1, 2, 4), "number skipped"), ((2, 1, 3), "number out of order")],
)
def test_numbers_are_unique_without_gaps_and_in_order(ordinals: tuple[int, ...], violation: str) -> None:
    left = rows()
    for row, ordinal in zip(left, ordinals, strict=True):
        row.ordinal = ordinal
    assert found(ended(), left) == {violation}


def test_a_ticket_whose_row_is_gone_is_found_out() -> None:
    assert found(ended(), rows()[:2]) == {"ticket without a row"}


@pytest.mark.parametrize(
    ("gave", "violation"),
    [
        ([*done(ended()), ("never written", "a")], "command lost"),
        (done(ended())[1:], "command nobody gave"),
        ([("command 1", "b"), *done(ended())[1:]], "told another ticket"),
    ],
)
def test_a_command_is_applied_as_it_was_told(gave: list[tuple[str, str | None]], violation: str) -> None:
    assert found(ended(), gave=gave) == {violation}


def test_a_command_whose_lines_lie_apart_was_done_twice() -> None:
    told = [replace(line, command="command 4") if line.seq == 9 else line for line in ended()]
    assert found(told) == {"command done twice"}
