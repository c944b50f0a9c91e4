"""Copies of the office's database, and bringing it to another version, on both engines."""

from __future__ import annotations

import datetime as dt
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, Table, cast, select, text
from sqlalchemy import Text as AsText
from sqlalchemy.types import JSON

from pst_kiosk.db import backup, schema
from pst_kiosk.db.engine import Connection, Database, create
from pst_kiosk.db.tables import metadata
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.server import prepare
from pst_kiosk.services.setup import install, profile_path, read_profile
from pst_kiosk.services.upgrade import back_up, upgrade
from tests.services.conftest import ENGINES
from tests.support.office import GUEST, TestOffice, command
from tests.support.postgres import Server

PATIENCE_S = 60.0
V, T, O = (f"019a0000-0000-7000-8000-00000000000{n}" for n in (1, 2, 3))  # noqa: E741
OLD_ROWS = (
    f"INSERT INTO officer (id, office_code, name, role, pin_hash, failed_attempts, active, created_at)"
    f" VALUES ('{O}', '5371', 'Ani', 'service_officer', 'x', 0, true, '2026-11-18 01:05:00.123456')",
    f"INSERT INTO visit (id, office_code, language, people, started_at)"
    f" VALUES ('{V}', '5371', 'id', 2, '2026-11-18 01:05:00')",
    "INSERT INTO ticket (id, office_code, visit_id, service_day, service, ordinal, number, letter, code,"
    f" step, status, priority, joined_at, joined_seq, issued_at, changed_at) VALUES ('{T}', '5371', '{V}',"
    " '2026-11-18', 'konsultasi', 7, 'K-007', 'K', 'ABCDEFGH', 'buku-tamu', 'done', false,"
    " '2026-11-18 01:05:00', 1, '2026-11-18 01:05:00', '2026-11-18 01:05:00')",
    "INSERT INTO ticket_event (id, office_code, seq, service_day, ticket_id, visit_id, command_id, at, event,"
    f" details) VALUES ('{O}', '5371', 1, '2026-11-18', '{T}', '{V}', '{O}', '2026-11-18 01:05:00', 'joined',"
    """ '{"was":  {"désk": null}}')""",
)


def silent(*_: object) -> None:
    """Nobody watches."""


def rows(url: str, tables: dict[str, Table] | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, JSON letter by letter."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with closing(Database(url)) as database, database.read() as connection:
        for name, table in (tables or dict(metadata.tables)).items():
            columns = [cast(c, AsText) if isinstance(c.type, JSON) else c for c in table.columns]
            found[name] = sorted(map(tuple, connection.execute(select(*columns))), key=str)
    return found


def busy_day(office: TestOffice) -> None:
    """A bit of everything: a visit with its ratings, one that waits, one set aside."""
    services, session = office.services, office.open_desk("loket-1")
    for _ in range(3):
        services.reception.take_number(command(), "konsultasi", "id", GUEST)
        office.clock.forward(minutes=1)
    services.calling.call_next(command(), session)
    services.calling.no_show(command(), session)
    services.calling.call_next(command(), session)
    services.stations.report("kios-1", "kiosk", "0.1.0", "ready", office.clock)


def copy_of(office: TestOffice, folder: Path) -> Path:
    file = folder / "salinan.db"
    back_up(office.url, file, silent)
    return file


def test_a_copy_has_every_row_as_it_is(kupang: TestOffice, tmp_path: Path) -> None:
    busy_day(kupang)
    file = copy_of(kupang, tmp_path)
    found = rows(f"sqlite:///{file}")
    assert found == rows(kupang.url)
    assert len(found["ticket"]) == 3
    assert len(found["ticket_event"]) > 3


def test_a_copy_is_an_office_that_can_be_opened(kupang: TestOffice, tmp_path: Path) -> None:
    busy_day(kupang)
    file = copy_of(kupang, tmp_path)
    with closing(open_services(f"sqlite:///{file}", lambda year: {}, kupang.clock)) as services:
        assert services.board.view().waiting == kupang.services.board.view().waiting
        services.reception.take_number(command(), "konsultasi", "id", GUEST)


def test_a_copy_is_one_file_for_its_owner_alone(kupang: TestOffice, tmp_path: Path) -> None:
    folder = tmp_path / "PST #1 100%"
    folder.mkdir()
    file = copy_of(kupang, folder)
    assert [path.name for path in folder.iterdir()] == [file.name]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_copy_tells_how_far_it_is(kupang: TestOffice, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    back_up(kupang.url, tmp_path / "salinan.db", lambda *progress: told.append(progress))
    assert told
    assert all(0 <= done <= all_ for _, done, all_ in told)


def test_a_copy_never_takes_the_place_of_another_file(kupang: TestOffice, tmp_path: Path) -> None:
    file = tmp_path / "salinan.db"
    file.write_text("yesterday's")
    assert fault_of(lambda: back_up(kupang.url, file, silent)) == "backup_exists"
    assert file.read_text() == "yesterday's"


def test_a_copy_that_is_stopped_leaves_nothing(kupang: TestOffice, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(kupang.url, folder / "salinan.db", stop)
    assert list(folder.iterdir()) == []


def test_a_copy_without_room_is_not_begun(
    kupang: TestOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    usage = shutil.disk_usage(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    assert fault_of(lambda: back_up(kupang.url, folder / "salinan.db", silent)) == "disk_full"
    assert list(folder.iterdir()) == []


NARROW = """
import resource, sys
from pst_kiosk.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
sys.exit(main(["backup", sys.argv[2], "--database", sys.argv[1]]))
"""


def test_a_copy_that_cannot_be_written_to_its_end_leaves_nothing(kupang: TestOffice, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    arguments = [sys.executable, "-c", NARROW, kupang.url, str(folder / "salinan.db")]
    ended = subprocess.run(arguments, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert ended.returncode == 1
    assert ended.stderr.startswith(f"pst-kiosk: file unavailable: path {folder}")
    assert ended.stderr.count("\n") == 1
    assert list(folder.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(kupang: TestOffice, tmp_path: Path) -> None:
    assert fault_of(lambda: back_up(kupang.url, tmp_path / "no" / "x.db", silent)) == "file_unavailable"


def test_a_copy_made_while_the_office_works_sees_one_moment(
    kupang: TestOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "CHUNK", 1)
    busy_day(kupang)
    before, file = rows(kupang.url), tmp_path / "salinan.db"
    with closing(kupang.another_station()) as services:

        def work(*_: object) -> None:
            services.reception.take_number(command(), "konsultasi", "id", GUEST)

        back_up(kupang.url, file, work)
    assert rows(f"sqlite:///{file}") == before
    assert len(rows(kupang.url)["ticket"]) > len(before["ticket"])


def fault_of(work: Callable[[], object]) -> str:
    with pytest.raises(EnvironmentFault) as raised:
        work()
    return raised.value.code


@pytest.fixture(params=ENGINES)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of the schema before, with a few rows."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'old.db'}"
        create(url)
    else:
        server: Server = request.getfixturevalue("postgres_server")
        url = server.url(server.database())

    def fill(connection: Connection) -> None:
        schema.migrate(connection, "0002")
        for row in OLD_ROWS:
            connection.exec_driver_sql(row.replace("%", "%%"))

    with closing(Database(url)) as database:
        database.restructure(fill)
    return url


def tables_of(url: str) -> dict[str, list[str]]:
    with closing(Database(url)) as database, database.read() as connection:
        found = MetaData()
        found.reflect(connection)
    return {name: sorted(table.columns.keys()) for name, table in found.tables.items()}


def version_of(url: str) -> str:
    with closing(Database(url)) as database, database.read() as connection:
        found: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return found


def ticket_in(url: str) -> tuple[Any, ...]:
    with closing(Database(url)) as database, database.read() as connection:
        line = text(
            "SELECT t.number, v.people, o.name, CAST(e.details AS TEXT) FROM ticket t"
            " JOIN visit v ON v.id = t.visit_id JOIN ticket_event e ON e.ticket_id = t.id, officer o"
        )
        return tuple(connection.execute(line).one())


def test_an_upgrade_keeps_every_row_and_makes_a_copy_first(old: str, tmp_path: Path) -> None:
    said: list[str] = []
    before, file = ticket_in(old), tmp_path / "before.db"
    upgrade(old, file, False, said.append, silent)
    assert version_of(old) == schema.SCHEMA
    assert ticket_in(old) == before == ("K-007", 2, "Ani", '{"was":  {"désk": null}}')
    assert version_of(f"sqlite:///{file}") == "0002"
    assert ticket_in(f"sqlite:///{file}") == before
    assert f"schema 0002 and gets schema {NOW}" in said[0]
    assert str(file) in said[0]
    assert said[1] == f"{file} is whole: 4 rows"
    with closing(Database(old)) as database:
        schema.check(database)


def test_the_copy_can_itself_be_upgraded(old: str, tmp_path: Path) -> None:
    file = tmp_path / "before.db"
    upgrade(old, file, False, silent, silent)
    upgrade(f"sqlite:///{file}", None, False, silent, silent)
    assert version_of(f"sqlite:///{file}") == schema.SCHEMA
    assert len(list(tmp_path.glob("pst-kiosk-0002-*.db"))) == 1


def test_a_database_of_this_version_is_left_alone(kupang: TestOffice, tmp_path: Path) -> None:
    said: list[str] = []
    upgrade(kupang.url, tmp_path / "before.db", False, said.append, silent)
    assert len(said) == 1
    assert "nothing is to be done" in said[0]
    assert not (tmp_path / "before.db").exists()


def test_without_a_copy_nothing_is_changed(old: str, tmp_path: Path) -> None:
    file = tmp_path / "before.db"
    file.touch()
    assert fault_of(lambda: upgrade(old, file, False, silent, silent)) == "backup_exists"
    assert version_of(old) == "0002"


HALF_WAY = """
import sys, time
from pst_kiosk.cli import main
from pst_kiosk.db.engine import Database
plain = Database.restructure
def stopped(database, work):
    def half(connection):
        work(connection)
        print("half way", flush=True)
        time.sleep(60)
    plain(database, half)
Database.restructure = stopped
main(["upgrade", "--database", sys.argv[1], "--backup", sys.argv[2]])
"""


def test_an_upgrade_that_is_killed_leaves_the_old_schema_whole(old: str, tmp_path: Path) -> None:
    before, tables, file = ticket_in(old), tables_of(old), tmp_path / "before.db"
    arguments = [sys.executable, "-c", HALF_WAY, old, str(file)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        while "half way" not in (line := program.stdout.readline()):
            assert line, "it ended before it was half way"
        program.send_signal(signal.SIGKILL)
        program.wait(PATIENCE_S)
    assert (version_of(old), ticket_in(old), tables_of(old)) == ("0002", before, tables)
    assert ticket_in(f"sqlite:///{file}") == before
    upgrade(old, tmp_path / "again.db", False, silent, silent)
    assert (version_of(old), ticket_in(old)) == (schema.SCHEMA, before)


NOW = schema.SCHEMA
NEXT = f"{int(NOW) + 1:04}"
LATER = f"""
import sqlalchemy as sa
from alembic import op
revision = "{NEXT}"
down_revision = "{NOW}"
def upgrade() -> None:
    op.add_column("ticket", sa.Column("later", sa.Integer(), nullable=True))
"""


@pytest.fixture
def later_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What this program will be with one migration more."""
    migrations = tmp_path / "migrations"
    shutil.copytree(schema._MIGRATIONS, migrations)
    (migrations / "versions" / f"{NEXT}_later.py").write_text(LATER)
    monkeypatch.setattr(schema, "_MIGRATIONS", migrations)
    monkeypatch.setattr(schema, "_VERSIONS", migrations / "versions")
    monkeypatch.setattr(schema, "SCHEMA", NEXT)


def test_screens_that_run_are_closed_before_an_upgrade(
    kupang: TestOffice, tmp_path: Path, later_program: None
) -> None:
    now = lambda: dt.datetime.now(dt.UTC)  # noqa: E731 - the registry's time is the database's
    kupang.clock.now = now()
    kupang.services.stations.report("kios-1", "kiosk", "0.1.0", None, now)
    kupang.services.stations.report("tv", "display", "0.1.0", None, now)
    kupang.services.stations.close("tv", "display")
    with pytest.raises(EnvironmentFault) as raised:
        upgrade(kupang.url, tmp_path / "before.db", False, silent, silent)
    assert str(raised.value) == "stations running: stations kios-1"
    assert version_of(kupang.url) == NOW
    assert not (tmp_path / "before.db").exists()


def test_a_screen_that_runs_through_an_upgrade_says_so_and_harms_nothing(
    kupang: TestOffice, tmp_path: Path, later_program: None
) -> None:
    busy_day(kupang)
    upgrade(kupang.url, tmp_path / "before.db", True, silent, silent)
    before = rows(kupang.url)
    for work in (
        lambda: kupang.services.reception.take_number(command(), "konsultasi", "id", GUEST),
        lambda: kupang.services.stations.report("kios-1", "kiosk", "0.1.0", None, kupang.clock),
        kupang.services.board.view,
    ):
        assert fault_of(work) == "schema_newer"
    assert rows(kupang.url) == before
    assert "later" in tables_of(kupang.url)["ticket"]


def test_on_a_server_the_owner_alone_copies_and_upgrades_and_stations_keep_their_rights(
    postgres_server: Server, tmp_path: Path, later_program: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as before:
        before.setattr(schema, "SCHEMA", NOW)
        ready = prepare(postgres_server.url("postgres"), "renewed")
        install(ready.owner, read_profile(profile_path("kota-kupang")), "Administrator")
    file = tmp_path / "before.db"
    for kind in ("kiosk", "counter"):
        assert fault_of(lambda kind=kind: back_up(ready.stations[kind], file, silent)) == (
            "database_no_permission"
        )
    assert not file.exists()
    upgrade(ready.owner, file, False, silent, silent)
    for address in ready.stations.values():
        with closing(open_services(address, lambda year: {})) as services:
            assert services.office.profile == "kota-kupang"
    with closing(open_services(ready.stations["kiosk"], lambda year: {})) as kiosk:
        assert kiosk.reception.take_number(command(), "konsultasi", "id").number == "K-001"
