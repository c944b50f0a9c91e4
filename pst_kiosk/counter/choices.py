"""What the sign-in page offers: officers, desks, and what can be served at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Desk, Office
    from pst_kiosk.domain.procedure import Queue
    from pst_kiosk.services.accounts import Officer
    from pst_kiosk.services.opening import Services

_SERVICE_DESK = "Meja layanan"


@dataclass(frozen=True)
class QueueChoice:
    """A service at a place, with every queue it has there: who serves one stage serves the later one too."""

    place: str
    service: str
    queues: tuple[Queue, ...]


@dataclass(frozen=True)
class DeskChoice:
    """A desk and what can be served there."""

    key: str
    name: str
    queues: tuple[QueueChoice, ...]

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(queue.place for queue in self.queues))


@dataclass(frozen=True)
class Choices:
    """What the page offers."""

    office: str
    officers: tuple[Officer, ...]
    desks: tuple[DeskChoice, ...]
    pin_digits: int


def read_choices(services: Services) -> Choices:
    """The page's one query."""
    from pst_kiosk.services.accounts import PIN_DIGITS

    office = services.office
    # Where nobody waits (a reception that only takes cards) there is nothing to sign in for.
    desks = tuple(
        DeskChoice(desk.key, desk.name.id, queues)
        for desk in office.desks
        if (queues := _queues(office, desk))
    )
    return Choices(office.short_name, tuple(services.accounts.officers()), desks, PIN_DIGITS)


def _queues(office: Office, desk: Desk) -> tuple[QueueChoice, ...]:
    from pst_kiosk.domain.procedure import PLACE_NAMES, queues_of_desk, stage

    grouped: dict[tuple[str, str], list[Queue]] = {}
    for queue in queues_of_desk(office, desk):
        service = office.service(queue[0])
        place = PLACE_NAMES.get(stage(service, queue[1]).place)
        grouped.setdefault((place.id if place else _SERVICE_DESK, service.name.id), []).append(queue)
    return tuple(QueueChoice(place, service, tuple(queues)) for (place, service), queues in grouped.items())
