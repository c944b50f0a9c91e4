"""What a board says it did with a call."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.services.desk_view import Called
from tests.support.office import TestOffice, command


def take(office: TestOffice) -> None:
    office.services.reception.take_number(command(), "konsultasi", "id")


def newest(office: TestOffice) -> int:
    call = office.services.board.view().call
    assert call is not None
    return call.seq


def called(office: TestOffice, session: str) -> Called:
    view = office.services.board.desk(session)
    assert view is not None
    assert view.present is not None
    assert view.present.called is not None
    return view.present.called


def test_a_call_is_shown_when_a_board_says_so(kupang: TestOffice) -> None:
    board, calling, session = kupang.services.board, kupang.services.calling, kupang.open_desk("loket-1")
    take(kupang)
    calling.call_next(command(), session)
    assert called(kupang, session).shown_at is None
    called_at = kupang.clock.now
    board.note_shown(newest(kupang), "papan-1")
    kupang.clock.forward(seconds=3)
    board.note_shown(newest(kupang), "papan-1")  # said again: nothing
    board.note_shown(newest(kupang), "papan-2")
    assert called(kupang, session).shown_at == called_at
    assert len(kupang.rows("SELECT seq FROM call_receipt")) == 2


def test_a_recall_is_shown_anew(kupang: TestOffice) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    take(kupang)
    calling.call_next(command(), session)
    kupang.services.board.note_shown(newest(kupang), "papan")
    calling.recall(command(), session)
    assert called(kupang, session).shown_at is None
    kupang.services.board.note_shown(newest(kupang), "papan")
    assert called(kupang, session).shown_at is not None


def test_each_call_has_a_receipt_of_its_own(kupang: TestOffice) -> None:
    calling = kupang.services.calling
    here, there = kupang.open_desk("loket-1"), kupang.open_desk("front-office")
    for session in (here, there):
        take(kupang)
        calling.call_next(command(), session)
    kupang.services.board.note_shown(newest(kupang), "papan")
    assert called(kupang, here).shown_at is None
    assert called(kupang, there).shown_at is not None


def test_a_call_is_spoken_once_the_board_that_shows_it_says_so(kupang: TestOffice) -> None:
    board, calling, session = kupang.services.board, kupang.services.calling, kupang.open_desk("loket-1")
    take(kupang)
    calling.call_next(command(), session)
    board.note_shown(newest(kupang), "papan-1")
    board.note_spoken(newest(kupang), "papan-2")  # which does not show it
    assert called(kupang, session).spoken_at is None
    spoken_at = kupang.clock.now
    board.note_spoken(newest(kupang), "papan-1")
    kupang.clock.forward(seconds=3)
    board.note_spoken(newest(kupang), "papan-1")  # said again: nothing
    assert called(kupang, session).spoken_at == spoken_at


def test_a_call_of_who_cannot_hear_it_stands_out_and_the_officer_is_told_why(kupang: TestOffice) -> None:
    services, session = kupang.services, kupang.open_desk("loket-1")
    ticket = services.reception.take_number(command(), "konsultasi", "id", call_aid=1)
    services.calling.call_next(command(), session)
    assert services.board.view().calls[0].aided
    view = services.board.desk(session)
    assert view is not None
    assert view.present is not None
    assert view.present.call_aid == 1
    services.reception.note_call_aid(session, ticket.id, None)
    assert not services.board.view().calls[0].aided


def test_a_call_aid_nobody_knows_is_refused(kupang: TestOffice) -> None:
    with pytest.raises(Refused, match="call aid unknown"):
        kupang.services.reception.take_number(command(), "konsultasi", "id", call_aid=4)
