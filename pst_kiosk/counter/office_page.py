"""What the pages beside the work page are made of: a notice above their cards, and their table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from pst_kiosk.counter.look import GAP
from pst_kiosk.counter.notice_bar import NoticeBar
from pst_kiosk.counter.office_model import OfficeModel
from pst_kiosk.counter.pages import Page
from pst_kiosk.counter.rows import Rows

_ROW = 40


class Go(Protocol):
    """Shows another page if the officer may open it, for a visitor's ticket where one is said."""

    def __call__(self, page: Page, ticket_id: str | None = None) -> None: ...


@dataclass(frozen=True)
class Ways:
    """Where a page leads."""

    back: Callable[[], None]
    go: Go


class OfficePage(QWidget):
    """Put cards into `panels`. A page's own `__init__` takes its model, `Ways` and a parent."""

    def __init__(self, model: OfficeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        notice = NoticeBar()
        bars = QVBoxLayout()
        bars.setContentsMargins(GAP, 0, 2 * GAP, 0)
        bars.addWidget(notice)
        self.panels = QHBoxLayout()
        self.panels.setContentsMargins(0, 0, GAP, 0)
        self.panels.setSpacing(0)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(GAP)
        page.addLayout(bars)
        page.addLayout(self.panels, 1)
        model.noticeChanged.connect(lambda: notice.show_notice(model.notice))
        notice.show_notice(model.notice)

    def begin(self) -> None:
        """The page is shown for the first time: the keyboard goes where work begins."""
        raise NotImplementedError


class _Table(QTableView):
    """The first arrow key chooses the first row, also where it is the only one."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            # Qt makes the first row the current one without choosing it, and would go on from there.
            self.selectionModel().clearCurrentIndex()


def office_table(name: str, accessible: str, rows: Rows, wide: str, hidden: str = "") -> QTableView:
    """A table whose rows are chosen, not its cells. The column `wide` takes what the others leave, the
    column `hidden` is not shown."""
    table = _Table()
    table.setObjectName(name)
    table.setProperty("kind", "table")
    table.setAccessibleName(accessible)
    table.setModel(rows)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    heads = table.horizontalHeader()
    heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    heads.setSectionResizeMode(rows.column(wide), QHeaderView.ResizeMode.Stretch)
    heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    heads.setHighlightSections(False)
    if hidden:
        table.setColumnHidden(rows.column(hidden), True)
    return table


def chosen_row(table: QTableView) -> int | None:
    """The row that is chosen; None where none is."""
    chosen = table.selectionModel().selectedRows()
    return chosen[0].row() if chosen else None
