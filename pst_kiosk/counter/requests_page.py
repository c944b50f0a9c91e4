"""The page of requests: the work list, what is late first, and beside it one of them, or a new one."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from pst_kiosk.counter.case_page import CasePage, CaseWords
from pst_kiosk.counter.controls import button
from pst_kiosk.counter.office_page import Ways
from pst_kiosk.counter.pdf_preview import PdfPreview
from pst_kiosk.counter.requests_detail import RequestDetail
from pst_kiosk.counter.requests_letter import RequestLetter
from pst_kiosk.counter.requests_model import RequestsModel
from pst_kiosk.counter.requests_new import NewRequest
from pst_kiosk.counter.requests_paper import file_name, letter_of, title_of
from pst_kiosk.services.work_list import Which

_WORDS = CaseWords(
    name="request",
    listed="Daftar permohonan",
    choose="Silakan pilih permohonan dari daftar.",
    nothing={
        Which.MINE: "Tidak ada permohonan yang menunggu Anda.",
        Which.ALL: "Tidak ada permohonan yang terbuka.",
        Which.LATE: "Tidak ada yang terlambat.",
        Which.CLOSED: "Belum ada permohonan yang berakhir.",
    },
)


class RequestsPage(CasePage):
    def __init__(self, model: RequestsModel, ways: Ways, parent: QWidget | None = None) -> None:
        detail = RequestDetail(model)
        super().__init__(model, _WORDS, detail, parent)
        self._letter: RequestLetter | None = None
        self.list_card.column.addWidget(
            button("new-request", "Permohonan baru", model.ask_for_nobody, key="Ctrl+N", glyph="plus")
        )
        detail.letter.clicked.connect(self._show_letter)
        model.askerChanged.connect(self._show_new)
        model.opened.connect(self.show_detail)
        if model.asker is not None:
            self._show_new()

    def _show_new(self) -> None:
        if self._new is None:
            self._new = NewRequest(self.model, self.show_detail)
        self.show_beside(self._new)

    def _show_letter(self) -> None:
        if self._letter is None:
            self._letter = RequestLetter(self.model, self.show_detail, self._preview_letter)
        self.show_beside(self._letter)

    def _preview_letter(self) -> None:
        """The letter as it will be on paper, in a window of its own."""
        details, office = self.model.details, self.model.office
        if details is not None and office is not None and details.letter is not None:
            make = partial(letter_of, office, details)
            PdfPreview(title_of(details), file_name(details), make, self).show()
