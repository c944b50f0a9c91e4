"""Amounts in figures and in words."""

from __future__ import annotations

import pytest

from pst_kiosk.reports.rupiah import in_words, rupiah


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Nol rupiah"),
        (11, "Sebelas rupiah"),
        (1_000, "Seribu rupiah"),
        (21_000, "Dua puluh satu ribu rupiah"),
        (101_000, "Seratus satu ribu rupiah"),
        (1_000_000, "Satu juta rupiah"),
        (1_001_000, "Satu juta seribu rupiah"),
        (1_001_001_001, "Satu miliar satu juta seribu satu rupiah"),
        (1_201_000, "Satu juta dua ratus satu ribu rupiah"),
        (
            1_234_567,
            "Satu juta dua ratus tiga puluh empat ribu lima ratus enam puluh tujuh rupiah",
        ),
    ],
)
def test_an_amount_is_said_in_indonesian(amount: int, words: str) -> None:
    assert in_words(amount) == words


def test_a_negative_amount_has_no_words() -> None:
    with pytest.raises(ValueError):
        in_words(-1)


def test_figures_are_grouped_by_points() -> None:
    assert [rupiah(amount) for amount in (0, 999, 60_000, 1_234_567)] == [
        "Rp 0",
        "Rp 999",
        "Rp 60.000",
        "Rp 1.234.567",
    ]
