"""A standard as text: a head of office finds everything the profile says, in the standard's order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.standard import NOT_STATED
from pst_kiosk.services.setup import profile_path, read_profile, shipped
from pst_kiosk.standard_text import standard_paragraphs, standard_text

OFFICES = list(shipped())

COMPONENTS = """
1. Persyaratan
2. Sistem, Mekanisme, dan Prosedur
3. Jangka Waktu Pelayanan
4. Biaya/Tarif
5. Produk Pelayanan
6. Penanganan Pengaduan, Saran, dan Masukan
1. Dasar Hukum
2. Sarana, Prasarana, dan/atau Fasilitas
3. Kompetensi Pelaksana
4. Pengawasan Internal
5. Jumlah Pelaksana
6. Jaminan Pelayanan
7. Jaminan Keamanan dan Keselamatan Pelayanan
8. Evaluasi Kinerja Pelaksana
""".strip().splitlines()


def office(name: str) -> Office:
    return read_profile(profile_path(name))


def parts(text: str) -> dict[str, list[str]]:
    """The lines under each heading, by heading."""
    found: dict[str, list[str]] = {}
    lines = text.splitlines()
    title = ""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        title = line if below and set(below) == {"─"} else title
        found.setdefault(title, []).append(line)
    return found


def service_part(name: str, title: str) -> str:
    found = parts(standard_text(office(name)))
    return "\n".join(next(lines for heading, lines in found.items() if heading.endswith(title)))


def flowing(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("name", OFFICES)
def test_each_service_states_the_fourteen_components_in_order(name: str) -> None:
    found = parts(standard_text(office(name)))
    services = [lines for heading, lines in found.items() if re.match(r"[A-Z]\. STANDAR", heading)]
    assert len(services) == len(office(name).services)
    for lines in services:
        stated = lines[lines.index("  Komponen Service Delivery") :]
        numbered = [re.sub(r" \[.*", "", line.strip()) for line in stated if re.match(r"  \d\. ", line)]
        assert numbered == COMPONENTS


@pytest.mark.parametrize("name", OFFICES)
def test_no_line_is_wider_than_a_page_unless_it_is_one_word(name: str) -> None:
    for line in standard_text(office(name)).splitlines():
        assert len(line) <= 100 or " " not in line.strip()


@pytest.mark.parametrize("name", OFFICES)
def test_a_screen_gets_the_same_text_with_each_paragraph_in_one_line(name: str) -> None:
    whole, page = standard_paragraphs(office(name)), standard_text(office(name))
    assert flowing(whole) == flowing(page)
    assert max(map(len, whole.splitlines())) > 100


ONLY_ON_SCREENS = {
    "en",
    "icon",
    "key",
    "profile",
    "notice",
    "description",
    "promise",
    "line",
    "notice_version",
}
CODES = {
    "zone",
    "code",
    "letter",
    "kind",
    "actor",
    "place",
    "rule",
    "unit",
    "begins",
    "begins_with",
    "ends_with",
    "channels",
    "places",
    "back_to",
}


def said(data: Any, key: str = "") -> Iterator[str]:
    """Every text of a profile that a reader of the standard must find again."""
    if isinstance(data, dict):
        for name, part in data.items():
            if name not in ONLY_ON_SCREENS | CODES:
                yield from said(part, name)
    elif isinstance(data, (list, tuple)):
        for part in data:
            yield from said(part, key)
    elif isinstance(data, str) and data:
        yield data


@pytest.mark.parametrize("name", OFFICES)
def test_nothing_the_profile_says_is_left_out(name: str) -> None:
    found = office(name)
    text = flowing(standard_text(found)).lower()
    missing = [words for words in said(found.model_dump()) if flowing(words).lower() not in text]
    assert missing == []
    assert all(channel.lower() in text for channel in found.complaints.channels)


def test_the_decree_stands_at_the_head() -> None:
    head = standard_text(office("kota-kupang")).splitlines()[:9]
    assert head[0] == "BADAN PUSAT STATISTIK KOTA KUPANG"
    assert "Nomor: 001/5371/OT.130/1/2023" in head
    assert "Berlaku: 3 Januari 2023" in head


def test_each_procedure_of_bengkulu_stands_under_its_own_form() -> None:
    text = service_part("provinsi-bengkulu", "PENJUALAN PRODUK STATISTIK")
    assert "Nomor: SOP-1-02/17560/2023\nDibuat: 11 Januari 2022\nDirevisi: 16 Januari 2023" in text


def test_steps_say_who_where_how_long_and_when_they_are_repeated_or_left_out() -> None:
    sale = flowing(service_part("kota-kupang", "PENJUALAN PRODUK STATISTIK"))
    assert (
        "5. Pengguna layanan menyampaikan permintaan layanan penjualan produk statistik kepada petugas "
        "Oleh pengguna layanan, di meja layanan [Lampiran c.1 butir 2.1.f] "
        "Di layar: Sampaikan produk yang diminta "
        "Batas waktu: dilayani paling lama 10 menit setelah pengguna layanan sebelumnya selesai" in sale
    )
    assert "Putaran perbaikan: diulang dari langkah 10 selama masih diperlukan" in sale
    assert "Putaran perbaikan: diulang dari langkah 17 selama masih diperlukan" in sale
    assert "Dapat dilewati jika tidak terdapat ketidaksesuaian" in sale
    assert "Oleh bendahara, di meja bendahara" in sale


def test_what_follows_the_visit_is_told_apart() -> None:
    text = flowing(service_part("kota-kupang", "REKOMENDASI KEGIATAN STATISTIK"))
    assert text.index("Serahkan surat dan formulir") < text.index("Sesudah kunjungan;")
    assert text.index("Sesudah kunjungan;") < text.index("Petugas merekam formulir")
    assert "paling lama 30 hari kerja, sejak dokumen formulir terekam lengkap" in text
    assert "Batas waktu" not in text


def test_requests_say_unit_agreement_and_at_once() -> None:
    bengkulu = flowing(standard_text(office("provinsi-bengkulu")))
    assert "paling lama 3 hari kerja atau sesuai kesepakatan, sejak syarat dan waktu" in bengkulu
    assert "paling lama 30 hari, sejak formulir terekam lengkap" in bengkulu
    assert "(HaloPST, WhatsApp): seketika, sejak" in flowing(standard_text(office("kota-blitar")))


def test_a_tariff_is_shown_with_its_time_and_as_a_sample() -> None:
    sale = flowing(service_part("kota-kupang", "PENJUALAN PRODUK STATISTIK"))
    assert (
        "CONTOH Publikasi tercetak: Rp50.000 per eksemplar, "
        "berlaku 1 Januari 2024 sampai 31 Desember 2025. Dasar: contoh, bukan tarif resmi" in sale
    )


def test_a_component_that_is_not_stated_says_so() -> None:
    lines = parts(standard_text(office("provinsi-jawa-tengah")))[
        "A. STANDAR PELAYANAN PENJUALAN PRODUK STATISTIK"
    ]
    silent = [lines[at - 1].strip() for at, line in enumerate(lines) if line == f"     {NOT_STATED}"]
    assert silent == COMPONENTS[6:]


def test_assumptions_and_readings_stand_at_the_end() -> None:
    found = parts(standard_text(office("kota-kupang")))
    *_, assumptions, readings = found
    assert assumptions.startswith("ASUMSI")
    assert readings == "CATATAN PEMBACAAN"
    assumed = flowing(" ".join(found[assumptions]))
    assert "Jam pelayanan: keputusan tidak menyebut jam" in assumed
    assert "satu waktu tunggu; dibaca juga untuk front office." in assumed
    assert "perkiraan lama layanan 30 menit" in assumed


def test_dated_hours_and_special_days_are_shown(tmp_path: Any) -> None:
    text = profile_path("kota-blitar").read_text(encoding="utf-8")
    file = tmp_path / "kantor.toml"
    more = """
[[hours.dated]]
name = "Ramadan"
first = 2026-02-18
last = 2026-03-19
week = [{ days = [1, 3], opens = 08:00:00, closes = 15:00:00 }]
[[hours.special_days]]
day = 2026-12-24
reason = "Rapat kerja"
[[hours.special_days]]
day = 2026-12-28
reason = "Hari terakhir layanan"
opens = 08:00:00
closes = 12:00:00
"""
    file.write_text(text.replace("\n[calling]\n", f"{more}\n[calling]\n"), encoding="utf-8")
    hours = parts(standard_text(read_profile(file)))["JAM PELAYANAN"]
    assert hours[6:10] == [
        "Ramadan, 18 Februari 2026 sampai 19 Maret 2026:",
        "Senin, Rabu: 08.00–15.00",
        "24 Desember 2026: tutup (Rapat kerja)",
        "28 Desember 2026: 08.00–12.00 (Hari terakhir layanan)",
    ]
