"""The words a visit is found by."""

from pst_kiosk.domain.words import LONGEST, words_of


def test_words_are_small_letters_without_accents_each_once() -> None:
    assert words_of("Siti  Rahma", "Universitas Siti-Café") == ("siti", "rahma", "universitas", "cafe")


def test_single_letters_and_nothing_give_no_word() -> None:
    assert words_of("M. A. Putra", None) == ("putra",)


def test_a_word_too_long_is_cut() -> None:
    assert words_of("x" * 100_000) == ("x" * LONGEST,)
