"""Sales through the services, on both engines."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from pst_kiosk.db import officers
from pst_kiosk.domain import request_times
from pst_kiosk.domain.errors import Refused
from pst_kiosk.domain.office import Service
from pst_kiosk.domain.promised_requests import Channel, RequestKind
from pst_kiosk.domain.requests import Event as Moved
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Event, Line, Payment, Sale, Status
from pst_kiosk.services.sale_views import Buyer
from tests.support.office import GUEST, TestOffice, command

PUBLICATION, MICRODATA = "publikasi", "data-mikro"


class Shop:
    """An office with a service officer, a treasurer and a book of receipts."""

    def __init__(self, office: TestOffice, leaves: int = 20) -> None:
        self.office = office
        self.sales, self.payments = office.services.sales, office.services.payments
        self.officer = self.hire("Petugas Penjualan", Role.SERVICE_OFFICER)
        self.treasurer = self.hire("Bendahara Satu", Role.TREASURER)
        if leaves:
            self.payments.open_book(command(), self.treasurer, "KW-", 1, leaves)

    def hire(self, name: str, role: Role) -> str:
        """An officer who never signs in: hashing a PIN would take longer than the test."""
        identity, office, database = command(), self.office.services.office, self.office.services.database
        database.write(
            lambda connection: officers.add(
                connection, office, identity, name, role, "", self.office.clock.now
            )
        )
        return identity

    def opened(self, buyer: str = "Siti Rahma") -> Sale:
        return self.sales.open(command(), self.officer, "penjualan", buyer=buyer)

    def with_items(self, *lines: Line) -> Sale:
        sale = self.opened()
        wanted = lines or (Line(PUBLICATION, 2),)
        return self.sales.set_items(command(), sale.id, self.officer, wanted, sale.revision)

    def agreed(self, *lines: Line) -> Sale:
        sale = self.with_items(*lines)
        return self.sales.agree(command(), sale.id, self.officer, sale.revision)

    def billed(self, *lines: Line, code: str = "") -> Sale:
        sale = self.agreed(*lines)
        return self.sales.bill(command(), sale.id, self.officer, code, sale.revision)

    def paid(self, *lines: Line) -> Sale:
        sale = self.billed(*lines)
        self.payments.pay(command(), sale.id, self.treasurer, Payment.CASH)
        return self.sales.get(sale.id)


@pytest.fixture
def shop(kupang: TestOffice) -> Shop:
    return Shop(kupang)


def _refused(call: object) -> Refused:
    with pytest.raises(Refused) as refused:
        call()  # type: ignore[operator]
    return refused.value


def test_a_sale_goes_from_the_draft_to_the_buyer_s_hands(shop: Shop) -> None:
    sale = shop.billed(Line(PUBLICATION, 2), code="820260001")
    receipt = shop.payments.pay(command(), sale.id, shop.treasurer, Payment.BANK)
    handed = shop.sales.hand_over(command(), sale.id, shop.officer)
    assert (sale.number, receipt.number, receipt.rupiah) == ("INV-0001/2026", "KW-000001", 120_000)
    assert (handed.status, handed.receipt, handed.payment) == (Status.HANDED_OVER, receipt, Payment.BANK)
    assert [line.event for line in handed.history] == [
        Event.OPENED,
        Event.ITEMS,
        Event.AGREED,
        Event.BILLED,
        Event.PAID,
        Event.HANDED_OVER,
    ]


def test_the_visitor_s_name_is_the_buyer_s(shop: Shop) -> None:
    office = shop.office
    ticket = office.services.reception.take_number(command(), "penjualan", "id")
    session = office.open_desk("loket-1")
    office.services.calling.call_next(command(), session)
    office.services.calling.arrived(command(), session)
    office.services.reception.sign_guest_book(command(), ticket.id, shop.officer, GUEST, identity_shown=True)
    sale = shop.sales.open(command(), shop.officer, "penjualan", ticket_id=ticket.id)
    assert (sale.buyer, sale.ticket, sale.online) == ("Siti Rahma", ticket.number, False)
    again = shop.sales.open(command(), shop.officer, "penjualan", ticket_id=ticket.id)
    assert again.id == sale.id
    assert shop.sales.of_ticket(ticket.id) == sale


def test_a_sale_that_is_refused_takes_no_invoice_number(shop: Shop) -> None:
    for buyer, code in (("", "buyer_missing"), ("x" * 1_000_000, "text_too_long")):
        no = _refused(lambda name=buyer: shop.sales.open(command(), shop.officer, "penjualan", buyer=name))
        assert no.code == code
    assert [shop.opened().number for _ in range(2)] == ["INV-0001/2026", "INV-0002/2026"]


def test_every_command_happens_once(shop: Shop) -> None:
    opening, items, paying = command(), command(), command()
    sale = shop.sales.open(opening, shop.officer, "penjualan", buyer="Siti Rahma")
    assert shop.sales.open(opening, shop.officer, "penjualan", buyer="Siti Rahma") == sale
    lines = (Line(PUBLICATION, 1),)
    first = shop.sales.set_items(items, sale.id, shop.officer, lines, sale.revision)
    assert shop.sales.set_items(items, sale.id, shop.officer, lines, sale.revision) == first
    agreed = shop.sales.agree(command(), sale.id, shop.officer, first.revision)
    shop.sales.bill(command(), sale.id, shop.officer, "", agreed.revision)
    receipt = shop.payments.pay(paying, sale.id, shop.treasurer, Payment.CASH)
    assert shop.payments.pay(paying, sale.id, shop.treasurer, Payment.CASH) == receipt
    assert shop.payments.books().all[0].next == 2
    assert shop.office.rows("SELECT count(*) FROM receipt") == [(1,)]


def test_the_second_of_two_officers_is_told_what_the_first_did(shop: Shop) -> None:
    sale = shop.opened()
    other = shop.hire("Petugas Dua", Role.SERVICE_OFFICER)
    shop.sales.set_items(command(), sale.id, other, (Line(PUBLICATION, 1),), sale.revision)
    no = _refused(
        lambda: shop.sales.set_items(command(), sale.id, shop.officer, (Line(PUBLICATION, 5),), sale.revision)
    )
    assert (no.code, no.details) == ("sale_changed", {"officer": "Petugas Dua", "events": ("items",)})
    assert shop.sales.get(sale.id).items[0].quantity == 1


def test_a_price_is_that_of_the_day_it_was_agreed(shop: Shop) -> None:
    at = shop.office.clock
    sale = shop.with_items(Line(PUBLICATION, 1))
    before = shop.office.services.office
    dearer = before.model_copy(update={"services": tuple(_dearer_next_year(s) for s in before.services)})
    at.now = dt.datetime(2027, 1, 4, 3, 0, tzinfo=dt.UTC)
    shop.sales._unit.office = dearer
    no = _refused(lambda: shop.sales.agree(command(), sale.id, shop.officer, sale.revision))
    assert (no.code, no.details["was"], no.details["rupiah"]) == ("price_changed", 60_000, 70_000)
    shown = shop.sales.set_items(command(), sale.id, shop.officer, (Line(PUBLICATION, 1),), sale.revision)
    agreed = shop.sales.agree(command(), sale.id, shop.officer, shown.revision)
    assert agreed.total == 70_000
    shop.sales._unit.office = before
    assert shop.sales.get(sale.id).total == 70_000


def _dearer_next_year(service: Service) -> Service:
    rows = []
    for tariff in service.tariffs:
        if tariff.key == PUBLICATION and tariff.valid_until is None:
            rows.append(tariff.model_copy(update={"valid_until": dt.date(2026, 12, 31)}))
            new = {"valid_from": dt.date(2027, 1, 1), "rupiah": 70_000}
            rows.append(tariff.model_copy(update=new))
        else:
            rows.append(tariff)
    return service.model_copy(update={"tariffs": tuple(rows)})


def test_a_tariff_that_is_not_in_force_that_day_is_refused(shop: Shop) -> None:
    sale = shop.opened()
    microdata = (Line(MICRODATA, 1),)
    shop.sales.set_items(command(), sale.id, shop.officer, microdata, sale.revision)
    office = shop.office.services.office
    ended = office.model_copy(update={"services": tuple(_without_microdata(s) for s in office.services)})
    shop.sales._unit.office = ended
    now = shop.sales.get(sale.id)
    for call in (
        lambda: shop.sales.agree(command(), sale.id, shop.officer, now.revision),
        lambda: shop.sales.set_items(command(), sale.id, shop.officer, microdata, now.revision),
    ):
        assert _refused(call).code == "tariff_not_in_force"


def _without_microdata(service: Service) -> Service:
    return service.model_copy(
        update={
            "tariffs": tuple(
                tariff.model_copy(update={"valid_until": dt.date(2026, 6, 30)})
                if tariff.key == MICRODATA
                else tariff
                for tariff in service.tariffs
            )
        }
    )


def test_what_cannot_be_sold_is_refused_and_nothing_changes(shop: Shop) -> None:
    sale = shop.with_items(Line(PUBLICATION, 3))
    for line, code in (
        (Line(PUBLICATION, 0), "quantity_wrong"),
        (Line(PUBLICATION, -1), "quantity_wrong"),
        (Line(PUBLICATION, 10_000_000), "quantity_wrong"),
        (Line("tidak-ada", 1), "tariff_unknown"),
        (Line(PUBLICATION, 1, ""), "exemption_without_ground"),
        (Line(PUBLICATION, 1, " .. "), "exemption_without_ground"),
        (Line(PUBLICATION, 1, "x" * 1_000_000), "text_too_long"),
    ):
        no = _refused(
            lambda wanted=line: shop.sales.set_items(
                command(), sale.id, shop.officer, (wanted,), sale.revision
            )
        )
        assert no.code == code
    assert shop.sales.get(sale.id) == sale


def test_an_exemption_with_its_ground_costs_nothing_and_needs_no_receipt(shop: Shop) -> None:
    sale = shop.billed(Line(PUBLICATION, 3, "Pasal 5 peraturan contoh"))
    assert sale.total == 0
    no = _refused(lambda: shop.payments.pay(command(), sale.id, shop.treasurer, Payment.CASH))
    assert no.code == "nothing_to_pay"
    handed = shop.sales.hand_over(command(), sale.id, shop.officer)
    assert (handed.status, handed.receipts) == (Status.HANDED_OVER, ())
    again = shop.sales.correct(command(), sale.id, shop.officer, "Halaman kurang")
    assert again.status is Status.BILLED


def test_microdata_is_billed_with_abstract_and_agreement_alone(shop: Shop) -> None:
    sale = shop.agreed(Line(MICRODATA, 100))

    def bill() -> Sale:
        return shop.sales.bill(command(), sale.id, shop.officer, "", shop.sales.get(sale.id).revision)

    assert _refused(bill).code == "abstract_missing"
    shop.sales.document(command(), sale.id, shop.officer, Event.ABSTRACT, True)
    assert _refused(bill).code == "agreement_missing"
    shop.sales.document(command(), sale.id, shop.officer, Event.AGREEMENT, True)
    shop.sales.document(command(), sale.id, shop.officer, Event.ABSTRACT, False)
    assert _refused(bill).code == "abstract_missing"
    shop.sales.document(command(), sale.id, shop.officer, Event.ABSTRACT, True)
    assert bill().status is Status.BILLED


def test_a_bank_payment_needs_the_billing_code(shop: Shop) -> None:
    sale = shop.billed()
    no = _refused(lambda: shop.payments.pay(command(), sale.id, shop.treasurer, Payment.BANK))
    assert no.code == "billing_code_missing"
    billed = shop.sales.bill(command(), sale.id, shop.officer, "820269", sale.revision)
    assert billed.billing_code == "820269"
    assert shop.payments.pay(command(), sale.id, shop.treasurer, Payment.BANK).number == "KW-000001"


def test_a_transfer_from_abroad_is_paid_once_the_treasurer_has_found_it(shop: Shop) -> None:
    sale = shop.with_items()
    jane = Buyer("Jane Doe", foreign_buyer=True)
    sale = shop.sales.agree(command(), sale.id, shop.officer, sale.revision, jane)
    assert (sale.buyer, sale.foreign_buyer) == ("Jane Doe", True)
    sale = shop.sales.bill(command(), sale.id, shop.officer, "", sale.revision)

    def pay(how: Payment = Payment.TRANSFER) -> object:
        return shop.payments.pay(command(), sale.id, shop.treasurer, how)

    assert _refused(lambda: pay(Payment.CASH)).code == "payment_by_transfer"
    assert _refused(pay).code == "transfer_unverified"
    assert _refused(lambda: shop.payments.verify(command(), sale.id, shop.treasurer)).code == "proof_missing"
    shop.sales.document(command(), sale.id, shop.officer, Event.PROOF, True)
    assert _refused(lambda: shop.payments.verify(command(), sale.id, shop.officer)).code == "not_treasurer"
    shop.payments.verify(command(), sale.id, shop.treasurer)
    shop.sales.document(command(), sale.id, shop.officer, Event.PROOF, False)
    assert _refused(pay).code == "transfer_unverified"
    shop.sales.document(command(), sale.id, shop.officer, Event.PROOF, True)
    shop.payments.verify(command(), sale.id, shop.treasurer)
    assert pay() == shop.sales.get(sale.id).receipt


def test_the_tax_number_is_asked_of_private_buyers_online_alone(shop: Shop) -> None:
    here, items = shop.opened(), (Line(PUBLICATION, 1),)
    company = Buyer("PT Contoh", private_buyer=True, npwp="01.234.567.8-901.000")

    def write(sale: Sale, buyer: Buyer) -> Sale:
        return shop.sales.set_items(command(), sale.id, shop.officer, items, sale.revision, buyer)

    assert _refused(lambda: write(here, company)).code == "npwp_not_asked"
    request = shop.office.services.requests.open(
        command(),
        shop.officer,
        RequestKind.SALE,
        "penjualan",
        Channel.EMAIL,
        "Data ekspor",
        visitor={"name": "Siti Rahma", "email": "siti@example.org"},
    )
    (asked,) = shop.sales.asked()
    assert (asked.request_id, asked.service, asked.who) == (request.row.id, "penjualan", "Siti Rahma")
    online = shop.sales.open(command(), shop.officer, "penjualan", request_id=request.row.id)
    assert (online.online, online.buyer) == (True, "Siti Rahma")
    assert shop.sales.asked() == ()
    assert _refused(lambda: write(online, replace(company, npwp="12"))).code == "npwp_wrong"
    written = write(online, replace(company, npwp=""))
    no = _refused(lambda: shop.sales.agree(command(), online.id, shop.officer, written.revision, None))
    assert no.code == "npwp_missing"
    agreed = shop.sales.agree(command(), online.id, shop.officer, written.revision, company)
    assert agreed.npwp == "012345678901000"


def test_the_hand_over_of_a_sale_ends_the_request_it_was_made_for(shop: Shop) -> None:
    requests, promises = shop.office.services.requests, shop.office.services.office.service("penjualan")
    asked = requests.open(
        command(),
        shop.officer,
        RequestKind.SALE,
        "penjualan",
        Channel.EMAIL,
        "Data ekspor",
        visitor={"name": "Siti Rahma", "email": "siti@example.org"},
    ).row
    requests.move(command(), asked.id, shop.officer, Moved.COMPLETE)
    sale = shop.sales.open(command(), shop.officer, "penjualan", request_id=asked.id)
    sale = shop.sales.set_items(command(), sale.id, shop.officer, (Line(PUBLICATION, 1),), sale.revision)
    sale = shop.sales.agree(command(), sale.id, shop.officer, sale.revision)
    shop.sales.bill(command(), sale.id, shop.officer, "", sale.revision)
    shop.payments.pay(command(), sale.id, shop.treasurer, Payment.CASH)
    handing = command()
    for _ in range(2):
        shop.sales.hand_over(handing, sale.id, shop.officer)
    done = requests.get(asked.id)
    assert (done.row.state.status, done.row.state.fulfilled_at) == ("done", shop.office.clock.now)
    assert request_times.kept(shop.office.services.office, promises, done.row.state, ()) is True
    last = done.history[-1]
    assert (last.note, last.officer) == (
        f"{sale.number} diserahkan",
        "Petugas Penjualan",
    )
    shop.sales.correct(command(), sale.id, shop.officer, "berkas salah")
    again = requests.get(asked.id)
    assert (again.row.state.open, again.row.state.due) == (True, done.row.state.due)
    assert again.history[-1].note == f"{sale.number}: berkas salah"
    shop.sales.hand_over(command(), sale.id, shop.officer)
    assert not requests.get(asked.id).row.state.open


def test_a_request_that_was_ended_by_hand_stays_ended_whatever_becomes_of_its_sale(shop: Shop) -> None:
    requests = shop.office.services.requests
    writer = {"name": "Siti Rahma", "email": "siti@example.org"}
    asked = requests.open(
        command(), shop.officer, RequestKind.SALE, "penjualan", Channel.EMAIL, "Ekspor", visitor=writer
    ).row
    sale = shop.sales.open(command(), shop.officer, "penjualan", request_id=asked.id)
    free = (Line(PUBLICATION, 1, "PP 1/2026 pasal 2"),)
    sale = shop.sales.set_items(command(), sale.id, shop.officer, free, sale.revision)
    sale = shop.sales.agree(command(), sale.id, shop.officer, sale.revision)
    shop.sales.bill(command(), sale.id, shop.officer, "", sale.revision)
    before = requests.move(command(), asked.id, shop.officer, Moved.DONE)
    shop.sales.hand_over(command(), sale.id, shop.officer)
    shop.sales.correct(command(), sale.id, shop.officer, "berkas salah")
    assert requests.get(asked.id) == before


def test_each_does_what_his_role_is(shop: Shop) -> None:
    head = shop.hire("Kepala Kantor", Role.HEAD)
    sale = shop.billed()
    assert _refused(lambda: shop.payments.pay(command(), sale.id, shop.officer, Payment.CASH)).code == (
        "not_treasurer"
    )
    for stranger in (shop.treasurer, head, shop.office.administrator.id):
        no = _refused(lambda who=stranger: shop.sales.open(command(), who, "penjualan", buyer="Siti"))
        assert no.code == "not_sale_officer"
    assert _refused(lambda: shop.payments.open_book(command(), shop.officer, "KW-", 50, 60)).code == (
        "not_treasurer"
    )


def test_a_void_receipt_keeps_its_number_and_the_sale_gets_another(shop: Shop) -> None:
    sale = shop.paid()
    assert _refused(lambda: shop.payments.void(command(), sale.id, shop.treasurer, "  ")).code == (
        "reason_missing"
    )
    voided = shop.payments.void(command(), sale.id, shop.treasurer, "Nama salah tulis")
    assert (voided.status, voided.receipt) == (Status.BILLED, None)
    second = shop.payments.pay(command(), sale.id, shop.treasurer, Payment.CASH)
    assert second.number == "KW-000002"
    assert [(r.number, r.void_reason) for r in shop.sales.get(sale.id).receipts] == [
        ("KW-000001", "Nama salah tulis"),
        ("KW-000002", ""),
    ]
    assert [issued.receipt.number for issued in shop.payments.receipts()] == ["KW-000002", "KW-000001"]


def test_receipts_that_run_out_are_said_ahead_and_then_refused(kupang: TestOffice) -> None:
    shop = Shop(kupang, leaves=0)
    sale = shop.billed()
    no = _refused(lambda: shop.payments.pay(command(), sale.id, shop.treasurer, Payment.CASH))
    assert no.code == "receipts_used_up"
    assert shop.sales.get(sale.id) == sale
    shop.payments.open_book(command(), shop.treasurer, "KW-", 1, 2)
    books = shop.payments.open_book(command(), shop.treasurer, "KX-", 1, 1)
    assert (books.left, books.low) == (3, True)
    numbers = [
        shop.payments.pay(command(), shop.billed().id, shop.treasurer, Payment.CASH).number for _ in range(3)
    ]
    assert numbers == ["KW-000001", "KW-000002", "KX-000001"]
    no = _refused(lambda: shop.payments.pay(command(), sale.id, shop.treasurer, Payment.CASH))
    assert no.code == "receipts_used_up"
    assert shop.payments.books().left == 0


def test_a_book_that_cannot_be_is_refused(shop: Shop) -> None:
    for prefix, first, last, code in (
        ("KW-", 10, 30, "book_overlaps"),
        ("KW-", 0, 5, "book_numbers"),
        ("KW-", 9, 5, "book_numbers"),
        ("KX-", 1, 100_000, "book_numbers"),
        ("kuitansi kantor", 1, 5, "book_prefix"),
        ("<b>", 1, 5, "book_prefix"),
    ):
        no = _refused(
            lambda book=(prefix, first, last): shop.payments.open_book(command(), shop.treasurer, *book)
        )
        assert no.code == code


def test_a_book_is_opened_once(shop: Shop) -> None:
    opening = command()
    once = shop.payments.open_book(opening, shop.treasurer, "KX-", 1, 5)
    assert shop.payments.open_book(opening, shop.treasurer, "KX-", 1, 5) == once


def test_an_invoice_that_is_not_right_is_drawn_up_again_under_its_number(shop: Shop) -> None:
    sale = shop.billed(Line(PUBLICATION, 2), code="82026")
    back = shop.sales.correct(command(), sale.id, shop.officer, "Jumlah keliru")
    assert (back.status, back.number, back.billing_code, back.agreed_at) == (
        Status.DRAFTED,
        sale.number,
        "",
        None,
    )
    changed = shop.sales.set_items(command(), sale.id, shop.officer, (Line(PUBLICATION, 1),), back.revision)
    assert changed.total == 60_000


def test_a_product_that_is_not_right_is_handed_over_again(shop: Shop) -> None:
    sale = shop.paid()
    shop.sales.hand_over(command(), sale.id, shop.officer)
    back = shop.sales.correct(command(), sale.id, shop.officer, "Berkas rusak")
    assert (back.status, back.handed_at, back.receipt) == (Status.PAID, None, sale.receipt)
    assert shop.sales.hand_over(command(), sale.id, shop.officer).status is Status.HANDED_OVER


def test_what_is_paid_is_cancelled_only_after_its_receipt_is_void(shop: Shop) -> None:
    sale = shop.paid()
    assert _refused(lambda: shop.sales.cancel(command(), sale.id, shop.officer, "Batal")).code == (
        "sale_not_there"
    )
    shop.payments.void(command(), sale.id, shop.treasurer, "Pembeli membatalkan")
    assert shop.sales.cancel(command(), sale.id, shop.officer, "Batal").status is Status.CANCELLED


def test_open_sales_and_today_s_are_listed(shop: Shop) -> None:
    old = shop.billed()
    done = shop.paid()
    shop.sales.hand_over(command(), done.id, shop.officer)
    assert {sale.id for sale in shop.sales.current()} == {old.id, done.id}
    shop.office.clock.forward(days=1)
    assert [sale.id for sale in shop.sales.current()] == [old.id]
    assert shop.sales.current()[0].total == old.total


def test_a_document_with_the_buyer_s_name_is_in_the_audit_log(shop: Shop) -> None:
    sale = shop.billed()
    shop.sales.note_paper(shop.officer, sale.id, "invoice")
    rows = shop.office.rows("SELECT action, subject FROM audit_log WHERE action LIKE 'print_%'")
    assert [(row[0], str(row[1])) for row in rows] == [("print_invoice", sale.id)]
