"""A month of simulated service days in one database, ratings and surveys included.

    python -m tests.support.simulated_month FOLDER [VISITORS]

plays November 2026 in each of the five offices and compares every index with a plain recomputation.
"""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import closing
from pathlib import Path

from pst_kiosk.clocks import indonesian_holidays
from pst_kiosk.domain.calendar import opening
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.setup import install, profile_path, read_profile
from pst_kiosk.simulate.clock import SimulatedClock
from pst_kiosk.simulate.day import live_through
from pst_kiosk.simulate.guests import Rates, draw
from pst_kiosk.simulate.run import BEFORE
from pst_kiosk.simulate.staffing import with_desks
from tests.support.office import TestClock, TestOffice

OFFICES = ("kota-kupang", "kota-semarang", "provinsi-bengkulu", "provinsi-jawa-tengah", "kota-blitar")
NOVEMBER = dt.date(2026, 11, 1)


def play_month(
    profile: str, url: str, visitors: int, desks: int, days: int = 30, rates: Rates | None = None
) -> TestOffice:
    """The office a week after the last of `days` from the first of November on: all of them count by then."""
    office = with_desks(read_profile(profile_path(profile)), desks)
    # The first is a Sunday.
    clock = SimulatedClock(dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    install(url, office, "Administrator", clock)
    with closing(open_services(url, indonesian_holidays, clock)) as services:
        for ahead in range(days):
            day = NOVEMBER + dt.timedelta(days=ahead)
            hours = opening(office, day, indonesian_holidays(2026))
            if hours is not None:
                clock.advance(hours[0] - BEFORE)
                guests = draw(office, visitors, ahead, rates or Rates(), *hours)
                live_through(services, guests, clock, ahead, hours, lambda gone: None)
    after = TestClock(dt.datetime.combine(NOVEMBER + dt.timedelta(days=days + 7), dt.time(3), dt.UTC))
    services = open_services(url, indonesian_holidays, after)
    return TestOffice(url, after, services, services.accounts.officers()[0], "")


def main() -> int:
    from pst_kiosk.domain.period import as_typed
    from tests.support.surveys import plain_index

    folder, visitors = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 40
    for profile in OFFICES:
        office = play_month(profile, f"sqlite:///{folder / profile}.db", visitors, 4)
        report = office.services.satisfaction.report(office.administrator.id, as_typed("2026-11"))
        office.services.close()
        for figure in (report.office, *report.services):
            plain = plain_index(office, "2026-11", None if figure is report.office else figure.key)
            told = figure.index is not None
            exact = figure.index.exact if figure.index is not None else None
            assert not told or exact == plain, (profile, figure.key)
            told_as = "kept back" if figure.kept_back else "–"
            value = figure.index.value if figure.index is not None else told_as
            print(f"{profile:22}{figure.key:16}{figure.respondents:5} of {figure.served:5}  {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
