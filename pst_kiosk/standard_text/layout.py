"""Lines of text: paragraphs and lists, whole or within the width of a page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

WIDTH = 100
"""Columns. Only a word that is longer, such as an address on the web, passes it."""


class Paragraph(str):
    """One line however long it is. `hang`: the column of its first word, and of the lines wrapped from it."""

    hang: int


def paragraph(text: str, indent: int = 0, mark: str = "") -> Iterator[str]:
    """`text` with `mark` before it; nothing where there is none."""
    if text:
        made = Paragraph(" " * indent + mark + " ".join(text.split()))
        made.hang = indent + len(mark)
        yield made


def page_lines(line: str) -> list[str]:
    """A line as a page has it: paragraphs are wrapped, other lines stay."""
    if not isinstance(line, Paragraph):
        return [line]
    return textwrap.wrap(
        line[line.hang :],
        WIDTH,
        initial_indent=line[: line.hang],
        subsequent_indent=" " * line.hang,
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
    yield from paragraph(text.upper())
    yield "─" * min(len(text), WIDTH)
