"""The last move as the officer may take it back, and for how long."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING

from pst_kiosk.counter.room_view import UNNUMBERED

if TYPE_CHECKING:
    from pst_kiosk.services.undo import Undoable

_DONE = {
    "called": "dipanggil",
    "serving": "mulai dilayani",
    "no_show": "tidak hadir",
    "finished": "selesai",
    "held": "ditunda",
    "resumed": "dilanjutkan",
    "returned": "hadir kembali",
    "cancelled": "dibatalkan",
    "transferred": "dipindahkan",
}


def undo_offer(undoable: Undoable | None, now: dt.datetime) -> str:
    """ "Urungkan: K-012 dipanggil · 24 detik", empty where there is nothing to take back (any more)."""
    left = 0 if undoable is None else math.ceil((undoable.until - now).total_seconds())
    if undoable is None or left <= 0:
        return ""
    done = "ke layanan lain" if undoable.further else _DONE[undoable.event]
    return f"Urungkan: {undoable.number or UNNUMBERED} {done} · {left} detik"
