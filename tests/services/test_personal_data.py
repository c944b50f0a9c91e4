"""What a person asks for: a copy of what is held of him, and erasure; on both engines."""

from __future__ import annotations

import pytest

from pst_kiosk.domain.complaints import Channel as Way
from pst_kiosk.domain.complaints import Event as Complained
from pst_kiosk.domain.complaints import Kind
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.record import ServiceRecord
from pst_kiosk.domain.requests import Event
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Line, Payment, Sale
from pst_kiosk.services.evidence_files import checked
from pst_kiosk.services.matters import Trace, TraceKind
from pst_kiosk.services.request_views import Details, Letter
from pst_kiosk.services.search import MatterFound, Wanted
from tests.services.test_corrections import correct, names, read, visit
from tests.services.test_sales import Shop
from tests.support.office import TestOffice, command

WRITER = {"name": "Siti Rahma", "email": "siti@example.org"}


def of_visit(visit_id: str) -> Trace:
    return Trace(TraceKind.VISIT, visit_id)


def request(office: TestOffice, kind: RequestKind = RequestKind.CONSULTATION, **said: str) -> Details:
    """A request that came by e-mail."""
    service = "penjualan" if kind is RequestKind.SALE else "konsultasi"
    officer, channel = office.administrator.id, Channel.EMAIL
    draft = {**WRITER, **said}
    return office.services.requests.open(
        command(), officer, kind, service, channel, "Data inflasi untuk Siti Rahma", visitor=draft
    )


def matters(office: TestOffice, **wanted: object) -> tuple[MatterFound, ...]:
    return office.services.search.find(office.administrator.id, Wanted(**wanted)).matters  # type: ignore[arg-type]


def ended(office: TestOffice, asked: Details) -> Details:
    moves, officer = office.services.requests, office.administrator.id
    moves.move(command(), asked.row.id, officer, Event.NOTED, "Siti menelepon dua kali")
    moves.add_document(command(), asked.row.id, officer, "Surat Siti Rahma.pdf", received=True)
    return moves.move(command(), asked.row.id, officer, Event.DONE)


def test_who_asked_without_a_visit_is_found_by_name_and_contact(bengkulu: TestOffice) -> None:
    asked = request(bengkulu)
    visit(bengkulu, name="Budi Santoso", email="budi@example.org")
    for wanted in (
        {"words": "rahm"},
        {"contact": "siti@example.org"},
        {"words": "SITI", "service": "konsultasi"},
    ):
        assert [each.number for each in matters(bengkulu, **wanted)] == [asked.row.number], wanted
    for wanted in (
        {"words": "budi"},
        {"number": "K-001"},
        {"contact": "budi@example.org"},
        {"service": "penjualan"},
    ):
        assert matters(bengkulu, **wanted) == (), wanted
    trace = matters(bengkulu)[0].trace
    told = bengkulu.services.search.open_matter(bengkulu.administrator.id, trace)
    assert (told.name, told.email, told.requests) == ("Siti Rahma", "siti@example.org", (asked,))
    logged = bengkulu.rows("SELECT action FROM audit_log WHERE action LIKE 'open_re%'")
    assert logged == [("open_request",)]


def test_a_buyer_known_by_his_sale_alone_is_found_copied_and_erased(kupang: TestOffice) -> None:
    shop = Shop(kupang, leaves=0)
    sale = shop.opened("Toko José Maju")
    shop.opened("Budi Santoso")
    (found,) = matters(kupang, words="jose maju")
    assert found.trace == Trace(TraceKind.SALE, sale.id)
    officer, data = kupang.administrator.id, kupang.services.personal_data
    (copied,) = data.copy(officer, found.trace).matters
    assert [each.id for each in copied.sales] == [sale.id]
    with pytest.raises(Refused) as refused:
        data.erase(officer, found.trace)
    assert (refused.value.code, refused.value.details) == ("erase_open", {"numbers": sale.number})
    shop.sales.cancel(command(), sale.id, shop.officer, "Pak José tidak jadi")
    assert data.erase(officer, found.trace).sales == 1
    left = shop.sales.get(sale.id)
    assert (left.buyer, left.npwp, [line.note for line in left.history]) == ("", "", ["", ""])
    assert [each.name for each in matters(kupang)] == ["Budi Santoso"]


def test_a_sale_with_a_receipt_stays_as_the_state_has_to_keep_it(kupang: TestOffice) -> None:
    shop = Shop(kupang)
    paid = shop.paid(Line("publikasi", 1))
    handed = shop.sales.hand_over(command(), paid.id, shop.officer)
    with pytest.raises(Refused, match="erase kept"):
        kupang.services.personal_data.erase(kupang.administrator.id, Trace(TraceKind.SALE, paid.id))
    assert shop.sales.get(paid.id) == handed


def bought(shop: Shop, asked: Details, *, paid: bool) -> Sale:
    """A sale for a request: paid and handed over, or given up."""
    sale = shop.sales.open(command(), shop.officer, "penjualan", request_id=asked.row.id)
    if not paid:
        return shop.sales.cancel(command(), sale.id, shop.officer, "tidak jadi")
    lines = (Line("publikasi", 1),)
    sale = shop.sales.set_items(command(), sale.id, shop.officer, lines, sale.revision)
    sale = shop.sales.agree(command(), sale.id, shop.officer, sale.revision)
    shop.sales.bill(command(), sale.id, shop.officer, "", sale.revision)
    shop.payments.pay(command(), sale.id, shop.treasurer, Payment.CASH)
    return shop.sales.hand_over(command(), sale.id, shop.officer)


def test_who_asked_and_bought_without_a_visit_is_forgotten_but_for_receipts(kupang: TestOffice) -> None:
    shop, officer = Shop(kupang), kupang.administrator.id
    first, second = request(kupang, RequestKind.SALE), request(kupang, RequestKind.SALE)
    given_up, kept = bought(shop, first, paid=False), bought(shop, second, paid=True)
    for asked in (first, second):
        if kupang.services.requests.get(asked.row.id).row.state.open:
            ended(kupang, asked)
    trace = Trace(TraceKind.REQUEST, first.row.id)
    told = kupang.services.personal_data.copy(officer, trace)
    assert [each.number for each in told.matters] == [first.row.number, second.row.number]
    erased = kupang.services.personal_data.erase(officer, trace)
    assert (erased.visits, erased.requests, erased.sales) == (0, 2, 1)
    assert erased.receipted == (kept.number,)
    for asked in (first, second):
        left = kupang.services.requests.get(asked.row.id)
        assert (left.row.who, left.row.subject, left.email) == ("", "", "")
        assert all(line.note == "" and line.document == "" for line in left.history)
        assert all(document.name == "" for document in left.documents)
    assert shop.sales.get(given_up.id).buyer == ""
    assert shop.sales.get(kept.id).buyer == "Siti Rahma"
    kupang.services.personal_data.erase(officer, trace)
    assert shop.sales.get(kept.id).buyer == "Siti Rahma"


def test_a_letter_that_was_issued_stays_its_drafts_do_not(bengkulu: TestOffice) -> None:
    requests, officer = bengkulu.services.requests, bengkulu.administrator.id
    asked = requests.open(
        command(),
        officer,
        RequestKind.RECOMMENDATION,
        "rekomendasi",
        Channel.ROMANTIK,
        "Survei",
        visitor=WRITER,  # type: ignore[arg-type]
    )
    head = command()
    bengkulu.services.accounts.add(officer, head, "Kepala", Role.HEAD)
    for body in ("rancangan", "terbit"):
        requests.draft_letter(command(), asked.row.id, head, Letter("", "Siti Rahma", "Survei", body))
    while requests.get(asked.row.id).row.state.open:
        requests.move(command(), asked.row.id, head, Event.STEP_DONE)
    erased = bengkulu.services.personal_data.erase(officer, Trace(TraceKind.REQUEST, asked.row.id))
    assert erased.issued == (asked.row.number,)
    letter = requests.get(asked.row.id).letter
    assert letter is not None
    assert letter.body == "terbit"
    assert [
        details
        for (details,) in bengkulu.rows("SELECT details FROM request_event WHERE event = 'letter'")
        if "rancangan" in str(details)
    ] == []


def test_the_name_goes_from_what_officers_wrote_and_the_rest_stays(bengkulu: TestOffice) -> None:
    session = bengkulu.open_desk("meja-1")
    story = visit(bengkulu)
    services, officer, ticket = bengkulu.services, bengkulu.administrator.id, story.tickets[0].id
    services.calling.call_next(command(), session)
    services.calling.arrived(command(), session)
    said = "Inflasi, dikirim ke siti@example.org atas nama siti rahma"
    services.records.save(ticket, officer, "meja-1", ServiceRecord(summary=said), (), 0)
    services.personal_data.erase(officer, of_visit(story.visit_id))
    assert services.records.load(ticket).written.record.summary == "Inflasi, dikirim ke … atas nama …"


def test_an_erased_visitor_is_nobody_any_more_in_all_his_visits_and_still_counts(
    bengkulu: TestOffice,
) -> None:
    first = visit(bengkulu, institution="Bappeda")
    correct(bengkulu, first, "name", "Siti Rahmah", "eja Siti")
    correct(bengkulu, read(bengkulu, first.visit_id), "name", "Siti Rahma")
    second, other = visit(bengkulu), visit(bengkulu, name="Budi Santoso", email="budi@example.org")
    officer = bengkulu.administrator.id
    assert bengkulu.services.personal_data.erase(officer, of_visit(second.visit_id)).visits == 2
    for story in (first, second):
        left = read(bengkulu, story.visit_id)
        assert left.guest_book == {**story.guest_book, "name": "", "email": None, "institution": None}
        assert all((note.before, note.after, note.reason) == (None, None, "") for note in left.corrections)
    assert names(bengkulu, "siti") == names(bengkulu, "bappeda") == []
    assert read(bengkulu, other.visit_id) == other
    assert bengkulu.rows("SELECT count(*) FROM visitor WHERE birth_year = 1990") == [(3,)]
    logged = bengkulu.rows("SELECT subject FROM audit_log WHERE action = 'erase_visitor'")
    assert {subject for (subject,) in logged} == {first.visitor_id, second.visitor_id}


def test_a_copy_has_all_visits_of_the_visitor_and_is_logged(bengkulu: TestOffice) -> None:
    first, second = visit(bengkulu), visit(bengkulu)
    asked = request(bengkulu)
    visit(bengkulu, name="Budi Santoso")
    trace = of_visit(second.visit_id)
    copied = bengkulu.services.personal_data.copy(bengkulu.administrator.id, trace)
    assert [each.number for each in copied.matters] == [asked.row.number]
    assert [story.visit_id for story in copied.visits] == [first.visit_id, second.visit_id]
    assert bengkulu.rows("SELECT count(*) FROM audit_log WHERE action = 'copy_visitor'") == [(1,)]


@pytest.mark.parametrize("role", [Role.HEAD, Role.SERVICE_OFFICER])
def test_others_copy_and_erase_nothing(bengkulu: TestOffice, role: Role) -> None:
    identity = command()
    bengkulu.services.accounts.add(bengkulu.administrator.id, identity, "Rina Sabuna", role)
    trace, data = of_visit(visit(bengkulu).visit_id), bengkulu.services.personal_data
    for attempt in (data.copy, data.erase):
        with pytest.raises(Refused, match="not your role"):
            attempt(identity, trace)


def test_a_complaint_is_copied_and_erased_with_who_gave_it(bengkulu: TestOffice) -> None:
    first = visit(bengkulu).visit_id
    complaints, officer, supervisor = bengkulu.services.complaints, bengkulu.administrator.id, command()
    bengkulu.services.accounts.add(officer, supervisor, "Ani", Role.SUPERVISOR)
    receipt = complaints.submit(
        command(), Kind.COMPLAINT, Way.TABLET, "Siti menunggu lama", "SITI@example.org", name="Siti Rahma"
    )
    complaints.submit(command(), Kind.INPUT, Way.KIOSK, "Panas", "lain@example.org")
    personal = bengkulu.services.personal_data
    assert [each.row.number for each in personal.copy(officer, of_visit(first)).complaints] == [
        receipt.number
    ]
    with pytest.raises(Refused) as refused:
        personal.erase(officer, of_visit(first))
    assert refused.value.details == {"numbers": receipt.number}
    complaints.add_evidence(command(), receipt.id, officer, checked("siti.pdf", b"%PDF-1.4"))
    complaints.move(command(), receipt.id, supervisor, Complained.REJECTED, "Bukan dari Siti")
    assert personal.erase(officer, of_visit(first)).complaints == 1
    left = bengkulu.rows("SELECT text, name, contact, answer FROM complaint ORDER BY number")
    assert left == [("", None, None, ""), ("Panas", None, "lain@example.org", "")]
    assert bengkulu.rows("SELECT name, size FROM complaint_evidence") == [("", 0)]
    notes = "SELECT count(*) FROM complaint_event WHERE note <> '' OR CAST(details AS TEXT) LIKE '%siti%'"
    assert bengkulu.rows(notes) == [(0,)]
