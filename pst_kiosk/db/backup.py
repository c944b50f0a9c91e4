"""A backup of the office's database: one SQLite file, whatever engine keeps the office.

It has the same tables and the same schema, so every program that fits the database can open it. An SQLite
database is copied by SQLite itself; a server's is copied row by row into tables that the migrations make.
Both see one moment, and nobody waits for them. The file gets its name once it is whole and checked.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    TIMESTAMP,
    UUID,
    Connection,
    MetaData,
    Table,
    Text,
    cast,
    create_engine,
    event,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError

from pst_kiosk.db import schema, sqlite
from pst_kiosk.db.engine import Database
from pst_kiosk.db.tables import Identity, Utc
from pst_kiosk.domain.errors import EnvironmentFault

CHUNK = 2000
"""Rows, or pages of a file, between two signs of progress."""

Tell = Callable[[str, int, int], None]
"""Hears what is copied, how much of it is done, and how much there is."""
Counts = dict[str, int]
"""Rows by table."""


def back_up(database: Database, file: Path, tell: Tell = lambda *_: None) -> Counts:
    """Copy everything into a new file, which only its owner can read; the rows it has. All or nothing.

    Raises `EnvironmentFault`: `backup_exists`, `file_unavailable`, `disk_full`, `backup_incomplete`,
    `schema_missing`, `schema_newer`, and what reading the database raises.
    """
    version = schema.found(database)
    if version is None:
        raise EnvironmentFault("schema_missing", path=database.place)
    if file.exists():
        raise EnvironmentFault("backup_exists", path=str(file))
    with _unfinished(file) as part:
        if database.path is not None:
            counts = _copy_file(database.path, part, tell)
        else:
            counts = _copy_rows(database, version, part, tell)
        _check(part, counts)
        _publish(part, file)
    return counts


def _copy_file(source: Path, part: Path, tell: Tell) -> Counts:
    _check_space(part, source.stat().st_size)
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, isolation_level=None)) as original,
        closing(sqlite3.connect(part)) as copy,
    ):
        # A transaction holds the moment, so that nobody's commit makes the copy begin anew.
        original.execute("BEGIN")
        counts = _counts(original)
        original.backup(copy, pages=CHUNK, progress=lambda _, left, all_: tell("file", all_ - left, all_))
        # The original's journal needs two more files beside it; a copy is one file.
        copy.execute("PRAGMA journal_mode=DELETE")
    return counts


def _copy_rows(database: Database, version: str, part: Path, tell: Tell) -> Counts:
    counts: Counts = {}
    with database.read_whole() as source, _opened(part) as copy:
        size = source.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
        _check_space(part, size)
        schema.migrate(copy, version)
        for table in _tables(source, copy):
            counts[table.name] = source.execute(select(func.count()).select_from(table)).scalar_one()
            done = 0
            for rows in _chunks(source, table):
                copy.execute(insert(table), rows)
                done += len(rows)
                tell(table.name, done, counts[table.name])
    return counts


def _tables(source: Connection, copy: Connection) -> list[Table]:
    """The tables as the source has them, in the order of their links, with types that suit both engines."""
    made = MetaData()
    made.reflect(copy)
    found = MetaData()
    found.reflect(source, only=[name for name in made.tables if name != schema.OWN_TABLE])
    for table in found.tables.values():
        for column in table.columns:
            column.type = _on_both(column.type)
    return found.sorted_tables


def _on_both(kind: Any) -> Any:
    if isinstance(kind, UUID):
        return Identity()
    if isinstance(kind, TIMESTAMP):
        return Utc()
    # JSON is copied letter by letter.
    return _Letters() if isinstance(kind, JSON) else kind


class _Letters(Text):
    """A column that holds JSON."""


def _chunks(source: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    columns = [
        cast(column, Text).label(column.name) if isinstance(column.type, _Letters) else column
        for column in table.columns
    ]
    rows = source.execute(select(*columns).execution_options(yield_per=CHUNK))
    for some in rows.mappings().partitions():
        yield [dict(row) for row in some]


@contextmanager
def _opened(part: Path) -> Iterator[Connection]:
    """A file that is written in one go: it needs no journal, as it is thrown away where anything fails."""
    engine = create_engine(URL.create("sqlite", database=str(part)), hide_parameters=True)

    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _check(part: Path, counts: Counts) -> None:
    """Whether the file is sound and has every row that was copied. Raises `backup_incomplete`."""
    with closing(sqlite3.connect(part)) as copy:
        sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        linked = not copy.execute("PRAGMA foreign_key_check").fetchall()
        if not sound or not linked or _counts(copy) != counts:
            raise EnvironmentFault("backup_incomplete", path=str(part))


def _counts(connection: sqlite3.Connection) -> Counts:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    tables = [name for (name,) in names if name != schema.OWN_TABLE]
    count = "SELECT count(*) FROM {}"
    return {name: connection.execute(count.format(name)).fetchone()[0] for name in tables}


@contextmanager
def _unfinished(file: Path) -> Iterator[Path]:
    """A file of another name beside `file`, only for its owner; whatever happens, it is gone afterwards."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
        os.close(handle)
    except OSError as error:
        raise _fault(file, error) from None
    part = Path(name)
    try:
        yield part
    except DatabaseError as error:
        # What the source says is a fault by now: this is the file's.
        raise _fault(file, error.orig) from error
    except (OSError, sqlite3.Error) as error:
        raise _fault(file, error) from error
    finally:
        for left in (part, *(part.with_name(part.name + tail) for tail in ("-journal", "-wal", "-shm"))):
            left.unlink(missing_ok=True)


def _fault(file: Path, error: BaseException | None) -> EnvironmentFault:
    full = getattr(error, "errno", None) == errno.ENOSPC or sqlite.fault(error) == "disk_full"
    if full:
        return EnvironmentFault("disk_full", path=str(file))
    why = getattr(error, "strerror", None) or str(error)
    return EnvironmentFault("file_unavailable", path=str(file), why=why)


def _check_space(part: Path, size: int) -> None:
    """Raises `disk_full` before anything is written where a copy of so many bytes has no room."""
    free = shutil.disk_usage(part.parent).free
    if free < size:
        raise EnvironmentFault("disk_full", path=str(part.parent), needed=_mega(size), free=_mega(free))


def _mega(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


def _publish(part: Path, file: Path) -> None:
    """Give the file its name, once everything of it is on the disk."""
    with part.open("r+b") as written:
        os.fsync(written.fileno())
    if file.exists():
        raise EnvironmentFault("backup_exists", path=str(file))
    part.rename(file)
