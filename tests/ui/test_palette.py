"""Contrast of every pair of colours that meet on a screen, from the real tokens (WCAG 2.2: 4.5, large 3)."""

import re
from pathlib import Path

import pytest

import pst_kiosk
from pst_kiosk.ui.palette import CONTRAST, DARK, LIGHT, Palette

TEXT = [
    ("ink", "ground"),
    ("ink", "surface"),
    ("ink", "tint"),
    ("text", "ground"),
    ("text", "surface"),
    ("text", "inset"),
    ("text", "warn_tint"),
    ("text", "danger_tint"),
    ("text", "good_tint"),
    ("text", "tint"),
    ("muted", "ground"),
    ("muted", "surface"),
    ("muted", "inset"),
    ("muted", "tint"),
    ("on_band", "band"),
    ("on_band_muted", "band"),
    ("on_primary", "primary"),
    ("on_primary", "primary_pressed"),
    ("accent", "ground"),
    ("accent", "surface"),
    ("accent", "tint"),
    ("on_good", "good"),
    ("on_good", "good_pressed"),
    ("good_text", "surface"),
    ("good_text", "good_tint"),
    ("on_warn", "warn"),
    ("warn_text", "surface"),
    ("warn_text", "warn_tint"),
    ("on_danger", "danger"),
    ("danger_text", "surface"),
    ("danger_text", "ground"),
    ("danger_text", "danger_tint"),
    ("on_paper", "paper"),
    ("on_paper_muted", "paper"),
    ("on_paper_accent", "paper"),
]
SIGNS = [
    ("edge", "surface"),
    ("edge", "ground"),
    ("focus", "ground"),
    ("focus", "surface"),
    ("brand_green", "band"),
    ("brand_blue", "band"),
]
"""What is seen, not read: edges of fields, focus, icons."""


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_ends() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_text_is_read_easily(palette: Palette) -> None:
    weak = {
        f"{front} on {back}": round(contrast(getattr(palette, front), getattr(palette, back)), 2)
        for front, back in TEXT
        if contrast(getattr(palette, front), getattr(palette, back)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("palette", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_signs_are_seen(palette: Palette) -> None:
    weak = {
        f"{front} on {back}": round(contrast(getattr(palette, front), getattr(palette, back)), 2)
        for front, back in SIGNS
        if contrast(getattr(palette, front), getattr(palette, back)) < 3
    }
    assert weak == {}


def test_high_contrast_is_higher_by_far() -> None:
    for front, back in (
        ("text", "surface"),
        ("muted", "surface"),
        ("accent", "surface"),
        ("on_primary", "primary"),
    ):
        assert contrast(getattr(CONTRAST, front), getattr(CONTRAST, back)) >= 7


def test_screens_take_their_colours_from_the_tokens() -> None:
    literal = re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|Qt\.rgba""")
    found = [
        f"{path.name}: {line.strip()}"
        for path in Path(pst_kiosk.__file__).parent.rglob("*.qml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if literal.search(line)
    ]
    assert found == []
