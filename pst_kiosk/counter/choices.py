"""What the sign-in page offers: officers, desks, and what can be served at them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Desk, Office
    from pst_kiosk.domain.procedure import Queue
    from pst_kiosk.domain.roles import Role
    from pst_kiosk.domain.steps import Place
    from pst_kiosk.services.accounts import Officer
    from pst_kiosk.services.opening import Services

WITHOUT_DESK = ""
"""The key of no desk at all: who oversees, and who works on requests, keeps nobody's desk from him."""
_SERVICE_DESK = "Meja layanan"


@dataclass(frozen=True)
class QueueChoice:
    """A service at a place, with every queue it has there: who serves one stage serves the later one too."""

    place: str
    service: str
    queues: tuple[Queue, ...]
    served_by: frozenset[str]
    """The roles that serve it."""


@dataclass(frozen=True)
class DeskChoice:
    """A desk and what can be served there."""

    key: str
    name: str
    queues: tuple[QueueChoice, ...]
    opened_by: frozenset[str]
    """The roles that may open it, or for which to do without a desk comes first."""

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

    def role(self, officer_id: str | None) -> str:
        """An officer's role; empty where nobody is chosen."""
        return next((str(officer.role) for officer in self.officers if officer.id == officer_id), "")

    def desks_for(self, role: str) -> tuple[DeskChoice, ...]:
        """The desks that are this role's first, then the others."""
        return tuple(sorted(self.desks, key=lambda desk: role not in desk.opened_by))


def read_choices(services: Services) -> Choices:
    """The page's one query."""
    from pst_kiosk.domain.roles import Role, may_open
    from pst_kiosk.services.accounts import PIN_DIGITS

    office = services.office
    # Where nobody waits (a reception that only takes cards) there is no desk to open.
    desks = tuple(
        DeskChoice(desk.key, desk.name.id, queues, _whoever(partial(may_open, places=desk.places)))
        for desk in office.desks
        if (queues := _queues(office, desk))
    )
    none = DeskChoice(WITHOUT_DESK, "Tanpa loket", (), frozenset({str(Role.SUPERVISOR), str(Role.HEAD)}))
    return Choices(office.short_name, tuple(services.accounts.officers()), (none, *desks), PIN_DIGITS)


def _queues(office: Office, desk: Desk) -> tuple[QueueChoice, ...]:
    from pst_kiosk.domain.procedure import PLACE_NAMES, queues_of_desk, stage
    from pst_kiosk.domain.roles import may_serve

    grouped: dict[tuple[Place, str], list[Queue]] = {}
    for queue in queues_of_desk(office, desk):
        service = office.service(queue[0])
        grouped.setdefault((stage(service, queue[1]).place, service.name.id), []).append(queue)
    return tuple(
        QueueChoice(
            PLACE_NAMES[place].id if place in PLACE_NAMES else _SERVICE_DESK,
            service,
            tuple(queues),
            _whoever(partial(may_serve, place=place)),
        )
        for (place, service), queues in grouped.items()
    )


def _whoever(may: Callable[[Role], bool]) -> frozenset[str]:
    from pst_kiosk.domain.roles import Role

    return frozenset(str(role) for role in Role if may(role))
