"""The migrations make exactly the tables the program is written for."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from pst_kiosk.db.tables import metadata
from tests.support.office import TestOffice


def test_migrations_and_tables_agree(kupang: TestOffice) -> None:
    with kupang.services.database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, metadata) == []
