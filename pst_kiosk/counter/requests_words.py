"""Requests in an officer's words. Nothing here loads the rules: the work page shows some of them, too."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pst_kiosk.counter.promise import Tone
from pst_kiosk.dates import clock_time, short_date

if TYPE_CHECKING:
    from pst_kiosk.domain.promised_requests import RequestPromise
    from pst_kiosk.domain.requests import Standing
    from pst_kiosk.domain.steps import Step
    from pst_kiosk.services.request_views import Line, Row

KINDS = {
    "consultation": "Konsultasi",
    "data_request": "Permintaan data",
    "sale": "Penjualan",
    "recommendation": "Rekomendasi",
}
STATUSES = {
    "received": "Baru masuk",
    "in_progress": "Dikerjakan",
    "waiting": "Menunggu pemohon",
    "done": "Selesai",
    "silent": "Ditutup, tidak ada tanggapan",
    "cancelled": "Dibatalkan",
}
_EVENTS = {
    "opened": "Permohonan dibuka",
    "taken": "Diambil alih",
    "complete": "Jelas dan lengkap",
    "agreed": "Waktu disepakati",
    "step_done": "Selesai",
    "sent_back": "Dikembalikan",
    "message_in": "Pesan diterima",
    "message_out": "Pesan dikirim",
    "noted": "Catatan",
    "letter": "Rancangan surat disimpan",
    "document_received": "Dokumen diterima",
    "document_sent": "Dokumen dikirim",
    "document_withdrawn": "Dokumen ditarik",
    "done": "Selesai",
    "silent": "Ditutup, tidak ada tanggapan",
    "cancelled": "Dibatalkan",
    "reopened": "Dibuka kembali",
}
EVENTS_OF_OTHERS = {event: words.lower() for event, words in _EVENTS.items()}
"""What somebody else did meanwhile, within a sentence."""
_ACTORS = {"head": "Kepala", "treasurer": "Bendahara"}
_UNITS = {"working_days": "hari kerja", "days": "hari"}
_URGENT_DAYS = 1


def days_left(standing: Standing) -> str:
    """ "2 hari kerja lagi", "hari ini", "terlambat 1 hari kerja"."""
    unit = _UNITS[standing.unit]
    if standing.late:
        return f"terlambat {standing.days} {unit}" if standing.days else f"terlambat kurang dari 1 {unit}"
    return f"{standing.days} {unit} lagi" if standing.days else "hari ini"


def when(row: Row) -> str:
    """What a request's place in the list is about."""
    if row.silent:
        return "tanpa tanggapan"
    if row.standing is not None:
        return days_left(row.standing)
    if not row.state.open or row.state.status == "waiting":
        return STATUSES[row.state.status].lower()
    return "janji terpenuhi" if row.state.fulfilled_at is not None else STATUSES[row.state.status].lower()


def tone(row: Row) -> Tone:
    if row.standing is not None and row.standing.late:
        return Tone.LATE
    if row.silent or (row.standing is not None and row.standing.days <= _URGENT_DAYS):
        return Tone.WARN
    return Tone.QUIET if row.standing is None else Tone.CALM


def due_line(row: Row, role: str) -> str:
    """ "Rekomendasi · terlambat 1 hari kerja", for the column beside the work of an officer of this role;
    "Rekomendasi · menunggu Anda" where its next step is the role's own."""
    waits = row.step is not None and row.step.actor in _ACTORS and row.step.actor == role
    calm = waits and not (row.standing is not None and row.standing.late)
    return f"{KINDS[row.state.kind]} · {'menunggu Anda' if calm else when(row)}"


def promised(promise: RequestPromise) -> str:
    """ "3 hari kerja sejak permintaan jelas dan persyaratan pelayanan lengkap, atau sesuai kesepakatan"."""
    if promise.number is None:
        return f"langsung, ketika {promise.begins_when}"
    agreed = ", atau sesuai kesepakatan" if promise.or_as_agreed else ""
    return f"{promise.number} {_UNITS[promise.unit]} sejak {promise.begins_when}{agreed}"


def step_words(step: Step) -> str:
    """A step for the officer; the standard writes to the visitor."""
    return step.text.id.replace(" bersama Anda", " bersama pemohon")


def who_acts(step: Step) -> str:
    """ "Kepala" or "Bendahara"; empty where any officer does it."""
    return _ACTORS.get(step.actor, "")


def history_line(line: Line, zone: ZoneInfo) -> str:
    """ "18 Nov 09.05 · Ani · Dikembalikan: Petugas memeriksa formulir – Metode belum jelas"."""
    what = _EVENTS[line.event]
    if line.step is not None and line.event in ("step_done", "sent_back"):
        what = f"{what}: {step_words(line.step)}"
    if line.document:
        what = f"{what}: {line.document}"
    if line.due is not None:
        what = f"{what}, {short_date(line.due)}"
    said = " ".join(line.note.split())
    return f"{moment(line.at, zone)} · {line.officer.split()[0] if line.officer else '–'} · {what}" + (
        f" – {said}" if said else ""
    )


def moment(at: dt.datetime, zone: ZoneInfo) -> str:
    """ "18 Nov 2026 09.05", in the office's zone."""
    local = at.astimezone(zone)
    return f"{short_date(local.date())} {clock_time(local)}"
