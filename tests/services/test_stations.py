"""The registry of stations, on both engines."""

from __future__ import annotations

import datetime as dt
from contextlib import closing

import pytest

from pst_kiosk.db.engine import utc_now
from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.services.opening import open_changes, open_services
from pst_kiosk.services.server import prepare
from pst_kiosk.services.setup import install, profile_path, read_profile
from pst_kiosk.services.stations import DIGITS, Condition, StationNow
from tests.support.office import OfficeTemplates, TestOffice
from tests.support.postgres import Server


def report(office: TestOffice, name: str, role: str = "kiosk", **changed: object) -> int | None:
    facts = {"version": "0.1.0", "printer": None, "clock": office.clock} | changed
    return office.services.stations.report(name, role, **facts)  # type: ignore[arg-type]


def only(office: TestOffice) -> StationNow:
    (station,) = office.services.stations.all()
    return station


def test_each_kiosk_keeps_a_digit_of_its_own(kupang: TestOffice) -> None:
    assert [report(kupang, f"kios-{n}") for n in (1, 2)] == [1, 2]
    assert report(kupang, "kios-1") == 1
    assert report(kupang, "loket-1", "counter") is None


def test_a_tenth_kiosk_has_no_digit(kupang: TestOffice) -> None:
    digits = [report(kupang, f"kios-{n}") for n in range(10)]
    assert digits == [*DIGITS, None]


def test_the_registry_tells_the_newest_sign_of_life(kupang: TestOffice) -> None:
    report(kupang, "kios-1", printer="ready")
    kupang.clock.forward(seconds=10)
    ahead = dt.timedelta(minutes=-3)
    report(kupang, "kios-1", printer="paper_out", version="0.2.0", clock=lambda: kupang.clock.now + ahead)
    station = only(kupang)
    assert (station.name, station.role, station.digit) == ("kios-1", "kiosk", 1)
    assert (station.version, station.printer) == ("0.2.0", "paper_out")
    assert station.clock_ahead == ahead
    assert station.seen_at == kupang.clock.now


def test_a_station_is_down_when_silent_for_more_than_half_a_minute(kupang: TestOffice) -> None:
    report(kupang, "kios-1")
    kupang.clock.forward(seconds=30)
    assert only(kupang).condition is Condition.RUNNING
    kupang.clock.forward(seconds=1)
    assert only(kupang).condition is Condition.DOWN
    report(kupang, "kios-1")
    assert only(kupang).condition is Condition.RUNNING


def test_a_station_that_was_closed_properly_is_not_down(kupang: TestOffice) -> None:
    report(kupang, "kios-1")
    kupang.services.stations.close("kios-1", "kiosk")
    kupang.clock.forward(minutes=5)
    assert only(kupang).condition is Condition.CLOSED
    report(kupang, "kios-1")
    assert only(kupang).condition is Condition.RUNNING


def test_nobody_looks_on_the_next_day_for_a_station_that_broke_off(kupang: TestOffice) -> None:
    report(kupang, "kios-1")
    kupang.clock.forward(days=1)
    assert only(kupang).condition is Condition.SILENT


def test_a_removed_kiosk_frees_its_digit(kupang: TestOffice) -> None:
    report(kupang, "kios-1")
    report(kupang, "kios-2")
    kupang.services.stations.close("kios-1", "kiosk")
    (gone,) = kupang.services.stations.remove("kios-1")
    assert gone.digit == 1
    assert only(kupang).name == "kios-2"
    assert report(kupang, "kios-3") == 1


def test_a_pc_with_two_screens_may_lose_one_of_them(kupang: TestOffice) -> None:
    for role in ("kiosk", "counter"):
        report(kupang, "pc-1", role)
        kupang.services.stations.close("pc-1", role)
    kupang.services.stations.remove("pc-1", "kiosk")
    assert only(kupang).role == "counter"


def test_a_station_in_use_is_not_removed(kupang: TestOffice) -> None:
    report(kupang, "kios-1")
    with pytest.raises(Refused, match="station in use"):
        kupang.services.stations.remove("kios-1", anyway=True)
    kupang.clock.forward(minutes=1)
    with pytest.raises(Refused, match="station in use"):
        kupang.services.stations.remove("kios-1")
    kupang.services.stations.remove("kios-1", anyway=True)
    assert kupang.services.stations.all() == []


def test_a_station_nobody_knows_cannot_be_removed(kupang: TestOffice) -> None:
    with pytest.raises(Refused, match="station unknown"):
        kupang.services.stations.remove("kios-9")


def test_a_sign_of_life_makes_no_screen_read_again(
    postgres_server: Server, office_templates: OfficeTemplates
) -> None:
    office = office_templates.make_on(postgres_server, "kota-kupang")
    changes = open_changes(office.url)
    report(office, "kios-1")
    report(office, "kios-1")
    office.services.stations.close("kios-1", "kiosk")
    assert not changes.wait(0.2)
    changes.close()
    office.services.close()


def test_a_clock_does_not_go_wrong_by_closing_the_screen_later(kupang: TestOffice) -> None:
    report(kupang, "kios-1")
    kupang.clock.forward(seconds=7)
    kupang.services.stations.close("kios-1", "kiosk")
    (station,) = kupang.services.stations.all()
    assert station.clock_ahead == dt.timedelta(0)


def test_every_kind_of_station_reports_with_its_own_rights(postgres_server: Server) -> None:
    ready = prepare(postgres_server.url("postgres"), "reporting")
    install(ready.owner, read_profile(profile_path("kota-kupang")), "Administrator")
    for kind, address in ready.stations.items():
        with closing(open_services(address, lambda year: {})) as services:
            for _ in range(2):
                digit = services.stations.report("pc", kind, "0.1.0", None, utc_now)
                assert digit == (1 if kind == "kiosk" else None)
            services.stations.close("pc", kind)
    with closing(open_services(ready.stations["counter"], lambda year: {})) as counter:
        found = {station.role: station for station in counter.stations.all()}
        assert {station.condition for station in found.values()} == {Condition.CLOSED}
        assert found.keys() == ready.stations.keys()
        assert all(abs(station.clock_ahead) < dt.timedelta(seconds=10) for station in found.values())
        with pytest.raises(EnvironmentFault, match="no permission"):
            counter.stations.remove("pc")
    with closing(open_services(ready.owner, lambda year: {})) as owner:
        assert len(owner.stations.remove("pc")) == 4
