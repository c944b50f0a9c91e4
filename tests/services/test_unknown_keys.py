"""What the office's profile does not know is refused, on the file; nothing is stored then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.services.opening import Services
from tests.support.office import GUEST, OfficeTemplates, TestOffice, command


@pytest.fixture
def office(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    made = office_templates.make("kota-kupang", tmp_path)
    yield made
    made.services.close()


def serve(services: Services, office: TestOffice, queue: tuple[str, str]) -> object:
    return services.calling.open_desk(command(), office.administrator.id, "loket-1", (queue,))


TOMORROW = dt.datetime(2026, 11, 19, 2, 0, tzinfo=dt.UTC)
ASKED: dict[str, tuple[str, Callable[[Services, TestOffice], object]]] = {
    "a number": ("service_unknown", lambda s, _: s.reception.take_number(command(), "entah", "id", GUEST)),
    "an appointment": ("service_unknown", lambda s, _: s.reception.book(command(), "entah", TOMORROW)),
    "a desk": ("desk_unknown", lambda s, o: s.calling.open_desk(command(), o.administrator.id, "entah")),
    "a service's queue": (
        "service_unknown",
        lambda s, o: s.calling.open_desk(
            command(), o.administrator.id, "loket-1", (("entah", "konsultasi"),)
        ),
    ),
    "a queue": (
        "stage_unknown",
        lambda s, o: s.calling.open_desk(
            command(), o.administrator.id, "loket-1", (("konsultasi", "entah"),)
        ),
    ),
}


@pytest.mark.parametrize("what", ASKED)
def test_what_the_profile_does_not_know_is_refused(office: TestOffice, what: str) -> None:
    code, ask = ASKED[what]
    with pytest.raises(Refused) as refused:
        ask(office.services, office)
    assert refused.value.code == code
    assert office.rows("SELECT count(*) FROM ticket_event") == [(0,)]


def test_a_visitor_is_sent_to_no_unknown_service(office: TestOffice) -> None:
    session = office.open_desk("loket-1")
    calling = office.services.calling
    ticket = office.services.reception.take_number(command(), "konsultasi", "id")
    calling.call_next(command(), session)
    calling.arrived(command(), session)
    before = office.rows("SELECT count(*) FROM ticket_event")
    for to, code in ((("entah",), "service unknown"), (("konsultasi", "entah"), "desk unknown")):
        with pytest.raises(Refused, match=code):
            calling.transfer(command(), session, ticket.id, *to)
    assert office.rows("SELECT count(*) FROM ticket_event") == before
