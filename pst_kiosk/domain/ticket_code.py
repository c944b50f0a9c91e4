"""The code on a ticket: it names the ticket to a scanner, and means nothing else."""

from __future__ import annotations

import secrets

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Upper case only (scanners are keyboards), without the letters and digits that look alike."""
LENGTH = 8


def new_code() -> str:
    """A random code nobody can guess, easy to type."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def as_given(typed: str) -> str:
    """What was typed or scanned, written as codes are given."""
    return typed.strip().upper()


def is_code(typed: str) -> bool:
    """Whether it has the form of a code, in upper or lower case."""
    code = as_given(typed)
    return len(code) == LENGTH and all(letter in LETTERS for letter in code)
