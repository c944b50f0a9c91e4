"""The database of one office, and its two kinds of transaction.

A read sees the database at one moment; a write is alone, and is tried again with a short jitter while
another program's write goes on. Which engine stands below makes no difference above.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection as Connection
from sqlalchemy import select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from pst_kiosk.db import postgres, sqlite
from pst_kiosk.db.routine import PRESENT
from pst_kiosk.db.schema import FOUND, OtherSchema
from pst_kiosk.domain.errors import EnvironmentFault

Clock = Callable[[], dt.datetime]
T = TypeVar("T")

BUSY_FOR = 5.0
"""Seconds a write keeps trying before it says that the database is busy."""
LONGEST_PAUSE = 0.02
EXPECTED_URL = "a database URL such as sqlite:////var/lib/pst-kiosk/office.db or postgresql://name:password@server/office"
_NOW = select(PRESENT)
_ENGINES = {"sqlite": sqlite, "postgresql": postgres}


def utc_now() -> dt.datetime:
    """This machine's clock, which is the database's where the database is a file on this machine."""
    return dt.datetime.now(dt.UTC)


class Database:
    """One office's database. Not shared between threads: every lane opens its own.

    `clock` None: the database's own clock, one for all stations.
    """

    def __init__(self, url: str, clock: Clock | None = None) -> None:
        """Raises `EnvironmentFault`: `database_url`, `database_missing`, `database_on_network_drive`."""
        self.url = parsed(url)
        self._kind = _ENGINES[self.url.get_backend_name()]
        self._clock = clock
        self._engine, self._cut = self._kind.open_engine(self.url)

    @property
    def place(self) -> str:
        """Where the database is, without a password, for people to read."""
        return place_of(self.url)

    @property
    def path(self) -> Path | None:
        """The file of an SQLite database; None where a server keeps it."""
        return sqlite.file_of(self.url) if self._kind is sqlite else None

    def close(self) -> None:
        self._engine.dispose()

    def cut(self) -> None:
        """For the end of the program, from any thread: a call that waits for the server fails at once with
        `database_unavailable`, and so does every later one."""
        self._cut()

    def moment(self) -> dt.datetime | None:
        """What this machine's clock says, for statements that ask for the present moment; None where the
        server's own clock tells it."""
        if self._clock is None and self._kind is postgres:
            return None
        return (self._clock or utc_now)()

    def now(self, connection: Connection) -> dt.datetime:
        return connection.execute(_NOW, {"moment": self.moment()}).scalar_one()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the database at one moment."""
        with self._connected() as connection, connection.begin():
            yield connection

    @contextmanager
    def read_whole(self) -> Iterator[Connection]:
        """Like `read`, for as long as it takes."""
        try:
            with self._connected() as connection:
                connection.execution_options(unhurried=True)
                with connection.begin():
                    yield connection
        finally:
            self._engine.dispose()  # a connection without patience is used for nothing else

    def write(self, work: Callable[[Connection], T], ordered: bool = False, quiet: bool = False) -> T:
        """Run `work` in one transaction and commit it; it may run again, so it touches nothing else.

        `ordered`: `work` begins by taking the office's order, which is the lock and the announcement.
        `quiet`: nothing a screen shows changes, so no other station is told.
        """
        return self._write(work, write=True, ordered=ordered, quiet=quiet)

    def restructure(self, work: Callable[[Connection], None]) -> None:
        """Like `write`, for migrations: SQLite changes a column by building its table anew, which the
        foreign keys of other tables must not see. They are all checked before the commit."""

        def checked(connection: Connection) -> None:
            work(connection)
            if self._kind is sqlite:
                sqlite.check_foreign_keys(connection)

        try:
            self._write(checked, write=True, restructure=True, unhurried=True)
        finally:
            self._engine.dispose()  # a connection that looks away from foreign keys is used for nothing else

    def only_on(self, schema: str) -> None:
        """From now on every transaction looks whether the database still has this schema, at no extra round
        trip, and raises `EnvironmentFault` `schema_newer` or `schema_older` where it has not: somebody
        upgraded it while this program was running."""
        self._engine.update_execution_options(schema=schema)

    def _other_schema(self) -> EnvironmentFault:
        expected = self._engine.get_execution_options()["schema"]
        with self._engine.execution_options(schema=None).connect() as connection, connection.begin():
            found = connection.execute(FOUND).scalar_one()
        code = "schema_older" if found < expected else "schema_newer"
        return EnvironmentFault(code, found=found, expected=expected)

    def _write(self, work: Callable[[Connection], T], **options: bool) -> T:
        give_up = time.monotonic() + BUSY_FOR
        while True:
            try:
                with self._connected() as connection:
                    connection.execution_options(**options)
                    with connection.begin():
                        return work(connection)
            except EnvironmentFault as fault:
                if fault.code != "database_busy" or time.monotonic() > give_up:
                    raise
            time.sleep(random.uniform(0.001, LONGEST_PAUSE))  # noqa: S311 - jitter, not a secret

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A connection; what the driver says of the outside world becomes a fault a person can act on."""
        driver: Any = self._engine.dialect.loaded_dbapi
        try:
            with self._engine.connect() as connection:
                try:
                    yield connection
                finally:
                    if self._kind is postgres:
                        postgres.discard_if_broken(connection)
        except OtherSchema:
            raise self._other_schema() from None
        except (DatabaseError, driver.Error) as error:
            # Statements are run by the driver itself, so its own errors come as well (`db/statement.py`).
            said = error.orig if isinstance(error, DatabaseError) else error
            if self._kind is postgres and postgres.on_other_schema(said):
                raise self._other_schema() from None
            fault = self._kind.fault(said)
            if fault is None:
                raise
            raise EnvironmentFault(fault, path=self.place) from error


def parsed(url: str) -> URL:
    """A database URL of an engine we know. Raises `EnvironmentFault` `database_url`, without quoting it."""
    try:
        found: URL = make_url(url)
    except (ArgumentError, ValueError):
        raise EnvironmentFault("database_url", expected=EXPECTED_URL) from None
    if found.get_backend_name() not in _ENGINES or found.database in (None, "", ":memory:"):
        raise EnvironmentFault("database_url", expected=EXPECTED_URL)
    if found.get_backend_name() == "postgresql" and _plain_password(url, found):
        raise EnvironmentFault("database_url", expected="special characters of the password written as %XX")
    return found


def _plain_password(url: str, found: URL) -> bool:
    """Whether a password stands in the URL as it is, so that what follows its @ was taken for the server."""
    cut_in_two = "@" in f"{found.host}{found.database}"
    return cut_in_two or re.search(r"://[^@]*%(?![0-9A-Fa-f]{2})[^@]*@", url) is not None


def place_of(url: URL) -> str:
    if url.get_backend_name() == "sqlite":
        return str(sqlite.file_of(url))
    return f"{url.host or 'localhost'}/{url.database}"


def sqlite_path(url: str) -> Path | None:
    """The file of an SQLite database; None where the URL names a server."""
    found = parsed(url)
    return sqlite.file_of(found) if found.get_backend_name() == "sqlite" else None


def create(url: str) -> None:
    """Make the database where it is a file and missing; a server's is made by whoever runs the server."""
    found = parsed(url)
    if found.get_backend_name() == "sqlite":
        sqlite.create(found)
