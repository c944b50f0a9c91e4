"""Stages and queues, from the steps of the shipped profiles."""

from __future__ import annotations

import pytest

from pst_kiosk.domain import procedure
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.steps import Kind, Place, Rule
from pst_kiosk.services.setup import profile_path, read_profile


@pytest.fixture
def kupang() -> Office:
    return read_profile(profile_path("kota-kupang"))


@pytest.fixture
def bengkulu() -> Office:
    return read_profile(profile_path("provinsi-bengkulu"))


def test_kupang_waits_for_the_front_office_and_then_for_the_consultation_desk(kupang: Office) -> None:
    stages = procedure.stages(kupang.service("konsultasi"))
    assert [(stage.key, stage.place) for stage in stages] == [
        ("buku-tamu", Place.FRONT_OFFICE),
        ("konsultasi", Place.SERVICE_DESK),
    ]
    assert [step.key for step in stages[1].steps] == ["konsultasi", "informasi"]
    for stage in stages:
        assert [(limit.rule, limit.minutes) for limit in stage.wait_limits] == [(Rule.AFTER_PREVIOUS, 10)]


def test_bengkulu_waits_once_and_promises_twice(bengkulu: Office) -> None:
    (stage,) = procedure.stages(bengkulu.service("konsultasi"))
    assert stage.key == "konfirmasi"
    assert {(limit.rule, limit.minutes) for limit in stage.wait_limits} == {
        (Rule.AFTER_PREVIOUS, 10),
        (Rule.SINCE_JOINED, 10),
    }


def test_the_two_offices_ask_in_opposite_orders(kupang: Office, bengkulu: Office) -> None:
    def at_kiosk(office: Office) -> list[Kind]:
        return [step.kind for step in procedure.kiosk_steps(office.service("konsultasi"))]

    assert at_kiosk(kupang) == [Kind.TAKE_NUMBER]
    assert at_kiosk(bengkulu) == [Kind.GUEST_BOOK, Kind.TAKE_NUMBER]


def test_a_desk_serves_the_queues_of_its_places(kupang: Office) -> None:
    def queues(desk: str) -> tuple[procedure.Queue, ...]:
        return procedure.queues_of_desk(kupang, kupang.desk(desk))

    consultation = (("konsultasi", "buku-tamu"), ("konsultasi", "konsultasi"))
    assert [queue for queue in queues("loket-1") if queue[0] == "konsultasi"] == list(consultation)
    assert [queue for queue in queues("loket-2") if queue[0] == "konsultasi"] == [consultation[1]]
    assert {stage for _, stage in queues("front-office")} == {"buku-tamu"}
    assert queues("bendahara") == (("penjualan", "bayar"),)
    everywhere = [queue for desk in ("loket-1", "bendahara") for queue in queues(desk)]
    assert sorted(everywhere) == sorted(procedure.queues(kupang))


def test_the_last_stage_has_no_next(kupang: Office) -> None:
    service = kupang.service("konsultasi")
    first = procedure.next_stage(service, "buku-tamu")
    assert first is not None
    assert first.key == "konsultasi"
    assert procedure.next_stage(service, "konsultasi") is None
