"""What an officer's desk is told beyond the public board."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields

import pytest

from pst_kiosk.domain.ticket import Event
from pst_kiosk.services.board import BoardView, DeskNow, Waiting
from pst_kiosk.services.desk_view import DeskView
from tests.services.test_moves import serve, take
from tests.support.office import GUEST, TestOffice, command


def desk(office: TestOffice, session: str) -> DeskView:
    view = office.services.board.desk(session)
    assert view is not None
    return view


def names(view: DeskView, ticket_id: str) -> list[tuple[str, str | None]]:
    return [(target.service, target.desk) for target in view.transfers[ticket_id]]


def test_held_and_missing_visitors_stand_aside_until_they_come_back(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    missed, served, set_aside = take(bengkulu), take(bengkulu), take(bengkulu)
    calling.call_next(command(), session)
    calling.no_show(command(), session)
    serve(bengkulu, session)
    calling.hold(command(), session, served.id)
    bengkulu.clock.forward(minutes=2)
    calling.hold(command(), session, set_aside.id)
    shown = [(line.number, line.no_show, line.in_service) for line in desk(bengkulu, session).aside]
    assert shown == [("K-001", True, False), ("K-002", False, True), ("K-003", False, False)]
    since = [line.since for line in desk(bengkulu, session).aside]
    assert since[2] - since[0] == dt.timedelta(minutes=2)
    calling.return_no_show(command(), session, missed.id)
    calling.resume(command(), session, set_aside.id)
    calling.resume(command(), session, served.id)
    assert desk(bengkulu, session).aside == ()


def test_only_the_desks_own_queues_stand_aside(kupang: TestOffice) -> None:
    calling, front, service = (
        kupang.services.calling,
        kupang.open_desk("front-office"),
        kupang.open_desk("loket-2"),
    )
    ticket = kupang.services.reception.take_number(command(), "konsultasi", "id")
    calling.hold(command(), front, ticket.id)
    assert [line.number for line in desk(kupang, front).aside] == ["K-001"]
    assert desk(kupang, service).aside == ()


def test_visitors_may_be_sent_to_other_services_and_to_open_desks_that_serve_them(
    bengkulu: TestOffice,
) -> None:
    here = bengkulu.open_desk("meja-1")
    waits = take(bengkulu)
    services = [("perpustakaan", None), ("penjualan", None), ("rekomendasi", None)]
    assert names(desk(bengkulu, here), waits.id) == services
    bengkulu.open_desk("meja-2")
    assert names(desk(bengkulu, here), waits.id) == [*services, ("konsultasi", "meja-2")]
    serve(bengkulu, here)
    assert names(desk(bengkulu, here), waits.id)[-1] == ("konsultasi", "meja-2")


def test_a_desk_whose_officer_does_not_serve_the_queue_is_not_offered(bengkulu: TestOffice) -> None:
    here = bengkulu.open_desk("meja-1")
    waits = take(bengkulu)
    bengkulu.open_desk("meja-2", queues=(("perpustakaan", "konfirmasi"),))
    assert all(target.desk is None for target in desk(bengkulu, here).transfers[waits.id])


def test_a_further_service_is_offered_at_the_last_stage_alone(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    ticket = services.reception.take_number(command(), "konsultasi", "id")
    serve(kupang, session)
    present = desk(kupang, session).present
    assert present is not None
    assert present.further == ()
    services.reception.sign_guest_book(command(), ticket.id, kupang.administrator.id, GUEST, True)
    services.calling.finish(command(), session)
    present = desk(kupang, session).present
    assert present is not None
    assert [target.service for target in present.further] == ["perpustakaan", "penjualan", "rekomendasi"]


def offered(office: TestOffice, session: str) -> tuple[bool, bool]:
    """Whether something may be sold, and a softcopy asked for, where the visitor is."""
    present = desk(office, session).present
    assert present is not None
    return present.sells, present.softcopy


@pytest.mark.parametrize(
    ("service", "at_the_desk"),
    [("perpustakaan", (False, True)), ("penjualan", (True, False)), ("rekomendasi", (False, False))],
)
def test_sales_and_softcopies_are_for_the_stages_that_have_them(
    kupang: TestOffice, service: str, at_the_desk: tuple[bool, bool]
) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    ticket = services.reception.take_number(command(), service, "id")
    serve(kupang, session)
    services.reception.sign_guest_book(command(), ticket.id, kupang.administrator.id, GUEST, True)
    assert offered(kupang, session) == (False, False)
    services.calling.finish(command(), session)
    assert offered(kupang, session) == at_the_desk


def test_the_last_move_may_be_taken_back_for_thirty_seconds(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    assert desk(bengkulu, session).undoable is None
    take(bengkulu)
    calling.call_next(command(), session)
    at = bengkulu.clock.now
    found = desk(bengkulu, session).undoable
    assert found is not None
    assert (found.number, found.event, found.further) == ("K-001", Event.CALLED, False)
    assert found.until == at + dt.timedelta(seconds=30)
    bengkulu.clock.forward(seconds=30)
    assert desk(bengkulu, session).undoable is not None
    bengkulu.clock.forward(seconds=1)
    assert desk(bengkulu, session).undoable is None


def test_what_an_undo_would_refuse_is_not_offered(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    other, waits = bengkulu.open_desk("meja-2"), take(bengkulu)
    calling.hold(command(), session, waits.id)
    calling.resume(command(), other, waits.id)
    assert desk(bengkulu, session).undoable is None
    assert desk(bengkulu, other).undoable is not None
    calling.undo(command(), other)
    assert desk(bengkulu, other).undoable is None


def test_a_further_number_is_named_with_the_move_that_gave_it(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    take(bengkulu)
    serve(bengkulu, session)
    calling.go_on(command(), session, "perpustakaan")
    found = desk(bengkulu, session).undoable
    assert found is not None
    assert (found.number, found.event, found.further) == ("K-001", Event.FINISHED, True)


def test_the_public_board_is_told_none_of_it() -> None:
    assert [field.name for field in fields(BoardView)] == [
        "office",
        "at",
        "open",
        "desks",
        "waiting",
        "unserved",
        "calls",
        "announcements",
    ]
    assert [field.name for field in fields(DeskNow)] == ["desk", "number", "serving", "since"]
    assert list(Waiting._fields) == [
        "ticket_id",
        "number",
        "service",
        "place",
        "since",
        "promised",
        "deadline",
        "cause",
        "at_risk",
        "late",
    ]
