"""What a lane's calls do when the server, or the way to it, fails: they end soon, nothing is done twice."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, TypeVar

import pytest
from sqlalchemy import text

from pst_kiosk.db.engine import Connection
from pst_kiosk.db.wire import PATIENCE
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.opening import Services, open_changes, open_services
from tests.support.network import Cable
from tests.support.office import GUEST, TestOffice, command
from tests.support.postgres import Server

T = TypeVar("T")

LONG = 20.0
"""Seconds in which whatever ends by itself has ended, on the slowest machine."""
TRIES = 10


@pytest.fixture
def station(office: TestOffice, station_url: str) -> Iterator[Services]:
    services = open_services(station_url, lambda year: {}, office.clock)
    yield services
    services.close()


class Call:
    """A call in a thread of its own, as in a lane."""

    def __init__(self, call: Callable[[], Any]) -> None:
        self._call = call
        self._ended = "hangs"
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def ended(self) -> str:
        """How it ended: the fault's code, or "done"."""
        self._thread.join(LONG)
        return self._ended

    def _run(self) -> None:
        try:
            self._call()
            self._ended = "done"
        except EnvironmentFault as fault:
            self._ended = fault.code


def freeze(server: Server, _: Cable) -> None:
    server.freeze()


def forget(_: Server, cable: Cable) -> None:
    cable.go_silent(forgotten=True)


def kill(server: Server, _: Cable) -> None:
    server.kill()


def cut(_: Server, cable: Cable) -> None:
    cable.cut()


Fault = Callable[[Server, Cable], None]
FAULTS: list[Fault] = [freeze, forget, kill, cut]


def take(services: Services, identity: str) -> str:
    """A number, as one command."""
    return str(services.reception.take_number(identity, "konsultasi", "id", GUEST).number)


def insisting(call: Callable[[], T]) -> T:
    """Repeat a command until it is answered, as every screen does."""
    for _ in range(TRIES):
        with suppress(EnvironmentFault):
            return call()
    raise TimeoutError


def numbers(office: TestOffice) -> list[str]:
    rows = insisting(lambda: office.rows("SELECT number FROM ticket ORDER BY number"))
    return [number for (number,) in rows]


@pytest.mark.parametrize("fault", [freeze, kill, cut])
def test_a_call_ends_soon_and_the_next_one_after_the_return_connects_anew(
    station: Services, office: TestOffice, server: Server, cable: Cable, fault: Fault
) -> None:
    fault(server, cable)
    wanted = command()
    assert Call(lambda: take(station, wanted)).ended() == "database_unavailable", "on the connection it had"
    assert Call(station.board.view).ended() == "database_unavailable", "while it connects"
    server.mend()
    cable.mend()
    assert Call(lambda: take(station, wanted)).ended() == "done"
    assert numbers(office) == ["K-001"]


@pytest.mark.parametrize("fault", [forget, kill, cut])
def test_who_listens_notices_that_nothing_can_be_heard(
    office: TestOffice, station_url: str, server: Server, cable: Cable, fault: Fault
) -> None:
    changes = open_changes(station_url)
    office.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    assert changes.wait(LONG)

    def listen() -> None:
        while True:
            changes.wait(0.25)

    fault(server, cable)
    assert Call(listen).ended() == "database_unavailable"
    changes.close()


@pytest.mark.parametrize("answered", [False, True], ids=["not delivered", "answer lost"])
@pytest.mark.parametrize("connected", [True, False])
def test_a_number_asked_for_is_given_once_wherever_the_line_breaks(
    station: Services, office: TestOffice, cable: Cable, answered: bool, connected: bool
) -> None:
    def ask(identity: str) -> str:
        if not connected:
            cable.reset()
        return insisting(lambda: take(station, identity))

    given = [ask(command())]
    cable.count()
    given.append(ask(command()))
    for message in range(1, cable.messages + 1):
        cable.break_at(message, answered)
        given.append(ask(command()))
    assert len(given) > 3
    assert given == numbers(office), "each once, none without its asker, in the order of asking"


@pytest.mark.parametrize("answered", [False, True], ids=["not delivered", "answer lost"])
def test_one_visitor_is_called_by_one_command_wherever_the_line_breaks(
    station: Services, office: TestOffice, cable: Cable, answered: bool
) -> None:
    session = office.open_desk("meja-1")
    for _ in range(30):
        take(office.services, command())

    def call(identity: str) -> str:
        called = insisting(lambda: str(station.calling.call_next(identity, session).number))  # type: ignore[union-attr]
        gone = command()
        insisting(lambda: station.calling.no_show(gone, session))
        return called

    calls = [call(command())]
    cable.count()
    calls.append(call(command()))
    for message in range(1, cable.messages + 1):
        cable.break_at(message, answered)
        calls.append(call(command()))
    assert calls == [f"K-{ordinal:03}" for ordinal in range(1, len(calls) + 1)]


def test_a_station_that_breaks_off_in_the_middle_of_a_write_holds_nobody_up_for_long(
    station: Services, office: TestOffice, cable: Cable
) -> None:
    writing, go_on = threading.Event(), threading.Event()

    def write(_: Connection) -> None:
        writing.set()
        go_on.wait(LONG)

    broken = Call(lambda: station.database.write(write))
    assert writing.wait(LONG)
    cable.go_silent(forgotten=True)
    other = Call(lambda: take(office.services, command()))
    assert other.ended() == "done", "without a fault that its officer would see"
    cable.cut()
    go_on.set()
    assert broken.ended() == "database_unavailable"


def test_who_waits_for_a_turn_is_not_taken_for_one_who_hangs(station: Services, office: TestOffice) -> None:
    writing, done = threading.Event(), threading.Event()

    def write(_: Connection) -> None:
        writing.set()
        done.wait(PATIENCE + 0.3)

    holder = Call(lambda: office.services.database.write(write))
    assert writing.wait(LONG)
    assert Call(lambda: take(station, command())).ended() == "done"
    assert holder.ended() == "done"


def test_a_slow_network_is_not_taken_for_a_dead_one(station: Services, cable: Cable) -> None:
    cable.slow(0.2)
    assert Call(lambda: take(station, command())).ended() == "done"


def test_a_change_of_tables_may_take_its_time(station: Services) -> None:
    def change(connection: Connection) -> None:
        connection.execute(text(f"SELECT pg_sleep({PATIENCE + 0.3})"))

    assert Call(lambda: station.database.restructure(change)).ended() == "done"


def test_at_the_programs_end_a_hanging_call_is_cut_off_for_good(station: Services, server: Server) -> None:
    take(station, command())
    server.freeze()
    hanging = Call(lambda: take(station, command()))
    station.database.cut()
    assert hanging.ended() == "database_unavailable"
    server.thaw()
    assert Call(station.board.view).ended() == "database_unavailable"
