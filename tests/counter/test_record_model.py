"""The service record saves itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject

from pst_kiosk.counter import record_model
from pst_kiosk.counter.record_model import LONGEST, SAVE_AFTER_MS, RecordModel
from pst_kiosk.db import engine
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.record import Outcome, ServiceRecord
from pst_kiosk.services.records import Records, Saved
from tests.counter.conftest import Station
from tests.support.office import TestOffice, command
from tests.support.screens import drain, wait_until

Start = Callable[[str], RecordModel]


@pytest.fixture
def ticket(kupang: TestOffice) -> str:
    return kupang.services.reception.take_number(command(), "konsultasi", "id").id


@pytest.fixture
def start(kupang: TestOffice, station_of: Callable[[TestOffice], Station], owner: QObject) -> Iterator[Start]:
    station = station_of(kupang)

    def make(ticket: str) -> RecordModel:
        model = RecordModel(station.lane, ticket, kupang.administrator.id, "loket-1", owner)
        model.load()
        wait_until(lambda: model.ready, "the stored record")
        return model

    yield make
    drain(station.lane)


def test_typing_without_a_pause_is_saved_within_a_second(
    kupang: TestOffice, ticket: str, start: Start
) -> None:
    assert SAVE_AFTER_MS < 1000
    model = start(ticket)
    typed = 0

    def keep_typing() -> bool:
        nonlocal typed
        typed += 1
        model.write(f"huruf ke-{typed}")
        return model.saved_at is not None

    wait_until(keep_typing, "a save while typing")
    assert kupang.services.records.load(ticket).record.summary


def test_what_was_stored_before_is_gone_on_with(kupang: TestOffice, ticket: str, start: Start) -> None:
    stored = ServiceRecord(summary="Inflasi", outcome=Outcome.PARTLY)
    kupang.services.records.save(ticket, kupang.administrator.id, "loket-1", stored)
    model = start(ticket)
    assert (model.summary, model.outcome, model.unsaved) == ("Inflasi", "sebagian", False)


def test_a_visitor_who_leaves_takes_nothing_typed_away(kupang: TestOffice, ticket: str, start: Start) -> None:
    model = start(ticket)
    model.write("Dirujuk ke dinas")
    model.choose("dirujuk")
    model.let_go()
    wait_until(
        lambda: kupang.services.records.load(ticket).record.outcome is Outcome.REFERRED, "the last save"
    )
    assert kupang.services.records.load(ticket).record.summary == "Dirujuk ke dinas"


def test_too_long_a_text_stays_on_the_screen_until_it_is_shortened(
    kupang: TestOffice, ticket: str, start: Start
) -> None:
    assert len(ServiceRecord(summary="x" * LONGEST).summary) == LONGEST
    with pytest.raises(ValueError, match="at most"):
        ServiceRecord(summary="x" * (LONGEST + 1))
    model = start(ticket)
    model.write("x" * 10_000)
    model.save()
    assert (model.too_long, model.unsaved, len(model.summary)) == (True, True, 10_000)
    model.write("ringkas 😀'; DROP TABLE ticket;--")
    wait_until(lambda: model.saved_at is not None, "the short one saved")
    assert kupang.services.records.load(ticket).record.summary == "ringkas 😀'; DROP TABLE ticket;--"


def test_text_that_waits_is_saved_as_soon_as_the_database_answers(
    kupang: TestOffice,
    ticket: str,
    station_of: Callable[[TestOffice], Station],
    owner: QObject,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "BUSY_FOR", 0.05)
    monkeypatch.setattr(record_model, "RETRY_MS", 60_000)
    lane = station_of(kupang).lane
    model = RecordModel(lane, ticket, kupang.administrator.id, "loket-1", owner)
    model.load()
    wait_until(lambda: model.ready, "the stored record")
    holder = sqlite3.connect(kupang.services.database.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    model.write("Inflasi bulanan")
    wait_until(lambda: model.stuck, "the fault")
    holder.execute("ROLLBACK")
    holder.close()
    lane.post(lambda services: services.board.view())
    wait_until(lambda: not model.unsaved, "the save")
    assert not model.stuck
    drain(lane)


def test_while_the_database_is_held_the_text_waits(
    kupang: TestOffice, ticket: str, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_FOR", 0.05)
    monkeypatch.setattr(record_model, "RETRY_MS", 20)
    model = start(ticket)
    holder = sqlite3.connect(kupang.services.database.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    away: list[str] = []
    model.away.connect(away.append)
    model.write("Inflasi bulanan")
    model.save()
    wait_until(lambda: away, "the fault")
    assert (away[0], model.unsaved) == ("database_busy", True)
    holder.execute("ROLLBACK")
    holder.close()
    wait_until(lambda: not model.unsaved, "the save")
    assert kupang.services.records.load(ticket).record.summary == "Inflasi bulanan"


def test_text_typed_while_it_is_saved_is_saved_next(kupang: TestOffice, ticket: str, start: Start) -> None:
    model = start(ticket)
    model.write("Inflasi")
    model.save()
    model.write("Inflasi bulanan")
    wait_until(lambda: not model.unsaved, "the second save")
    assert kupang.services.records.load(ticket).record.summary == "Inflasi bulanan"


def test_who_writes_on_after_a_lost_answer_is_not_told_of_himself(
    kupang: TestOffice, ticket: str, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_model, "RETRY_MS", 20)
    model = start(ticket)
    lost = 0
    save = Records.save

    def lose_the_answer(self: Records, *given: Any) -> Saved:
        nonlocal lost
        saved = save(self, *given)
        lost += 1
        if lost <= 2:
            raise EnvironmentFault("database_unavailable")
        return saved

    monkeypatch.setattr(Records, "save", lose_the_answer)
    model.write("Inflasi")
    model.save()
    model.write("Inflasi bulanan")
    wait_until(lambda: lost > 2 and not model.unsaved, "the save")
    assert (model.news, model.conflicts) == (None, ())
    assert kupang.services.records.load(ticket).record.summary == "Inflasi bulanan"


def test_who_leaves_loses_nothing_to_what_another_wrote_meanwhile(
    kupang: TestOffice, ticket: str, start: Start
) -> None:
    model = start(ticket)
    theirs = ServiceRecord(outcome=Outcome.PARTLY, referral="Bappeda")
    kupang.services.records.save(ticket, kupang.administrator.id, "loket-2", theirs)
    model.write("Inflasi")
    model.let_go()
    wait_until(lambda: kupang.services.records.load(ticket).revision == 2, "the last save")
    assert kupang.services.records.load(ticket).record == ServiceRecord(
        summary="Inflasi", outcome=Outcome.PARTLY, referral="Bappeda"
    )


def test_rows_are_stored_while_the_text_is_too_long(kupang: TestOffice, ticket: str, start: Start) -> None:
    model = start(ticket)
    model.write("x" * 10_000)
    model.add_need()
    model.change_need(0, detail="Inflasi")
    wait_until(lambda: kupang.services.records.load(ticket).needs, "the row")
    assert kupang.services.records.load(ticket).record.summary == ""
    assert (model.too_long, model.unsaved) == (True, True)
