"""Names of evidence, as every system a copy is saved on takes them."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.evidence import LONGEST_NAME, MediaType, name_kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/foto.exe", "foto.pdf"),
        ("C:\\Users\\siti\\surat.PDF", "surat.pdf"),
        ('nota: "lunas"?.jpg', "nota_ _lunas__.pdf"),
        ("NUL.tar.pdf", "bukti NUL.tar.pdf"),
        ("console.pdf", "console.pdf"),
        ("....", "bukti.pdf"),
        ("fo\u202eto\x00.pdf", "foto.pdf"),
    ],
)
def test_a_name_is_kept_without_what_means_something_to_a_system(given: str, kept: str) -> None:
    assert name_kept(given, MediaType.PDF) == kept


def test_a_long_name_is_cut_by_what_it_takes_on_a_disk() -> None:
    kept = name_kept("字" * 300 + ".pdf", MediaType.JPEG)
    assert len(kept.encode()) <= LONGEST_NAME
    assert kept == "字" * ((LONGEST_NAME - 4) // 3) + ".jpg"
