"""The database at its edges: wrong URLs, foreign files, other schemas, and two writers at once."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from pst_kiosk.db import drive
from pst_kiosk.db.engine import Database, create
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services import setup
from pst_kiosk.services.opening import open_changes, open_services
from tests.support.office import OfficeTemplates, TestOffice


def opening_fault(url: str) -> str:
    with pytest.raises(EnvironmentFault) as raised:
        open_services(url, lambda year: {})
    return raised.value.code


@pytest.mark.parametrize("url", ["nonsense", "mysql://server/office", "sqlite://", "sqlite:///:memory:"])
def test_a_url_that_names_no_database_file_is_refused(url: str) -> None:
    assert opening_fault(url) == "database_url"


def test_a_password_in_a_wrong_url_is_not_repeated() -> None:
    with pytest.raises(EnvironmentFault) as raised:
        open_services("mysql://kios:rahasia@server:abc/office", lambda year: {})
    assert "rahasia" not in str(raised.value)


def test_a_path_may_hold_any_character(office_templates: OfficeTemplates, tmp_path: Path) -> None:
    folder = tmp_path / "PST #1 100%"
    folder.mkdir()
    office = office_templates.make("kota-kupang", folder)
    changes = open_changes(office.url)
    office.services.reception.take_number("019a0000-0000-7000-8000-000000000002", "konsultasi", "id")
    assert changes.wait(5)
    changes.close()
    office.services.close()
    assert {path.name for path in tmp_path.iterdir()} == {folder.name}


def test_a_missing_file_is_said_to_be_missing_and_not_created(tmp_path: Path) -> None:
    assert opening_fault(f"sqlite:///{tmp_path / 'none.db'}") == "database_missing"
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "photo.db"
    file.write_bytes(b"not a database, but somebody's picture" * 100)
    before = file.read_bytes()
    assert opening_fault(f"sqlite:///{file}") == "not_a_database"
    assert file.read_bytes() == before


def test_somebody_elses_database_is_never_installed_over(tmp_path: Path) -> None:
    file = tmp_path / "accounts.db"
    with sqlite3.connect(file) as other:
        other.execute("CREATE TABLE ledger (amount INTEGER)")
    other.close()
    office = setup.read_profile(setup.profile_path("kota-kupang"))
    with pytest.raises(EnvironmentFault) as raised:
        setup.install(f"sqlite:///{file}", office, "Administrator")
    assert raised.value.code == "not_a_database"
    with sqlite3.connect(file) as other:
        tables = other.execute("SELECT name FROM sqlite_master").fetchall()
    other.close()
    assert tables == [("ledger",)]


@pytest.mark.parametrize(("version", "code"), [("0000", "schema_older"), ("9999", "schema_newer")])
def test_a_schema_that_is_not_ours_stops_the_program(kupang: TestOffice, version: str, code: str) -> None:
    with sqlite3.connect(kupang.services.database.path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (version,))
    raw.close()
    assert opening_fault(kupang.url) == code


def test_an_empty_database_file_has_no_schema(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'office.db'}"
    create(url)
    assert opening_fault(url) == "schema_missing"


def test_an_office_is_installed_once(kupang: TestOffice) -> None:
    office = setup.read_profile(setup.profile_path("provinsi-bengkulu"))
    with pytest.raises(EnvironmentFault) as raised:
        setup.install(kupang.url, office, "Administrator")
    assert raised.value.code == "office_exists"
    assert kupang.another_station().office.profile == "kota-kupang"


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\n//server/share {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(drive, "MOUNTS", mounts)
    assert opening_fault(f"sqlite:///{tmp_path / 'office.db'}") == "database_on_network_drive"


def test_a_write_waits_for_another_programs_write(kupang: TestOffice) -> None:
    holder = sqlite3.connect(kupang.services.database.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    done = threading.Event()

    def write() -> None:
        other = Database(kupang.url, kupang.clock)
        other.write(lambda connection: connection.exec_driver_sql("UPDATE office_queue SET seq = seq"))
        other.close()
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert not done.is_set()
    holder.execute("COMMIT")
    holder.close()
    assert done.wait(5)
    writer.join()


def test_the_change_feed_sees_every_other_connections_commit(kupang: TestOffice) -> None:
    changes = open_changes(kupang.url)
    assert not changes.wait(0.05)
    kupang.services.reception.take_number("019a0000-0000-7000-8000-000000000001", "konsultasi", "id")
    assert changes.wait(5)
    assert not changes.wait(0.05)
    changes.close()
