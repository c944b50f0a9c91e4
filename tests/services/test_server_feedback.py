"""What tablet and kiosk can do with ratings on a real server, and what whoever stole their address cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass

import psycopg
import pytest

from pst_kiosk.db import feedback
from pst_kiosk.db.rights import functions_of
from pst_kiosk.domain.survey import Element
from pst_kiosk.services import setup
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.server import Prepared, prepare
from tests.support.office import GUEST, command
from tests.support.postgres import Server


@dataclass
class Lan:
    ready: Prepared
    stations: dict[str, Services]
    session: str

    def served(self) -> tuple[str, str]:
        """The ticket and code of a visitor whose service has ended."""
        counter = self.stations["counter"]
        ticket = self.stations["kiosk"].reception.take_number(command(), "konsultasi", "id", GUEST)
        counter.calling.call_next(command(), self.session)
        counter.calling.arrived(command(), self.session)
        counter.calling.finish(command(), self.session)
        return ticket.id, ticket.code

    def as_owner(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        return self._run(self.ready.owner, statement, *values)

    def stolen(self, kind: str, statement: str, *values: object) -> list[tuple[object, ...]]:
        """What whoever has a station's address can run."""
        return self._run(self.ready.stations[kind], statement, *values)

    def _run(self, url: str, statement: str, *values: object) -> list[tuple[object, ...]]:
        with psycopg.connect(url) as connection:
            cursor = connection.execute(statement, values)  # type: ignore[arg-type]
            return cursor.fetchall() if cursor.description else []


@pytest.fixture(scope="module")
def lan(postgres_server: Server) -> Iterator[Lan]:
    ready = prepare(postgres_server.url("postgres"), "feedback")
    setup.install(ready.owner, setup.read_profile(setup.profile_path("provinsi-bengkulu")), "Administrator")
    with ExitStack() as stack:
        stations = {
            kind: stack.enter_context(closing(open_services(url, lambda year: {})))
            for kind, url in ready.stations.items()
        }
        session, counter = command(), stations["counter"]
        counter.calling.open_desk(session, counter.accounts.officers()[0].id, "meja-1")
        yield Lan(ready, stations, session)


@pytest.mark.parametrize("kind", ["kiosk", "rating"])
def test_tablet_and_kiosk_find_rate_change_and_answer_with_their_own_rights(lan: Lan, kind: str) -> None:
    ticket, code = lan.served()
    asked = lan.stations[kind].feedback
    assert asked.find(code).ticket_id == ticket
    asked.rate(command(), ticket, 2, station=kind)
    asked.rate(command(), ticket, 4, "Ramah")
    asked.answer_survey(ticket, {Element.TIME: 3})
    asked.answer_survey(ticket, {Element.TIME: 4})
    of_ticket = lan.as_owner("SELECT score, comment, station FROM rating WHERE ticket_id = %s", ticket)
    assert of_ticket == [(4, "Ramah", kind)]
    answers = lan.as_owner("SELECT element, score FROM survey_answer WHERE ticket_id = %s", ticket)
    assert answers == [("waktu", 4)]


def test_no_station_is_told_a_score_and_no_officer_can_give_one() -> None:
    for kind in ("kiosk", "rating"):
        told = {column.key for function in feedback.BY_A_VISITOR for column in function._columns}
        assert set(feedback.BY_A_VISITOR) <= set(functions_of(kind))
        assert not {"score", "comment", "element"} & told
    assert not set(feedback.BY_A_VISITOR) & {*functions_of("counter"), *functions_of("display")}


@pytest.mark.parametrize(
    ("score", "comment"), [(9, None), (0, None), (4, "x" * 100_000)], ids=["too high", "too low", "too long"]
)
def test_a_stolen_address_stores_nothing_that_does_not_fit(lan: Lan, score: int, comment: str | None) -> None:
    ticket, _ = lan.served()
    office = lan.stations["rating"].office.code
    lan.stolen(
        "rating",
        "SELECT station.store_rating(%s::uuid, %s::smallint, %s::text, 'x', now(), %s, %s::uuid)",
        command(), score, comment, office, ticket,
    )  # fmt: skip
    assert lan.as_owner("SELECT FROM rating WHERE ticket_id = %s", ticket) == []


def test_a_stolen_address_changes_nothing_of_yesterday_and_rates_nobody_who_waits(lan: Lan) -> None:
    ticket, _ = lan.served()
    asked, office = lan.stations["rating"].feedback, lan.stations["rating"].office.code
    asked.rate(command(), ticket, 4)
    asked.answer_survey(ticket, {Element.TIME: 4})
    for table, column in (("rating", "rated_at"), ("survey_answer", "answered_at")):
        of_yesterday = f"UPDATE {table} SET {column} = {column} - interval '25 hours' WHERE ticket_id = %s"
        lan.as_owner(of_yesterday, ticket)
    lan.stolen(
        "rating",
        "SELECT station.change_rating(%s::uuid, %s, %s::uuid, now(), 1::smallint, NULL, NULL,"
        " now() - interval '1 day')",
        command(), office, ticket,
    )  # fmt: skip
    with pytest.raises(psycopg.errors.UniqueViolation):
        lan.stolen(
            "rating",
            "SELECT station.store_answer(%s, %s::uuid, 'waktu', now() - interval '1 day', 1::int2, now())",
            office, ticket,
        )  # fmt: skip
    assert lan.as_owner("SELECT score FROM rating WHERE ticket_id = %s", ticket) == [(4,)]
    assert lan.as_owner("SELECT score FROM survey_answer WHERE ticket_id = %s", ticket) == [(4,)]
    waiting = lan.stations["kiosk"].reception.take_number(command(), "konsultasi", "id", GUEST)
    lan.stolen(
        "kiosk",
        "SELECT station.store_rating(%s::uuid, 1::smallint, NULL, 'x', now(), %s, %s::uuid)",
        command(), office, waiting.id,
    )  # fmt: skip
    assert lan.as_owner("SELECT FROM rating WHERE ticket_id = %s", waiting.id) == []
