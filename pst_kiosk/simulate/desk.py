"""A desk and its officer on a simulated day: open, call whoever is next, one short break, sign out."""

from __future__ import annotations

import datetime as dt
from random import Random

from pst_kiosk.domain import procedure
from pst_kiosk.domain.office import Desk
from pst_kiosk.domain.roles import Role, may_serve, who_opens
from pst_kiosk.simulate.floor import Floor
from pst_kiosk.simulate.visit import Visit

EARLY_SECONDS = (120, 540)
"""Desks are opened so long before the office is."""
BREAKS_FROM, BREAKS_TO = dt.time(11, 45), dt.time(13, 15)
"""The desks take turns between these."""
BREAK_SECONDS = (300, 480)
"""Shorter than the ten minutes most standards promise, so that a queue with one desk can keep them."""
PACKING_SECONDS = (10, 180)
"""Between the end of the day and signing out."""
NO_BREAK_BEFORE_CLOSING = dt.timedelta(minutes=60)


class StaffedDesk:
    """Its officer's habits are drawn from the seed and the desk's key alone."""

    def __init__(self, floor: Floor, desk: Desk, turn: float, seed: int) -> None:
        """`turn`, from 0 to 1, is the desk's place in the order of breaks."""
        self.key = desk.key
        self.queues = frozenset(procedure.queues_of_desk(floor.office, desk))
        self.officer = floor.command(f"officer {desk.key}")
        self.session: str | None = None
        """None while the desk is closed."""
        self.visit: Visit | None = None
        """Who is called to the desk or served at it."""
        self._floor = floor
        self._break_due = False
        chance = Random(f"{seed}/desk {desk.key}")  # noqa: S311 - a game, not a secret
        early = dt.timedelta(seconds=chance.uniform(*EARLY_SECONDS))
        floor.agenda.at(floor.opens - early, self.open)
        self._break_seconds = chance.uniform(*BREAK_SECONDS)
        self._packing_seconds = chance.uniform(*PACKING_SECONDS)
        first, last = (
            dt.datetime.combine(floor.opens, time, floor.opens.tzinfo) for time in (BREAKS_FROM, BREAKS_TO)
        )
        pause = first + (last - first) * turn + dt.timedelta(seconds=chance.uniform(0, 60))
        if floor.opens < pause < floor.closes - NO_BREAK_BEFORE_CLOSING:
            floor.agenda.at(pause, self._take_break)

    @property
    def is_free(self) -> bool:
        return self.session is not None and self.visit is None

    def command(self) -> str:
        return self._floor.command(f"desk {self.key}")

    def open(self) -> None:
        session = self.command()
        self._floor.services.calling.open_desk(session, self.officer, self.key)
        self.session = session
        self._floor.agenda.at(max(self._floor.opens, self._floor.clock.now), self.look)

    def close(self) -> None:
        self._floor.services.calling.close_desk(self.command(), self.session or "")
        self.session = None

    def look(self) -> None:
        """Free and open: take the break that is due, else whoever is next."""
        floor = self._floor
        if not self.is_free or floor.clock.now < floor.opens:
            return
        if floor.day_is_over:
            self.close()
        elif self._break_due:
            self._break_due = False
            self.close()
            floor.agenda.after(self._break_seconds, self.open)
        elif back := next((visit for visit in floor.coming_back if visit.queue in self.queues), None):
            floor.coming_back.remove(back)
            back.go_on(self)
        elif any(visit.queue in self.queues for visit in floor.waiting.values()):
            moved = floor.services.calling.call_next(self.command(), self.session or "")
            if moved is not None:
                floor.waiting.pop(moved.ticket_id).called(self)

    def free(self, seconds: float) -> None:
        """The visitor has gone; after `seconds` of tidying up the officer looks for the next one."""
        self.visit = None
        self._floor.agenda.after(seconds, self.look)

    def go_home(self) -> None:
        """The day is done: pack up and sign out, unless somebody is still at the desk."""
        self._floor.agenda.after(self._packing_seconds, self._sign_out)

    def _sign_out(self) -> None:
        if self.is_free:
            self.close()

    def _take_break(self) -> None:
        self._break_due = True
        self.look()


def hire(floor: Floor, seed: int) -> None:
    """An officer for every desk of the office: who worked there on an earlier day, or a new one."""
    accounts = floor.services.accounts
    known = {officer.name: officer.id for officer in accounts.officers()}
    administrator = accounts.officers()[0].id
    for place, desk in enumerate(floor.office.desks):
        staffed = StaffedDesk(floor, desk, place / len(floor.office.desks), seed)
        name = f"Petugas {place + 1}"
        if name in known:
            staffed.officer = known[name]
        else:
            accounts.add(administrator, staffed.officer, name, _role(desk))
        floor.desks.append(staffed)


def _role(desk: Desk) -> Role:
    """Whose desk it is; somebody who stands in for several where it is several roles'."""
    fitting = (role for role in who_opens(desk.places) if all(may_serve(role, at) for at in desk.places))
    return next(fitting, Role.SUPERVISOR)
