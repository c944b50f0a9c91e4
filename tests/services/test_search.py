"""Visits are found again, on both engines, and whoever looks is written down."""

from __future__ import annotations

import datetime as dt

import pytest

from pst_kiosk.db import visit_search
from pst_kiosk.domain.complaints import Channel as Way
from pst_kiosk.domain.complaints import Kind
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.roles import Role
from pst_kiosk.services.search import Wanted
from tests.support.office import GUEST, TestOffice, command

TODAY = dt.date(2026, 11, 18)


def sign(
    office: TestOffice, name: str, institution: str = "", service: str = "konsultasi", **said: str
) -> str:
    """A visit with a guest book; its ticket's number."""
    draft = {**GUEST, "name": name, "institution": institution, **said}
    number = office.services.reception.take_number(command(), service, "id", draft).number
    assert number is not None
    office.clock.forward(minutes=1)
    return number


def found(office: TestOffice, **wanted: object) -> list[str]:
    """Names of those found, the newest first."""
    answer = office.services.search.find(office.administrator.id, Wanted(**wanted))  # type: ignore[arg-type]
    return [visit.name or "" for visit in answer.visits]


@pytest.fixture(params=[(2000, 40), (1, 40), (1, 0)], ids=["rare words", "common words", "many words"])
def frequency(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rare words, common ones and common beginnings are looked for in different ways."""
    common, many = request.param
    monkeypatch.setattr(visit_search, "COMMON", common)
    monkeypatch.setattr(visit_search, "MANY", many)


@pytest.mark.usefixtures("frequency")
def test_beginnings_of_words_of_name_and_institution_find_the_newest_first(bengkulu: TestOffice) -> None:
    sign(bengkulu, "Siti Rahma", "Universitas Bengkulu")
    sign(bengkulu, "Budi Santoso", "Universitas Terbuka")
    sign(bengkulu, "Rahmat Siregar", "Bappeda")
    assert found(bengkulu, words="rahm") == ["Rahmat Siregar", "Siti Rahma"]
    assert found(bengkulu, words="univ") == ["Budi Santoso", "Siti Rahma"]
    assert found(bengkulu, words="UNIV siti") == ["Siti Rahma"]
    assert found(bengkulu, words="si") == ["Rahmat Siregar", "Siti Rahma"]
    assert found(bengkulu, words="universitas bappeda") == []
    assert found(bengkulu, words="versitas") == []


def test_a_visit_is_found_once_though_two_of_its_words_fit(bengkulu: TestOffice) -> None:
    sign(bengkulu, "Siti Sitinjak")
    assert found(bengkulu, words="siti") == ["Siti Sitinjak"]


@pytest.mark.usefixtures("frequency")
def test_everything_that_is_said_must_hold(bengkulu: TestOffice) -> None:
    first = sign(bengkulu, "Siti Rahma", service="perpustakaan", email="a@example.org")
    sign(bengkulu, "Siti Aminah", service="konsultasi", phone="081234567890")
    bengkulu.clock.forward(days=1)
    sign(bengkulu, "Siti Badriah", service="perpustakaan")
    assert found(bengkulu, words="siti", service="perpustakaan") == ["Siti Badriah", "Siti Rahma"]
    assert found(bengkulu, words="siti", last=TODAY) == ["Siti Aminah", "Siti Rahma"]
    assert found(bengkulu, words="siti", service="perpustakaan", last=TODAY) == ["Siti Rahma"]
    assert found(bengkulu, number=first) == ["Siti Badriah", "Siti Rahma"]
    assert found(bengkulu, number=first.lower().replace("-", " "), words="rahma") == ["Siti Rahma"]
    assert found(bengkulu, contact="A@example.org") == ["Siti Rahma"]
    assert found(bengkulu, contact="+62 812-3456-7890", words="siti") == ["Siti Aminah"]
    assert found(bengkulu, contact="081234567890", service="perpustakaan") == []
    assert found(bengkulu, first=TODAY + dt.timedelta(days=1)) == ["Siti Badriah"]
    assert found(bengkulu, service="konsultasi") == ["Siti Aminah"]


def test_a_day_is_the_office_s_own(kupang: TestOffice) -> None:
    kupang.clock.now = dt.datetime(2026, 11, 17, 23, 30, tzinfo=dt.UTC)  # the 18th in Kupang
    ticket = kupang.services.reception.take_number(command(), "konsultasi", "id")
    (visit,) = kupang.services.search.find(kupang.administrator.id, Wanted(first=TODAY, last=TODAY)).visits
    assert [each.number for each in visit.tickets] == [ticket.number]
    assert visit.name is None
    assert not kupang.services.search.find(
        kupang.administrator.id, Wanted(last=TODAY - dt.timedelta(days=1))
    ).visits


def test_who_signs_with_the_officer_is_found_by_name(kupang: TestOffice) -> None:
    session = kupang.open_desk("front-office")
    ticket = kupang.services.reception.take_number(command(), "perpustakaan", "id")
    assert found(kupang, words="siti") == []
    kupang.services.calling.call_next(command(), session)
    kupang.services.calling.arrived(command(), session)
    kupang.services.reception.sign_guest_book(command(), ticket.id, kupang.administrator.id, GUEST, True)
    assert found(kupang, words="siti") == ["Siti Rahma"]


def test_an_institution_spelt_anew_is_found_by_its_new_name(bengkulu: TestOffice) -> None:
    sign(bengkulu, "Siti Rahma", "unib")
    assert found(bengkulu, words="unib") == ["Siti Rahma"]
    bengkulu.services.institutions.approve(
        command(), bengkulu.administrator.id, "Universitas Bengkulu", spellings=["unib"]
    )
    assert found(bengkulu, words="universitas siti") == ["Siti Rahma"]
    assert found(bengkulu, words="unib") == []


def test_what_cannot_be_looked_for_is_refused(bengkulu: TestOffice) -> None:
    for wanted, code in (
        (Wanted(words="x" * 1_000_000), "search_too_long"),
        (Wanted(words="a. b."), "search_words"),
        (Wanted(number="dua belas"), "search_number"),
        (Wanted(contact="0812"), "search_contact"),
        (Wanted(contact="siti@"), "search_contact"),
        (Wanted(first=TODAY, last=TODAY - dt.timedelta(days=1)), "search_days"),
    ):
        with pytest.raises(Refused) as refused:
            bengkulu.services.search.find(bengkulu.administrator.id, wanted)
        assert refused.value.code == code


def test_who_searched_and_what_was_opened_is_in_the_audit_log_without_what_was_typed(
    bengkulu: TestOffice,
) -> None:
    sign(bengkulu, "Siti Rahma")
    search, officer = bengkulu.services.search, bengkulu.administrator.id
    (visit,) = search.find(officer, Wanted(words="siti", last=TODAY)).visits
    search.open(officer, visit.id)
    search.again(officer, visit.id)
    logged = bengkulu.rows("SELECT action, subject, officer_id FROM audit_log ORDER BY id")
    assert [(action, subject) for action, subject, _ in logged[-2:]] == [
        ("search_visits", "words, days"),
        ("open_visit", visit.id),
    ]
    assert {str(who) for _, _, who in logged[-2:]} == {officer}


def test_a_visit_is_read_from_its_guest_book_to_its_record(bengkulu: TestOffice) -> None:
    session = bengkulu.open_desk("meja-1")
    number = sign(bengkulu, "Siti Rahma", "Bappeda")
    calling = bengkulu.services.calling
    calling.call_next(command(), session)
    calling.arrived(command(), session)
    officer = bengkulu.administrator.id
    (visit,) = bengkulu.services.search.find(officer, Wanted(number=number)).visits
    story = bengkulu.services.search.open(officer, visit.id)
    assert story.guest_book["name"] == "Siti Rahma"
    assert story.guest_book["main_use"] == 4
    assert [line.event for line in story.lines] == ["guest_book", "joined", "called", "serving"]
    assert story.lines[-1].officer == "Petugas meja-1"
    assert [ticket.number for ticket in story.tickets] == [number]
    assert story.corrections == ()


@pytest.mark.parametrize("role", [Role.RECEPTIONIST, Role.SERVICE_OFFICER, Role.TREASURER])
def test_only_who_oversees_the_office_may_look(bengkulu: TestOffice, role: Role) -> None:
    identity = command()
    bengkulu.services.accounts.add(bengkulu.administrator.id, identity, "Rina Sabuna", role)
    sign(bengkulu, "Siti Rahma")
    (visit,) = bengkulu.services.search.find(bengkulu.administrator.id, Wanted()).visits
    search = bengkulu.services.search
    for look in (
        lambda: search.find(identity, Wanted()),
        lambda: search.open(identity, visit.id),
        lambda: search.again(identity, visit.id),
    ):
        with pytest.raises(Refused) as refused:
            look()
        assert refused.value.code == "not_your_role"


def test_more_than_can_be_shown_is_said(bengkulu: TestOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pst_kiosk.services.search.MOST", 2)
    for name in ("Siti Rahma", "Siti Aminah", "Siti Badriah"):
        sign(bengkulu, name)
    answer = bengkulu.services.search.find(bengkulu.administrator.id, Wanted(words="siti"))
    assert [visit.name for visit in answer.visits] == ["Siti Badriah", "Siti Aminah"]
    assert answer.more
    assert not bengkulu.services.search.find(bengkulu.administrator.id, Wanted(words="aminah")).more


def test_a_story_tells_what_the_visit_brought_with_it(kupang: TestOffice) -> None:
    services, officer = kupang.services, kupang.administrator.id
    ticket = services.reception.take_number(command(), "perpustakaan", "id")
    session = kupang.open_desk("loket-1")
    ((clerk,),) = kupang.rows("SELECT id FROM officer WHERE name = 'Petugas loket-1'")
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    services.reception.sign_guest_book(command(), ticket.id, clerk, GUEST, identity_shown=True)
    services.loans.add_lockers(command(), ["A1"], None)
    services.loans.give_locker(command(), ticket.id, services.loans.lockers()[0].id, clerk)
    kind, way = RequestKind.CONSULTATION, Channel.IN_PERSON
    asked = services.requests.open(command(), clerk, kind, "konsultasi", way, "Inflasi", ticket_id=ticket.id)
    sale = services.sales.open(command(), clerk, "penjualan", ticket_id=ticket.id)
    complained = services.complaints.submit(
        command(), Kind.SUGGESTION, Way.KIOSK, "Kursi ditambah", ticket_id=ticket.id
    )
    (visit,) = services.search.find(officer, Wanted()).visits
    told = services.search.open(officer, visit.id)
    assert [(each.locker, each.returned_at) for each in told.loans] == [("A1", None)]
    assert [each.row.number for each in told.requests] == [asked.row.number]
    assert [each.number for each in told.sales] == [sale.number]
    assert [(each.number, each.status) for each in told.complaints] == [(complained.number, "received")]
    assert services.search.find(officer, Wanted()).matters == (), "they stand with their visit"
