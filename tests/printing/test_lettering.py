"""Text broken into lines and folded to what printers have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.printing.lettering import CHARACTER_TABLES, printable, wrapped


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, []),
        ("satu", 10, ["satu"]),
        ("satu dua tiga empat", 10, ["satu dua", "tiga empat"]),
        ("satu dua tiga empat lima", 23, ["satu dua tiga", "empat lima"]),
        ("Perpustakaanku", 5, ["Perpu", "staka", "anku"]),
        ("lewat e-mail", 8, ["lewat", "e-mail"]),
    ],
)
def test_lines_are_few_and_of_about_one_length(text: str, columns: int, lines: list[str]) -> None:
    assert wrapped(text, columns) == lines


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=8)), st.integers(8, 48))
def test_no_word_is_lost_or_broken(words: list[str], columns: int) -> None:
    lines = wrapped(" ".join(words), columns)

    assert " ".join(lines).split() == words
    assert all(len(line) <= columns for line in lines)


@given(st.text())
def test_whatever_is_printable_has_a_cell_in_some_table(text: str) -> None:
    for character in printable(text):
        assert any(_encodes(character, table) for table in CHARACTER_TABLES)
        assert character.isprintable()


@given(st.text())
def test_what_is_printable_stays_as_it_is(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def _encodes(character: str, table: str) -> bool:
    try:
        character.encode(table.lower())
    except UnicodeEncodeError:
        return False
    return True
