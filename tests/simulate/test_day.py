"""A simulated day: the same for the same seed, the same visits for other desks, everybody accounted for."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from pst_kiosk.domain.calendar import opening
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.setup import shipped
from pst_kiosk.simulate.guests import Rates
from pst_kiosk.simulate.options import USUAL_DAY, Options
from pst_kiosk.simulate.run import Simulated, play
from tests.simulate.days import MANY, QUIET, VISITORS, day, first_lines, nobody
from tests.support.postgres import Server

CLOSING = {"finished", "no_show", "cancelled"}


@pytest.mark.parametrize("profile", shipped())
def test_every_office_ends_its_day_with_every_ticket_closed(profile: str) -> None:
    played = day(profile)
    assert played.summary["visits"] == VISITORS
    last = {line["ticket"]: line["event"] for line in played.log if line["event"] != "completed"}
    assert {event for ticket, event in last.items() if ticket} <= CLOSING
    desks = Counter(line["event"] for line in played.log if line["event"].startswith("desk_"))
    assert desks["desk_opened"] == desks["desk_closed"] >= len(played.office.desks)
    assert [line["seq"] for line in played.log] == sorted({line["seq"] for line in played.log})
    moments = [line["at"] for line in played.log]
    assert moments == sorted(moments)


@pytest.mark.parametrize("profile", shipped())
def test_nobody_is_called_before_the_opening_and_desks_are_ready_by_then(profile: str) -> None:
    played = day(profile)
    period = opening(played.office, USUAL_DAY, ())
    assert period is not None
    opens, closes = period
    at: dict[str, list[dt.datetime]] = {}
    for line in played.log:
        at.setdefault(line["event"], []).append(dt.datetime.fromisoformat(line["at"]))
    assert min(at["serving"]) > opens
    assert max(at["desk_closed"]) > closes
    first = at["desk_opened"][: len(played.office.desks)]
    assert all(dt.timedelta(minutes=2) < opens - moment < dt.timedelta(minutes=9) for moment in first)


@pytest.mark.parametrize("profile", shipped())
def test_another_number_of_desks_serves_the_same_visits(profile: str) -> None:
    visits = first_lines(day(profile, desks=1).log)
    assert visits == first_lines(day(profile, desks=2).log)
    assert len(visits) == VISITORS


def test_more_desks_keep_more_promises() -> None:
    def kept(played: Simulated) -> int:
        return sum(rule["kept"] for queue in played.summary["queues"] for rule in queue["rules"])

    few, many = (day("provinsi-bengkulu", desks, visitors=40, rates=QUIET) for desks in (1, 4))
    assert kept(few) < kept(many)


def test_another_seed_brings_another_day() -> None:
    assert day("kota-blitar", seed=1).log != day("kota-blitar", seed=2).log


def test_everything_that_can_happen_to_a_visitor_happens() -> None:
    seen = {line["event"] for line in day("kota-kupang", visitors=40).log}
    assert seen >= {"guest_book", "joined", "called", "recalled", "serving", "finished", "completed"}
    assert seen >= {"held", "resumed", "no_show", "returned", "transferred", "desk_opened", "desk_closed"}


def test_the_log_holds_the_contracts_keys_and_nothing_personal() -> None:
    log = day("kota-kupang").log
    written = json.dumps(log)
    assert "@example.org" not in written
    assert "Wijaya" not in written
    always = {
        *("seq", "at", "office", "service_day", "visit", "ticket", "number", "service", "step", "event"),
        *("desk", "officer"),
    }
    more = {"joined": {"priority", "appointment_at"}, "desk_opened": {"queues"}, "undone": {"undoes"}}
    for line in log:
        assert set(line) == always | more.get(line["event"], set())
        assert line["at"].endswith("+00:00")
    assert {line["office"] for line in log} == {"5371"}
    assert {line["service_day"] for line in log} == {"2026-11-18"}


def test_an_office_without_numbers_serves_without_calling() -> None:
    log = day("kota-blitar").log
    assert {line["number"] for line in log if line["ticket"]} == {None}
    assert not {"called", "recalled", "no_show"} & {line["event"] for line in log}
    assert [line for line in log if line["event"] == "serving"]


def test_guest_books_records_ratings_and_surveys_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "day.db"
    rates = Rates(rated=1, surveyed=1)
    play(Options("provinsi-bengkulu", 16, 2, 7, rates=rates, database=f"sqlite:///{file}"), nobody)
    with sqlite3.connect(file) as raw:

        def count(what: str) -> int:
            found: int = raw.execute(f"SELECT count(*) FROM {what}").fetchone()[0]
            return found

        done = count("ticket WHERE status = 'done'")
        assert count("visitor") == 16
        assert count("service_record") == done > 8
        # A recommendation goes on after the visit; its survey comes with its own end.
        asked = count("ticket WHERE status = 'done' AND service <> 'rekomendasi'")
        assert count("rating WHERE score IS NOT NULL") == asked < done
        assert count("survey_answer") == 9 * asked
        assert count("visit WHERE ended_at IS NULL") == 0
        commands, moments = raw.execute(
            "SELECT count(DISTINCT command_id), count(DISTINCT at) FROM ticket_event"
        ).fetchone()
        assert commands == moments > 16 * 4
    raw.close()


def test_a_server_writes_the_same_log_as_a_file(postgres_server: Server) -> None:
    url = postgres_server.url(postgres_server.database())
    options = Options("kota-kupang", VISITORS, 2, 7, rates=MANY, database=url)
    served = play(options, nobody)
    assert served.log == day("kota-kupang").log
    assert served.summary == day("kota-kupang").summary


def test_a_database_in_use_is_left_alone(tmp_path: Path) -> None:
    options = Options("kota-blitar", 2, 1, 1, database=f"sqlite:///{tmp_path / 'day.db'}")
    play(options, nobody)
    with pytest.raises(EnvironmentFault, match="office exists"):
        play(options, nobody)
