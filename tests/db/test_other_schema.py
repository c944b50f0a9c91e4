"""A program that runs while its database is brought to another schema: it says so, and writes nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from pst_kiosk.db.engine import Connection, Database, utc_now
from pst_kiosk.db.schema import SCHEMA
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.opening import Services
from tests.support.office import GUEST, OfficeTemplates, TestOffice, command
from tests.support.postgres import Server

LATER = "9999"
"""A schema this program does not know."""
COMMANDS: list[Callable[[Services], object]] = [
    lambda services: services.reception.take_number(command(), "konsultasi", "id", GUEST),
    lambda services: services.stations.report("kios-1", "kiosk", "0.1.0", None, utc_now),
    lambda services: services.accounts.reset_pin_here("Administrator"),
    lambda services: services.board.view(),
    lambda services: services.accounts.officers(),
]


@pytest.fixture(params=["sqlite", "postgres"])
def office(
    request: pytest.FixtureRequest, office_templates: OfficeTemplates, tmp_path: Path
) -> Iterator[TestOffice]:
    if request.param == "sqlite":
        made = office_templates.make("provinsi-bengkulu", tmp_path)
    else:
        server: Server = request.getfixturevalue("postgres_server")
        made = office_templates.make_on(server, "provinsi-bengkulu")
    yield made
    made.services.close()


def upgrade(connection: Connection) -> None:
    connection.execute(text(f"UPDATE alembic_version SET version_num = '{LATER}'"))


def everything(office: TestOffice) -> list[object]:
    """All rows a command of these tests could change."""
    database = Database(office.url)
    tables = ("visit", "ticket", "ticket_event", "visitor", "officer", "station", "office_queue", "audit_log")
    with database.read() as connection:
        rows = [connection.execute(text(f"SELECT * FROM {table}")).all() for table in tables]
    database.close()
    return rows


@pytest.mark.parametrize("work", COMMANDS)
def test_a_running_program_neither_writes_nor_reads_on_a_newer_schema(
    office: TestOffice, work: Callable[[Services], object]
) -> None:
    work(office.services)
    before = everything(office)
    database = Database(office.url)
    database.write(upgrade)
    database.close()
    with pytest.raises(EnvironmentFault) as raised:
        work(office.services)
    assert str(raised.value) == f"schema newer: found {LATER}, expected {SCHEMA}"
    assert everything(office) == before


@pytest.mark.parametrize("work", COMMANDS[:3])
def test_a_write_that_waited_for_the_upgrade_is_refused(
    office_templates: OfficeTemplates, postgres_server: Server, work: Callable[[Services], object]
) -> None:
    office = office_templates.make_on(postgres_server, "provinsi-bengkulu")
    work(office.services)
    before = everything(office)
    faults: list[EnvironmentFault] = []
    waiting = threading.Thread(target=lambda: faults.append(refused(office, work)))

    def upgrade_while_somebody_waits(connection: Connection) -> None:
        upgrade(connection)
        if waiting.ident is None:
            waiting.start()
        locks = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        while connection.execute(locks).scalar_one() == 0:
            pass

    database = Database(office.url)
    database.write(upgrade_while_somebody_waits)
    waiting.join()
    database.close()
    assert [fault.code for fault in faults] == ["schema_newer"]
    assert everything(office) == before
    office.services.close()


def refused(office: TestOffice, work: Callable[[Services], object]) -> EnvironmentFault:
    with pytest.raises(EnvironmentFault) as raised:
        work(office.services)
    return raised.value
