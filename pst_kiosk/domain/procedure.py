"""The procedure engine: from a service's steps to what happens next.

Steps are what the standard says; stages are where a visitor waits and is served. Consecutive desk steps
at one place form one stage, whoever of visitor and officer acts in them: a visitor waits once for it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Desk, Office, Service
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.steps import WAITED_FOR, Kind, Limit, Place, Rule, Step

Queue = tuple[str, str]
"""A queue is a pair of service key and stage key (the stage's first step)."""


PLACE_NAMES = {
    Place.FRONT_OFFICE: Text(id="Front office", en="Front office"),
    Place.CASHIER: Text(id="Bendahara", en="Cashier"),
}


@dataclass(frozen=True)
class Stage:
    key: str
    place: Place
    steps: tuple[Step, ...]

    @property
    def wait_limits(self) -> tuple[Limit, ...]:
        """The promises about waiting for this stage, each judged separately."""
        return tuple(limit for limit in self.steps[0].limits if limit.rule is not Rule.DURATION)

    @property
    def only_guest_book(self) -> bool:
        """Whether visitors wait here for the guest book alone (cards and lockers go with it in passing)."""
        return {step.kind for step in self.steps} & WAITED_FOR == {Kind.GUEST_BOOK}

    def has(self, kind: Kind) -> bool:
        return any(step.kind is kind for step in self.steps)


def stages(service: Service) -> tuple[Stage, ...]:
    """The stages of a service in the order a visitor passes them.

    A step without a desk (the wait, the kiosk, the survey) ends a stage, and so does another place. Cards
    and lockers handed over on their own (Blitar's reception) are no stage: nobody queues for them.
    """
    found: list[Stage] = []
    run: list[Step] = []
    for step in (*service.steps, None):
        if run and (step is None or not step.at_desk or step.place is not run[0].place):
            place = run[0].place
            assert place is not None
            if any(step.kind in WAITED_FOR for step in run):
                found.append(Stage(run[0].key, place, tuple(run)))
            run = []
        if step is not None and step.at_desk:
            run.append(step)
    return tuple(found)


def stage(service: Service, key: str) -> Stage:
    """Raises `Refused` `stage_unknown`."""
    for stage in stages(service):
        if stage.key == key:
            return stage
    raise Refused("stage_unknown", service=service.key, step=key)


def first_stage(service: Service, signed: bool) -> Stage:
    """Where a ticket of this service waits first; `signed` tells whether the visit's guest book is.

    A further service in the same visit has no second guest book: a stage that is there for it is passed by.
    """
    return _needed(stages(service), signed)[0]


def next_stage(service: Service, key: str, signed: bool = True) -> Stage | None:
    """The stage after `key`, or None when the visit needs no further desk.

    Raises `Refused` `stage_unknown`.
    """
    passed = stages(service)
    for position, stage in enumerate(passed):
        if stage.key == key:
            return next(iter(_needed(passed[position + 1 :], signed)), None)
    raise Refused("stage_unknown", service=service.key, step=key)


def _needed(ahead: tuple[Stage, ...], signed: bool) -> tuple[Stage, ...]:
    return tuple(stage for stage in ahead if not (signed and stage.only_guest_book))


def queue_name(service: Service, stage: Stage) -> Text:
    """What people call a queue: its place where that says more than the service, else the service."""
    return PLACE_NAMES.get(stage.place, service.name)


def name_of(office: Office, queue: Queue) -> Text:
    """`queue_name` of a queue known by its keys."""
    service = office.service(queue[0])
    return queue_name(service, stage(service, queue[1]))


def kiosk_steps(service: Service) -> tuple[Step, ...]:
    """What the visitor does at the kiosk, in order: the number, and the guest book where it comes first."""
    return tuple(step for step in service.steps if step.place is Place.KIOSK)


def guest_book_at_kiosk(service: Service) -> bool:
    return any(step.kind is Kind.GUEST_BOOK for step in kiosk_steps(service))


def asks_guest_book(service: Service) -> bool:
    """Whether the guest book is signed at all, at the kiosk or with an officer."""
    return any(step.kind is Kind.GUEST_BOOK for step in service.steps)


def rated_at_the_visit(service: Service) -> bool:
    """Whether the visitor is asked before leaving; a request's survey comes with its own end."""
    return any(step.kind is Kind.SURVEY and not step.request for step in service.steps)


def queues(office: Office) -> tuple[Queue, ...]:
    return tuple((service.key, stage.key) for service in office.services for stage in stages(service))


def queues_of_desk(office: Office, desk: Desk) -> tuple[Queue, ...]:
    """Every queue a desk can serve by its place and services, in the profile's order."""
    return tuple(
        (service.key, stage.key)
        for service in office.services
        if not desk.services or service.key in desk.services
        for stage in stages(service)
        if stage.place in desk.places
    )
