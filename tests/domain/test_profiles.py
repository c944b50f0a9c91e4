"""What holds in every shipped profile, and the facts by which the offices differ."""

from __future__ import annotations

import re

import pytest

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.standard import NOT_STATED
from pst_kiosk.services.setup import profile_path, read_profile
from tests.domain.standards_as_written import STANDARDS

OFFICES = list(STANDARDS)


def office(name: str) -> Office:
    return read_profile(profile_path(name))


@pytest.mark.parametrize("name", OFFICES)
def test_visitors_read_polite_indonesian_and_english(name: str) -> None:
    found = office(name)
    texts = [found.complaints.line, found.guest_book.notice, *(desk.name for desk in found.desks)]
    for service in found.services:
        texts += [service.name, service.description, *(step.text for step in service.steps)]
        texts += [service.promise] if service.promise else []
        texts += [promise.name for promise in service.requests]
    for text in texts:
        assert "antrian" not in text.id.lower()
        assert "!" not in text.id + text.en
        assert text.id != text.en or text.id == "Front office"


@pytest.mark.parametrize("name", OFFICES)
def test_no_profile_names_a_person(name: str) -> None:
    text = profile_path(name).read_text(encoding="utf-8")
    assert not re.search(r"kusumo|ramly|\brizal\b|\bNIP\b", text, re.IGNORECASE)


def test_tariffs_are_samples_until_an_office_fills_in_its_own() -> None:
    tariffs = [tariff for name in OFFICES for service in office(name).services for tariff in service.tariffs]
    assert tariffs
    assert all(tariff.sample and tariff.name.startswith("CONTOH") for tariff in tariffs)


def test_hours_are_stated_by_two_offices_and_assumed_by_the_others() -> None:
    assert {name for name in OFFICES if not office(name).hours.assumption} == {
        "provinsi-bengkulu",
        "kota-blitar",
    }
    weeks = {office(name).hours.week for name in OFFICES}
    assert len(weeks) == 1
    (week,) = weeks
    assert [(hours.days, f"{hours.opens:%H.%M}", f"{hours.closes:%H.%M}") for hours in week] == [
        ((1, 2, 3, 4), "08.00", "15.30"),
        ((5,), "08.00", "16.00"),
    ]


def test_what_the_guest_book_asks_and_how_a_visit_begins_is_each_offices_own() -> None:
    asked = {name: office(name).guest_book for name in OFFICES}
    assert {name for name in OFFICES if asked[name].email_required} == {
        "kota-kupang",
        "kota-semarang",
        "provinsi-jawa-tengah",
    }
    assert all(rules.identity_shown for rules in asked.values())
    assert {name for name in OFFICES if not office(name).services[0].numbered} == {"kota-blitar"}
    assert {name for name in OFFICES if office(name).appointments} == {"provinsi-bengkulu"}
    assert {name for name in OFFICES if office(name).compensation} == {"kota-semarang"}


def test_offices_lie_in_their_zones_and_give_the_addresses_their_standards_give() -> None:
    found = {name: (office(name).code, office(name).zone, office(name).address) for name in OFFICES}
    assert found == {
        "kota-kupang": ("5371", "Asia/Makassar", "Jl. Frans Seda, Kayu Putih, Oebobo, Kota Kupang, NTT"),
        "kota-semarang": ("3374", "Asia/Jakarta", NOT_STATED),
        "provinsi-bengkulu": ("1700", "Asia/Jakarta", NOT_STATED),
        "provinsi-jawa-tengah": ("3300", "Asia/Jakarta", "Jl. Pahlawan No. 6 Semarang 50241"),
        "kota-blitar": ("3572", "Asia/Jakarta", NOT_STATED),
    }
