"""Lockers and identity cards: lent for a visit, given back, and what is still out."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing

import pytest

from pst_kiosk.domain.errors import EnvironmentFault, Refused
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.loan_views import Loan
from pst_kiosk.services.opening import Services, open_services
from pst_kiosk.services.reception import IssuedTicket
from tests.services.conftest import Make
from tests.support.office import GUEST, MORNING, TestOffice, command

KTP, SIM = 1, 2


def with_lockers(office: TestOffice, names: tuple[str, ...] = ("01", "02", "10")) -> dict[str, str]:
    """Lockers by name, with their ids."""
    office.services.loans.add_lockers(command(), names, office.administrator.id)
    return {locker.name: locker.id for locker in office.services.loans.lockers()}


def reader(office: TestOffice, people: int = 1) -> IssuedTicket:
    """A visitor of the library, whose bag goes into a locker."""
    return office.services.reception.take_number(command(), "perpustakaan", "id", people=people)


def give(office: TestOffice, ticket: IssuedTicket, locker_id: str) -> Loan:
    return office.services.loans.give_locker(command(), ticket.id, locker_id, office.administrator.id)


def hold(office: TestOffice, ticket: IssuedTicket, kind: int = KTP) -> Loan:
    return office.services.loans.take_card(command(), ticket.id, kind, office.administrator.id)


def out(office: TestOffice) -> list[str | int | None]:
    return [loan.locker or loan.card for loan in office.services.loans.out()]


def test_lockers_are_added_once_and_found_in_the_order_people_read(kupang: TestOffice) -> None:
    loans, administrator = kupang.services.loans, kupang.administrator.id
    given = command()
    assert loans.add_lockers(given, ("10", "2"), administrator) == ("10", "2")
    assert loans.add_lockers(given, ("10", "2"), administrator) == ("10", "2"), "the first answer again"
    assert loans.add_lockers(command(), ("2", "1"), administrator) == ("1",)
    assert [locker.name for locker in loans.lockers()] == ["1", "2", "10"]
    assert kupang.rows("SELECT count(*) FROM audit_log WHERE action = 'add_locker'") == [(3,)]


def test_only_who_keeps_the_office_adds_lockers(kupang: TestOffice) -> None:
    officer = command()
    kupang.services.accounts.add(kupang.administrator.id, officer, "Petugas", Role.RECEPTIONIST)
    with pytest.raises(Refused, match="not keeper"):
        kupang.services.loans.add_lockers(command(), ("1",), officer)
    assert kupang.services.loans.lockers() == ()


def test_a_locker_and_a_card_are_lent_with_time_and_officer(kupang: TestOffice) -> None:
    lockers = with_lockers(kupang)
    ticket = reader(kupang)
    key, card = give(kupang, ticket, lockers["02"]), hold(kupang, ticket, SIM)
    assert (key.locker, key.number, key.given_by) == ("02", ticket.number, "Administrator")
    assert (card.card, card.given_at, card.overdue) == (SIM, kupang.clock.now, False)
    assert out(kupang) == ["02", SIM]
    assert [locker.free for locker in kupang.services.loans.lockers()] == [True, False, True]
    kupang.clock.forward(minutes=40)
    for loan in (key, card):
        kupang.services.loans.give_back(loan.id, kupang.administrator.id)
    assert out(kupang) == []
    returned = kupang.rows(
        "SELECT returned_by FROM locker_loan UNION ALL SELECT returned_by FROM id_card_loan"
    )
    assert {str(by) for (by,) in returned} == {kupang.administrator.id}


def test_a_repeated_command_lends_once(kupang: TestOffice) -> None:
    lockers, ticket, given, taken = with_lockers(kupang), reader(kupang), command(), command()
    officer = kupang.administrator.id
    for _ in range(2):
        assert kupang.services.loans.give_locker(given, ticket.id, lockers["01"], officer).locker == "01"
        assert kupang.services.loans.take_card(taken, ticket.id, KTP, officer).card == KTP
    assert out(kupang) == ["01", KTP]
    kupang.services.loans.give_back(given, officer)
    kupang.services.loans.give_back(given, officer)
    assert kupang.services.loans.give_locker(given, ticket.id, lockers["01"], officer).id == given
    assert out(kupang) == [KTP], "a command that is long done lends nothing again"


def test_a_locker_is_not_given_twice_nor_while_it_is_out_of_use(kupang: TestOffice) -> None:
    lockers, loans, officer = with_lockers(kupang), kupang.services.loans, kupang.administrator.id
    first, second = reader(kupang), reader(kupang)
    loan = give(kupang, first, lockers["01"])
    with pytest.raises(Refused, match="locker taken: name 01"):
        give(kupang, second, lockers["01"])
    loans.take_out_of_use(lockers["02"], officer)
    with pytest.raises(Refused, match="locker out of use: name 02"):
        give(kupang, second, lockers["02"])
    loans.put_in_use(lockers["02"], officer)
    give(kupang, second, lockers["02"])
    loans.give_back(loan.id, officer)
    give(kupang, reader(kupang), lockers["01"])
    assert out(kupang) == ["02", "01"]


def test_a_visit_has_one_card_and_a_locker_for_each_of_its_people(kupang: TestOffice) -> None:
    lockers, pair = with_lockers(kupang), reader(kupang, people=2)

    def due() -> tuple[bool, bool]:
        now = kupang.services.loans.of_ticket(pair.id)
        return now.card_due, now.locker_due

    give(kupang, pair, lockers["01"])
    assert due() == (True, True)
    give(kupang, pair, lockers["02"])
    with pytest.raises(Refused, match="enough lockers"):
        give(kupang, pair, lockers["10"])
    hold(kupang, pair)
    with pytest.raises(Refused, match="card taken"):
        hold(kupang, pair, SIM)
    assert out(kupang) == ["01", "02", KTP]
    assert due() == (False, False)


def test_what_is_handed_over_at_the_front_office_is_asked_for_there_alone(kupang: TestOffice) -> None:
    ticket = reader(kupang)
    before = kupang.services.loans.of_ticket(ticket.id)
    assert (before.card_due, before.locker_due) == (True, True)
    in_the_library(kupang, ticket)
    now = kupang.services.loans.of_ticket(ticket.id)
    assert (now.card_due, now.locker_due) == (False, False)


def test_only_what_the_standard_holds_is_held(kupang: TestOffice) -> None:
    lockers = with_lockers(kupang)
    ticket = kupang.services.reception.take_number(command(), "konsultasi", "id")
    with pytest.raises(Refused, match="locker not in procedure"):
        give(kupang, ticket, lockers["01"])
    with pytest.raises(Refused, match="card not in procedure"):
        hold(kupang, ticket)
    of_ticket = kupang.services.loans.of_ticket(ticket.id)
    assert (of_ticket.card_due, of_ticket.locker_due) == (False, False)


def test_no_table_of_loans_has_room_for_a_cards_number(kupang: TestOffice) -> None:
    with kupang.services.database.read() as connection:
        columns = connection.exec_driver_sql("SELECT * FROM id_card_loan").keys()
    told = {"id", "office_code", "visit_id", "ticket_id", "kind", "reason"}
    assert set(columns) == told | {"given_at", "given_by", "returned_at", "returned_by"}


def test_a_lost_key_says_why_and_its_locker_is_given_to_nobody(kupang: TestOffice) -> None:
    lockers, loans, officer = with_lockers(kupang), kupang.services.loans, kupang.administrator.id
    loan, card = give(kupang, reader(kupang), lockers["01"]), hold(kupang, reader(kupang))
    for empty in ("", "  ", "x" * 201):
        with pytest.raises(Refused, match="reason missing"):
            loans.lost(loan.id, officer, empty)
    for _ in range(2):
        loans.lost(loan.id, officer, "hilang  di jalan")
    assert kupang.rows("SELECT reason FROM locker_loan") == [("hilang di jalan",)]
    assert [locker.out_of_use for locker in loans.lockers()] == [True, False, False]
    assert out(kupang) == [KTP]
    loans.give_back(card.id, officer)
    with pytest.raises(Refused, match="loan over"):
        loans.lost(card.id, officer, "tertinggal")
    with pytest.raises(Refused, match="loan unknown"):
        loans.give_back(command(), officer)
    audit = kupang.rows("SELECT count(*) FROM audit_log WHERE action = 'locker_key_lost'")
    assert audit == [(1,)]


def test_a_return_noted_by_mistake_is_taken_back_while_nobody_built_on_it(kupang: TestOffice) -> None:
    lockers, loans, officer = with_lockers(kupang), kupang.services.loans, kupang.administrator.id
    first = reader(kupang)
    key, card = give(kupang, first, lockers["01"]), hold(kupang, first)
    for loan in (key, card):
        loans.give_back(loan.id, officer)
        for _ in range(2):
            loans.not_back(loan.id, officer)
    assert out(kupang) == ["01", KTP]
    for loan in (key, card):
        loans.give_back(loan.id, officer)
    give(kupang, reader(kupang), lockers["01"])
    hold(kupang, first, SIM)
    for loan in (key, card):
        with pytest.raises(Refused, match="undo overtaken"):
            loans.not_back(loan.id, officer)
    assert out(kupang) == ["01", SIM]
    other = give(kupang, reader(kupang), lockers["02"])
    loans.give_back(other.id, officer)
    kupang.clock.forward(seconds=31)
    with pytest.raises(Refused, match="undo too late"):
        loans.not_back(other.id, officer)


def in_the_library(office: TestOffice, ticket: IssuedTicket) -> str:
    """The visitor is served at the library's desk; the desk's session."""
    session = office.open_desk("loket-1")
    calling = office.services.calling
    calling.call_next(command(), session)
    calling.arrived(command(), session)
    office.services.reception.sign_guest_book(
        command(), ticket.id, office.administrator.id, GUEST, identity_shown=True
    )
    calling.finish(command(), session)
    if office.services.board.desk(session).present is None:  # type: ignore[union-attr]
        calling.call_next(command(), session)
        calling.arrived(command(), session)
    return session


def test_a_visit_does_not_end_while_something_is_out_unless_that_is_said(kupang: TestOffice) -> None:
    lockers, ticket = with_lockers(kupang), reader(kupang)
    give(kupang, ticket, lockers["02"])
    hold(kupang, ticket, SIM)
    calling, session = kupang.services.calling, in_the_library(kupang, ticket)
    with pytest.raises(Refused) as refused:
        calling.finish(command(), session)
    assert refused.value.code == "not_returned"
    assert (refused.value.details["lockers"], refused.value.details["cards"]) == (("02",), (SIM,))
    assert kupang.asked() is None
    calling.finish(command(), session, leave_out=True)
    assert out(kupang) == ["02", SIM]
    assert all(loan.visit_over for loan in kupang.services.loans.out())


def test_a_visit_may_end_with_everything_back_in_one_go(kupang: TestOffice) -> None:
    lockers, ticket, finished = with_lockers(kupang), reader(kupang), command()
    give(kupang, ticket, lockers["02"])
    hold(kupang, ticket)
    session = in_the_library(kupang, ticket)
    for _ in range(2):
        kupang.services.calling.finish(finished, session, returned_all=True)
    assert out(kupang) == []


def test_what_came_back_with_a_visits_end_is_out_again_when_that_is_undone(kupang: TestOffice) -> None:
    lockers, ticket, other = with_lockers(kupang), reader(kupang, people=2), reader(kupang)
    for name in ("01", "02"):
        give(kupang, ticket, lockers[name])
    hold(kupang, ticket)
    session = in_the_library(kupang, ticket)
    kupang.clock.forward(seconds=5)
    kupang.services.calling.finish(command(), session, returned_all=True)
    give(kupang, other, lockers["02"])
    kupang.services.calling.undo(command(), session)
    assert out(kupang) == ["01", KTP, "02"]
    assert [loan.locker for loan in kupang.services.loans.of_ticket(ticket.id).out] == ["01", None]


def test_a_visitor_with_nothing_out_is_finished_as_before(kupang: TestOffice) -> None:
    lockers, ticket, other = with_lockers(kupang), reader(kupang), reader(kupang)
    give(kupang, other, lockers["01"])
    loan = give(kupang, ticket, lockers["02"])
    kupang.services.loans.give_back(loan.id, kupang.administrator.id)
    kupang.services.calling.finish(command(), in_the_library(kupang, ticket))
    assert out(kupang) == ["01"]


def test_going_on_to_another_service_asks_for_nothing_back(kupang: TestOffice) -> None:
    ticket = reader(kupang)
    hold(kupang, ticket)
    session = in_the_library(kupang, ticket)
    further = kupang.services.calling.go_on(command(), session, "konsultasi")
    of_ticket = kupang.services.loans.of_ticket(further.ticket_id)
    assert [loan.card for loan in of_ticket.out] == [KTP], "the card is the visit's, not the number's"
    assert not of_ticket.card_due


def test_what_is_out_is_overdue_once_the_office_has_closed(kupang: TestOffice) -> None:
    hold(kupang, reader(kupang))
    assert [loan.overdue for loan in kupang.services.loans.out()] == [False]
    kupang.clock.forward(hours=9)
    assert [loan.overdue for loan in kupang.services.loans.out()] == [True]
    kupang.clock.forward(hours=15)
    assert [loan.overdue for loan in kupang.services.loans.out()] == [True], "the next morning it still is"


def test_the_end_of_the_day_ends_no_loan(kupang: TestOffice) -> None:
    session = kupang.open_desk("loket-1")
    hold(kupang, reader(kupang))
    kupang.clock.forward(hours=9)
    kupang.services.calling.close_desk(command(), session)
    assert out(kupang) == [KTP]
    assert [loan.visit_over for loan in kupang.services.loans.out()] == [True]


def test_a_reception_where_nobody_queues_takes_cards_of_who_has_signed(make_office: Make) -> None:
    blitar = make_office("kota-blitar")
    loans, officer = blitar.services.loans, blitar.administrator.id
    first, second = (
        blitar.services.reception.take_number(command(), "konsultasi", "id", GUEST) for _ in range(2)
    )
    assert [(due.ticket_id, due.number) for due in loans.desk().expected] == [
        (first.id, None),
        (second.id, None),
    ]
    card = loans.take_card(command(), first.id, KTP, officer)
    assert [due.ticket_id for due in loans.desk().expected] == [second.id]
    shown = loans.desk(first.id)
    assert shown.visitor is not None
    assert (shown.visitor.card_due, shown.visitor.locker_due) == (False, False)
    session = blitar.open_desk("meja-layanan")
    blitar.services.calling.call_next(command(), session)
    with pytest.raises(Refused, match="not returned"):
        blitar.services.calling.finish(command(), session)
    loans.give_back(card.id, officer)
    blitar.services.calling.finish(command(), session)
    assert [due.ticket_id for due in loans.desk().expected] == [second.id], (
        "a card that is back is not asked again"
    )


def test_at_a_desk_where_one_queues_nobody_is_listed_for_his_card(kupang: TestOffice) -> None:
    reader(kupang)
    assert kupang.services.loans.desk().expected == ()


def test_a_closed_ticket_lends_nothing(kupang: TestOffice) -> None:
    session, ticket = kupang.open_desk("loket-1"), reader(kupang)
    kupang.services.calling.cancel(command(), session, ticket.id)
    with pytest.raises(Refused, match="not open"):
        hold(kupang, ticket)


def _lend_to_each(url: str, officer_id: str, ticket_ids: list[str]) -> list[str]:
    """One counter's day: each visitor gets the next free locker, as its screen saw it. The lockers' names."""
    lent = []
    with closing(open_services(url, lambda year: {}, lambda: MORNING)) as services:
        for ticket_id in ticket_ids:
            name = None
            while name is None:
                free = next(locker for locker in services.loans.lockers() if locker.free)
                name = _given(services, ticket_id, free.id, officer_id)
            lent.append(name)
    return lent


def _given(services: Services, ticket_id: str, locker_id: str, officer_id: str) -> str | None:
    """The locker's name; None where another counter was faster. While the others hold the database for long,
    it is sent again, as a counter does."""
    given = command()
    while True:
        try:
            return services.loans.give_locker(given, ticket_id, locker_id, officer_id).locker
        except Refused as refused:
            if refused.code != "locker_taken":
                raise
            return None
        except EnvironmentFault as fault:
            if fault.code != "database_busy":
                raise


def test_eight_counters_at_once_never_give_a_locker_twice(kupang: TestOffice) -> None:
    each, counters = 5, 8
    with_lockers(kupang, tuple(f"{number:02}" for number in range(1, each * counters + 1)))
    issued = [reader(kupang).id for _ in range(each * counters)]
    tasks = [
        (kupang.url, kupang.administrator.id, issued[at * each : (at + 1) * each]) for at in range(counters)
    ]
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload([__name__])  # what each of them imports is imported once
    with ProcessPoolExecutor(counters, processes) as pool:
        lent = [name for names in pool.map(_lend_to_each, *zip(*tasks, strict=True)) for name in names]
    assert len(lent) == len(set(lent)) == each * counters, "everybody has another locker"
    assert kupang.rows("SELECT count(DISTINCT locker_id), count(*) FROM locker_loan") == [(40, 40)]
