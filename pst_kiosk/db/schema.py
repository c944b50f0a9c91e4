"""The schema a database must have, and how it gets it.

Programs only look (`check`); `office init` is what makes or upgrades it. Alembic is imported there alone:
screens must start fast.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from pst_kiosk.db import postgres
from pst_kiosk.domain.errors import EnvironmentFault

if TYPE_CHECKING:
    from pst_kiosk.db.engine import Database

SCHEMA = "0003"
"""The migration this program is written for."""


def upgrade(database: Database) -> None:
    """Bring the database to this program's schema.

    Raises `EnvironmentFault` `schema_newer` where it is already beyond, `not_a_database` where the file
    holds somebody else's tables.
    """
    from alembic import command
    from alembic.config import Config

    from pst_kiosk.db import rights

    found = _found(database)
    scripts = Path(__file__).with_name("migrations")
    if found is not None and not list((scripts / "versions").glob(f"{found}_*.py")):
        raise EnvironmentFault("schema_newer", found=found, expected=SCHEMA)
    if found is None:
        with database.read() as connection:
            if inspect(connection).get_table_names():
                raise EnvironmentFault("not_a_database", path=database.place)
    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.set_main_option("path_separator", "os")

    def work(connection: Connection) -> None:
        _run(command.upgrade, config, connection)
        if connection.dialect.name == "postgresql":
            rights.make_functions(connection)

    database.restructure(work)


def check(database: Database) -> None:
    """Raises `EnvironmentFault` `schema_missing`, `schema_older` or `schema_newer` unless it is ours, and
    `database_version` for a server that is too old."""
    found = _found(database)
    if found is None:
        raise EnvironmentFault("schema_missing", path=database.place)
    if found != SCHEMA:
        code = "schema_older" if found < SCHEMA else "schema_newer"
        raise EnvironmentFault(code, found=found, expected=SCHEMA)


def _found(database: Database) -> str | None:
    with database.read() as connection:
        if connection.dialect.name == "postgresql":
            postgres.check_version(connection)
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _run(upgrade_command, config, connection) -> None:  # type: ignore[no-untyped-def]
    config.attributes["connection"] = connection
    upgrade_command(config, "head")
