"""The floor of an office on a simulated day: what visitors and officers share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from pst_kiosk.domain.office import Office
from pst_kiosk.domain.procedure import Queue
from pst_kiosk.services.opening import Services
from pst_kiosk.simulate.clock import Agenda, Identities, SimulatedClock

if TYPE_CHECKING:
    from pst_kiosk.simulate.desk import StaffedDesk
    from pst_kiosk.simulate.visit import Visit

OVERTIME = dt.timedelta(minutes=90)
"""Officers stay so long after closing for whoever still waits; then the day is closed."""


class Floor:
    """Desks and visitors find each other here. What is to happen is noted in the agenda, and done at its time
    by a real command.

    `ended` is called with the number of visitors who have left, each time one leaves.
    """

    def __init__(
        self,
        services: Services,
        clock: SimulatedClock,
        seed: int,
        hours: tuple[dt.datetime, dt.datetime],
        visitors: int,
        ended: Callable[[int], None],
    ) -> None:
        self.services = services
        self.clock = clock
        self.agenda = Agenda(clock)
        self.command = Identities(seed, clock)
        self.opens, self.closes = hours
        self.desks: list[StaffedDesk] = []
        self.waiting: dict[str, Visit] = {}
        self.coming_back: list[Visit] = []
        """Held during service and here again: the next free desk goes on with them."""
        self._visitors, self._gone, self._ended = visitors, 0, ended

    @property
    def office(self) -> Office:
        return self.services.office

    @property
    def day_is_over(self) -> bool:
        """Nobody is called any more, whoever still waits."""
        return self.clock.now >= self.closes + OVERTIME

    def prompt(self, queue: Queue, seconds: float) -> None:
        """Somebody waits in `queue`: its free desks notice after a while."""
        for desk in self.desks:
            if desk.is_free and queue in desk.queues:
                self.agenda.after(seconds, desk.look)

    def desk_at_work(self) -> StaffedDesk | None:
        """A desk whose officer can do something for a visitor who is not at it."""
        return next((desk for desk in self.desks if desk.session is not None), None)

    def leave(self) -> None:
        """A visitor goes home, served or not."""
        self._gone += 1
        self._ended(self._gone)
        self.go_home()

    def go_home(self) -> None:
        """After closing, officers sign out once nobody is left to serve, or at the end of overtime."""
        served_all = self.clock.now >= self.closes and self._gone == self._visitors
        if served_all or self.day_is_over:
            for desk in self.desks:
                desk.go_home()
