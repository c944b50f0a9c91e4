"""Who works here, in which role, and who left."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.roles import Role
from tests.support.office import TestOffice, command


def hire(office: TestOffice, name: str, role: Role) -> tuple[str, str]:
    """An officer's id and PIN."""
    identity = command()
    return identity, office.services.accounts.add(office.administrator.id, identity, name, role)


def test_another_role_counts_from_the_next_sign_in(kupang: TestOffice) -> None:
    rina, pin = hire(kupang, "Rina Sabuna", Role.RECEPTIONIST)
    kupang.services.staff.set_role(kupang.administrator.id, rina, Role.TREASURER)
    assert kupang.services.accounts.sign_in(rina, pin).role is Role.TREASURER
    assert kupang.rows("SELECT count(*) FROM audit_log WHERE action = 'role_treasurer'") == [(1,)]


def test_who_left_signs_in_no_more_and_comes_back_with_his_pin(kupang: TestOffice) -> None:
    services, by = kupang.services, kupang.administrator.id
    rina, pin = hire(kupang, "Rina Sabuna", Role.RECEPTIONIST)
    services.staff.deactivate(by, rina)
    with pytest.raises(Refused, match="officer unknown"):
        services.accounts.sign_in(rina, pin)
    assert [officer.name for officer in services.accounts.officers()] == ["Administrator"]
    assert [(member.name, member.active) for member in services.staff.everybody()] == [
        ("Administrator", True),
        ("Rina Sabuna", False),
    ]
    services.staff.reactivate(by, rina)
    assert services.accounts.sign_in(rina, pin).name == "Rina Sabuna"


def test_nobody_leaves_from_a_desk(kupang: TestOffice) -> None:
    rina, _ = hire(kupang, "Rina Sabuna", Role.SERVICE_OFFICER)
    session = command()
    kupang.services.calling.open_desk(session, rina, "loket-1")
    with pytest.raises(Refused, match="officer at desk"):
        kupang.services.staff.deactivate(kupang.administrator.id, rina)
    kupang.services.calling.close_desk(command(), session)
    kupang.services.staff.deactivate(kupang.administrator.id, rina)


def test_an_office_keeps_an_administrator_and_nobody_demotes_himself(kupang: TestOffice) -> None:
    staff, administrator = kupang.services.staff, kupang.administrator.id
    with pytest.raises(Refused, match="own account"):
        staff.set_role(administrator, administrator, Role.HEAD)
    other, _ = hire(kupang, "Dorkas Manafe", Role.ADMINISTRATOR)
    staff.deactivate(other, administrator)
    supervisor = command()
    kupang.services.accounts.add(other, supervisor, "Yohana Tefa", Role.SUPERVISOR)
    with pytest.raises(Refused, match="own account"):
        staff.deactivate(other, other)
    staff.reactivate(other, administrator)
    staff.deactivate(administrator, other)
    with pytest.raises(Refused, match="not administrator"):
        staff.deactivate(supervisor, administrator)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.HEAD, Role.RECEPTIONIST])
def test_who_may_say_so(kupang: TestOffice, role: Role) -> None:
    by, _ = hire(kupang, "Yohana Tefa", role)
    rina, _ = hire(kupang, "Rina Sabuna", Role.RECEPTIONIST)
    staff = kupang.services.staff
    if role is Role.SUPERVISOR:
        staff.set_role(by, rina, Role.SERVICE_OFFICER)
        staff.deactivate(by, rina)
        staff.reactivate(by, rina)
        with pytest.raises(Refused, match="not administrator"):
            staff.set_role(by, rina, Role.ADMINISTRATOR)
        return
    for attempt in (
        lambda: staff.set_role(by, rina, Role.TREASURER),
        lambda: staff.deactivate(by, rina),
        lambda: staff.reactivate(by, rina),
    ):
        with pytest.raises(Refused, match="not administrator"):
            attempt()
