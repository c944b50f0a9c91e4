"""Text as a ticket printer can set it: one cell a character, no control codes, lines of whole words."""

from __future__ import annotations

import textwrap
import unicodedata

# Character tables found in nearly every ESC/POS printer, cheap ones included, and their numbers there.
CHARACTER_TABLES = {"CP437": 0, "CP850": 2, "CP1252": 16, "CP858": 19}

# What Unicode's own decomposition does not bring down to plain letters.
_PLAIN = str.maketrans(
    {"–": "-", "—": "-", "‒": "-", "−": "-", "‐": "-", "‑": "-", "‘": "'", "’": "'", "ʻ": "'", "ʼ": "'"}
    | {"“": '"', "”": '"', "„": '"', "…": "...", "•": "*"}
)

_HIGH_BYTES = bytes(range(0x80, 0x100))
_PRINTABLE = frozenset(
    character
    for table in CHARACTER_TABLES
    for character in _HIGH_BYTES.decode(table.lower(), errors="ignore")
    if character.isprintable()
) | frozenset(map(chr, range(0x20, 0x7F)))


def printable(text: str) -> str:
    """`text` in characters a printer has: accents kept where a table has them, otherwise folded to plain
    letters; white space and control characters become single spaces; pictures vanish; a letter of a
    script no table has becomes a question mark."""
    folded = "".join(_fold(character) for character in unicodedata.normalize("NFC", text.translate(_PLAIN)))
    return " ".join(folded.split())


def _fold(character: str) -> str:
    if character in _PRINTABLE:
        return character
    category = unicodedata.category(character)
    if category[0] == "Z" or category == "Cc":
        return " "
    plain = "".join(c for c in unicodedata.normalize("NFKD", character) if c in _PRINTABLE)
    if plain:
        return plain
    # Marks, joiners and pictures carry no letter of the name; anything else leaves a visible gap.
    return "" if category[0] in "MC" or category in ("So", "Sk") else "?"


def wrapped(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns` characters, words kept whole where they fit, and lines of
    about one length: the narrowest setting with the fewest lines."""
    fewest = len(textwrap.wrap(text, columns, break_on_hyphens=False))
    longest_word = max((len(word) for word in text.split()), default=1)
    for width in range(min(longest_word, columns), columns + 1):
        lines = textwrap.wrap(text, width, break_on_hyphens=False)
        if len(lines) == fewest:
            return lines
    return []
