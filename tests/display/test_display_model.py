"""The board's view model on a real office: the counter is another program on the same database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from pst_kiosk.display.display_model import DisplayModel
from pst_kiosk.services.opening import Services
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from tests.support.office import TestOffice, command
from tests.support.screens import drain, wait_until

Station = tuple[Lane[Services], Feed]


@pytest.fixture
def model(station: Station) -> Iterator[DisplayModel]:
    made = DisplayModel(*station, lambda: "papan")
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(rows, fatal) for rows in (made.desks, made.waiting)]
    made.pageSize = 3
    yield made
    del testers


def begin(model: DisplayModel) -> None:
    model.start()
    wait_until(lambda: model.property("phase") != "starting", "the first reading")


def numbers(model: DisplayModel) -> list[str]:
    rows = model.waiting
    role = next(role for role, name in rows.roleNames().items() if name == b"number")
    return [rows.data(rows.index(place), role) for place in range(rows.rowCount())]


def test_a_call_at_the_counter_appears_by_itself(kupang: TestOffice, model: DisplayModel) -> None:
    session = kupang.open_desk("loket-1")
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    begin(model)
    called = QSignalSpy(model.called)
    assert (model.property("phase"), numbers(model)) == ("welcome", ["K-001"])

    kupang.services.calling.call_next(command(), session)
    wait_until(lambda: model.property("callSeq") > 0)
    assert model.property("callNumber") == "K-001"
    assert model.property("callDesk") == "Loket 1"
    assert model.property("callService") == "Konsultasi statistik"
    assert numbers(model) == []
    assert called.count() == 1


def test_calls_at_one_moment_are_announced_one_after_the_other_and_told_each_by_itself(
    kupang: TestOffice, model: DisplayModel
) -> None:
    sessions = kupang.open_desk("loket-1"), kupang.open_desk("front-office")
    model.called.connect(model.painted)
    for session in sessions:
        kupang.services.reception.take_number(command(), "konsultasi", "id")
        kupang.services.calling.call_next(command(), session)
    first, second = (call.seq for call in reversed(kupang.services.board.view().calls))

    def told() -> list[int]:
        return [seq for (seq,) in kupang.rows("SELECT seq FROM call_receipt ORDER BY seq")]

    begin(model)
    wait_until(told, "the first call to be told")
    assert (model.property("callNumber"), told()) == ("K-001", [first])
    model._standing.setInterval(20)
    wait_until(lambda: told() == [first, second], "the second call to be told")
    assert model.property("callNumber") == "K-002"


def test_a_call_made_before_the_board_came_is_announced_while_it_is_open(
    kupang: TestOffice, model: DisplayModel
) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    calling.call_next(command(), session)
    called = QSignalSpy(model.called)
    begin(model)
    assert (model.property("callNumber"), called.count()) == ("K-001", 1)


def test_a_visitor_who_was_at_the_desk_before_the_board_came_is_not_called_again(
    kupang: TestOffice, model: DisplayModel
) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    calling.call_next(command(), session)
    calling.arrived(command(), session)
    called = QSignalSpy(model.called)
    begin(model)
    assert (model.property("callNumber"), called.count()) == ("K-001", 0)


def test_an_older_call_that_is_left_over_is_not_announced_again(
    kupang: TestOffice, model: DisplayModel
) -> None:
    front, desk = kupang.open_desk("front-office"), kupang.open_desk("loket-1")
    calling = kupang.services.calling
    model._standing.setInterval(20)
    begin(model)
    called = QSignalSpy(model.called)
    for session in (front, desk):
        kupang.services.reception.take_number(command(), "konsultasi", "id")
        calling.call_next(command(), session)
    wait_until(lambda: called.count() == 2 and not model._standing.isActive(), "both calls")
    assert model.property("callNumber") == "K-002"
    calling.no_show(command(), desk)
    wait_until(lambda: model.property("callNumber") == "K-001")
    assert called.count() == 2
    calling.recall(command(), front)
    wait_until(lambda: called.count() == 3)


def test_the_clocks_run_between_two_readings(kupang: TestOffice, model: DisplayModel) -> None:
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    begin(model)
    rows = model.waiting
    role = next(role for role, name in rows.roleNames().items() if name == b"words")
    words = {rows.data(rows.index(0), role)}
    rows.dataChanged.connect(lambda: words.add(rows.data(rows.index(0), role)))
    wait_until(lambda: len(words) >= 3)
    assert {"09.59", "09.58"} <= words


def test_pages_turn_until_everybody_was_shown(kupang: TestOffice, model: DisplayModel) -> None:
    for _ in range(8):
        kupang.services.reception.take_number(command(), "konsultasi", "id")
    model._turning.setInterval(20)
    begin(model)
    seen: dict[str, set[str]] = {model.property("page"): set(numbers(model))}
    model.turned.connect(lambda: seen.update({model.property("page"): set(numbers(model))}))
    wait_until(lambda: len(seen) == 3)
    assert set(seen) == {f"Halaman {page} dari 3" for page in (1, 2, 3)}
    assert set().union(*seen.values()) == {f"K-{number:03}" for number in range(1, 9)}
    assert model.property("waitingCount") == 8


def test_the_last_good_board_stays_while_the_database_is_away(
    kupang: TestOffice, model: DisplayModel, station: Station
) -> None:
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    begin(model)
    with sqlite3.connect(kupang.services.database.path) as raw:
        raw.execute("ALTER TABLE ticket_event RENAME TO gone")
    wait_until(lambda: model.property("notice"))
    assert model.property("notice") == "Data pukul 09.05, menyambung kembali…"
    assert numbers(model) == ["K-001"]

    raw.execute("ALTER TABLE gone RENAME TO ticket_event")
    raw.close()
    wait_until(lambda: not model.property("notice"))
    drain(station[0])


def test_a_board_started_without_a_database_says_so_and_comes_up_by_itself(
    kupang: TestOffice, model: DisplayModel
) -> None:
    path = kupang.services.database.path
    kupang.services.close()
    hidden = path.rename(path.with_suffix(".hidden"))
    model.start()
    wait_until(lambda: model.property("subline"))
    assert model.property("phase") == "starting"
    hidden.rename(path)
    wait_until(lambda: model.property("phase") == "welcome", timeout=10)
