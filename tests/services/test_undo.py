"""Taking back the last move: within 30 seconds, appended, and only while nobody has built on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from pst_kiosk.db.tables import ticket, ticket_event, visit
from pst_kiosk.domain.errors import Refused
from pst_kiosk.services.moves import Moved
from tests.services.test_moves import events, serve, status, take
from tests.support.office import TestOffice, called, command

Do = Callable[[TestOffice, str, str], Moved | None]

MOVES: dict[str, Do] = {
    "hold": lambda office, session, id_: office.services.calling.hold(command(), session, id_),
    "no_show": lambda office, session, _: office.services.calling.no_show(command(), session),
    "arrived": lambda office, session, _: office.services.calling.arrived(command(), session),
    "cancel": lambda office, session, id_: office.services.calling.cancel(command(), session, id_),
    "transfer": lambda office, session, id_: office.services.calling.transfer(
        command(), session, id_, "perpustakaan"
    ),
}


def row(office: TestOffice, ticket_id: str) -> tuple[object, ...]:
    columns = (ticket.c.status, ticket.c.service, ticket.c.step, ticket.c.desk, ticket.c.joined_seq)
    with office.services.database.read() as connection:
        return tuple(connection.execute(select(*columns).where(ticket.c.id == ticket_id)).one())


@pytest.mark.parametrize("move", MOVES)
def test_a_move_of_the_called_visitor_is_taken_back_whole(bengkulu: TestOffice, move: str) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    issued = take(bengkulu)
    calling.call_next(command(), session)
    before, lines = row(bengkulu, issued.id), events(bengkulu, issued.id)
    MOVES[move](bengkulu, session, issued.id)
    assert row(bengkulu, issued.id) != before
    again = command()
    assert calling.undo(again, session).ticket_id == issued.id
    assert calling.undo(again, session).ticket_id == issued.id
    assert row(bengkulu, issued.id) == before
    after = events(bengkulu, issued.id)
    assert after[: len(lines)] == lines
    assert after[-1] == "undone"
    assert events(bengkulu, issued.id).count("undone") == 1


def test_a_call_taken_back_leaves_the_visitor_at_the_head_of_the_queue(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    first, _second = take(bengkulu), take(bengkulu)
    calling.call_next(command(), session)
    calling.undo(command(), session)
    assert [line.number for line in bengkulu.services.board.view().waiting] == ["K-001", "K-002"]
    assert called(calling.call_next(command(), session)) == first.number


def test_a_finish_taken_back_serves_on_and_reopens_the_visit(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    issued = take(bengkulu)
    serve(bengkulu, session)
    calling.finish(command(), session)
    calling.undo(command(), session)
    assert status(bengkulu, issued.id) == "serving"
    with bengkulu.services.database.read() as connection:
        assert connection.execute(select(visit.c.ended_at)).scalar_one() is None
    assert bengkulu.asked() is None
    calling.finish(command(), session)
    assert status(bengkulu, issued.id) == "done"


def test_a_further_number_taken_back_stays_given_and_is_cancelled(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    issued = take(bengkulu)
    serve(bengkulu, session)
    further = calling.go_on(command(), session, "perpustakaan")
    calling.undo(command(), session)
    assert (status(bengkulu, issued.id), status(bengkulu, further.ticket_id)) == ("serving", "cancelled")
    assert calling.go_on(command(), session, "perpustakaan").number == "P-002"


def test_what_cannot_be_taken_back_is_refused_by_name(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    other = bengkulu.open_desk("meja-2")
    issued = take(bengkulu)
    with pytest.raises(Refused, match="nothing to undo"):
        calling.undo(command(), session)
    calling.hold(command(), session, issued.id)
    calling.resume(command(), other, issued.id)
    with pytest.raises(Refused, match="undo overtaken"):
        calling.undo(command(), session)
    calling.undo(command(), other)
    with pytest.raises(Refused, match="nothing to undo"):
        calling.undo(command(), other)
    bengkulu.clock.forward(seconds=31)
    calling.resume(command(), other, issued.id)
    bengkulu.clock.forward(seconds=31)
    with pytest.raises(Refused, match="undo too late"):
        calling.undo(command(), other)


def test_a_move_made_at_another_desk_is_not_taken_back(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    issued = take(bengkulu)
    serve(bengkulu, session)
    calling.finish(command(), session)
    officer = bengkulu.services.accounts.officers()[1].id
    elsewhere = command()
    bengkulu.clock.forward(seconds=1)
    calling.open_desk(elsewhere, officer, "meja-2")
    with pytest.raises(Refused, match="nothing to undo"):
        calling.undo(command(), elsewhere)
    assert status(bengkulu, issued.id) == "done"


def test_the_standard_s_next_step_follows_an_undo_and_a_return(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    issued = take(bengkulu)

    def step() -> tuple[str | None, bool]:
        view = bengkulu.services.board.desk(session)
        assert view is not None
        assert view.present is not None
        standing = view.present.standing
        return (standing.step and standing.step.key, standing.over)

    calling.call_next(command(), session)
    calling.no_show(command(), session)
    calling.return_no_show(command(), session, issued.id)
    calling.call_next(command(), session)
    assert step() == ("menunggu", False)
    calling.arrived(command(), session)
    assert step() == ("konfirmasi", False)
    calling.undo(command(), session)
    assert step() == ("menunggu", False)
    calling.arrived(command(), session)
    calling.finish(command(), session)
    calling.undo(command(), session)
    assert step() == ("konfirmasi", False)


def test_an_undo_deletes_nothing(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    take(bengkulu)
    calling.call_next(command(), session)
    with bengkulu.services.database.read() as connection:
        before = connection.execute(select(func.count()).select_from(ticket_event)).scalar_one()
    calling.undo(command(), session)
    with bengkulu.services.database.read() as connection:
        lines = connection.execute(
            select(ticket_event.c.event, ticket_event.c.undoes, ticket_event.c.seq).order_by(
                ticket_event.c.seq
            )
        ).all()
    assert len(lines) == before + 1
    called_seq = next(line.seq for line in lines if line.event == "called")
    assert (lines[-1].event, lines[-1].undoes) == ("undone", called_seq)
