"""Fixtures every test folder may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings

from pst_kiosk.services import setup
from tests.support.office import OfficeTemplates, TestOffice
from tests.support.postgres import Server, own_folder, running_server

# Small shared machines pause: how long an example takes says nothing about the rule it tests.
settings.register_profile("office", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("office")


@pytest.fixture(scope="session", autouse=True)
def cheap_pins() -> Iterator[Callable[..., None]]:
    """A PIN's hash is dear on purpose, 0.2 s of a processor; thousands of tests need not pay for it.

    Yields what makes a hasher of the full price.
    """
    dear = PasswordHasher.__init__
    with pytest.MonkeyPatch.context() as patch:
        cheap = partialmethod(dear, time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(PasswordHasher, "__init__", cheap)
        yield dear


@pytest.fixture(scope="session")
def office_templates(tmp_path_factory: pytest.TempPathFactory) -> OfficeTemplates:
    return OfficeTemplates(tmp_path_factory.mktemp("offices"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A PostgreSQL server for the whole run, started by the first test that wants it."""
    with own_folder() as folder, running_server(folder) as server:
        yield server


@pytest.fixture
def kupang(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    """An office where the number comes first."""
    office = office_templates.make("kota-kupang", tmp_path)
    yield office
    office.services.close()


@pytest.fixture
def blitar(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    """An office without numbers, where the guest book is signed at the kiosk."""
    office = office_templates.make("kota-blitar", tmp_path)
    yield office
    office.services.close()


@pytest.fixture
def jateng(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    """An office with the longest procedure: four stages at three places."""
    office = office_templates.make("provinsi-jawa-tengah", tmp_path)
    yield office
    office.services.close()


@pytest.fixture(params=sorted(setup.shipped()))
def any_office(
    request: pytest.FixtureRequest, office_templates: OfficeTemplates, tmp_path: Path
) -> Iterator[TestOffice]:
    """Each of the shipped offices in turn."""
    office = office_templates.make(request.param, tmp_path)
    yield office
    office.services.close()


@pytest.fixture
def bengkulu(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    """An office where the guest book comes first."""
    office = office_templates.make("provinsi-bengkulu", tmp_path)
    yield office
    office.services.close()
