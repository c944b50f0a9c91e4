"""The page of complaints: the list, what is late first, and beside it one of them, or a new one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from pst_kiosk.counter.bounded_text import bound_fields
from pst_kiosk.counter.case_page import CasePage, CaseWords
from pst_kiosk.counter.compensation_panel import CompensationPanel
from pst_kiosk.counter.complaints_detail import ComplaintDetail
from pst_kiosk.counter.complaints_export import RegisterButton
from pst_kiosk.counter.complaints_model import ComplaintsModel
from pst_kiosk.counter.complaints_new import NewComplaint
from pst_kiosk.counter.controls import button
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import Ways
from pst_kiosk.services.work_list import Which

_WORDS = CaseWords(
    name="complaint",
    listed="Daftar pengaduan, saran, dan masukan",
    choose="Silakan pilih pengaduan dari daftar.",
    nothing={
        Which.MINE: "Tidak ada pengaduan yang menunggu Anda.",
        Which.ALL: "Tidak ada pengaduan yang terbuka.",
        Which.LATE: "Tidak ada yang terlambat.",
        Which.CLOSED: "Belum ada pengaduan yang berakhir.",
    },
)


class ComplaintsPage(CasePage):
    def __init__(self, model: ComplaintsModel, _ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(model, _WORDS, ComplaintDetail(model), parent)
        self._owed: CompensationPanel | None = None
        # Where the standard has it.
        self._compensate = button("show-compensations", "Kompensasi", self._show_compensations, key="F12")
        self._compensate.hide()
        self._register = RegisterButton(model, self)
        self.list_card.column.addWidget(
            button("new-complaint", "Pengaduan baru", self._show_new, key="Ctrl+N", glyph="plus")
        )
        below = QHBoxLayout()
        below.setSpacing(GAP // 2)
        for part in (self._compensate, self._register.widget):
            below.addWidget(part, 1)
        self.list_card.column.addLayout(below)
        self._register.widget.setVisible(model.oversees)
        model.listChanged.connect(self._offer_compensations)
        model.stored.connect(self.show_detail)

    def _offer_compensations(self) -> None:
        office = self.model.office
        self._compensate.setVisible(office is not None and office.compensation is not None)

    def _show_compensations(self) -> None:
        if self._owed is None:
            self._owed = CompensationPanel(self.model.compensations, self.show_detail)
            bound_fields(self._owed, self.model.warn)
        self.show_beside(self._owed)

    def _show_new(self) -> None:
        if self._new is None:
            self._new = NewComplaint(self.model, self.show_detail)
            bound_fields(self._new, self.model.warn)
        self.show_beside(self._new)
