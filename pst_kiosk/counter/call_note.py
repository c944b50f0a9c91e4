"""What became of a call: a board has shown it, a voice has spoken it, or the officer calls by himself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.services.desk_view import Called

PATIENCE = dt.timedelta(seconds=20)
"""So long a board that is there may take to show a call: others may be spoken before it."""
_BY_HAND = "Silakan panggil langsung."
MEET = "Temui pengunjung di ruang tunggu dan antar ke loket."
_UNREACHED = {
    None: "",
    1: "Tidak mendengar panggilan",
    2: "Tidak melihat papan",
    3: "Tidak mendengar panggilan dan tidak melihat papan",
}


@dataclass(frozen=True)
class CallNote:
    shown: bool
    spoken: bool
    missing: str
    """Why nobody sees the call; empty where somebody does, or soon will."""
    unreached: str = ""
    """Why it does not reach this visitor; empty where it does."""

    @property
    def instead(self) -> str:
        """What to do then."""
        return _BY_HAND if self.missing else ""


def call_note(called: Called, now: dt.datetime, board_there: bool, call_aid: int | None = None) -> CallNote:
    """`board_there`: whether any board of the office is alive; `call_aid`: the visitor's, a code."""
    shown, spoken = called.shown_at is not None, called.spoken_at is not None
    missing = ""
    if not shown and not board_there:
        missing = "Papan tidak terhubung"
    elif not shown and now - called.at > PATIENCE:
        missing = "Panggilan belum tampil di papan"
    return CallNote(shown, spoken, missing, _UNREACHED[call_aid])
