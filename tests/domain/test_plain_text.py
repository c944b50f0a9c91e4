"""What is kept of a text that was typed or pasted."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain.plain_text import plain_line, plain_text

any_text = st.text(st.characters(codec=None), max_size=60)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  baris satu \n\tbaris dua  ", "baris satu \n\tbaris dua"),
        ("satu\r\ndua\rtiga\x0bempat\u2028lima", "satu\ndua\ntiga\nempat\nlima"),
        ("Inf\x00lasi\ud800\u200b", "Inflasi"),
        ("\u202egpj.exe", "gpj.exe"),
        ("Andre\u0301", "André"),
        ("", ""),
    ],
)
def test_a_text_keeps_its_lines_and_nothing_unseen(typed: str, kept: str) -> None:
    assert plain_text(typed) == kept


def test_a_line_has_single_blanks() -> None:
    assert plain_line(" PT\n\tContoh\u00a0 \u2028 Jaya\x00 ") == "PT Contoh Jaya"


@given(any_text)
def test_what_is_kept_can_be_stored_and_is_kept_as_it_is(typed: str) -> None:
    for plain in (plain_text, plain_line):
        kept = plain(typed)
        kept.encode()
        assert not {unicodedata.category(c) for c in kept if c not in "\n\t"} & {"Cc", "Cf", "Co", "Cs"}
        assert plain(kept) == kept
