"""Code lists of the guest book and the service record, version `vkd-2026` (BPS, Survei Kebutuhan Data;
domain.md §5 and §6).

Codes are what is stored and exported; texts may be reworded, codes never. A new edition is a new version.
"""

from __future__ import annotations

from types import MappingProxyType

from pst_kiosk.domain.profile_parts import Text

VERSION = "vkd-2026"


def _codes(*pairs: tuple[int, str, str]) -> MappingProxyType[int, Text]:
    return MappingProxyType({code: Text(id=indonesian, en=english) for code, indonesian, english in pairs})


SEX = _codes((1, "Laki-laki", "Male"), (2, "Perempuan", "Female"))

EDUCATION = _codes(
    (1, "SLTA atau di bawahnya", "Senior high school or below"),
    (2, "Diploma (D1, D2, D3)", "Diploma (D1, D2, D3)"),
    (3, "Sarjana (D4, S1)", "Bachelor (D4, S1)"),
    (4, "Magister (S2)", "Master (S2)"),
    (5, "Doktor (S3)", "Doctorate (S3)"),
)

JOB = _codes(
    (1, "Pelajar atau mahasiswa", "Pupil or student"),
    (2, "Peneliti atau dosen", "Researcher or lecturer"),
    (3, "ASN, TNI, atau Polri", "Civil servant, military or police"),
    (4, "Pegawai BUMN atau BUMD", "Employee of a state-owned company"),
    (5, "Pegawai swasta", "Private-sector employee"),
    (6, "Wiraswasta", "Self-employed"),
    (7, "Lainnya", "Other"),
)

INSTITUTION_CATEGORY = _codes(
    (1, "Lembaga negara", "State institution"),
    (2, "Kementerian atau lembaga pemerintah", "Ministry or government agency"),
    (3, "TNI, Polri, BIN, atau Kejaksaan", "Military, police, intelligence or prosecution"),
    (4, "Pemerintah daerah", "Local government"),
    (5, "Lembaga internasional", "International organisation"),
    (6, "Lembaga penelitian atau pendidikan", "Research or education institution"),
    (7, "BUMN atau BUMD", "State-owned company"),
    (8, "Swasta", "Private sector"),
    (9, "Lainnya", "Other"),
)

MAIN_USE = _codes(
    (1, "Tugas sekolah atau kuliah", "School or university assignment"),
    (2, "Pemerintahan", "Government"),
    (3, "Komersial", "Commercial"),
    (4, "Penelitian", "Research"),
    (5, "Lainnya", "Other"),
)

MEANS = _codes(
    (1, "PST langsung", "In person at PST"),
    (2, "pst.bps.go.id", "pst.bps.go.id"),
    (4, "Website atau AllStats", "Website or AllStats"),
    (8, "Surat atau e-mail", "Letter or e-mail"),
    (16, "Percakapan daring", "Online chat"),
    (32, "Lainnya", "Other"),
)
"""A bit mask: the stored value is the sum of the means used."""

ASSISTANCE = _codes(
    (1, "Lanjut usia", "Elderly"),
    (2, "Penyandang disabilitas", "Person with a disability"),
    (3, "Ibu hamil", "Pregnant"),
    (4, "Membawa bayi", "With an infant"),
)
"""Assistance a visitor may ask for; any of them makes the ticket a priority ticket."""

CALL_AID = _codes(
    (1, "Tidak dapat mendengar panggilan", "Cannot hear the call"),
    (2, "Tidak dapat melihat papan", "Cannot see the board"),
    (3, "Tidak dapat mendengar panggilan dan melihat papan", "Can neither hear the call nor see the board"),
)
"""Why a call must stand out; a bit mask of its first two."""

ID_CARD = _codes(
    (1, "KTP", "National ID card"),
    (2, "SIM", "Driving licence"),
    (3, "Paspor", "Passport"),
    (4, "Lainnya", "Other"),
)
"""Which kind of identity card the office holds during a visit; its number is not asked."""

DATA_LEVEL = _codes(
    (1, "Nasional", "National"),
    (2, "Provinsi", "Province"),
    (3, "Kabupaten atau kota", "Regency or city"),
    (4, "Kecamatan", "District"),
    (5, "Desa atau kelurahan", "Village"),
    (6, "Individu", "Individual"),
    (7, "Lainnya", "Other"),
)
"""Assumption, as are `DATA_PERIOD` and `SOURCE_TYPE`: no standard lists the codes of a data need's columns.
The texts follow the usual questionnaire of BPS's survey of data needs; only they are retyped, never codes."""

DATA_PERIOD = _codes(
    (1, "Sepuluh tahunan", "Every ten years"),
    (2, "Lima tahunan", "Every five years"),
    (3, "Tiga tahunan", "Every three years"),
    (4, "Tahunan", "Yearly"),
    (5, "Semesteran", "Half-yearly"),
    (6, "Triwulanan", "Quarterly"),
    (7, "Bulanan", "Monthly"),
    (8, "Mingguan", "Weekly"),
    (9, "Harian", "Daily"),
    (10, "Lainnya", "Other"),
)

OBTAINED = _codes(
    (1, "Ya, sesuai", "Yes, as needed"),
    (2, "Ya, belum sesuai", "Yes, not as needed"),
    (3, "Tidak", "No"),
    (4, "Belum", "Not yet"),
)

SOURCE_TYPE = _codes(
    (1, "Publikasi", "Publication"),
    (2, "Data mikro", "Microdata"),
    (3, "Peta wilayah kerja statistik", "Map of statistical areas"),
    (4, "Tabulasi data", "Tabulation"),
    (5, "Tabel di website", "Table on the website"),
)

SOFTCOPY = 2
PRODUCTS = _codes(
    (1, "Hardcopy", "Hardcopy"),
    (SOFTCOPY, "Softcopy ber-watermark", "Watermarked softcopy"),
)
"""What a visitor was given (domain.md §6)."""
