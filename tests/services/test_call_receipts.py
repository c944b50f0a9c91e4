"""What a board says it did with a call."""

from __future__ import annotations

import datetime as dt

from tests.support.office import TestOffice, command


def take(office: TestOffice) -> None:
    office.services.reception.take_number(command(), "konsultasi", "id")


def newest(office: TestOffice) -> int:
    call = office.services.board.view().call
    assert call is not None
    return call.seq


def shown_at(office: TestOffice, session: str) -> dt.datetime | None:
    view = office.services.board.desk(session)
    assert view is not None
    assert view.present is not None
    assert view.present.called is not None
    return view.present.called.shown_at


def test_a_call_is_shown_when_a_board_says_so(kupang: TestOffice) -> None:
    board, calling, session = kupang.services.board, kupang.services.calling, kupang.open_desk("loket-1")
    take(kupang)
    calling.call_next(command(), session)
    assert shown_at(kupang, session) is None
    called_at = kupang.clock.now
    board.note_shown(newest(kupang), "papan-1")
    kupang.clock.forward(seconds=3)
    board.note_shown(newest(kupang), "papan-1")  # said again: nothing
    board.note_shown(newest(kupang), "papan-2")
    assert shown_at(kupang, session) == called_at
    assert len(kupang.rows("SELECT seq FROM call_receipt")) == 2


def test_a_recall_is_shown_anew(kupang: TestOffice) -> None:
    calling, session = kupang.services.calling, kupang.open_desk("loket-1")
    take(kupang)
    calling.call_next(command(), session)
    kupang.services.board.note_shown(newest(kupang), "papan")
    calling.recall(command(), session)
    assert shown_at(kupang, session) is None
    kupang.services.board.note_shown(newest(kupang), "papan")
    assert shown_at(kupang, session) is not None


def test_of_two_calls_at_one_moment_both_are_shown(kupang: TestOffice) -> None:
    calling = kupang.services.calling
    sessions = kupang.open_desk("loket-1"), kupang.open_desk("front-office")
    for session in sessions:
        take(kupang)
        calling.call_next(command(), session)
    kupang.services.board.note_shown(newest(kupang), "papan")
    assert all(shown_at(kupang, session) is not None for session in sessions)


def test_a_later_call_is_not_among_those_shown(kupang: TestOffice) -> None:
    calling = kupang.services.calling
    here, there = kupang.open_desk("loket-1"), kupang.open_desk("front-office")
    take(kupang)
    calling.call_next(command(), here)
    seen = newest(kupang)
    take(kupang)
    calling.call_next(command(), there)
    kupang.services.board.note_shown(seen, "papan")
    assert shown_at(kupang, here) is not None
    assert shown_at(kupang, there) is None
