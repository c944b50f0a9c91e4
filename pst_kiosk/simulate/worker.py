"""One of many officers at full speed: a process of its own that gives numbers, calls and serves.

Now and then a command is given twice under its id, as after an unclear failure, or an officer reaches for a
visitor whom another desk may be calling or serving at that moment. Whoever comes too late is refused.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
import threading
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
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.reception import IssuedTicket
from pst_kiosk.simulate.guests import Guest, Rates, draw

T = TypeVar("T")

REPEATED, MISSES, RETURNS, HELD, TRANSFERRED, RECALLED = 0.1, 0.15, 0.6, 0.1, 0.1, 0.05
"""Shares of the commands, and of the visitors called."""
REACHES, PICKS, HOLDS = 0.15, 0.5, 0.3
"""How often an officer reaches for somebody in particular, and the shares of what is done then; the others
give their number back."""
LATELY = 20
"""Numbers a worker gave last: most of their holders are still in the house."""
BACKLOG, CROWD = 5, 8
"""Numbers each worker gives before it begins to call, so that there is something to choose from; and how many
wait in one queue when it gives fewer, as those who come back would make the line longer and longer."""
PASSING = {"database_busy", "database_unavailable"}
"""Faults after which a command is given again under its id."""
PATIENCE_S = 60.0
"""So long; then nobody is there any more."""
EXPECTED = {
    # Somebody else was there before.
    *("nobody_at_desk", "not_waiting", "not_serving", "not_here", "not_held", "not_open", "being_served"),
    # What an officer knows from the screen, a worker learns by trying.
    *("guest_book_missing", "guest_book_signed", "transfer_same_queue"),
}
"""Refusals after which a worker goes on."""


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
    out_of_turn: list[str] = field(default_factory=list)
    """Those of them that called somebody in particular."""
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
    threading.Thread(target=_end_with_who_started_us, daemon=True).start()
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


def _end_with_who_started_us() -> None:
    """At once, whatever goes on: what was not committed was not done."""
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


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
        self._given: deque[IssuedTicket] = deque(maxlen=LATELY)
        self._crowded = False
        self._aside: deque[Callable[[], Any]] = deque()
        """How those who are held or missed the call will come back."""

    def whole_round(self) -> None:
        self._open()
        for _ in range(BACKLOG):
            self._take()
        while self._guests or self._aside or self._served_one():
            if self._crowded:
                self._crowded = False
            else:
                self._take()
            self._served_one()
            self._reach()
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
        given = self._give(
            "taken",
            lambda identity: reception.take_number(identity, guest.service, guest.language, guest.draft),
        )
        self._given.append(given)
        self._crowded = (given.people_ahead or 0) > CROWD

    def _served_one(self) -> bool:
        called = self._give("called", lambda identity: self._calling.call_next(identity, self._session))
        if called is None:
            return False
        ticket = called.ticket_id
        # Where nobody is called, nobody misses the call, and who is held is served on by the same desk.
        chance = self._chance.random() if called.number is not None else 1.0
        if chance < MISSES:
            if self._move("no_show") is None and self._chance.random() < RETURNS:
                self._aside.append(lambda: self._with_ticket("return_no_show", ticket))
        elif chance < MISSES + HELD:
            self._hold(ticket)
        elif chance >= MISSES + HELD + TRANSFERRED or not self._transferred(ticket):
            self._serve(ticket, called.number)
        return True

    def _reach(self) -> None:
        """Do something with a visitor who may be anywhere by now."""
        if not self._given or self._chance.random() >= REACHES:
            return
        given, chance = self._chance.choice(self._given), self._chance.random()
        if chance < PICKS:
            if self._with_ticket("pick", given.id) is None:
                self._serve(given.id, given.number)
        elif chance < PICKS + HOLDS:
            self._hold(given.id)
        else:
            cancel = self._services.reception.cancel
            self._attempt("cancel", lambda identity: cancel(identity, given.code), given.id)

    def _serve(self, ticket: str, number: str | None) -> None:
        """From the call to the end of every stage that this desk goes on to by itself."""
        if number is not None:
            if self._chance.random() < RECALLED:
                self._move("recall")
            if self._move("arrived") is not None:
                return
        self._finish(ticket)

    def _finish(self, ticket: str) -> None:
        while True:
            refused = self._move("finish")
            if refused == "guest_book_missing":
                self._sign(ticket)
            elif refused is not None:
                return

    def _sign(self, ticket: str) -> None:
        sign, draft = self._services.reception.sign_guest_book, self._draft
        self._attempt("signed", lambda identity: sign(identity, ticket, self._officer, draft, True), ticket)

    def _hold(self, ticket: str) -> None:
        def take_back() -> None:
            if self._with_ticket("resume", ticket) is None:
                self._finish(ticket)  # who was held during service is at this desk now

        if self._with_ticket("hold", ticket) is None:
            self._aside.append(take_back)

    def _transferred(self, ticket: str) -> bool:
        service = self._chance.choice(self._services.office.services).key
        return self._with_ticket("transfer", ticket, service) is None

    def _move(self, name: str) -> str | None:
        move = getattr(self._calling, name)
        return self._attempt(name, lambda identity: move(identity, self._session))

    def _with_ticket(self, name: str, ticket: str, *more: str) -> str | None:
        move = getattr(self._calling, name)
        return self._attempt(name, lambda identity: move(identity, self._session, ticket, *more))

    def _attempt(self, name: str, command: Callable[[str], Any], ticket: str | None = None) -> str | None:
        """Give a command; why it was refused, None where it was done."""
        try:
            self._give(name, command, ticket)
        except Refused as refused:
            if refused.code not in EXPECTED:
                raise
            self.report.counts["refused"] += 1
            return refused.code
        return None

    def _give(self, name: str, command: Callable[[str], T], ticket: str | None = None) -> T:
        """Give a command until it is answered, and sometimes once more; note what it was told."""
        identity = str(uuid7())
        result = self._until_answered(identity, command)
        told = _told(result) or ticket
        self.report.counts["commands"] += 1
        if name == "called" and result is None:
            return result  # nothing was done, so nothing is remembered of it
        self.report.counts["calls"] += name in ("called", "pick")
        self.report.done.append((identity, told))
        if name == "pick":
            self.report.out_of_turn.append(identity)
        if self._chance.random() < REPEATED:
            self.report.counts["repeats"] += 1
            if (_told(self._until_answered(identity, command)) or ticket) != told:
                self.report.counts["answered otherwise"] += 1
        return result

    def _until_answered(self, identity: str, command: Callable[[str], T]) -> T:
        give_up = time.monotonic() + PATIENCE_S
        while True:
            try:
                return command(identity)
            except EnvironmentFault as fault:
                if fault.code not in PASSING or time.monotonic() > give_up:
                    raise
                self.report.counts["given again"] += 1


def _told(result: Any) -> str | None:
    """The ticket an answer is about."""
    return getattr(result, "ticket_id", None) or getattr(result, "id", None)
