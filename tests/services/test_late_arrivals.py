"""What a kiosk that was cut off hands in afterwards, on both engines."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select

from pst_kiosk.db.tables import audit_log, print_job, ticket, ticket_event
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.late_arrival import LateArrival, LatePrint
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.domain.ticket import offline_ordinal
from pst_kiosk.domain.ticket_code import new_code
from pst_kiosk.services import setup
from pst_kiosk.services.board import Late
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.server import prepare
from tests.support.office import GUEST, MORNING, TestOffice, called, command
from tests.support.postgres import Server

TAKEN = MORNING + dt.timedelta(minutes=7)
DELIVERED = MORNING + dt.timedelta(minutes=30)


def late(count: int = 1, service: str = "konsultasi", letter: str = "K", **facts: Any) -> LateArrival:
    """The kiosk with digit 1 gave its `count`-th number at 09.12, in Kupang."""
    ordinal = offline_ordinal(1, count)
    number = f"{letter}-{ordinal}"
    known: dict[str, Any] = {"language": "id", "issued_at": TAKEN, "time_unsure": False}
    return LateArrival(command(), service, ordinal, number, new_code(), **known | facts)


def deliver(office: TestOffice, *arrivals: LateArrival) -> None:
    """At 09.35."""
    office.clock.now = DELIVERED
    for arrival in arrivals:
        office.services.late_arrivals.deliver(arrival)


def waiting(office: TestOffice) -> list[str | None]:
    return [line.number for line in office.services.board.view().waiting]


def tickets(office: TestOffice, columns: str) -> list[tuple[Any, ...]]:
    return office.rows(f"SELECT {columns} FROM ticket ORDER BY joined_seq")


def audit(office: TestOffice) -> list[tuple[str, str]]:
    rows = office.rows("SELECT action, subject FROM audit_log WHERE officer_id IS NULL ORDER BY id")
    return [(row[0], str(row[1])) for row in rows]


def moments(office: TestOffice, statement: str) -> list[tuple[dt.datetime | None, ...]]:
    """What a statement finds, as moments in UTC, whichever way the engine gives them."""

    def moment(cell: Any) -> dt.datetime | None:
        found = dt.datetime.fromisoformat(cell) if isinstance(cell, str) else cell
        return found and (found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found)

    return [tuple(map(moment, row)) for row in office.rows(statement)]


def test_the_assistance_asked_for_with_the_number_gives_priority(kupang: TestOffice) -> None:
    deliver(kupang, late(1), late(2, draft={"assistance": 2}), late(3, draft={"assistance": "?"}))
    assert [bool(row[0]) for row in tickets(kupang, "priority")] == [False, True, False]
    assert sorted(kupang.rows("SELECT assistance FROM visit"), key=str) == [(2,), (None,), (None,)]
    session = kupang.open_desk("loket-1")
    assert called(kupang.services.calling.call_next(command(), session)) == "K-9102"


def test_it_waits_with_its_printed_number_its_true_time_and_its_delivery(kupang: TestOffice) -> None:
    arrival = late()
    deliver(kupang, arrival)
    assert tickets(kupang, "number, ordinal, code, status") == [("K-9101", 9101, arrival.code, "waiting")]
    assert moments(kupang, "SELECT issued_at, delivered_at, joined_at FROM ticket") == [
        (TAKEN, DELIVERED, DELIVERED)
    ]
    assert moments(kupang, "SELECT started_at, ended_at FROM visit") == [(TAKEN, None)]
    assert [bool(unsure) for (unsure,) in tickets(kupang, "time_unsure")] == [False]
    session = kupang.open_desk("loket-1")
    assert called(kupang.services.calling.call_next(command(), session)) == "K-9101"


def test_its_line_in_the_log_says_that_it_came_late(kupang: TestOffice) -> None:
    deliver(kupang, late())
    with kupang.services.database.read() as connection:
        (line,) = connection.execute(ticket_event.select()).all()
    assert (line.event, line.at) == ("joined", DELIVERED)
    assert line.details["offline"] is True
    assert dt.datetime.fromisoformat(line.details["taken_at"]) == TAKEN


def test_delivered_twice_it_is_there_once(kupang: TestOffice) -> None:
    arrival = late()
    deliver(kupang, arrival, arrival)
    with closing(kupang.another_station()) as station:
        station.late_arrivals.deliver(arrival)
    assert tickets(kupang, "number") == [("K-9101",)]
    assert audit(kupang) == []


def test_they_wait_in_the_order_they_were_delivered_and_the_days_numbers_go_on(kupang: TestOffice) -> None:
    take = kupang.services.reception.take_number
    take(command(), "konsultasi", "id")
    deliver(kupang, late(1), late(2))
    assert take(command(), "konsultasi", "id").number == "K-002"
    assert waiting(kupang) == ["K-001", "K-9101", "K-9102", "K-002"]


def test_a_command_that_had_reached_the_database_gets_the_number_on_the_paper(kupang: TestOffice) -> None:
    arrival = late()
    given = kupang.services.reception.take_number(arrival.command_id, "konsultasi", "id")
    assert given.number == "K-001"
    deliver(kupang, arrival)
    assert tickets(kupang, "number, ordinal, code") == [("K-9101", 9101, arrival.code)]
    assert waiting(kupang) == ["K-9101"]
    assert audit(kupang) == [("renumber", f"{given.id} K-001")]
    deliver(kupang, arrival)
    assert len(audit(kupang)) == 1


def test_a_number_that_is_being_served_already_is_changed_too(kupang: TestOffice) -> None:
    arrival, session = late(), kupang.open_desk("loket-1")
    kupang.services.reception.take_number(arrival.command_id, "konsultasi", "id")
    kupang.services.calling.call_next(command(), session)
    deliver(kupang, arrival)
    assert called(kupang.services.calling.arrived(command(), session)) == "K-9101"
    assert kupang.services.calling.undo(command(), session).number == "K-9101"


def test_the_guest_book_is_signed_from_the_draft_and_assistance_gives_priority(bengkulu: TestOffice) -> None:
    arrival = late(draft=GUEST | {"assistance": 1})
    deliver(bengkulu, arrival, arrival)
    assert bengkulu.rows("SELECT name, email FROM visitor") == [(GUEST["name"], GUEST["email"])]
    assert [bool(priority) for (priority,) in tickets(bengkulu, "priority")] == [True]
    assert bengkulu.rows("SELECT event FROM ticket_event ORDER BY seq") == [("guest_book",), ("joined",)]


def test_a_command_that_had_reached_the_database_is_not_signed_twice(bengkulu: TestOffice) -> None:
    arrival = late(draft=GUEST)
    bengkulu.services.reception.take_number(arrival.command_id, "konsultasi", "id", GUEST)
    deliver(bengkulu, arrival)
    assert bengkulu.rows("SELECT count(*) FROM visitor") == [(1,)]
    assert waiting(bengkulu) == ["K-9101"]


def test_a_guest_book_that_is_refused_keeps_nobody_out_and_the_officer_asks_for_it(
    bengkulu: TestOffice,
) -> None:
    deliver(bengkulu, late(1, draft={"name": "?"}), late(2, draft=GUEST))
    assert waiting(bengkulu) == ["K-9101", "K-9102"]
    (refused, subject), *others = audit(bengkulu)
    assert (refused, others) == ("guest_book_refused", [])
    assert bengkulu.rows("SELECT count(*) FROM visit WHERE guest_book_at IS NULL") == [(1,)]
    session = bengkulu.open_desk("meja-1")
    bengkulu.services.calling.call_next(command(), session)
    bengkulu.services.calling.arrived(command(), session)
    view = bengkulu.services.board.desk(session)
    assert view is not None
    assert view.present is not None
    assert (view.present.guest_book_due, view.present.guest_book_signed) == (True, False)
    officer = bengkulu.services.accounts.officers()[1].id
    sign = bengkulu.services.reception.sign_guest_book
    sign(command(), view.present.ticket_id, officer, GUEST, identity_shown=True)
    signed = bengkulu.rows("SELECT id FROM visit WHERE guest_book_at IS NOT NULL")
    assert subject in [str(visit) for (visit,) in signed]


def test_assistance_gives_priority_also_where_the_guest_book_is_still_to_be_signed(
    bengkulu: TestOffice,
) -> None:
    deliver(bengkulu, late(1, draft={"assistance": 1}), late(2))
    assert [bool(priority) for (priority,) in tickets(bengkulu, "priority")] == [True, False]
    assert sorted(bengkulu.rows("SELECT assistance, guest_book_at FROM visit"), key=str) == [
        (1, None),
        (None, None),
    ]


def test_a_group_is_as_large_as_at_the_kiosk_and_who_misses_calls_still_does(kupang: TestOffice) -> None:
    deliver(kupang, late(people=12, call_aid=2))
    assert kupang.rows("SELECT people, call_aid FROM visit") == [(12, 2)]


def book(office: TestOffice, **away: int) -> str:
    """An appointment at 10.00; `away` as of a timedelta."""
    at = MORNING.replace(hour=2, minute=0) + dt.timedelta(**away)
    return office.services.reception.book(command(), "konsultasi", at)


def test_an_appointment_is_kept_with_the_number_taken_for_it(kupang: TestOffice) -> None:
    code = book(kupang)
    arrival = late(appointment=code)
    deliver(kupang, arrival, arrival)
    assert moments(kupang, "SELECT appointment_at FROM ticket") == [(MORNING.replace(hour=2, minute=0),)]
    with pytest.raises(Refused, match="appointment used"):
        kupang.services.reception.appointment(code)


def test_an_appointment_that_is_not_his_to_keep_is_an_ordinary_number(kupang: TestOffice) -> None:
    used, tomorrow, reception = book(kupang), book(kupang, days=1), kupang.services.reception
    holder = reception.take_number(command(), "konsultasi", "id", appointment=used)
    codes = (used, tomorrow, "NOTACODE")
    deliver(kupang, *(late(count, appointment=code) for count, code in enumerate(codes, 1)))
    other = late(4, "perpustakaan", "P", appointment=book(kupang, hours=1))
    deliver(kupang, other)
    assert sorted(waiting(kupang), key=str) == [holder.number, "K-9101", "K-9102", "K-9103", "P-9104"]
    assert moments(kupang, "SELECT appointment_at FROM ticket WHERE ordinal > 9000") == [(None,)] * 4
    assert (
        str(kupang.rows("SELECT ticket_id FROM appointment WHERE ticket_id IS NOT NULL")[0][0]) == holder.id
    )


def test_desks_are_told_since_when_its_holder_has_been_here(kupang: TestOffice) -> None:
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    deliver(kupang, late(1), late(2, time_unsure=True))
    assert [line.late for line in kupang.services.board.view().waiting] == [
        None,
        Late(TAKEN, unsure=False),
        Late(TAKEN, unsure=True),
    ]


def test_clocks_start_with_the_delivery(bengkulu: TestOffice) -> None:
    bengkulu.open_desk("meja-1")
    deliver(bengkulu, late(draft=GUEST))
    (line,) = bengkulu.services.board.view().waiting
    assert line.deadline == DELIVERED + dt.timedelta(minutes=10)


def test_who_came_on_a_day_that_is_over_is_kept_on_that_day_and_closed(bengkulu: TestOffice) -> None:
    arrival = late(draft=GUEST)
    bengkulu.clock.now = DELIVERED + dt.timedelta(days=1)
    for _ in range(2):
        bengkulu.services.late_arrivals.deliver(arrival)
    today = MORNING.date()
    assert waiting(bengkulu) == []
    assert [(str(day), status) for day, status in tickets(bengkulu, "service_day, status")] == [
        (today.isoformat(), "cancelled")
    ]
    lines = bengkulu.services.review.log(today)
    assert [line["event"] for line in lines] == ["guest_book", "joined", "cancelled", "completed"]
    assert moments(bengkulu, "SELECT started_at, ended_at FROM visit") == [
        (TAKEN, DELIVERED + dt.timedelta(days=1))
    ]
    outcomes = {promise.outcome.value for promise in bengkulu.services.review.promises(today)}
    assert outcomes == {"void"}
    assert bengkulu.rows("SELECT count(*) FROM visitor") == [(1,)]


def test_a_time_ahead_of_the_databases_is_the_deliverys(kupang: TestOffice) -> None:
    deliver(kupang, late(issued_at=MORNING + dt.timedelta(days=300), time_unsure=True))
    assert moments(kupang, "SELECT issued_at FROM ticket") == [(DELIVERED,)]
    assert waiting(kupang) == ["K-9101"]
    assert [bool(unsure) for (unsure,) in tickets(kupang, "time_unsure")] == [True]


def test_two_holders_of_one_number_are_both_let_in(kupang: TestOffice) -> None:
    arrivals = [late(1), late(1), late(1)]
    deliver(kupang, *arrivals, *arrivals)
    assert waiting(kupang) == ["K-9101", "K-9101B", "K-9101C"]
    assert [code for (code,) in tickets(kupang, "code")] == [arrival.code for arrival in arrivals]
    assert [action for action, _ in audit(kupang)] == ["renumber", "renumber"]


def test_without_numbers_the_visit_is_kept_all_the_same(make_office: Any) -> None:
    blitar = make_office("kota-blitar")
    deliver(blitar, replace(late(draft=GUEST), number=None))
    assert tickets(blitar, "number, ordinal, status") == [(None, 9101, "waiting")]


def test_prints_are_noted_with_the_ticket_once(kupang: TestOffice) -> None:
    later = TAKEN + dt.timedelta(seconds=3)
    printed = LatePrint(command(), "kios-1", TAKEN, later, PrintState.SENT)
    failed = LatePrint(command(), "kios-1", TAKEN, later, PrintState.FAILED, "printer_refused")
    cut = LatePrint(command(), "kios-1", TAKEN)
    arrival = late(prints=(printed, failed, cut))
    deliver(kupang, arrival, arrival)
    assert sorted(kupang.rows("SELECT state, fault, station FROM print_job"), key=str) == [
        ("failed", "printer_refused", "kios-1"),
        ("queued", None, "kios-1"),
        ("sent", None, "kios-1"),
    ]


def test_a_kiosk_is_told_what_it_must_know(kupang: TestOffice) -> None:
    told = kupang.services.late_arrivals.provisions(1)
    assert (told.office, told.digit, told.given) == (kupang.services.office, 1, {})
    deliver(kupang, late(1), late(4), late(2, "penjualan", "J"))
    assert kupang.services.late_arrivals.provisions(1).given == {"K": 4, "J": 2}
    assert kupang.services.late_arrivals.provisions(2).given == {}
    kupang.clock.forward(days=1)
    assert kupang.services.late_arrivals.provisions(1).given == {}


def test_a_kiosk_without_a_digit_is_told_the_rest(kupang: TestOffice) -> None:
    told = kupang.services.late_arrivals.provisions(None)
    assert (told.digit, told.given) == (None, {})


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_visit_keeps_the_language_spoken_at_the_kiosk(kupang: TestOffice, language: str) -> None:
    deliver(kupang, late(language=language))
    assert kupang.rows("SELECT language FROM visit") == [(language,)]


def test_a_kiosk_brings_in_everything_with_its_own_rights(postgres_server: Server) -> None:
    ready = prepare(postgres_server.url("postgres"), "late")
    setup.install(ready.owner, setup.read_profile(setup.profile_path("provinsi-bengkulu")), "Administrator")
    now = dt.datetime.now(dt.UTC)
    printed = LatePrint(command(), "kios-1", now, now, PrintState.SENT)
    reached = late(1, draft=GUEST, issued_at=now)
    yesterday = late(2, draft=GUEST, issued_at=now - dt.timedelta(days=1))
    refused = late(3, draft={}, issued_at=now, prints=(printed,))
    twin = late(3, draft=GUEST, issued_at=now)
    with closing(open_services(ready.stations["kiosk"], lambda year: {})) as kiosk:
        digit = kiosk.stations.report("kios-1", "kiosk", "0.1.0", None, lambda: now)
        kiosk.reception.take_number(reached.command_id, "konsultasi", "id", GUEST)
        for arrival in (reached, yesterday, refused, twin) * 2:
            kiosk.late_arrivals.deliver(arrival)
        known = kiosk.late_arrivals.provisions(digit)
        assert (known.digit, known.given) == (1, {"K": 3})
    with closing(open_services(ready.owner, lambda year: {})) as owner, owner.database.read() as connection:
        found = connection.execute(select(ticket.c.number, ticket.c.status).order_by(ticket.c.joined_seq))
        assert [tuple(row) for row in found] == [
            ("K-9101", "waiting"),
            ("K-9102", "cancelled"),
            ("K-9103", "waiting"),
            ("K-9103B", "waiting"),
        ]
        noted = connection.execute(select(audit_log.c.action).where(audit_log.c.officer_id.is_(None)))
        assert sorted(noted.scalars()) == ["guest_book_refused", "renumber", "renumber"]
        assert connection.execute(select(print_job.c.state)).scalars().all() == ["sent"]


def test_nobody_is_sent_away_by_a_clock_that_may_be_a_day_behind(kupang: TestOffice) -> None:
    deliver(kupang, late(issued_at=TAKEN - dt.timedelta(days=1), time_unsure=True))
    assert tickets(kupang, "status") == [("waiting",)]
