"""A simulated day's event file, judged by the slow replay as a stranger to the database would judge it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pst_kiosk.domain.calendar import opening
from pst_kiosk.domain.history import Happening
from pst_kiosk.domain.ticket import Event
from pst_kiosk.services.setup import shipped
from pst_kiosk.simulate.options import USUAL_DAY
from tests.domain.replay import Replay
from tests.simulate.days import day


def happening(line: dict[str, Any]) -> Happening:
    """An event line read back. Commands of a simulated day never share a moment, so the moment tells them."""
    return Happening(
        seq=line["seq"],
        at=dt.datetime.fromisoformat(line["at"]),
        event=Event(line["event"]),
        command=line["at"],
        visit=line["visit"],
        ticket=line["ticket"],
        queue=(line["service"], line["step"]) if line["service"] and line["step"] else None,
        desk=line["desk"],
        queues=tuple((service, step) for service, step in line.get("queues", ())),
        priority=line.get("priority", False),
    )


@pytest.mark.parametrize("profile", shipped())
@pytest.mark.parametrize("desks", [1, 2])
def test_the_summary_says_what_the_replay_of_the_event_file_says(profile: str, desks: int) -> None:
    office, summary, lines = day(profile, desks)
    period = opening(office, USUAL_DAY, ())
    log = [happening(line) for line in lines]
    judged = Replay(office, period and period[0], log, log[-1].at).promises()
    counted = {
        (queue["service"], queue["step"], rule["rule"]): (rule["promises"], rule["kept"])
        for queue in summary["queues"]
        for rule in queue["rules"]
    }
    expected: dict[tuple[str, str, str], tuple[int, int]] = {}
    broken = []
    for promise in judged:
        key = (*promise.queue, promise.rule.value)
        promises, kept = expected.get(key, (0, 0))
        counts, keeps = promise.outcome != "void", promise.outcome == "kept"
        expected[key] = (promises + counts, kept + keeps)
        if promise.outcome == "broken":
            served = promise.served_at and promise.served_at.isoformat()
            broken.append((promise.ticket, key, promise.deadline.isoformat(), served, promise.cause))
    assert counted == expected
    told = [
        (b["ticket"], (b["service"], b["step"], b["rule"]), b["deadline"], b["served_at"], b["cause"])
        for b in summary["breaches"]
    ]
    assert sorted(told, key=str) == sorted(broken, key=str)
