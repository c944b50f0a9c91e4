"""A mask tells first letters, and nothing of what follows them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain import contacts, masking

WORD = st.text(st.characters(exclude_categories=["Zs", "Zl", "Zp", "Cc", "Cs"]), min_size=1, max_size=20)
WORDS = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
NUMBERS = st.integers(10**8, 10**12).map(lambda rest: f"+628{rest}")
ADDRESSES = st.tuples(
    st.text("abcdefgh.-_", min_size=1, max_size=20), st.text("abcdefgh", min_size=1, max_size=20)
).map(lambda parts: f"{parts[0]}@{parts[1]}.org")


@given(WORDS)
def test_of_each_word_only_the_first_letter_is_told(text: str) -> None:
    assert masking.words(text).split(" ") == [word[0] + masking.DOTS for word in text.split(" ")]


@given(WORDS, WORDS)
def test_what_begins_alike_looks_alike(one: str, other: str) -> None:
    first = [word[0] for word in one.split(" ")]
    continued = [letter + other.replace(" ", "") for letter in first]
    assert masking.words(" ".join(continued)) == masking.words(one)


@given(ADDRESSES)
def test_of_an_address_two_letters_are_told(email: str) -> None:
    person, domain = email.split("@")
    assert masking.address(email) == f"{person[0]}{masking.DOTS}@{domain[0]}{masking.DOTS}"


@given(NUMBERS, NUMBERS)
def test_no_digit_of_a_number_is_told(one: str, other: str) -> None:
    assert masking.number(one) == masking.number(other) == "+62 •••"
    assert masking.number(contacts.mobile_number("+65 9123 4567")) == "+•••"


@given(WORDS, ADDRESSES, NUMBERS)
def test_a_mask_of_a_mask_is_the_same(text: str, email: str, phone: str) -> None:
    for mask, told in ((masking.words, text), (masking.address, email), (masking.number, phone)):
        assert mask(mask(told)) == mask(told)
