"""A change of desks is a new version of the profile, in force from a day."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import text

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Desk
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.steps import Place
from pst_kiosk.services import setup
from pst_kiosk.services.profiles import OfficeData
from tests.support.office import GUEST, MORNING, TestOffice, command

TODAY = dt.date(2026, 11, 18)
TOMORROW = TODAY + dt.timedelta(days=1)


def third(office: TestOffice, key: str = "meja-3") -> tuple[Desk, ...]:
    """The office's desks and one more."""
    name = Text(id="Meja layanan 3", en="Service desk 3")
    more = Desk(key=key, name=name, places=(Place.SERVICE_DESK,), services=("konsultasi",))
    return (*office.services.office.desks, more)


def change(
    office: TestOffice, desks: tuple[Desk, ...], day: dt.date = TOMORROW, base: int | None = None
) -> int:
    newest = office.services.profiles.versions()[0].number
    return office.services.profiles.change_desks(office.administrator.id, base or newest, desks, day)


def test_a_version_with_another_desk_is_in_force_from_its_day(bengkulu: TestOffice) -> None:
    before = bengkulu.services.office.version
    assert change(bengkulu, third(bengkulu)) == before + 1
    newest, old = bengkulu.services.profiles.versions()
    assert (newest.number, newest.in_force_from, newest.in_force) == (before + 1, TOMORROW, False)
    assert old.in_force
    assert newest.office is not None
    assert newest.office.desks == third(bengkulu)
    today = bengkulu.another_station()
    assert today.office.version == before
    today.close()
    bengkulu.clock.forward(days=1)
    tomorrow = bengkulu.another_station()
    assert tomorrow.office.desk("meja-3").services == ("konsultasi",)
    tomorrow.close()
    assert bengkulu.services.profiles.versions()[0].in_force


def test_a_day_that_has_begun_keeps_its_desks(bengkulu: TestOffice) -> None:
    assert bengkulu.services.profiles.earliest() == TODAY
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    assert bengkulu.services.profiles.earliest() == TOMORROW
    with pytest.raises(Refused, match="profile day"):
        change(bengkulu, third(bengkulu), TODAY)


def test_no_version_is_in_force_before_an_earlier_one(bengkulu: TestOffice) -> None:
    later = TODAY + dt.timedelta(days=9)
    change(bengkulu, third(bengkulu), later)
    with pytest.raises(Refused, match="profile day"):
        change(bengkulu, bengkulu.services.office.desks, TOMORROW)
    assert change(bengkulu, bengkulu.services.office.desks, later)


def test_desks_that_leave_a_step_unserved_are_refused(bengkulu: TestOffice) -> None:
    with pytest.raises(Refused) as refused:
        change(bengkulu, third(bengkulu)[2:])
    assert (refused.value.code, refused.value.details["service"]) == ("desk_needed", "Perpustakaan")
    with pytest.raises(Refused, match=r"desks invalid.*unique"):
        change(bengkulu, third(bengkulu, "meja-1"))
    with pytest.raises(Refused, match="desks same"):
        change(bengkulu, bengkulu.services.office.desks)
    assert len(bengkulu.services.profiles.versions()) == 1


def test_a_desk_that_is_open_goes_from_tomorrow(
    bengkulu: TestOffice,
) -> None:
    session, left = bengkulu.open_desk("meja-1"), bengkulu.services.office.desks[1:]
    with pytest.raises(Refused) as refused:
        change(bengkulu, left, TODAY)
    assert (refused.value.code, refused.value.details) == ("desk_in_use", {"desk": "Meja layanan 1"})
    assert change(bengkulu, left, TOMORROW)
    bengkulu.services.calling.close_desk(command(), session)
    fewer = bengkulu.services.profiles.versions()[0].office
    assert fewer is not None
    assert [desk.key for desk in fewer.desks] == ["meja-2"]


def test_a_closed_desk_goes_today(bengkulu: TestOffice) -> None:
    session = bengkulu.open_desk("meja-1")
    bengkulu.services.calling.close_desk(command(), session)
    assert change(bengkulu, bengkulu.services.office.desks[1:], TODAY)
    station = bengkulu.another_station()
    assert [desk.key for desk in station.office.desks] == ["meja-2"]
    station.close()


def test_the_second_of_two_who_change_at_once_is_told(bengkulu: TestOffice) -> None:
    base = bengkulu.services.office.version
    assert change(bengkulu, third(bengkulu), base=base) == base + 1
    assert change(bengkulu, third(bengkulu), base=base) == base + 1, "said again"
    with pytest.raises(Refused, match="profile changed"):
        change(bengkulu, third(bengkulu, "meja-4"), base=base)


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.SERVICE_OFFICER])
def test_others_change_no_desks(bengkulu: TestOffice, role: Role) -> None:
    identity = command()
    bengkulu.services.accounts.add(bengkulu.administrator.id, identity, "Rina Sabuna", role)
    with pytest.raises(Refused, match="not administrator"):
        bengkulu.services.profiles.change_desks(
            identity, bengkulu.services.office.version, third(bengkulu), TOMORROW
        )


def test_what_an_office_fills_in_is_shown_from_its_day_on(bengkulu: TestOffice) -> None:
    base, data = bengkulu.services.office.version, OfficeData("Ani Wijaya", "Jalan Contoh 1", "")
    bengkulu.services.reception.take_number(command(), "konsultasi", "id", GUEST)
    administrator, profiles = bengkulu.administrator.id, bengkulu.services.profiles
    for _ in range(2):
        assert profiles.fill_in(administrator, base, data) == TOMORROW
    assert [each.number for each in profiles.versions()] == [base + 1, base]
    bengkulu.clock.forward(days=1)
    tomorrow = bengkulu.another_station()
    notice = tomorrow.office.complaints.public_notice("id")
    assert notice[1] == "Penanggung jawab pengaduan: Ani Wijaya, Jalan Contoh 1"
    tomorrow.close()


def test_what_cannot_be_filled_in_is_refused(bengkulu: TestOffice) -> None:
    base, profiles = bengkulu.services.office.version, bengkulu.services.profiles
    officer = command()
    bengkulu.services.accounts.add(bengkulu.administrator.id, officer, "Petugas", Role.SUPERVISOR)
    refused = {
        "not administrator": (officer, base, OfficeData("Ani", "", "")),
        "office data same": (bengkulu.administrator.id, base, OfficeData("", "", "")),
        "profile changed": (bengkulu.administrator.id, base + 1, OfficeData("Ani", "", "")),
        "office data invalid: most 200": (bengkulu.administrator.id, base, OfficeData("A" * 201, "", "")),
    }
    for why, (who, version, data) in refused.items():
        with pytest.raises(Refused, match=why):
            profiles.fill_in(who, version, data)


def test_what_was_filled_in_outlives_a_new_profile_that_does_not_state_it(bengkulu: TestOffice) -> None:
    office, profiles = bengkulu.services.office, bengkulu.services.profiles
    profiles.fill_in(
        bengkulu.administrator.id, office.version, OfficeData("Ani Wijaya", "Jalan Contoh 1", "")
    )
    newer = office.model_copy(update={"version": office.version + 2, "address": "Jalan Contoh 2"})
    setup.update(bengkulu.url, newer, bengkulu.clock)
    installed = profiles.versions()[0].office
    assert installed is not None
    assert (installed.version, installed.address) == (newer.version, "Jalan Contoh 2")
    assert installed.complaints.manager.name == "Ani Wijaya"


def test_who_runs_on_hears_of_another_version_from_its_day_on_if_it_can_be_read(bengkulu: TestOffice) -> None:
    services = bengkulu.services
    change(bengkulu, third(bengkulu), TOMORROW)
    assert not services.outdated()
    bengkulu.clock.forward(days=1)
    assert services.outdated()
    newer = {"code": services.office.code, "version": 99, "day": TOMORROW.isoformat(), "at": str(MORNING)}
    unreadable = (
        "INSERT INTO office_profile (office_code, version, in_force_from, profile, installed_at)"
        " VALUES (:code, :version, :day, '{}', :at)"
    )
    services.database.write(lambda connection: connection.execute(text(unreadable), newer))
    assert not services.outdated(), "it would not open again"
