"""What the waiting room is told of calls."""

from __future__ import annotations

from pst_kiosk.domain.ticket import Status
from tests.support.office import TestOffice, command


def calls(office: TestOffice) -> list[tuple[str, str, Status]]:
    return [(call.number, call.desk.id, call.status) for call in office.services.board.view().calls]


def take(office: TestOffice, language: str = "id") -> None:
    office.services.reception.take_number(command(), "konsultasi", language)


def test_the_calls_of_the_day_are_told_until_their_number_waits_again(kupang: TestOffice) -> None:
    calling = kupang.services.calling
    here, there = kupang.open_desk("loket-1"), kupang.open_desk("front-office")
    for session in (here, there):
        take(kupang)
        calling.call_next(command(), session)
    assert calls(kupang) == [
        ("K-002", "Front office", Status.CALLED),
        ("K-001", "Loket 1", Status.CALLED),
    ]
    calling.arrived(command(), here)
    missed = calling.no_show(command(), there)
    assert missed is not None
    assert [state for _, _, state in calls(kupang)] == [Status.NO_SHOW, Status.SERVING]
    calling.return_no_show(command(), there, missed.ticket_id)
    assert calls(kupang) == [("K-001", "Loket 1", Status.SERVING)]


def test_of_a_number_that_is_called_again_only_the_last_call_is_told(kupang: TestOffice) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    take(kupang, "en")
    calling.call_next(command(), session)
    (first,) = kupang.services.board.view().calls
    calling.recall(command(), session)
    (again,) = kupang.services.board.view().calls
    assert again.seq > first.seq
    assert (first.again, again.again) == (False, True)
    assert (again.language, again.aided) == ("en", False)
