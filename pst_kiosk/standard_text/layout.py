"""Lines of text: paragraphs and lists within the width of a page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

WIDTH = 100
"""Columns. Only a word that is longer, such as an address on the web, passes it."""


def paragraph(text: str, indent: int = 0, mark: str = "") -> Iterator[str]:
    """`text` wrapped, with `mark` before its first line and the other lines under its first word."""
    yield from textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * indent + mark,
        subsequent_indent=" " * (indent + len(mark)),
        break_long_words=False,
        break_on_hyphens=False,
    )


def numbered(items: Iterable[str], indent: int) -> Iterator[str]:
    for position, item in enumerate(items, 1):
        yield from paragraph(item, indent, f"{position}. ")


def listed(items: Iterable[str], indent: int) -> Iterator[str]:
    for item in items:
        yield from paragraph(item, indent, "- ")


def heading(text: str) -> Iterator[str]:
    """A part of the document: its title in capitals, underlined."""
    yield ""
    lines = list(paragraph(text.upper()))
    yield from lines
    yield "─" * max(map(len, lines))
