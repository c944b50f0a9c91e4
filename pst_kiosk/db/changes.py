"""The change feed: who waits here is told that another connection committed something.

SQLite: `PRAGMA data_version` changes when another connection commits. It does not see its own
connection's commits, so the feed has one of its own and sees everybody's.

PostgreSQL: every write announces itself in its own transaction (`db/postgres.py`); the feed listens on a
connection of its own. A message that is missed is healed by the screens' periodic refresh.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import URL

from pst_kiosk.db import postgres
from pst_kiosk.domain.errors import EnvironmentFault

POLL = 0.03
"""Seconds between two looks: 0.3 to 0.5 % of a core."""
PULSE = 1.0
"""Seconds after which a server that has nothing to tell is asked whether it is there."""


class SqliteChanges:
    """Waits for commits to one SQLite file; opened, used and closed in one thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=0)
        except sqlite3.Error as error:
            raise EnvironmentFault("database_unavailable", path=str(path)) from error
        self._seen = self._version()

    def wait(self, timeout: float) -> bool:
        """True as soon as something was committed; False after `timeout` seconds."""
        until = time.monotonic() + timeout
        while time.monotonic() < until:
            time.sleep(POLL)
            version = self._version()
            if version != self._seen:
                self._seen = version
                return True
        return False

    def close(self) -> None:
        self._connection.close()

    def _version(self) -> int:
        try:
            row = self._connection.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error as error:
            raise EnvironmentFault("database_unavailable", path=str(self._path)) from error
        return int(row[0])


class PostgresChanges:
    """Waits for commits to one PostgreSQL database; opened, used and closed in one thread."""

    def __init__(self, url: URL) -> None:
        """Raises `EnvironmentFault`, as the database itself does."""
        import psycopg

        from pst_kiosk.db.wire import Wire

        self._place = f"{url.host or 'localhost'}/{url.database}"
        self._broken = psycopg.Error
        with self._told():
            self._connection = Wire().connect(**postgres.arguments(url), autocommit=True)
            self._connection.execute(f"LISTEN {postgres.CHANNEL}")
        self._heard = time.monotonic()

    def wait(self, timeout: float) -> bool:
        """True as soon as something was committed; False after `timeout` seconds.

        Raises `EnvironmentFault` where the server is silent for `PULSE` and then for `wire.PATIENCE` seconds.
        """
        with self._told():
            changed = any(True for _ in self._connection.notifies(timeout=timeout, stop_after=1))
            if changed:
                self._heard = time.monotonic()
            elif time.monotonic() - self._heard > PULSE:
                # A dead connection has nothing to tell either: only an answer shows that it is alive.
                self._connection.execute("")
                self._heard = time.monotonic()
        return changed

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except self._broken as error:
            fault = postgres.fault(error) or "database_unavailable"
            raise EnvironmentFault(fault, path=self._place) from error
