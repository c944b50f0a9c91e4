"""The guest book's code lists, version `vkd-2026` (BPS, Survei Kebutuhan Data; domain.md §5).

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
