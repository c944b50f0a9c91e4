"""The sentences of the pages on which a visitor rates, comments and complains.

Tablet and kiosk show them in languages of their own, so they come from the catalogue both share.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from pst_kiosk.ui.language import Language

_CONTEXT = "Feedback"
_WORDS = {
    "question": QT_TRANSLATE_NOOP("Feedback", "Bagaimana layanan kami hari ini?"),
    "question_request": QT_TRANSLATE_NOOP("Feedback", "Bagaimana layanan kami untuk permohonan Anda?"),
    "again": QT_TRANSLATE_NOOP("Feedback", "Anda sudah memberi penilaian. Silakan pilih lagi bila berubah."),
    "skip": QT_TRANSLATE_NOOP("Feedback", "Lewati"),
    "private": QT_TRANSLATE_NOOP("Feedback", "Penilaian Anda tidak dilihat petugas yang melayani."),
    "thanks": QT_TRANSLATE_NOOP("Feedback", "Terima kasih"),
    "helps": QT_TRANSLATE_NOOP("Feedback", "Penilaian Anda membantu kami memperbaiki layanan."),
    "more": QT_TRANSLATE_NOOP("Feedback", "Bila berkenan, silakan tambahkan:"),
    "survey": QT_TRANSLATE_NOOP("Feedback", "Survei singkat (9 pertanyaan)"),
    "comment": QT_TRANSLATE_NOOP("Feedback", "Tulis komentar"),
    "complain": QT_TRANSLATE_NOOP("Feedback", "Sampaikan pengaduan"),
    "change": QT_TRANSLATE_NOOP("Feedback", "Ubah penilaian"),
    "rate": QT_TRANSLATE_NOOP("Feedback", "Beri penilaian"),
    "done": QT_TRANSLATE_NOOP("Feedback", "Selesai"),
    "back": QT_TRANSLATE_NOOP("Feedback", "Kembali"),
    "send": QT_TRANSLATE_NOOP("Feedback", "Kirim"),
    "next": QT_TRANSLATE_NOOP("Feedback", "Lanjut"),
    "step": QT_TRANSLATE_NOOP("Feedback", "Pertanyaan {number} dari {count}"),
    "skip_question": QT_TRANSLATE_NOOP("Feedback", "Lewati pertanyaan ini"),
    "end_survey": QT_TRANSLATE_NOOP("Feedback", "Akhiri survei"),
    "comment_title": QT_TRANSLATE_NOOP("Feedback", "Apa yang ingin Anda sampaikan?"),
    "comment_hint": QT_TRANSLATE_NOOP("Feedback", "Ketik komentar Anda di sini"),
    "nothing_personal": QT_TRANSLATE_NOOP(
        "Feedback", "Mohon tidak menulis nama, nomor telepon, atau data pribadi lain."
    ),
    "left": QT_TRANSLATE_NOOP("Feedback", "Sisa {count} huruf"),
    "complaint_title": QT_TRANSLATE_NOOP("Feedback", "Apa yang ingin Anda sampaikan kepada kami?"),
    "complaint_words": QT_TRANSLATE_NOOP(
        "Feedback", "Anda menerima sebuah kode untuk mengikuti tindak lanjutnya. Nama tidak perlu disebutkan."
    ),
    "complaint": QT_TRANSLATE_NOOP("Feedback", "Pengaduan"),
    "suggestion": QT_TRANSLATE_NOOP("Feedback", "Saran"),
    "input": QT_TRANSLATE_NOOP("Feedback", "Masukan"),
    "text_title": QT_TRANSLATE_NOOP("Feedback", "Silakan tulis di sini"),
    "text_words": QT_TRANSLATE_NOOP(
        "Feedback", "Bagaimana Anda dapat dihubungi kami tanyakan setelah ini, dan boleh dikosongkan."
    ),
    "text_hint": QT_TRANSLATE_NOOP("Feedback", "Apa yang terjadi, dan kapan"),
    "contact_title": QT_TRANSLATE_NOOP("Feedback", "Bagaimana kami dapat menghubungi Anda?"),
    "contact_words": QT_TRANSLATE_NOOP(
        "Feedback", "Boleh dikosongkan. Hanya petugas yang menangani pesan ini yang membacanya."
    ),
    "contact_hint": QT_TRANSLATE_NOOP("Feedback", "Alamat e-mail atau nomor telepon seluler"),
    "received": QT_TRANSLATE_NOOP("Feedback", "Pesan Anda sudah kami terima"),
    "number": QT_TRANSLATE_NOOP("Feedback", "Nomor"),
    "code": QT_TRANSLATE_NOOP("Feedback", "Kode untuk mengikuti tindak lanjut"),
    "keep_code": QT_TRANSLATE_NOOP(
        "Feedback",
        "Silakan catat kode ini atau pindai dengan telepon seluler Anda. Dengan kode ini Anda dapat melihat "
        "tindak lanjutnya di layar ini.",
    ),
    "status": QT_TRANSLATE_NOOP("Feedback", "Tindak lanjut pesan Anda"),
    "state_received": QT_TRANSLATE_NOOP("Feedback", "Pesan Anda sudah kami terima dan akan diperiksa."),
    "state_verified": QT_TRANSLATE_NOOP("Feedback", "Pesan Anda sudah diperiksa dan segera ditindaklanjuti."),
    "state_in_progress": QT_TRANSLATE_NOOP("Feedback", "Pesan Anda sedang ditindaklanjuti."),
    "state_answered": QT_TRANSLATE_NOOP("Feedback", "Pesan Anda sudah dijawab."),
    "state_closed": QT_TRANSLATE_NOOP("Feedback", "Pesan Anda sudah selesai ditindaklanjuti."),
    "state_rejected": QT_TRANSLATE_NOOP("Feedback", "Pesan Anda tidak dapat ditindaklanjuti."),
    "due": QT_TRANSLATE_NOOP("Feedback", "Jawaban paling lambat {day}."),
    "late": QT_TRANSLATE_NOOP(
        "Feedback",
        "Jawaban seharusnya Anda terima paling lambat {day}. Kami mohon maaf atas keterlambatan ini.",
    ),
    "waiting": QT_TRANSLATE_NOOP(
        "Feedback",
        "Sambungan ke data kantor sedang terputus. Pesan Anda dikirim begitu tersambung; kodenya tampil di "
        "sini.",
    ),
}


def feedback_words(language: Language) -> dict[str, str]:
    """Every sentence by its key, in the language spoken now."""
    return {key: language.shared(_CONTEXT, str(words)) for key, words in _WORDS.items()}
