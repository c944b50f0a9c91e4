"""Middle: the visitor at this desk, and the one next action."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pst_kiosk.counter.call_aid import call_aid_menu
from pst_kiosk.counter.call_line import CallLine
from pst_kiosk.counter.card import Card
from pst_kiosk.counter.check_line import CheckLine
from pst_kiosk.counter.controls import button, label, let, rule, say, wrapped
from pst_kiosk.counter.desk_view import Phase, Visitor
from pst_kiosk.counter.guest_book_form import GuestBookForm
from pst_kiosk.counter.guest_book_model import form_fields
from pst_kiosk.counter.loans_question import ask_what_is_out
from pst_kiosk.counter.loans_strip import LoansStrip
from pst_kiosk.counter.look import GAP, INK, SHADOW, TYPE
from pst_kiosk.counter.move_row import CallRow, MoveRow
from pst_kiosk.counter.record_form import RecordForm
from pst_kiosk.counter.steps_strip import StepsStrip
from pst_kiosk.counter.visitor_tools import ShowPage, VisitorTools
from pst_kiosk.counter.work_model import WorkModel
from pst_kiosk.ui.fonts import figures_font, icon_pixmap

if TYPE_CHECKING:
    from pst_kiosk.domain.office import Office

_EMPTY_GLYPH = 56
_DOUBLE_PRESS_MS = 400
BREAK_KEY = "Ctrl+B"
_WITHOUT_VISITOR = {Phase.LOADING: "Memuat", Phase.BREAK: "Istirahat: loket tertutup untuk antrean"}


class VisitorPanel(Card):
    def __init__(self, model: WorkModel, show_page: ShowPage, parent: QWidget | None = None) -> None:
        super().__init__("visitor", 3 * GAP, parent)
        # Less above and below: on a small screen the forms need every line.
        self.column.setContentsMargins(SHADOW + 3 * GAP, SHADOW + 2 * GAP, SHADOW + 3 * GAP, SHADOW + 2 * GAP)
        self._model = model
        self._phase: Phase | None = None
        self._stage = ("", "")
        self._asked_with: QWidget | None = None
        self._guest_book: GuestBookForm | None = None
        self._record = RecordForm()
        self._number = label("", "", "visitor-number")
        self._service = wrapped("lead", "", "visitor-service")
        self._status = label("muted", "", "visitor-status")
        self._status.setFont(figures_font(TYPE.small, QFont.Weight.Medium))
        self._aid = button("call-aid", "Bantuan panggilan…", self._choose_aid, kind="small", key="Ctrl+M")
        self._stages = StepsStrip()
        self._moves = MoveRow(model)
        self._calls = CallRow(model)
        self._tools = VisitorTools(show_page, model.session.role)
        self._call = CallLine()
        self._check = CheckLine(model.moves)
        self._loans = LoansStrip(model, self._check)
        self._waits = wrapped("muted", "", "visitor-awaited")
        self._forms = QWidget()
        self._body = QVBoxLayout(self._forms)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.addWidget(self._record, 1)
        self._arrived = button("arrived", "Hadir", model.arrived, kind="primary", key="F4")
        self._sign = button(
            "sign-guest-book", "Simpan buku tamu", model.sign_guest_book, kind="primary", key="Ctrl+S"
        )
        self._finish = button("finish", "Selesai melayani", model.finish, kind="finish", key="F5")
        self._identity = button(
            "confirm-identity",
            "Identitas sah ditunjukkan",
            model.confirm_identity,
            key="Ctrl+I",
            glyph="check",
        )
        self._finish_guard = QTimer(self, interval=_DOUBLE_PRESS_MS, singleShot=True)
        self._finish_guard.timeout.connect(self.render_shown)
        self._empty = self._nobody()
        self._present = self._somebody()
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._present, 1)
        model.visitorChanged.connect(self._new_visitor)
        model.shownChanged.connect(self.render_shown)
        model.notReturned.connect(lambda said: ask_what_is_out(model, said, self._finish))
        self.render_shown()

    def _nobody(self) -> QWidget:
        empty = QWidget()
        glyph = QLabel()
        glyph.setPixmap(icon_pixmap("user-circle", _EMPTY_GLYPH, INK.edge, self.devicePixelRatioF()))
        self._empty_title = label("big", "", "desk-free")
        self._empty_hint = label("muted", "", "desk-free-hint")
        self._go_on = button("end-break", "Lanjutkan", self._model.end_break, kind="primary", key=BREAK_KEY)
        column = QVBoxLayout(empty)
        column.addStretch(2)
        for widget in (glyph, self._empty_title, self._empty_hint, self._go_on):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        return empty

    def _somebody(self) -> QWidget:
        present = QWidget()
        named = QHBoxLayout()
        named.addWidget(self._service, 1)
        named.addWidget(self._aid, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(6)
        beside.addLayout(named)
        beside.addWidget(self._moves)
        top = QHBoxLayout()
        top.setSpacing(2 * GAP)
        # Under the number, where it takes no width from the service's name.
        numbered = QVBoxLayout()
        numbered.setSpacing(0)
        numbered.addWidget(self._number)
        numbered.addWidget(self._status)
        top.addLayout(numbered)
        top.addLayout(beside, 1)
        column = QVBoxLayout(present)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(rule())
        column.addWidget(self._stages)
        column.addWidget(self._check)
        for only_while_called in (self._call, self._waits, self._calls):
            column.addWidget(only_while_called)
        column.addWidget(self._identity, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._loans)
        column.addWidget(self._tools)
        column.addWidget(self._forms, 1)
        for action in (self._arrived, self._sign, self._finish):
            column.addWidget(action)
        return present

    def _new_visitor(self) -> None:
        """Another ticket is at the desk, or none: its own answers, empty or as stored."""
        self._rest()
        self._phase = None
        self._record.attach(self._model.record, self._model.zone)
        if self._guest_book is not None:
            self._guest_book.attach(self._model.guest_book)

    def _make_guest_book(self, office: Office) -> GuestBookForm:
        rules = office.guest_book
        form = GuestBookForm(form_fields(rules), rules.identity_shown)
        form.hide()
        self._body.addWidget(form, 1)
        # Made last, it would be the last to be reached by Tab, after the buttons below it.
        for before, after in pairwise((self._tools.buttons[-1], *form.controls)):
            QWidget.setTabOrder(before, after)
        form.attach(self._model.guest_book)
        return form

    def render_shown(self) -> None:
        shown = self._model.shown
        if self._guest_book is None and self._model.office is not None:
            self._guest_book = self._make_guest_book(self._model.office)
        if shown.phase is not self._phase:
            self._rest()
        self._empty.setVisible(shown.visitor is None)
        self._present.setVisible(shown.visitor is not None)
        if shown.visitor is None:
            self._show_free()
        else:
            self._show_visitor(shown.visitor, shown.phase)
        self._let_act()
        # A disabled button takes no focus: what is asked of the database is answered first.
        if self._model.busy or not self.isVisible():
            return
        if shown.phase is not self._phase:
            self._phase = shown.phase
            self._focus(shown.phase)
        elif self.window().focusWidget() is self:
            self._give_back()

    def _let_act(self) -> None:
        """One thing at a time; the keyboard rests meanwhile, and comes back to the button it asked with."""
        busy = self._model.busy
        ways_on = (self._arrived, self._sign, self._identity, self._finish, self._go_on, self._aid)
        rows = (self._moves, self._calls, self._tools, self._check)
        actions = (*ways_on, *(made for row in rows for made in row.buttons))
        focused = self.window().focusWidget()
        if focused in actions:
            self._asked_with = focused
        for action in actions:
            let(
                action, not busy and not (action is self._finish and self._finish_guard.isActive()), rest=self
            )

    def _choose_aid(self) -> None:
        if (visitor := self._model.shown.visitor) is not None:
            menu = call_aid_menu(self._model.moves, visitor.ticket_id, visitor.number, self)
            menu.open_under(self._aid)

    def _rest(self) -> None:
        """What had the keyboard in here may be about to go: Qt would pass it on to what comes next."""
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.setFocus()

    def _give_back(self) -> None:
        if self._asked_with is None or not self._asked_with.isVisible():
            self._focus(self._model.shown.phase)
        elif self._asked_with.isEnabled():
            self._asked_with.setFocus()

    def _show_free(self) -> None:
        phase = self._model.shown.phase
        self._empty_title.setText(_WITHOUT_VISITOR.get(phase, "Loket kosong"))
        self._go_on.setVisible(phase is Phase.BREAK)
        self._empty_hint.setText(self._model.shown.calling.hint)

    def _show_visitor(self, visitor: Visitor, phase: Phase) -> None:
        self._show_number(visitor)
        self._service.setText(visitor.service)
        self._status.setText(visitor.status)
        self._aid.setVisible(visitor.numbered)
        self._stages.show_items(visitor.items)
        self._check.show_visitor(visitor, phase)
        before, self._stage = self._stage, (visitor.ticket_id, visitor.finish)
        if before[0] == visitor.ticket_id and before != self._stage:
            # A key pressed twice must not finish the next stage with the second press.
            self._finish_guard.start()
        say(self._finish, visitor.finish, "F5")
        self._identity.setVisible(visitor.identity_due and phase is Phase.SERVING)
        called, signing = phase is Phase.CALLED, phase is Phase.GUEST_BOOK
        self._moves.show_visitor(visitor, phase)
        self._calls.show_visitor(visitor)
        self._tools.show_visitor(visitor, phase)
        self._calls.setVisible(called)
        self._call.show_note(visitor.call)
        self._waits.setText(visitor.awaited)
        self._waits.setVisible(called)
        self._arrived.setVisible(called)
        self._sign.setVisible(signing)
        self._finish.setVisible(phase is Phase.SERVING)
        if self._guest_book is not None:
            self._guest_book.setVisible(signing)
        self._record.setVisible(phase is Phase.SERVING)

    def _show_number(self, visitor: Visitor) -> None:
        """The word for a visitor without a number is smaller."""
        size = TYPE.number if visitor.numbered else TYPE.title
        self._number.setText(visitor.number)
        if self._number.property("size") != size:
            self._number.setProperty("size", size)
            self._number.setFont(figures_font(size))
            self._number.setStyleSheet(f"font-size: {size}px; font-weight: 800; color: {INK.ink};")

    def _focus(self, phase: Phase) -> None:
        """The keyboard goes where the next thing is done."""
        if phase is Phase.BREAK:
            self._go_on.setFocus()
        elif phase is Phase.CALLED:
            self._arrived.setFocus()
        elif phase is Phase.GUEST_BOOK and self._guest_book is not None:
            self._guest_book.begin()
        elif phase is Phase.SERVING:
            self._record.begin()
