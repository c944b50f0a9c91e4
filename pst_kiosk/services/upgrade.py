"""Bringing an office's database to this version of the program, and keeping copies of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from pst_kiosk.db import backup, schema, stations
from pst_kiosk.db.backup import Tell
from pst_kiosk.db.engine import Database
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.stations import SILENT_AFTER

Say = Callable[[str], None]
"""Hears what was done, a line at a time."""


def back_up(url: str, file: Path, tell: Tell) -> int:
    """Copy the database at `url` into a new file; how many rows it has.

    Raises `EnvironmentFault`: `backup_exists`, `file_unavailable`, `disk_full`, `backup_incomplete`,
    `schema_missing`, `schema_newer`.
    """
    with closing(Database(url)) as database:
        return sum(backup.back_up(database, file, tell).values())


def upgrade(url: str, file: Path | None, anyway: bool, say: Say, tell: Tell) -> None:
    """Copy the database into `file`, then change its tables in one transaction.

    `file` None: a new one beside the database, or here where a server keeps that. `anyway`: though screens
    run. Raises `EnvironmentFault` as `back_up` does, and `stations_running`.
    """
    with closing(Database(url)) as database:
        found = schema.found(database)
        if found is None:
            raise EnvironmentFault("schema_missing", path=database.place)
        if found == schema.SCHEMA:
            say(f"{database.place} has schema {found}, which is this program's: nothing is to be done")
            return
        if not anyway:
            _check_nobody_works(database)
        kept = file or _usual_file(database, found)
        say(f"{database.place} has schema {found} and gets schema {schema.SCHEMA}; first a copy into {kept}")
        rows = sum(backup.back_up(database, kept, tell).values())
        say(f"{kept} is whole: {rows} rows")
        schema.upgrade(database)
        say(
            f"{database.place} has schema {schema.SCHEMA}; start the screens with this version of the program"
        )


def _check_nobody_works(database: Database) -> None:
    with database.read() as connection:
        alive = stations.alive(connection, database.now(connection) - SILENT_AFTER)
    if alive:
        raise EnvironmentFault("stations_running", stations=", ".join(alive))


def _usual_file(database: Database, found: str) -> Path:
    folder = Path.cwd() if database.path is None else database.path.parent
    return folder / f"pst-kiosk-{found}-{dt.datetime.now().astimezone():%Y%m%d-%H%M%S}.db"
