"""Making a PostgreSQL server's database an office's own: roles, database, and who may enter it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from pst_kiosk.db import postgres
from pst_kiosk.db.engine import parsed, place_of
from pst_kiosk.db.rights import KINDS, OWNER, role_name
from pst_kiosk.domain.errors import EnvironmentFault


def make(admin: URL, database: str) -> None:
    """Make roles and database where they are missing, and shut their doors. The roles cannot sign in yet.

    Raises `EnvironmentFault` `database_version`, `database_no_permission`, `database_doors`, and what the
    server itself raises.
    """
    with _autocommit(admin) as connection:
        postgres.check_version(connection)
        known = set(connection.execute(text("SELECT rolname FROM pg_roles")).scalars())
        for name in (role_name(database, kind) for kind in (OWNER, *KINDS)):
            if name not in known:
                rights = "NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE"
                connection.exec_driver_sql(f"CREATE ROLE {_quoted(connection, name)} {rights}")
        owner = _quoted(connection, role_name(database, OWNER))
        if not _is_superuser(connection):
            # Only a member of a role may give it a database, and act for it there.
            connection.exec_driver_sql(f"GRANT {owner} TO CURRENT_USER")
        exists = text("SELECT 1 FROM pg_database WHERE datname = :name")
        if connection.execute(exists, {"name": database}).first() is None:
            name = _quoted(connection, database)
            connection.exec_driver_sql(
                f"CREATE DATABASE {name} OWNER {owner} ENCODING 'UTF8' TEMPLATE template0"
            )
    with _autocommit(admin.set(database=database)) as connection:
        _shut_the_doors(connection, database)


def give_passwords(admin: URL, database: str, renew: Sequence[str]) -> dict[str, str]:
    """Let the roles sign in; returns the passwords that are new, by kind of role.

    The owner's is always new, a station's where nobody was told one yet, or where `renew` names its kind:
    whoever is signed in with the old one is thrown out, and what he set for the role is forgotten.
    """
    with _autocommit(admin) as connection:
        sign_in = text("SELECT rolname FROM pg_roles WHERE rolcanlogin")
        told = set(connection.execute(sign_in).scalars())
        new = [
            kind
            for kind in (OWNER, *KINDS)
            if kind in (OWNER, *renew) or role_name(database, kind) not in told
        ]
        passwords = {kind: _new_password(connection, role_name(database, kind)) for kind in new}
        for kind in renew:
            _throw_out(connection, database, role_name(database, kind))
    return passwords


def _new_password(connection: Connection, name: str) -> str:
    password = secrets.token_urlsafe(18)
    # Made here into what the server keeps, so that no log of the server shows the password.
    driver: Any = connection.connection.dbapi_connection
    kept = driver.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
    connection.exec_driver_sql(f"ALTER ROLE {_quoted(connection, name)} LOGIN PASSWORD '{kept}'")
    return password


def _throw_out(connection: Connection, database: str, name: str) -> None:
    role = _quoted(connection, name)
    connection.exec_driver_sql(f"ALTER ROLE {role} RESET ALL")
    connection.exec_driver_sql(f"ALTER ROLE {role} IN DATABASE {_quoted(connection, database)} RESET ALL")
    if _is_superuser(connection):  # others may not; the old connections end with their screens then
        ending = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = :name")
        connection.execute(ending, {"name": name})


def _shut_the_doors(connection: Connection, database: str) -> None:
    """Nobody enters but the office's own roles, and only the owner makes anything there.

    Raises `EnvironmentFault` `database_doors` where the administrator could not shut them all.
    """
    name, owner = _quoted(connection, database), _quoted(connection, role_name(database, OWNER))
    stations = ", ".join(_quoted(connection, role_name(database, kind)) for kind in KINDS)
    # A superuser may do it for whoever owns the schema; the database's owner where that is who owns it.
    if not _is_superuser(connection):
        connection.exec_driver_sql(f"SET ROLE {owner}")
    for statement in (
        f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {name} TO {stations}",
        f"GRANT ALL ON DATABASE {name} TO {owner}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"GRANT ALL ON SCHEMA public TO {owner}",
        f"GRANT USAGE ON SCHEMA public TO {stations}",
    ):
        connection.exec_driver_sql(statement)
    for kind in KINDS:
        may = text("SELECT has_schema_privilege(:role, 'public', 'CREATE')")
        # Who may make an operator there could have a function read what it was not made to read.
        if connection.execute(may, {"role": role_name(database, kind)}).scalar_one():
            raise EnvironmentFault("database_doors", path=database)


@contextmanager
def _autocommit(url: URL) -> Iterator[Connection]:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        # Making a database copies another, which takes its time on a slow disk.
        connect_args=postgres.SETTINGS | {"options": "-c statement_timeout=0"},
        isolation_level="AUTOCOMMIT",
        poolclass=NullPool,
        hide_parameters=True,
    )
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        fault = postgres.fault(error.orig)
        if fault is None:
            raise
        raise EnvironmentFault(fault, path=place_of(url)) from error


def _is_superuser(connection: Connection) -> bool:
    return bool(connection.exec_driver_sql("SHOW is_superuser").scalar_one() == "on")


def _quoted(connection: Connection, name: str) -> str:
    return connection.dialect.identifier_preparer.quote_identifier(name)


def address(admin: str, host: str | None, database: str, kind: str, password: str) -> str:
    """The URL with which a station of a kind enters."""
    url = parsed(admin)
    entry = url.set(
        drivername="postgresql", username=role_name(database, kind), password=password, database=database
    )
    return (entry if host is None else entry.set(host=host)).render_as_string(hide_password=False)
