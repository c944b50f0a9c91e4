"""A server of its own, which the tests freeze and kill, and the cable to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.network import Cable, laid_cable
from tests.support.office import OfficeTemplates, TestOffice
from tests.support.postgres import Server, own_folder, running_server


@pytest.fixture(scope="session")
def own_server() -> Iterator[Server]:
    """Whatever a test does to it, it runs again for the next one."""
    with own_folder() as folder, running_server(folder) as server:
        yield server


@pytest.fixture(scope="session")
def own_templates(tmp_path_factory: pytest.TempPathFactory) -> OfficeTemplates:
    return OfficeTemplates(tmp_path_factory.mktemp("own-offices"))


@pytest.fixture
def server(own_server: Server) -> Iterator[Server]:
    yield own_server
    own_server.mend()


@pytest.fixture
def cable(server: Server) -> Iterator[Cable]:
    with laid_cable(server.port) as laid:
        yield laid


@pytest.fixture
def office(server: Server, own_templates: OfficeTemplates) -> Iterator[TestOffice]:
    """Bengkulu's office on the server, looked at past the cable."""
    made = own_templates.make_on(server, "provinsi-bengkulu")
    yield made
    made.services.close()


@pytest.fixture
def station_url(office: TestOffice, server: Server, cable: Cable) -> str:
    """The office's database as a station reaches it, through the cable."""
    return office.url.replace(f":{server.port}/", f":{cable.port}/")
