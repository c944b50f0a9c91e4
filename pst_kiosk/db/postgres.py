"""PostgreSQL as the office's database: many stations on one LAN.

Writers take turns, as they do on SQLite: a write first takes the office database's one advisory lock, so what
it reads is what will still be true when it commits. The same statement announces the change to every
station that listens; PostgreSQL delivers that with the commit, and not at all if there is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from pst_kiosk.domain.errors import EnvironmentFault

OLDEST = 14
"""The oldest major version of PostgreSQL this is written for."""
CHANNEL = "pst_kiosk"
WRITERS = 5371_1700
"""The advisory lock's number: any, but the same for all stations."""
TAKE_TURN = f"pg_advisory_xact_lock({WRITERS})"
TAKE_TURN_AND_TELL = f"{TAKE_TURN}, pg_notify('{CHANNEL}', '')"

BEGIN_READING = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
_ON_SCHEMA = "SELECT 1 / count(*) FROM alembic_version WHERE version_num = %s"
_DIVISION_BY_ZERO = "22012"

SETTINGS: dict[str, Any] = {
    # A station must not wait for ever for a server that does not answer, nor hold the others up.
    "connect_timeout": 2,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 2,
    "tcp_user_timeout": 4000,
    # The server lets go of one that broke off in the middle of a write, before others give up their turn.
    "options": "-c statement_timeout=8000 -c lock_timeout=1000 -c idle_in_transaction_session_timeout=3000"
    " -c tcp_user_timeout=4000 -c tcp_keepalives_idle=5 -c tcp_keepalives_interval=2"
    " -c tcp_keepalives_count=2 -c timezone=UTC"
    # What was answered is on the disk, however the server itself is set.
    " -c synchronous_commit=on",
    "application_name": "pst-kiosk",
}

_BUSY = {"55P03", "40001", "40P01"}
"""Lock not available, serialization failure, deadlock: tried again."""
_FAULTS = {
    "28": "database_no_permission",
    "42501": "database_no_permission",
    "3D": "database_missing",
    "53100": "disk_full",
    "53300": "database_full",
    "57014": "database_unavailable",
    "25P03": "database_unavailable",
}
"""By SQLSTATE or its class: authorization, privileges, no such database, disk full, too many connections,
statement timeout, a transaction in which nothing was asked for too long."""
_AT_THE_DOOR = {
    "password authentication failed": "database_no_permission",
    "no password supplied": "database_no_permission",
    "no pg_hba.conf entry": "database_no_permission",
    "too many clients": "database_full",
    "too many connections": "database_full",
    "slots are reserved": "database_full",
    'role "': "database_no_permission",
    "does not exist": "database_missing",
    "invalid response to SSL negotiation": "not_a_database",
    "expected authentication request": "not_a_database",
    "the database system is": "database_unavailable",
    "terminating connection": "database_unavailable",
}
"""Who is turned away while connecting is told in words alone: the driver has no SQLSTATE then."""


def open_engine(url: URL) -> tuple[Engine, Callable[[], None]]:
    """The engine of a server, and what cuts it off; nothing is connected yet."""
    from pst_kiosk.db.wire import Wire

    wire = Wire()
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args=SETTINGS,
        pool_size=1,
        max_overflow=1,
        hide_parameters=True,  # an error must not quote what a visitor typed
    )
    event.listen(engine, "do_connect", lambda _dialect, _record, _, arguments: wire.connect(**arguments))
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", lambda connection, *_: send(connection))
    event.listen(engine, "commit", _commit)
    event.listen(engine, "rollback", _rollback)
    return engine, wire.cut


@dataclass
class _Noted:
    """A statement that was not sent yet, or its cursor once it was."""

    sql: str
    parameters: Any = None
    cursor: Any = None


def note(connection: Connection, sql: str, parameters: Any = None) -> Callable[[], Any]:
    """Send a statement along with the next one whose answer is needed; what is returned tells its cursor."""
    noted = _Noted(sql, parameters)
    _unsent(connection).append(noted)

    def cursor() -> Any:
        if noted.cursor is None:
            send(connection)
        return noted.cursor

    return cursor


def send(connection: Connection) -> None:
    """Send what was noted, in one round trip."""
    noted, connection.info["unsent"] = _unsent(connection), []
    driver: Any = connection.connection.dbapi_connection
    if len(noted) == 1:
        noted[0].cursor = driver.execute(noted[0].sql, noted[0].parameters)
    elif noted:
        with driver.pipeline():
            for each in noted:
                each.cursor = driver.execute(each.sql, each.parameters)


def _unsent(connection: Connection) -> list[_Noted]:
    noted: list[_Noted] = connection.info.setdefault("unsent", [])
    return noted


def arguments(url: URL) -> dict[str, Any]:
    """With what the driver itself connects: no password becomes part of a text that is parsed again."""
    # No SQLite station loads it. The package, not the module in it: feed and database lane begin together,
    # and each would hold what the other waits for; Python then hands out a module that is half made.
    from sqlalchemy.dialects import postgresql

    dialect = postgresql.psycopg.PGDialect_psycopg()  # type: ignore[no-untyped-call]
    _, found = dialect.create_connect_args(url)  # type: ignore[no-untyped-call]
    return {**found, **SETTINGS}


def check_version(connection: Connection) -> None:
    """Raises `EnvironmentFault` `database_version` for a server older than `OLDEST`."""
    found = int((connection.dialect.server_version_info or (0,))[0])
    if found < OLDEST:
        raise EnvironmentFault("database_version", found=found, expected=f"{OLDEST} or newer")


def fault(error: BaseException | None) -> str | None:
    """The fault a driver's error stands for; None where it is a bug."""
    state = getattr(error, "sqlstate", None)
    if state is None:
        return _fault_at_the_door(error) if _is_of_the_link(error) else None
    if state in _BUSY:
        return "database_busy"
    known = _FAULTS.get(state) or _FAULTS.get(state[:2])
    # Class 08: connection; 57P: the server shuts down or starts up.
    return known or ("database_unavailable" if state[:2] == "08" or state[:3] == "57P" else None)


def on_other_schema(error: BaseException | None) -> bool:
    """Whether a transaction could not begin because the database has another schema by now."""
    return getattr(error, "sqlstate", None) == _DIVISION_BY_ZERO


def _fault_at_the_door(error: Any) -> str:
    """Why there is no connection: it was refused, the server did not answer at all, or the link broke."""
    said = str(error)
    known = next((code for words, code in _AT_THE_DOOR.items() if words in said), None)
    if known is not None:
        return known
    # A server may speak another language. Who showed a password and was turned away mostly had a wrong one.
    turned_away = "FATAL" in said and getattr(error.pgconn, "used_password", False)
    return "database_no_permission" if turned_away else "database_unavailable"


def _is_of_the_link(error: Any) -> bool:
    from psycopg import DatabaseError, OperationalError

    # A connection that ends amid statements sent together gives an error of no particular kind.
    return isinstance(error, OperationalError) or type(error) is DatabaseError


def _prepare(driver: Any, _record: Any) -> None:
    from psycopg.types.string import TextLoader

    # Transactions are ours to begin (`_begin`), with the first statement and not before it.
    driver.autocommit = True
    # Identities are text to us.
    driver.adapters.register_loader("uuid", TextLoader)


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    write = options.get("write", False)
    connection.info["unsent"] = [_Noted("BEGIN" if write else BEGIN_READING)]
    if options.get("unhurried", False):
        # Tables may be built anew or copied for minutes; the connection is used for nothing else.
        connection.connection.dbapi_connection.patience = None  # type: ignore[union-attr]
        for timeout in ("statement_timeout", "idle_in_transaction_session_timeout"):
            note(connection, f"SET LOCAL {timeout} = 0")
    if options.get("ordered", False):
        return  # the office's order is taken in the caller's first statement, with turn and schema
    if write:
        note(connection, f"SELECT {TAKE_TURN if options.get('quiet', False) else TAKE_TURN_AND_TELL}")
    if options.get("schema") is not None:
        # With the turn taken, as a change of tables may have been waited for.
        note(connection, _ON_SCHEMA, (options["schema"],))
    if write:
        send(connection)


def discard_if_broken(connection: Connection) -> None:
    """A connection that broke is neither used again nor asked to roll back."""
    driver: Any = None if connection.invalidated else connection.connection.dbapi_connection
    if driver is not None and driver.closed:
        connection.invalidate()


def _rollback(connection: Connection) -> None:
    # A connection that broke holds nothing any more, and must not be asked for anything.
    if not connection.invalidated:
        _unsent(connection).clear()


def _commit(connection: Connection) -> None:
    unsent = _unsent(connection)
    if [noted.sql for noted in unsent] in (["BEGIN"], [BEGIN_READING]):
        unsent.clear()  # nothing was asked at all
    else:
        note(connection, "COMMIT")
        send(connection)
