"""A service day in simulated time, through the real services: visitors come, officers call and serve."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from pst_kiosk.domain.forecast import Estimate
from pst_kiosk.services.opening import Services
from pst_kiosk.simulate.clock import SimulatedClock
from pst_kiosk.simulate.desk import hire
from pst_kiosk.simulate.floor import OVERTIME, Floor
from pst_kiosk.simulate.guests import Guest
from pst_kiosk.simulate.visit import Visit


def live_through(
    services: Services,
    guests: list[Guest],
    clock: SimulatedClock,
    seed: int,
    hours: tuple[dt.datetime, dt.datetime],
    ended: Callable[[int], None],
) -> Mapping[str, Estimate | None]:
    """Play the day until the last officer has signed out; returns the wait each ticket was told when it was
    given.

    `ended` is called with the number of visitors who have left, each time one leaves.
    """
    floor = Floor(services, clock, seed, hours, len(guests), ended)
    told: dict[str, Estimate | None] = {}

    def arrive(guest: Guest) -> None:
        issued = services.reception.take_number(
            floor.command(f"guest {guest.index}"), guest.service, guest.language, guest.draft, guest.people
        )
        told[issued.id] = issued.wait
        Visit(floor, guest, issued.id).wait()

    hire(floor, seed)
    for guest in guests:
        floor.agenda.at(guest.arrives, partial(arrive, guest))
    floor.agenda.at(floor.closes, floor.go_home)
    floor.agenda.at(floor.closes + OVERTIME, floor.go_home)
    while floor.agenda.run_next():
        pass
    return told
