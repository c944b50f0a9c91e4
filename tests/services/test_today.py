"""The office right now, as who oversees it sees it."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.promise import Cause
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.ticket import Status
from pst_kiosk.services.today import DayNow
from tests.support.office import GUEST, TestOffice, command


def view(office: TestOffice) -> DayNow:
    return office.services.today.view(office.administrator.id)


def come(office: TestOffice) -> str | None:
    return office.services.reception.take_number(command(), "konsultasi", "id", GUEST).number


def test_queues_desks_and_promises_are_those_of_the_day(bengkulu: TestOffice) -> None:
    session = bengkulu.open_desk("meja-1")
    first, second = come(bengkulu), come(bengkulu)
    calling = bengkulu.services.calling
    calling.call_next(command(), session)
    calling.arrived(command(), session)
    now = view(bengkulu)
    (queue,) = [each for each in now.queues if each.waiting]
    assert (queue.service.id, queue.waiting, queue.desks) == ("Konsultasi statistik", 1, 1)
    assert queue.since == bengkulu.clock.now
    assert (now.waiting, now.serving, now.visits, now.done) == (1, 1, 2, 0)
    (desk,) = now.desks
    assert (desk.officer, desk.number, desk.status) == ("Petugas meja-1", first, Status.SERVING)
    assert (now.kept, now.decided) == (2, 2)  # two promises to the first visitor
    bengkulu.clock.forward(minutes=30)
    now = view(bengkulu)
    assert (now.kept, now.decided) == (2, 3)
    (late,) = now.broken
    assert (late.number, late.cause) == (second, Cause.DESKS_BUSY)
    calling.finish(command(), session)
    now = view(bengkulu)
    assert (now.serving, now.done) == (0, 1)
    assert now.desks[0].number is None


def test_who_is_on_a_break_is_said_and_serves_no_queue(bengkulu: TestOffice) -> None:
    session = bengkulu.open_desk("meja-1")
    bengkulu.services.calling.take_break(command(), session)
    now = view(bengkulu)
    assert now.desks[0].break_since == bengkulu.clock.now
    assert not any(queue.desks for queue in now.queues)


def test_cards_that_are_out_and_stations_are_told(blitar: TestOffice) -> None:
    ticket = blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    blitar.services.loans.take_card(command(), ticket.id, 1, blitar.administrator.id)
    blitar.services.stations.report("kios-1", "kiosk", "0.1.0", "printer_paper_out", blitar.clock)
    now = view(blitar)
    assert [loan.card for loan in now.loans] == [1]
    assert [(station.name, station.printer) for station in now.stations] == [("kios-1", "printer_paper_out")]


def test_it_is_for_who_oversees_the_office(bengkulu: TestOffice) -> None:
    for role in Role:
        identity = command()
        bengkulu.services.accounts.add(bengkulu.administrator.id, identity, f"Petugas {role}", role)
        if role in (Role.SUPERVISOR, Role.HEAD, Role.ADMINISTRATOR):
            assert bengkulu.services.today.view(identity).visits == 0
        else:
            with pytest.raises(Refused, match="not your role"):
                bengkulu.services.today.view(identity)


@pytest.fixture
def blitar(make_office) -> TestOffice:  # type: ignore[no-untyped-def]
    return make_office("kota-blitar")
