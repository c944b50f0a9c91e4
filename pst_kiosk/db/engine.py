"""The database of one office, and its two kinds of transaction.

SQLite today: WAL, `synchronous=FULL`, foreign keys on. Reads are deferred; writes take the write lock at
their first statement (`BEGIN IMMEDIATE`) and are tried again with a short jitter while another process
holds it, because SQLite's own busy handler can starve a writer for seconds.
"""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from pst_kiosk.db.drive import on_network_drive
from pst_kiosk.domain.errors import EnvironmentFault

Clock = Callable[[], dt.datetime]
T = TypeVar("T")

BUSY_FOR = 5.0
"""Seconds a write keeps trying before it says that the database is busy."""
LONGEST_PAUSE = 0.02
READ_PATIENCE_MS = 2000
EXPECTED_URL = "a database URL such as sqlite:////var/lib/pst-kiosk/office.db"


def utc_now() -> dt.datetime:
    """This machine's clock, which is the database's where the database is a file on this machine."""
    return dt.datetime.now(dt.UTC)


class Database:
    """One office's database. Not shared between threads: every lane opens its own."""

    def __init__(self, url: str, clock: Clock = utc_now) -> None:
        """Raises `EnvironmentFault`: `database_url`, `database_missing`, `database_on_network_drive`."""
        self.path = sqlite_path(url)
        self.clock = clock
        if on_network_drive(self.path):
            raise EnvironmentFault("database_on_network_drive", path=str(self.path))
        if not self.path.is_file():
            raise EnvironmentFault("database_missing", path=str(self.path))
        self._engine = _engine(self.path)

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the database at one moment."""
        with _as_faults(self.path), self._engine.connect() as connection:
            yield connection

    def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in one transaction and commit it; it may run again, so it touches nothing else."""
        return self._write(work, write=True)

    def restructure(self, work: Callable[[Connection], None]) -> None:
        """Like `write`, for migrations: SQLite changes a column by building its table anew, which the
        foreign keys of other tables must not see. They are all checked before the commit."""

        def checked(connection: Connection) -> None:
            work(connection)
            if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
                raise RuntimeError(f"the migration breaks foreign keys: {broken}")

        self._write(checked, write=True, restructure=True)

    def _write(self, work: Callable[[Connection], T], **options: bool) -> T:
        give_up = time.monotonic() + BUSY_FOR
        while True:
            try:
                with _as_faults(self.path), self._engine.connect() as connection:
                    connection.execution_options(**options)
                    with connection.begin():
                        return work(connection)
            except EnvironmentFault as fault:
                if fault.code != "database_busy" or time.monotonic() > give_up:
                    raise
            time.sleep(random.uniform(0.001, LONGEST_PAUSE))  # noqa: S311 - jitter, not a secret


def sqlite_path(url: str) -> Path:
    """The file a database URL names. Raises `EnvironmentFault` `database_url` where it names none."""
    try:
        parsed: URL = make_url(url)
    except (ArgumentError, ValueError):
        raise EnvironmentFault("database_url", expected=EXPECTED_URL) from None
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise EnvironmentFault("database_url", expected=EXPECTED_URL)
    return Path(parsed.database).absolute()


def create_file(url: str) -> Path:
    """Make the database file and its folder where they are missing."""
    path = sqlite_path(url)
    if on_network_drive(path):
        raise EnvironmentFault("database_on_network_drive", path=str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise EnvironmentFault("database_unavailable", path=str(path)) from None
    engine = _engine(path)
    with _as_faults(path), engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA user_version")
    engine.dispose()
    return path


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": READ_PATIENCE_MS / 1000},
        hide_parameters=True,  # an error must not quote what a visitor typed
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
    # Transactions are ours to begin (`_begin`); the driver's own would begin them too late.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    write = options.get("write", False)
    # A read is only ever held up for the moment in which another program opens or closes the file.
    connection.exec_driver_sql(f"PRAGMA busy_timeout={0 if write else READ_PATIENCE_MS}")
    connection.exec_driver_sql(f"PRAGMA foreign_keys={'OFF' if options.get('restructure') else 'ON'}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN DEFERRED")


@contextmanager
def _as_faults(path: Path) -> Iterator[None]:
    """Turn what the driver says of the outside world into faults a person can act on."""
    try:
        yield
    except (OperationalError, DatabaseError) as error:
        fault = _FAULTS.get(getattr(error.orig, "sqlite_errorcode", 0) & 0xFF)
        if fault is None:
            raise
        raise EnvironmentFault(fault, path=str(path)) from error


_FAULTS = {
    sqlite3.SQLITE_BUSY: "database_busy",
    sqlite3.SQLITE_LOCKED: "database_busy",
    sqlite3.SQLITE_CANTOPEN: "database_unavailable",
    sqlite3.SQLITE_IOERR: "database_unavailable",
    sqlite3.SQLITE_PERM: "database_no_permission",
    sqlite3.SQLITE_READONLY: "database_no_permission",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_NOTADB: "not_a_database",
    sqlite3.SQLITE_CORRUPT: "not_a_database",
}
