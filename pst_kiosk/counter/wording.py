"""What the counter says when something is refused or away: what happened, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Notice:
    """A sentence in the bar; `warns` paints it as something to act on."""

    text: str
    warns: bool = False
    away: bool = False
    """The database is away; the notice goes when it is back."""


_REFUSALS = {
    "desk_serving": "{number} masih di loket ini. Silakan selesaikan atau tandai tidak hadir, lalu keluar.",
    "desk_busy": "{number} masih di loket ini. Silakan selesaikan dahulu.",
    "desk_closed": "Loket ini sudah ditutup. Silakan masuk kembali.",
    "nobody_at_desk": "Tidak ada pengunjung di loket ini.",
    "guest_book_missing": "Buku tamu {number} belum ditandatangani. Silakan isi dahulu.",
    "guest_book_signed": "Buku tamu pengunjung ini sudah tersimpan.",
    "not_called": "Pengunjung ini sudah tidak dalam panggilan. Tampilan telah disegarkan.",
    "not_serving": "Pengunjung ini belum dilayani di loket ini. Tampilan telah disegarkan.",
    "not_administrator": "Hanya administrator yang dapat mengubah petugas.",
    "name_missing": "Silakan isi nama petugas, paling banyak 120 huruf.",
    "name_taken": "Nama itu sudah dipakai petugas lain. Silakan bedakan namanya.",
    "officer_unknown": "Petugas itu sudah tidak terdaftar.",
    "wrong_pin": "PIN tidak sesuai. Tersisa {attempts_left} percobaan.",
    "locked": "PIN salah lima kali. Silakan coba lagi {minutes} menit lagi.",
}
_BUG = "Perintah tidak berhasil dan tidak ada yang berubah. Silakan coba lagi."
_AWAY = "Data kantor belum dapat dijangkau. Isian Anda tetap di layar dan dikirim begitu tersambung lagi."
_WAITS = {
    "clock_wrong": "Jam komputer ini salah. Silakan betulkan tanggal dan jam; perintah lalu dikirim sendiri.",
    "disk_full": "Penyimpanan komputer penuh. Silakan kosongkan; perintah lalu dikirim sendiri.",
}
"""Faults an officer can mend; the command is sent again by itself."""
CLOSE_AGAIN = " Jika jendela ditutup sekali lagi, pengunjung tetap tercatat di loket ini."


def away_notice(code: str) -> Notice:
    """The database is away; `code` is the fault's."""
    return Notice(_WAITS.get(code, _AWAY), away=True)


def refusal(error: Exception) -> Notice:
    """Why a command was refused, for the officer."""
    details: Mapping[str, object] = getattr(error, "details", {})
    sentence = _REFUSALS.get(str(getattr(error, "code", "")), _BUG)
    number = details.get("number") or "Pengunjung"
    return Notice(sentence.format_map({**details, "number": number}), warns=True)
