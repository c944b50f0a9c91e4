"""PostgreSQL as the office's database: many stations on one LAN.

Writers take turns, as they do on SQLite: a write first takes the office database's one advisory lock, so what
it reads is what will still be true when it commits. The same statement announces the change to every
station that listens; PostgreSQL delivers that with the commit, and not at all if there is none.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from pst_kiosk.domain.errors import EnvironmentFault

OLDEST = 14
"""The oldest major version of PostgreSQL this is written for."""
CHANNEL = "pst_kiosk"
WRITERS = 5371_1700
"""The advisory lock's number: any, but the same for all stations."""
TAKE_TURN = f"SELECT pg_advisory_xact_lock({WRITERS})"
TAKE_TURN_AND_TELL = f"{TAKE_TURN}, pg_notify('{CHANNEL}', '')"

SETTINGS: dict[str, Any] = {
    # A station must not wait for ever for a server that does not answer, nor hold the others up.
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 4000,
    "options": "-c statement_timeout=8000 -c lock_timeout=1000 -c idle_in_transaction_session_timeout=10000"
    " -c timezone=UTC",
    "application_name": "pst-kiosk",
}

_BUSY = {"55P03", "40001", "40P01"}
"""Lock not available, serialization failure, deadlock: tried again."""
_FAULTS = {
    "28": "database_no_permission",
    "42501": "database_no_permission",
    "3D": "database_missing",
    "53100": "disk_full",
    "57014": "database_unavailable",
}
"""By SQLSTATE or its class: authorization, privileges, no such database, disk full, statement timeout."""


def open_engine(url: URL) -> Engine:
    """The engine of a server; nothing is connected yet."""
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args=SETTINGS,
        pool_size=1,
        max_overflow=1,
        hide_parameters=True,  # an error must not quote what a visitor typed
    )
    event.listen(engine, "begin", _begin)
    return engine


def check_version(connection: Connection) -> None:
    """Raises `EnvironmentFault` `database_version` for a server older than `OLDEST`."""
    found = int((connection.dialect.server_version_info or (0,))[0])
    if found < OLDEST:
        raise EnvironmentFault("database_version", found=found, expected=f"{OLDEST} or newer")


def fault(error: BaseException | None) -> str | None:
    """The fault a driver's error stands for; None where it is a bug."""
    state = getattr(error, "sqlstate", None)
    if state is None:
        # The server did not answer at all, or the connection broke.
        return "database_unavailable" if _is_operational(error) else None
    if state in _BUSY:
        return "database_busy"
    known = _FAULTS.get(state) or _FAULTS.get(state[:2])
    # Class 08: connection; 57P: the server shuts down or starts up.
    return known or ("database_unavailable" if state[:2] == "08" or state[:3] == "57P" else None)


def _is_operational(error: Any) -> bool:
    from psycopg import OperationalError

    return isinstance(error, OperationalError)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    run = connection.connection.dbapi_connection.execute  # type: ignore[union-attr]
    if not options.get("write", False):
        run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
    elif not options.get("ordered", False):
        run(TAKE_TURN if options.get("quiet", False) else TAKE_TURN_AND_TELL)
