"""What made-up visitors write into the guest book."""

from __future__ import annotations

from random import Random

from pst_kiosk.domain import code_lists
from pst_kiosk.domain.guestbook import Draft

NAMES = (
    *("Ayu", "Budi", "Citra", "Dewi", "Eko", "Fitri"),
    *("Gilang", "Hana", "Indra", "Joko", "Kartika", "Lukman"),
)
FAMILIES = ("Wijaya", "Santoso", "Rahmawati", "Nainggolan", "Tamba", "Lestari", "Pratama", "Siregar")
AGES = (17, 70)
ELDERLY = 1
"""The code of assistance for the elderly."""
ELDERLY_AGES = (60, 85)


def answers_of(chance: Random, index: int, year: int, assisted: bool) -> Draft:
    """A complete draft, with a need for assistance (a priority ticket) where `assisted`.

    As many draws either way, so that assistance changes nothing else about the visitor but an elder's age.
    """
    assistance = chance.choice(list(code_lists.ASSISTANCE))
    ages = ELDERLY_AGES if assisted and assistance == ELDERLY else AGES
    return {
        "name": f"{chance.choice(NAMES)} {chance.choice(FAMILIES)}",
        "email": f"tamu{index}@example.org",
        "phone": f"0812{chance.randint(10_000_000, 99_999_999)}",
        "sex": chance.choice(list(code_lists.SEX)),
        "birth_year": str(year - round(chance.uniform(*ages))),
        "education": chance.choice(list(code_lists.EDUCATION)),
        "job": chance.choice(list(code_lists.JOB)),
        "institution_category": chance.choice(list(code_lists.INSTITUTION_CATEGORY)),
        "institution": f"Instansi Contoh {chance.randint(1, 40)}",
        "main_use": chance.choice(list(code_lists.MAIN_USE)),
        "means": chance.choice(list(code_lists.MEANS)),
        "assistance": assistance if assisted else None,
    }
