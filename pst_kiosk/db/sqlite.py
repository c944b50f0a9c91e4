"""SQLite as the office's database: one file on one PC.

WAL, `synchronous=FULL`, foreign keys on. Reads are deferred; writes take the write lock at their first
statement (`BEGIN IMMEDIATE`): SQLite's own busy handler can starve a writer for seconds, so a busy write
fails at once and is tried again above.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError

from pst_kiosk.db.drive import on_network_drive
from pst_kiosk.db.expressions import digest
from pst_kiosk.db.schema import OtherSchema
from pst_kiosk.domain.errors import EnvironmentFault

READ_PATIENCE_MS = 2000
_SCHEMA = "SELECT version_num FROM alembic_version"

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


def open_engine(url: URL) -> tuple[Engine, Callable[[], None]]:
    """The engine on an existing file, and what cuts it off: nothing, as a file is soon answered.

    Raises `EnvironmentFault` `database_on_network_drive`,
    `database_missing`."""
    path = file_of(url)
    if on_network_drive(path):
        raise EnvironmentFault("database_on_network_drive", path=str(path))
    if not path.is_file():
        raise EnvironmentFault("database_missing", path=str(path))
    return _engine(path), lambda: None


def create(url: URL) -> None:
    """Make the database file and its folder where they are missing.

    Raises `EnvironmentFault` `database_on_network_drive`, `database_unavailable`.
    """
    path = file_of(url)
    if on_network_drive(path):
        raise EnvironmentFault("database_on_network_drive", path=str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise EnvironmentFault("database_unavailable", path=str(path)) from None
    engine = _engine(path)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA user_version")
    except DatabaseError as error:
        raise EnvironmentFault(fault(error.orig) or "database_unavailable", path=str(path)) from error
    finally:
        engine.dispose()


def file_of(url: URL) -> Path:
    assert url.database is not None
    return Path(url.database).absolute()


def fault(error: BaseException | None) -> str | None:
    """The fault a driver's error stands for; None where it is a bug."""
    return _FAULTS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)


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
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.create_function("digest", 1, digest, deterministic=True)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    write = options.get("write", False)
    # By the driver itself: these come with every transaction, and are told from errors like the statements.
    run = connection.connection.dbapi_connection.execute  # type: ignore[union-attr]
    # A read is only ever held up for the moment in which another program opens or closes the file.
    run(f"PRAGMA busy_timeout={0 if write else READ_PATIENCE_MS}")
    if options.get("restructure"):
        # Migrations build tables anew, which the foreign keys of other tables must not see. Not set with
        # every transaction: SQLite prepares all statements anew after it.
        run("PRAGMA foreign_keys=OFF")
    run("BEGIN IMMEDIATE" if write else "BEGIN DEFERRED")
    expected = None if options.get("ordered") else options.get("schema")
    if expected is not None and run(_SCHEMA).fetchone() != (expected,):
        raise OtherSchema


def check_foreign_keys(connection: Connection) -> None:
    """After a migration. Raises RuntimeError where it broke a link between tables."""
    if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        raise RuntimeError(f"the migration breaks foreign keys: {broken}")
