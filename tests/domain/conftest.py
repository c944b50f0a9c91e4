"""Small offices on a day the test writes by hand."""

from __future__ import annotations

import pytest

from pst_kiosk.services.setup import profile_path, read_profile
from tests.domain.day_by_hand import Day
from tests.domain.small_office import LIBRARY_FRONT, NO_NUMBER, small_office


@pytest.fixture
def bengkulu_day() -> Day:
    """One queue, at most 10 minutes after the previous visitor and at most 10 since joining."""
    return Day(read_profile(profile_path("provinsi-bengkulu")), ("konsultasi", "konfirmasi"))


@pytest.fixture
def library_day() -> Day:
    """The front office without a limit, then at most 2 minutes after the guest book."""
    return Day(small_office(), LIBRARY_FRONT)


@pytest.fixture
def no_number_day() -> Day:
    """A service that gives no number: whoever is next is served."""
    return Day(small_office(), NO_NUMBER)
