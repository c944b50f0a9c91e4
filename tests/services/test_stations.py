"""The registry of stations, on both engines."""

from __future__ import annotations

import datetime as dt

from pst_kiosk.services.stations import DIGITS
from tests.support.office import TestOffice


def report(office: TestOffice, name: str, role: str = "kiosk", **changed: object) -> int | None:
    facts = {"version": "0.1.0", "printer": None, "clock": office.clock.now} | changed
    return office.services.stations.report(name, role, **facts)  # type: ignore[arg-type]


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
    report(kupang, "kios-1", printer="paper_out", version="0.2.0", clock=kupang.clock.now + ahead)
    (station,) = kupang.services.stations.all()
    assert (station.name, station.role, station.digit) == ("kios-1", "kiosk", 1)
    assert (station.version, station.printer) == ("0.2.0", "paper_out")
    assert station.clock_ahead == ahead
    assert station.seen_at == kupang.clock.now
