"""After any moves in any order, tickets, log and the waiting room of every station tell one story."""

from __future__ import annotations

import contextlib
import random

import pytest
from sqlalchemy import select

from pst_kiosk.db.order import history_after
from pst_kiosk.db.tables import ticket
from pst_kiosk.domain.calendar import opening
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.ticket import AT_DESK, Status
from pst_kiosk.domain.waiting import Hall
from tests.services.conftest import Make
from tests.support.office import GUEST, TestOffice, command

MOVES = 200
SERVICES = ("konsultasi", "perpustakaan", "penjualan")


class Officers:
    """Officers and visitors who do anything that comes to mind; the office refuses what it must."""

    def __init__(self, office: TestOffice, seed: int) -> None:
        self.office, self.chance = office, random.Random(seed)
        self.tickets: list[str] = []
        self.sessions = [office.open_desk(desk) for desk in ("loket-1", "loket-2", "front-office")]

    def move(self) -> None:
        calling, session = self.office.services.calling, self.chance.choice(self.sessions)
        any_ticket = self.chance.choice(self.tickets) if self.tickets else ""
        service = self.chance.choice(SERVICES)
        moves = [
            *[lambda: self.take(service)] * 3,
            *[lambda: calling.call_next(command(), session)] * 3,
            *[lambda: calling.arrived(command(), session)] * 3,
            *[lambda: self.finish(session)] * 3,
            lambda: calling.recall(command(), session),
            lambda: calling.no_show(command(), session),
            lambda: calling.hold(command(), session, any_ticket),
            lambda: calling.resume(command(), session, any_ticket),
            lambda: calling.return_no_show(command(), session, any_ticket),
            lambda: calling.transfer(command(), session, any_ticket, service),
            lambda: calling.transfer(command(), session, any_ticket, service, "loket-2"),
            lambda: calling.cancel(command(), session, any_ticket),
            lambda: calling.pick(command(), session, any_ticket),
            lambda: calling.go_on(command(), session, service),
            *[lambda: calling.undo(command(), session)] * 3,
        ]
        with contextlib.suppress(Refused):
            self.chance.choice(moves)()
        self.office.clock.forward(seconds=self.chance.randint(1, 90))

    def take(self, service: str) -> None:
        self.tickets.append(self.office.services.reception.take_number(command(), service, "id").id)

    def finish(self, session: str) -> None:
        view = self.office.services.board.desk(session)
        if view is not None and view.present is not None and view.present.status is Status.SERVING:
            if view.present.guest_book_due and not view.present.guest_book_signed:
                self.office.services.reception.sign_guest_book(
                    command(),
                    view.present.ticket_id,
                    self.office.administrator.id,
                    GUEST,
                    identity_shown=True,
                )
            self.office.services.calling.finish(command(), session)


def states(office: TestOffice) -> dict[str, tuple[str, str | None]]:
    """Every ticket's state, and its desk while it is at one, as the table has it."""
    with office.services.database.read() as connection:
        rows = connection.execute(select(ticket.c.id, ticket.c.status, ticket.c.desk))
        return {row.id: (row.status, row.desk if row.status in AT_DESK else None) for row in rows}


def states_of(hall: Hall) -> dict[str, tuple[str, str | None]]:
    return {
        name: (one.status.value, one.desk if one.status in AT_DESK else None)
        for name, one in hall.room.tickets.items()
    }


@pytest.mark.parametrize("seed", range(6))
def test_tickets_log_and_waiting_rooms_agree(make_office: Make, seed: int) -> None:
    office = make_office("kota-kupang")
    people = Officers(office, seed)
    other_station = office.another_station()
    for number in range(MOVES):
        people.move()
        if number % 7 == 0:
            other_station.board.view()
    with office.services.database.read() as connection:
        day = office.clock.now.astimezone(office.services.office.tz).date()
        log = history_after(connection, office.services.office, day, 0)
        here = office.services.board._unit.room.hall(connection, office.clock.now)
        there = other_station.board._unit.room.hall(connection, office.clock.now)
    fresh = Hall(office.services.office, (opening(office.services.office, day, ()) or (None,))[0])
    for line in log:
        fresh.apply(line)
    now = office.clock.now
    assert here.promises(now) == there.promises(now) == fresh.promises(now)
    stored = states(office)
    known = states_of(fresh)
    # A further number whose giving was undone stays in the table, cancelled; the log's state has none.
    assert {name: state for name, state in stored.items() if name in known} == known
    assert {stored[name] for name in stored.keys() - known.keys()} <= {("cancelled", None)}
    assert len(log) > 40
    other_station.close()
