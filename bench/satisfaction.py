"""The satisfaction index over 100,000 surveys, each with all nine elements."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from fractions import Fraction
from itertools import islice
from statistics import median
from typing import Any

import psycopg
from uuid_utils import uuid7

from pst_kiosk.db import satisfaction_tally
from pst_kiosk.db.engine import parsed, sqlite_path
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.period import Period, as_typed, months
from pst_kiosk.domain.survey import Element
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.setup import install

SURVEYS = 100_000
A_DAY = 40
"""Ten years of surveys, at what a large office has."""
READS = 30
LIMITS = {"index": 0.2, "index of a year": 0.2, "whole report": 1.0}
TODAY = dt.datetime(2026, 11, 18, 3, 0, tzinfo=dt.UTC)
_AT_ONCE = 10_000
_TABLES = {
    "visitor": "id, office_code, name, sex, birth_year, education, job, code_lists, notice_version,"
    " created_at",
    "visit": "id, office_code, visitor_id, language, people, started_at, guest_book_at, ended_at",
    "ticket": "id, office_code, visit_id, service_day, service, letter, ordinal, number, code, step, status,"
    " priority, joined_at, joined_seq, issued_at, changed_at",
    "rating": "ticket_id, office_code, command_id, score, rated_at",
    "survey_answer": "ticket_id, element, office_code, score, answered_at",
}


def measure(url: str, office: Office) -> dict[str, tuple[float, float]]:
    """Median and longest of `READS` in seconds, by figure; the index is checked against the answers."""
    install(url, office, "Administrator", lambda: TODAY)
    points = _fill(url, office)
    with closing(open_services(url, lambda year: {}, lambda: TODAY)) as services:
        services.database.restructure(satisfaction_tally.sum_up_all)
        _settle(url)
        officer = services.accounts.officers()[0].id
        everything = months(dt.date(2000, 1, 1), TODAY.date())
        told = services.satisfaction.index(officer, everything)
        assert told.respondents == SURVEYS
        assert told.index is not None
        assert told.index.exact == sum(Fraction(total, SURVEYS) for total in points.values()) / 9 * 25
        reads: dict[str, tuple[Callable[..., Any], Period]] = {
            "index": (services.satisfaction.index, everything),
            "index of a year": (services.satisfaction.index, as_typed("2025")),
            "whole report": (services.satisfaction.report, everything),
        }
        took = {figure: _times(read, officer, period) for figure, (read, period) in reads.items()}
    return {figure: (median(times), max(times)) for figure, times in took.items()}


def _times(read: Callable[..., Any], officer: str, period: Period) -> list[float]:
    times = []
    for _ in range(READS):
        before = time.perf_counter()
        read(officer, period)
        times.append(time.perf_counter() - before)
    return times


def _fill(url: str, office: Office) -> dict[Element, int]:
    """Write the visits by the driver alone; the points each element was given."""
    points = dict.fromkeys(Element, 0)
    made = _rows(office, points)
    path = sqlite_path(url)
    if path is not None:
        with closing(sqlite3.connect(path)) as file:
            file.execute("PRAGMA synchronous=OFF")
            while batch := list(islice(made, _AT_ONCE)):
                for table, columns in _TABLES.items():
                    places = ", ".join("?" * len(columns.split(",")))
                    rows = [row for of_visit in batch for row in of_visit[table]]
                    file.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)
                file.commit()
        return points
    with psycopg.connect(**_address(url)) as server:
        while batch := list(islice(made, _AT_ONCE)):
            for table, columns in _TABLES.items():
                with server.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    for of_visit in batch:
                        for row in of_visit[table]:
                            copy.write_row(row)
        server.commit()
    _settle(url)
    return points


def _settle(url: str) -> None:
    """As a server does by itself, sooner or later."""
    if sqlite_path(url) is None:
        with psycopg.connect(**_address(url), autocommit=True) as server:
            server.execute("VACUUM ANALYZE")


def _address(url: str) -> dict[str, Any]:
    return parsed(url).translate_connect_args(username="user", database="dbname")


def _rows(office: Office, points: dict[Element, int]) -> Iterator[dict[str, list[tuple[Any, ...]]]]:
    chance, code = random.Random(1), office.code
    for n in range(SURVEYS):
        visit, visitor, ticket = str(uuid7()), str(uuid7()), str(uuid7())
        day = (TODAY.date() - dt.timedelta(days=7 + n // A_DAY)).isoformat()
        at = f"{day} 02:{n % 60:02d}:00.000000"
        service = chance.choice(office.services)
        scores = {element: chance.choices((1, 2, 3, 4), (1, 5, 44, 50))[0] for element in Element}
        for element, score in scores.items():
            points[element] += score
        who = chance.randint(1, 2), chance.randint(1950, 2008), chance.randint(1, 5), chance.randint(1, 7)
        yield {
            "visitor": [(visitor, code, "", *who, "vkd-2026", "1", at)],
            "visit": [(visit, code, visitor, "id", 1, at, at, at)],
            "ticket": [
                (
                    *(ticket, code, visit, day, service.key, service.letter, n, f"{service.letter}-{n:06d}"),
                    *(f"{n:08x}", service.steps[0].key, "done", False, at, n, at, at),
                )
            ],
            "rating": [(ticket, code, visit, chance.randint(1, 4), at)],
            "survey_answer": [(ticket, element.value, code, score, at) for element, score in scores.items()],
        }
