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


def prepare(admin: URL, database: str, renew: Sequence[str]) -> dict[str, str]:
    """Make roles and database where they are missing; returns the passwords that are new, by kind of role.

    The owner's password is always new, a station's where its role is, or where `renew` names its kind.
    Raises `EnvironmentFault` `database_version`, `database_no_permission`, and what the server itself raises.
    """
    with _autocommit(admin) as connection:
        postgres.check_version(connection)
        made = {
            kind: _role(connection, role_name(database, kind), kind in (OWNER, *renew))
            for kind in (OWNER, *KINDS)
        }
        owner = _quoted(connection, role_name(database, OWNER))
        exists = text("SELECT 1 FROM pg_database WHERE datname = :name")
        if connection.execute(exists, {"name": database}).first() is None:
            # Only a member of a role may give it a database.
            if not _is_superuser(connection):
                connection.exec_driver_sql(f"GRANT {owner} TO CURRENT_USER")
            name = _quoted(connection, database)
            connection.exec_driver_sql(
                f"CREATE DATABASE {name} OWNER {owner} ENCODING 'UTF8' TEMPLATE template0"
            )
    with _autocommit(admin.set(database=database)) as connection:
        _shut_the_doors(connection, database)
    return {kind: password for kind, password in made.items() if password is not None}


def _role(connection: Connection, name: str, renewed: bool) -> str | None:
    """Make a role that can sign in, or give it a new password; the password, None where nothing was done."""
    known = connection.execute(text("SELECT 1 FROM pg_roles WHERE rolname = :name"), {"name": name}).first()
    if known is not None and not renewed:
        return None
    password = secrets.token_urlsafe(18)
    # Made here into what the server keeps, so that no log of the server shows the password.
    driver: Any = connection.connection.dbapi_connection
    kept = driver.pgconn.encrypt_password(password.encode(), name.encode(), b"scram-sha-256").decode()
    verb = "CREATE" if known is None else "ALTER"
    plain = "LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE"
    rights = plain if known is None else "LOGIN"
    connection.exec_driver_sql(f"{verb} ROLE {_quoted(connection, name)} {rights} PASSWORD '{kept}'")
    return password


def _shut_the_doors(connection: Connection, database: str) -> None:
    """Nobody enters but the office's own roles, and only the owner makes anything there."""
    name, owner = _quoted(connection, database), _quoted(connection, role_name(database, OWNER))
    stations = ", ".join(_quoted(connection, role_name(database, kind)) for kind in KINDS)
    for statement in (
        f"REVOKE ALL ON DATABASE {name} FROM PUBLIC",
        f"GRANT CONNECT ON DATABASE {name} TO {stations}",
        f"GRANT ALL ON DATABASE {name} TO {owner}",
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        f"GRANT ALL ON SCHEMA public TO {owner}",
        f"GRANT USAGE ON SCHEMA public TO {stations}",
    ):
        connection.exec_driver_sql(statement)


@contextmanager
def _autocommit(url: URL) -> Iterator[Connection]:
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args=postgres.SETTINGS,
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
