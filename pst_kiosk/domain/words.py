"""The words by which a visit is found again: those of a visitor's name and institution."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40
SHORTEST = 2
"""A single letter, such as that of a shortened name, finds too many."""
_WORD = re.compile(r"[^\W_]+")


def words_of(*texts: str | None) -> tuple[str, ...]:
    """The different words in these texts, in small letters without accents, as they come."""
    found: dict[str, None] = {}
    for text in texts:
        plain = unicodedata.normalize("NFKD", text or "")
        for word in _WORD.findall("".join(each for each in plain if not unicodedata.combining(each))):
            if len(word) >= SHORTEST:
                found[word.casefold()[:LONGEST]] = None
    return tuple(found)
