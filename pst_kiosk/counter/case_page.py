"""A page of cases that outlive a visit, requests or complaints: the work list, what is late first, and beside
it one of them, or a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QStackedLayout, QWidget

from pst_kiosk.counter.card import Card
from pst_kiosk.counter.controls import button, wrapped
from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.office_page import OfficePage
from pst_kiosk.counter.requests_delegate import RequestsDelegate
from pst_kiosk.services.work_list import Which

_SIDE = 388
_FILTERS = {
    Which.MINE: "Untuk saya",
    Which.ALL: "Semua",
    Which.LATE: "Terlambat",
    Which.CLOSED: "Berakhir",
}


@dataclass(frozen=True)
class CaseWords:
    name: str
    """Of one case, in the names of what shows them."""
    listed: str
    """What the list is called by who reads it aloud."""
    choose: str
    """Said beside the list while none is chosen."""
    nothing: Mapping[Which, str]
    """Said above a list of these that is empty."""


class CasePage(OfficePage):
    """`list_card` takes further buttons below the list, `show_beside` what is written beside it. The model
    has the work list of a `RequestsModel`; the detail is begun as a page is."""

    def __init__(self, model: Any, words: CaseWords, detail: Any, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.model = model
        self._words = words
        self._filters: dict[Which, QPushButton] = {}
        self._list = QListView()
        self._new: Any = None
        """The form of a new case; built when it is needed first: the page opens without waiting for it."""
        self._nothing = wrapped("muted", "", f"no-{words.name}s")
        self._detail = detail
        self._empty = wrapped("muted", words.choose, f"no-{words.name}")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list_card = self._listing()
        self.panels.addWidget(self.list_card)
        self.panels.addWidget(self._side_card(), 1)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._choose())
        model.listChanged.connect(self._render_list)
        model.detailChanged.connect(self._show_chosen)

    def begin(self) -> None:
        shown: Any = self._side.currentWidget()
        if shown is self._new:
            shown.begin()
        else:
            self._list.setFocus()

    def show_beside(self, form: Any) -> None:
        """Show this beside the list and put the keyboard into it."""
        if self._side.indexOf(form) < 0:
            self._side.addWidget(form)
        self._side.setCurrentWidget(form)
        form.begin()

    def show_detail(self) -> None:
        """Show the chosen one beside the list."""
        shown = self._empty if self.model.detail is None else self._detail
        self._side.setCurrentWidget(shown)
        if not self._list.hasFocus():
            self._detail.begin()

    def _listing(self) -> Card:
        card = Card(f"{self._words.name}s-card")
        card.setFixedWidth(_SIDE)
        self._list.setObjectName(f"{self._words.name}s")
        self._list.setAccessibleName(self._words.listed)
        self._list.setModel(self.model.rows)
        self._list.setItemDelegate(RequestsDelegate(self._list))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        filters = QHBoxLayout()
        filters.setSpacing(GAP // 2)
        for at, (which, text) in enumerate(_FILTERS.items(), start=1):
            name, key = f"{self._words.name}s-{which}", f"Alt+{at}"
            made = button(name, text, partial(self._filter, which), kind="small", key=key)
            made.setText(text)
            made.setToolTip(f"{text} ({key})")
            made.setCheckable(True)
            self._filters[which] = made
            filters.addWidget(made, 1)
        card.column.addLayout(filters)
        card.column.addWidget(self._nothing)
        card.column.addWidget(self._list, 1)
        return card

    def _side_card(self) -> Card:
        card = Card(f"{self._words.name}-card", 2 * GAP)
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

    def _render_list(self) -> None:
        self._render_filters()
        empty = self.model.rows.rowCount() == 0
        self._nothing.setText(self._words.nothing[self.model.which] if empty else "")
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
            self.show_detail()
