"""What a scanner or a person types, and whether it is a code."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.ticket_code import is_code


@pytest.mark.parametrize("typed", ["K7QMW2XA", "k7qmw2xa", " K7QMW2XA\n"])
def test_a_code_is_known_in_either_case(typed: str) -> None:
    assert is_code(typed)


@pytest.mark.parametrize(
    "typed", ["", "siti@example.org", "08123456", "081234567890", "ABCDEFG", "ABCDEFGHJ"]
)
def test_a_contact_is_no_code(typed: str) -> None:
    assert not is_code(typed)
