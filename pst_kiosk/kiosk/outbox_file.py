"""The outbox's file: made for one user alone, written through to the disk, and set aside when damaged.

It holds guest-book drafts until they are delivered: what is deleted is overwritten, and nothing of it is in
a journal or a temporary file.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.ui.trace import log_line

PATIENCE_MS = 2000
"""How long another program's write to the same file is waited for."""

_PRAGMAS = (
    f"busy_timeout={PATIENCE_MS}",
    "secure_delete=ON",
    "temp_store=MEMORY",
    # Emptied and synced at every commit: a journal that is merely unlinked may come back after a power cut.
    "journal_mode=TRUNCATE",
    "synchronous=FULL",
)
_TABLES = """
CREATE TABLE IF NOT EXISTS known (
    place TEXT PRIMARY KEY, profile TEXT NOT NULL, holidays TEXT NOT NULL, digit INTEGER,
    last_at TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS series (
    office TEXT, letter TEXT, day TEXT NOT NULL, sure INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (office, letter)
);
CREATE TABLE IF NOT EXISTS arrival (
    place INTEGER PRIMARY KEY AUTOINCREMENT, command_id TEXT NOT NULL UNIQUE, office TEXT NOT NULL,
    service TEXT NOT NULL, ordinal INTEGER NOT NULL, number TEXT, code TEXT NOT NULL, language TEXT NOT NULL,
    issued_at TEXT NOT NULL, time_unsure INTEGER NOT NULL, draft TEXT,
    people INTEGER NOT NULL DEFAULT 1, appointment TEXT, call_aid INTEGER
);
CREATE TABLE IF NOT EXISTS print (
    job_id TEXT PRIMARY KEY, command_id TEXT NOT NULL, station TEXT NOT NULL, begun_at TEXT NOT NULL,
    ended_at TEXT, state TEXT NOT NULL DEFAULT 'queued', fault TEXT
);
"""
_ADDED = (
    ("print", "state", "TEXT NOT NULL DEFAULT 'queued'"),
    ("arrival", "people", "INTEGER NOT NULL DEFAULT 1"),
    ("arrival", "appointment", "TEXT"),
    ("arrival", "call_aid", "INTEGER"),
)
"""Columns a file of an earlier version lacks."""
_STATE_OF_OLD_PRINTS = (
    "UPDATE print SET state = CASE WHEN fault IS NULL THEN 'sent' ELSE 'failed' END"
    " WHERE ended_at IS NOT NULL AND state = 'queued'"
)
_CONTENT = ("known", "series", "arrival", "print")
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_IOERR}


def usual_folder() -> Path:
    """In the user's own data folder."""
    from platformdirs import user_data_path

    return user_data_path("pst-kiosk", appauthor=False) / "outbox"


def file_of(folder: Path, station: str) -> Path:
    """A station's file: its name, as far as a file may bear it, and what tells like names apart."""
    legible = re.sub(r"[^A-Za-z0-9]+", "-", station).strip("-").lower()
    return folder / f"{legible}-{hashlib.sha256(station.encode()).hexdigest()[:8]}.db"


def open_file(path: Path) -> sqlite3.Connection:
    """The file, ready for use; a damaged one is set aside, and what can still be read of it taken over.

    Raises `EnvironmentFault` `outbox_unavailable`, `disk_full`.
    """
    try:
        _make(path)
        try:
            return _connect(path)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
        return set_aside(path)
    except (OSError, sqlite3.Error) as error:
        raise as_fault(error) from error


def set_aside(path: Path) -> sqlite3.Connection:
    """Begin a new file in the place of a damaged one, which is kept under another name.

    What can still be read is taken over: the numbers in it are on paper, in somebody's hand.
    """
    aside = _free_name(path)
    log_line(__name__, f"the outbox is damaged; it is set aside as {aside.name}, and a new one begun")
    for ending in ("-journal", ""):  # the journal takes back what was not committed: it goes along
        with suppress(FileNotFoundError):
            Path(f"{path}{ending}").rename(f"{aside}{ending}")
    _make(path)
    connection = _connect(path)
    with closing(sqlite3.connect(aside)) as damaged:
        for table in _CONTENT:
            _take_over(damaged, connection, table)
    connection.execute(_STATE_OF_OLD_PRINTS)
    return connection


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is broken, not merely out of reach."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def as_fault(error: Exception) -> EnvironmentFault:
    full = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
    return EnvironmentFault("disk_full" if full else "outbox_unavailable")


def _make(path: Path) -> None:
    """A missing file, and its folder, for this user's eyes alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        if os.name == "posix":  # or a power cut may leave a folder that has not heard of the file
            folder = os.open(path.parent, os.O_RDONLY)
            os.fsync(folder)
            os.close(folder)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise _damage()
        connection.executescript(_TABLES)
        _bring_up_to_date(connection)
    except BaseException:
        connection.close()
        raise
    connection.row_factory = sqlite3.Row
    return connection


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    """Give a file of an earlier version the columns it lacks; what waits in it is kept."""
    if not _missing(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    for table, column, kind in _missing(connection):  # another program may have been first
        connection.execute(f"ALTER TABLE {table} ADD COLUMN {column} {kind}")
    connection.execute(_STATE_OF_OLD_PRINTS)
    connection.execute("COMMIT")


def _missing(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    return [added for added in _ADDED if added[1] not in _columns(connection, added[0])]


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _damage() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("the file is damaged")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _take_over(damaged: sqlite3.Connection, connection: sqlite3.Connection, table: str) -> None:
    """Row by row, up to the first that cannot be read or does not fit."""
    taken = 0
    try:
        # An earlier version's file has fewer columns: by their names, not their places.
        columns = ", ".join(_columns(damaged, table))
        for row in damaged.execute(f"SELECT {columns} FROM {table}"):  # noqa: S608 - names of ours
            places = ", ".join("?" * len(row))
            connection.execute(f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})", row)  # noqa: S608
            taken += 1
    except sqlite3.Error as error:
        log_line(__name__, f"of the damaged outbox, {taken} rows of {table} could be read ({error})")


def _free_name(path: Path) -> Path:
    moment = dt.datetime.now(dt.UTC).strftime("%Y%m%dT%H%M%S")
    names = [f"{path.name}.damaged-{moment}", *(f"{path.name}.damaged-{moment}-{n}" for n in range(2, 100))]
    return next(found for name in names if not (found := path.with_name(name)).exists())
