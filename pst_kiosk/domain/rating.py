"""The quick rating right after a service: four faces with words (domain.md §7)."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.plain_text import plain_text
from pst_kiosk.domain.profile_parts import Text

SCORES = MappingProxyType(
    {
        1: Text(id="Tidak baik", en="Not good"),
        2: Text(id="Kurang baik", en="Not so good"),
        3: Text(id="Baik", en="Good"),
        4: Text(id="Sangat baik", en="Very good"),
    }
)

ASK_WITHIN = dt.timedelta(minutes=10)
"""A visitor who has not answered by then has left. Assumption: no standard says."""
CHANGE_WITHIN = dt.timedelta(minutes=10)
"""How long a rating or an answer may be changed by whoever gave it."""
REQUEST_WITHIN = dt.timedelta(days=30)
"""How long after a request's end its survey may be answered. Assumption: no standard says."""
LONGEST_COMMENT = 1000


def checked(score: int | None) -> int | None:
    """A score that may be stored; None is a skipped rating: no answer, never zero."""
    if score is not None and score not in SCORES:
        raise Refused("unknown_score", score=score)
    return score


def checked_comment(typed: str | None) -> str | None:
    """A comment that may be stored, as plain text whatever is in it; None where nothing was written.

    Raises `Refused` `comment_too_long` with `most`.
    """
    # What is far too long is not looked at letter by letter.
    words = plain_text(typed[: 4 * LONGEST_COMMENT]) if typed else ""
    if len(words) > LONGEST_COMMENT:
        raise Refused("comment_too_long", most=LONGEST_COMMENT)
    return words or None
