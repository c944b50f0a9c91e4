"""Databases that serve one test after another: making one costs a quarter of a second and three hundred
files, emptying one a few milliseconds."""

from __future__ import annotations

import time
from typing import LiteralString

import psycopg
from psycopg import sql

from tests.support.postgres import Server

_LEFT_WITHIN_S = 1.0
_SHAPE = """
SELECT md5(concat(
    (SELECT string_agg(version_num, ' ') FROM alembic_version),
    (SELECT string_agg(concat(relname, relkind, relacl), ' ' ORDER BY relname)
        FROM pg_class WHERE relnamespace = 'public'::regnamespace),
    (SELECT string_agg(concat(relname, attname, atttypid, attnotnull), ' ' ORDER BY relname, attnum)
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace = 'public'::regnamespace AND attnum > 0),
    (SELECT string_agg(concat(proname, prosrc, proacl), ' ' ORDER BY proname, prosrc)
        FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
        WHERE nspname !~ '^(pg_|information)'),
    (SELECT string_agg(concat(tgname, tgenabled), ' ' ORDER BY tgname)
        FROM pg_trigger WHERE NOT tgisinternal),
    (SELECT concat(datdba, datacl, datconnlimit, datallowconn) FROM pg_database
        WHERE datname = current_database()),
    (SELECT string_agg(setconfig::text, ' ') FROM pg_db_role_setting JOIN pg_database ON oid = setdatabase
        WHERE datname = current_database())
))
"""
"""Everything of a database but its rows: a test may have changed that too."""
_USERS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'"


class SpareDatabases:
    """Copies of one database. What a test gives back is made as it was, and taken by the next."""

    def __init__(self, server: Server, template: str) -> None:
        self._server, self.template = server, template
        self._spare: list[str] = []
        with psycopg.connect(server.url(template)) as connection:
            self._shape = _shape(connection)
            self._tables = [name for (name,) in connection.execute(_TABLES)]
            copied = {table: _rows(connection, table) for table in self._tables}
        self._rows = {table: rows for table, rows in copied.items() if rows}
        deletes = [sql.SQL("DELETE FROM {}").format(sql.Identifier(table)) for table in self._tables]
        self._empty = sql.SQL("; ").join(deletes)

    def take(self) -> str:
        """The name of a database that is as the template was."""
        return self._spare.pop() if self._spare else self._server.database(self.template)

    def give_back(self, database: str) -> None:
        """Make it as it was. One that somebody still uses, or whose shape a test changed, serves no more."""
        with psycopg.connect(self._server.url(database)) as connection:
            if not _left_alone(connection) or _shape(connection) != self._shape:
                return
            # Without the foreign keys' order; the server's triggers are none of ours.
            connection.execute("SET session_replication_role = replica")
            connection.execute(self._empty)
            for table, rows in self._rows.items():
                with connection.cursor().copy(_copy("FROM STDIN", table)) as into:
                    into.write(rows)
        self._spare.append(database)


def _shape(connection: psycopg.Connection[tuple[str]]) -> str:
    found = connection.execute(_SHAPE).fetchone()
    assert found is not None
    return found[0]


def _rows(connection: psycopg.Connection[tuple[str]], table: str) -> bytes:
    with connection.cursor().copy(_copy("TO STDOUT", table)) as out:
        return b"".join(bytes(part) for part in out)


def _left_alone(connection: psycopg.Connection[tuple[str]]) -> bool:
    """Whether nobody else is connected; a connection that was closed goes a moment later."""
    until = time.monotonic() + _LEFT_WITHIN_S
    while connection.execute(_USERS).fetchone() != (0,):
        connection.rollback()  # what a transaction sees of the activity stays the same
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def _copy(direction: LiteralString, table: str) -> sql.Composed:
    return sql.SQL("COPY {} " + direction).format(sql.Identifier(table))
