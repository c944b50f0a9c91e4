"""Profiles: what is refused, and that the message says what to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.setup import profile_path, read_profile, shipped

INNER_LIMIT = """key = "informasi"
kind = "serve"
actor = "service_officer"
place = "service_desk"
limits = [{ rule = "after_previous", minutes = 10 }]
"""


def fault(tmp_path: Path, text: str) -> EnvironmentFault:
    file = tmp_path / "kantor.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(EnvironmentFault) as raised:
        read_profile(file)
    assert raised.value.code == "profile_invalid"
    assert raised.value.details["file"] == "kantor.toml"
    return raised.value


@pytest.mark.parametrize("name", list(shipped()))
def test_every_shipped_profile_is_valid_and_named_after_its_file(name: str) -> None:
    assert read_profile(profile_path(name)).profile == name


@pytest.mark.parametrize(
    ("old", "new", "key", "expected"),
    [
        ('kind = "wait"', 'kind = "teleport"', "services.0.steps.1.kind", "take_number"),
        ("minutes = 10\n", "minutes = 0\n", "services.0.steps.2.limits.0.minutes", "greater than or equal"),
        ("minutes = 10\n", "minutes = -5\n", "services.0.steps.2.limits.0.minutes", "greater than or equal"),
        ('zone = "Asia/Makassar"', 'zone = "Asia/Atlantis"', "zone", "a time zone such as"),
        ('letter = "K"', 'letter = "k"', "services.0.letter", "pattern"),
        ('code = "5371"', 'code = "53"', "code", "pattern"),
        ("opens = 08:00:00", "opens = 17:00:00", "hours.week.0", "before"),
        ("days = [5]", "days = [4]", "hours", "overlap"),
        ('key = "loket-2"', 'key = "loket-1"', "(whole file)", "unique"),
        ('key = "konsultasi"\nkind', 'key = "buku-tamu"\nkind', "services.0", "differ"),
        ('place = "front_office"', 'place = "tablet"', "services.0", "takes place at"),
        (
            'key = "informasi"\nkind = "serve"\nactor = "service_officer"\nplace = "service_desk"\n',
            INNER_LIMIT,
            "services.0",
            "first step at a desk",
        ),
    ],
)
def test_a_wrong_value_is_named_with_its_key_and_what_is_expected(
    tmp_path: Path, old: str, new: str, key: str, expected: str
) -> None:
    text = profile_path("kota-kupang").read_text(encoding="utf-8")
    assert old in text
    raised = fault(tmp_path, text.replace(old, new, 1))
    assert raised.details["key"] == key
    assert expected in str(raised.details["expected"])


def test_a_step_that_no_desk_serves_is_refused(tmp_path: Path) -> None:
    text = profile_path("provinsi-bengkulu").read_text(encoding="utf-8")
    raised = fault(tmp_path, text.replace('places = ["service_desk"]', 'places = ["cashier"]'))
    assert "no desk serves step konfirmasi" in str(raised.details["expected"])


def test_text_that_is_no_toml_and_a_huge_file_are_refused(tmp_path: Path) -> None:
    assert "TOML" in str(fault(tmp_path, "profile = [").details["expected"])
    assert "KiB" in str(fault(tmp_path, "#" * 2_000_000).details["expected"])


def test_an_unknown_profile_names_the_known_ones() -> None:
    with pytest.raises(EnvironmentFault, match=r"profile unknown: profile kota-lain, known .*kota-kupang"):
        profile_path("kota-lain")
