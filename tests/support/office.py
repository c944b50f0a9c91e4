"""A real office in a real SQLite file, on a clock the test moves."""

from __future__ import annotations

import datetime as dt
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text
from uuid_utils import uuid7

from pst_kiosk.domain.roles import Role
from pst_kiosk.services import setup
from pst_kiosk.services.accounts import Officer
from pst_kiosk.services.feedback import Request
from pst_kiosk.services.moves import Moved
from pst_kiosk.services.opening import Services, open_services
from tests.support.postgres import Server
from tests.support.spare_databases import SpareDatabases

MORNING = dt.datetime(2026, 11, 18, 1, 5, tzinfo=dt.UTC)
"""Wednesday 09.05 in Kupang (WITA), 08.05 in Bengkulu (WIB)."""

GUEST = {"name": "Siti Rahma", "email": "siti@example.org", "job": 2, "main_use": 4, "birth_year": "1990"}
"""A complete guest-book draft of a made-up visitor."""


@dataclass
class TestClock:
    """The office's clock, moved by the test alone."""

    __test__ = False
    now: dt.datetime = MORNING

    def __call__(self) -> dt.datetime:
        return self.now

    def forward(self, **delta: float) -> None:
        self.now += dt.timedelta(**delta)


@dataclass
class TestOffice:
    """An installed office with its first administrator, and the services on its database."""

    __test__ = False
    url: str
    clock: TestClock
    services: Services
    administrator: Officer
    pin: str
    sessions: dict[str, str] = field(default_factory=dict)

    def open_desk(self, desk: str, **options: object) -> str:
        """Open a desk with an officer of its own, and return the session's id."""
        officer_id = command()
        self.services.accounts.add(self.administrator.id, officer_id, f"Petugas {desk}", Role.SUPERVISOR)
        session = command()
        self.services.calling.open_desk(session, officer_id, desk, **options)  # type: ignore[arg-type]
        self.sessions[desk] = session
        return session

    def asked(self) -> Request | None:
        """Whom a tablet would ask that stands at every desk."""
        return self.services.feedback.whom_to_ask([desk.key for desk in self.services.office.desks])

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        """What a statement of plain SQL finds, whatever engine is below."""
        with self.services.database.read() as connection:
            return [tuple(row) for row in connection.execute(text(statement))]

    def another_station(self) -> Services:
        """The same database opened a second time, as another program would."""
        return open_services(self.url, lambda year: {}, self.clock)


def command() -> str:
    """A new command id, as a screen makes it."""
    return str(uuid7())


def called(moved: Moved | None) -> str | None:
    """The number a command was about; None where it found nobody."""
    return None if moved is None else moved.number


class OfficeTemplates:
    """Installs each profile once and copies the file, so that a test's own office costs little."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pins: dict[str, str] = {}
        self._spare: dict[str, SpareDatabases] = {}

    def make(self, profile: str, folder: Path) -> TestOffice:
        """An office in a file of its own."""
        template = self._folder / f"{profile}.db"
        pin = self._install(profile, f"sqlite:///{template}")
        path = folder / f"{profile}.db"
        shutil.copyfile(template, path)
        return self._open(f"sqlite:///{path}", pin)

    def make_on(self, server: Server, profile: str) -> TestOffice:
        """An office in a database of its own on a PostgreSQL server. All of a profile are on one server."""
        if profile not in self._spare:
            template = server.database()
            self._install(profile, server.url(template))
            self._spare[profile] = SpareDatabases(server, template)
        spare = self._spare[profile]
        return self._open(server.url(spare.take()), self._pins[server.url(spare.template)])

    def give_back(self, profile: str, office: TestOffice) -> None:
        """Let another test have the database of a closed office that `make_on` made."""
        self._spare[profile].give_back(office.url.rpartition("/")[2])

    def _install(self, profile: str, url: str) -> str:
        """Install a profile once at `url`; the administrator's PIN."""
        if url not in self._pins:
            office = setup.read_profile(setup.profile_path(profile))
            yesterday = MORNING - dt.timedelta(days=1)
            self._pins[url] = setup.install(url, office, "Administrator", lambda: yesterday)
        return self._pins[url]

    def _open(self, url: str, pin: str) -> TestOffice:
        clock = TestClock()
        services = open_services(url, lambda year: {}, clock)
        administrator = services.accounts.officers()[0]
        return TestOffice(url, clock, services, administrator, pin)
