"""The office's furniture and people on a simulated day: as many service desks as asked for."""

from __future__ import annotations

from dataclasses import dataclass

from pst_kiosk.domain.office import Desk, Office
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.domain.profile_parts import Text
from pst_kiosk.domain.steps import Place
from pst_kiosk.simulate.guests import Guest

EXTRA = {
    Place.FRONT_OFFICE: ("front-office", Text(id="Front office", en="Front office")),
    Place.CASHIER: ("bendahara", Text(id="Bendahara", en="Cashier")),
}
"""Desks that come besides the service desks, where the standard has something to do there."""


def with_desks(office: Office, service_desks: int) -> Office:
    """The office with `service_desks` desks for every service, and one each for the other places in use."""
    places = {step.place for service in office.services for step in service.steps if step.at_desk}
    desks = [
        Desk(key=key, name=name, places=(place,)) for place, (key, name) in EXTRA.items() if place in places
    ]
    for number in range(1, service_desks + 1):
        name = Text(id=f"Meja {number}", en=f"Desk {number}")
        desks.append(Desk(key=f"meja-{number}", name=name, places=(Place.SERVICE_DESK,)))
    return Office.model_validate(office.model_dump() | {"desks": [desk.model_dump() for desk in desks]})


@dataclass(eq=False)
class Visitor:
    """A guest who has come in."""

    guest: Guest
    ticket: str
    service: str
    step: str
    signed: bool
    numbered: bool
    turn: int = 0
    """Counts what happened to the visitor: what was planned for an earlier turn lapses."""
    missed: bool = False
    was_held: bool = False
    went_over: bool = False
    minutes_left: float | None = None
    """What is left of a service that was held."""

    @property
    def queue(self) -> Queue:
        return (self.service, self.step)


@dataclass(eq=False)
class DeskAtWork:
    """A desk and its officer."""

    key: str
    officer: str
    queues: frozenset[Queue]
    session: str | None = None
    """None while the desk is closed."""
    visitor: Visitor | None = None
    break_due: bool = False

    @property
    def is_free(self) -> bool:
        return self.session is not None and self.visitor is None
