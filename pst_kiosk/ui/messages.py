"""From an error to a calm sentence: what happened, that nothing is lost, what to do.

For the touch screens, where a visitor reads; the counter words its refusals for officers.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.ui.language import Language
from pst_kiosk.ui.trace import log_fault

_CONTEXT = "Messages"

_AWAY = QT_TRANSLATE_NOOP(
    "Messages",
    "Sambungan ke data kantor sedang terputus. Isian Anda tetap tersimpan di layar ini. "
    "Silakan tunggu sebentar.",
)
_NOT_READY = QT_TRANSLATE_NOOP("Messages", "Layar ini belum siap dipakai. Silakan hubungi petugas.")
_NO_NUMBER = QT_TRANSLATE_NOOP(
    "Messages",
    "Sambungan ke data kantor sedang terputus, sehingga Anda belum dapat dilayani di layar ini. "
    "Silakan temui petugas.",
)
_GENERAL = QT_TRANSLATE_NOOP(
    "Messages",
    "Terjadi kendala pada sistem. Yang sudah Anda isi tidak hilang. Silakan coba lagi atau hubungi petugas.",
)
_SENTENCES = {
    "database_unavailable": _AWAY,
    "database_busy": _AWAY,
    "database_full": _AWAY,
    "database_no_permission": _NOT_READY,
    "disk_full": _NOT_READY,
    "clock_wrong": _NOT_READY,
    "database_missing": _NOT_READY,
    "database_version": _NOT_READY,
    "not_a_database": _NOT_READY,
    "station_role": _NOT_READY,
    "office_missing": _NOT_READY,
    "schema_missing": _NOT_READY,
    "schema_newer": _NOT_READY,
    "schema_older": _NOT_READY,
    "no_number_offline": _NO_NUMBER,
    "outbox_unavailable": _NO_NUMBER,
    "ticket_unknown": QT_TRANSLATE_NOOP(
        "Messages", "Nomor antrean itu tidak ditemukan hari ini. Silakan periksa kembali tiket Anda."
    ),
    "already_rated": QT_TRANSLATE_NOOP(
        "Messages", "Penilaian untuk nomor ini sudah kami terima dan tidak dapat diubah lagi. Terima kasih."
    ),
    "code_unknown": QT_TRANSLATE_NOOP(
        "Messages",
        "Nomor atau kode itu tidak dikenal di kantor ini. Silakan periksa kembali, atau temui petugas.",
    ),
    "other_office": QT_TRANSLATE_NOOP(
        "Messages", "Tiket ini dari kantor BPS lain, sehingga tidak berlaku di kantor ini."
    ),
    "too_old": QT_TRANSLATE_NOOP(
        "Messages", "Masa penilaian untuk tiket ini sudah berakhir. Terima kasih atas perhatian Anda."
    ),
    "not_done": QT_TRANSLATE_NOOP(
        "Messages", "Pelayanan untuk nomor ini belum selesai. Silakan beri penilaian setelah dilayani."
    ),
    "not_served": QT_TRANSLATE_NOOP(
        "Messages", "Nomor ini dibatalkan atau belum dilayani, sehingga belum dapat dinilai."
    ),
    "request_open": QT_TRANSLATE_NOOP(
        "Messages",
        "Permohonan Anda masih kami proses. Silakan beri penilaian dengan tiket ini setelah selesai.",
    ),
    "complaint_unknown": QT_TRANSLATE_NOOP(
        "Messages", "Kode pengaduan itu tidak ditemukan di kantor ini. Silakan periksa kembali."
    ),
    "complaint_text": QT_TRANSLATE_NOOP(
        "Messages", "Pesan ini kosong atau terlalu panjang. Silakan periksa kembali."
    ),
    "complaint_person": QT_TRANSLATE_NOOP(
        "Messages", "Isian ini terlalu panjang. Silakan tulis satu alamat e-mail atau satu nomor telepon."
    ),
    "guest_book_signed": QT_TRANSLATE_NOOP("Messages", "Buku tamu Anda sudah tersimpan."),
    "guest_book_left": QT_TRANSLATE_NOOP("Messages", "Buku tamu untuk kunjungan ini sudah kami terima."),
    "number_held": QT_TRANSLATE_NOOP(
        "Messages", "Anda sudah memegang nomor untuk layanan itu. Silakan tunggu panggilannya."
    ),
    "visit_over": QT_TRANSLATE_NOOP(
        "Messages", "Kunjungan dengan tiket ini sudah selesai. Silakan ambil nomor baru di halaman awal."
    ),
    "being_served": QT_TRANSLATE_NOOP(
        "Messages", "Nomor ini sedang dilayani. Silakan sampaikan kepada petugas di loket."
    ),
    "not_open": QT_TRANSLATE_NOOP("Messages", "Nomor ini sudah selesai atau dibatalkan."),
    "recognition_over": QT_TRANSLATE_NOOP(
        "Messages", "Data kunjungan sebelumnya tidak tersedia lagi. Silakan isi buku tamu dari awal."
    ),
    "appointment_unknown": QT_TRANSLATE_NOOP(
        "Messages", "Janji temu itu tidak ditemukan. Silakan temui petugas."
    ),
    "appointment_used": QT_TRANSLATE_NOOP(
        "Messages", "Nomor untuk janji temu ini sudah diambil. Silakan temui petugas."
    ),
    "office_closed": QT_TRANSLATE_NOOP(
        "Messages",
        "Kantor sedang tutup, sehingga nomor baru belum dapat diambil. Silakan datang pada jam buka.",
    ),
    "guest_book_missing": QT_TRANSLATE_NOOP(
        "Messages", "Buku tamu belum diisi. Silakan isi buku tamu terlebih dahulu."
    ),
}


def sentence(error: Exception, language: Language) -> str:
    """What the visitor reads. A bug, or a code no sentence is known for, is logged without its message."""
    text = _SENTENCES.get(error.code) if isinstance(error, Refused | EnvironmentFault) else None
    if text is None:
        log_fault(__name__, "what a visitor asked for", error)
        text = _GENERAL
    return language.shared(_CONTEXT, str(text))
