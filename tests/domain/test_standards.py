"""The five standards: what the profiles say is what the documents say, and no slip goes unnoticed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from pst_kiosk.domain import procedure
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.standard import NOT_STATED, Component
from pst_kiosk.domain.steps import Limit, Step
from pst_kiosk.services.setup import profile_path, read_profile, shipped
from tests.domain.standards_as_written import ALL_COMPONENTS, ITEM_LABELS, STANDARDS, Written

OFFICES = list(STANDARDS)


def office(name: str) -> Office:
    return read_profile(profile_path(name))


def differences(found: Office) -> list[str]:
    """Where a profile and its standard part, in words; nothing where they agree."""
    written = STANDARDS[found.profile]
    if [service.key for service in found.services] != list(written):
        return [f"services: {[service.key for service in found.services]}"]
    return [
        f"{service.key} {part}: {said} instead of {expected}"
        for service in found.services
        for part, said, expected in _parts(found, service, written[service.key])
        if said != expected
    ]


def _parts(found: Office, service: Service, written: Written) -> Iterator[tuple[str, Any, Any]]:
    label = ITEM_LABELS[found.profile]
    steps = [line for line in written.steps.splitlines() if line]
    yield "letter", service.letter, written.letter
    yield "steps", [_step_line(step, label) for step in service.steps], steps
    yield "items", _items(service, label, written.no_step), sorted(written.items.split())
    yield "stages", [_stage_line(stage) for stage in procedure.stages(service)], list(written.stages)
    yield "requests", [_request_line(promise) for promise in service.requests], list(written.requests)
    yield "silence", service.chat and service.chat.closed_after_silence_days, written.silence_days
    yield "sizes", _sizes(found, service), written.sizes
    yield "not stated", _not_stated(found, service), written.not_stated.split()
    yield "paid", bool(service.tariffs), written.paid


def _step_line(step: Step, label: str) -> str:
    items = ",".join(re.findall(label, step.source)) or "-"
    marks = [*map(_limit, step.limits), *(["optional"] if step.optional else [])]
    marks += ["request"] if step.request else []
    marks += [f"back:{step.back_to}"] if step.back_to else []
    marks += ["assumed"] if step.assumption else []
    return " ".join([step.key, step.kind, step.actor, step.place or "-", items, *marks])


def _limit(limit: Limit) -> str:
    return f"{limit.rule}<={limit.minutes}"


def _items(service: Service, label: str, no_step: str) -> list[str]:
    cited = {item for step in service.steps for item in re.findall(label, step.source)}
    return sorted({*cited, *no_step.split()})


def _stage_line(stage: procedure.Stage) -> str:
    return " ".join([f"{stage.key}@{stage.place}", *map(_limit, stage.wait_limits)])


def _request_line(promise: Any) -> str:
    agreed = ["or_as_agreed"] if promise.or_as_agreed else []
    channels = ",".join(promise.channels)
    return " ".join([promise.kind, channels, str(promise.number or 0), promise.unit, promise.begins, *agreed])


def _sizes(found: Office, service: Service) -> str:
    sizes = []
    for component in Component:
        if component is Component.COMPLAINTS:
            size = str(len(found.complaints.channels))
        elif (statement := found.statement(service, component)) is None:
            continue
        else:
            ways = f"{len(statement.in_person)}/{len(statement.online)}"
            both = str(len(statement.items)) if statement.items else ""
            size = "+".join(filter(None, (both, ways if ways != "0/0" else "")))
        sizes += [component, size] if size != "0" else []
    return " ".join(sizes)


def _not_stated(found: Office, service: Service) -> list[str]:
    stated = {str(component) for component in Component if found.statement(service, component)}
    stated |= {"complaints"} if found.complaints.channels else set()
    return [name for name in ALL_COMPONENTS.split() if name not in stated]


def test_exactly_the_five_offices_ship_with_eleven_services() -> None:
    assert set(shipped()) == set(STANDARDS)
    assert sum(len(services) for services in STANDARDS.values()) == 11


@pytest.mark.parametrize("name", OFFICES)
def test_a_profile_says_what_its_standard_says(name: str) -> None:
    assert differences(office(name)) == []


def one_slip(found: Office) -> Iterator[tuple[str, Office]]:
    """The profile with one thing wrong, in every way a hand may slip with limits, order and promises."""
    for position, service in enumerate(found.services):
        for what, slipped in _slips(service):
            services = [*found.services]
            services[position] = slipped
            yield f"{service.key}: {what}", found.model_copy(update={"services": tuple(services)})


def _slips(service: Service) -> Iterator[tuple[str, Service]]:
    def with_steps(steps: list[Step]) -> Service:
        return service.model_copy(update={"steps": tuple(steps)})

    steps = list(service.steps)
    for at, step in enumerate(steps):
        yield f"without {step.key}", with_steps([*steps[:at], *steps[at + 1 :]])
        if at:
            yield (
                f"{step.key} too early",
                with_steps([*steps[: at - 1], step, steps[at - 1], *steps[at + 1 :]]),
            )
        for what, slipped in _step_slips(step):
            yield f"{step.key} {what}", with_steps([*steps[:at], slipped, *steps[at + 1 :]])
    for at, promise in enumerate(service.requests):
        requests = list(service.requests)
        yield f"without {promise.key}", service.model_copy(update={"requests": tuple(requests[:at])})
        for number in _near(promise.number) if promise.number else ():
            requests[at] = promise.model_copy(update={"number": number})
            yield f"{promise.key} {number}", service.model_copy(update={"requests": tuple(requests)})
    for component in service.components:
        rest = {key: value for key, value in service.components.items() if key is not component}
        yield f"without {component}", service.model_copy(update={"components": rest})
    if service.chat:
        for days in _near(service.chat.closed_after_silence_days):
            chat = service.chat.model_copy(update={"closed_after_silence_days": days})
            yield f"silence {days}", service.model_copy(update={"chat": chat})


def _step_slips(step: Step) -> Iterator[tuple[str, Step]]:
    for at, limit in enumerate(step.limits):
        limits = list(step.limits)
        yield (
            f"without {limit.rule}",
            step.model_copy(update={"limits": tuple(limits[:at] + limits[at + 1 :])}),
        )
        for minutes in _near(limit.minutes):
            limits[at] = limit.model_copy(update={"minutes": minutes})
            yield f"{limit.rule} {minutes}", step.model_copy(update={"limits": tuple(limits)})
    yield "of another time", step.model_copy(update={"request": not step.request})
    if step.back_to:
        yield "without its loop", step.model_copy(update={"back_to": None})


def _near(number: int) -> tuple[int, int]:
    return number - 1, number + 1


@pytest.mark.parametrize("name", OFFICES)
def test_any_single_slip_in_a_profile_is_noticed(name: str) -> None:
    found = office(name)
    slips = list(one_slip(found))
    assert len(slips) > 20
    assert [what for what, slipped in slips if not differences(slipped)] == []


@pytest.mark.parametrize("name", OFFICES)
def test_a_component_lost_by_the_office_is_noticed(name: str) -> None:
    found = office(name)
    for lost in found.components:
        rest = {key: value for key, value in found.components.items() if key is not lost}
        assert differences(found.model_copy(update={"components": rest})), lost


WAIT_PROMISES = {
    ("kota-kupang", "perpustakaan"): {"perpustakaan": {"after_guest_book": 5}},
    ("kota-kupang", "konsultasi"): {
        "buku-tamu": {"after_previous": 10},
        "konsultasi": {"after_previous": 10},
    },
    ("kota-kupang", "penjualan"): {"buku-tamu": {"after_previous": 10}, "permintaan": {"after_previous": 10}},
    ("kota-kupang", "rekomendasi"): {},
    ("kota-semarang", "konsultasi"): {
        "buku-tamu": {"after_previous": 10},
        "konsultasi": {"after_previous": 10},
    },
    ("provinsi-jawa-tengah", "penjualan"): {
        "buku-tamu": {"after_previous": 10},
        "permintaan": {"after_previous": 10},
    },
    ("kota-blitar", "konsultasi"): {"konsultasi": {"after_previous": 10}},
} | {
    ("provinsi-bengkulu", service): {"konfirmasi": {"after_previous": 10, "since_joined": 10}}
    for service in ("perpustakaan", "penjualan", "konsultasi", "rekomendasi")
}


def test_every_queue_promises_what_its_standard_promises() -> None:
    found = {
        (name, service.key): {
            stage.key: {str(limit.rule): limit.minutes for limit in stage.wait_limits}
            for stage in procedure.stages(service)
            if stage.wait_limits
        }
        for name in OFFICES
        for service in office(name).services
    }
    assert found == WAIT_PROMISES


def test_the_front_offices_of_consultations_promise_by_assumption() -> None:
    for name in ("kota-kupang", "kota-semarang"):
        first, desk = procedure.stages(office(name).service("konsultasi"))
        assert [bool(limit.assumption) for limit in (*first.wait_limits, *desk.wait_limits)] == [True, False]


@pytest.mark.parametrize("name", OFFICES)
def test_every_step_cites_its_standard_or_says_it_is_assumed(name: str) -> None:
    for service in office(name).services:
        for step in service.steps:
            cited = step.source not in ("", NOT_STATED)
            assert cited != bool(step.assumption), (service.key, step.key)
            assert bool(step.words) == cited, (service.key, step.key)
