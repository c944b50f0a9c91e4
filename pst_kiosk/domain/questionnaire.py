"""The survey's nine questions as visitors read them, in the order of the questionnaire.

The wording is that of the questionnaire in Permenpan RB 14/2017; English is ours. Facilities come before the
handling of complaints there, other than in the regulation's list (domain.md §7).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pst_kiosk.domain.survey import LABELS, Element

ByLanguage = Mapping[str, str]


@dataclass(frozen=True)
class Question:
    element: Element
    words: ByLanguage
    answers: tuple[ByLanguage, ...]
    """What each score is called, from 1 to 4."""


def _question(element: Element, indonesian: str, english: str, answers: tuple[str, ...]) -> Question:
    both = zip(LABELS[element], answers, strict=True)
    return Question(
        element,
        MappingProxyType({"id": indonesian, "en": english}),
        tuple(MappingProxyType({"id": label, "en": answer}) for label, answer in both),
    )


_FIT = ("Not suitable", "Less suitable", "Suitable", "Very suitable")

QUESTIONS = (
    _question(
        Element.REQUIREMENTS,
        "Bagaimana pendapat Anda tentang kesesuaian persyaratan pelayanan dengan jenis pelayanannya?",
        "How suitable were the requirements for this kind of service?",
        _FIT,
    ),
    _question(
        Element.PROCEDURE,
        "Bagaimana pemahaman Anda tentang kemudahan prosedur pelayanan di unit ini?",
        "How easy was the procedure of the service here?",
        ("Not easy", "Less easy", "Easy", "Very easy"),
    ),
    _question(
        Element.TIME,
        "Bagaimana pendapat Anda tentang kecepatan waktu dalam memberikan pelayanan?",
        "How fast was the service given?",
        ("Not fast", "Less fast", "Fast", "Very fast"),
    ),
    _question(
        Element.COST,
        "Bagaimana pendapat Anda tentang kewajaran biaya/tarif dalam pelayanan?",
        "How reasonable was the cost of the service?",
        ("Very expensive", "Rather expensive", "Cheap", "Free of charge"),
    ),
    _question(
        Element.PRODUCT,
        "Bagaimana pendapat Anda tentang kesesuaian produk pelayanan antara yang tercantum dalam standar "
        "pelayanan dengan hasil yang diberikan?",
        "How well did the result you were given match what the service standard promises?",
        _FIT,
    ),
    _question(
        Element.COMPETENCE,
        "Bagaimana pendapat Anda tentang kompetensi/kemampuan petugas dalam pelayanan?",
        "How competent were the officers who served you?",
        ("Not competent", "Less competent", "Competent", "Very competent"),
    ),
    _question(
        Element.CONDUCT,
        "Bagaimana pendapat Anda tentang perilaku petugas dalam pelayanan terkait kesopanan dan keramahan?",
        "How polite and friendly were the officers who served you?",
        (
            "Not polite and friendly",
            "Less polite and friendly",
            "Polite and friendly",
            "Very polite and friendly",
        ),
    ),
    _question(
        Element.FACILITIES,
        "Bagaimana pendapat Anda tentang kualitas sarana dan prasarana?",
        "How good are the facilities?",
        ("Poor", "Fair", "Good", "Very good"),
    ),
    _question(
        Element.COMPLAINTS,
        "Bagaimana pendapat Anda tentang penanganan pengaduan pengguna layanan?",
        "How are complaints of service users handled?",
        ("There is none", "There is, but it does not work", "It works, but not fully", "Well managed"),
    ),
)
