"""Addresses and numbers as people type them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pst_kiosk.domain.contacts import MAILBOXES, address, grouped, likely_address, mobile_number


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "81234567890",
        "6281234567890",
        "+6281234567890",
        "+62 812-3456-7890",
        "+62 (0)812 3456 7890",
        "0062 812 3456 7890",
        "0812.3456.7890",
    ],
)
def test_one_indonesian_number_has_one_form_however_it_is_typed(typed: str) -> None:
    assert mobile_number(typed) == "+6281234567890"


@pytest.mark.parametrize("typed", ["", "0812", "021 345 6789", "+62 21 3456789", "0812 3456 7890 123", "abc"])
def test_what_is_no_mobile_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="bad_phone"):
        mobile_number(typed)


def test_a_number_is_shown_in_groups() -> None:
    assert grouped("+6281234567890") == "0812 3456 7890"
    assert grouped("+6591234567") == "+6591 2345 67"


@given(st.from_regex(r"\+628[0-9]{7,12}|\+[1-57-9][0-9]{7,14}", fullmatch=True))
def test_a_grouped_number_is_still_the_same_number(number: str) -> None:
    assert mobile_number(grouped(number)) == number
    assert all(len(part) <= 5 for part in grouped(number).split())


@given(st.text(alphabet="0123456789+ -().", max_size=25))
def test_whatever_is_accepted_is_in_international_form(typed: str) -> None:
    try:
        number = mobile_number(typed)
    except ValueError:
        return
    assert re.fullmatch(r"\+[1-9][0-9]{7,14}", number)
    assert mobile_number(number) == number


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("siti@gmial.com", "siti@gmail.com"),
        ("siti@gmail.co", "siti@gmail.com"),
        ("siti@gmai.com", "siti@gmail.com"),
        ("siti@ggmail.com", "siti@gmail.com"),
        ("siti@gnail.com", "siti@gmail.com"),
        ("siti@Gmail.con ", "siti@gmail.com"),
        ("siti@gmail", "siti@gmail.com"),
        ("siti@yaho.co.id", "siti@yahoo.co.id"),
        ("siti@bps.go.di", "siti@bps.go.id"),
    ],
)
def test_a_slip_in_a_big_mailboxs_name_is_mended(typed: str, meant: str) -> None:
    assert likely_address(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["siti@gmail.com", "siti@ymail.com", "siti@mail.com", "siti@undana.ac.id", "siti", "@gmial.com", "siti@"],
)
def test_what_may_well_be_meant_is_left_alone(typed: str) -> None:
    assert likely_address(typed) is None


@given(st.text(), st.sampled_from(MAILBOXES))
def test_what_is_proposed_is_an_address_at_a_big_mailbox_and_is_not_mended_again(
    typed: str, mailbox: str
) -> None:
    for address_typed in (typed, f"siti@{typed}", f"siti@{mailbox[1:]}", f"siti@{mailbox}{typed}"):
        meant = likely_address(address_typed)
        if meant is not None:
            assert meant.rpartition("@")[2] in MAILBOXES
            assert likely_address(meant) is None
    assert address(f"siti@{mailbox}") == f"siti@{mailbox}"
