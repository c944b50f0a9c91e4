"""Intents: once, under one identity, until the database has taken them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject

from pst_kiosk.counter import intent
from pst_kiosk.counter.intent import Intents
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.services.moves import Moved
from pst_kiosk.services.opening import Services
from tests.counter.conftest import Station
from tests.support.office import TestOffice, called, command
from tests.support.screens import drain, wait_until

Make = Callable[[TestOffice], Station]


def test_a_key_pressed_twice_calls_once(kupang: TestOffice, station_of: Make, owner: QObject) -> None:
    session = kupang.open_desk("loket-1")
    for _ in range(2):
        kupang.services.reception.take_number(command(), "konsultasi", "id")
    station = station_of(kupang)
    intents = Intents(station.lane, owner)
    answers: list[Moved | None] = []
    refused: list[Exception] = []
    for _ in range(2):
        intents.send(lambda s, c: s.calling.call_next(c, session), answers.append, refused.append)
    drain(station.lane)
    assert ([called(answer) for answer in answers], refused, intents.busy) == (["K-001"], [], False)


def test_an_answer_lost_on_the_way_is_asked_for_again_under_the_same_identity(
    kupang: TestOffice, station_of: Make, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intent, "RETRY_MS", 10)
    session = kupang.open_desk("loket-1")
    for _ in range(2):
        kupang.services.reception.take_number(command(), "konsultasi", "id")
    station = station_of(kupang)
    intents = Intents(station.lane, owner)
    identities: list[str] = []
    away: list[str] = []
    intents.away.connect(away.append)
    answers: list[Moved | None] = []

    def call(services: Services, identity: str) -> Moved | None:
        identities.append(identity)
        moved = services.calling.call_next(identity, session)
        if len(identities) == 1:
            raise EnvironmentFault("database_unavailable")
        return moved

    intents.send(call, answers.append, lambda error: None)
    wait_until(lambda: answers)
    assert [called(answer) for answer in answers] == ["K-001"]
    assert away == ["database_unavailable"]
    assert len(identities) == 2
    assert len(set(identities)) == 1
    assert [line.number for line in kupang.services.board.view().waiting] == ["K-002"]


def test_an_intent_that_waits_is_sent_as_soon_as_the_database_answers_another(
    kupang: TestOffice, station_of: Make, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intent, "RETRY_MS", 60_000)
    station = station_of(kupang)
    intents = Intents(station.lane, owner)
    tries: list[str] = []

    def second_time(_: Services, identity: str) -> str:
        tries.append(identity)
        if len(tries) == 1:
            raise EnvironmentFault("database_unavailable")
        return "done"

    answers: list[str] = []
    intents.send(second_time, answers.append, lambda _: None)
    wait_until(lambda: intents.stuck)
    station.lane.post(lambda _: None)
    wait_until(lambda: answers)
    assert tries == [tries[0]] * 2


def test_a_refusal_ends_the_intent_and_the_next_one_has_another_identity(
    kupang: TestOffice, station_of: Make, owner: QObject
) -> None:
    station = station_of(kupang)
    intents = Intents(station.lane, owner)
    identities: list[str] = []
    refused: list[Exception] = []

    def call(services: Services, identity: str) -> None:
        identities.append(identity)
        services.calling.call_next(identity, "no-such-session")

    for _ in range(2):
        intents.send(call, lambda _: None, refused.append)
        drain(station.lane)
    assert [error.code for error in refused if isinstance(error, Refused)] == ["desk_closed"] * 2
    assert len(set(identities)) == 2


def test_a_changed_intent_is_not_sent_again(
    kupang: TestOffice, station_of: Make, owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intent, "RETRY_MS", 10)
    station = station_of(kupang)
    intents = Intents(station.lane, owner)
    tries: list[str] = []

    def call(_: Services, identity: str) -> None:
        tries.append(identity)
        raise EnvironmentFault("database_busy")

    intents.send(call, lambda _: None, lambda _: None)
    wait_until(lambda: intents.stuck)
    intents.drop()
    assert not intents.busy
    drain(station.lane)
    assert len(tries) == 1
