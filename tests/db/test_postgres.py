"""What only PostgreSQL does: announce changes with the commit, and go away and come back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pst_kiosk.db.engine import Connection, Database
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.services.opening import open_changes, open_services
from tests.support.office import GUEST, OfficeTemplates, TestOffice, command
from tests.support.postgres import Server, running_server

SOON = 5.0
"""Seconds a message may take on a busy machine."""


@pytest.fixture
def office(postgres_server: Server, office_templates: OfficeTemplates) -> Iterator[TestOffice]:
    made = office_templates.make_on(postgres_server, "provinsi-bengkulu")
    yield made
    made.services.close()


def test_a_commit_is_announced_to_who_listens(office: TestOffice) -> None:
    changes = open_changes(office.url)
    assert not changes.wait(0)
    office.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    assert changes.wait(SOON)
    changes.close()


def test_what_is_not_committed_is_not_announced(office: TestOffice) -> None:
    changes = open_changes(office.url)
    with pytest.raises(Refused):
        office.services.reception.take_number(command(), "konsultasi", "id", GUEST, people=0)
    database = Database(office.url)

    def fails(_: Connection) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        database.write(fails)
    assert not changes.wait(0.2)
    database.close()
    changes.close()


def test_an_identity_that_is_none_is_looked_for_in_vain(office: TestOffice) -> None:
    with pytest.raises(Refused, match="desk closed"):
        office.services.calling.call_next(command(), "no-such-session")


def test_time_is_the_servers(office: TestOffice) -> None:
    services = open_services(office.url, lambda year: {})
    with services.database.read() as connection:
        first = services.database.now(connection)
        assert services.database.now(connection) > first
    services.close()


def test_a_wrong_password_and_a_missing_database_are_said(office: TestOffice) -> None:
    for url in (office.url.replace(":", ":x", 2).replace("x//", "//", 1), office.url + "_gone"):
        with pytest.raises(EnvironmentFault) as fault:
            open_services(url, lambda year: {})
        assert fault.value.code in {"database_no_permission", "database_missing", "database_unavailable"}
        assert "postgres:" not in str(fault.value), "no password in a message"


def test_a_server_that_went_away_is_said_and_found_again(
    tmp_path_factory: pytest.TempPathFactory, office_templates: OfficeTemplates
) -> None:
    folder: Path = tmp_path_factory.mktemp("own-server")
    with running_server(folder) as server:
        office = OfficeTemplates(folder).make_on(server, "provinsi-bengkulu")
        changes = open_changes(office.url)
        server.stop()
        with pytest.raises(EnvironmentFault, match="database unavailable"):
            office.services.board.view()
        with pytest.raises(EnvironmentFault, match="database unavailable"):
            changes.wait(SOON)
        wanted = command()
        with pytest.raises(EnvironmentFault, match="database unavailable"):
            office.services.reception.take_number(wanted, "konsultasi", "id", GUEST)
        server.start()
        issued = office.services.reception.take_number(wanted, "konsultasi", "id", GUEST)
        assert office.services.reception.take_number(wanted, "konsultasi", "id", GUEST).id == issued.id
        changes.close()
        office.services.close()
