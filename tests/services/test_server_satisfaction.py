"""What a counter learns of ratings with its own rights on a real server: figures of groups, nothing else."""

from __future__ import annotations

import datetime as dt
from contextlib import closing

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from pst_kiosk.db.satisfaction import AT_THE_COUNTER
from pst_kiosk.domain import period
from pst_kiosk.domain.survey import Element
from pst_kiosk.services import setup
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.server import prepare
from tests.support.office import TestClock, TestOffice
from tests.support.postgres import Server
from tests.support.surveys import Rated, store

ANSWERS = dict.fromkeys(Element, 3)


def test_a_counter_reads_figures_and_neither_answers_nor_their_sums(postgres_server: Server) -> None:
    ready = prepare(postgres_server.url("postgres"), "satisfaction")
    profile = setup.profile_path("provinsi-bengkulu")
    setup.install(ready.owner, setup.read_profile(profile), "Administrator")
    now = dt.datetime.now(dt.UTC)
    this_month, before = period.month(now.date()), now - dt.timedelta(days=40)
    with closing(open_services(ready.owner, lambda year: {})) as owner:
        head = owner.accounts.officers()[0]
        office = TestOffice(ready.owner, TestClock(now), owner, head, "")
        store(office, *(Rated("konsultasi", ANSWERS, 3, "Baik", at=before) for _ in range(8)))
        store(office, *(Rated("penjualan", ANSWERS, 3, at=before) for _ in range(2)))
        store(office, *(Rated("konsultasi", ANSWERS, 3, at=now) for _ in range(6)))
        today = owner.satisfaction.report_of_today_too(this_month)
        assert today.office.respondents >= 6
    with closing(
        open_services(ready.stations["counter"], lambda year: {}, lambda: now + dt.timedelta(days=9))
    ) as counter:
        found = counter.satisfaction.report(head.id, period.month(before.date()))
        assert (found.office.respondents, len(found.comments)) == (10, 8)
        # One of the two services is too small, so neither is told.
        assert [each.kept_back for each in found.services if each.respondents] == [True, True]
        assert counter.satisfaction.report(head.id, this_month).faces.rated == 0, "its clock is not heard"
        counter.satisfaction.note_export(head.id, this_month)
    for kind in ("counter", "kiosk", "rating", "display"):
        for table in ("rating", "survey_answer", "survey_tally", "rating_tally"):
            with pytest.raises(InsufficientPrivilege):
                tried(ready.stations[kind], f"SELECT * FROM {table}")
    for kind in ("kiosk", "rating", "display"):
        with pytest.raises(InsufficientPrivilege):
            tried(
                ready.stations[kind],
                "SELECT * FROM station.satisfaction_of_office('1700', now()::date, now()::date, now())",
            )


def test_no_function_of_a_counter_tells_a_ticket_or_a_moment() -> None:
    told = "".join(
        function.function().split("RETURNS TABLE")[1].split("LANGUAGE")[0] for function in AT_THE_COUNTER
    )
    assert "timestamp" not in told.lower()
    assert "uuid" not in told.lower()


def tried(url: str, statement: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement)
