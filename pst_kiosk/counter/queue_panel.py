"""Left: who waits for this desk, and the button that calls the next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import button, label, say, wrapped
from pst_kiosk.counter.desk_view import Phase
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.waiting_delegate import WaitingDelegate
from pst_kiosk.counter.work_model import WorkModel


class QueuePanel(Card):
    def __init__(self, model: WorkModel, parent: QWidget | None = None) -> None:
        super().__init__("queue", 12, parent)
        self._model = model
        self._phase: Phase | None = None
        self._count = label("muted", "", "queue-count")
        self._empty = wrapped("muted", "Belum ada yang menunggu.", "queue-empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(4, 0, 4, 0)
        self._list = QListView()
        self._list.setObjectName("waiting")
        self._list.setAccessibleName("Antrean saya")
        self._list.setModel(model.waiting)
        self._list.setItemDelegate(WaitingDelegate(self._list))
        self._list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self.column.addSpacing(GAP)
        self.column.addWidget(self.call)
        model.shownChanged.connect(self.render_shown)
        self.render_shown()

    def render_shown(self) -> None:
        shown = self._model.shown
        some = bool(shown.waiting)
        free = shown.phase is Phase.FREE
        self._count.setText(f"{len(shown.waiting)} menunggu" if some else "")
        self._list.setVisible(some)
        self._empty.setVisible(not some)
        say(self.call, shown.calling.button, "F2")
        self.call.setEnabled(free and not self._model.busy)
        if shown.phase is not self._phase:
            self._phase = shown.phase
            if free:
                self.call.setFocus()
