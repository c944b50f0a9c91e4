"""What is typed into a sale's fields and a receipt book's, and the numbers printed from them."""

from __future__ import annotations

import re

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.plain_text import plain_line

LONGEST_BUYER = 200
LONGEST_BILLING_CODE = 60
LONGEST_GROUND = 200
"""Letters of a legal ground, and of the reason for a void receipt."""
LONGEST_NOTE = 1000
LONGEST_PREFIX = 12
MOST_IN_BOOK = 99_999


def asks_npwp(*, online: bool, private_buyer: bool) -> bool:
    """The tax number is asked of private-sector buyers online, and of nobody else."""
    return online and private_buyer


def npwp(typed: str, *, online: bool, private_buyer: bool) -> str:
    """A tax number as typed, or nothing; its digits alone are kept.

    Raises `Refused` `npwp_not_asked`, or `npwp_wrong` unless it has 15 or 16 digits.
    """
    digits = re.sub(r"[\s.\-]", "", one_line(typed, "npwp", 40))
    if not digits:
        return ""
    if not asks_npwp(online=online, private_buyer=private_buyer):
        raise Refused("npwp_not_asked")
    if not re.fullmatch(r"[0-9]{15,16}", digits):
        raise Refused("npwp_wrong")
    return digits


def one_line(typed: str, field: str, most: int, *, needed: str = "") -> str:
    """What was typed, on one line.

    Raises `Refused` `text_too_long`, and `needed` where that is a code and nothing was typed.
    """
    if len(typed) > 20 * most:
        raise Refused("text_too_long", field=field, most=most)
    text = plain_line(typed)
    if len(text) > most:
        raise Refused("text_too_long", field=field, most=most)
    if needed and not text:
        raise Refused(needed, most=most)
    return text


def book_prefix(typed: str) -> str:
    """Raises `Refused` `book_prefix`."""
    prefix = typed.strip()
    if not re.fullmatch(rf"[A-Za-z0-9./\-]{{0,{LONGEST_PREFIX}}}", prefix):
        raise Refused("book_prefix", most=LONGEST_PREFIX)
    return prefix


def check_book(first: int, last: int) -> None:
    """Raises `Refused` `book_numbers`."""
    if not 1 <= first <= last <= MOST_IN_BOOK * 10 or last - first >= MOST_IN_BOOK:
        raise Refused("book_numbers", most=MOST_IN_BOOK)


def receipt_number(prefix: str, ordinal: int) -> str:
    """As it is printed on the leaf: `KW-000041`."""
    return f"{prefix}{ordinal:06d}"


def invoice_number(ordinal: int, year: int) -> str:
    return f"INV-{ordinal:04d}/{year}"
