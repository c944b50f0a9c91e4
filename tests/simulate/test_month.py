"""Days after days in one database: what visitors answered adds up to the index, in all five offices."""

from __future__ import annotations

from pathlib import Path

import pytest

from pst_kiosk.domain.period import as_typed
from pst_kiosk.simulate.guests import Rates
from tests.support.simulated_month import OFFICES, play_month
from tests.support.surveys import plain_index

EVERYBODY_ANSWERS = Rates(priority=0, no_show=0, hold=0, transfer=0, rated=1, surveyed=1)


@pytest.mark.parametrize("profile", OFFICES)
def test_the_index_of_the_days_is_that_of_a_plain_recomputation(profile: str, tmp_path: Path) -> None:
    # The first of November is a Sunday.
    office = play_month(profile, f"sqlite:///{tmp_path / 'days.db'}", 6, 3, days=3, rates=EVERYBODY_ANSWERS)
    report = office.services.satisfaction.report(office.administrator.id, as_typed("2026-11"))
    assert (
        report.office.respondents == office.rows("SELECT count(DISTINCT ticket_id) FROM survey_answer")[0][0]
    )
    assert report.office.respondents >= 8
    assert report.office.index is not None
    assert report.office.index.exact == plain_index(office, "2026-11")
    for figure in report.services:
        if figure.index is not None:
            assert figure.index.exact == plain_index(office, "2026-11", figure.key)
    assert report.faces.rated == report.asked == report.office.respondents
    office.services.close()
