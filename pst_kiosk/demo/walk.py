"""The visit: what the visitor and the officer do, in order, as the office's procedure has it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from uuid_utils import uuid7

from pst_kiosk.demo.album import Album
from pst_kiosk.demo.officer import Officer
from pst_kiosk.demo.person import Person
from pst_kiosk.demo.stage import Stage
from pst_kiosk.demo.visitor import ANSWERS, Visitor
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.office import Office, Service
from pst_kiosk.domain.procedure import rated_at_the_visit

OTHERS = 3
"""Visitors who come after ours, so that the board has somebody waiting."""


def service_to_walk(office: Office, key: str | None) -> Service:
    """The service by its key; without one the consultation, or the first where an office has none.

    Raises `EnvironmentFault` `service_unknown`.
    """
    known = {service.key: service for service in office.services}
    if key is None:
        return known.get("konsultasi", office.services[0])
    if key not in known:
        raise EnvironmentFault("service_unknown", service=key, known=", ".join(known))
    return known[key]


class Walk:
    """One visitor through four screens; pictures go to `out` where there is one."""

    def __init__(
        self, stage: Stage, service: Service, person: Person, out: Path | None, say: Callable[[str], None]
    ) -> None:
        self._stage = stage
        self._service = service
        self._person = person
        self._say = say
        self._album = Album(stage, person, out)
        self._visitor = Visitor(stage, person, self._album, service, say)
        self._officer = Officer(stage, person, self._album, service, say)

    def whole_visit(self) -> None:
        """From the first tap to the rating. Raises TimeoutError or LookupError where a screen fails."""
        self._say(f"{self._stage.office.name}: {self._service.name.id}")
        self._officer.begins()
        self._person.see(self._stage.window("rating"), "rest")
        self._album.picture("display", "buka")
        self._album.picture("rating", "siap")
        number = self._visitor.arrives()
        self._others_come()
        self._person.see(self._stage.window("display"), str(1 + OTHERS))
        self._album.picture("display", "menunggu")
        self._officer.serves(number)
        if rated_at_the_visit(self._service):
            self._visitor.rates()

    def _others_come(self) -> None:
        """More visitors arrive, through the same service the kiosk uses."""
        lane = self._stage.lanes["kiosk"].services
        key = self._service.key
        for _ in range(OTHERS):
            lane.post(lambda services: services.reception.take_number(str(uuid7()), key, "id", ANSWERS))
        self._person.wait(lambda: lane.idle, "the other visitors")
