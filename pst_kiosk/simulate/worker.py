"""One of many officers at full speed: a process of its own that gives numbers, calls and serves.

Now and then a command is given twice under its id, as after an unclear failure.
"""

from __future__ import annotations

import datetime as dt
import signal
import time
from collections import Counter, deque
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing.queues import Queue
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier
from random import Random
from typing import Any, NamedTuple, TypeVar

from uuid_utils import uuid7

from pst_kiosk.domain import procedure
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.services.moves import Moved
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.simulate.guests import Guest, Rates, draw

T = TypeVar("T")

REPEATED, MISSES, RETURNS, HELD, TRANSFERRED, RECALLED = 0.1, 0.15, 0.6, 0.1, 0.1, 0.05
"""Shares of the commands, and of the visitors called."""
BACKLOG = 5
"""Numbers each worker gives before it begins to call, so that there is something to choose from."""
PASSING = {"database_busy", "database_unavailable"}
"""Faults after which a command is given again under its id."""


@dataclass(frozen=True)
class Shift:
    """What all workers know. A round is a service day: more numbers than a day has would not be given."""

    url: str
    rounds: tuple[int, ...]
    """How many visitors come in each."""
    seed: int
    opens: dt.datetime
    """The first day's opening, to which the real time since `started` is added."""
    started: float


@dataclass
class Report:
    """What a worker did."""

    done: list[tuple[str, str | None]] = field(default_factory=list)
    """Each command with the ticket it was told about."""
    counts: Counter[str] = field(default_factory=Counter)
    error: str | None = None


class Tools(NamedTuple):
    """What the processes share: to begin together, to report, and to count who is done."""

    together: Barrier
    reports: Queue[Report]
    gone: Synchronized[int]


def work(shift: Shift, seat: int, officers: list[str], tools: Tools) -> None:
    """Work all rounds at desk number `seat`, each begun together with the others, and report."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who is stopped at the keyboard is the one who started us
    report = Report()
    today = 0

    def clock() -> dt.datetime:
        worked = dt.timedelta(days=today, seconds=time.time() - shift.started)
        return shift.opens + worked

    try:
        with closing(open_services(shift.url, lambda year: {}, clock)) as services:
            for today, visitors in enumerate(shift.rounds):
                seed = f"{shift.seed}/{today}/{seat}"
                guests = draw(
                    services.office, visitors, shift.seed + today, Rates(priority=0), *[clock()] * 2
                )
                chance = Random(seed)  # noqa: S311 - a game, not a secret
                mine = guests[seat :: len(officers)]
                worker = Worker(services, seat, officers[seat], chance, mine, report, tools.gone)
                tools.together.wait()
                worker.whole_round()
                tools.together.wait()
    except Exception as error:
        tools.together.abort()
        report.error = f"{type(error).__name__}: {error}"
    tools.reports.put(report)


class Worker:
    """An officer at a desk that serves every queue, and a kiosk beside it."""

    def __init__(
        self,
        services: Services,
        seat: int,
        officer: str,
        chance: Random,
        guests: list[Guest],
        report: Report,
        gone: Synchronized[int],
    ) -> None:
        self.report = report
        self._gone = gone
        self._services = services
        self._calling = services.calling
        self._desk = services.office.desks[seat]
        self._officer = officer
        self._chance = chance
        self._guests = deque(guests)
        self._draft = guests[0].draft if guests else {}
        self._session = ""
        self._aside: deque[Callable[[], Any]] = deque()
        """How those who are held or missed the call will come back."""

    def whole_round(self) -> None:
        self._open()
        for _ in range(BACKLOG):
            self._take()
        while self._guests or self._aside or self._served_one():
            self._take()
            self._served_one()
            if self._aside and (not self._guests or self._chance.random() < 0.3):
                self._aside.popleft()()
        self._give("closed", lambda identity: self._calling.close_desk(identity, self._session))

    def _open(self) -> None:
        everything = procedure.queues(self._services.office)

        def give(identity: str) -> None:
            self._session = identity
            self._calling.open_desk(identity, self._officer, self._desk.key, everything)

        self._give("opened", give)

    def _take(self) -> None:
        if not self._guests:
            return
        guest, reception = self._guests.popleft(), self._services.reception
        with self._gone.get_lock():
            self._gone.value += 1
        self._give(
            "taken",
            lambda identity: reception.take_number(identity, guest.service, guest.language, guest.draft),
        )

    def _served_one(self) -> bool:
        called = self._give("called", lambda identity: self._calling.call_next(identity, self._session))
        if called is None:
            return False
        ticket = called.ticket_id
        # Where nobody is called, nobody misses the call, and who is held is served on by the same desk.
        chance = self._chance.random() if called.number is not None else 1.0
        if chance < MISSES:
            self._move("no_show")
            if self._chance.random() < RETURNS:
                self._aside.append(lambda: self._with_ticket("return_no_show", ticket))
        elif chance < MISSES + HELD:
            self._with_ticket("hold", ticket)
            self._aside.append(lambda: self._with_ticket("resume", ticket))
        elif chance < MISSES + HELD + TRANSFERRED and self._transferred(ticket):
            pass
        else:
            self._serve(called)
        return True

    def _serve(self, called: Moved) -> None:
        """From the call to the end of every stage that this desk goes on to by itself."""
        if called.number is not None:
            if self._chance.random() < RECALLED:
                self._move("recall")
            self._move("arrived")
        while True:
            try:
                self._move("finish")
            except Refused as refused:
                if refused.code == "nobody_at_desk":
                    return
                if refused.code != "guest_book_missing":
                    raise
                self._sign(called.ticket_id)

    def _sign(self, ticket: str) -> None:
        reception, draft = self._services.reception, self._draft
        self._give(
            "signed",
            lambda identity: reception.sign_guest_book(identity, ticket, self._officer, draft, True),
            ticket,
        )

    def _transferred(self, ticket: str) -> bool:
        service = self._chance.choice(self._services.office.services).key
        try:
            self._with_ticket("transfer", ticket, service)
        except Refused as refused:
            if refused.code != "transfer_same_queue":
                raise
            return False
        return True

    def _move(self, name: str) -> None:
        move = getattr(self._calling, name)
        self._give(name, lambda identity: move(identity, self._session))

    def _with_ticket(self, name: str, ticket: str, *more: str) -> None:
        move = getattr(self._calling, name)
        self._give(name, lambda identity: move(identity, self._session, ticket, *more))

    def _give(self, name: str, command: Callable[[str], T], ticket: str | None = None) -> T:
        """Give a command until it is answered, and sometimes once more; note what it was told."""
        identity = str(uuid7())
        result = self._until_answered(identity, command)
        told = _told(result) or ticket
        self.report.counts["commands"] += 1
        if name == "called" and result is None:
            return result  # nothing was done, so nothing is remembered of it
        self.report.counts["calls"] += name == "called"
        self.report.done.append((identity, told))
        if self._chance.random() < REPEATED:
            self.report.counts["repeats"] += 1
            if (_told(self._until_answered(identity, command)) or ticket) != told:
                self.report.counts["answered otherwise"] += 1
        return result

    def _until_answered(self, identity: str, command: Callable[[str], T]) -> T:
        while True:
            try:
                return command(identity)
            except EnvironmentFault as fault:
                if fault.code not in PASSING:
                    raise
                self.report.counts["given again"] += 1


def _told(result: Any) -> str | None:
    """The ticket an answer is about."""
    return getattr(result, "ticket_id", None) or getattr(result, "id", None)
