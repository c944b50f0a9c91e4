"""What a version of the office profile says, and what it changed."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office

_HEAD = 2
"""Lines of a difference before its first."""


def version_text(office: Office, before: Office | None) -> str:
    """What changed since the version before, then the standard as it reads."""
    from pst_kiosk.standard_text import standard_paragraphs

    text = standard_paragraphs(office)
    if before is None:
        return text
    changed = "\n".join(_changes(before, office)) or "Hanya hal yang tidak disebut dalam naskah."
    return f"PERUBAHAN DARI VERSI {before.version}\n\n{changed}\n\n\n{text}"


def _changes(before: Office, after: Office) -> Iterator[str]:
    """Lines that went (−) and came (+)."""
    from pst_kiosk.standard_text import standard_paragraphs

    old, new = standard_paragraphs(before).splitlines(), standard_paragraphs(after).splitlines()
    for line in islice(unified_diff(old, new, n=0, lineterm=""), _HEAD, None):
        said = line[1:].strip(" -")
        if said and line[0] in "+-":
            yield f"{'+' if line[0] == '+' else '−'} {said}"
