"""Who may do what about complaints on a real server: a screen stores one and follows it by its code alone."""

from __future__ import annotations

import json
from contextlib import closing

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege

from pst_kiosk.domain.complaints import Channel, Event, Kind, Status
from pst_kiosk.services import evidence_files, setup
from pst_kiosk.services.opening import open_services
from pst_kiosk.services.server import Prepared, prepare
from tests.support.office import command
from tests.support.postgres import Server


@pytest.fixture(scope="module")
def ready(postgres_server: Server) -> Prepared:
    made = prepare(postgres_server.url("postgres"), "complaints")
    profile = setup.profile_path("kota-semarang")
    setup.install(made.owner, setup.read_profile(profile), "Administrator")
    return made


def test_every_screen_does_its_part_with_its_own_rights(ready: Prepared) -> None:
    codes = {}
    for kind, channel in (("kiosk", Channel.KIOSK), ("rating", Channel.TABLET)):
        with closing(open_services(ready.stations[kind], lambda year: {})) as screen:
            receipt = screen.complaints.submit(command(), Kind.COMPLAINT, channel, "Lama", "0812")
            codes[receipt.number] = receipt.code
            assert screen.complaints.status_by_code(receipt.code).status is Status.RECEIVED
    assert len(codes) == 2
    with closing(open_services(ready.stations["counter"], lambda year: {})) as counter:
        officer, complaints = counter.accounts.officers()[0].id, counter.complaints
        complaints.submit(command(), Kind.INPUT, Channel.EMAIL, "Baik", officer_id=officer)
        for unread, _, _ in complaints.unread():
            file = evidence_files.checked("a.pdf", b"%PDF-1.4")
            complaints.move(command(), unread, officer, Event.TAKEN)
            kept = complaints.add_evidence(command(), unread, officer, file).files[0]
            assert complaints.open_evidence(kept.id, officer) == file


@pytest.mark.parametrize("kind", ["kiosk", "rating", "display"])
def test_no_screen_reads_or_changes_complaints(ready: Prepared, kind: str) -> None:
    for table in ("complaint", "complaint_event", "complaint_evidence", "compensation"):
        for statement in (f"SELECT * FROM {table}", f"DELETE FROM {table}"):
            with pytest.raises(InsufficientPrivilege):
                tried(ready.stations[kind], statement)


@pytest.mark.parametrize(
    "forged",
    [
        {"status": "closed"},
        {"channel": "ombudsman"},
        {"answer": "Ditolak"},
        {"ended_at": "2026-11-18T00:00:00Z"},
    ],
)
def test_a_screen_says_nothing_about_what_the_office_did(ready: Prepared, forged: dict[str, str]) -> None:
    row = {
        "id": command(),
        "office_code": "3374",
        "number": "9999/PGD/3374/2026",
        "code": "ABCDEFGHJK",
        "command_id": command(),
        "kind": "complaint",
        "channel": "tablet",
        "text": "x",
        "status": "received",
        "answer": "",
        "received_at": "2026-11-18T00:00:00Z",
        "revision": 1,
    } | forged
    with pytest.raises(InsufficientPrivilege):
        tried(
            ready.stations["rating"], "SELECT station.store_complaint(%s)", json.dumps({"complaint": [row]})
        )


def test_no_counter_rewrites_a_complaint_s_history(ready: Prepared) -> None:
    for statement in (
        "UPDATE complaint_event SET note = 'x'",
        "DELETE FROM complaint_event",
        "DELETE FROM complaint",
        "DELETE FROM complaint_evidence",
    ):
        with pytest.raises(InsufficientPrivilege):
            tried(ready.stations["counter"], statement)


def tried(url: str, statement: str, *values: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement, values)
