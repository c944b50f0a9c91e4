"""Issuing a ticket and calling the next, as whole service calls, against the same rows written by hand on the
raw driver: one client, in turns, so that a busy machine slows both."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from statistics import median
from typing import Any, NamedTuple

import psycopg
from uuid_utils import uuid7

from pst_kiosk.db.engine import parsed, sqlite_path
from pst_kiosk.db.postgres import CHANNEL
from pst_kiosk.domain.office import Office
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.setup import install

ROUNDS = 150
WARM_UP = 15
WAITING = 5
"""Visitors in the queue throughout."""
LIMITS = {"sqlite": 3.0, "postgresql": 1.5}

_QUEUE = "UPDATE office_queue SET seq = seq + 1, at = {latest} WHERE office_code = ? RETURNING seq, at"
_VISIT = "INSERT INTO visit (id, office_code, language, people, started_at) VALUES (?, ?, ?, ?, ?)"
_LAST = "SELECT max(ordinal) FROM ticket WHERE office_code = ? AND service_day = ? AND letter = ?"
_TICKET = (
    "INSERT INTO ticket (id, office_code, visit_id, service_day, service, letter, ordinal, number, code,"
    " step, status, priority, joined_at, joined_seq, issued_at, changed_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_LINE = (
    "INSERT INTO ticket_event (id, office_code, seq, service_day, ticket_id, visit_id, command_id, at, event,"
    " service, step, desk) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_NEXT = (
    "SELECT id, visit_id FROM ticket WHERE office_code = ? AND service_day = ? AND status = 'waiting'"
    " ORDER BY joined_seq LIMIT 1"
)
_CALL = "UPDATE ticket SET status = 'called', desk = ?, changed_at = ? WHERE id = ?"


class Took(NamedTuple):
    """Median seconds of a service call, and of its rows written by hand."""

    ours: float
    by_hand: float

    @property
    def ratio(self) -> float:
        return self.ours / self.by_hand


class ByHand:
    """The rows of both commands with the driver alone."""

    def __init__(self, url: str, office: Office) -> None:
        path = sqlite_path(url)
        self._office = office
        self._service = office.services[1]
        self._on_server = path is None
        if path is None:
            address = parsed(url).translate_connect_args(username="user", database="dbname")
            self._connection: Any = psycopg.connect(**address)
            self._day: Any = dt.datetime.now(office.tz).date()
        else:
            self._connection = sqlite3.connect(path, isolation_level=None)
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
                self._connection.execute(f"PRAGMA {pragma}")
            self._day = dt.datetime.now(office.tz).date().isoformat()

    def close(self) -> None:
        self._connection.close()

    def issue(self) -> None:
        office, service, step = self._office.code, self._service, self._service.steps[0].key
        self._begin()
        seq, at = self._place()
        visit, ticket = _identity(), _identity()
        self._run(_VISIT, visit, office, "id", 1, at)
        ordinal = (self._run(_LAST, office, self._day, service.letter).fetchone()[0] or 0) + 1
        number = f"{service.letter}-{ordinal:03d}"
        which = (service.key, service.letter, ordinal, number, ticket[-12:], step)
        self._run(_TICKET, ticket, office, visit, self._day, *which, "waiting", False, at, seq, at, at)
        self._line(seq, at, ticket, visit, "joined", None)
        self._commit()

    def call(self) -> None:
        self._begin()
        seq, at = self._place()
        ticket, visit = self._run(_NEXT, self._office.code, self._day).fetchone()
        self._run(_CALL, "1", at, ticket)
        self._line(seq, at, ticket, visit, "called", "1")
        self._commit()

    def _run(self, statement: str, *values: Any) -> Any:
        return self._connection.execute(
            statement.replace("?", "%s") if self._on_server else statement, values
        )

    def _begin(self) -> None:
        if not self._on_server:  # psycopg begins by itself
            self._connection.execute("BEGIN IMMEDIATE")

    def _place(self) -> Any:
        if self._on_server:
            queue = _QUEUE.format(latest="greatest(at, clock_timestamp())")
            return self._run(queue, self._office.code).fetchone()
        now = dt.datetime.now(dt.UTC).replace(tzinfo=None).isoformat(" ")
        return self._run(_QUEUE.format(latest="max(at, ?)"), now, self._office.code).fetchone()

    def _line(self, seq: int, at: Any, ticket: str, visit: str, event: str, desk: str | None) -> None:
        service, step = self._service.key, self._service.steps[0].key
        line = (_identity(), self._office.code, seq, self._day, ticket, visit, _identity(), at)
        self._run(_LINE, *line, event, service, step, desk)

    def _commit(self) -> None:
        if self._on_server:
            self._run(f"NOTIFY {CHANNEL}")
            self._connection.commit()
        else:
            self._connection.execute("COMMIT")


class AsServices:
    """Both commands as the screens give them."""

    def __init__(self, url: str, office: Office) -> None:
        self._services: Services = open_services(url, lambda year: {})
        self._service, self._session = office.services[1].key, _identity()
        officer = self._services.accounts.officers()[0]
        self._services.calling.open_desk(self._session, officer.id, office.desks[0].key)

    def close(self) -> None:
        self._services.close()

    def issue(self) -> None:
        self._services.reception.take_number(_identity(), self._service, "id")

    def call(self) -> None:
        self._services.calling.call_next(_identity(), self._session)

    def clear(self) -> None:
        self._services.calling.no_show(_identity(), self._session)


def measure(ours_url: str, by_hand_url: str, office: Office) -> dict[str, Took]:
    """Both commands, by name, on two databases of the same kind."""
    for url in (ours_url, by_hand_url):
        install(url, office, "Administrator")
    took: dict[tuple[str, str], list[float]] = {}
    with closing(AsServices(ours_url, office)) as ours, closing(ByHand(by_hand_url, office)) as by_hand:
        for _ in range(WAITING):
            ours.issue()
            by_hand.issue()
        for number in range(WARM_UP + ROUNDS):
            for name in ("issue", "call"):
                for who, how in (("ours", ours), ("by hand", by_hand)):
                    seconds = _timed(getattr(how, name))
                    if number >= WARM_UP:
                        took.setdefault((name, who), []).append(seconds)
            ours.clear()
    return {
        name: Took(median(took[name, "ours"]), median(took[name, "by hand"])) for name in ("issue", "call")
    }


def _timed(call: Callable[[], None]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _identity() -> str:
    return str(uuid7())
