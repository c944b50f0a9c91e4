"""Looking back, correcting and changing desks with the rights of a counter on a real server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from pst_kiosk.domain.roles import Role
from pst_kiosk.services import setup
from pst_kiosk.services.corrections import Change, Subject
from pst_kiosk.services.matters import Trace, TraceKind
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.search import Wanted
from pst_kiosk.services.server import Prepared, prepare
from tests.support.office import GUEST, command
from tests.support.postgres import Server


@pytest.fixture(scope="module")
def prepared(postgres_server: Server) -> Prepared:
    """A server of an office where the guest book is signed at the kiosk."""
    ready = prepare(postgres_server.url("postgres"), "oversight")
    setup.install(ready.owner, setup.read_profile(setup.profile_path("provinsi-bengkulu")), "Administrator")
    return ready


@pytest.fixture
def counter(prepared: Prepared) -> Iterator[Services]:
    with closing(open_services(prepared.stations["counter"], lambda year: {})) as services:
        yield services


@pytest.fixture
def kiosk(prepared: Prepared) -> Iterator[Services]:
    with closing(open_services(prepared.stations["kiosk"], lambda year: {})) as services:
        yield services


def test_who_signs_at_a_kiosk_is_found_corrected_and_erased_at_a_counter(
    counter: Services, kiosk: Services
) -> None:
    kiosk.reception.take_number(command(), "konsultasi", "id", GUEST | {"institution": "unib"})
    officer = counter.accounts.officers()[0].id
    (found,) = counter.search.find(officer, Wanted(words="rahma unib")).visits
    story = counter.search.open(officer, found.id)
    assert story.visitor_id is not None
    change = Change(Subject.VISITOR, story.visitor_id, "name", "Siti Rahma", "Siti Aminah")
    counter.corrections.correct(command(), officer, found.id, [change], "salah nama")
    counter.institutions.approve(command(), officer, "Universitas Bengkulu", spellings=["unib"])
    (again,) = counter.search.find(officer, Wanted(words="aminah universitas")).visits
    assert again.name == "Siti Aminah"
    assert counter.today.view(officer).visits == 1
    assert counter.personal_data.erase(officer, Trace(TraceKind.VISIT, found.id)).visits == 1
    assert counter.search.again(officer, found.id).guest_book["name"] == ""


def test_a_counter_brings_officers_and_desks(counter: Services) -> None:
    administrator, rina = counter.accounts.officers()[0].id, command()
    counter.accounts.add(administrator, rina, "Rina Sabuna", Role.RECEPTIONIST)
    counter.staff.set_role(administrator, rina, Role.TREASURER)
    counter.staff.deactivate(administrator, rina)
    counter.staff.reactivate(administrator, rina)
    desks = [desk.model_copy(update={"services": ()}) for desk in reversed(counter.office.desks)]
    newest = counter.profiles.versions()[0].number
    assert (
        counter.profiles.change_desks(administrator, newest, desks, counter.profiles.earliest()) == newest + 1
    )


def test_nothing_of_the_past_is_changed_without_a_trace(prepared: Prepared, kiosk: Services) -> None:
    kiosk.reception.take_number(command(), "konsultasi", "id", GUEST)
    with psycopg.connect(prepared.owner) as owner:
        names = owner.execute("SELECT id, name FROM visitor ORDER BY id").fetchall()
    for statement in (
        "UPDATE visitor SET name = 'x'",
        "UPDATE correction SET reason = 'x'",
        "DELETE FROM correction",
        "DELETE FROM audit_log",
        "UPDATE office_profile SET version = 99",
        "DELETE FROM office_profile",
    ):
        with pytest.raises(InsufficientPrivilege), psycopg.connect(prepared.stations["counter"]) as stolen:
            stolen.execute(statement)
    with psycopg.connect(prepared.stations["counter"]) as stolen:
        for identity, _ in names:
            stolen.execute("SELECT station.erase_visitor(%s)", [identity])
            stolen.execute(
                "SELECT station.correct_visitor(null, null, null, null, null, null, 'x', null, null, %s, %s)",
                [identity, command()],
            )
    with psycopg.connect(prepared.owner) as owner:
        assert owner.execute("SELECT id, name FROM visitor ORDER BY id").fetchall() == names


@pytest.mark.parametrize("kind", ["kiosk", "display", "rating"])
def test_no_other_station_searches(prepared: Prepared, kind: str) -> None:
    for table in ("visit_word", "correction", "audit_log"):
        with pytest.raises(InsufficientPrivilege), psycopg.connect(prepared.stations[kind]) as stolen:
            stolen.execute(f"SELECT * FROM {table}")
