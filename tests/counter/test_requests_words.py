"""Requests in an officer's words."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.counter import requests_words as words
from pst_kiosk.counter.channels import CHANNELS
from pst_kiosk.domain.promised_requests import Channel, RequestKind, Unit
from pst_kiosk.domain.requests import Event, Standing, Status
from pst_kiosk.services.setup import profile_path, read_profile

WORKING, CALENDAR = Unit.WORKING_DAYS, Unit.DAYS


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (Standing(False, 2, WORKING), "2 hari kerja lagi"),
        (Standing(False, 0, WORKING), "hari ini"),
        (Standing(False, 30, CALENDAR), "30 hari lagi"),
        (Standing(True, 1, WORKING), "terlambat 1 hari kerja"),
        (Standing(True, 0, WORKING), "terlambat kurang dari 1 hari kerja"),
        (Standing(True, 4, CALENDAR), "terlambat 4 hari"),
    ],
)
def test_time_left_is_said_in_the_promises_days(standing: Standing, said: str) -> None:
    assert words.days_left(standing) == said


@pytest.mark.parametrize(
    ("profile", "key", "said"),
    [
        (
            "provinsi-bengkulu",
            "permintaan-data",
            "3 hari kerja sejak syarat dan waktu penyelesaian disepakati, atau sesuai kesepakatan",
        ),
        ("provinsi-bengkulu", "rekomendasi", "30 hari sejak formulir terekam lengkap di aplikasi layanan"),
        ("kota-blitar", "konsultasi-daring", "langsung, ketika pengguna layanan menghubungi"),
    ],
)
def test_a_promise_is_said_in_the_standards_words(profile: str, key: str, said: str) -> None:
    office = read_profile(profile_path(profile))
    (promise,) = [p for service in office.services for p in service.requests if p.key == key]
    assert words.promised(promise) == said


def test_everything_has_a_word() -> None:
    assert set(words.KINDS) == set(RequestKind)
    assert set(CHANNELS) == set(Channel)
    assert set(words.STATUSES) == set(Status)
    assert set(words.EVENTS_OF_OTHERS) == set(Event)


def test_a_moment_is_told_in_the_offices_zone() -> None:
    zone = read_profile(profile_path("kota-kupang")).tz
    assert words.moment(dt.datetime(2026, 11, 17, 17, 5, tzinfo=dt.UTC), zone) == "18 Nov 2026 01.05"
