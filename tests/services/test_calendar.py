"""The calendar as the services keep it: holidays are learnt once, and the day never runs backwards."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from pst_kiosk.clocks import indonesian_holidays
from pst_kiosk.services.opening import open_services
from tests.support.office import MORNING, OfficeTemplates, TestOffice, command


def learnt_when_opened(url: str, at: dt.datetime) -> list[int]:
    asked: list[int] = []

    def holidays(year: int) -> dict[dt.date, str]:
        asked.append(year)
        return {dt.date(year, 8, 17): "Hari Kemerdekaan"}

    open_services(url, holidays, lambda: at).close()
    return sorted(asked)


def test_a_year_is_learnt_once_and_always_with_the_next(kupang: TestOffice) -> None:
    assert learnt_when_opened(kupang.url, MORNING) == [2026, 2027]
    assert learnt_when_opened(kupang.url, MORNING) == []
    assert learnt_when_opened(kupang.url, MORNING + dt.timedelta(days=60)) == [2028]


def test_the_new_year_comes_at_the_offices_midnight(kupang: TestOffice) -> None:
    assert learnt_when_opened(kupang.url, MORNING) == [2026, 2027]
    new_year = dt.datetime(2026, 12, 31, 16, 0, tzinfo=dt.UTC)
    assert learnt_when_opened(kupang.url, new_year - dt.timedelta(seconds=1)) == []
    assert learnt_when_opened(kupang.url, new_year) == [2028]


def test_national_holidays_and_cuti_bersama_are_known_by_their_indonesian_names() -> None:
    days = indonesian_holidays(2026)
    assert days[dt.date(2026, 8, 17)] == "Hari Kemerdekaan Republik Indonesia"
    assert days[dt.date(2026, 12, 24)] == "Cuti Bersama Hari Raya Natal"


def test_the_office_stays_closed_on_a_learnt_holiday(
    office_templates: OfficeTemplates, tmp_path: Path
) -> None:
    office = office_templates.make("kota-kupang", tmp_path)
    services = open_services(office.url, lambda year: {dt.date(year, 11, 18): "Libur"}, office.clock)
    try:
        state = services.welcome().open
        assert not state.is_open
        assert state.until == dt.datetime(2026, 11, 19, 8, tzinfo=services.office.tz)
    finally:
        services.close()
        office.services.close()


def test_a_clock_that_jumps_back_over_midnight_keeps_day_and_order(kupang: TestOffice) -> None:
    kupang.clock.now = dt.datetime(2026, 11, 17, 16, 30, tzinfo=dt.UTC)  # half past midnight in Kupang
    first = kupang.services.reception.take_number(command(), "konsultasi", "id")
    kupang.clock.forward(hours=-1)
    second = kupang.services.reception.take_number(command(), "konsultasi", "id")

    assert (first.number, second.number) == ("K-001", "K-002")
    assert second.issued_at >= first.issued_at
    assert kupang.services.welcome().at >= first.issued_at
    lines = kupang.rows("SELECT service_day, at FROM ticket_event ORDER BY seq")
    assert {str(day) for day, _ in lines} == {"2026-11-18"}
    assert [at for _, at in lines] == sorted(at for _, at in lines)
