"""What visitors tapped, on its way to the database."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pst_kiosk.services.opening import Services
from pst_kiosk.ui import rating_delivery
from pst_kiosk.ui.lanes import Lane
from pst_kiosk.ui.rating_delivery import RatingDelivery
from pst_kiosk.ui.rating_spool import RatingSpool
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import drain, wait_until


@pytest.fixture
def lane(bengkulu: TestOffice, lanes: list[Lane[Any]]) -> Lane[Services]:
    made = Lane(bengkulu.another_station, lambda services: services.close(), name="database")
    lanes.append(made)
    return made


@pytest.fixture
def sending(lane: Lane[Services], monkeypatch: pytest.MonkeyPatch) -> RatingDelivery:
    monkeypatch.setattr(rating_delivery, "RETRY_MS", 20)
    return RatingDelivery(lane, lambda: "tablet-1")


@pytest.fixture
def away(bengkulu: TestOffice) -> Iterator[sqlite3.Connection]:
    """A connection that takes the ratings away and gives them back."""
    raw = sqlite3.connect(bengkulu.services.database.path)
    yield raw
    raw.close()


def finished(office: TestOffice) -> str:
    services = office.services
    session = office.sessions.get("meja-1") or office.open_desk("meja-1")
    ticket = services.reception.take_number(command(), "konsultasi", "id", GUEST)
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    services.calling.finish(command(), session)
    return ticket.id


def stored(office: TestOffice) -> list[tuple[object, ...]]:
    return office.rows("SELECT ticket_id, score, comment, station FROM rating ORDER BY rated_at, ticket_id")


def test_what_was_tapped_while_the_database_was_away_is_stored_once_it_is_back(
    bengkulu: TestOffice, lane: Lane[Services], sending: RatingDelivery, away: sqlite3.Connection
) -> None:
    first, second = finished(bengkulu), finished(bengkulu)
    away.execute("ALTER TABLE rating RENAME TO gone")
    sending.rate(first, 2)
    wait_until(lambda: sending._failing)
    sending.rate(second, None)
    sending.answer(second, {"waktu": 3, "biaya": 4})
    sending.rate(first, 3, "Ramah")
    bengkulu.clock.forward(minutes=30)
    away.execute("ALTER TABLE gone RENAME TO rating")
    wait_until(lambda: len(stored(bengkulu)) == 2)
    wait_until(lambda: sending._sent is None and not sending._unsent)
    drain(lane)
    assert sorted(stored(bengkulu)) == sorted(
        [(first, 3, "Ramah", "tablet-1"), (second, None, None, "tablet-1")]
    ), "the last word of each visitor"
    assert bengkulu.rows("SELECT element, score FROM survey_answer ORDER BY element") == [
        ("biaya", 4),
        ("waktu", 3),
    ]


def test_what_was_not_delivered_outlives_the_program(
    bengkulu: TestOffice,
    lane: Lane[Services],
    sending: RatingDelivery,
    away: sqlite3.Connection,
    lanes: list[Lane[Any]],
    tmp_path: Path,
) -> None:
    spool = Lane(lambda: RatingSpool(tmp_path / "ratings", "tablet-1"), name="ratings")
    lanes.append(spool)
    ticket, other = finished(bengkulu), finished(bengkulu)
    away.execute("ALTER TABLE rating RENAME TO gone")
    before = RatingDelivery(lane, lambda: "tablet-1", spool)
    before.rate(ticket, 2)
    wait_until(lambda: before._keeps)
    before.rate(other, None)
    before.rate(ticket, 4, "Baik")
    before.answer(ticket, {"waktu": 4})
    drain(spool)
    before.deleteLater()
    (file,) = (tmp_path / "ratings").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    bengkulu.clock.forward(minutes=20)
    away.execute("ALTER TABLE gone RENAME TO rating")
    after = RatingDelivery(lane, lambda: "tablet-1", spool)
    after.start()
    wait_until(lambda: len(stored(bengkulu)) == 2)
    wait_until(lambda: not after._keeps)
    drain(spool, lane)
    assert sorted(stored(bengkulu)) == sorted(
        [(ticket, 4, "Baik", "tablet-1"), (other, None, None, "tablet-1")]
    )
    assert bengkulu.rows("SELECT element, score FROM survey_answer") == [("waktu", 4)]
    assert not list((tmp_path / "ratings").iterdir()), "nothing is kept of what is delivered"


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    spool = RatingSpool(tmp_path, "tablet-1")
    spool.keep([{"kind": "_Rating"}])
    (file,) = tmp_path.iterdir()
    file.write_text("{", encoding="utf-8")
    assert spool.load() == []
    assert [each.suffix for each in tmp_path.iterdir()] == [".damaged"]


def test_a_rating_that_is_refused_holds_up_nobody(
    bengkulu: TestOffice, lane: Lane[Services], sending: RatingDelivery
) -> None:
    elsewhere = finished(bengkulu)
    bengkulu.services.feedback.rate(command(), elsewhere, 4)
    bengkulu.clock.forward(minutes=11)
    here = finished(bengkulu)
    sending.rate(elsewhere, 1)
    sending.rate(here, 2)
    drain(lane)
    assert [(ticket, score) for ticket, score, *_ in stored(bengkulu)] == [(elsewhere, 4), (here, 2)]


def test_what_another_version_kept_holds_up_nothing_that_can_be_read(
    bengkulu: TestOffice, lane: Lane[Services], lanes: list[Lane[Any]], tmp_path: Path
) -> None:
    ticket, spool = finished(bengkulu), RatingSpool(tmp_path / "kept", "tablet-1")
    known = {"kind": "_Rating", "at": time.time(), "ticket_id": ticket, "score": 3, "comment": None}
    spool.keep([{"kind": "Unheard", "at": 1}, {}, {"kind": "_Rating", "at": "x"}, known])
    lanes.append(files := Lane(lambda: spool, lambda _: None, name="files"))
    RatingDelivery(lane, lambda: "tablet-1", files, lane).start()
    wait_until(lambda: stored(bengkulu) == [(ticket, 3, None, "tablet-1")])
    wait_until(lambda: spool.load() == [])
