"""Visitors a cut-off kiosk received, as the officer sees them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pst_kiosk.counter.desk_view import Phase
from pst_kiosk.domain.late_arrival import LateArrival
from tests.counter.test_work_model import WorkAt, arrive, at_phase, fill_guest_book
from tests.support.office import GUEST, MORNING, TestOffice, command
from tests.support.screens import wait_until

SEVEN_MINUTES_AGO = MORNING - dt.timedelta(minutes=7)


def late(ordinal: int = 9101, code: str = "A7K2M9QX") -> LateArrival:
    number = f"K-{ordinal}"
    return LateArrival(
        command(), "konsultasi", ordinal, number, code, "id", SEVEN_MINUTES_AGO, False, draft=GUEST
    )


def test_a_late_arrival_shows_when_its_number_was_really_taken(kupang: TestOffice, work_at: WorkAt) -> None:
    model = work_at(kupang, "front-office")
    arrive(kupang)
    kupang.services.late_arrivals.deliver(late())
    kupang.services.late_arrivals.deliver(replace(late(9102, "B7K2M9QX"), time_unsure=True))
    wait_until(lambda: len(model.shown.waiting) == 3, "all wait")
    assert [row.late for row in model.shown.waiting] == [
        "",
        "diambil 08.58 saat terputus",
        "diambil sekitar 08.58 saat terputus",
    ]


def test_a_late_arrival_without_a_number_shows_when_he_really_came(
    blitar: TestOffice, work_at: WorkAt
) -> None:
    model = work_at(blitar, "meja-layanan")
    blitar.services.late_arrivals.deliver(replace(late(), number=None))
    wait_until(lambda: model.shown.waiting, "he waits")
    assert [(row.note, row.late) for row in model.shown.waiting] == [("", "datang 07.58 saat terputus")]
    assert "yang datang 07.58" in model.shown.calling.hint


def test_the_officer_fills_in_the_guest_book_that_was_refused(bengkulu: TestOffice, work_at: WorkAt) -> None:
    model = work_at(bengkulu, "meja-1")
    bengkulu.services.late_arrivals.deliver(replace(late(), draft={"name": "?"}))
    wait_until(lambda: model.shown.waiting, "he waits")
    model.call_next()
    at_phase(model, Phase.CALLED)
    model.arrived()
    at_phase(model, Phase.GUEST_BOOK)
    fill_guest_book(model)
    model.sign_guest_book()
    at_phase(model, Phase.SERVING)
    assert bengkulu.rows("SELECT name FROM visitor") == [(GUEST["name"],)]
