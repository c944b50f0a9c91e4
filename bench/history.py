"""What ten years and more of history add to calling the next ticket."""

from __future__ import annotations

import datetime as dt
import sqlite3
import time
from pathlib import Path
from statistics import median

from uuid_utils import uuid7

from pst_kiosk.domain.guestbook import Draft
from pst_kiosk.domain.office import Office
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.setup import install

FEW, MANY = 1_000, 1_000_000
ROUNDS = 60
LIMIT = 1.2
"""Times the cost with `FEW` tickets of history, median of pairs."""
A_DAY = 200
TODAY = dt.datetime(2026, 11, 18, 3, 0, tzinfo=dt.UTC)
GUEST: Draft = {"name": "Pengunjung", "phone": "081200000000"}
ID = "printf('%08x-0000-7000-8000-%012x', n, {kind})"
COUNT = "WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c LIMIT {tickets})"
DAY = f"date('2026-11-17', '-' || (n / {A_DAY}) || ' days')"
MOMENT = f"{DAY} || ' 02:00:00.000000'"


def measure(office: Office, folder: Path) -> tuple[float, float, float]:
    """Seconds of a call with little history, with much, and the median ratio of pairs."""
    few, many = (_with_history(office, folder / f"{tickets}.db", tickets) for tickets in (FEW, MANY))
    pairs = [(_one_call(*few), _one_call(*many)) for _ in range(ROUNDS)]
    for services, _ in (few, many):
        services.close()
    return (
        median(a for a, _ in pairs),
        median(b for _, b in pairs),
        median(b / a for a, b in pairs),
    )


def _with_history(office: Office, path: Path, tickets: int) -> tuple[Services, str]:
    url = f"sqlite:///{path}"
    install(url, office, "Administrator", lambda: TODAY)
    raw = sqlite3.connect(path)
    for statement in _statements(office, tickets):
        raw.execute(statement)
    raw.commit()
    raw.close()
    services = open_services(url, lambda year: {}, lambda: TODAY)
    session = str(uuid7())
    services.calling.open_desk(session, services.accounts.officers()[0].id, office.desks[0].key)
    return services, session


def _statements(office: Office, tickets: int) -> list[str]:
    """A visit, a ticket and the three lines of its service for every number of the years before."""
    service, step = office.services[0], office.services[0].steps[0].key
    count, code = COUNT.format(tickets=tickets), office.code
    visit, ticket = ID.format(kind=1), ID.format(kind=2)
    lines = [
        f"INSERT INTO visit (id, office_code, language, people, started_at, ended_at) {count} "
        f"SELECT {visit}, '{code}', 'id', 1, {MOMENT}, {MOMENT} FROM c",
        "INSERT INTO ticket (id, office_code, visit_id, service_day, service, letter, ordinal, number, code, "
        f"step, status, priority, joined_at, joined_seq, issued_at, changed_at) {count} SELECT {ticket}, "
        f"'{code}', {visit}, {DAY}, '{service.key}', '{service.letter}', n % {A_DAY}, "
        f"'{service.letter}-' || (n % {A_DAY}), printf('%08x', n), '{step}', 'done', 0, {MOMENT}, n * 3, "
        f"{MOMENT}, {MOMENT} FROM c",
    ]
    for position, event in enumerate(("joined", "serving", "finished")):
        lines.append(
            "INSERT INTO ticket_event (id, office_code, seq, service_day, ticket_id, visit_id, command_id, "
            f"at, event, service, step, desk) {count} SELECT {ID.format(kind=10 + position)}, '{code}', "
            f"n * 3 + {position} - 10 * {MANY}, {DAY}, {ticket}, {visit}, "
            f"{ID.format(kind=20 + position)}, {MOMENT}, '{event}', '{service.key}', '{step}', 'desk' FROM c"
        )
    return lines


def _one_call(services: Services, session: str) -> float:
    services.reception.take_number(str(uuid7()), services.office.services[0].key, "id", GUEST)
    command = str(uuid7())
    before = time.perf_counter()
    services.calling.call_next(command, session)
    took = time.perf_counter() - before
    services.calling.no_show(str(uuid7()), session)
    return took
