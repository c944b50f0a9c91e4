"""The quick rating right after a service: four faces with words (domain.md §7)."""

from __future__ import annotations

from types import MappingProxyType

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.profile_parts import Text

SCORES = MappingProxyType(
    {
        1: Text(id="Tidak baik", en="Not good"),
        2: Text(id="Kurang baik", en="Not so good"),
        3: Text(id="Baik", en="Good"),
        4: Text(id="Sangat baik", en="Very good"),
    }
)


def checked(score: int | None) -> int | None:
    """A score that may be stored; None is a skipped rating: no answer, never zero."""
    if score is not None and score not in SCORES:
        raise Refused("unknown_score", score=score)
    return score
