"""The office's database on a PostgreSQL server: making it, and checking that a station fits it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pst_kiosk.db import rights, schema, server
from pst_kiosk.db.engine import Database, parsed
from pst_kiosk.db.rights import OWNER
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.opening import Holidays, open_services

_NAME = re.compile("[a-z][a-z0-9_]{0,39}")
"""What needs no quoting anywhere, and leaves room for the roles' endings."""


@dataclass(frozen=True)
class Prepared:
    """A database that is ready. `stations`: addresses by kind of station, where the password is new."""

    owner: str
    stations: dict[str, str]


def prepare(admin_url: str, name: str, host: str | None = None, renew: Sequence[str] = ()) -> Prepared:
    """Make the database `name` on a server: roles, schema, rights. Repeating it changes nothing but the
    owner's password, and those of the kinds of station in `renew`.

    `host` is how stations reach the server, where that is not what `admin_url` says. Raises
    `EnvironmentFault`: `database_url`, `database_name`, `database_version`, `database_no_permission`,
    `database_unavailable`, `database_doors`, `not_a_database`, `schema_newer`, `schema_older`.
    """
    admin = parsed(admin_url)
    if admin.get_backend_name() != "postgresql":
        raise EnvironmentFault("database_url", expected="postgresql://administrator:password@server/postgres")
    if not _NAME.fullmatch(name):
        raise EnvironmentFault(
            "database_name", name=name, expected="small letters, digits and _, such as pst"
        )
    server.make(admin, name)
    database = Database(admin.set(database=name).render_as_string(hide_password=False))
    try:
        schema.make(database)
    finally:
        database.close()
    # Last of all, so that whoever is told a password finds everything ready.
    passwords = server.give_passwords(admin, name, renew)
    addresses = {
        kind: server.address(admin_url, host, name, kind, password) for kind, password in passwords.items()
    }
    return Prepared(addresses.pop(OWNER), addresses)


def check_station(url: str, kind: str, holidays: Holidays) -> str:
    """Whether a station of a kind can work at `url`; the office's name.

    Raises `EnvironmentFault` `station_role` where the address has another kind's rights, and what opening
    the office raises.
    """
    if parsed(url).get_backend_name() == "postgresql":
        _check_rights(url, kind)
    services = open_services(url, holidays)
    services.close()
    return services.office.name


def _check_rights(url: str, kind: str) -> None:
    database = Database(url)
    try:
        schema.check(database)
        with database.read() as connection:
            whose = rights.misfit(connection, kind)
        if whose is not None:
            raise EnvironmentFault("station_role", address=whose, role=kind)
    finally:
        database.close()
