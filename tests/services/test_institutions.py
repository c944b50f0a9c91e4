"""Names of institutions: what visitors type, and how the office spells it."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from tests.support.office import GUEST, TestOffice, command

UNDANA = "Universitas Nusa Cendana"


def sign_as(office: TestOffice, *names: str) -> None:
    """Visitors of these institutions sign the guest book."""
    for name in names:
        draft = GUEST | {"institution": name}
        office.services.reception.take_number(command(), "konsultasi", "id", draft)


def approve(office: TestOffice, name: str, *spellings: str, category: int | None = None) -> str:
    identity = command()
    office.services.institutions.approve(identity, office.administrator.id, name, category, spellings)
    return identity


def proposed(office: TestOffice) -> list[tuple[str, int]]:
    return [(found.name, found.times) for found in office.services.institutions.proposed()]


def test_what_visitors_type_is_proposed_the_commonest_first(bengkulu: TestOffice) -> None:
    sign_as(bengkulu, "undana", UNDANA, "undana", "")
    assert proposed(bengkulu) == [("undana", 2), (UNDANA, 1)]
    approve(bengkulu, UNDANA)
    assert proposed(bengkulu) == [("undana", 2)]


def test_the_kiosk_suggests_the_approved_names_alone_in_order(bengkulu: TestOffice) -> None:
    sign_as(bengkulu, "undana")
    for name in (UNDANA, "badan pangan", "Bappeda"):
        approve(bengkulu, name)
    assert bengkulu.services.welcome().institutions == ("badan pangan", "Bappeda", UNDANA)


def test_several_spellings_become_the_approved_one(bengkulu: TestOffice) -> None:
    sign_as(bengkulu, "undana", "Univ. Nusa Cendana", "Bappeda")
    identity = approve(bengkulu, UNDANA, "undana", "Univ. Nusa Cendana", category=6)
    stored = bengkulu.rows("SELECT institution FROM visitor ORDER BY institution")
    assert stored == [("Bappeda",), (UNDANA,), (UNDANA,)]
    assert proposed(bengkulu) == [("Bappeda", 1)]
    audit = bengkulu.rows(f"SELECT action FROM audit_log WHERE subject = '{identity}' ORDER BY action")
    assert audit == [("approve_institution",), ("respell_institution",)]
    (known,) = bengkulu.services.institutions.approved()
    assert (known.id, known.name, known.category) == (identity, UNDANA, 6)


def test_a_name_spelt_alike_is_the_same_institution(bengkulu: TestOffice) -> None:
    first = approve(bengkulu, UNDANA.upper(), category=6)
    approve(bengkulu, UNDANA)
    (known,) = bengkulu.services.institutions.approved()
    assert (known.id, known.name, known.category) == (first, UNDANA, 6)


def test_an_approved_name_can_be_corrected_but_not_into_another_one(bengkulu: TestOffice) -> None:
    typo, _ = approve(bengkulu, "Universitas Nusa Cendena"), approve(bengkulu, "Bappeda")
    officer = bengkulu.administrator.id
    bengkulu.services.institutions.approve(typo, officer, UNDANA)
    assert [known.name for known in bengkulu.services.institutions.approved()] == ["Bappeda", UNDANA]
    with pytest.raises(Refused, match="institution taken: name Bappeda"):
        bengkulu.services.institutions.approve(typo, officer, "bappeda")


def test_a_removed_name_is_not_suggested_and_stays_in_the_guest_books(bengkulu: TestOffice) -> None:
    sign_as(bengkulu, UNDANA)
    identity = approve(bengkulu, UNDANA)
    bengkulu.services.institutions.remove(identity, bengkulu.administrator.id)
    bengkulu.services.institutions.remove(identity, bengkulu.administrator.id)
    assert bengkulu.services.welcome().institutions == ()
    assert proposed(bengkulu) == [(UNDANA, 1)]
    audit = bengkulu.rows("SELECT action FROM audit_log WHERE action = 'remove_institution'")
    assert len(audit) == 1


@pytest.mark.parametrize("name", ["", "  ", "2026", "B" * 121])
def test_what_is_no_name_is_refused(bengkulu: TestOffice, name: str) -> None:
    with pytest.raises(Refused, match="institution name"):
        approve(bengkulu, name)


def test_only_an_administrator_approves(bengkulu: TestOffice) -> None:
    officer, identity = command(), approve(bengkulu, UNDANA)
    bengkulu.services.accounts.add(bengkulu.administrator.id, officer, "Rina Sabuna", Role.SERVICE_OFFICER)
    with pytest.raises(Refused, match="not administrator"):
        bengkulu.services.institutions.approve(command(), officer, "Bappeda")
    with pytest.raises(Refused, match="not administrator"):
        bengkulu.services.institutions.remove(identity, officer)
