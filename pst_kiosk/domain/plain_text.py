"""Text as it is kept: what somebody typed or pasted, less what nobody sees. One rule for every field."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""Word processors end lines in many ways."""
_UNSEEN = ("Cc", "Cf", "Co", "Cs")
"""Control characters and halves of characters, which PostgreSQL refuses; marks of text direction, and what no
font can show."""


def plain_text(typed: str) -> str:
    """It in its lines, in one Unicode form, without blanks around it."""
    if typed.isascii() and typed.isprintable():
        return typed.strip()
    ended = _LINE_ENDS.sub("\n", typed)
    seen = "".join(c for c in ended if c in "\n\t" or unicodedata.category(c) not in _UNSEEN)
    return unicodedata.normalize("NFC", seen).strip()


def plain_line(typed: str) -> str:
    """It in one line, with single blanks."""
    return " ".join(plain_text(typed).split())
