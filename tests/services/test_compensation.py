"""A promise the office broke: something is offered for it where the standard has that, and nowhere else."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from pst_kiosk.domain.compensation import Status
from pst_kiosk.domain.errors import Refused
from pst_kiosk.reports.compensation_letter import CompensationPaper, compensation_letter
from pst_kiosk.services.compensation import Compensations, Record
from pst_kiosk.services.profiles import OfficeData
from tests.services.conftest import Make
from tests.support.office import TestOffice, command

GIVES = "Satu publikasi cetak"


@pytest.fixture
def semarang(make_office: Make) -> TestOffice:
    return make_office("kota-semarang")


def gives(office: TestOffice) -> Compensations:
    """The office has said what it gives; its next start knows."""
    services = office.services
    services.profiles.fill_in(office.administrator.id, services.office.version, OfficeData("", "", GIVES))
    services.close()
    office.services = office.another_station()
    return office.services.compensations


def keep_waiting(office: TestOffice, minutes: int = 11) -> str:
    """A visitor takes a number and nobody calls him; his ticket."""
    ticket = office.services.reception.take_number(command(), "konsultasi", "id").id
    office.clock.forward(minutes=minutes)
    return ticket


def offer(office: TestOffice, command_id: str | None = None) -> Record:
    (owed,) = office.services.compensations.owed()
    return office.services.compensations.offer(
        command_id or command(), office.administrator.id, owed.ticket_id, owed.step
    )


def test_a_broken_promise_is_offered_once_and_settled_once(semarang: TestOffice) -> None:
    compensations, officer = gives(semarang), semarang.administrator.id
    ticket = keep_waiting(semarang, minutes=9)
    assert compensations.owed() == ()
    semarang.clock.forward(minutes=2)
    (owed,) = compensations.owed()
    assert (owed.ticket_id, owed.number) == (ticket, "K-001")
    again = command()
    made = compensations.offer(again, officer, owed.ticket_id, owed.step)
    assert compensations.offer(again, officer, owed.ticket_id, owed.step) == made
    assert (made.number, made.contents, made.status) == ("0001/KOMP/3374/2026", GIVES, Status.OFFERED)
    assert compensations.owed() == ()
    with pytest.raises(Refused, match="compensation not owed"):
        compensations.offer(command(), officer, owed.ticket_id, owed.step)
    with pytest.raises(Refused, match="compensation note"):
        compensations.settle(made.id, officer, True, " ")
    for _ in range(2):
        assert compensations.settle(made.id, officer, True, GIVES).status is Status.ACCEPTED
    with pytest.raises(Refused, match="compensation settled"):
        compensations.settle(made.id, officer, False, "")
    (kept,) = compensations.records()
    assert (kept.note, kept.settled_by, kept.ticket_number) == (GIVES, "Administrator", "K-001")


def test_who_was_called_in_time_and_did_not_come_has_no_claim(semarang: TestOffice) -> None:
    compensations = gives(semarang)
    session = semarang.open_desk("front-office")
    keep_waiting(semarang, minutes=5)
    semarang.services.calling.call_next(command(), session)
    semarang.clock.forward(minutes=10)
    assert compensations.owed() == ()


def test_nothing_is_offered_before_the_office_has_said_what_it_gives(semarang: TestOffice) -> None:
    keep_waiting(semarang)
    with pytest.raises(Refused, match="compensation contents"):
        offer(semarang)


def test_where_the_standard_has_no_compensation_there_is_none(kupang: TestOffice) -> None:
    ticket = kupang.services.reception.take_number(command(), "konsultasi", "id").id
    kupang.clock.forward(minutes=30)
    assert kupang.services.compensations.owed() == ()
    with pytest.raises(Refused, match="compensation none"):
        kupang.services.compensations.offer(command(), kupang.administrator.id, ticket, "buku-tamu")


def test_the_letter_says_what_was_promised_and_what_is_given(semarang: TestOffice) -> None:
    gives(semarang)
    keep_waiting(semarang)
    made = offer(semarang)
    paper = CompensationPaper(
        made.number,
        made.ticket_number or "",
        made.queue.id,
        made.deadline,
        made.offered_at,
        "<b>Satu</b> publikasi & =1+1",
        "",
        made.offered_by,
    )
    pdf = compensation_letter(semarang.services.office, paper)
    said = " ".join(PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    for part in ("Nomor 0001/KOMP/3374/2026", "K-001", "08.15 WIB", "<b>Satu</b> publikasi & =1+1"):
        assert part in said
