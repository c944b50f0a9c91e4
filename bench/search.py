"""Searching among a million visits, and opening the list of a very busy day."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import accumulate, islice
from statistics import median, quantiles
from typing import Any

import psycopg
from uuid_utils import uuid7

from pst_kiosk.db.engine import parsed, sqlite_path
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.words import words_of
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.search import Wanted
from pst_kiosk.services.setup import install

VISITS = 1_000_000
BUSY = 500
"""Visits of the last day."""
A_DAY = 275
SEARCHES = 600
LIST_OPENED = 40
LIMITS = {"search p99": 0.3, "list of a day p99": 0.15}
TODAY = dt.datetime(2026, 11, 18, 3, 0, tzinfo=dt.UTC)
_AT_ONCE = 20_000
_TABLES = {
    "visitor": "id, office_code, name, email, phone, institution, code_lists, notice_version, created_at",
    "visit": "id, office_code, visitor_id, language, people, started_at, guest_book_at, ended_at, words_at",
    "ticket": "id, office_code, visit_id, service_day, service, letter, ordinal, number, code, step, status,"
    " priority, joined_at, joined_seq, issued_at, changed_at",
    "visit_word": "office_code, word, visit_id, day",
}
_SYLLABLES = (
    "a",
    "ba",
    "di",
    "e",
    "fa",
    "ga",
    "ha",
    "i",
    "ja",
    "ka",
    "lu",
    "ma",
    "ni",
    "nu",
    "o",
    "pa",
    "ra",
    "ri",
)
_SYLLABLES += ("ro", "sa", "si", "su", "ta", "ti", "to", "wa", "ya", "yu", "da", "la", "mi", "na")


@dataclass(frozen=True)
class Person:
    name: str
    institution: str
    email: str
    phone: str
    service: str
    number: str
    day: dt.date


class People:
    """Made-up visitors: few names are common and many are rare, as with real ones."""

    def __init__(self, office: Office, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._office = office
        self._first = self._names(400, 2)
        self._last = self._names(20_000, 3)
        towns = self._names(120, 3)[0]
        kinds = ("Universitas", "Universitas Negeri", "Dinas Pendidikan", "Bappeda", "SMA Negeri", "PT", "CV")
        places = [f"{self._chance.choice(kinds)} {self._chance.choice(towns)}" for _ in range(600)]
        self._institutions = _falling(places)

    def one(self, n: int) -> Person:
        chance = self._chance
        names = [
            self._pick(self._first),
            *(self._pick(self._last) for _ in range(chance.choice((0, 1, 1, 2)))),
        ]
        day = TODAY.date() - dt.timedelta(days=0 if n < BUSY else 1 + (n - BUSY) // A_DAY)
        # Most come for the same service.
        service = chance.choices(self._office.services, weights=range(len(self._office.services), 0, -1))[0]
        place = n if n < BUSY else (n - BUSY) % A_DAY
        return Person(
            name=" ".join(names),
            institution=self._pick(self._institutions),
            email=f"{names[0].lower()}{n // 3}@example.org",
            phone=f"+6281{n // 3:09d}",
            service=service.key,
            number=f"{service.letter}-{place + 1:03d}",
            day=day,
        )

    def _names(self, many: int, syllables: int) -> tuple[list[str], list[float]]:
        made: dict[str, None] = {}
        while len(made) < many:
            length = self._chance.randint(syllables, syllables + 2)
            made["".join(self._chance.choice(_SYLLABLES) for _ in range(length)).title()] = None
        return _falling(list(made))

    def _pick(self, names: tuple[list[str], list[float]]) -> str:
        return self._chance.choices(names[0], cum_weights=names[1])[0]


def _falling(names: list[str]) -> tuple[list[str], list[float]]:
    """With weights that fall as they do with names: the second is half as common as the first."""
    return names, list(accumulate(1 / place for place in range(1, len(names) + 1)))


def measure(url: str, office: Office) -> dict[str, tuple[float, float]]:
    """Median and 99th percentile in seconds, by figure."""
    install(url, office, "Administrator", lambda: TODAY)
    people = People(office)
    sample: list[Person] = []
    _fill(url, office, people, sample)
    with closing(open_services(url, lambda year: {}, lambda: TODAY)) as services:
        officer = services.accounts.officers()[0].id
        wanted = [_wanted(random.Random(n), person) for n, person in enumerate(sample)]
        searches = [_took(services, officer, each) for each in wanted]
        day = Wanted(first=TODAY.date(), last=TODAY.date())
        assert len(services.search.find(officer, day).visits) == BUSY
        lists = [_took(services, officer, day) for _ in range(LIST_OPENED)]
    return {
        figure: (median(took), quantiles(took, n=100)[98])
        for figure, took in zip(LIMITS, (searches, lists), strict=True)
    }


def _wanted(chance: random.Random, person: Person) -> Wanted:
    """What somebody types who looks for this visitor: in one of the ways people do."""
    first, *others = person.name.split()
    year = dt.date(person.day.year, 1, 1), dt.date(person.day.year, 12, 31)
    institution = person.institution.split()[0]
    return chance.choice(
        (
            Wanted(words=person.name),
            Wanted(words=first),
            Wanted(words=first[:2]),
            Wanted(words=(others or [first])[-1][:4]),
            Wanted(words=f"{first} {institution}"),
            Wanted(words=person.institution),
            Wanted(words=institution[:3], service=person.service),
            Wanted(words=first[:3], first=year[0], last=year[1]),
            Wanted(words=first, service=person.service, first=year[0], last=year[1]),
            Wanted(number=person.number),
            Wanted(number=person.number, first=person.day, last=person.day),
            Wanted(number=person.number, words=first),
            Wanted(contact=person.email),
            Wanted(contact=person.phone, words=first),
            Wanted(service=person.service, first=year[0], last=year[1]),
            Wanted(first=person.day, last=person.day),
        )
    )


def _took(services: Services, officer: str, wanted: Wanted) -> float:
    before = time.perf_counter()
    services.search.find(officer, wanted)
    return time.perf_counter() - before


def _fill(url: str, office: Office, people: People, sample: list[Person]) -> None:
    """Write the visits by the driver alone; some of the visitors go into `sample`."""
    made = _rows(office, people, sample)
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
        return
    address = parsed(url).translate_connect_args(username="user", database="dbname")
    with psycopg.connect(**address) as server:
        while batch := list(islice(made, _AT_ONCE)):
            for table, columns in _TABLES.items():
                with server.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    for of_visit in batch:
                        for row in of_visit[table]:
                            copy.write_row(row)
        server.commit()
        server.autocommit = True
        server.execute("VACUUM ANALYZE")  # as the server does by itself, sooner or later


def _rows(office: Office, people: People, sample: list[Person]) -> Iterator[dict[str, list[Any]]]:
    every = VISITS // SEARCHES
    code = office.code
    for n in range(VISITS):
        person = people.one(n)
        if n % every == 0:
            sample.append(person)
        visit, visitor = str(uuid7()), str(uuid7())
        day = person.day.isoformat()
        at = f"{day} 02:{n % 60:02d}:00.000000"
        first = office.service(person.service)
        ordinal = int(person.number[2:])
        yield {
            "visitor": [
                (
                    visitor,
                    code,
                    person.name,
                    person.email,
                    person.phone,
                    person.institution,
                    "vkd-2026",
                    "1",
                    at,
                )
            ],
            "visit": [(visit, code, visitor, "id", 1, at, at, at, at)],
            "ticket": [
                (
                    *(str(uuid7()), code, visit, day, person.service, first.letter, ordinal, person.number),
                    *(f"{n:08x}", first.steps[0].key, "done", False, at, n, at, at),
                )
            ],
            "visit_word": [
                (code, word, visit, person.day.toordinal())
                for word in words_of(person.name, person.institution)
            ],
        }
