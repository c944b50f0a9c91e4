"""An officer's time at a desk: whose desk it is, breaks, handing it over, a sign-out that was forgotten."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from tests.support.office import TestOffice, command


def officer(office: TestOffice, role: Role) -> str:
    identity = command()
    office.services.accounts.add(office.administrator.id, identity, f"Petugas {role}", role)
    return identity


def desk_lines(office: TestOffice) -> list[tuple[str, str]]:
    found = office.rows("SELECT event, desk FROM ticket_event WHERE event LIKE 'desk%' ORDER BY seq")
    return [(str(event), str(desk)) for event, desk in found]


def open_desks(office: TestOffice) -> list[str]:
    return [desk.desk.id for desk in office.services.board.view().desks]


@pytest.mark.parametrize(
    ("role", "desk"),
    [
        (Role.RECEPTIONIST, "loket-2"),
        (Role.RECEPTIONIST, "bendahara"),
        (Role.SERVICE_OFFICER, "front-office"),
        (Role.TREASURER, "loket-1"),
    ],
)
def test_a_desk_is_not_opened_by_a_role_it_is_not_for(kupang: TestOffice, role: Role, desk: str) -> None:
    with pytest.raises(Refused) as refused:
        kupang.services.calling.open_desk(command(), officer(kupang, role), desk)
    assert refused.value.code == "role_not_for_desk"
    assert open_desks(kupang) == []


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.HEAD, Role.ADMINISTRATOR])
def test_who_stands_in_opens_any_desk(kupang: TestOffice, role: Role) -> None:
    for desk in ("front-office", "loket-2", "bendahara"):
        kupang.services.calling.open_desk(command(), officer_once(kupang, role, desk), desk)
    assert open_desks(kupang) == ["Front office", "Loket 2", "Bendahara"]


def officer_once(office: TestOffice, role: Role, desk: str) -> str:
    identity = command()
    office.services.accounts.add(office.administrator.id, identity, f"Petugas {desk}", role)
    return identity


def test_a_receptionist_serves_the_front_office_of_a_desk_that_is_more(kupang: TestOffice) -> None:
    receptionist, session = officer(kupang, Role.RECEPTIONIST), command()
    calling = kupang.services.calling
    with pytest.raises(Refused) as refused:
        calling.open_desk(command(), receptionist, "loket-1", (("konsultasi", "konsultasi"),))
    assert refused.value.code == "role_not_for_queue"
    calling.open_desk(session, receptionist, "loket-1")
    view = kupang.services.board.desk(session)
    assert view is not None
    assert {queue.id for queue in view.queues} == {"Front office"}


def test_a_desk_on_a_break_is_closed_for_its_queues_and_its_officer_stays(kupang: TestOffice) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    pause = command()
    calling.take_break(pause, session)
    calling.take_break(pause, session)  # repeated: once
    assert open_desks(kupang) == []
    view = kupang.services.board.desk(session)
    assert view is not None
    assert view.break_since == kupang.clock.now
    for move in (calling.call_next, calling.recall, calling.finish):
        with pytest.raises(Refused) as refused:
            move(command(), session)
        assert refused.value.code == "on_break"
    with pytest.raises(Refused) as taken:
        calling.open_desk(command(), kupang.administrator.id, "loket-1")
    assert taken.value.code == "desk_taken"

    kupang.clock.forward(minutes=10)
    calling.end_break(command(), session)
    assert open_desks(kupang) == ["Loket 1"]
    assert calling.call_next(command(), session) is not None
    assert desk_lines(kupang) == [
        ("desk_opened", "loket-1"),
        ("desk_closed", "loket-1"),
        ("desk_opened", "loket-1"),
    ]


def test_nobody_takes_a_break_with_a_visitor_at_the_desk(kupang: TestOffice) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    calling.call_next(command(), session)
    with pytest.raises(Refused) as refused:
        calling.take_break(command(), session)
    assert refused.value.code == "desk_busy"


def test_a_sign_out_during_a_break_closes_the_desk_once(kupang: TestOffice) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    calling.take_break(command(), session)
    calling.close_desk(command(), session)
    assert desk_lines(kupang) == [("desk_opened", "loket-1"), ("desk_closed", "loket-1")]


def test_nobody_is_sent_to_a_desk_on_a_break(kupang: TestOffice) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    other = kupang.open_desk("front-office")
    ticket = kupang.services.reception.take_number(command(), "konsultasi", "id").id
    calling.take_break(command(), other)
    view = kupang.services.board.desk(session)
    assert view is not None
    assert "front-office" not in {target.desk for target in view.transfers[ticket]}
    with pytest.raises(Refused) as refused:
        calling.transfer(command(), session, ticket, "konsultasi", "front-office")
    assert refused.value.code == "desk_not_open"


def test_a_desk_is_handed_over_with_its_visitor(kupang: TestOffice) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    kupang.services.reception.take_number(command(), "konsultasi", "id")
    calling.call_next(command(), session)
    calling.arrived(command(), session)
    next_session = command()
    calling.open_desk(next_session, officer(kupang, Role.SERVICE_OFFICER), "loket-1", take_over=True)
    view = kupang.services.board.desk(next_session)
    assert view is not None
    assert view.present is not None
    assert (view.present.number, view.present.status) == ("K-001", "serving")
    assert kupang.services.board.desk(session) is None


def test_who_forgot_to_sign_out_hears_of_it_at_the_next_sign_in_alone(kupang: TestOffice) -> None:
    calling, rina = kupang.services.calling, officer(kupang, Role.SERVICE_OFFICER)
    assert calling.open_desk(command(), rina, "loket-2") is None
    yesterday = kupang.clock.now.date()
    kupang.clock.forward(days=1)
    session = command()
    told = calling.open_desk(session, rina, "loket-2")
    assert told is not None
    assert (told.day, told.desk.id) == (yesterday, "Loket 2")
    assert calling.open_desk(session, rina, "loket-2") == told, "repeated, it says the same"
    calling.close_desk(command(), session)
    kupang.clock.forward(minutes=5)
    assert calling.open_desk(command(), rina, "loket-2") is None


def test_a_break_nobody_ended_is_closed_with_its_day(kupang: TestOffice) -> None:
    calling, rina = kupang.services.calling, officer(kupang, Role.SERVICE_OFFICER)
    session = command()
    calling.open_desk(session, rina, "loket-2")
    calling.take_break(command(), session)
    kupang.clock.now += dt.timedelta(days=1)
    assert calling.open_desk(command(), rina, "loket-2") is not None
    assert [event for event, _ in desk_lines(kupang)] == ["desk_opened", "desk_closed", "desk_opened"]
