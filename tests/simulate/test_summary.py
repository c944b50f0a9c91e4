"""The summary against a plain calculation from the event lines."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from pst_kiosk.domain import procedure
from pst_kiosk.domain.forecast import Estimate
from pst_kiosk.services.setup import profile_path, read_profile, shipped
from pst_kiosk.simulate.options import USUAL_DAY
from pst_kiosk.simulate.summary import summary
from tests.simulate.days import day


def waits_of(log: list[dict[str, Any]], service: str, step: str) -> tuple[int, list[float]]:
    """How many stays a queue had, and the seconds from joining to service of those that were served."""
    joined: dict[str, str] = {}
    stays, waits = 0, []
    for line in log:
        if line["event"] == "joined":
            joined.pop(line["ticket"], None)
            if (line["service"], line["step"]) == (service, step):
                stays += 1
                joined[line["ticket"]] = line["at"]
        elif line["event"] == "serving" and line["ticket"] in joined:
            began = dt.datetime.fromisoformat(joined.pop(line["ticket"]))
            waits.append((dt.datetime.fromisoformat(line["at"]) - began).total_seconds())
    return stays, sorted(waits)


def at_share(values: list[float], share: float) -> float:
    """Between the two nearest values, in proportion."""
    place = share * (len(values) - 1)
    low = values[int(place)]
    return low + (place - int(place)) * (values[min(int(place) + 1, len(values) - 1)] - low)


@pytest.mark.parametrize("profile", shipped())
def test_stays_and_waits_are_those_of_the_log(profile: str) -> None:
    played = day(profile)
    told = [(queue["service"], queue["step"]) for queue in played.summary["queues"]]
    assert told == list(procedure.queues(played.office))
    for queue in played.summary["queues"]:
        stays, waits = waits_of(played.log, queue["service"], queue["step"])
        assert queue["visitors"] == stays
        if waits:
            assert queue["wait_median_s"] == pytest.approx(at_share(waits, 0.5), abs=0.001)
            assert queue["wait_p90_s"] == pytest.approx(at_share(waits, 0.9), abs=0.001)
        else:
            assert (queue["wait_median_s"], queue["wait_p90_s"]) == (None, None)


def test_the_summary_has_the_contracts_keys() -> None:
    told = day("kota-kupang", desks=1).summary
    assert list(told) == ["office", "service_day", "visits", "forecast_error_s", "queues", "breaches"]
    for queue in told["queues"]:
        assert list(queue) == ["service", "step", "visitors", "wait_median_s", "wait_p90_s", "rules"]
        assert all(list(rule) == ["rule", "promises", "kept"] for rule in queue["rules"])
    assert told["breaches"]
    keys = ["ticket", "number", "service", "step", "rule", "started_at", "deadline", "served_at", "cause"]
    assert all(list(breach) == keys for breach in told["breaches"])


def test_a_queue_names_its_rules_even_where_nobody_came() -> None:
    (joined,) = [line for line in day("kota-kupang").log if line["event"] == "joined"][:1]
    office = read_profile(profile_path("kota-kupang"))
    told = summary(office, USUAL_DAY, [joined], (), {})
    rules = {(q["service"], q["step"]): [rule["rule"] for rule in q["rules"]] for q in told["queues"]}
    assert rules["perpustakaan", "perpustakaan"] == ["after_guest_book"]
    assert rules["konsultasi", "konsultasi"] == ["after_previous"]
    assert rules["rekomendasi", "permintaan"] == []
    assert told["forecast_error_s"] is None


def test_the_forecast_is_measured_from_the_middle_of_what_was_shown() -> None:
    def line(ticket: str, event: str, second: int) -> dict[str, Any]:
        at = dt.datetime(2026, 11, 18, 2, tzinfo=dt.UTC) + dt.timedelta(seconds=second)
        queue = {"service": "konsultasi", "step": "konsultasi", "number": None, "visit": ticket}
        return {"ticket": ticket, "event": event, "at": at.isoformat(), **queue}

    office = read_profile(profile_path("kota-blitar"))
    log = [
        line("at once", "joined", 0),
        line("at once", "serving", 30),
        line("later", "joined", 60),
        line("later", "serving", 660),
        line("never", "joined", 700),
        line("never", "cancelled", 800),
    ]
    told = {"at once": None, "later": Estimate(5, 10), "never": Estimate(0, 5)}
    # 30 s instead of none, 600 s instead of 450 s; who was never served had no wait to compare.
    assert summary(office, USUAL_DAY, log, (), told)["forecast_error_s"] == (30 + 150) / 2
