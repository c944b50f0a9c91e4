"""The moves of the visitor at this desk, each with its key, in quiet rows."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pst_kiosk.counter.controls import button, mark
from pst_kiosk.counter.desk_view import Phase, Visitor
from pst_kiosk.counter.menus import question, targets_menu
from pst_kiosk.counter.work_model import WorkModel

_APART = 6


class CallRow(QWidget):
    """What is done with a visitor who is called and does not come."""

    def __init__(self, model: WorkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._no_show = button("no-show", "Tidak hadir", model.no_show, key="F6")
        self.buttons = (button("recall", "Panggil ulang", model.recall, key="F3"), self._no_show)
        _in_a_row(self, self.buttons)

    def show_visitor(self, visitor: Visitor) -> None:
        """A no-show that is proposed stands out."""
        mark(self._no_show, proposed=visitor.no_show_proposed)


class MoveRow(QWidget):
    """What may be done with a visitor at any time."""

    def __init__(self, model: WorkModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._hold = button("hold", "Tunda", self._set_aside, kind="move", key="F7")
        self._transfer = button("transfer", "Pindahkan…", self._choose_transfer, kind="move", key="F8")
        self._further = button("further", "Layanan lain…", self._choose_further, kind="move", key="F9")
        self._cancel = button("cancel", "Batalkan…", self._ask_to_cancel, kind="move", key="F12")
        self.buttons = (self._hold, self._transfer, self._further, self._cancel)
        _in_a_row(self, self.buttons)

    def show_visitor(self, visitor: Visitor, phase: Phase) -> None:
        self._further.setVisible(phase is Phase.SERVING and bool(visitor.further))

    def _set_aside(self) -> None:
        if (visitor := self._model.shown.visitor) is not None:
            self._model.moves.hold(visitor.ticket_id)

    def _choose_transfer(self) -> None:
        visitor, moves = self._model.shown.visitor, self._model.moves
        if visitor is not None:
            menu = targets_menu(
                "transfer-choice",
                f"Pindahkan {visitor.number} ke",
                visitor.transfers,
                lambda to: moves.transfer(visitor.ticket_id, to),
                self,
            )
            menu.open_under(self._transfer)

    def _choose_further(self) -> None:
        visitor = self._model.shown.visitor
        if visitor is not None:
            menu = targets_menu(
                "further-choice", "Selesai di sini, lanjut ke", visitor.further, self._model.moves.go_on, self
            )
            menu.open_under(self._further)

    def _ask_to_cancel(self) -> None:
        visitor, moves = self._model.shown.visitor, self._model.moves
        if visitor is not None:
            menu = question(
                "cancel-question",
                f"Batalkan {visitor.number}?",
                "Ya, batalkan kunjungan ini",
                lambda: moves.cancel(visitor.ticket_id),
                self,
            )
            menu.open_under(self._cancel)


def _in_a_row(holder: QWidget, buttons: tuple[QPushButton, ...]) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_APART)
    for made in buttons:
        row.addWidget(made)
    row.addStretch(1)
