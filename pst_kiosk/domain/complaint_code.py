"""The code by which who complained follows what comes of it; it is told once, and names nobody."""

from __future__ import annotations

import secrets

from pst_kiosk.domain.ticket_code import LETTERS

LENGTH = 10
"""Longer than a ticket's: it is good for years, not for a day."""
_HALF = LENGTH // 2
_BETWEEN = " -\N{EN DASH}"


def new_code() -> str:
    """A random code nobody can guess."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def as_shown(code: str) -> str:
    """As it is read and written down: `ABCDE-FGHJK`."""
    return f"{code[:_HALF]}-{code[_HALF:]}"


def as_given(typed: str) -> str:
    """What was typed or scanned, written as codes are stored."""
    return "".join(letter for letter in typed.upper() if letter not in _BETWEEN and not letter.isspace())


def is_code(typed: str) -> bool:
    """Whether it has the form of such a code; that of a ticket is shorter."""
    code = as_given(typed)
    return len(code) == LENGTH and all(letter in LETTERS for letter in code)
