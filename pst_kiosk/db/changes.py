"""The change feed: who waits here is told that another connection committed something.

SQLite: `PRAGMA data_version` changes when another connection commits. It does not see its own
connection's commits, so the feed has one of its own and sees everybody's.
"""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

from pst_kiosk.domain.errors import EnvironmentFault

POLL = 0.03
"""Seconds between two looks: 0.3 to 0.5 % of a core."""


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
