"""The end of a service day: nothing carries over silently, nothing is deleted."""

from __future__ import annotations

from sqlalchemy import select

from pst_kiosk.db.tables import desk_session, ticket, ticket_event, visit
from tests.services.test_moves import events, serve, status, take
from tests.support.office import TestOffice, command


def dispositions(office: TestOffice) -> dict[str, tuple[str, str | None]]:
    """Each number's state and the reason its last line gives."""
    with office.services.database.read() as connection:
        lines = connection.execute(
            select(ticket.c.number, ticket.c.status, ticket_event.c.details)
            .join(ticket_event, ticket_event.c.ticket_id == ticket.c.id)
            .where(ticket_event.c.event.in_(("cancelled", "finished", "no_show")))
        )
        return {line.number: (line.status, (line.details or {}).get("reason")) for line in lines}


def forgotten_day(office: TestOffice) -> None:
    """One visitor each waiting, called, being served and held when everybody went home."""
    calling = office.services.calling
    one, two = office.open_desk("meja-1"), office.open_desk("meja-2")
    issued = [take(office) for _ in range(4)]
    serve(office, one)
    calling.hold(command(), one, issued[3].id)
    calling.call_next(command(), two)


def test_what_was_forgotten_is_closed_at_the_next_mornings_first_sign_in(bengkulu: TestOffice) -> None:
    forgotten_day(bengkulu)
    bengkulu.clock.forward(days=1)
    assert dispositions(bengkulu) == {}
    session = command()
    bengkulu.services.calling.open_desk(session, bengkulu.administrator.id, "meja-1")
    assert dispositions(bengkulu) == {
        "K-001": ("done", "left_open"),
        "K-002": ("cancelled", "never_came"),
        "K-003": ("cancelled", "never_called"),
        "K-004": ("cancelled", "never_resumed"),
    }
    with bengkulu.services.database.read() as connection:
        days = connection.execute(
            select(ticket_event.c.event, ticket_event.c.service_day).order_by(ticket_event.c.seq)
        ).all()
        assert connection.execute(select(visit.c.ended_at).where(visit.c.ended_at.is_(None))).all() == []
        still_open = select(desk_session.c.id).where(desk_session.c.closed_at.is_(None))
        assert connection.execute(still_open).scalars().all() == [session]
    yesterday = min(line.service_day for line in days)
    assert [line.event for line in days if line.service_day == yesterday][-2:] == ["desk_closed"] * 2
    assert [line.event for line in days if line.service_day != yesterday] == ["desk_opened"]


def test_the_last_sign_out_after_closing_time_closes_the_day(bengkulu: TestOffice) -> None:
    calling = bengkulu.services.calling
    one, two = bengkulu.open_desk("meja-1"), bengkulu.open_desk("meja-2")
    take(bengkulu)
    bengkulu.clock.forward(hours=9)
    calling.close_desk(command(), one)
    assert dispositions(bengkulu) == {}
    calling.close_desk(command(), two)
    assert dispositions(bengkulu) == {"K-001": ("cancelled", "never_called")}


def test_a_visit_with_a_no_show_is_over_once_when_the_day_is(bengkulu: TestOffice) -> None:
    calling, session = bengkulu.services.calling, bengkulu.open_desk("meja-1")
    gone, back = take(bengkulu), take(bengkulu)
    for issued in (gone, back):
        calling.call_next(command(), session)
        calling.no_show(command(), session)
        assert "completed" not in events(bengkulu, issued.id)
    calling.return_no_show(command(), session, back.id)
    serve(bengkulu, session)
    calling.finish(command(), session)
    bengkulu.clock.forward(hours=9)
    calling.close_desk(command(), session)
    assert [events(bengkulu, issued.id).count("completed") for issued in (gone, back)] == [1, 1]
    assert status(bengkulu, gone.id) == "no_show"


def test_a_break_of_the_only_officer_closes_nothing(bengkulu: TestOffice) -> None:
    session = bengkulu.open_desk("meja-1")
    take(bengkulu)
    bengkulu.services.calling.close_desk(command(), session)
    assert dispositions(bengkulu) == {}
    assert [line.number for line in bengkulu.services.board.view().waiting] == ["K-001"]


def test_a_service_left_open_overnight_says_nothing_of_how_long_services_take(bengkulu: TestOffice) -> None:
    session = bengkulu.open_desk("meja-1")
    take(bengkulu)
    serve(bengkulu, session)
    bengkulu.clock.forward(days=1)
    bengkulu.services.calling.open_desk(command(), bengkulu.administrator.id, "meja-1")
    take(bengkulu)
    issued = take(bengkulu)
    assert issued.wait is not None
    assert issued.wait.high <= 30
