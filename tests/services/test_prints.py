"""What was printed, what was not, and who is asked to print it again, on both engines."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.print_state import PrintState
from pst_kiosk.services.prints import Unprinted
from tests.support.office import TestOffice, command

KIOSK = "kios-1"


def take(office: TestOffice) -> str:
    return office.services.reception.take_number(command(), "konsultasi", "id").id


def printed(office: TestOffice, ticket: str, state: PrintState, fault: str | None = None) -> str:
    job = command()
    office.services.prints.begin(job, ticket, KIOSK)
    office.services.prints.end(job, state, fault)
    return job


def jobs(office: TestOffice) -> list[tuple[object, ...]]:
    return office.rows("SELECT state, fault, reprint FROM print_job ORDER BY created_at, id")


def unprinted(office: TestOffice) -> list[Unprinted]:
    return list(office.services.prints.unprinted())


def said_by_the_kiosk(office: TestOffice, printer: str) -> None:
    office.clock.forward(seconds=1)
    office.services.stations.report(KIOSK, "kiosk", "1", printer, office.clock)
    office.clock.forward(seconds=1)


def test_a_job_is_one_however_often_it_is_told(kupang: TestOffice) -> None:
    ticket, job = take(kupang), command()
    for _ in range(2):
        kupang.services.prints.begin(job, ticket, KIOSK)
        kupang.services.prints.end(job, PrintState.CONFIRMED)
    assert jobs(kupang) == [("confirmed", None, False)]


def test_the_list_holds_what_failed_and_what_may_have_for_those_who_still_wait(kupang: TestOffice) -> None:
    tickets = [take(kupang) for _ in range(5)]
    printed(kupang, tickets[0], PrintState.SENT)
    printed(kupang, tickets[1], PrintState.CONFIRMED)
    printed(kupang, tickets[2], PrintState.FAILED, "printer_paper_out")
    printed(kupang, tickets[3], PrintState.UNKNOWN, "printer_timeout")
    kupang.services.prints.begin(command(), tickets[4], KIOSK)
    found = unprinted(kupang)
    assert [(job.number, job.sure, job.station) for job in found] == [
        ("K-003", True, KIOSK),
        ("K-004", False, KIOSK),
    ]
    code = kupang.rows("SELECT code FROM ticket WHERE number = 'K-003'")[0][0]
    kupang.services.reception.cancel(command(), str(code))
    assert [job.number for job in unprinted(kupang)] == ["K-004"]


def test_yesterdays_are_not_in_the_list(kupang: TestOffice) -> None:
    printed(kupang, take(kupang), PrintState.FAILED, "printer_refused")
    kupang.clock.forward(days=1)
    assert unprinted(kupang) == []


def test_what_the_printer_has_now_is_the_newer_of_its_job_and_its_report(kupang: TestOffice) -> None:
    said_by_the_kiosk(kupang, "ready")
    printed(kupang, take(kupang), PrintState.FAILED, "printer_cover_open")
    assert [job.printer for job in unprinted(kupang)] == ["printer_cover_open"]
    said_by_the_kiosk(kupang, "printer_paper_out")
    assert [job.printer for job in unprinted(kupang)] == ["printer_paper_out"]
    for well in ("ready", "paper_low", "unknown"):
        said_by_the_kiosk(kupang, well)
        assert [job.printer for job in unprinted(kupang)] == [None]


def test_a_reprint_is_asked_for_once_printed_once_and_done(kupang: TestOffice) -> None:
    ticket = take(kupang)
    take(kupang)
    failed = printed(kupang, ticket, PrintState.FAILED, "printer_paper_out")
    again, officer = command(), kupang.administrator.id
    for reprint in (again, again, command()):  # sent again, and asked for at another counter too
        kupang.services.prints.reprint(reprint, failed, officer)
    assert unprinted(kupang) == []
    assert kupang.services.prints.wanted(KIOSK) == (again,)
    assert kupang.services.prints.wanted("kios-2") == ()

    for _ in range(2):  # an answer that was lost is asked for again
        to_print = kupang.services.prints.take(again)
        assert to_print is not None
        assert (to_print.number, to_print.people_ahead, to_print.language) == ("K-001", 0, "id")
    assert kupang.services.prints.wanted(KIOSK) == ()

    kupang.services.prints.end(again, PrintState.CONFIRMED)
    assert kupang.services.prints.take(again) is None
    assert jobs(kupang) == [("failed", "printer_paper_out", False), ("confirmed", None, True)]
    assert unprinted(kupang) == []
    assert kupang.rows("SELECT count(*) FROM audit_log WHERE action = 'reprint'") == [(1,)]


def test_a_reprint_that_fails_comes_back_to_the_list(kupang: TestOffice) -> None:
    ticket = take(kupang)
    failed, again = printed(kupang, ticket, PrintState.FAILED, "printer_paper_out"), command()
    kupang.services.prints.reprint(again, failed, kupang.administrator.id)
    kupang.services.prints.take(again)
    kupang.services.prints.end(again, PrintState.FAILED, "printer_paper_out")
    assert [(job.job_id, job.number) for job in unprinted(kupang)] == [(again, "K-001")]


def asked_again(office: TestOffice) -> str:
    """A reprint an officer asked for of a ticket that failed."""
    failed, again = printed(office, take(office), PrintState.FAILED, "printer_paper_out"), command()
    office.services.prints.reprint(again, failed, office.administrator.id)
    return again


@pytest.mark.parametrize("power_goes", ["before it begins", "while it prints"])
def test_a_reprint_whose_kiosk_does_not_answer_is_told_after_half_a_minute(
    kupang: TestOffice, power_goes: str
) -> None:
    again = asked_again(kupang)
    asked_at = kupang.clock.now
    if power_goes == "while it prints":
        kupang.services.prints.take(again)
    kupang.clock.forward(seconds=29)
    assert unprinted(kupang) == []
    kupang.clock.forward(seconds=1)
    (job,) = unprinted(kupang)
    assert (job.job_id, job.number, job.asked, job.at) == (again, "K-001", True, asked_at)
    assert job.sure == (power_goes == "before it begins")

    kupang.services.prints.reprint(command(), again, kupang.administrator.id)
    assert len(jobs(kupang)) == 2, "asked for once more it would come twice"
    if power_goes == "while it prints":
        kupang.services.prints.give_up(KIOSK)
    else:
        kupang.services.prints.take(again)
        kupang.services.prints.end(again, PrintState.UNKNOWN, "printer_timeout")
    assert [(job.job_id, job.asked, job.sure) for job in unprinted(kupang)] == [(again, False, False)]


def test_a_ticket_s_holder_s_own_reprint_that_nobody_answers_is_told_too(kupang: TestOffice) -> None:
    issued = kupang.services.reception.take_number(command(), "konsultasi", "id")
    kupang.services.prints.reprint_own(command(), issued.code, KIOSK)
    kupang.clock.forward(seconds=31)
    assert [(job.number, job.station, job.asked) for job in unprinted(kupang)] == [("K-001", KIOSK, True)]


@pytest.mark.parametrize("taken", [False, True])
def test_a_reprint_that_is_dismissed_is_never_printed(kupang: TestOffice, taken: bool) -> None:
    again = asked_again(kupang)
    if taken:
        kupang.services.prints.take(again)
    kupang.clock.forward(seconds=31)
    kupang.services.prints.dismiss(again, kupang.administrator.id)
    assert unprinted(kupang) == []
    kupang.services.prints.give_up(KIOSK)
    assert kupang.services.prints.wanted(KIOSK) == ()
    assert kupang.services.prints.take(again) is None
    assert unprinted(kupang) == []
    assert jobs(kupang)[-1][0] == ("unknown" if taken else "failed")


def test_what_an_officer_dismisses_is_gone_with_all_the_tickets_jobs(kupang: TestOffice) -> None:
    ticket = take(kupang)
    printed(kupang, ticket, PrintState.FAILED, "printer_refused")
    job = printed(kupang, ticket, PrintState.UNKNOWN, "printer_timeout")
    kupang.services.prints.dismiss(job, kupang.administrator.id)
    assert unprinted(kupang) == []
    assert kupang.services.prints.wanted(KIOSK) == ()
    assert kupang.rows("SELECT count(*) FROM audit_log WHERE action = 'no_reprint'") == [(1,)]


def test_who_needs_no_paper_any_more_gets_none(kupang: TestOffice) -> None:
    asked, late = (printed(kupang, take(kupang), PrintState.FAILED) for _ in range(2))
    kupang.services.prints.reprint(command(), asked, kupang.administrator.id)
    for (code,) in kupang.rows("SELECT code FROM ticket"):
        kupang.services.reception.cancel(command(), str(code))
    assert kupang.services.prints.wanted(KIOSK) == ()
    with pytest.raises(Refused, match="not waiting"):
        kupang.services.prints.reprint(command(), late, kupang.administrator.id)
    with pytest.raises(Refused, match="ticket unknown"):
        kupang.services.prints.dismiss(command(), kupang.administrator.id)


def test_a_reprint_tells_nothing_of_a_ticket_that_needs_no_paper_any_more(kupang: TestOffice) -> None:
    again = asked_again(kupang)
    taken = kupang.services.prints.take(again)
    assert taken is not None
    kupang.services.reception.cancel(command(), taken.code)
    assert kupang.services.prints.take(again) is None


def test_a_kiosk_that_starts_again_leaves_open_what_it_had_begun_and_prints_what_it_had_not(
    kupang: TestOffice,
) -> None:
    tickets = [take(kupang) for _ in range(4)]
    kupang.services.prints.begin(command(), tickets[0], KIOSK)
    kupang.services.prints.begin(command(), tickets[1], "kios-2")
    begun, not_begun = command(), command()
    for reprint, ticket in ((begun, tickets[2]), (not_begun, tickets[3])):
        job = printed(kupang, ticket, PrintState.FAILED)
        kupang.services.prints.reprint(reprint, job, kupang.administrator.id)
    kupang.services.prints.take(begun)

    kupang.services.prints.give_up(KIOSK)

    states = dict(
        kupang.rows(
            "SELECT ticket.number, state FROM print_job JOIN ticket ON ticket.id = ticket_id"
            " WHERE seen_at IS NULL"
        )
    )
    assert states == {"K-001": "unknown", "K-002": "queued", "K-003": "unknown", "K-004": "queued"}
    assert {job.number for job in unprinted(kupang)} == {"K-001", "K-003"}
    assert kupang.services.prints.wanted(KIOSK) == (not_begun,)
    assert kupang.services.prints.take(begun) is None


def test_a_reprint_of_yesterday_comes_too_late(kupang: TestOffice) -> None:
    job, again = printed(kupang, take(kupang), PrintState.FAILED), command()
    kupang.services.prints.reprint(again, job, kupang.administrator.id)
    kupang.clock.forward(days=1)
    kupang.services.prints.give_up(KIOSK)
    assert kupang.services.prints.wanted(KIOSK) == ()
    assert jobs(kupang)[-1][0] == "failed"


def test_how_a_job_ended_is_noted_once(kupang: TestOffice) -> None:
    ticket, job = take(kupang), command()
    kupang.services.prints.begin(job, ticket, KIOSK)
    kupang.services.prints.give_up(KIOSK)
    kupang.clock.now += dt.timedelta(seconds=1)
    kupang.services.prints.end(job, PrintState.SENT)
    kupang.services.prints.end(job, PrintState.QUEUED)
    assert [(found.job_id, found.sure) for found in unprinted(kupang)] == [(job, False)]


def test_no_job_is_under_way_for_ever_by_an_end_that_is_none(kupang: TestOffice) -> None:
    ticket, job = take(kupang), command()
    kupang.services.prints.begin(job, ticket, KIOSK)
    kupang.services.prints.end(job, PrintState.QUEUED)
    assert kupang.rows("SELECT count(*) FROM print_job WHERE ended_at IS NULL") == [(1,)]


def test_no_other_station_prints_a_ticket_that_a_kiosk_prints(kupang: TestOffice) -> None:
    ticket = take(kupang)
    printed(kupang, ticket, PrintState.SENT)
    kupang.services.prints.begin(command(), ticket, "kios-2")
    printed(kupang, ticket, PrintState.SENT)
    assert kupang.rows("SELECT DISTINCT station FROM print_job") == [(KIOSK,)]


def test_nothing_is_printed_of_a_ticket_of_the_day_before(kupang: TestOffice) -> None:
    ticket = take(kupang)
    kupang.clock.forward(days=1)
    kupang.services.prints.begin(command(), ticket, KIOSK)
    assert jobs(kupang) == []
