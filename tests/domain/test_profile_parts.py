"""What a standard says besides its steps: parts that do not fit are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.profiles import refusal


@pytest.mark.parametrize(
    ("profile", "old", "new", "key", "expected"),
    [
        (
            "provinsi-bengkulu",
            'letter = "P"',
            'letter = "K"',
            "services",
            "ticket letters must be unique, repeated: ['K']",
        ),
        (
            "provinsi-bengkulu",
            'key = "perpustakaan"',
            'key = "penjualan"',
            "services",
            "repeated: ['penjualan']",
        ),
        (
            "kota-kupang",
            "valid_until = 2025-12-31",
            "valid_until = 2026-03-31",
            "services.2.tariffs",
            "overlap at 2026-01-01",
        ),
        (
            "kota-kupang",
            "valid_until = 2025-12-31",
            "valid_until = 2023-12-31",
            "services.2.tariffs.0",
            "must not be before",
        ),
        (
            "kota-kupang",
            "rupiah = 50_000",
            "rupiah = -1",
            "services.2.tariffs.0.rupiah",
            "greater than or equal to 0",
        ),
        (
            "kota-kupang",
            "sample = true",
            "sample = false",
            "services.2.tariffs.0",
            "a sample's name begins with CONTOH",
        ),
        (
            "kota-kupang",
            "[components.safety]",
            "[components.luck]",
            "components.luck.[key]",
            "'requirements'",
        ),
        (
            "kota-kupang",
            "[components.safety]",
            "[components.procedure]",
            "components",
            "the steps are the procedure",
        ),
        ("kota-kupang", "[components.safety]", "[components.complaints]", "components", "complaint channels"),
        (
            "kota-semarang",
            'items = ["Tidak dipungut biaya (gratis)."]',
            "",
            "services.0.components.cost",
            "is left out",
        ),
        (
            "kota-blitar",
            'unit = "at_once"',
            'unit = "at_once"\nnumber = 1',
            "services.0.requests.0",
            "none where unit is at_once",
        ),
        (
            "provinsi-bengkulu",
            "notice_minutes = 60",
            "notice_minutes = -1",
            "appointments.notice_minutes",
            "greater",
        ),
        ("kota-kupang", 'key = "maklumat"', 'key = "pengaduan"', "duties", "repeated: ['pengaduan']"),
    ],
)
def test_parts_that_do_not_fit_each_other_are_refused(
    tmp_path: Path, profile: str, old: str, new: str, key: str, expected: str
) -> None:
    said = refusal(tmp_path, profile, old, new)
    assert said[0] == key
    assert expected in said[2]
