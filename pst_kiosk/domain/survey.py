"""The satisfaction survey (SKM, Permenpan RB 14/2017): nine elements on a scale from 1 to 4.

Elements are keyed by name, never by number: the questionnaire's order and the regulation's list differ
(domain.md §7). An element without an answer is missing, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from pst_kiosk.domain.errors import Refused


class Element(StrEnum):
    REQUIREMENTS = "persyaratan"
    PROCEDURE = "prosedur"
    TIME = "waktu"
    COST = "biaya"
    PRODUCT = "produk"
    COMPETENCE = "kompetensi"
    CONDUCT = "perilaku"
    COMPLAINTS = "pengaduan"
    FACILITIES = "sarana"


NAMES = MappingProxyType(
    {
        Element.REQUIREMENTS: "Persyaratan",
        Element.PROCEDURE: "Sistem, mekanisme, dan prosedur",
        Element.TIME: "Waktu penyelesaian",
        Element.COST: "Biaya/tarif",
        Element.PRODUCT: "Produk spesifikasi jenis pelayanan",
        Element.COMPETENCE: "Kompetensi pelaksana",
        Element.CONDUCT: "Perilaku pelaksana",
        Element.COMPLAINTS: "Penanganan pengaduan, saran, dan masukan",
        Element.FACILITIES: "Sarana dan prasarana",
    }
)

SCALE = (1, 2, 3, 4)


def _degrees_of(quality: str) -> tuple[str, ...]:
    return (f"Tidak {quality}", f"Kurang {quality}", quality.capitalize(), f"Sangat {quality}")


LABELS = MappingProxyType(
    {
        Element.REQUIREMENTS: _degrees_of("sesuai"),
        Element.PROCEDURE: _degrees_of("mudah"),
        Element.TIME: _degrees_of("cepat"),
        Element.COST: ("Sangat mahal", "Cukup mahal", "Murah", "Gratis"),
        Element.PRODUCT: _degrees_of("sesuai"),
        Element.COMPETENCE: _degrees_of("kompeten"),
        Element.CONDUCT: _degrees_of("sopan dan ramah"),
        Element.COMPLAINTS: (
            "Tidak ada",
            "Ada tetapi tidak berfungsi",
            "Berfungsi kurang maksimal",
            "Dikelola dengan baik",
        ),
        Element.FACILITIES: ("Buruk", "Cukup", "Baik", "Sangat baik"),
    }
)
"""What each score of an element is called, from 1 to 4."""


def checked_answers(answers: Mapping[Element, int]) -> dict[Element, int]:
    """Answers that may be stored. Raises `Refused` `unknown_score` with the element."""
    for element, score in answers.items():
        if score not in SCALE:
            raise Refused("unknown_score", element=element.value, score=score)
    return dict(answers)
