"""Left: who waits for this desk, and the button that calls the next."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pst_kiosk.counter.aside_panel import AsidePanel
from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import button, label, let, say, wrapped
from pst_kiosk.counter.desk_view import Phase
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.queue_view import WaitingRow
from pst_kiosk.counter.row_menu import call_words, open_row_menu
from pst_kiosk.counter.ticket_list import TicketList
from pst_kiosk.counter.waiting_delegate import WaitingDelegate
from pst_kiosk.counter.work_model import WorkModel

_KEY = "Ctrl+Q"


class QueuePanel(Card):
    """Put what belongs above the button into `foot`."""

    def __init__(self, model: WorkModel, parent: QWidget | None = None) -> None:
        super().__init__("queue", 12, parent)
        self._model = model
        self._phase: Phase | None = None
        self._count = label("muted", "", "queue-count")
        self._empty = wrapped("muted", "Belum ada yang menunggu.", "queue-empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(4, 0, 4, 0)
        self._list = TicketList("waiting", "Antrean saya", model.waiting)
        self._list.setItemDelegate(WaitingDelegate(self._list))
        self._list.taken.connect(model.moves.pick)
        self._list.asked.connect(self._open_menu)
        self._list.chosenChanged.connect(self._say_keys)
        self._keys = label("note", "", "queue-keys")
        self._keys.setContentsMargins(4, 0, 4, 0)
        self._aside = AsidePanel(model, self)
        self.call = button("call-next", "Panggil berikutnya", model.call_next, kind="primary", key="F2")
        top = QHBoxLayout()
        top.setContentsMargins(4, 4, 4, 0)
        top.addWidget(label("title", "Antrean saya"))
        top.addStretch(1)
        top.addWidget(self._count)
        self.column.addLayout(top)
        self.column.addSpacing(GAP // 2)
        self.column.addWidget(self._empty, 1)
        self.column.addWidget(self._list, 1)
        self.column.addWidget(self._keys)
        self.column.addWidget(self._aside)
        self.foot = QVBoxLayout()
        self.column.addLayout(self.foot)
        self.column.addSpacing(GAP)
        self.column.addWidget(self.call)
        QShortcut(QKeySequence(_KEY), self._list).activated.connect(self._list.setFocus)
        model.shownChanged.connect(self.render_shown)
        self.render_shown()

    def render_shown(self) -> None:
        shown = self._model.shown
        some = bool(shown.waiting)
        free = shown.phase is Phase.FREE
        self._count.setText(f"{len(shown.waiting)} menunggu" if some else "")
        # Rows of one height are not measured one by one.
        self._list.setUniformItemSizes(not any(row.late for row in shown.waiting))
        self._list.setVisible(some)
        self._empty.setVisible(not some)
        self._keys.setVisible(some)
        self._say_keys()
        self._aside.show_rows(shown.aside)
        say(self.call, shown.calling.button, "F2")
        let(self.call, free and not self._model.busy, rest=self)
        if self.call.isEnabled() and self.window().focusWidget() is self:
            self.call.setFocus()
        # A page behind another one takes no keyboard.
        if shown.phase is not self._phase and not self._model.busy and self.isVisible():
            self._phase = shown.phase
            if free:
                self.call.setFocus()

    def _row(self, ticket_id: str) -> WaitingRow | None:
        return next((row for row in self._model.shown.waiting if row.ticket_id == ticket_id), None)

    def _say_keys(self) -> None:
        """What the keyboard does with the chosen row, or how to get to the list."""
        row = self._row(self._list.chosen)
        if row is None:
            self._keys.setText(f"{_KEY}: pilih dari daftar")
        elif self._model.shown.phase is Phase.FREE:
            self._keys.setText(f"Enter: {call_words(row).lower()} · Shift+F10: lainnya")
        else:
            self._keys.setText("Shift+F10: tunda, pindahkan, batalkan")

    def _open_menu(self, ticket_id: str, place: QPoint) -> None:
        row = self._row(ticket_id)
        if row is not None:
            open_row_menu(self._model.moves, row, self._model.shown.phase is Phase.FREE, place, self)
