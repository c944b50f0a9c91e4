"""How much a visit asks of a visitor: taps and typed fields, in every shipped office, in a real window."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from pst_kiosk.domain.procedure import first_stage, guest_book_at_kiosk, queues_of_desk
from pst_kiosk.kiosk.app import Kiosk
from tests.kiosk.conftest import query
from tests.kiosk.test_kiosk_window import KioskAt, see, touch
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, shows, type_text, wait_until

MOST_TAPS_TO_A_NUMBER = 3
A_TAP_S, A_CHARACTER_S, A_PAGE_S = 1.2, 0.25, 3.0
"""How long somebody takes who has never stood here: to find and tap a thing, to type, to read a page."""
SOONEST_S, MOST_S = 20, 90
"""To a number: where it comes first, and after the guest book."""
MOST_TYPED = 3
"""The name, and two more."""
WHAT_IS_ASKED = {
    "sex": 2,
    "education": 3,
    "job": 2,
    "institution_category": 6,
    "institution": "Universitas Contoh",
    "main_use": 4,
    "means": 1,
}
TYPED = {"name": "Siti Rahma", "email": "siti@example.org", "institution": "Universitas Contoh"}
TAPPED = {
    "sex": ["sex-2"],
    "birth_year": ["decade-1990", "year-1990"],
    "education": ["education-3"],
    "job": ["job-2"],
    "institution_category": ["institution_category-6"],
    "main_use": ["main_use-4"],
    "means": ["means-1"],
    "assistance": ["assistance-1"],
}
BORN_1982_TO_1991 = "born-3"


@dataclass
class Visitor:
    """Somebody at the kiosk who taps what is shown, and counts."""

    kiosk: Kiosk
    taps: int = 0
    pages: int = 1
    characters: int = 0
    typed: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """What it takes a person, the machine's own time left out."""
        return A_TAP_S * self.taps + A_CHARACTER_S * self.characters + A_PAGE_S * self.pages

    def tap(self, key: str) -> None:
        see(self.kiosk, key)
        touch(self.kiosk, key)
        self.taps += 1
        wait_until(lambda: not self.kiosk.model.property("busy"), "an answer")

    def type(self, key: str, text: str) -> None:
        """Into a field that has the focus by itself, or takes a tap."""
        see(self.kiosk, key)
        if not self._focused(key):
            self.tap(key)
        # What is below it is not tapped while it comes.
        keyboard = find(self.kiosk.window, "keyboard")
        wait_until(lambda: keyboard.property("covered"), "the keyboard")
        type_text(self.kiosk.window, text)
        self.typed.append(key)
        self.characters += len(text)

    def fill_in_guest_book(self) -> None:
        """Everything that can be tapped, and what must be typed."""
        while self._page() == "guest_book":
            asked = self._asked()
            self.pages += 1
            for name in asked:
                if name in TYPED:
                    self.type(f"answer-{name}Field", TYPED[name])
                for key in TAPPED.get(name, []):
                    self.tap(key)
            if not self.kiosk.model._guest_book._shown.complete:  # or it turns by itself
                self.tap("next")
            self.see_another(asked)

    def see_another(self, asked: list[str]) -> None:
        """Wait until the page that asked this is gone."""
        wait_until(lambda: self._page() != "guest_book" or self._asked() != asked, "the next page")

    def _asked(self) -> list[str]:
        return [row.field for row in self.kiosk.model._guest_book._shown.rows]

    def _page(self) -> str:
        return str(self.kiosk.model.property("page"))

    def _focused(self, key: str) -> bool:
        item = self.kiosk.window.activeFocusItem()
        return item is not None and item.objectName() == key


@pytest.fixture
def visitor(any_office: TestOffice, kiosk_at: KioskAt) -> Visitor:
    return Visitor(kiosk_at(any_office, 1280, 800, reduced_motion=True))


def first_service(office: TestOffice) -> str:
    return office.services.office.services[0].key


def ends(visitor: Visitor) -> None:
    wait_until(lambda: visitor._page() in ("ticket", "wait"), "the end of the visit to the kiosk")


def test_a_first_time_visitor(any_office: TestOffice, visitor: Visitor) -> None:
    service = any_office.services.office.service(first_service(any_office))
    visitor.tap(f"service-{service.key}")
    if guest_book_at_kiosk(service):
        visitor.fill_in_guest_book()
    ends(visitor)
    assert len(visitor.typed) <= MOST_TYPED, visitor.typed
    visitor.pages += 1
    if guest_book_at_kiosk(service):
        assert visitor.seconds <= MOST_S, (visitor.taps, visitor.characters, visitor.pages)
    else:
        assert visitor.taps <= MOST_TAPS_TO_A_NUMBER
        assert visitor.typed == []
        assert visitor.seconds <= SOONEST_S
        visitor.tap("ticketGuestBook")
        visitor.fill_in_guest_book()
        see(visitor.kiosk, "guestBookLeft")
        assert len(visitor.typed) <= MOST_TYPED, visitor.typed
    assert query(any_office, "SELECT count(*) FROM ticket") == [(1,)]


def test_a_visitor_with_priority_and_one_of_a_group(any_office: TestOffice, visitor: Visitor) -> None:
    service = any_office.services.office.service(first_service(any_office))
    if guest_book_at_kiosk(service):
        pytest.skip("the guest book asks for it")
    visitor.tap("priority")
    visitor.tap("priority-1")
    visitor.tap(f"service-{service.key}")
    ends(visitor)
    assert visitor.taps <= MOST_TAPS_TO_A_NUMBER
    assert query(any_office, "SELECT priority FROM ticket") == [(1,)]
    visitor.tap("ticketDone")
    visitor.taps = 0
    visitor.tap("group")
    visitor.tap("people-10")
    visitor.tap(f"service-{service.key}")
    ends(visitor)
    assert visitor.taps <= MOST_TAPS_TO_A_NUMBER
    assert query(any_office, "SELECT people FROM visit ORDER BY people") == [(1,), (10,)]


def test_a_returning_visitor(any_office: TestOffice, visitor: Visitor) -> None:
    service = any_office.services.office.service(first_service(any_office))
    was_here(any_office, service.key)
    visitor.tap(f"service-{service.key}")
    if not guest_book_at_kiosk(service):
        visitor.tap("ticketGuestBook")
    visitor.tap("recognise")
    visitor.type("returningContactField", "siti@example.org")
    visitor.tap("returningNext")
    visitor.tap(BORN_1982_TO_1991)
    while visitor._page() in ("returning", "guest_book"):
        asked = visitor._asked()
        visitor.tap("next")
        visitor.see_another(asked)
    ends(visitor)
    assert visitor.typed == ["returningContactField"]
    assert visitor.taps <= 9, visitor.taps
    assert not shows(visitor.kiosk.window, "Siti Rahma")


def was_here(office: TestOffice, key: str) -> None:
    """Siti's earlier visit, whatever comes first in this office."""
    reception, calling = office.services.reception, office.services.calling
    service = office.services.office.service(key)
    guest = GUEST | WHAT_IS_ASKED
    if guest_book_at_kiosk(service):
        reception.take_number(command(), key, "id", guest)
        return
    issued = reception.take_number(command(), key, "id")
    queue = key, first_stage(service, signed=False).key
    profile = office.services.office
    desk = next(desk.key for desk in profile.desks if queue in queues_of_desk(profile, desk))
    session = office.open_desk(desk)
    calling.call_next(command(), session)
    calling.arrived(command(), session)
    reception.sign_guest_book(command(), issued.id, office.administrator.id, guest, identity_shown=True)
    calling.finish(command(), session)
