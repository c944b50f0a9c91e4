"""Lockers' names: how they are written down, and in which order people look for them."""

from __future__ import annotations

import re

from pst_kiosk.domain.errors import Refused

LONGEST_NAME = 20
MOST_AT_ONCE = 200
"""Names written as one range or list; an office with more lockers writes several."""
_RANGE = re.compile(r"(?P<before>[^\d]*)(?P<first>\d{1,4})\s*-\s*(?P<last>\d{1,4})")


def names_in(text: str) -> tuple[str, ...]:
    """The names in a list such as "01-20, A7": a range is written out, with as many digits as its first
    number has. Raises `Refused` `locker_names` where these are not 1 to `MOST_AT_ONCE` names of at most
    `LONGEST_NAME` characters.
    """
    parts = (" ".join(part.split()) for part in text.split(","))
    found = dict.fromkeys(name for part in parts if part for name in _written_out(part))
    if not found or len(found) > MOST_AT_ONCE or any(len(name) > LONGEST_NAME for name in found):
        raise Refused("locker_names", most=MOST_AT_ONCE, longest=LONGEST_NAME)
    return tuple(found)


def _written_out(part: str) -> tuple[str, ...]:
    ends = _RANGE.fullmatch(part)
    if ends is None:
        return (part,)
    first, last, width = int(ends["first"]), int(ends["last"]), len(ends["first"])
    if last - first >= MOST_AT_ONCE:
        raise Refused("locker_names", most=MOST_AT_ONCE, longest=LONGEST_NAME)
    return tuple(f"{ends['before']}{number:0{width}}" for number in range(first, last + 1))


def by_name(name: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts names as people read them: 2 before 10, and A2 before A10."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)
