"""What is the matter with a kiosk's printer, in an officer's words: by the fault's code, in short and as a
sentence that says what to do."""

from __future__ import annotations

from typing import NamedTuple


class Trouble(NamedTuple):
    short: str
    sentence: str


_TROUBLES = {
    "printer_paper_out": Trouble(
        "kertas printer habis", "Kertas printernya habis. Silakan isi gulungan baru."
    ),
    "printer_cover_open": Trouble("tutup printer terbuka", "Tutup printernya terbuka. Silakan tutup."),
    "printer_offline": Trouble(
        "printer tidak siap",
        "Printernya tidak siap. Silakan tekan tombol di printer, atau matikan lalu nyalakan lagi.",
    ),
    "printer_error": Trouble(
        "printer macet",
        "Printernya berhenti karena gangguan. Silakan periksa kertas di pemotong, lalu matikan dan "
        "nyalakan lagi.",
    ),
    "printer_refused": Trouble(
        "gagal mencetak", "Printernya menolak cetakan. Silakan periksa daya dan kabelnya."
    ),
    "printer_timeout": Trouble(
        "gagal mencetak", "Printernya tidak menjawab. Silakan periksa daya, kabel dan kertasnya."
    ),
    "printer_broken_off": Trouble(
        "gagal mencetak", "Sambungan printernya terputus saat mencetak. Silakan periksa kabelnya."
    ),
    "printer_not_found": Trouble(
        "gagal mencetak", "Printernya tidak ditemukan. Silakan periksa daya dan kabelnya."
    ),
    "printer_no_permission": Trouble(
        "gagal mencetak", "Printernya tidak boleh dipakai program ini. Silakan hubungi pengelola komputer."
    ),
}
_OTHER = Trouble("gagal mencetak", "Printernya gagal mencetak. Silakan periksa printernya.")


def trouble(code: str) -> Trouble:
    """The words for a fault's code."""
    return _TROUBLES.get(code, _OTHER)


def is_fault(state: str | None) -> bool:
    """Whether what a station says of its printer is a fault: "ready", "unknown" and the like are none."""
    return state is not None and state.startswith("printer_")
