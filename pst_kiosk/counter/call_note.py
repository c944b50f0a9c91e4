"""What became of a call: a board has shown it, a voice has spoken it, or the officer calls by himself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.services.desk_view import Called

PATIENCE = dt.timedelta(seconds=5)
"""So long a board that is there may take to show a call."""
_BY_HAND = "Silakan panggil langsung."


@dataclass(frozen=True)
class CallNote:
    shown: bool
    spoken: bool
    missing: str
    """Why nobody sees the call; empty where somebody does, or soon will."""

    @property
    def instead(self) -> str:
        """What to do then."""
        return _BY_HAND if self.missing else ""


def call_note(called: Called, now: dt.datetime, board_there: bool) -> CallNote:
    """`board_there`: whether any board of the office is alive."""
    shown, spoken = called.shown_at is not None, called.spoken_at is not None
    missing = ""
    if not shown and not board_there:
        missing = "Papan tidak terhubung"
    elif not shown and now - called.at > PATIENCE:
        missing = "Panggilan belum tampil di papan"
    return CallNote(shown, spoken, missing)
