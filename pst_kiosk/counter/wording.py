"""What the counter says when something is refused or away: what happened, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pst_kiosk.counter.refusals import REFUSALS


@dataclass(frozen=True)
class Notice:
    """A sentence in the bar; `warns` paints it as something to act on."""

    text: str
    warns: bool = False
    away: bool = False
    """The database is away; the notice goes when it is back."""


_BUG = "Perintah tidak berhasil dan tidak ada yang berubah. Silakan coba lagi."
_AWAY = "Data kantor belum dapat dijangkau. Isian Anda tetap di layar dan dikirim begitu tersambung lagi."
_NEW_PROFILE = "Standar pelayanan yang baru sudah berlaku. Silakan keluar, lalu masuk lagi untuk memakainya."
_WAITS = {
    **dict.fromkeys(("service_unknown", "desk_unknown", "stage_unknown"), _NEW_PROFILE),
    "clock_wrong": "Jam komputer ini salah. Silakan betulkan tanggal dan jam; perintah lalu dikirim sendiri.",
    "disk_full": "Penyimpanan komputer penuh. Silakan kosongkan; perintah lalu dikirim sendiri.",
    "schema_newer": "Program di komputer ini perlu diperbarui. Silakan hubungi pengelola komputer.",
}
"""Faults an officer can mend, or have mended; a command is sent again by itself."""
CLOSE_AGAIN = " Jika jendela ditutup sekali lagi, pengunjung tetap tercatat di loket ini."


def away_notice(code: str) -> Notice:
    """The database is away; `code` is the fault's."""
    return Notice(_WAITS.get(code, _AWAY), away=True)


def refusal(error: Exception) -> Notice:
    """Why a command was refused, for the officer."""
    details: Mapping[str, object] = getattr(error, "details", {})
    sentence = REFUSALS.get(str(getattr(error, "code", "")), _BUG)
    number = details.get("number") or "Pengunjung"
    return Notice(sentence.format_map({**details, "number": number}), warns=True)
