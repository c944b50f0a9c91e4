"""The tablet's own sentences, in both languages.

A table and not the application's translator: the language changes with every visitor, and only here.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Words:
    question: str
    skip: str
    private: str
    thanks: str
    thanks_more: str
    other_language: str


WORDS = MappingProxyType(
    {
        "id": Words(
            question="Bagaimana layanan kami hari ini?",
            skip="Lewati",
            private="Penilaian Anda tidak dilihat petugas yang melayani.",
            thanks="Terima kasih",
            thanks_more="Penilaian Anda membantu kami memperbaiki layanan.",
            other_language="English",
        ),
        "en": Words(
            question="How was our service today?",
            skip="Skip",
            private="The officer who served you does not see your rating.",
            thanks="Thank you",
            thanks_more="Your rating helps us to improve our service.",
            other_language="Bahasa Indonesia",
        ),
    }
)
