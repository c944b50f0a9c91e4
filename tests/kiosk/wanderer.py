"""Somebody who tries everything a kiosk offers once: every page is seen, whichever pages there are."""

from __future__ import annotations

import datetime as dt
import random
import re
from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickItem

from pst_kiosk.kiosk.app import Kiosk
from tests.kiosk.conftest import query
from tests.support.eyes import controls, is_a, name_of
from tests.support.office import TestOffice, command
from tests.support.screens import press, tap, type_text, wait_until

TYPED = {"email": "siti@example.org", "contact": "siti@example.org", "phone": "081200000000"}
"""By what the field's name holds; a person's name elsewhere."""
_AWAY = ("startAgain", "back", "help")
_LATER = 2
"""Rounds in which the ways out are left for later: a page is behind the other ones."""
Sight = tuple[str, frozenset[str]]
Look = Callable[[str], None]


class Wanderer:
    """Taps what was tapped least. `look` is called with a name for each sight that is new: a page, and what
    can be done on it."""

    def __init__(self, kiosk: Kiosk, office: TestOffice, look: Look, seed: int = 1) -> None:
        self._kiosk = kiosk
        self._office = office
        self._look = look
        self._chance = random.Random(seed)
        self._tapped: Counter[tuple[str, str]] = Counter()
        """How often what was tapped on which page."""
        self._sights: set[Sight] = set()

    @property
    def pages(self) -> set[str]:
        return {page for page, _ in self._sights}

    def wander(self, steps: int) -> None:
        """Try so many things, then go through with a visit, come back with its ticket, and keep an
        appointment."""
        for _ in range(steps):
            self._do(self._page(), self._see())
        self._kiosk.model.startAgain()
        self._see()
        service = self._office.services.office.services[0].key
        tap(self._kiosk.window, f"service-{service}")
        while self._page() not in ("ticket", "wait"):
            for item in self._see():
                self._fill(item)
            tap(self._kiosk.window, "next")
        self._see()
        self._kiosk.model.done()
        tap(self._kiosk.window, "findTicket")
        self._see()
        self.scan(self._a_code())
        self._see()
        self._kiosk.model.startAgain()
        self.scan(self._an_appointment(service))
        self._see()

    def _page(self) -> str:
        wait_until(lambda: not self._kiosk.model.property("busy"), "an answer")
        return str(self._kiosk.model.property("page"))

    def _see(self) -> list[QQuickItem]:
        """What can be tapped now."""
        page = self._page()
        self._kiosk.window.grabWindow()
        offers = controls(self._kiosk.window)
        sight = (page, frozenset(family(item) for item in offers))
        if sight in self._sights:
            return offers
        self._sights.add(sight)
        self._look(f"{page} {len(self._sights)}")
        return controls(self._kiosk.window)

    def scan(self, code: str) -> None:
        """As a scanner does: its letters, then Enter."""
        type_text(self._kiosk.window, code)
        press(self._kiosk.window, Qt.Key.Key_Return)

    def _do(self, page: str, offers: list[QQuickItem]) -> None:
        window = self._kiosk.window
        offers = [item for item in offers if not item.objectName().startswith("key ")]
        if not offers:
            return
        if page in ("home", "find") and self._chance.random() < 0.2:
            self.scan(self._a_code())
            return
        least = min(self._weariness(page, item) for item in offers)
        item = self._chance.choice([one for one in offers if self._weariness(page, one) == least])
        self._tapped[page, family(item)] += 1
        if not self._fill(item):
            tap(window, item)

    def _fill(self, item: QQuickItem) -> bool:
        """Type into a field that is empty."""
        if not is_a(item, ("QQuickTextField",)) or item.property("text"):
            return False
        asked = item.objectName().lower()
        tap(self._kiosk.window, item)
        text = next((text for field, text in TYPED.items() if field in asked), "Siti Rahma")
        type_text(self._kiosk.window, text)
        return True

    def _weariness(self, page: str, item: QQuickItem) -> int:
        name = family(item)
        return self._tapped[page, name] + (_LATER if name in _AWAY else 0)

    def _a_code(self) -> str:
        """The one given last, as long as there is any."""
        newest = "SELECT code FROM ticket WHERE status = 'waiting' ORDER BY joined_at DESC"
        given = query(self._office, newest)
        return next((str(code) for (code,) in given), "NOSUCHCODE")

    def _an_appointment(self, service: str) -> str:
        at = self._office.clock.now + dt.timedelta(hours=1)
        return self._office.services.reception.book(command(), service, at)


def family(item: QQuickItem) -> str:
    """The keys of a pad, the years of a decade, the answers of a question count as one."""
    return re.sub(r"-\w{1,4}$", "", name_of(item))
