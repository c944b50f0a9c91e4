"""Other stations of the office at work: numbers are asked for and called, through cables that break."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from typing import TypeVar

from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.services.opening import Services
from tests.support.network import Cable
from tests.support.office import command

T = TypeVar("T")

PAUSE_S = 0.4
BREAKS_EVERY = 4
"""Every so many commands, the line breaks at some message of it."""
MESSAGES = 12
"""More than a command with a new connection takes."""


class Station:
    """Asks for a number, calls whoever is next, and lets him go; each command until it is answered."""

    def __init__(self, open_services: Callable[[], Services], cable: Cable, session: str, seed: int) -> None:
        self._open = open_services
        self._cable = cable
        self._session = session
        self._chance = random.Random(seed)
        self._stopping = threading.Event()
        self._services: Services | None = None
        self._thread = threading.Thread(target=self._work, daemon=True)
        self.asked: list[str] = []
        """The commands by which numbers were asked for."""
        self.given: list[str] = []
        self.called: list[str] = []
        """The tickets that calls gave."""
        self.repeated = 0
        self.well = False
        """Whether it finished what it began."""

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Finish what was begun."""
        self._stopping.set()
        self._thread.join()
        if self._services is not None:
            self._services.close()

    def _work(self) -> None:
        while not self._stopping.wait(PAUSE_S):
            self._ask()
            self._call()
        self.well = True

    def _ask(self) -> None:
        identity = command()
        self.asked.append(identity)
        ticket = self._insist(lambda services: services.reception.take_number(identity, "konsultasi", "id"))
        assert ticket.number is not None
        self.given.append(ticket.number)

    def _call(self) -> None:
        identity, gone = command(), command()
        called = self._insist(lambda services: services.calling.call_next(identity, self._session))
        if called is not None:
            self.called.append(called.ticket_id)
            self._insist(lambda services: services.calling.no_show(gone, self._session))

    def _insist(self, call: Callable[[Services], T]) -> T:
        if self._chance.randrange(BREAKS_EVERY) == 0:
            self._cable.break_at(self._chance.randint(1, MESSAGES), self._chance.random() < 0.5)
        while True:
            try:
                if self._services is None:
                    self._services = self._open()
                return call(self._services)
            except EnvironmentFault:
                self.repeated += 1
                self._stopping.wait(0.2)
