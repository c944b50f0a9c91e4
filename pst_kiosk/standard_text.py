"""A service standard as text, for a head of office to read."""

from __future__ import annotations

from collections.abc import Iterator

from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.steps import Limit, Rule, Step

_DAYS = {1: "Senin", 2: "Selasa", 3: "Rabu", 4: "Kamis", 5: "Jumat", 6: "Sabtu", 7: "Minggu"}
_ACTORS = {
    "visitor": "pengguna layanan",
    "receptionist": "resepsionis",
    "service_officer": "petugas layanan",
    "treasurer": "bendahara",
    "head": "kepala",
}
_PLACES = {
    "kiosk": "kios",
    "front_office": "front office",
    "service_desk": "meja layanan",
    "cashier": "bendahara",
    "tablet": "tablet penilaian",
}
_RULES = {
    Rule.AFTER_PREVIOUS: "menunggu paling lama {} menit setelah antrean sebelumnya selesai",
    Rule.AFTER_GUEST_BOOK: "menunggu paling lama {} menit setelah mengisi buku tamu",
    Rule.SINCE_JOINED: "menunggu paling lama {} menit",
    Rule.DURATION: "paling lama {} menit",
}


def standard_text(office: Office) -> str:
    """The whole profile in Indonesian, in the order of the standard."""
    return "\n".join(_lines(office))


def _lines(office: Office) -> Iterator[str]:
    yield office.name.upper()
    yield f"{office.address} · kode {office.code} · zona waktu {office.zone}"
    yield f"Sumber: {office.source}"
    yield ""
    yield "Jam pelayanan" + (f" (asumsi: {office.hours.assumption})" if office.hours.assumption else "")
    for hours in office.hours.week:
        days = ", ".join(_DAYS[day] for day in hours.days)
        yield f"  {days}: {hours.opens:%H.%M}–{hours.closes:%H.%M}"
    yield "Pengaduan, saran, dan masukan"
    yield from (f"  {channel}" for channel in office.complaints.channels)
    for service in office.services:
        yield ""
        yield from _service(service)
    if office.readings:
        yield ""
        yield "Catatan pembacaan"
        yield from (f"  - {reading}" for reading in office.readings)


def _service(service: Service) -> Iterator[str]:
    yield f"{service.name.id} (nomor {service.letter}-001)"
    if service.promise is not None:
        yield f"  Janji: {service.promise.id}"
    for position, step in enumerate(service.steps, 1):
        place = f", {_PLACES[step.place]}" if step.place else ""
        yield f"  {position:2}. {step.text.id}  [{_ACTORS[step.actor]}{place}]"
        yield from (f"      {line}" for line in _details(step))


def _details(step: Step) -> Iterator[str]:
    for document in step.documents:
        yield f"Syarat: {document}"
    for limit in step.limits:
        yield f"Waktu: {_limit(limit)}"
    if step.output:
        yield f"Keluaran: {step.output}"


def _limit(limit: Limit) -> str:
    text = _RULES[limit.rule].format(limit.minutes)
    return f"{text} (asumsi: {limit.assumption})" if limit.assumption else text
