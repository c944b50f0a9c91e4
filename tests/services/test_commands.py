"""Every queue command is one ordered transaction, done once however often it is repeated."""

from __future__ import annotations

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from pst_kiosk.db.tables import ticket, ticket_event
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.guestbook import Invalid
from pst_kiosk.domain.ticket import Event
from tests.support.office import GUEST, TestOffice, command


def events(office: TestOffice) -> list[str]:
    with office.services.database.read() as connection:
        rows = connection.execute(select(ticket_event.c.event).order_by(ticket_event.c.seq))
        return [row.event for row in rows]


def test_a_repeated_command_gives_the_first_result_and_changes_nothing(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    take, call = command(), command()
    first = services.reception.take_number(take, "konsultasi", "id")
    assert services.reception.take_number(take, "konsultasi", "id").id == first.id
    services.reception.take_number(command(), "konsultasi", "id")
    assert services.calling.call_next(call, session) == "K-001"
    assert services.calling.call_next(call, session) == "K-001"
    assert events(kupang).count("joined") == 2
    assert events(kupang).count("called") == 1


def test_the_event_log_tells_the_visit_in_order(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    issued = services.reception.take_number(command(), "konsultasi", "id")
    services.calling.call_next(command(), session)
    services.calling.recall(command(), session)
    services.calling.arrived(command(), session)
    officer = services.accounts.officers()[1].id
    services.reception.sign_guest_book(command(), issued.id, officer, GUEST, identity_shown=True)
    services.calling.finish(command(), session)
    services.calling.finish(command(), session)
    services.calling.close_desk(command(), session)
    assert events(kupang) == [
        *("desk_opened", "joined", "called", "recalled", "serving", "guest_book", "finished"),
        *("joined", "called", "serving", "finished", "completed", "desk_closed"),
    ]


def test_time_never_runs_backwards_even_if_the_clock_does(kupang: TestOffice) -> None:
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    kupang.clock.forward(hours=-1)
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    with kupang.services.database.read() as connection:
        rows = connection.execute(select(ticket_event.c.seq, ticket_event.c.at).order_by(ticket_event.c.seq))
        moments = [row.at for row in rows]
    assert moments == sorted(moments)


def test_a_new_service_day_starts_at_one_again(kupang: TestOffice) -> None:
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    kupang.clock.forward(days=1)
    assert kupang.services.reception.take_number(command(), "konsultasi", "id").number == "K-001"


def test_a_guest_book_that_cannot_be_signed_stores_nothing(bengkulu: TestOffice) -> None:
    with pytest.raises(Invalid):
        bengkulu.services.reception.take_number(
            command(), "konsultasi", "id", {"name": "Ani", "email": "ani"}
        )
    with sqlite3.connect(bengkulu.services.database.path) as raw:
        counts = [
            raw.execute(f"SELECT count(*) FROM {t}").fetchone()[0] for t in ("visitor", "visit", "ticket")
        ]
    raw.close()
    assert counts == [0, 0, 0]


def test_sql_in_a_name_is_a_name(bengkulu: TestOffice) -> None:
    name = "Robert'); DROP TABLE visitor;--"
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", {**GUEST, "name": name})
    with sqlite3.connect(bengkulu.services.database.path) as raw:
        assert raw.execute("SELECT name FROM visitor").fetchall() == [(name,)]
    raw.close()


def test_a_desk_serves_one_visitor_at_a_time(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    services.reception.take_number(command(), "konsultasi", "id")
    services.reception.take_number(command(), "konsultasi", "id")
    services.calling.call_next(command(), session)
    with pytest.raises(Refused, match="desk busy: number K-001"):
        services.calling.call_next(command(), session)
    with pytest.raises(Refused, match="desk serving: number K-001"):
        services.calling.close_desk(command(), session)
    services.calling.no_show(command(), session)
    assert services.calling.call_next(command(), session) == "K-002"


def test_moves_out_of_turn_are_refused_and_change_nothing(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    with pytest.raises(Refused, match="nobody at desk"):
        services.calling.arrived(command(), session)
    services.reception.take_number(command(), "konsultasi", "id")
    services.calling.call_next(command(), session)
    before = events(kupang)
    with pytest.raises(Refused, match="not serving"):
        services.calling.finish(command(), session)
    assert events(kupang) == before


def test_a_desk_taken_by_another_officer_is_handed_over_only_when_asked(kupang: TestOffice) -> None:
    first = kupang.open_desk("loket-1")
    services = kupang.services
    with pytest.raises(Refused, match="desk taken"):
        services.calling.open_desk(command(), kupang.administrator.id, "loket-1")
    services.calling.open_desk(command(), kupang.administrator.id, "loket-1", take_over=True)
    with pytest.raises(Refused, match="desk closed"):
        services.calling.call_next(command(), first)
    assert services.board.desk(first) is None


def test_an_officer_who_signs_in_again_finds_the_visitor_at_the_desk(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    services.reception.take_number(command(), "konsultasi", "id")
    services.calling.call_next(command(), session)
    officer = services.accounts.officers()[1].id
    again = command()
    services.calling.open_desk(again, officer, "loket-1")
    view = services.board.desk(again)
    assert view is not None
    assert view.present is not None
    assert view.present.number == "K-001"


def test_numbers_and_calls_stay_exclusive_with_eight_stations_at_once(kupang: TestOffice) -> None:
    visitors, stations = 40, 8
    sessions = [
        kupang.open_desk(desk.key) for desk in kupang.services.office.desks if desk.key != "front-office"
    ]
    assert len(sessions) == 2
    start = threading.Barrier(stations)

    def take(_: int) -> list[str]:
        services = kupang.another_station()
        start.wait()
        taken = [
            services.reception.take_number(command(), "konsultasi", "id").number
            for _ in range(visitors // stations)
        ]
        services.close()
        return taken

    with ThreadPoolExecutor(stations) as pool:
        numbers = [number for taken in pool.map(take, range(stations)) for number in taken]
    assert sorted(numbers) == [f"K-{ordinal:03d}" for ordinal in range(1, visitors + 1)]
    with kupang.services.database.read() as connection:
        rows = connection.execute(select(ticket.c.number).order_by(ticket.c.joined_seq))
        assert [row.number for row in rows] == sorted(numbers)
        seqs = [row.seq for row in connection.execute(select(ticket_event.c.seq))]
    assert len(seqs) == len(set(seqs))
    assert events(kupang).count(Event.JOINED) == visitors
