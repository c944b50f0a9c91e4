"""Every queue command is one ordered transaction, done once however often it is repeated."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import pytest
from sqlalchemy import select

from pst_kiosk.db.tables import ticket, ticket_event
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.domain.guestbook import Invalid
from pst_kiosk.domain.ticket import Event
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.welcome import ServiceNow
from tests.support.office import GUEST, MORNING, TestOffice, called, command


def events(office: TestOffice) -> list[str]:
    with office.services.database.read() as connection:
        rows = connection.execute(select(ticket_event.c.event).order_by(ticket_event.c.seq))
        return [row.event for row in rows]


def waiting_for(office: TestOffice, service: str) -> ServiceNow:
    """A service as the kiosk's idle page shows it."""
    return next(s for s in office.services.welcome().services if s.service.key == service)


def test_a_repeated_command_gives_the_first_result_and_changes_nothing(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    take, call = command(), command()
    first = services.reception.take_number(take, "konsultasi", "id")
    assert services.reception.take_number(take, "konsultasi", "id").id == first.id
    services.reception.take_number(command(), "konsultasi", "id")
    assert called(services.calling.call_next(call, session)) == "K-001"
    assert called(services.calling.call_next(call, session)) == "K-001"
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
    counts = [bengkulu.rows(f"SELECT count(*) FROM {t}")[0][0] for t in ("visitor", "visit", "ticket")]
    assert counts == [0, 0, 0]


def test_sql_in_a_name_is_a_name(bengkulu: TestOffice) -> None:
    name = "Robert'); DROP TABLE visitor;--"
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", {**GUEST, "name": name})
    assert bengkulu.rows("SELECT name FROM visitor") == [(name,)]


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
    assert called(services.calling.call_next(command(), session)) == "K-002"


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


def test_going_on_at_the_same_desk_is_no_new_call(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    issued = services.reception.take_number(command(), "konsultasi", "id")
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    officer = services.accounts.officers()[1].id
    services.reception.sign_guest_book(command(), issued.id, officer, GUEST, identity_shown=True)
    before = services.board.view().call
    services.calling.finish(command(), session)
    assert before is not None
    assert services.board.view().call == before


def test_a_desk_nobody_signed_out_of_is_closed_the_next_day(kupang: TestOffice) -> None:
    session = kupang.open_desk("loket-1")
    kupang.clock.forward(days=1)
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    assert kupang.services.board.view().desks == ()
    assert kupang.services.board.desk(session) is None
    with pytest.raises(Refused, match="desk closed"):
        kupang.services.calling.call_next(command(), session)


def test_an_officer_does_not_leave_a_visitor_behind_at_another_desk(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    services.reception.take_number(command(), "konsultasi", "id")
    services.calling.call_next(command(), session)
    officer = services.accounts.officers()[1].id
    with pytest.raises(Refused, match="desk serving"):
        services.calling.open_desk(command(), officer, "loket-2")


def test_a_clock_that_falls_back_a_little_hides_nobody(kupang: TestOffice) -> None:
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    kupang.clock.forward(hours=-10)
    assert [line.number for line in kupang.services.board.view().waiting] == ["K-001"]
    assert waiting_for(kupang, "konsultasi").waiting == 1


def test_a_clock_that_jumps_back_an_hour_makes_no_negative_wait_and_loses_no_order(
    bengkulu: TestOffice,
) -> None:
    services, session = bengkulu.services, bengkulu.open_desk("meja-1")
    first = services.reception.take_number(command(), "konsultasi", "id", GUEST)
    bengkulu.clock.forward(minutes=5)
    services.calling.call_next(command(), session)
    bengkulu.clock.forward(hours=-1)
    second = services.reception.take_number(command(), "konsultasi", "id", GUEST)
    services.calling.arrived(command(), session)
    services.calling.finish(command(), session)
    assert called(services.calling.call_next(command(), session)) == second.number
    bengkulu.clock.forward(minutes=30)
    services.calling.arrived(command(), session)
    log = services.review.log(dt.date(2026, 11, 18))
    moments = [dt.datetime.fromisoformat(line["at"]) for line in log]
    assert moments == sorted(moments)
    promises = services.review.promises(dt.date(2026, 11, 18))
    assert {promise.ticket for promise in promises} == {first.id, second.id}
    for promise in promises:
        assert promise.started_at is not None
        assert promise.served_at is not None
        assert promise.joined_at <= promise.started_at <= promise.served_at


def test_a_clock_that_is_plainly_wrong_books_nothing(kupang: TestOffice) -> None:
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    kupang.clock.forward(days=-2)
    with pytest.raises(EnvironmentFault, match="clock wrong"):
        kupang.services.reception.take_number(command(), "konsultasi", "id")


def test_the_idle_page_counts_who_waits_for_the_first_desk(kupang: TestOffice) -> None:
    services, front = kupang.services, kupang.open_desk("front-office")
    issued = services.reception.take_number(command(), "konsultasi", "id")
    services.calling.call_next(command(), front)
    services.calling.arrived(command(), front)
    officer = services.accounts.officers()[1].id
    services.reception.sign_guest_book(command(), issued.id, officer, GUEST, identity_shown=True)
    services.calling.finish(command(), front)
    shown = waiting_for(kupang, "konsultasi")
    assert (shown.waiting, shown.wait) == (0, None)


def test_assistance_asked_for_at_the_front_office_gives_priority(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    issued = services.reception.take_number(command(), "konsultasi", "id")
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    officer = services.accounts.officers()[1].id
    draft = {**GUEST, "assistance": 3}
    services.reception.sign_guest_book(command(), issued.id, officer, draft, identity_shown=True)
    with services.database.read() as connection:
        assert connection.execute(select(ticket.c.priority)).scalar_one()


def test_an_identity_is_ticked_at_the_desk_where_the_guest_book_was_signed_at_the_kiosk(
    bengkulu: TestOffice,
) -> None:
    services, session = bengkulu.services, bengkulu.open_desk("meja-1")
    issued = services.reception.take_number(command(), "konsultasi", "id", GUEST)
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)

    def due() -> bool:
        view = services.board.desk(session)
        assert view is not None
        assert view.present is not None
        return view.present.identity_due

    assert due()
    services.reception.confirm_identity(issued.id, bengkulu.administrator.id)
    assert not due()


def work_at_once(url: str, task: str, rounds: int) -> list[str]:
    """What one process of several does at full speed: give numbers, or call and let go."""
    services = open_services(url, lambda year: {}, lambda: MORNING)
    done: list[str] = []
    if task == "kiosk":
        issued = [services.reception.take_number(command(), "konsultasi", "id") for _ in range(rounds)]
        done = [str(ticket.number) for ticket in issued]
    else:
        give_up = time.monotonic() + 30
        while len(done) < rounds and time.monotonic() < give_up:
            moved = services.calling.call_next(command(), task)
            if moved is not None:
                services.calling.no_show(command(), task)
                done.append(str(moved.number))
    services.close()
    return done


def test_numbers_and_calls_stay_exclusive_between_processes(kupang: TestOffice) -> None:
    a_kiosk, a_desk = 15, 15
    desks = [kupang.open_desk("loket-1"), kupang.open_desk("front-office")]
    tasks = ["kiosk", "kiosk", *desks]
    with ProcessPoolExecutor(len(tasks), multiprocessing.get_context("spawn")) as pool:
        results = list(pool.map(partial(work_at_once, kupang.url), tasks, [a_kiosk] * 2 + [a_desk] * 2))
    numbers, calls = results[0] + results[1], results[2] + results[3]
    everyone = [f"K-{ordinal:03d}" for ordinal in range(1, 2 * a_kiosk + 1)]
    assert sorted(numbers) == everyone
    assert sorted(calls) == everyone
    with kupang.services.database.read() as connection:
        rows = connection.execute(
            select(ticket_event.c.seq, ticket_event.c.event, ticket.c.ordinal)
            .outerjoin(ticket, ticket.c.id == ticket_event.c.ticket_id)
            .order_by(ticket_event.c.seq)
        ).all()
    ordinals = [row.ordinal for row in rows if row.event == Event.CALLED]
    assert ordinals == sorted(ordinals)
    assert len({row.seq for row in rows}) == len(rows)
