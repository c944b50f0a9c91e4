"""A working day at each of the five offices' counters, from signing in to signing out, by keys alone.

Everything an officer does is a key pressed in a real window: a mouse event, wherever it came from, fails the
test. Visitors come through the reception's services, as they do from a kiosk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QTableView, QWidget

from pst_kiosk.counter.app import Counter
from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.domain.code_lists import SOFTCOPY
from pst_kiosk.domain.record import Outcome
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Status
from pst_kiosk.services.work_list import Which
from tests.counter.conftest import Hired, hire
from tests.counter.test_window import choose, see, text, use
from tests.support import pdfs
from tests.support.office import GUEST, OfficeTemplates, TestOffice, command
from tests.support.screens import find, press, shows, type_text, wait_until

pytestmark = [
    # Said of every popup, and of a second window, by the platform without a display.
    pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)|propagateSizeHints"),
    pytest.mark.usefixtures("no_mouse"),
]

Open = Callable[[TestOffice], Counter]
Key = Qt.Key
Alt, Control, Shift = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
FARTHEST = 150
"""Tabs: no control is farther from another one."""
KTP = 1


@pytest.fixture
def semarang(office_templates: OfficeTemplates, tmp_path: Path) -> Iterator[TestOffice]:
    """An office with advice alone, at a front office and a desk."""
    office = office_templates.make("kota-semarang", tmp_path)
    yield office
    office.services.close()


class _Mouse(QObject):
    """Notes every press of a mouse button in the whole program."""

    def __init__(self) -> None:
        super().__init__()
        self.pressed: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self.pressed.append(watched.objectName())
        return False


@pytest.fixture
def no_mouse(qapp: QApplication) -> Iterator[None]:
    mouse = _Mouse()
    qapp.installEventFilter(mouse)
    yield
    qapp.removeEventFilter(mouse)
    assert mouse.pressed == []


def reach(window: QWidget, name: str) -> None:
    """Go to a control by Tab."""
    wait_until(lambda: shows(window, name), f"{name} to be shown")
    for _ in range(FARTHEST):
        focus = window.focusWidget()
        if focus is not None and focus.objectName() == name:
            return
        press(window, Key.Key_Tab)
    raise AssertionError(f"{name} is not reached by Tab")


def at(window: QWidget, name: str) -> None:
    """The keyboard is where the next thing is done, without a key."""

    def there() -> bool:
        focus = window.focusWidget()
        return focus is not None and focus.objectName() == name

    wait_until(there, f"the keyboard at {name}")


def turn_to(window: QWidget) -> None:
    """The officer looks at this PC."""
    window.activateWindow()
    wait_until(window.isActiveWindow, "the window to have the keyboard")


def sign_in(window: QWidget, hired: Hired, desk: str) -> None:
    begin(window, hired, desk)
    see(window, "call-next")
    wait_until(lambda: text(window, "header-title").startswith(desk), "the desk")


def begin(window: QWidget, hired: Hired, desk: str) -> None:
    """Officer, PIN and desk, or none."""
    turn_to(window)
    officers = find(window, "officer")
    assert isinstance(officers, QComboBox)
    wait_until(lambda: officers.findText(hired.officer.name) >= 0, "the officer in the list")
    reach(window, "officer")
    press(window, Key.Key_Home)
    choose(window, hired.officer.name)
    reach(window, "pin")
    type_text(window, hired.pin)
    reach(window, "desk")
    press(window, Key.Key_Home)
    choose(window, desk)
    press(window, Key.Key_Return)


def sign_out(window: QWidget) -> None:
    reach(window, "leave")
    press(window, Key.Key_Space)
    see(window, "pin")


def rest(window: QWidget) -> None:
    """A short break."""
    use(window, "break", Key.Key_B, Control)
    at(window, "end-break")
    press(window, Key.Key_B, Control)
    see(window, "desk-free")
    wait_until(lambda: text(window, "desk-free") == "Loket kosong", "the desk to be open again")


def receive(window: QWidget) -> None:
    """Call the next visitor, who comes."""
    turn_to(window)
    use(window, "call-next", Key.Key_F2)
    at(window, "arrived")
    use(window, "arrived", Key.Key_F4)


def write_guest_book(window: QWidget, name: str) -> None:
    """Who takes the number first tells the officer who he is."""
    at(window, "guest-book-name")
    type_text(window, name)
    press(window, Key.Key_Tab)
    type_text(window, "tamu@contoh.ac.id")
    reach(window, "guest-book-job")
    choose(window, "Peneliti atau dosen")
    reach(window, "guest-book-identity")
    press(window, Key.Key_Space)
    use(window, "sign-guest-book", Key.Key_S, Control)


def record(window: QWidget, office: TestOffice, ticket: str, summary: str) -> None:
    """Write what was asked for, with one need of data, and what came of it."""
    at(window, "record-summary")
    wait_until(lambda: find(window, "record-summary").isEnabled(), "the record")
    type_text(window, summary)
    press(window, Key.Key_Tab)
    at(window, "needs")
    for typed in ("Inflasi bulanan", "Kota Kupang", "2020-2025"):
        type_text(window, typed)
        press(window, Key.Key_Tab)
    reach(window, "outcome-terpenuhi")
    press(window, Key.Key_Space)

    def stored() -> bool:
        found = office.services.records.load(ticket)
        return bool(found.needs) and found.needs[0].year_to == 2025 and found.record.outcome is Outcome.MET

    wait_until(stored, "the record to be saved")
    found = office.services.records.load(ticket)
    assert found.record.summary == summary
    assert (found.needs[0].detail, found.needs[0].region) == ("Inflasi bulanan", "Kota Kupang")


def finish(window: QWidget) -> None:
    """The stage ends: the visitor goes on to another desk, or home."""
    turn_to(window)
    use(window, "finish", Key.Key_F5)


def finish_and_go_on(window: QWidget) -> None:
    """The desk's own next stage follows, with the same visitor."""
    finish(window)
    see(window, "record-summary")
    at(window, "record-summary")
    wait_until(lambda: find(window, "finish").isEnabled(), "the next stage")


def close_papers(window: QWidget) -> None:
    """Look at the documents that are open, and close them."""

    def papers() -> list[PdfPreview]:
        open_ones = (one for one in QApplication.topLevelWidgets() if isinstance(one, PdfPreview))
        return [paper for paper in open_ones if paper.isVisible()]

    wait_until(lambda: bool(papers()), "a document")
    for paper in papers():
        wait_until(lambda paper=paper: paper.document is not None, "the document")
        press(paper, Key.Key_Escape)
    wait_until(lambda: not papers(), "no document")
    turn_to(window)


def back(window: QWidget) -> None:
    """From any page to the visitor."""
    press(window, Key.Key_Escape)
    see(window, "visitor-number")


def to_page(window: QWidget, name: str) -> None:
    """Open a page beside the work."""
    use(window, "show-office", Key.Key_K, Control)
    reach(window, f"show-{name}")
    press(window, Key.Key_Space)


def number(office: TestOffice, service: str, draft: dict[str, object] | None = None) -> str:
    """Somebody comes; the ticket."""
    return office.services.reception.take_number(command(), service, "id", draft).id


def open_receipt_book(window: QWidget) -> None:
    to_page(window, "sales")
    use(window, "show-receipts", Key.Key_2, Alt)
    reach(window, "book-prefix")
    for typed in ("KW-", "1", "50"):
        type_text(window, typed)
        press(window, Key.Key_Tab)
    use(window, "open-book", Key.Key_O, Control)
    wait_until(lambda: not shows(window, "receipts-warning"), "the book")
    press(window, Key.Key_Escape)
    see(window, "call-next")


def sell(office: TestOffice, desk: QWidget, cashier: QWidget) -> None:
    """A sale from the number to the product in the buyer's hand, over both desks."""
    ticket = number(office, "penjualan")

    def sale_is(status: Status) -> None:
        def stored() -> bool:
            sale = office.services.sales.of_ticket(ticket)
            return sale is not None and sale.status is status

        wait_until(stored, f"the sale {status}")

    receive(desk)
    write_guest_book(desk, "Maria Goreti Tefa")
    see(desk, "finish")
    finish_and_go_on(desk)
    use(desk, "open-sale", Key.Key_J, Control)
    at(desk, "sale-tariff")
    press(desk, Key.Key_Tab)
    type_text(desk, "2")
    press(desk, Key.Key_Return)
    wait_until(lambda: text(desk, "sale-total").startswith("Rp 1"), "the total")
    wait_until(lambda: text(desk, "sale-quantity") == "", "the entry to be ready again")
    use(desk, "sale-next", Key.Key_F9)
    sale_is(Status.AGREED)
    use(desk, "sale-next", Key.Key_F9)
    sale_is(Status.BILLED)
    back(desk)
    finish(desk)
    see(desk, "desk-free")

    receive(cashier)
    use(cashier, "sale-next", Key.Key_F9)  # the sale of who has come to pay opens by itself
    close_papers(cashier)
    sale_is(Status.PAID)
    back(cashier)
    finish(cashier)
    see(cashier, "desk-free")

    receive(desk)
    use(desk, "open-sale", Key.Key_J, Control)
    use(desk, "sale-next", Key.Key_F9)
    sale_is(Status.HANDED_OVER)
    back(desk)
    finish(desk)
    see(desk, "desk-free")


def test_a_day_in_kupang(kupang: TestOffice, open_window: Open, tmp_path: Path) -> None:
    """A reader with card, locker and softcopy; a sale over two desks; a recommendation."""
    kupang.services.loans.add_lockers(command(), ("01", "02"), kupang.administrator.id)
    rina, maria = hire(kupang, "Rina Sabuna"), hire(kupang, "Maria Tefa", Role.TREASURER)
    desk, cashier = open_window(kupang).window, open_window(kupang).window
    sign_in(cashier, maria, "Bendahara")
    open_receipt_book(cashier)
    sign_in(desk, rina, "Loket 1")

    reader = number(kupang, "perpustakaan")
    receive(desk)
    at(desk, "guest-book-name")
    use(desk, "card-1", Key.Key_1, Alt)
    use(desk, "give-locker", Key.Key_5, Alt)
    see(desk, "locker-back")
    write_guest_book(desk, "Yohanis Bria")
    see(desk, "finish")
    finish_and_go_on(desk)
    record(desk, kupang, reader, "Kota Kupang Dalam Angka")
    take_softcopy(desk, tmp_path)
    assert kupang.services.records.load(reader).record.products == (SOFTCOPY,)
    use(desk, "locker-back", Key.Key_9, Alt)
    use(desk, "card-back", Key.Key_0, Alt)
    wait_until(lambda: not kupang.services.loans.out(), "card and key to be back")
    finish(desk)
    see(desk, "desk-free")

    sell(kupang, desk, cashier)

    number(kupang, "rekomendasi")
    receive(desk)
    write_guest_book(desk, "Dorkas Manafe")
    see(desk, "finish")
    finish_and_go_on(desk)
    use(desk, "open-request", Key.Key_R, Control)
    see(desk, "new-request-subject")
    wait_until(lambda: find(desk, "new-request-kind").count() > 0, "the offers")
    reach(desk, "new-request-subject")
    type_text(desk, "Survei kepuasan pasien")
    press(desk, Key.Key_S, Control)
    see(desk, "request-title")
    (asked,) = kupang.services.requests.work_list(Which.MINE, rina.officer.id)
    assert asked.state.kind.value == "recommendation"
    back(desk)
    finish(desk)
    see(desk, "desk-free")

    rest(desk)
    sign_out(desk)
    turn_to(cashier)
    sign_out(cashier)
    assert kupang.services.board.view().desks == ()


def take_softcopy(window: QWidget, folder: Path) -> None:
    """The reader asks for a softcopy and gets it with its watermark."""
    (folder / "asli.pdf").write_bytes(pdfs.plain())
    use(window, "open-library", Key.Key_L, Control)
    at(window, "library-title")
    type_text(window, "Kota Kupang Dalam Angka 2025")
    reach(window, "library-purpose")
    type_text(window, "Tesis")
    use(window, "ask-softcopy", Key.Key_S, Control)
    wait_until(lambda: _rows(window, "softcopies") == 1, "the request")
    for name, path in (("source", folder / "asli.pdf"), ("target", folder / "softcopy.pdf")):
        reach(window, name)
        press(window, Key.Key_A, Control)
        type_text(window, str(path))
    use(window, "stamp", Key.Key_W, Control)
    close_papers(window)
    assert (folder / "softcopy.pdf").exists()
    back(window)


def _rows(window: QWidget, table: str) -> int:
    found = find(window, table)
    assert isinstance(found, QTableView)
    return found.model().rowCount()


def test_a_day_in_jawa_tengah(jateng: TestOffice, open_window: Open) -> None:
    """The office that sells, over both desks."""
    rina, maria = hire(jateng, "Rina Sabuna"), hire(jateng, "Maria Tefa", Role.TREASURER)
    desk, cashier = open_window(jateng).window, open_window(jateng).window
    sign_in(cashier, maria, "Bendahara")
    open_receipt_book(cashier)
    sign_in(desk, rina, "Loket 1")
    sell(jateng, desk, cashier)
    rest(desk)
    sign_out(desk)
    turn_to(cashier)
    sign_out(cashier)
    assert jateng.services.board.view().desks == ()


def test_a_day_in_semarang(semarang: TestOffice, open_window: Open) -> None:
    """The receptionist signs the guest book, the officer gives the advice."""
    yosef, rina = hire(semarang, "Yosef Nalle", Role.RECEPTIONIST), hire(semarang, "Rina Sabuna")
    front, desk = open_window(semarang).window, open_window(semarang).window
    sign_in(front, yosef, "Front office")
    sign_in(desk, rina, "Loket konsultasi statistik")
    ticket = number(semarang, "konsultasi")
    receive(front)
    write_guest_book(front, "Siti Aminah")
    see(front, "finish")
    finish(front)
    see(front, "desk-free")
    receive(desk)
    record(desk, semarang, ticket, "Inflasi Kota Semarang")
    finish(desk)
    see(desk, "desk-free")
    for window in (desk, front):
        turn_to(window)
        rest(window)
        sign_out(window)
    assert semarang.services.board.view().desks == ()


def test_a_day_in_bengkulu(bengkulu: TestOffice, open_window: Open) -> None:
    """Who signed the guest book at the reception is served, and the service recorded last."""
    rina = hire(bengkulu, "Rina Sabuna")
    desk = open_window(bengkulu).window
    sign_in(desk, rina, "Meja layanan 1")
    ticket = number(bengkulu, "konsultasi", dict(GUEST))
    receive(desk)
    use(desk, "confirm-identity", Key.Key_I, Control)
    wait_until(lambda: not shows(desk, "confirm-identity"), "the tick")
    at(desk, "record-summary")
    record(desk, bengkulu, ticket, "PDRB Bengkulu")
    finish(desk)
    see(desk, "desk-free")
    to_page(desk, "unrecorded")
    see(desk, "unrecorded")
    reach(desk, "unrecorded")
    press(desk, Key.Key_Down)
    use(desk, "mark-recorded", Key.Key_F9)
    wait_until(lambda: not bengkulu.services.records.unrecorded(), "the mark")
    press(desk, Key.Key_Escape)
    see(desk, "desk-free")
    rest(desk)
    sign_out(desk)
    assert bengkulu.services.board.view().desks == ()


def test_a_day_in_blitar(blitar: TestOffice, open_window: Open) -> None:
    """No numbers: the reception, which has no queue, takes the card, and the next visitor is simply next."""
    yosef, rina = hire(blitar, "Yosef Nalle", Role.RECEPTIONIST), hire(blitar, "Rina Sabuna")
    front, desk = open_window(blitar).window, open_window(blitar).window
    begin(front, yosef, "Tanpa loket")
    see(front, "rail")
    sign_in(desk, rina, "Meja layanan")
    ticket = number(blitar, "konsultasi", dict(GUEST))
    turn_to(front)
    reach(front, "show-loans")
    press(front, Key.Key_Space)
    see(front, "cards-expected")
    use(front, "expected-card-1", Key.Key_1, Alt)
    wait_until(lambda: [loan.card for loan in blitar.services.loans.out()] == [KTP], "the card")
    turn_to(desk)
    use(desk, "call-next", Key.Key_F2)
    record(desk, blitar, ticket, "Inflasi Kota Blitar")
    finish(desk)
    stops = QApplication.activePopupWidget
    wait_until(lambda: stops() is not None, "the question of what is not back")
    press(stops(), Key.Key_Return)
    see(desk, "desk-free")
    turn_to(front)
    use(front, "loan-back", Key.Key_F5)
    wait_until(lambda: not blitar.services.loans.out(), "the card to be back")
    sign_out(front)
    turn_to(desk)
    rest(desk)
    sign_out(desk)
    assert blitar.services.board.view().desks == ()
