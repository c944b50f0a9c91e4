"""The services are tested on both engines: an SQLite file, and a real PostgreSQL server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.office import OfficeTemplates, TestOffice
from tests.support.postgres import Server

ENGINES = ("sqlite", "postgres")

Make = Callable[[str], TestOffice]
"""Installs a profile and opens it."""


@pytest.fixture(params=ENGINES)
def make_office(
    request: pytest.FixtureRequest, office_templates: OfficeTemplates, tmp_path: Path
) -> Iterator[Make]:
    made: list[tuple[str, TestOffice]] = []

    def make(profile: str) -> TestOffice:
        if request.param == "sqlite":
            office = office_templates.make(profile, tmp_path)
        else:
            server: Server = request.getfixturevalue("postgres_server")
            office = office_templates.make_on(server, profile)
        made.append((profile, office))
        return office

    yield make
    for profile, office in made:
        office.services.close()
        if request.param == "postgres":
            office_templates.give_back(profile, office)


@pytest.fixture
def kupang(make_office: Make) -> TestOffice:
    """An office where the number comes first."""
    return make_office("kota-kupang")


@pytest.fixture
def bengkulu(make_office: Make) -> TestOffice:
    """An office where the guest book comes first."""
    return make_office("provinsi-bengkulu")
