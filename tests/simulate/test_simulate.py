"""A simulated day: the same for the same seed, the same visitors for other desks, everybody accounted for."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from pst_kiosk.cli import main
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.setup import shipped
from pst_kiosk.simulate.guests import Rates
from pst_kiosk.simulate.options import Options
from pst_kiosk.simulate.run import play

MANY = Rates(priority=0.3, no_show=0.2, hold=0.25, transfer=0.2)
VISITORS = 16
CLOSING = {"finished", "no_show", "cancelled"}


def nobody(_: int) -> None:
    """Nobody watches the progress."""


def day(
    profile: str, desks: int = 2, seed: int = 7, **more: Any
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    options = {"visitors": VISITORS, "rates": MANY} | more
    played = play(Options(profile=profile, desks=desks, seed=seed, **options), nobody)
    return played.summary, played.log


@pytest.mark.parametrize("profile", shipped())
def test_every_office_ends_its_day_with_every_ticket_closed(profile: str) -> None:
    summary, log = day(profile)
    assert summary["visits"] == VISITORS
    last: dict[str, str] = {}
    for line in log:
        if line["ticket"] and line["event"] != "completed":
            last[line["ticket"]] = line["event"]
    assert set(last.values()) <= CLOSING
    opened = [line["desk"] for line in log if line["event"] == "desk_opened"]
    assert sorted(opened) == sorted(line["desk"] for line in log if line["event"] == "desk_closed")
    assert [line["seq"] for line in log] == sorted(line["seq"] for line in log)
    moments = [line["at"] for line in log]
    assert moments == sorted(moments)


def test_the_same_seed_writes_the_same_log_to_the_byte(tmp_path: Path) -> None:
    files = [tmp_path / "one.jsonl", tmp_path / "two.jsonl"]
    for file in files:
        arguments = ["simulate", "--office", "kota-kupang", "--visitors", "15", "--desks", "2", "--seed", "4"]
        assert main([*arguments, "--events", str(file), "--json"]) == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    assert len(files[0].read_bytes()) > 10_000


def test_another_number_of_desks_serves_the_same_visitors() -> None:
    def arrivals(desks: int) -> list[tuple[str, str]]:
        _, log = day("provinsi-bengkulu", desks, rates=Rates(hold=0, transfer=0, no_show=0))
        first: dict[str, tuple[str, str]] = {}
        for line in log:
            if line["event"] == "joined":
                # To the millisecond: commands that would share a moment give way by a microsecond.
                first.setdefault(line["visit"], (line["at"][:23], line["service"]))
        return sorted(first.values())

    assert arrivals(1) == arrivals(4)


def test_more_desks_keep_more_promises() -> None:
    def kept(desks: int) -> int:
        summary, _ = day("kota-semarang", desks, visitors=40, rates=Rates())
        return sum(rule["kept"] for queue in summary["queues"] for rule in queue["rules"])

    assert kept(1) < kept(4)


def test_another_seed_brings_another_day() -> None:
    assert day("kota-blitar", seed=1)[1] != day("kota-blitar", seed=2)[1]


def test_the_summary_counts_what_the_log_tells() -> None:
    summary, log = day("kota-kupang")
    for queue in summary["queues"]:
        joined = [
            line
            for line in log
            if line["event"] == "joined"
            and (line["service"], line["step"]) == (queue["service"], queue["step"])
        ]
        assert queue["visitors"] == len(joined)
        for rule in queue["rules"]:
            broken = [
                breach
                for breach in summary["breaches"]
                if (breach["service"], breach["step"], breach["rule"])
                == (queue["service"], queue["step"], rule["rule"])
            ]
            assert rule["promises"] - rule["kept"] == len(broken)
    for breach in summary["breaches"]:
        deadline = dt.datetime.fromisoformat(breach["deadline"])
        assert deadline - dt.datetime.fromisoformat(breach["started_at"]) in {
            dt.timedelta(minutes=5),
            dt.timedelta(minutes=10),
        }
        if breach["served_at"] is not None:
            assert dt.datetime.fromisoformat(breach["served_at"]) > deadline


def test_waits_are_told_from_joining_to_service() -> None:
    summary, log = day("kota-semarang", rates=Rates(hold=0, transfer=0, no_show=0))
    for queue in summary["queues"]:
        joined: dict[str, dt.datetime] = {}
        waits: list[float] = []
        for line in log:
            at = dt.datetime.fromisoformat(line["at"])
            if (line["service"], line["step"]) != (queue["service"], queue["step"]):
                continue
            if line["event"] == "joined":
                joined[line["ticket"]] = at
            elif line["event"] == "serving":
                waits.append((at - joined[line["ticket"]]).total_seconds())
        waits.sort()
        middle = (waits[(len(waits) - 1) // 2] + waits[len(waits) // 2]) / 2
        assert queue["wait_median_s"] == pytest.approx(middle, abs=0.001)
        assert waits[len(waits) * 8 // 10] <= queue["wait_p90_s"] <= waits[-1]


def test_the_log_holds_nothing_personal() -> None:
    _, log = day("kota-kupang")
    written = json.dumps(log)
    assert "@example.org" not in written
    assert "Wijaya" not in written
    assert {key for line in log for key in line} == {
        *("seq", "at", "office", "service_day", "visit", "ticket", "number", "service", "step", "event"),
        *("desk", "officer", "priority", "appointment_at", "queues"),
    }


def test_an_office_without_numbers_serves_without_calling() -> None:
    _, log = day("kota-blitar")
    assert {line["number"] for line in log if line["ticket"]} == {None}
    assert not [line for line in log if line["event"] == "called"]
    assert [line for line in log if line["event"] == "serving"]


def test_guest_books_records_ratings_and_surveys_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "day.db"
    day("provinsi-bengkulu", database=f"sqlite:///{file}", rates=Rates(rated=1, surveyed=1))
    with sqlite3.connect(file) as raw:
        counts = {
            table: raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("visitor", "service_record", "rating", "survey_answer")
        }
    raw.close()
    assert counts["visitor"] == VISITORS
    assert VISITORS / 2 < counts["service_record"] <= VISITORS
    assert counts["rating"] > VISITORS / 2
    assert counts["survey_answer"] == 9 * counts["rating"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--visitors", "0"), "--visitors"),
        (("--desks", "-1"), "--desks"),
        (("--no-show-rate", "1.5"), "--no-show"),
        (("--at", "2026-11-22"), "office closed"),
        (("--office", "kota-lain"), "profile unknown"),
        (("--events", "/no/such/folder/log.jsonl", "--visitors", "1"), "file unavailable"),
    ],
)
def test_what_cannot_be_simulated_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    assert main(["simulate", "--office", "kota-blitar", *arguments]) == 1
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert says in error


def test_a_simulation_can_be_stopped() -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        play(Options("kota-blitar", 3, 1, 1), stop)


def test_a_database_in_use_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'day.db'}"
    day("kota-blitar", visitors=2, database=url)
    with pytest.raises(EnvironmentFault, match="office exists"):
        day("kota-blitar", visitors=2, database=url)


def test_the_summary_reads_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", "--office", "kota-blitar", "--visitors", "10", "--desks", "1"]) == 0
    out = capsys.readouterr().out
    assert "Rabu, 18 November 2026: 10 kunjungan" in out
    assert "10 menit setelah pengunjung sebelumnya selesai: " in out
