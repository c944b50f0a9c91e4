"""Steps in an order that makes no visit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.profiles import refusal

SERVED_LAST = 'key = "informasi"\nkind = "serve"\nactor = "service_officer"\nplace = "service_desk"\n'


LIMIT = 'rule = "after_previous"\nminutes = 10\n'


@pytest.mark.parametrize(
    ("profile", "old", "new", "expected"),
    [
        ("kota-semarang", 'key = "konsultasi"\nkind', 'key = "buku-tamu"\nkind', "repeated: ['buku-tamu']"),
        ("kota-semarang", 'place = "front_office"', 'place = "tablet"', "a guest_book step takes place at"),
        (
            "kota-semarang",
            SERVED_LAST,
            SERVED_LAST + 'limits = [{ rule = "after_previous", minutes = 10 }]\n',
            "step informasi: a limit on waiting stands on the first step at a desk",
        ),
        ("kota-semarang", LIMIT, f"{LIMIT}[[services.steps.limits]]\n{LIMIT}", "each rule stands once"),
        ("kota-semarang", SERVED_LAST, f'{SERVED_LAST}back_to = "penilaian"\n', "must be an earlier step"),
        ("kota-semarang", SERVED_LAST, f'{SERVED_LAST}back_to = "informasi"\n', "must be an earlier step"),
        (
            "kota-semarang",
            SERVED_LAST,
            f"{SERVED_LAST}request = true\n",
            "step penilaian: the visitor has left",
        ),
        ("kota-semarang", 'kind = "survey"', 'kind = "wait"', "nothing follows to wait for"),
        ("kota-semarang", 'kind = "survey"', 'kind = "take_number"', "only one take_number step"),
        ("kota-semarang", 'kind = "guest_book"', 'kind = "serve"', "a guest_book step is expected"),
        (
            "kota-blitar",
            'kind = "id_card_out"',
            'kind = "locker_out"',
            "one id_card_in step and one id_card_out",
        ),
        ("kota-blitar", 'kind = "id_card_in"', 'kind = "id_card_out"', "are expected, or none of both"),
        (
            "kota-kupang",
            'back_to = "perekaman"',
            'back_to = "penyerahan"',
            "is a step of the visit, which is over",
        ),
    ],
)
def test_an_order_of_steps_that_makes_no_visit_is_refused(
    tmp_path: Path, profile: str, old: str, new: str, expected: str
) -> None:
    key, _, said = refusal(tmp_path, profile, old, new)
    assert key in ("services.0.steps", "services.3.steps")
    assert expected in said
