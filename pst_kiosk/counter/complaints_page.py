"""The page of complaints: the list, what is late first, and beside it one of them, or a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QStackedLayout, QWidget

from pst_kiosk.counter.bounded_text import bound_fields
from pst_kiosk.counter.card import Card
from pst_kiosk.counter.compensation_panel import CompensationPanel
from pst_kiosk.counter.complaints_detail import ComplaintDetail
from pst_kiosk.counter.complaints_export import RegisterButton
from pst_kiosk.counter.complaints_model import ComplaintsModel
from pst_kiosk.counter.complaints_new import NewComplaint
from pst_kiosk.counter.controls import button, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage, Ways
from pst_kiosk.counter.requests_delegate import RequestsDelegate
from pst_kiosk.services.complaints import Which

_SIDE = 388
_FILTERS = {
    Which.MINE: "Untuk saya",
    Which.ALL: "Semua",
    Which.LATE: "Terlambat",
    Which.CLOSED: "Berakhir",
}
_NOTHING = {
    Which.MINE: "Tidak ada pengaduan yang menunggu Anda.",
    Which.ALL: "Tidak ada pengaduan yang terbuka.",
    Which.LATE: "Tidak ada yang terlambat.",
    Which.CLOSED: "Belum ada pengaduan yang berakhir.",
}


class ComplaintsPage(OfficePage):
    def __init__(self, model: ComplaintsModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.model = model
        self._filters: dict[Which, QPushButton] = {}
        self._list = QListView()
        self._nothing = wrapped("muted", "", "no-complaints")
        self._detail = ComplaintDetail(model)
        self._new: NewComplaint | None = None
        self._owed: CompensationPanel | None = None
        # Where the standard has it.
        self._compensate = button("show-compensations", "Kompensasi", self._show_compensations, key="F12")
        self._compensate.hide()
        self._empty = wrapped("muted", "Silakan pilih pengaduan dari daftar.", "no-complaint")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.panels.addWidget(self._list_card())
        self.panels.addWidget(self._side_card(), 1)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        model.listChanged.connect(self._render_list)
        model.detailChanged.connect(self._show_chosen)
        model.stored.connect(self._show_detail)

    def begin(self) -> None:
        if self._new is not None and self._side.currentWidget() is self._new:
            self._new.begin()
        else:
            self._list.setFocus()

    def _list_card(self) -> Card:
        card = Card("complaints-card")
        card.setFixedWidth(_SIDE)
        self._list.setObjectName("complaints")
        self._list.setAccessibleName("Daftar pengaduan, saran, dan masukan")
        self._list.setModel(self.model.rows)
        self._list.setItemDelegate(RequestsDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        filters = QHBoxLayout()
        filters.setSpacing(GAP // 2)
        for at, (which, text) in enumerate(_FILTERS.items(), start=1):
            key = f"Alt+{at}"
            made = button(f"complaints-{which}", text, partial(self._filter, which), kind="small", key=key)
            made.setText(text)
            made.setToolTip(f"{text} ({key})")
            made.setCheckable(True)
            self._filters[which] = made
            filters.addWidget(made, 1)
        card.column.addLayout(filters)
        card.column.addWidget(self._nothing)
        card.column.addWidget(self._list, 1)
        card.column.addWidget(
            button("new-complaint", "Pengaduan baru", self._show_new, key="Ctrl+N", glyph="plus")
        )
        self._register = RegisterButton(self.model, self)
        below = QHBoxLayout()
        below.setSpacing(GAP // 2)
        for part in (self._compensate, self._register.widget):
            below.addWidget(part, 1)
        card.column.addLayout(below)
        self._register.widget.setVisible(self.model.oversees)
        return card

    def _side_card(self) -> Card:
        card = Card("complaint-card", 2 * GAP)
        self._side = QStackedLayout()
        # Before it has widgets: it shows the first one at once, and without a parent in a window of its own.
        card.column.addLayout(self._side)
        for part in (self._empty, self._detail):
            self._side.addWidget(part)
        return card

    def _filter(self, which: Which) -> None:
        self.model.filter(which)
        self._render_filters()
        self._list.setFocus()

    def _render_filters(self) -> None:
        for which, made in self._filters.items():
            made.setChecked(which is self.model.which)

    def _show_compensations(self) -> None:
        if self._owed is None:
            self._owed = CompensationPanel(self.model.compensations, self._show_detail)
            bound_fields(self._owed, self.model.warn)
            self._side.addWidget(self._owed)
        self._side.setCurrentWidget(self._owed)
        self._owed.begin()

    def _render_list(self) -> None:
        office = self.model.office
        self._compensate.setVisible(office is not None and office.compensation is not None)
        self._render_filters()
        empty = self.model.rows.rowCount() == 0
        self._nothing.setText(_NOTHING[self.model.which] if empty else "")
        self._nothing.setVisible(empty)
        row = self.model.rows.row_of(self.model.chosen or "")
        if row >= 0 and self._list.currentIndex().row() != row:
            self._list.setCurrentIndex(self.model.rows.index(row, 0))

    def _choose(self) -> None:
        index = self._list.currentIndex()
        if index.isValid():
            self.model.choose(self.model.rows.text(index.row(), "id"))

    def _show_chosen(self) -> None:
        """What was chosen in the list comes beside it, unless a form is written there."""
        if self._side.currentWidget() is self._empty or self._list.hasFocus():
            self._show_detail()

    def _show_detail(self) -> None:
        shown = self._empty if self.model.detail is None else self._detail
        self._side.setCurrentWidget(shown)
        if not self._list.hasFocus():
            self._detail.begin()

    def _show_new(self) -> None:
        """The form is built when it is needed first: the page opens without waiting for it."""
        if self._new is None:
            self._new = NewComplaint(self.model, self._show_detail)
            bound_fields(self._new, self.model.warn)
            self._side.addWidget(self._new)
        self._side.setCurrentWidget(self._new)
        self._new.begin()
