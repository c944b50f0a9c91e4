"""What a returning visitor is shown of himself: enough to know his own answers by, and no more.

First letters, and as many dots whatever the length. Each mask of a mask is the same mask, so that a database
which lets only the first letters out (`db/initials.py`) and one that is read whole lead to the same words.
"""

from __future__ import annotations

DOTS = "•••"
HOME = "+62"
"""The country most numbers are of; where a number is from is all its mask tells."""


def words(text: str) -> str:
    """A name or an institution: `S••• R•••`."""
    return " ".join(word[0] + DOTS for word in text.split(" ") if word)


def address(email: str) -> str:
    """An e-mail address: `s•••@e•••`."""
    person, _, domain = email.partition("@")
    return f"{person[:1]}{DOTS}@{domain[:1]}{DOTS}"


def number(phone: str) -> str:
    """A mobile number in international form: `+62 •••`, and from abroad `+•••`."""
    return f"{HOME} {DOTS}" if phone.startswith(HOME) else f"+{DOTS}"
