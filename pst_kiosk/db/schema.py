"""The schema a database must have, and how it gets it.

Programs only look (`check`); `office init` is what makes or upgrades it. Alembic is imported there alone:
screens must start fast.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, String, bindparam, column, exists, inspect, or_, select, table

from pst_kiosk.db import postgres
from pst_kiosk.domain.errors import EnvironmentFault

if TYPE_CHECKING:
    from pst_kiosk.db.engine import Database

SCHEMA = "0006"
"""The migration this program is written for."""
_SUMS = "0006"
"""The first that keeps sums of surveys and ratings."""
_MIGRATIONS = Path(__file__).with_name("migrations")
_VERSIONS = _MIGRATIONS / "versions"
OWN_TABLE = "alembic_version"
"""Where the migrations note what they did; not the office's."""
_VERSION = column("version_num", String)
FOUND = select(_VERSION).select_from(table(OWN_TABLE, _VERSION))
_EXPECTED = bindparam("schema", type_=String)
ON_SCHEMA = or_(_EXPECTED.is_(None), exists(FOUND.where(_VERSION == _EXPECTED)))
"""A condition of statements: the database has the schema that is expected, or none is."""


class OtherSchema(Exception):
    """Somebody brought the database to another schema while this program was running."""


def make(database: Database) -> None:
    """Make the schema where there is none, and what a server keeps with it anew where it is ours.

    Raises `EnvironmentFault` as `upgrade` does, and `schema_older`: who changes tables makes a copy first.
    """
    if found(database) is not None:
        check(database)
    upgrade(database)


def upgrade(database: Database) -> None:
    """Bring the database to this program's schema, in one transaction.

    Raises `EnvironmentFault` `schema_newer` where it is already beyond, `not_a_database` where the file
    holds somebody else's tables.
    """
    from pst_kiosk.db import rights, satisfaction_tally

    version = found(database)
    with database.read() as connection:
        somebody_elses = version is None and inspect(connection).get_table_names()
    if somebody_elses or (version is not None and not list(_VERSIONS.glob(f"{version}_*.py"))):
        raise EnvironmentFault("not_a_database", path=database.place)

    def work(connection: Connection) -> None:
        on_server = connection.dialect.name == "postgresql"
        if on_server:
            rights.act_as_owner(connection)
        migrate(connection, SCHEMA)
        if on_server:
            rights.make_functions(connection)
        if version is not None and version < _SUMS:
            satisfaction_tally.sum_up_all(connection)

    database.restructure(work)


def check(database: Database) -> None:
    """Raises `EnvironmentFault` `schema_missing`, `schema_older` or `schema_newer` unless it is ours, now and
    in every later transaction; and `database_version` for a server that is too old."""
    version = found(database)
    if version is None:
        raise EnvironmentFault("schema_missing", path=database.place)
    if version != SCHEMA:
        raise EnvironmentFault("schema_older", found=version, expected=SCHEMA)
    database.only_on(SCHEMA)


def found(database: Database) -> str | None:
    """The schema a database has; None while it has none.

    Raises `EnvironmentFault` `schema_newer` where it is beyond this program's, and `database_version`.
    """
    with database.read() as connection:
        if connection.dialect.name == "postgresql":
            postgres.check_version(connection)
        if not inspect(connection).has_table(OWN_TABLE):
            return None
        version: str | None = connection.execute(FOUND).scalar_one_or_none()
    if version is not None and version > SCHEMA:
        raise EnvironmentFault("schema_newer", found=version, expected=SCHEMA)
    return version


def check_again(connection: Connection) -> None:
    """Raises `OtherSchema` unless the database still has the schema its user expects, if any."""
    expected = connection.get_execution_options().get("schema")
    if expected not in (None, connection.execute(FOUND).scalar_one()):
        raise OtherSchema


def migrate(connection: Connection, schema: str) -> None:
    """Make or change the tables up to a schema, in the connection's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, schema)
