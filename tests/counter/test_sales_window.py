"""Selling at the counter, by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QTableView, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.counter.visitor_tools import VisitorTools
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Line, Payment, Sale, Status
from tests.counter.conftest import Hired, hire
from tests.counter.test_window import Control, Key, Open, see, sign_in, text, use
from tests.support.office import GUEST, TestOffice, command
from tests.support.screens import find, press, shows, type_text, wait_until


def begin_sale(office: TestOffice, window: QWidget, officer: str) -> str:
    """Serve a buyer at the first desk up to the sale; the ticket."""
    ticket = office.services.reception.take_number(command(), "penjualan", "id")
    wait_until(lambda: shows(window, "1 menunggu"), "the visitor in the list")
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    see(window, "guest-book-name")
    office.services.reception.sign_guest_book(command(), ticket.id, officer, GUEST, identity_shown=True)
    see(window, "open-request")
    assert not shows(window, "open-sale"), "nothing is sold where the guest book is signed"
    use(window, "finish", Key.Key_F5)
    see(window, "open-sale")
    assert not shows(window, "open-library")
    return ticket.id


def sale_of(office: TestOffice, ticket: str) -> Sale:
    found = office.services.sales.of_ticket(ticket)
    assert found is not None
    return found


def status(window: QWidget) -> str:
    return text(window, "sale-status").removesuffix(" · tarif CONTOH")


def add_item(window: QWidget, quantity: str) -> None:
    wait_until(lambda: window.focusWidget().objectName() == "sale-tariff", "the tariff to be asked")
    press(window, Key.Key_Tab)
    type_text(window, quantity)
    press(window, Key.Key_Return)


def test_a_sale_by_keyboard_from_the_visitor_to_the_hand_over(kupang: TestOffice, open_window: Open) -> None:
    rina = hire(kupang, "Rina Sabuna")
    maria = hire(kupang, "Maria Tefa", Role.TREASURER)
    kupang.services.payments.open_book(command(), maria.officer.id, "KW-", 1, 50)
    window = open_window(kupang).window
    sign_in(window, rina, "Loket 1")
    see(window, "call-next")
    ticket = begin_sale(kupang, window, rina.officer.id)
    use(window, "open-sale", Key.Key_J, Control)
    see(window, "sale-heading")
    wait_until(lambda: text(window, "sale-heading") == "INV-0001/2026 · J-001", "the sale")
    assert text(window, "sale-buyer") == "Siti Rahma"
    add_item(window, "2")
    wait_until(lambda: text(window, "sale-total") == "Rp 120.000", "the total")
    wait_until(lambda: text(window, "sale-quantity") == "", "the entry to be ready again")
    use(window, "sale-next", Key.Key_F9)
    wait_until(
        lambda: status(window) == "Disetujui",
        "the buyer's agreement",
    )
    use(window, "sale-next", Key.Key_F9)
    wait_until(lambda: status(window) == "Ditagih", "the invoice")
    assert text(window, "sale-awaited") == "Menunggu pembayaran di bendahara."
    type_into(window, "sale-reason", "Satu eksemplar kurang")
    use_alt(window, "sale-correct", Key.Key_P)
    wait_until(lambda: status(window) == "Disusun", "the invoice to be drawn up again")
    add_item(window, "1")
    wait_until(lambda: text(window, "sale-total") == "Rp 180.000", "the new total")
    for state in ("Disetujui", "Ditagih"):
        use(window, "sale-next", Key.Key_F9)
        wait_until(lambda state=state: status(window) == state, state)
    kupang.services.payments.pay(command(), sale_of(kupang, ticket).id, maria.officer.id, Payment.CASH)
    wait_until(
        lambda: status(window) == "Dibayar",
        "the payment of another desk",
    )
    use(window, "sale-next", Key.Key_F9)
    wait_until(lambda: status(window) == "Diserahkan", "the hand-over")
    assert sale_of(kupang, ticket).status is Status.HANDED_OVER


@pytest.fixture
def billed(kupang: TestOffice) -> Sale:
    """A sale that waits for its payment; a receipt is left in the book."""
    officer = hire(kupang, "Rina Sabuna").officer.id
    sales = kupang.services.sales
    sale = sales.open(command(), officer, "penjualan", buyer="Siti Rahma")
    sale = sales.set_items(command(), sale.id, officer, (Line("publikasi", 2),), sale.revision)
    sale = sales.agree(command(), sale.id, officer, sale.revision)
    return sales.bill(command(), sale.id, officer, "", sale.revision)


def at_the_cashier(office: TestOffice, open_window: Open) -> Counter:
    maria = hire(office, "Maria Tefa", Role.TREASURER)
    counter = open_window(office)
    sign_in(counter.window, maria, "Bendahara")
    use(counter.window, "show-office", Key.Key_K, Control)
    see(counter.window, "show-sales")
    return counter


def go_to_sales(window: QWidget) -> None:
    way = find(window, "show-sales")
    way.setFocus()
    press(window, Key.Key_Return)
    see(window, "sales")
    wait_until(lambda: _table(window, "sales").model().rowCount() == 1, "the sale in the list")


def _table(window: QWidget, name: str) -> QTableView:
    found = find(window, name)
    assert isinstance(found, QTableView)
    return found


def choose_first_sale(window: QWidget) -> None:
    _table(window, "sales").setFocus()
    press(window, Key.Key_Down)
    see(window, "sale-heading")


def previews() -> list[PdfPreview]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, PdfPreview)]


@pytest.mark.qt_log_ignore("propagateSizeHints")  # of a second window, on a screen without window manager
def test_the_treasurer_takes_the_money_and_the_receipt_opens(
    kupang: TestOffice, billed: Sale, open_window: Open
) -> None:
    window = at_the_cashier(kupang, open_window).window
    go_to_sales(window)
    assert "Kuitansi habis" in text(window, "receipts-warning")
    choose_first_sale(window)
    use(window, "sale-next", Key.Key_F9)
    wait_until(lambda: shows(window, "notice"), "the refusal")
    assert text(window, "notice-text").startswith("Kuitansi habis, jadi pembayaran belum dicatat.")
    open_book(window, "KW-", "1", "25")
    wait_until(lambda: not shows(window, "receipts-warning"), "the warning to go")
    use_alt(window, "show-sale", Key.Key_1)
    payment = find(window, "sale-payment")
    assert isinstance(payment, QComboBox)
    assert payment.currentText() == "Tunai"
    use(window, "sale-next", Key.Key_F9)
    wait_until(lambda: bool(previews()), "the receipt")
    receipt = previews()[0]
    receipt.lane.drain()
    assert receipt.windowTitle() == "Kuitansi KW-000001"
    assert receipt.document is not None
    assert receipt.document.startswith(b"%PDF")
    receipt.close()
    wait_until(lambda: not previews(), "its window to go")
    wait_until(lambda: status(window) == "Dibayar", "the payment")
    window.activateWindow()  # as a window manager does
    wait_until(window.isActiveWindow, "the counter to have the keyboard again")

    type_into(window, "sale-reason", "Nama salah tulis")
    use_alt(window, "sale-void", Key.Key_V)
    wait_until(lambda: status(window) == "Ditagih", "the void receipt")
    use_alt(window, "show-receipts", Key.Key_2)
    _table(window, "receipts").setFocus()
    press(window, Key.Key_Down)
    use(window, "read-receipt", Key.Key_L, Control)
    wait_until(lambda: bool(previews()), "the void receipt again")
    previews()[0].lane.drain()
    previews()[0].close()
    wait_until(lambda: not previews(), "its window to go")


def type_into(window: QWidget, name: str, what: str) -> None:
    find(window, name).setFocus()
    type_text(window, what)


@pytest.mark.parametrize(
    ("role", "ways"),
    [
        (Role.SERVICE_OFFICER, ["open-request", "open-sale", "open-library"]),
        (Role.RECEPTIONIST, ["open-request", "open-library"]),
        (Role.TREASURER, ["open-request", "open-sale"]),
    ],
)
def test_an_officer_has_ways_to_the_pages_of_his_role_alone(
    qapp: QGuiApplication, role: Role, ways: list[str]
) -> None:
    offered = VisitorTools(lambda page, ticket: None, role.value)
    assert [made.objectName() for made in offered.buttons] == ways


def test_who_comes_to_pay_has_his_sale_opened_for_the_treasurer(
    kupang: TestOffice, open_window: Open
) -> None:
    rina = hire(kupang, "Rina Sabuna").officer.id
    ticket = kupang.services.reception.take_number(command(), "penjualan", "id")
    desk = kupang.open_desk("loket-1")
    kupang.services.calling.call_next(command(), desk)
    kupang.services.calling.arrived(command(), desk)
    kupang.services.reception.sign_guest_book(command(), ticket.id, rina, GUEST, identity_shown=True)
    kupang.services.calling.finish(command(), desk)
    kupang.services.calling.finish(command(), desk)
    sales = kupang.services.sales
    sale = sales.open(command(), rina, "penjualan", ticket_id=ticket.id)
    sale = sales.set_items(command(), sale.id, rina, (Line("publikasi", 2),), sale.revision)
    sale = sales.agree(command(), sale.id, rina, sale.revision)
    sales.bill(command(), sale.id, rina, "", sale.revision)
    maria = hire(kupang, "Maria Tefa", Role.TREASURER)
    kupang.services.payments.open_book(command(), maria.officer.id, "KW-", 1, 25)
    window = open_window(kupang).window
    sign_in(window, maria, "Bendahara")
    use(window, "call-next", Key.Key_F2)
    use(window, "arrived", Key.Key_F4)
    see(window, "sale-heading")
    assert text(window, "sale-heading") == "INV-0001/2026 · J-001"
    assert shows(window, "Terima pembayaran   F9")
    use(window, "back", Key.Key_Escape)
    see(window, "finish")


def open_book(window: QWidget, prefix: str, first: str, last: str) -> None:
    use_alt(window, "show-receipts", Key.Key_2)
    see(window, "book-prefix")
    find(window, "book-prefix").setFocus()
    for typed in (prefix, first, last):
        type_text(window, typed)
        press(window, Key.Key_Tab)
    use(window, "open-book", Key.Key_O, Control)


def use_alt(window: QWidget, name: str, key: Qt.Key) -> None:
    use(window, name, key, Qt.KeyboardModifier.AltModifier)


def open_draft(office: TestOffice, open_window: Open, officer: Hired) -> Counter:
    """The page with the one sale there is, its officer at the desk."""
    counter = open_window(office)
    window = counter.window
    sign_in(window, officer, "Loket 1")
    use(window, "show-office", Key.Key_K, Control)
    see(window, "show-sales")
    go_to_sales(window)
    choose_first_sale(window)
    return counter


def test_bad_input_is_refused_with_a_sentence_and_stays_on_the_screen(
    kupang: TestOffice, open_window: Open
) -> None:
    rina = hire(kupang, "Rina Sabuna")
    sales = kupang.services.sales
    sale = sales.open(command(), rina.officer.id, "penjualan", buyer="Siti Rahma")
    window = open_draft(kupang, open_window, rina).window
    quantity, ground = find(window, "sale-quantity"), find(window, "sale-ground")
    assert isinstance(quantity, QLineEdit)
    assert isinstance(ground, QLineEdit)
    for typed in ("-1", "0", "dua", "9999999"):
        quantity.setText(typed)
        use(window, "add-item", Key.Key_T, Control)
        wait_until(lambda: shows(window, "notice"), typed)
        wait_until(lambda: find(window, "add-item").isEnabled(), "the answer")
        assert text(window, "notice-text") == "Silakan isi banyaknya dengan angka, 1 sampai 1.000.000."
        assert quantity.text() == typed
    quantity.setText("1")
    QApplication.clipboard().setText("x" * 1_000_000)
    ground.setFocus()
    ground.paste()
    assert ground.text() == ""
    assert text(window, "notice-text").startswith("Isian ini memuat paling banyak 200 huruf")
    ground.setText("...")
    use(window, "add-item", Key.Key_T, Control)
    see(window, "Tarif Rp 0 perlu dasar hukumnya. Silakan isi peraturannya.")
    assert sales.get(sale.id) == sale


def test_the_second_officer_is_told_and_keeps_what_he_typed(kupang: TestOffice, open_window: Open) -> None:
    rina, yohana = hire(kupang, "Rina Sabuna"), hire(kupang, "Yohana Bria")
    sales = kupang.services.sales
    sale = sales.open(command(), rina.officer.id, "penjualan", buyer="Siti Rahma")
    counter = open_draft(kupang, open_window, rina)
    window, page = counter.window, counter.model.office
    assert page is not None
    buyer, quantity = find(window, "sale-buyer"), find(window, "sale-quantity")
    assert isinstance(buyer, QLineEdit)
    assert isinstance(quantity, QLineEdit)
    buyer.setText("Siti Rahma, Universitas Contoh")
    quantity.setText("3")
    page.rest()  # the other's change is not read before the key is pressed
    sales.set_items(command(), sale.id, yohana.officer.id, (Line("publikasi", 7),), sale.revision)
    use(window, "add-item", Key.Key_T, Control)
    see(window, "notice")
    page.go_on()
    assert text(window, "notice-text") == (
        "Yohana Bria baru saja mengubah penjualan ini (barang atau pembeli diubah). Silakan lihat yang baru, "
        "lalu tekan lagi; yang Anda ketik tetap ada."
    )
    wait_until(lambda: text(window, "sale-total") == "Rp 420.000", "the other's item")
    assert (buyer.text(), quantity.text()) == ("Siti Rahma, Universitas Contoh", "3")
    use(window, "add-item", Key.Key_T, Control)
    wait_until(lambda: text(window, "sale-total") == "Rp 600.000", "both items")
    assert sales.get(sale.id).buyer == "Siti Rahma, Universitas Contoh"
