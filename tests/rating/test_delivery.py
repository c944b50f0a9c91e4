"""Ratings on their way to the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import pytest

from pst_kiosk.rating import delivery
from pst_kiosk.rating.delivery import Delivery
from pst_kiosk.services.opening import Services
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane
from tests.rating.conftest import stored
from tests.support.office import TestOffice, command
from tests.support.screens import drain, wait_until

Station = tuple[Lane[Services], Feed]


def asked(office: TestOffice) -> str:
    request = office.asked()
    assert request is not None
    return request.ticket_id


def test_a_rating_is_sent_again_until_it_is_stored_once(
    bengkulu: TestOffice,
    station: Station,
    finish_visit: Callable[..., str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(delivery, "RETRY_MS", 20)
    number = finish_visit()
    ticket = asked(bengkulu)
    raw = sqlite3.connect(bengkulu.services.database.path)
    raw.execute("ALTER TABLE rating RENAME TO gone")
    sending = Delivery(station[0])
    sending.send(ticket, 2)
    wait_until(lambda: sending._failing)
    raw.execute("ALTER TABLE gone RENAME TO rating")
    raw.close()
    wait_until(lambda: not sending._unsent)
    assert stored(bengkulu) == [(number, 2)]


def test_a_visit_rated_elsewhere_is_left_as_it_is_and_holds_up_nobody(
    bengkulu: TestOffice, station: Station, finish_visit: Callable[..., str]
) -> None:
    first = finish_visit()
    elsewhere = asked(bengkulu)
    bengkulu.services.feedback.rate(command(), elsewhere, 4)
    bengkulu.clock.forward(minutes=11)
    second = finish_visit()
    sending = Delivery(station[0])
    sending.send(elsewhere, 1)
    sending.send(asked(bengkulu), None)
    drain(station[0])
    assert stored(bengkulu) == [(first, 4), (second, None)]
