"""Suggested names: found from the first letters, the likeliest first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain.suggestions import plain_words, suggestions

NAMES = (
    "Badan Perencanaan Pembangunan Daerah",
    "Café Statistik",
    "Dinas Pendidikan",
    "Politeknik Negeri Kupang",
    "Universitas Nusa Cendana",
    "Universitas Muhammadiyah Kupang",
)


def test_a_name_that_begins_so_comes_before_one_with_such_a_word() -> None:
    assert suggestions(NAMES, "p", 3) == (
        "Politeknik Negeri Kupang",
        "Badan Perencanaan Pembangunan Daerah",
        "Dinas Pendidikan",
    )


def test_letters_within_a_word_come_last() -> None:
    assert suggestions(NAMES, "didik", 9) == ("Dinas Pendidikan",)
    assert suggestions(("Ruang Kuliah", "Akademi Ruangguru", "Liang Ru"), "ru", 9) == (
        "Ruang Kuliah",
        "Akademi Ruangguru",
        "Liang Ru",
    )


def test_case_accents_and_punctuation_do_not_count() -> None:
    assert suggestions(NAMES, "CAFE-stat", 9) == ("Café Statistik",)
    assert suggestions(("UNIVERSITAS NUSA CENDANA",), "univ. núsa", 9) == ("UNIVERSITAS NUSA CENDANA",)


def test_words_may_come_in_any_order_and_unfinished() -> None:
    assert suggestions(NAMES, "kup univ", 9) == ("Universitas Muhammadiyah Kupang",)


def test_nothing_is_suggested_for_nothing_nor_what_stands_there() -> None:
    assert suggestions(NAMES, "  ", 9) == ()
    assert suggestions(NAMES, "Dinas Pendidikan", 9) == ()
    assert suggestions(NAMES, "dinas pendidikan", 9) == ("Dinas Pendidikan",)


names = st.lists(st.text(alphabet="abAB é-ß", min_size=1, max_size=12), unique=True, max_size=12)


@given(names, st.text(alphabet="abAB é-ß", max_size=6), st.integers(0, 5))
def test_only_names_of_the_list_are_suggested_each_once_and_never_too_many(
    listed: list[str], typed: str, most: int
) -> None:
    found = suggestions(listed, typed, most)
    assert len(found) <= most
    assert set(found) <= set(listed)
    assert len(set(found)) == len(found)


@given(names, st.data())
def test_every_name_is_found_by_the_beginning_of_its_first_word(
    listed: list[str], data: st.DataObject
) -> None:
    worded = [name for name in listed if plain_words(name)]
    if not worded:
        return
    name = data.draw(st.sampled_from(worded))
    word = plain_words(name)[0]
    typed = word[: data.draw(st.integers(1, len(word)))]
    assert name == typed or name in suggestions(listed, typed, len(listed))


@given(names, st.text(alphabet="abAB é-ß", min_size=1, max_size=6))
def test_beginnings_come_before_words_and_words_before_the_rest(listed: list[str], typed: str) -> None:
    sought = " ".join(plain_words(typed))

    def rank(name: str) -> int:
        words = plain_words(name)
        begins = " ".join(words).startswith(sought)
        by_words = all(any(word.startswith(part) for word in words) for part in plain_words(typed))
        return 0 if begins else 1 if by_words else 2

    ranks = [rank(name) for name in suggestions(listed, typed, len(listed))]
    assert ranks == sorted(ranks)
