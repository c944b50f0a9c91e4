"""One sale beside the list: where it stands, its draft, and the one next action."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from pst_kiosk.counter.controls import Choice, Tick, button, label, say, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.sale_draft import SaleDraft
from pst_kiosk.counter.sale_view import Paper, SaleView
from pst_kiosk.counter.sale_words import PAYMENTS
from pst_kiosk.counter.sales_model import SalesModel
from pst_kiosk.counter.tip import tip
from pst_kiosk.domain.sale import Event, Payment
from pst_kiosk.domain.sale_fields import LONGEST_BILLING_CODE, LONGEST_GROUND

_CODE_WIDTH = 260
_NEXT_KEY = "F9"
_PAPERS = {
    Paper.INVOICE: ("Invoice", "Alt+I"),
    Paper.RECEIPT: ("Kuitansi", "Alt+K"),
    Paper.AGREEMENT: ("SPPD", "Alt+S"),
    Paper.ABSTRACT: ("Abstraksi", "Alt+A"),
}

ShowPaper = Callable[[Paper], None]


class SaleDetail(QWidget):
    """`show_paper` opens a document of the sale."""

    def __init__(self, model: SalesModel, show_paper: ShowPaper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._heading = label("big", "", "sale-heading")
        self._status = label("lead", "", "sale-status")
        self._total = label("figure", "", "sale-total")
        self.draft = SaleDraft(model)
        self._abstract = Tick("sale-abstract", "Abstraksi diterima")
        self._agreement = Tick("sale-agreement", "SPPD diterima")
        self._proof = Tick("sale-proof", "Bukti transfer diterima")
        self._verified = label("saved", "", "sale-verified")
        self._code = QLineEdit()
        self._code.setObjectName("sale-billing-code")
        self._code.setAccessibleName("Kode billing")
        self._code.setPlaceholderText("Kode billing dari sistem negara")
        self._code.setMaxLength(LONGEST_BILLING_CODE)
        self._code.setFixedWidth(_CODE_WIDTH)
        self._keep_code = button("keep-code", "Simpan kode", self._bill, key="Ctrl+B")
        self._payment = Choice("sale-payment", "Cara pembayaran")
        self._payment.setMinimumWidth(_CODE_WIDTH)
        self._next = button("sale-next", "", self._do_next, kind="primary", key=_NEXT_KEY)
        self._awaited = wrapped("lead", "", "sale-awaited")
        self._reason = QLineEdit()
        self._reason.setObjectName("sale-reason")
        self._reason.setAccessibleName("Alasan")
        self._reason.setPlaceholderText("Alasan perbaikan atau pembatalan")
        self._reason.setMaxLength(LONGEST_GROUND)
        self._correct = button("sale-correct", "Perbaiki", partial(self._because, model.correct), key="Alt+P")
        self._void = button("sale-void", "Batalkan kuitansi", partial(self._because, model.void), key="Alt+V")
        self._cancel = button(
            "sale-cancel", "Batalkan penjualan", partial(self._because, model.cancel), key="Alt+B"
        )
        self._papers = {
            paper: button(f"paper-{paper}", text, partial(show_paper, paper), key=key, glyph="file-text")
            for paper, (text, key) in _PAPERS.items()
        }
        self._history = label("note", "", "sale-history")
        self._history.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sale_id = ""
        self._lay_out()
        for tick, event in (
            (self._abstract, Event.ABSTRACT),
            (self._agreement, Event.AGREEMENT),
            (self._proof, Event.PROOF),
        ):
            tick.clicked.connect(partial(model.note_document, event))
        self._code.returnPressed.connect(self._bill)
        self._reason.textChanged.connect(lambda _: self._enable())
        model.saleChanged.connect(self.render_sale)
        model.busyChanged.connect(self._enable)
        model.done.connect(self._reason.clear)

    def begin(self) -> None:
        """The keyboard goes to what is done next."""
        view = self._model.view
        if view is None:
            return
        if view.editable:
            self.draft.begin()
        elif self._next.isVisibleTo(self):
            self._next.setFocus()
        else:
            self._papers[Paper.INVOICE].setFocus()

    def render_sale(self) -> None:
        sale, view = self._model.sale, self._model.view
        if sale is None or view is None:
            return
        self._heading.setText(view.heading)
        self._status.setText(view.status)
        self._total.setText(view.total)
        self._show_documents(view)
        if sale.id != self._sale_id or not self._code.hasFocus():
            self._code.setText(sale.billing_code)
        if sale.id != self._sale_id:
            self._reason.clear()
        self._sale_id = sale.id
        self._code.setVisible(view.billing_open or bool(sale.billing_code))
        self._code.setReadOnly(not view.billing_open)
        self._keep_code.setVisible(view.billing_open and view.next.event is not Event.BILLED)
        self._payment.offer((PAYMENTS[payment], payment) for payment in view.payments)
        self._payment.setVisible(view.next.event is Event.PAID)
        say(self._next, view.next.button, _NEXT_KEY)
        self._next.setVisible(view.next.event is not None)
        self._awaited.setText(view.next.awaited)
        self._awaited.setVisible(view.next.event is None)
        for made, offered in (
            (self._correct, view.corrects),
            (self._void, view.voids),
            (self._cancel, view.cancels),
        ):
            made.setVisible(offered)
        self._reason.setVisible(view.corrects or view.voids or view.cancels)
        for paper, made in self._papers.items():
            made.setVisible(paper in view.papers)
        self._history.setText(view.history[0] if view.history else "")
        self._history.setToolTip(tip("\n".join(view.history)))
        self._enable()

    def _show_documents(self, view: SaleView) -> None:
        for tick, shown, ticked, free in (
            (self._abstract, view.needs_documents, view.has_abstract, view.documents_open),
            (self._agreement, view.needs_documents, view.has_agreement, view.documents_open),
            (self._proof, view.proof_open or view.has_proof, view.has_proof, view.proof_open),
        ):
            tick.setVisible(shown)
            tick.setChecked(ticked)
            tick.setEnabled(free)
        self._verified.setText(view.verified)
        self._verified.setVisible(bool(view.verified))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(2 * GAP)
        head.addWidget(self._heading)
        head.addWidget(self._status, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self._total)
        documents = QHBoxLayout()
        documents.setSpacing(GAP)
        for part in (self._abstract, self._agreement, self._proof, self._verified):
            documents.addWidget(part)
        documents.addStretch(1)
        for made in (self.draft.remove, self.draft.reprice):
            documents.addWidget(made)
        money = QHBoxLayout()
        money.setSpacing(GAP)
        for thing in (self._code, self._keep_code, self._payment):
            money.addWidget(thing)
        money.addStretch(1)
        papers = QHBoxLayout()
        papers.setSpacing(GAP)
        for made in self._papers.values():
            papers.addWidget(made)
        papers.addStretch(1)
        reasons = QHBoxLayout()
        reasons.setSpacing(GAP)
        reasons.addWidget(self._reason, 1)
        for made in (self._correct, self._void, self._cancel):
            reasons.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self.draft, 1)
        for row in (documents, money):
            column.addLayout(row)
        column.addWidget(self._next)
        column.addWidget(self._awaited)
        column.addLayout(papers)
        column.addLayout(reasons)
        column.addWidget(self._history)

    def _do_next(self) -> None:
        view = self._model.view
        if view is None:
            return
        match view.next.event:
            case Event.AGREED:
                self._model.agree(self.draft.buyer)
            case Event.BILLED:
                self._bill()
            case Event.VERIFIED:
                self._model.verify()
            case Event.PAID:
                self._model.pay(Payment(self._payment.currentData()))
            case Event.HANDED_OVER:
                self._model.hand_over()

    def _bill(self) -> None:
        self._model.bill(self._code.text())

    def _because(self, do: Callable[[str], None]) -> None:
        do(self._reason.text())

    def _enable(self) -> None:
        ready = not self._model.busy
        said = bool(self._reason.text().strip())
        parts: tuple[QPushButton, ...] = (self._correct, self._void, self._cancel)
        for made in parts:
            made.setEnabled(ready and said)
        for made in (self._next, self._keep_code):
            made.setEnabled(ready)
