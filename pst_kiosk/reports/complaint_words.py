"""Complaints in the office's words, the same on its screens and its papers."""

from __future__ import annotations

KINDS = {"complaint": "Pengaduan", "suggestion": "Saran", "input": "Masukan"}
CHANNELS = {
    "tablet": "Tablet penilaian",
    "kiosk": "Kios",
    "counter": "Loket",
    "suggestion_box": "Kotak saran",
    "telephone": "Telepon",
    "whatsapp": "WhatsApp",
    "email": "E-mail",
    "lapor": "LAPOR",
    "social_media": "Media sosial",
    "ombudsman": "Ombudsman",
}
CATEGORIES = {
    "information": "Permintaan informasi",
    "unsupervised": "Tidak berkadar pengawasan",
    "supervised": "Berkadar pengawasan",
}
UNREAD = "Belum diverifikasi"
STATUSES = {
    "received": "Baru masuk",
    "verified": "Diverifikasi",
    "in_progress": "Ditindaklanjuti",
    "answered": "Dijawab",
    "closed": "Ditutup",
    "rejected": "Ditolak",
}
