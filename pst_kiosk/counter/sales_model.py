"""The page of sales: those that are open, the one that is worked on, receipts and their books."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.rows import Rows
from pst_kiosk.counter.sale_papers import MadePaper, paper_of, receipt_of
from pst_kiosk.counter.sale_rows import book_row, books_warning, overtaken, sale_row
from pst_kiosk.counter.sale_view import Paper, SaleView, receipt_row, view_of
from pst_kiosk.counter.session import Session
from pst_kiosk.counter.wording import Notice, away_notice, refusal
from pst_kiosk.domain import sale as rules
from pst_kiosk.domain.errors import EnvironmentFault
from pst_kiosk.domain.office import Office
from pst_kiosk.domain.roles import Role
from pst_kiosk.domain.sale import Event, Line, Payment, Receipt, Sale
from pst_kiosk.domain.sale_checks import in_force
from pst_kiosk.domain.tariffs import Tariff
from pst_kiosk.services.sale_views import Asked, Books, Buyer, Issued
from pst_kiosk.ui.feed import Feed
from pst_kiosk.ui.lanes import Lane

if TYPE_CHECKING:
    from pst_kiosk.services.opening import Services

_NO_SALE = "Belum ada penjualan untuk pengunjung ini. Petugas layanan menyusunnya dahulu."

Work = Callable[["Services", tuple[str, str, str], Sale], Sale]
"""A move: the command's, the sale's and the officer's ids, and the sale as it is shown."""


@dataclass(frozen=True)
class _Read:
    office: Office
    sales: tuple[Sale, ...]
    books: Books
    issued: tuple[Issued, ...]
    chosen: Sale | None
    today: dt.date
    asked: tuple[Asked, ...]


class SalesModel(OfficeModel):
    """`saleChanged` comes with every new state of the sale that is worked on, `opened` when work on one
    begins here, `done` when something asked for is stored, `receiptIssued` after a payment, `receiptFound`
    with title, file name and maker of a receipt that was asked for."""

    saleChanged = Signal()
    opened = Signal()
    done = Signal()
    receiptIssued = Signal()
    receiptFound = Signal(object)
    bookOpened = Signal()

    def __init__(
        self, lane: Lane[Services], feed: Feed, session: Session, parent: QObject | None = None
    ) -> None:
        self._session = session
        self._chosen: str | None = None
        self._begun: str | None = None
        super().__init__(lane, feed, self._query, parent)
        self.role = Role(session.role)
        self.office: Office | None = None
        self.sale: Sale | None = None
        self.view: SaleView | None = None
        self.today = dt.date.min
        self.tariffs: tuple[Tariff, ...] = ()
        """Those of the sale's service that are in force today."""
        self.books = Books(())
        self.warning = ""
        self.asked: tuple[Asked, ...] = ()
        self._issued: tuple[Issued, ...] = ()
        self.rows = Rows(
            ("id", "number", "buyer", "status"),
            self,
            headings=("", "Nomor", "Pembeli", "Keadaan"),
            silent=("id",),
            tip="buyer",
        )
        self.items = Rows(
            ("at", "name", "quantity", "unit", "price", "amount"),
            self,
            headings=("", "Barang", "Banyak", "Satuan", "Harga", "Jumlah"),
            silent=("at",),
            tip="name",
        )
        self.receipts = Rows(
            ("id", "number", "at", "amount", "payment", "invoice", "note"),
            self,
            headings=("", "Nomor", "Terbit", "Jumlah", "Cara", "Invoice", "Catatan"),
            silent=("id",),
            tip="note",
        )
        self.book_rows = Rows(
            ("id", "numbers", "next", "left"),
            self,
            headings=("", "Buku", "Nomor berikutnya", "Tersisa"),
            silent=("id",),
        )
        self._lane = lane

    @property
    def prepares(self) -> bool:
        return self.role in rules.PREPARES

    @property
    def receives(self) -> bool:
        return self.role in rules.RECEIVES

    def choose(self, sale_id: str) -> None:
        """Work on this sale."""
        if sale_id != self._chosen:
            self._chosen = sale_id
            self.refresh()

    def open_ticket(self, ticket_id: str) -> None:
        """The sale of the visitor at the desk; who prepares sales begins one where there is none."""
        if self.prepares:
            officer = self._session.officer_id
            self.send(lambda services, identity: _open(services, identity, officer, ticket_id), self._opened)
        else:
            self._lane.post(
                lambda services: services.sales.of_ticket(ticket_id), self._opened, self._not_read
            )

    def open(self, asked: Asked | None, buyer: str) -> None:
        """Begin a sale for a request, or for somebody without one and without a ticket; without `buyer` it is
        who asked."""
        office, officer = self.office, self._session.officer_id
        if office is None:
            return
        selling = (service.key for service in office.services if service.tariffs)
        service = asked.service if asked is not None else next(selling, "")
        request = None if asked is None else asked.request_id
        self.send(
            lambda services, identity: services.sales.open(
                identity, officer, service, request_id=request, buyer=buyer
            ),
            self._opened,
        )

    def find_receipt(self, receipt_id: str) -> None:
        """Look for a receipt to read or print again, a void one too."""
        issued = next((one for one in self._issued if one.receipt.id == receipt_id), None)
        if issued is not None:
            self._lane.post(
                lambda services: services.sales.get(issued.sale_id),
                lambda sale: self._found(sale, issued.receipt),
                self._not_read,
            )

    def set_items(self, lines: Sequence[Line], buyer: Buyer) -> None:
        """The draft as it is now."""
        wanted = tuple(lines)
        self._move(lambda services, ids, sale: services.sales.set_items(*ids, wanted, sale.revision, buyer))

    def agree(self, buyer: Buyer) -> None:
        self._move(lambda services, ids, sale: services.sales.agree(*ids, sale.revision, buyer))

    def note_document(self, which: Event, there: bool) -> None:
        """Abstract, agreement or proof of transfer: there, or not after all."""
        self._move(lambda services, ids, _: services.sales.document(*ids, which, there))

    def bill(self, billing_code: str) -> None:
        self._move(lambda services, ids, sale: services.sales.bill(*ids, billing_code, sale.revision))

    def verify(self) -> None:
        self._move(lambda services, ids, _: services.payments.verify(*ids))

    def pay(self, payment: Payment) -> None:
        """The money is there; the receipt follows."""
        sale, officer = self.sale, self._session.officer_id
        if sale is None or self.busy:
            return

        def work(services: Services, identity: str) -> Sale:
            services.payments.pay(identity, sale.id, officer, payment)
            return services.sales.get(sale.id)

        def paid(after: Sale) -> None:
            self._stored(after)
            self.receiptIssued.emit()

        self._say(None)
        self._intents.send(work, paid, self._not_done)

    def hand_over(self) -> None:
        self._move(lambda services, ids, _: services.sales.hand_over(*ids))

    def correct(self, reason: str) -> None:
        self._move(lambda services, ids, _: services.sales.correct(*ids, reason))

    def cancel(self, reason: str) -> None:
        self._move(lambda services, ids, _: services.sales.cancel(*ids, reason))

    def void(self, reason: str) -> None:
        self._move(lambda services, ids, _: services.payments.void(*ids, reason))

    def open_book(self, prefix: str, first: int, last: int) -> None:
        """A new book of receipts."""
        officer = self._session.officer_id

        def opened(_: Books) -> None:
            self.bookOpened.emit()
            self.refresh()

        self.send(
            lambda services, identity: services.payments.open_book(identity, officer, prefix, first, last),
            opened,
        )

    def paper(self, which: Paper) -> MadePaper | None:
        """Title, file name and maker of a document of the sale; the maker is for a lane."""
        office, sale = self.office, self.sale
        if office is None or sale is None:
            return None
        self._note_paper(sale, which)
        return paper_of(which, office, sale)

    def say(self, text: str) -> None:
        """Why what was typed cannot be sent."""
        self._say(Notice(text, warns=True))

    def show_read(self, read: _Read) -> None:
        self.office, self.books, self.today = read.office, read.books, read.today
        self.asked, self._issued = read.asked, read.issued
        zone = read.office.tz
        self.warning = books_warning(read.books)
        self.rows.show([sale_row(sale) for sale in read.sales])
        self.receipts.show([receipt_row(one.receipt, one.invoice, zone) for one in read.issued])
        self.book_rows.show([book_row(book) for book in read.books.all])
        if read.chosen is not None and read.chosen.id == self._chosen:
            self._show_sale(read.chosen)

    def _not_read(self, error: Exception) -> None:
        if isinstance(error, EnvironmentFault):
            self._say(away_notice(error.code))
        else:
            self._say(refusal(error))

    def _found(self, sale: Sale, receipt: Receipt) -> None:
        if self.office is not None:
            self._note_paper(sale, Paper.RECEIPT)
            self.receiptFound.emit(receipt_of(self.office, sale, receipt))

    def _note_paper(self, sale: Sale, which: Paper) -> None:
        officer = self._session.officer_id
        self._lane.post(lambda services: services.sales.note_paper(officer, sale.id, which.value))

    def _query(self, services: Services) -> _Read:
        chosen = None if self._chosen is None else services.sales.get(self._chosen)
        sales = services.sales
        return _Read(
            services.office,
            sales.current(),
            services.payments.books(),
            services.payments.receipts(),
            chosen,
            sales.today(),
            sales.asked(),
        )

    def _move(self, work: Work) -> None:
        """Do something with the sale as it is shown, unless something else is under way."""
        sale, officer = self.sale, self._session.officer_id
        if sale is not None and not self.busy:
            self._say(None)
            self._intents.send(
                lambda services, identity: work(services, (identity, sale.id, officer), sale),
                self._stored,
                self._not_done,
            )

    def _opened(self, sale: Sale | None) -> None:
        if sale is None:
            self._say(Notice(_NO_SALE, warns=True))
            return
        self._chosen = self._begun = sale.id
        self._show_sale(sale)
        self.refresh()

    def _stored(self, sale: Sale) -> None:
        self._show_sale(sale)
        self.done.emit()
        self.refresh()

    def _show_sale(self, sale: Sale) -> None:
        if self.office is None:
            return
        self.sale = sale
        table = self.office.service(sale.service).tariffs
        self.tariffs = in_force(table, self.today)
        self.view = view_of(sale, table, self.role, self.office.tz)
        self.items.show(self.view.rows)
        self.saleChanged.emit()
        if self._begun == sale.id:
            self._begun = None
            self.opened.emit()

    def _not_done(self, error: Exception) -> None:
        said = overtaken(error)
        if said:
            self.say(said)
        else:
            self._say(refusal(error))
        self.refresh()


def _open(services: Services, identity: str, officer: str, ticket_id: str) -> Sale:
    """The visitor's sale in the service of his ticket."""
    found = services.sales.of_ticket(ticket_id)
    if found is not None and found.status in rules.OPEN:
        return found
    service = services.requests.asker(ticket_id).service
    return services.sales.open(identity, officer, service, ticket_id=ticket_id)
