"""E-mail addresses and mobile numbers: read as people type them, shown as people read them."""

from __future__ import annotations

import re

from pydantic import validate_email
from pydantic_core import PydanticCustomError

LONGEST_ADDRESS = 120

MAILBOXES = (
    "gmail.com",
    "yahoo.com",
    "yahoo.co.id",
    "outlook.com",
    "hotmail.com",
    "icloud.com",
    "ymail.com",
    "rocketmail.com",
    "bps.go.id",
)
"""Where most visitors have their mail; a slip of the finger in one of these is offered to be mended."""

NO_SLIP = ("mail.com", "email.com", "gmx.com", "live.com", "yahoo.co.in", "yahoo.co.jp", "yahoo.co.uk")
"""Real names that look like a slip and are none."""

_FINDS = re.compile(r"(?:\+?620?|0)?(8[0-9]{7,12})")
_ABROAD = re.compile(r"\+[1-9][0-9]{7,14}")


def mobile_number(typed: str) -> str:
    """A mobile number in international form; a leading 0, 62 or 8 is Indonesian (+62), 00 is a plus.

    Raises ValueError("bad_phone").
    """
    digits = re.sub(r"[\s().\-/]", "", typed)
    digits = re.sub(r"^00", "+", digits)
    if match := _FINDS.fullmatch(digits):
        return "+62" + match[1]
    if _ABROAD.fullmatch(digits) and not digits.startswith("+62"):
        return digits
    raise ValueError("bad_phone")


def grouped(number: str) -> str:
    """A number of `mobile_number` as it is read aloud: 0812 3456 7890, and from abroad +6591 2345 67."""
    plus, digits = ("", "0" + number[3:]) if number.startswith("+62") else ("+", number[1:])
    return plus + " ".join(digits[place : place + 4] for place in range(0, len(digits), 4))


def address(typed: str) -> str:
    """An e-mail address as it is kept and found again, in small letters.

    Raises ValueError: `too_long`, `bad_email`.
    """
    if len(typed) > LONGEST_ADDRESS:
        raise ValueError("too_long")
    try:
        return validate_email(typed)[1].lower()
    except PydanticCustomError:
        raise ValueError("bad_email") from None


def likely_address(typed: str) -> str | None:
    """What was probably meant where the name of a big mailbox has one slip (`siti@gmial.com`), or lacks its
    end (`siti@gmail`); None where nothing better is known."""
    person, at, domain = typed.strip().rpartition("@")
    domain = domain.lower().rstrip(".")
    if not person or not at or domain in (*MAILBOXES, *NO_SLIP):
        return None
    meant = next((box for box in MAILBOXES if _one_slip(domain, box) or domain == box.split(".")[0]), None)
    return f"{person}@{meant}" if meant else None


def _one_slip(typed: str, meant: str) -> bool:
    """Whether one letter is missing, doubled or too many, wrong, or changed places with its neighbour."""
    same = 0
    while same < min(len(typed), len(meant)) and typed[same] == meant[same]:
        same += 1
    rest, aim = typed[same:], meant[same:]
    return (
        rest == aim[1:]
        or rest[1:] == aim
        or rest[1:] == aim[1:]
        or (len(rest) >= 2 and rest[1::-1] == aim[:2] and rest[2:] == aim[2:])
    )
