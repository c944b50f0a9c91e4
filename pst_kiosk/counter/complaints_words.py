"""Complaints in an officer's words. Nothing here loads the rules: the work page shows some of them, too."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pst_kiosk.counter.promise import Tone
from pst_kiosk.dates import clock_time, short_date
from pst_kiosk.reports.complaint_words import CATEGORIES, CHANNELS, KINDS, STATUSES

if TYPE_CHECKING:
    from pst_kiosk.domain.complaints import Standing
    from pst_kiosk.services.complaint_views import Details, Line, Row

AT_A_COUNTER = tuple(channel for channel in CHANNELS if channel not in ("tablet", "kiosk"))
"""The ways an officer writes down."""
LEVELS = ("", "penanggung jawab", "kepala")
_EVENTS = {
    "received": "Diterima",
    "taken": "Ditangani",
    "assigned": "Ditugaskan",
    "verified": "Diverifikasi",
    "started": "Ditindaklanjuti",
    "answered": "Dijawab",
    "closed": "Ditutup",
    "rejected": "Ditolak",
    "reopened": "Dibuka kembali",
    "escalated": "Diteruskan ke atasan",
    "noted": "Catatan",
    "evidence_added": "Bukti ditambahkan",
    "evidence_withdrawn": "Bukti ditarik",
}
EVENTS_OF_OTHERS = {event: words.lower() for event, words in _EVENTS.items()}
"""What somebody else did meanwhile, within a sentence."""
NOBODY = "tanpa nama"
_URGENT_DAYS = 1


def days_left(standing: Standing) -> str:
    """ "2 hari kerja lagi", "hari ini", "terlambat 1 hari kerja"."""
    if standing.late:
        days = f"{standing.days} hari kerja" if standing.days else "kurang dari 1 hari kerja"
        return f"terlambat {days}"
    return f"{standing.days} hari kerja lagi" if standing.days else "hari ini"


def when(row: Row) -> str:
    """What a complaint's place in the list is about."""
    return days_left(row.standing) if row.standing is not None else STATUSES[row.state.status].lower()


def tone(row: Row) -> Tone:
    if row.standing is None:
        return Tone.QUIET
    if row.standing.late:
        return Tone.LATE
    return Tone.WARN if row.standing.days <= _URGENT_DAYS else Tone.CALM


def due_line(row: Row) -> str:
    """ "Pengaduan · terlambat 1 hari kerja", for the column beside the work."""
    return f"{KINDS[row.state.kind]} · {when(row)}"


def history_line(line: Line, zone: ZoneInfo) -> str:
    """ "18 Nov 2026 09.05 · Ani · Diverifikasi: Permintaan informasi – Surat terlampir"."""
    what = _EVENTS[line.event]
    if line.category is not None:
        evidence = "bukti sah" if line.valid_evidence else "tanpa bukti yang sah"
        what = f"{what}: {CATEGORIES[line.category]}, {evidence}"
    if line.detail:
        what = f"{what}: {line.detail}"
    who = line.officer.split()[0] if line.officer else "pengguna layanan"
    said = " ".join(line.note.split())
    return f"{moment(line.at, zone)} · {who} · {what}" + (f" – {said}" if said else "")


def complaint_text(details: Details, zone: ZoneInfo) -> str:
    """All the office holds of one, for who gave it."""
    row = details.row
    said = (
        ("Diterima", f"{moment(row.state.received_at, zone)}, {CHANNELS[row.state.channel]}"),
        ("Nama", details.name),
        ("Kontak", details.contact),
        ("Isi", row.text),
        ("Status", STATUSES[row.state.status]),
        ("Jawaban", details.answer),
        ("Bukti", ", ".join(file.name for file in details.files if not file.withdrawn)),
    )
    lines = (f"{name}: {value}" for name, value in said if value)
    return "\n".join((f"{KINDS[row.state.kind]} {row.number}", *lines))


def moment(at: dt.datetime, zone: ZoneInfo) -> str:
    """ "18 Nov 2026 09.05", in the office's zone."""
    local = at.astimezone(zone)
    return f"{short_date(local.date())} {clock_time(local)}"
