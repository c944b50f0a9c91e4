"""Which words of earlier records may be suggested: nothing of the visitors they were written for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from pst_kiosk.domain.suggestions import plain_words

_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){6}")
"""Seven digits and more are a telephone's or a card's, not a year's."""
_SHORTEST_NAME = 3
"""Shorter parts of names are words like any other."""


def tells_of(text: str, name: str | None) -> bool:
    """Whether a text may hold something of its visitor: an address, a long number, or a word of his name."""
    if "@" in text or _LONG_NUMBER.search(text):
        return True
    names = {word for word in plain_words(name or "") if len(word) >= _SHORTEST_NAME}
    return not names.isdisjoint(plain_words(text))


def commonest(texts: Iterable[str]) -> tuple[str, ...]:
    """Each text once, the most frequent first, among equals the one that came first."""
    return tuple(text for text, _ in Counter(text for text in texts if text).most_common())
