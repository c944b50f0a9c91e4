"""Text as it is kept: what somebody typed or pasted, less what nobody sees."""

from __future__ import annotations

import unicodedata

_UNSEEN = ("Cc", "Cs")
"""Control characters and halves of characters: pasted from elsewhere, and refused by PostgreSQL."""


def plain_text(typed: str) -> str:
    """It in its lines, without blanks around it."""
    ended = typed.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in ended if c in "\n\t" or unicodedata.category(c) not in _UNSEEN).strip()


def plain_line(typed: str) -> str:
    """It in one line."""
    return " ".join(plain_text(typed).split())
