"""Profiles: what is refused, and that the message says what to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.setup import profile_path, read_profile, shipped
from tests.support.profiles import fault, refusal


@pytest.mark.parametrize("name", list(shipped()))
def test_every_shipped_profile_is_valid_and_named_after_its_file(name: str) -> None:
    assert read_profile(profile_path(name)).profile == name


@pytest.mark.parametrize("name", list(shipped()))
def test_a_profile_survives_being_stored(name: str) -> None:
    office = read_profile(profile_path(name))
    assert type(office).model_validate(office.model_dump(mode="json")) == office


LIMIT = 'rule = "after_previous"\nminutes = 10\n'
STEP = "services.0.steps"


@pytest.mark.parametrize(
    ("old", "new", "key", "value", "expected"),
    [
        ('kind = "wait"', 'kind = "teleport"', f"{STEP}.1.kind", "teleport", "take_number"),
        (LIMIT, LIMIT.replace("10", "0"), f"{STEP}.2.limits.0.minutes", "0", "greater than or equal to 1"),
        (LIMIT, LIMIT.replace("10", "-5"), f"{STEP}.2.limits.0.minutes", "-5", "greater than or equal to 1"),
        (LIMIT, LIMIT.replace("10", "10.5"), f"{STEP}.2.limits.0.minutes", "10.5", "integer"),
        (LIMIT, LIMIT.replace("after_previous", "soon"), f"{STEP}.2.limits.0.rule", "soon", "after_previous"),
        ('zone = "Asia/Jakarta"', 'zone = "Asia/Atlantis"', "zone", "Asia/Atlantis", "a time zone such as"),
        ('letter = "K"', 'letter = "k"', "services.0.letter", "k", "pattern"),
        ('code = "3374"', 'code = "33"', "code", "33", "pattern"),
        ('icon = "chats"', 'icn = "chats"', "services.0.icon", "", "required"),
        ("version = 1", "versi = 1", "version", "", "required"),
        ("version = 1", "version = 1\nbonus = 1", "bonus", "1", "not permitted"),
        ("unit = ", 'unit = "weeks" # ', "services.0.requests.0.unit", "weeks", "working_days"),
        ("number = 3", "number = 0", "services.0.requests.0.number", "0", "greater than or equal to 1"),
        ("number = 3", "", "services.0.requests.0", "", "a number of days is expected"),
        ('"whatsapp", ', '"fax", ', "services.0.requests.0.channels.1", "fax", "whatsapp"),
        ("silence_days = 7", "silence_days = 0", "services.0.chat.closed_after_silence_days", "0", "greater"),
        ("in_a_row = 2", "in_a_row = 0", "calling.priority_in_a_row", "0", "greater than or equal to 1"),
        ("opens = 08:00:00", "opens = 17:00:00", "hours.week.0", "", "before closes 15:30"),
        ("days = [5]", "days = [4]", "hours", "", "overlap on weekday [4]"),
        ("days = [5]", "days = [8]", "hours.week.1.days.0", "8", "less than or equal to 7"),
        ('key = "konsultasi"\nname', 'key = "front-office"\nname', "desks", "", "repeated: ['front-office']"),
    ],
)
def test_a_wrong_value_is_named_with_its_key_and_what_is_expected(
    tmp_path: Path, old: str, new: str, key: str, value: str, expected: str
) -> None:
    said = refusal(tmp_path, "kota-semarang", old, new)
    assert said[0] == key
    assert value in said[1]
    assert expected in said[2]


RAMADAN = """
[[hours.dated]]
name = "Ramadan"
first = {}
last = {}
week = [{{ days = [1, 2, 3, 4, 5], opens = 08:00:00, closes = 15:00:00 }}]
"""


@pytest.mark.parametrize(
    ("more", "key", "expected"),
    [
        (RAMADAN.format("2026-03-19", "2026-02-18"), "hours.dated.0", "must not be after last"),
        (
            RAMADAN.format("2026-02-18", "2026-03-19") + RAMADAN.format("2026-03-19", "2026-03-21"),
            "hours",
            "dated hours overlap: Ramadan and Ramadan",
        ),
        (
            2 * '\n[[hours.special_days]]\nday = 2026-12-24\nreason = "Rapat kerja"\n',
            "hours",
            "special days overlap: ['2026-12-24']",
        ),
        (
            '\n[[hours.special_days]]\nday = 2026-12-24\nreason = "Rapat kerja"\nopens = 08:00:00\n',
            "hours.special_days.0",
            "given together",
        ),
    ],
)
def test_hours_that_overlap_are_refused(tmp_path: Path, more: str, key: str, expected: str) -> None:
    said = refusal(tmp_path, "kota-semarang", "\n[calling]\n", f"{more}\n[calling]\n")
    assert said[0] == key
    assert expected in said[2]


def test_a_step_that_no_desk_serves_is_refused(tmp_path: Path) -> None:
    text = profile_path("provinsi-bengkulu").read_text(encoding="utf-8")
    raised = fault(tmp_path, text.replace('places = ["service_desk"]', 'places = ["cashier"]'))
    assert "no desk serves step konfirmasi" in str(raised.details["expected"])


def test_a_desk_of_unknown_services_is_refused(tmp_path: Path) -> None:
    said = refusal(
        tmp_path, "kota-semarang", '["front_office"]\n', '["front_office"]\nservices = ["penjualan"]\n'
    )
    assert "names unknown services: ['penjualan']" in said[2]


def test_two_megabytes_of_text_are_refused_wherever_they_stand(tmp_path: Path) -> None:
    much = "x" * 2_000_000
    assert "KiB" in str(fault(tmp_path, f"#{much}").details["expected"])
    text = profile_path("kota-semarang").read_text(encoding="utf-8")
    assert "KiB" in str(fault(tmp_path, text.replace("Isi buku tamu", much)).details["expected"])


@pytest.mark.parametrize(
    ("old", "key"),
    [
        ("Isi buku tamu dan sampaikan tujuan kedatangan", f"{STEP}.2.text.id"),
        ("Langsung: pengaduan di PST BPS Kota Semarang", "complaints.channels.0"),
        ("Tidak dipungut biaya (gratis).", "services.0.components.cost.items.0"),
        ("standar tidak menyebut kapan kompensasi diberikan", "compensation.assumption"),
    ],
)
def test_a_text_too_long_for_its_place_is_refused_and_shown_short(tmp_path: Path, old: str, key: str) -> None:
    found, value, expected = refusal(tmp_path, "kota-semarang", old, "x" * 5_000)
    assert found == key
    assert len(value) <= 80
    assert "at most" in expected


def test_text_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    assert "TOML" in str(fault(tmp_path, "profile = [").details["expected"])


def test_an_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(EnvironmentFault, match=r"profile unknown: profile kota-lain, known .*kota-kupang"):
        profile_path("kota-lain")
