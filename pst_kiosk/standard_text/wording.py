"""How the parts of a standard are called in Indonesian."""

from __future__ import annotations

import datetime as dt

from pst_kiosk.dates import long_date
from pst_kiosk.domain.promised_requests import Channel, RequestPromise, Unit
from pst_kiosk.domain.standard import Component
from pst_kiosk.domain.steps import Actor, Limit, Place, Rule

COMPONENTS = {
    Component.REQUIREMENTS: "Persyaratan",
    Component.PROCEDURE: "Sistem, Mekanisme, dan Prosedur",
    Component.TIME: "Jangka Waktu Pelayanan",
    Component.COST: "Biaya/Tarif",
    Component.PRODUCT: "Produk Pelayanan",
    Component.COMPLAINTS: "Penanganan Pengaduan, Saran, dan Masukan",
    Component.LEGAL_BASIS: "Dasar Hukum",
    Component.FACILITIES: "Sarana, Prasarana, dan/atau Fasilitas",
    Component.COMPETENCE: "Kompetensi Pelaksana",
    Component.SUPERVISION: "Pengawasan Internal",
    Component.STAFFING: "Jumlah Pelaksana",
    Component.GUARANTEE: "Jaminan Pelayanan",
    Component.SAFETY: "Jaminan Keamanan dan Keselamatan Pelayanan",
    Component.EVALUATION: "Evaluasi Kinerja Pelaksana",
}
ACTORS = {
    Actor.VISITOR: "pengguna layanan",
    Actor.RECEPTIONIST: "resepsionis",
    Actor.SERVICE_OFFICER: "petugas layanan",
    Actor.TREASURER: "bendahara",
    Actor.HEAD: "kepala kantor",
}
PLACES = {
    Place.KIOSK: "kios",
    Place.FRONT_OFFICE: "front office",
    Place.SERVICE_DESK: "meja layanan",
    Place.CASHIER: "meja bendahara",
    Place.TABLET: "tablet penilaian",
}
CHANNELS = {
    Channel.IN_PERSON: "kunjungan langsung",
    Channel.WEBSITE: "situs web",
    Channel.SILASTIK: "Silastik",
    Channel.ROMANTIK: "Romantik",
    Channel.HALOPST: "HaloPST",
    Channel.WHATSAPP: "WhatsApp",
    Channel.EMAIL: "e-mail",
    Channel.TELEPHONE: "telepon",
    Channel.ZOOM: "Zoom",
}
_RULES = {
    Rule.AFTER_PREVIOUS: "dilayani paling lama {} menit setelah pengguna layanan sebelumnya selesai",
    Rule.AFTER_GUEST_BOOK: "dilayani paling lama {} menit setelah mengisi buku tamu",
    Rule.SINCE_JOINED: "menunggu paling lama {} menit",
    Rule.DURATION: "paling lama {} menit",
}
_UNITS = {Unit.WORKING_DAYS: "hari kerja", Unit.DAYS: "hari"}
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")


def limit_words(limit: Limit) -> str:
    words = _RULES[limit.rule].format(limit.minutes)
    return f"{words} (asumsi)" if limit.assumption else words


def request_words(promise: RequestPromise) -> str:
    """ "Konsultasi daring (situs web, e-mail): paling lama 3 hari kerja sejak …, sampai …"."""
    channels = ", ".join(CHANNELS[channel] for channel in promise.channels)
    time = "seketika"
    if promise.unit is not Unit.AT_ONCE:
        time = f"paling lama {promise.number} {_UNITS[promise.unit]}"
    agreed = " atau sesuai kesepakatan" if promise.or_as_agreed else ""
    assumed = " (asumsi)" if promise.assumption else ""
    return (
        f"{promise.name.id} ({channels}): {time}{agreed}, sejak {promise.begins_when}, "
        f"sampai {promise.ends_when}{assumed}."
    )


def day_words(days: tuple[int, ...]) -> str:
    """ "Senin–Kamis" for days that follow each other, else each of them."""
    names = [_DAYS[day - 1] for day in sorted(days)]
    follow = len(days) > 2 and max(days) - min(days) == len(days) - 1
    return f"{names[0]}–{names[-1]}" if follow else ", ".join(names)


def date_words(day: dt.date) -> str:
    """ "3 Januari 2023"."""
    return long_date(day).split(", ")[1]


def rupiah_words(amount: int) -> str:
    """ "Rp60.000"."""
    return f"Rp{amount:,}".replace(",", ".")
