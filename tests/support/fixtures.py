"""Fixtures every test folder may use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.office import OfficeTemplates, TestOffice

# Small shared machines pause: how long an example takes says nothing about the rule it tests.
settings.register_profile("office", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("office")


@pytest.fixture(scope="session")
def office_templates(tmp_path_factory: pytest.TempPathFactory) -> OfficeTemplates:
    return OfficeTemplates(tmp_path_factory.mktemp("offices"))


@pytest.fixture
def kupang(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    """An office where the number comes first."""
    office = office_templates.make("kota-kupang", tmp_path)
    yield office
    office.services.close()


@pytest.fixture
def bengkulu(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    """An office where the guest book comes first."""
    office = office_templates.make("provinsi-bengkulu", tmp_path)
    yield office
    office.services.close()
